"""How `reader/extract/people/pronouns.gz` came to be: a ranker fitted to pronouns.

`python -m reader.training pronouns CORPUS...`: JSON lines with a "text" and, where it is annotated,
"people" with their mentions and a "genre".
"""

import collections
import json
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from reader.extract.people import nominals
from reader.extract.people.identity import Someone, identify, learn_genders
from reader.extract.people.names import named
from reader.extract.people.page import Page, Range, page
from reader.extract.people.pronouns import GENDERS, MODEL, NOBODY, Choice, Story
from reader.extract.people.roles import Roles
from reader.extract.people.spans import chain, search
from reader.language.document import read
from reader.language.linear import Linear, log_sum, write_linear
from reader.load.text import verbatim

Example: TypeAlias = tuple[list[Choice], int]
"""The choices of a pronoun, and the person of the right one."""
ROUNDS = 30
RATE = 0.1
PENALTY = 0.01
"""Passes over the pronouns, step, and L2 penalty of stochastic gradient descent."""


STRANGERS = 3
"""One in so many pronouns without a name of their gender before them is learnt from: where there
is one, strangers are rarer."""
LIVES, OTHERS = "bio", 3
"""The genre whose pronouns all mean its one hero, and how often the others count beside it."""


def train(corpora: Iterable[Path]) -> Path:
    """Fits and writes the ranker; the chain of names must be there already."""
    documents = [json.loads(line) for path in corpora for line in path.read_text().splitlines()]
    write_linear(MODEL, fit(documents))
    return MODEL


def fit(documents: Sequence[dict[str, Any]]) -> Linear:
    """The ranker that finds the people of pronouns most often.

    It learns from annotated pronouns, then also from those of texts without annotation whose
    gender tells whom they mean: there it may look at everything but the gender.
    """
    told = [
        example
        for document in documents
        if "people" in document
        for example in _examples(document)
        for _ in range(1 if document["genre"] == LIVES else OTHERS)
    ]
    first = _fitted(told)
    plain = [document for document in documents if "people" not in document]
    return _fitted(
        told + [example for document in plain for example in _told_apart(document, first)]
    )


def _fitted(examples: Sequence[Example]) -> Linear:
    weights: dict[str, float] = collections.defaultdict(float)
    total: dict[str, float] = collections.defaultdict(float)
    rows, order = list(examples), random.Random(1)
    for turn in range(ROUNDS):
        order.shuffle(rows)
        step = RATE / (1 + turn / 3)
        for choices, right in rows:
            _learn(weights, choices, right, step)
        for name, weight in weights.items():
            total[name] += weight / ROUNDS
    return Linear(dict(total))


def _learn(weights: dict[str, float], choices: Sequence[Choice], right: int, step: float) -> None:
    scores = [sum(weights[name] for name in choice.features) for choice in choices]
    norm = log_sum(scores)
    for choice, score in zip(choices, scores, strict=True):
        slope = (choice.person == right) - math.exp(score - norm)
        for name in choice.features:
            weights[name] += step * (slope - PENALTY * weights[name])


def _examples(document: dict[str, Any]) -> Iterator[Example]:
    sheet, people, described = _read(document)
    same = _aligned(document, people)
    meant = {
        mention["start"]: same.get(number, NOBODY)
        for number, person in enumerate(document["people"])
        for mention in person["mentions"]
        if mention["kind"] == "pronoun"
    }
    story = Story(sheet, people, described)
    for index, choices in story.pronouns():
        right = meant.get(sheet.tokens[index].start, NOBODY)
        if sheet.tokens[index].low not in GENDERS:
            continue
        if any(choice.person == right for choice in choices):
            yield choices, right
        if right != NOBODY:
            story.means(index, right)


def _told_apart(document: dict[str, Any], ranker: Linear) -> Iterator[Example]:
    """The pronouns of a text that can mean but one of those before, or nobody, by all genders."""
    sheet, people, described = _read(document)
    story = Story(sheet, people, described, blind=True)
    for index, choices in story.pronouns():
        gender = GENDERS.get(sheet.tokens[index].low, "")
        genders = [people[choice.person].gender for choice in choices if choice.person != NOBODY]
        fits = [
            choice
            for choice in choices
            if choice.person != NOBODY and people[choice.person].gender in ("", gender)
        ]
        sure = gender and len(choices) > 2 and all(genders) and len(fits) < 2
        if sure and (fits or index % STRANGERS == 0):
            yield choices, fits[0].person if fits else NOBODY
        if fits:
            best = max(fits, key=lambda choice: ranker.score(choice.features))
            story.means(index, best.person)


def _read(
    document: dict[str, Any],
) -> tuple[Page, list[Someone], list[tuple[Range, int]]]:
    """A text with the people found in it, and the descriptions that mean them."""
    sheet = page(read(verbatim(document["text"], "")))
    people = identify(sheet, named(sheet, search(sheet, chain())))
    roles = Roles(sheet, people, ())
    titles = [roles.of(number) for number in range(len(people))]
    learn_genders(people, titles, sheet.lexicon)
    return sheet, people, nominals.link(sheet, people, titles)


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
