"""What is reported in the writer's words: the clause that a verb of saying governs."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import FOLD, Frame
from reader.extract.quotes.grouping import speaking
from reader.extract.quotes.people import Roster
from reader.extract.quotes.phrases import Clause
from reader.extract.quotes.ranking import Reading, probabilities
from reader.extract.quotes.reported import after, before, common
from reader.language.linear import Linear, read_linear
from reader.model import Evidence, Quote, QuoteKind, Span

WEIGHTS = Path(__file__).with_name("indirect.gz")
LEAST = 0.4
"""Clauses less probable than this are not shown; of those shown four in five are right."""
ALIKE = 0.5
"""Clauses that share this much, over all that either has, are readings of the same words."""
EXACTNESS = 0.25
"""The part of its weight that a reading keeps from the others for what they do not share."""


class Option(NamedTuple):
    """A clause that a cue may govern: its pieces as half-open ranges of words, and its features.

    An option without pieces says that the cue reports nothing.
    """

    cue: Cue
    pieces: tuple[tuple[int, int], ...]
    features: list[str]

    def spans(self, frame: Frame) -> tuple[Span, ...]:
        """Where the pieces stand in the article."""
        return tuple(frame.span(a, b) for a, b in self.pieces)


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
    while (
        end > clause.start
        and words[end - 1].text != FOLD
        and words[end - 1].shape[0] not in "Xxd)%$"
    ):
        end -= 1
    for number, cue in enumerate(cues):
        if cue.strength in "WC":
            continue
        shared = common(clause, cue, number)
        rivals: list[Option] = []
        for kind, pieces, extra in (
            *after(clause, cues, number, end),
            *before(clause, cue, end),
        ):
            if any(word.text == FOLD for a, b in pieces for word in words[a:b]):
                continue
            features = [kind]
            features += [f"{kind}|{one}" for one in shared + extra]
            features += [f"{kind}|v={cue.verb}|{one}" for one in extra]
            features += [f"{kind}|{cue.strength}|n={min(number, 2)}|{one}" for one in extra]
            rivals.append(Option(cue, pieces, features))
        if rivals:
            nothing = ["none", *(f"none|{one}" for one in shared)]
            rivals.append(Option(cue, (), nothing))
            yield rivals


def _reported(clause: Clause, cues: list[Cue], roster: Roster) -> Iterator[Quote]:
    """The most probable clauses of a sentence that do not overlap."""
    rated: list[tuple[float, int, Option]] = []
    for number, rivals in enumerate(options(clause, cues)):
        chances = probabilities([model().score(option.features) for option in rivals])
        if 1.0 - chances[-1] < LEAST:
            continue
        chance, best = _likeliest(clause, rivals, chances)
        rated.append((chance, -number, best))
    taken: set[int] = set()
    for chance, _, option in sorted(rated, reverse=True):
        places = {place for a, b in option.pieces for place in range(a, b)}
        if chance >= LEAST and not places & taken:
            taken |= places
            yield _quote(clause, option, chance, roster)


def _likeliest(clause: Clause, rivals: list[Option], chances: list[float]) -> tuple[float, Option]:
    """The clause that has most of the probability with those like it, and how much."""
    spans = [option.spans(clause.frame) for option in rivals[:-1]]
    together, worth = [], []
    for one in spans:
        likes = [likeness(one, other) for other in spans]
        near = [(chances[n], like) for n, like in enumerate(likes) if like >= ALIKE]
        together.append(sum(chance for chance, _ in near))
        worth.append(sum(chance * (1.0 - EXACTNESS * (1.0 - like)) for chance, like in near))
    best = max(range(len(worth)), key=worth.__getitem__)
    return together[best], rivals[best]


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The characters that two runs of pieces share, over all that either has."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return shared / (sum(a.end - a.start for a in (*one, *other)) - shared)


def _quote(clause: Clause, option: Option, chance: float, roster: Roster) -> Quote:
    frame, cue = clause.frame, option.cue
    span = frame.span(cue.subject.start, cue.subject.end)
    speaker, how = speaking(roster, frame, cue.subject, span)
    why = [f"“{clause.words[cue.at].text}” reports it in the writer’s words"]
    if speaker.person and how:
        why.append(f"“{span.of(roster.text)}” {how} {roster.name(speaker.person)}")
    return Quote(
        option.spans(frame),
        QuoteKind.INDIRECT,
        frame.span(cue.at, cue.at + 1 + (cue.verb == "according")),
        speaker,
        Evidence(tuple(why), round(chance, 3)),
    )
