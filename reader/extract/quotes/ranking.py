"""A walk through an article's passages that decides, one after the other, who said each."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from reader.extract.quotes import cues
from reader.extract.quotes.candidates import propose
from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import Frame
from reader.extract.quotes.marks import Passage
from reader.extract.quotes.phrases import Clause
from reader.extract.quotes.scene import Candidate, Context, Scene, Voice
from reader.extract.quotes.subjects import first_subject
from reader.language.linear import Linear, read_linear

WEIGHTS = Path(__file__).with_name("speakers.gz")

Decide: TypeAlias = Callable[[Scene, Sequence[Candidate]], Candidate]
"""Picks one of the candidates for the passage of a scene."""


@dataclass(slots=True)
class Reading:
    """A frame with its sentences and their cues."""

    frame: Frame
    clauses: list[tuple[Clause, list[Cue]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate that was picked for a passage, how probable it is, and its scene."""

    scene: Scene
    candidate: Candidate
    probability: float


@cache
def model() -> Linear:
    """The weights of the features of a candidate."""
    return read_linear(WEIGHTS)


def probabilities(scores: Sequence[float]) -> list[float]:
    """Scores of rivals as probabilities that add up to one."""
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]


def choose(scene: Scene, candidates: Sequence[Candidate]) -> Choice:
    """The most probable candidate."""
    score = model().score
    chances = probabilities([score(candidate.features) for candidate in candidates])
    best = max(range(len(candidates)), key=chances.__getitem__)
    return Choice(scene, candidates[best], chances[best])


def reading(frame: Frame) -> Reading:
    """The frame with its sentences and their cues."""
    return Reading(frame, cues.clauses(frame))


def walk(text: str, passages: list[Passage], readings: list[Reading], decide: Decide) -> None:
    """Shows `decide` every passage in order, with the speakers it picked before as context."""
    context = Context()
    block = -1
    for read in readings:
        frame = read.frame
        if frame.block != block + 1:
            context.lead = None
        block = frame.block
        context.here = None
        for sentence, (clause, _) in enumerate(read.clauses):
            for at in range(clause.start, clause.end):
                if frame.passages[at] < 0:
                    continue
                scene = Scene(text, passages, frame, read.clauses, sentence, at, replace(context))
                chosen = decide(scene, _proposed(scene))
                if chosen.span:
                    context.here = Voice(chosen.span, chosen.key)
        if context.here:
            if context.last and not context.last.same(context.here):
                context.other = context.last
            context.last = context.here
        context.lead = _lead(read)


def _proposed(scene: Scene) -> list[Candidate]:
    """The candidates for a passage: all, or only the one that a label names."""
    label = scene.passage.label
    if label is None:
        return propose(scene)
    return [Candidate(label, None, None, [], label.of(scene.text).split()[-1].lower())]


def _lead(read: Reading) -> Voice | None:
    """Who is about to speak, where a block ends in a colon."""
    frame = read.frame
    if frame.words[-1].text != ":":
        return None
    clause, found = read.clauses[-1]
    subject = found[-1].subject if found else first_subject(clause, clause.start, clause.end)
    return Voice(frame.span(subject.start, subject.end)) if subject else None
