"""Words that attribute speech in a sentence, each with the phrase that does the speaking."""

from dataclasses import dataclass

from reader.extract.quotes.frame import FOLD, Frame
from reader.extract.quotes.phrases import FINITE, RELATIVE, Clause, Phrase
from reader.extract.quotes.subjects import first_subject, phrase_at, subject_before
from reader.extract.quotes.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    TIME_NOUNS,
    verbs,
)

_DASHES = frozenset({",", "—", "–", "--"})
_BEFORE_VERBS = frozenset("that to all both some many most others".split())
"""Determiners and prepositions that a verb may follow."""
_AFTER_SUBJECT = frozenset(", . : IN CC WP ( -LRB- TO DT RB".split())
"""The parts of speech of what may follow a subject that stands after its verb."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes, and its subject, as places in a frame."""

    at: int
    subject: Phrase
    verb: str
    """The verb's base form; "according" or ":" for those."""
    strength: str
    """S, M, W as in the vocabulary; C for a colon."""
    inverted: bool = False
    """Whether the subject follows: "said Smith"."""
    participle: bool = False

    @property
    def start(self) -> int:
        """The first word of cue and subject."""
        return min(self.at, self.subject.start)


def find(clause: Clause) -> list[Cue]:
    """The cues of a sentence, in order."""
    found: list[Cue] = []
    known, words = verbs(), clause.words
    for at in range(clause.start, clause.end):
        word = words[at]
        if word.low in known and (word.shape[0] == "x" or at == clause.start):
            cue = _verb(clause, at, found)
        elif word.low == "according" and at + 1 < clause.end and words[at + 1].low == "to":
            source = phrase_at(clause, at + 2)
            cue = source and Cue(at, source, "according", "S", inverted=True)
        elif word.text == ":" and clause.start < at < clause.end - 1 and words[at + 1].text == FOLD:
            subject = first_subject(clause, clause.start, at)
            cue = subject and Cue(at, subject, ":", "C")
        else:
            continue
        if cue:
            found.append(cue)
    return found


def _verb(clause: Clause, at: int, before: list[Cue]) -> Cue | None:
    """The cue that the verb at `at` is, or None for a noun or a verb without subject."""
    words = clause.words
    word = words[at]
    participle = word.low.endswith("ing")
    previous = words[at - 1] if at > clause.start else None
    if (
        previous is not None
        and not participle
        and (previous.low in DETERMINERS or previous.low in PREPOSITIONS)
        and previous.low not in _BEFORE_VERBS
    ):
        return None
    after_passage = previous is not None and (
        previous.text == FOLD
        or (previous.text in _DASHES and at - 2 >= clause.start and words[at - 2].text == FOLD)
    )
    inverted = (
        (after_passage or _ends_clause(clause, at))
        and not participle
        and _phrase_follows(clause, at + 1)
    )
    subject = phrase_at(clause, at + 1) if inverted else _agent(clause, at)
    inverted = inverted and subject is not None
    if subject is None and previous is not None and previous.low == "to":
        subject = first_subject(clause, clause.start, at - 1)
    if participle and previous is not None and previous.text in _DASHES | {FOLD}:
        finite = [cue for cue in before if not cue.participle and cue.verb != "according"]
        subject = finite[-1].subject if finite else first_subject(clause, clause.start, at)
    subject = subject or subject_before(clause, at)
    if subject is None and (after_passage or participle):
        subject = first_subject(clause, clause.start, at)
    if subject is None or subject.start <= at < subject.end:
        return None
    verb, strength = verbs()[word.low]
    return Cue(at, subject, verb, strength, inverted, participle)


def _agent(clause: Clause, at: int) -> Phrase | None:
    """Who does what a participle says: "as reported by the agency"."""
    words = clause.words
    if at + 2 < clause.end and words[at + 1].low == "by" and words[at].low.endswith(("ed", "en")):
        return phrase_at(clause, at + 2)
    return None


def _ends_clause(clause: Clause, at: int) -> bool:
    """Whether verb and subject follow a clause or part one: "It is late, said Kim, of rain"."""
    words, frame = clause.words, clause.frame
    if at - 3 < clause.start or words[at - 1].text != "," or verbs()[words[at].low][1] != "S":
        return False
    phrase = phrase_at(clause, at + 1)
    if phrase is None or words[phrase.end - 1].low in TIME_NOUNS:
        return False
    after = phrase.end
    if after < clause.end and frame.tag(after) not in _AFTER_SUBJECT:
        return False
    tags = [frame.tag(place) for place in range(clause.start, at - 1)]
    first = clause.chunk_start(at - 1)
    aside = first > clause.start and frame.tag(first) in RELATIVE | {"IN"}
    if aside or "Q" in tags:
        return False
    parts = sum(tag in FINITE for tag in tags) - sum(tag in RELATIVE for tag in tags)
    parted = after + 1 < clause.end and words[after].text == "," and frame.tag(after + 1) in FINITE
    return parts > 0 or parted


def _phrase_follows(clause: Clause, at: int) -> bool:
    if at >= clause.end:
        return False
    word = clause.words[at]
    return (
        word.shape[0] in "Xxd"
        and word.low not in PREPOSITIONS
        and word.low not in ADVERBS
        and word.low not in AUXILIARIES
        and word.low != "and"
    )


def clauses(frame: Frame) -> list[tuple[Clause, list[Cue]]]:
    """The sentences of a frame, each with its cues."""
    read = [Clause(frame, start, end) for start, end in frame.sentences]
    return [(clause, find(clause)) for clause in read]
