"""Rough noun phrases."""

from bisect import bisect_left
from typing import NamedTuple

from reader.extract.quotes.frame import FOLD, Frame
from reader.extract.quotes.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    COUNTING,
    DETERMINERS,
    NOT_ADVERBS,
    NOUN_CUES,
    PAST_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    verbs,
)
from reader.language import datelines
from reader.language.tokens import Token

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred".split()
)
_PARTS = ("-third", "-thirds", "-quarter", "-quarters", "-fifth", "-fifths", "-tenth", "-tenths")
"""How shares in words end: "two-thirds"."""
_ABOUT = frozenset("about some nearly almost roughly around only just".split())
_BREAKS = frozenset({",", ";", ":", "—", "–", "--"})
_GENITIVES = frozenset({"'s", "’s"})
_ARTICLES = frozenset("a an the".split())
_PARTITIVES = frozenset("all both half".split())
_BEFORE_COUNTING = {
    "most": _PARTITIVES | {"the"},
    "few": _PARTITIVES | {"a", "the"},
    "many": _PARTITIVES | {"the"},
}
"""Determiners that one of number may follow: "the most recent", "a few"."""
_PAUSES = frozenset(',.;:()[]—…"“”«»?!')
FINITE = frozenset("VBD VBZ VBP MD".split())
"""The parts of speech of verbs that a clause needs one of."""
RELATIVE = frozenset("WDT WP WRB WP$".split())
"""The parts of speech of words that open a clause with a verb of its own."""
_SUBORDINATE = frozenset("that because if while when although though since as until unless".split())
_REACH = 14
"""So many words at most does a bracket hold that is read over."""


class Phrase(NamedTuple):
    """A noun phrase: words `start` to `end` of a frame, the end not included."""

    start: int
    end: int
    kind: str
    """name, nominal or pronoun."""
    governed: bool = False
    """Whether a preposition stands before it."""


class Clause:
    """A sentence of a frame with its noun phrases."""

    __slots__ = ("_starts", "end", "frame", "phrases", "start", "words")

    def __init__(self, frame: Frame, start: int, end: int) -> None:
        self.frame = frame
        self.words = frame.words
        self.start = start
        self.end = end
        self.phrases = _phrases(frame, datelines.end(frame.words) if start == 0 else start, end)
        self._starts = [phrase.start for phrase in self.phrases]

    @property
    def told(self) -> bool:
        """Whether the sentence has words outside quotation marks."""
        return any(word.shape[0] in "Xxd" for word in self.words[self.start : self.end])

    def within(self, start: int, end: int) -> list[Phrase]:
        """The phrases among the words `start` to `end`; one that reaches over is cut."""
        found = self.phrases[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if found and found[-1].end > end:
            found[-1] = found[-1]._replace(end=end)
        return found

    def chunk_start(self, index: int) -> int:
        """The first word after the mark that stands before the word at `index`."""
        while (
            index > self.start
            and self.words[index - 1].text not in _BREAKS
            and self.words[index - 1].text != FOLD
        ):
            index -= 1
        return index


def whole(clause: Clause, start: int, end: int) -> int:
    """The verbs of a stretch beyond those that its subordinate clauses need, from -1 to 1."""
    words, frame = clause.words, clause.frame
    count = 0
    for at in range(start, end):
        tag = frame.tag(at)
        if tag in FINITE:
            count += at == start or frame.tag(at - 1) != "MD"
        elif tag in RELATIVE or (at > start and tag == "IN" and words[at].low in _SUBORDINATE):
            count -= 1
    return max(-1, min(count, 1))


def is_adverb(word: Token) -> bool:
    """Whether a word can stand between a subject and its verb."""
    low = word.low
    return (
        low in ADVERBS or low in AUXILIARIES or (word.shape == "x" and low.endswith("ly"))
    ) and word.text != FOLD


def _phrases(frame: Frame, start: int, end: int) -> list[Phrase]:
    words = frame.words
    found: list[Phrase] = []
    at = start
    while at < end:
        word = words[at]
        low = word.low
        if word.text == "(":
            at = _after_bracket(words, at, end)
            continue
        before = words[at - 1].low if at > start else ""
        if low in PRONOUNS:
            found.append(Phrase(at, at + 1, "pronoun", before in PREPOSITIONS and before != "like"))
            at += 1
        elif (after := _share_end(words, at, end)) > at:
            found.append(Phrase(at, after, "nominal", before in PREPOSITIONS))
            at = after
        elif _begins(frame, at, end):
            after = _phrase_end(frame, at, end)
            named = any(frame.is_name(place) for place in range(at, after))
            kind = "name" if named and frame.is_name(after - 1) else "nominal"
            found.append(Phrase(at, after, kind, before in PREPOSITIONS))
            at = after
        else:
            at += 1
    return found


def _share_end(words: list[Token], at: int, end: int) -> int:
    """Where a share of some people that begins at `at` ends: "three in ten", "15% of workers"."""
    first = at + (words[at].low in _ABOUT and at + 1 < end)
    word = words[first]
    part = word.low.endswith(_PARTS)
    if not part and not _is_number(word):
        return at
    follow = [word.low for word in words[first + 1 : min(first + 4, end)]]
    if follow[:2] == ["per", "cent"]:
        after = first + 3
    elif follow[:1] in (["%"], ["percent"]):
        after = first + 2
    elif follow[:1] == ["in"] and _is_number(*words[first + 2 : first + 3]):
        after = first + 3
    elif follow[:2] == ["out", "of"] and _is_number(*words[first + 3 : first + 4]):
        after = first + 4
    elif part:
        after = first + 1
    else:
        return at
    noun = after
    if noun < end and words[noun].low == "of":
        noun += 1
        noun += noun < end and words[noun].low in DETERMINERS | _PARTITIVES
    asked = noun + 1 < end and words[noun - 1].low == "those" and words[noun + 1].low in verbs()
    plain = noun < end and words[noun].shape == "x"
    plain = plain and (asked or words[noun].low not in verbs())
    small = plain and words[noun].low in PREPOSITIONS | AUXILIARIES | CLAUSE_OPENERS | {"and", "or"}
    many = plain and (noun > after or words[noun].low.endswith(("s", "people", "men", "women")))
    return noun + 1 if many and not small else after


def _is_number(word: Token | None = None) -> bool:
    return word is not None and (word.shape[0] == "d" or word.low in _NUMBERS)


def _after_bracket(words: list[Token], at: int, end: int) -> int:
    for place in range(at + 1, min(end, at + _REACH)):
        if words[place].text == ")":
            return place + 1
    return at + 1


def _begins(frame: Frame, at: int, end: int) -> bool:
    word = frame.words[at]
    if word.text == FOLD:
        return False
    low = word.low
    return (
        frame.is_name(at)
        or (low in DETERMINERS and low not in ("that", "no"))
        or (word.shape == "d" and at + 1 < end and frame.words[at + 1].shape[0] == "x")
        or low in ("mr", "mrs", "ms")
    )


def _phrase_end(frame: Frame, first: int, end: int) -> int:
    """The word after the phrase that begins at `first`."""
    words, known = frame.words, verbs()
    named = frame.is_name(first)
    at = first + 1
    while at < end:
        word, before = words[at], words[at - 1]
        low = word.low
        if at + 1 < end and (word.text in ("'s", "’s", "'", "’") or _glued(words, at)):
            at += 1
            continue
        if not (word.shape[0] in "Xxd" or word.text[0] == "@" or word.shape == "X.X."):
            break
        if low in PREPOSITIONS or low in AUXILIARIES or low in CLAUSE_OPENERS:
            break
        if (low in PRONOUNS and word.text != "I") or low in ("and", "or", "who", "whose", "not"):
            break
        determined = before.low in _ARTICLES or before.low in _GENITIVES
        counting = low in COUNTING or before.low in _BEFORE_COUNTING.get(low, _PARTITIVES)
        if low in DETERMINERS and not counting:
            break
        if word.shape[0] == "x":
            if before.low not in DETERMINERS or (before.low in COUNTING and at - first > 1):
                if low in PAST_VERBS or (named and low in ADVERBS and not determined):
                    break
                if named and low.endswith("ed") and len(low) > 4:
                    break
                if (
                    low in known
                    and low not in NOUN_CUES
                    and not _noun_before_verb(frame, first, at, end, named=named)
                ):
                    break
            if low.endswith("ly") and low not in NOT_ADVERBS and not determined:
                break
        named = named or frame.is_name(at)
        at += 1
    return at


def _glued(words: list[Token], at: int) -> bool:
    """Whether a sign ties two words into one: "56-year-old", "9/11"."""
    word = words[at]
    return (
        len(word.text) == 1
        and word.shape[0] not in "Xxd"
        and word.text not in _PAUSES
        and words[at - 1].end == word.start
        and words[at + 1].start == word.end
        and words[at + 1].text != FOLD
    )


def _noun_before_verb(frame: Frame, first: int, at: int, end: int, *, named: bool) -> bool:
    """Whether the cue at `at` is a noun after all: "the campaign pledge was"."""
    words = frame.words
    if named or words[first].low not in DETERMINERS or at + 1 >= end:
        return False
    after = words[at + 1]
    return after.text != FOLD and (after.low in verbs() or after.low in AUXILIARIES)
