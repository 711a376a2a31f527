"""How `reader/extract/people/pronouns.gz` came to be: a ranker fitted to annotated pronouns."""

import collections
import json
import math
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reader.extract.people import nominals
from reader.extract.people.identity import Someone, identify, learn_genders
from reader.extract.people.names import named
from reader.extract.people.page import page
from reader.extract.people.pronouns import GENDERS, MODEL, NOBODY, Choice, Story
from reader.extract.people.roles import Roles
from reader.extract.people.spans import chain, search
from reader.language.document import read
from reader.language.linear import Linear, log_sum, write_linear
from reader.load.text import verbatim

ROUNDS = 30
RATE = 0.1
PENALTY = 0.01
"""Passes over the pronouns, step, and L2 penalty of stochastic gradient descent."""


PRIOR = {"says:speaks=True:d=1": 1.5, "says:speaks=True:d=2": 1.0}
"""Weights to begin from and keep to: who spoke last in a report speaks on as "he said"."""
LIVES, OTHERS = "bio", 3
"""The genre whose pronouns all mean its one hero, and how often the others count beside it."""


def train(corpora: Iterable[Path]) -> Path:
    """Fits and writes the ranker; the chain of names must be there already."""
    documents = [json.loads(line) for path in corpora for line in path.read_text().splitlines()]
    write_linear(MODEL, fit(documents))
    return MODEL


def fit(documents: Iterable[dict[str, Any]]) -> Linear:
    """The ranker that finds the people of annotated pronouns most often."""
    examples = [
        example
        for document in documents
        for example in _examples(document)
        for _ in range(1 if document["genre"] == LIVES else OTHERS)
    ]
    weights: dict[str, float] = collections.defaultdict(float, PRIOR)
    total: dict[str, float] = collections.defaultdict(float)
    order = random.Random(1)
    for turn in range(ROUNDS):
        order.shuffle(examples)
        step = RATE / (1 + turn / 3)
        for choices, right in examples:
            _learn(weights, choices, right, step)
        for name, weight in weights.items():
            total[name] += weight / ROUNDS
    return Linear(dict(total))


def _learn(weights: dict[str, float], choices: list[Choice], right: int, step: float) -> None:
    scores = [sum(weights[name] for name in choice.features) for choice in choices]
    norm = log_sum(scores)
    for choice, score in zip(choices, scores, strict=True):
        slope = (choice.person == right) - math.exp(score - norm)
        for name in choice.features:
            weights[name] += step * (slope - PENALTY * (weights[name] - PRIOR.get(name, 0.0)))


def _examples(document: dict[str, Any]) -> Iterator[tuple[list[Choice], int]]:
    sheet = page(read(verbatim(document["text"], "")))
    people = identify(sheet, named(sheet, search(sheet, chain())))
    same = _aligned(document, people)
    meant = {
        mention["start"]: same.get(number, NOBODY)
        for number, person in enumerate(document["people"])
        for mention in person["mentions"]
        if mention["kind"] == "pronoun"
    }
    roles = Roles(sheet, people, ())
    titles = [roles.of(number) for number in range(len(people))]
    learn_genders(people, titles, sheet.lexicon)
    story = Story(sheet, people, nominals.link(sheet, people, titles))
    for index, choices in story.pronouns():
        right = meant.get(sheet.tokens[index].start, NOBODY)
        if sheet.tokens[index].low not in GENDERS:
            continue
        if any(choice.person == right for choice in choices):
            yield choices, right
        if right != NOBODY:
            story.means(index, right)


def _aligned(document: dict[str, Any], people: list[Someone]) -> dict[int, int]:
    """Number of the found person by number of the annotated one with whom it shares most names."""
    same: dict[int, int] = {}
    for number, person in enumerate(document["people"]):
        shared = collections.Counter(
            found
            for mention in person["mentions"]
            if mention["kind"] == "name"
            for found, someone in enumerate(people)
            for name in someone.names
            if name.span.start < mention["end"] and mention["start"] < name.span.end
        )
        if shared:
            same[number] = shared.most_common(1)[0][0]
    return same
