"""Rough noun phrases, and which of them is the subject of a verb."""

from bisect import bisect_left
from typing import NamedTuple

from reader.extract.quotes.frame import FOLD, Frame
from reader.extract.quotes.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    COUNTING,
    DAYS,
    DETERMINERS,
    NOT_ADVERBS,
    NOUN_CUES,
    PAST_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_NOUNS,
    TIME_OPENERS,
    TIMES,
    verbs,
)
from reader.language.tokens import Token

_BREAKS = frozenset({",", ";", ":", "—", "–", "--"})
_ASIDES = frozenset({",", "—", "–", ")", "--"})
_RELATIVES = frozenset("who whose which where whom".split())
_APPOSITION_OPENERS = frozenset("now once then also formerly himself herself and former".split())
_PAUSES = frozenset(',.;:()[]—…"“”«»?!')
_REACH = 14
"""So many words at most does a bracket hold that is read over, or a dateline."""


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
        self.phrases = _phrases(frame, _after_dateline(frame) if start == 0 else start, end)
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
        elif _begins(frame, at, end):
            after = _phrase_end(frame, at, end)
            named = any(frame.is_name(place) for place in range(at, after))
            kind = "name" if named and frame.is_name(after - 1) else "nominal"
            found.append(Phrase(at, after, kind, before in PREPOSITIONS))
            at = after
        else:
            at += 1
    return found


def _after_dateline(frame: Frame) -> int:
    """The word after the place in capitals, and the dash, that an agency report begins with."""
    words = frame.words
    if words[0].shape != "XX" or len(words[0].text) < 4:
        return 0
    for at, word in enumerate(words[1:_REACH], 1):
        if word.text in ("—", "–", "--", "-") and word.start > words[at - 1].end:
            return at + 1
        if word.text in (FOLD, ":") or word.low in AUXILIARIES:
            break
    return 0


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
        if low in DETERMINERS and before.low not in ("all", "both", "half") and low not in COUNTING:
            break
        if word.shape[0] == "x":
            if before.low not in DETERMINERS or (before.low in COUNTING and at - first > 1):
                if low in PAST_VERBS or (named and low in ADVERBS):
                    break
                if named and low.endswith("ed") and len(low) > 4:
                    break
                if (
                    low in known
                    and low not in NOUN_CUES
                    and not _noun_before_verb(frame, first, at, end, named=named)
                ):
                    break
            if low.endswith("ly") and low not in NOT_ADVERBS:
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


def head(clause: Clause, start: int, end: int) -> Phrase | None:
    """The likely subject among the words `start` to `end`: the last phrase not governed."""
    words, found = clause.words, clause.within(start, end)
    last = end
    while last > start and is_adverb(words[last - 1]):
        last -= 1
    if (
        found
        and found[-1].end == last
        and found[-1].start > start
        and words[found[-1].start - 1].low in ("after", "before", "since", "until", "as", "than")
    ):
        return found[-1]
    free = [phrase for phrase in found if not phrase.governed]
    if free:
        return free[-1]
    if found:
        return _bare_plural(words, start, found[0].start - 2) or found[-1]
    return _bare(words, start, last - 1)


def _bare_plural(words: list[Token], start: int, at: int) -> Phrase | None:
    """A plural without an article before its preposition: "officials at the port said"."""
    phrase = _bare(words, start, at)
    plural = phrase and (words[at].low.endswith("s") or words[at].low in ("police", "people"))
    return phrase if plural else None


def _bare(words: list[Token], start: int, at: int) -> Phrase | None:
    """A plural without an article right before the verb: "officials said"."""
    if at < start:
        return None
    word = words[at]
    if (
        word.shape[0] not in "xX"
        or len(word.text) < 3
        or word.low in CLAUSE_OPENERS
        or word.low in PREPOSITIONS
        or word.low in ("and", "or", "who")
        or word.low in verbs()
    ):
        return None
    return Phrase(at, at + 1, "nominal")


def first_subject(clause: Clause, start: int, end: int) -> Phrase | None:
    """The subject of the clause from `start` to `end`: its first free phrase that is no time."""
    for phrase in clause.within(start, end):
        if not phrase.governed and clause.words[phrase.end - 1].low not in TIME_NOUNS:
            return phrase
    return None


def phrase_at(clause: Clause, at: int) -> Phrase | None:
    """The phrase that begins at `at`, as after "said" or "according to"."""
    words, end = clause.words, clause.end
    if at >= end or words[at].text == FOLD:
        return None
    leading = 1 if words[at].low in ("former", "longtime", "then", "senior") else 0
    found = clause.within(at, end)
    if found and found[0].start <= at + leading:
        return found[0]._replace(start=at, governed=False)
    last = at
    while (
        last < end
        and words[last].shape[0] in "Xxd"
        and words[last].low not in PREPOSITIONS
        and words[last].low not in ("who", "and")
    ):
        last += 1
    if last == at or words[at].low in ADVERBS or words[at].low in CLAUSE_OPENERS:
        return None
    return Phrase(at, last, "nominal")


def subject_before(clause: Clause, verb: int) -> Phrase | None:
    """The subject of the verb at `verb`, looked for to its left."""
    words, start = clause.words, clause.start
    last = _before_adverbials(clause, verb - 1)
    if last < start or words[last].text == FOLD:
        return None
    low, text = words[last].low, words[last].text
    if low == "who":
        return _antecedent(clause, last)
    if low in ("and", "but", "or"):
        return first_subject(clause, start, last)
    if text == "," and last - 1 >= start and words[last - 1].text == FOLD:
        return None
    if text in _ASIDES:
        return _over_asides(clause, last)
    first = last + 1
    while first > start and words[first - 1].text not in _BREAKS | {"(", FOLD}:
        word = words[first - 1]
        if word.low in CLAUSE_OPENERS and word.low not in TIME_OPENERS:
            break
        if word.low == "and" and first <= last and _opens_clause(clause, first):
            break
        first -= 1
    if words[verb].low.endswith("ing"):
        found = clause.within(start, last + 1)
        if found and found[-1].end == last + 1 and words[found[-1].start - 1].low == "with":
            return found[-1]
        return first_subject(clause, start, verb)
    return head(clause, first, last + 1)


def _opens_clause(clause: Clause, at: int) -> bool:
    word = clause.words[at]
    return clause.frame.is_name(at) or word.low in PRONOUNS or word.low in DETERMINERS


def _before_adverbials(clause: Clause, last: int) -> int:
    """Steps left over adverbs, auxiliaries, "Thursday" and "last week"."""
    words, start = clause.words, clause.start
    while last >= start and words[last].text != FOLD:
        word = words[last]
        before = words[last - 1].low if last - 1 > start else ""
        if is_adverb(word):
            last -= 1
        elif word.low in TIMES and before in ("last", "this", "next"):
            last -= 2
        elif word.low in DAYS and before and before not in PREPOSITIONS:
            last -= 1
        else:
            break
    return last


def _antecedent(clause: Clause, who: int) -> Phrase:
    """What "who" at `who` stands for; itself where nothing is found."""
    last = who - 1
    if last >= clause.start and clause.words[last].text == ",":
        last -= 1
    first = last + 1
    while first > clause.start and clause.words[first - 1].text not in (",", ".", ";", FOLD):
        first -= 1
    found = clause.within(first, last + 1)
    if found and found[-1].end == last + 1:
        return found[-1]
    return head(clause, first, last + 1) or Phrase(who, who + 1, "pronoun")


def _over_asides(clause: Clause, last: int) -> Phrase | None:
    """The subject before the appositions, relative clauses and brackets that end at `last`."""
    words, start = clause.words, clause.start
    passed: Phrase | None = None
    while last > start:
        if words[last].text == ")":
            left = last
            while left > start and words[left].text != "(":
                left -= 1
            if left > start and words[left - 1].text == ",":
                last = left - 1
                continue
            return head(clause, clause.chunk_start(left), left)
        first = clause.chunk_start(last)
        if first >= last:
            break
        if not _is_aside(clause, first, last):
            return head(clause, _after_opener(clause, first, last), last) or passed
        opener = words[first]
        if opener.low in DETERMINERS or (opener.shape[0] == "x" and opener.low not in _RELATIVES):
            left = clause.chunk_start(first - 1)
            if opener.low in DETERMINERS and not clause.within(left, first - 1):
                return head(clause, first, last)
        named = clause.within(first, last)
        passed = next((one for one in named if one.kind == "name" and one.start == first), None)
        last = first - 1
    return passed


def _is_aside(clause: Clause, first: int, last: int) -> bool:
    """Whether the chunk `first` to `last` only adds to the phrase before it."""
    words, start = clause.words, clause.start
    if first <= start or words[first - 1].text not in (",", "—", "–", "--"):
        return False
    word = words[first]
    low = word.low
    return (
        low in _RELATIVES
        or low in PREPOSITIONS
        or low in DETERMINERS
        or low in _APPOSITION_OPENERS
        or word.shape[0] in "dx"
        or low.endswith(("ing", "ed"))
        or last - first <= 2
    )


def _after_opener(clause: Clause, first: int, last: int) -> int:
    """The word after the last conjunction in the chunk, or its first word."""
    for index in range(last - 1, first - 1, -1):
        low = clause.words[index].low
        if low in CLAUSE_OPENERS and low not in TIME_OPENERS:
            return index + 1
    return first
