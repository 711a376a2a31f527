"""Which phrase of a sentence is the subject of a verb."""

from reader.extract.quotes.frame import FOLD
from reader.extract.quotes.phrases import Clause, Phrase, is_adverb
from reader.extract.quotes.vocabulary import (
    ADVERBS,
    CLAUSE_OPENERS,
    DAYS,
    DETERMINERS,
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
_DAYS = DAYS | {"today", "yesterday", "tonight"}
_MODIFYING = frozenset("JJ VBN RB".split())
_APPOSITION_OPENERS = frozenset("now once then also formerly himself herself and former".split())


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
        return _bare_plural(clause, start, found[0].start - 2) or found[-1]
    return _bare(words, start, last - 1)


def _bare_plural(clause: Clause, start: int, at: int) -> Phrase | None:
    """A plural without an article before its preposition: "officials at the port said".

    An adjective or participle may stand between: "people familiar with the matter said".
    """
    words, frame = clause.words, clause.frame
    while at > start and frame.tag(at) in _MODIFYING:
        at -= 1
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
        elif word.low in _DAYS and before and before not in PREPOSITIONS:
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
