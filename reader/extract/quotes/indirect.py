"""What is reported in the writer's words: the clause that a verb of saying governs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import FOLD
from reader.extract.quotes.grouping import completed
from reader.extract.quotes.people import Roster
from reader.extract.quotes.phrases import Clause
from reader.extract.quotes.ranking import Reading, probabilities
from reader.extract.quotes.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    DAYS,
    DETERMINERS,
    NOT_ADVERBS,
    PAST_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    verbs,
)
from reader.language.linear import Linear, read_linear
from reader.model import Evidence, Quote, QuoteKind, Speaker

WEIGHTS = Path(__file__).with_name("indirect.gz")
LEAST = 0.36
"""Clauses less probable than this are not shown; it balances wrong ones against missed ones."""
_TELLING = frozenset("tell inform assure remind warn notify ask urge".split())
_OBJECTS = frozenset("him her them us me".split())
_TIMES = DAYS | frozenset("today yesterday reporters earlier recently later".split())
_JOINTS = frozenset({"and", "but", ",", ";", "—", "–", "--"})
_PARTS = 4
"""So many places are tried where reported words may end within their sentence."""
_STOPS = frozenset("and but because when while after before as if although to".split())
_NEW_CLAUSE = frozenset("but while and which who as saying adding a according".split())
_SMALL = PREPOSITIONS | PRONOUNS | DETERMINERS | CLAUSE_OPENERS
_UNFINITE = frozenset({"to", "not", "n't", "n’t", "'s", "’s", "be", "been", "being"})
_REACH = 12
"""So many words after its verb may "that" stand, or the verb of a clause after its first word."""


class Option(NamedTuple):
    """A clause that a cue may govern: its pieces as half-open ranges of words, and its features.

    An option without pieces says that the cue reports nothing.
    """

    cue: Cue
    pieces: tuple[tuple[int, int], ...]
    features: list[str]


@cache
def model() -> Linear:
    """The weights of the features of an option."""
    return read_linear(WEIGHTS)


def find(readings: list[Reading], roster: Roster) -> list[Quote]:
    """The indirect speech of a document, apart from all passages in quotation marks."""
    found: list[Quote] = []
    for read in readings:
        for clause, cues in read.clauses:
            if cues:
                found.extend(_reported(clause, cues, roster))
    return found


def options(clause: Clause, cues: list[Cue]) -> Iterator[list[Option]]:
    """For each cue the clauses it may govern, none with a quoted passage in it, and nothing."""
    words, end = clause.words, clause.end
    while end > clause.start and words[end - 1].shape[0] not in "Xxd)%$":
        end -= 1
    for number, cue in enumerate(cues):
        if cue.strength in "WC":
            continue
        common = _common(clause, cue, number)
        rivals: list[Option] = []
        for kind, pieces, extra in (
            *_after(clause, cues, number, end),
            *_before(clause, cue, end),
        ):
            if any(word.text == FOLD for a, b in pieces for word in words[a:b]):
                continue
            features = [kind]
            features += [f"{kind}|{one}" for one in common + extra]
            features += [f"{kind}|v={cue.verb}|{one}" for one in extra]
            features += [f"{kind}|{cue.strength}|n={min(number, 2)}|{one}" for one in extra]
            rivals.append(Option(cue, pieces, features))
        if rivals:
            nothing = ["none", *(f"none|{one}" for one in common)]
            rivals.append(Option(cue, (), nothing))
            yield rivals


def _reported(clause: Clause, cues: list[Cue], roster: Roster) -> Iterator[Quote]:
    """The most probable clauses of a sentence that do not overlap."""
    rated: list[tuple[float, int, Option]] = []
    for number, rivals in enumerate(options(clause, cues)):
        chances = probabilities([model().score(option.features) for option in rivals])
        best = max(range(len(rivals) - 1), key=chances.__getitem__)
        rated.append((1.0 - chances[-1], -number, rivals[best]))
    taken: set[int] = set()
    for chance, _, option in sorted(rated, reverse=True):
        places = {place for a, b in option.pieces for place in range(a, b)}
        if chance >= LEAST and not places & taken:
            taken |= places
            yield _quote(clause, option, chance, roster)


def _quote(clause: Clause, option: Option, chance: float, roster: Roster) -> Quote:
    frame, cue = clause.frame, option.cue
    span = frame.span(cue.subject.start, cue.subject.end)
    person, how = roster.person(span)
    why = [f"“{clause.words[cue.at].text}” reports it in the writer’s words"]
    if person and how:
        why.append(f"“{span.of(roster.text)}” {how} {roster.name(person)}")
    if person is None:
        whole = completed(frame, cue.subject)
        span = frame.span(whole.start, whole.end)
    return Quote(
        tuple(frame.span(a, b) for a, b in option.pieces),
        QuoteKind.INDIRECT,
        frame.span(cue.at, cue.at + 1 + (cue.verb == "according")),
        Speaker(span, person),
        Evidence(tuple(why), round(chance, 3)),
    )


_Proposal = tuple[str, tuple[tuple[int, int], ...], list[str]]


def _common(clause: Clause, cue: Cue, number: int) -> list[str]:
    """What holds of a cue whatever it governs."""
    words, subject = clause.words, cue.subject
    helper = next(
        (
            words[at].low
            for at in range(cue.at - 1, max(clause.start - 1, cue.at - 4), -1)
            if words[at].low in AUXILIARIES
        ),
        "-",
    )
    left = words[cue.at - 1] if cue.at > clause.start else None
    noun = "NAME" if subject.kind == "name" else words[subject.end - 1].low
    return [
        f"v={cue.verb}",
        f"form={words[cue.at].low}",
        f"kind={subject.kind}",
        f"n={min(number, 3)}",
        f"aux={helper}",
        f"strength={cue.strength}",
        f"head={noun}",
        f"left={'^' if left is None else 'X' if left.capital else left.low}",
        f"opens={subject.start == clause.start}",
        f"len={min((clause.end - clause.start) // 8, 5)}",
    ]


def _after(clause: Clause, cues: list[Cue], number: int, end: int) -> Iterator[_Proposal]:
    """What follows the verb: to the end, to the next cue's clause, or to a comma."""
    cue, words = cues[number], clause.words
    if cue.inverted or cue.verb == "according":
        return
    start = _content(clause, cue, end)
    if start >= end:
        return
    first = words[start]
    opening = start + (first.low in ("that", "whether", "if"))
    extra = [
        f"clause={_finite(clause, opening, end)}",
        f"second={_class(words[opening + 1].low) if opening + 1 < end else '$'}",
        f"foll={words[cue.at + 1].low}",
        f"that={first.low == 'that'}",
        f"start={first.low if first.low in _SMALL else 'x'}",
        f"size={min(end - start, 12) // 3}",
    ]
    yield "all", ((start, end),), extra
    for later in cues[number + 1 :]:
        at = later.start if later.subject.start > cue.at else later.at
        if at - start > 2 and words[at - 1].low in _JOINTS:
            stop = at - 1
            while stop > start and words[stop - 1].text in (",", ";"):
                stop -= 1
            if stop > start:
                yield "cue", ((start, stop),), extra
            break
    for rank, at in enumerate(_breaks(clause, start + 1, end)):
        then = words[at + 1] if words[at].text == "," else words[at]
        step = [
            f"then={'Q' if then.text == FOLD else then.low if then.low in _SMALL else 'x'}",
            f"rank={rank}",
            f"comma={words[at].text == ','}|new={then.low in _NEW_CLAUSE}",
            f"clause={_finite(clause, opening, at)}|after={_finite(clause, at + 1, end)}",
            f"size={min(at - start, 12) // 3}|left={min(end - at, 12) // 3}",
        ]
        yield "part", ((start, at),), extra[:5] + step


def _breaks(clause: Clause, start: int, end: int) -> list[int]:
    """The first places after `start` where what was said may stop before its sentence does."""
    words = clause.words
    places = [
        at
        for at in range(start + 1, end - 1)
        if words[at].text in (",", ";", "—", "–", "--")
        or (words[at].low in _STOPS and words[at - 1].text != ",")
    ]
    return places[:_PARTS]


def _content(clause: Clause, cue: Cue, end: int) -> int:
    """The word where what was said begins, after a recipient and words of time."""
    words, start = clause.words, cue.at + 1
    known = verbs()
    for at in range(start, min(end, start + _REACH)):
        low = words[at].low
        if low == "that":
            return at
        if at > start and (low in known or low in AUXILIARIES or low in (";", FOLD)):
            break
    at = _after_recipient(clause, start, end) if cue.verb in _TELLING else start
    while at < end and _passes(words[at].low, words[at].shape):
        at += 1
    return at


def _after_recipient(clause: Clause, at: int, end: int) -> int:
    """The word after the one who is told: "him", "the court", "reporters"."""
    found = clause.within(at, end)
    if found and found[0].start == at:
        return found[0].end
    low = clause.words[at].low if at < end else ""
    return at + 1 if low in _OBJECTS or (low.endswith("s") and len(low) > 4) else at


def _class(low: str) -> str:
    """What kind of word tells a clause from a phrase."""
    if low in AUXILIARIES:
        return low
    if low in PAST_VERBS or low.endswith("ed"):
        return "past"
    return (
        low
        if low in _SMALL
        else "s"
        if low.endswith("s")
        else "ing"
        if low.endswith("ing")
        else "x"
    )


def _finite(clause: Clause, start: int, end: int) -> str:
    """Whether a subject and its verb stand at the head of some words, and which comes first."""
    words = clause.words
    found = clause.within(start, min(end, start + _REACH))
    verb = next(
        (
            at
            for at in range(start, min(end, start + _REACH))
            if (words[at].low in AUXILIARIES and words[at].low not in _UNFINITE)
            or words[at].low in PAST_VERBS
            or (words[at].shape == "x" and words[at].low.endswith("ed"))
        ),
        None,
    )
    if verb is None:
        return "phrase" if found and found[0].start == start else "none"
    subject = "bare" if verb == start else "noun"
    return f"{subject}{min((verb - start) // 3, 2)}"


def _passes(low: str, shape: str) -> bool:
    adverb = shape == "x" and low.endswith("ly") and low not in NOT_ADVERBS
    return low in _TIMES or low in ADVERBS or adverb


def _before(clause: Clause, cue: Cue, end: int) -> Iterator[_Proposal]:
    """What stands before "he said", alone or with what follows after a comma."""
    words = clause.words
    if cue.verb == "according":
        yield from _according(clause, cue, end)
        return
    stop = cue.start
    while (
        stop > clause.start
        and words[stop - 1].text != FOLD
        and words[stop - 1].shape[0] not in "Xxd)%"
    ):
        stop -= 1
    if not clause.start + 1 < stop < cue.start:
        return
    after = max(cue.at + 1, cue.subject.end)
    opener = words[clause.start].low
    extra = [
        f"tail={'end' if after >= end - 6 else 'mid'}",
        f"gap={words[stop].text}",
        f"clause={_finite(clause, clause.start, stop)}",
        f"inv={cue.inverted}",
        f"foll={words[cue.at + 1].low if cue.at + 1 < clause.end else '$'}",
        f"opener={opener if opener in CLAUSE_OPENERS or opener in PREPOSITIONS else 'x'}",
        f"size={min(stop - clause.start, 12) // 3}",
    ]
    yield "front", ((clause.start, stop),), extra
    if after + 2 < end and words[after].text == ",":
        for last in [*_breaks(clause, after + 2, end)[:2], end]:
            yield "both", ((clause.start, stop), (after + 1, last)), [*extra, f"all={last == end}"]


def _according(clause: Clause, cue: Cue, end: int) -> Iterator[_Proposal]:
    """What "according to" a source covers: the words before it, or after its comma."""
    words = clause.words
    first = [f"first={cue.at == clause.start}"]
    stop = cue.at
    while stop > clause.start and words[stop - 1].shape[0] not in "Xxd)%p":
        stop -= 1
    if stop > clause.start + 1:
        yield "source-front", ((clause.start, stop),), first
    comma = next((at for at in range(cue.subject.end, end) if words[at].text == ","), None)
    if comma is not None and comma + 1 < end and cue.at - clause.start < 3:
        yield "source-back", ((comma + 1, end),), first
