"""How `reader/extract/people/names.gz` came to be: a chain of labels fitted to annotated names."""

import collections
import json
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from reader.extract.people import belief
from reader.extract.people.features import rows
from reader.extract.people.identity import identify
from reader.extract.people.names import named
from reader.extract.people.page import Page, Range, page, runs
from reader.extract.people.plausible import weigh
from reader.extract.people.spans import LABELS, MODEL, search
from reader.extract.people.usage import usage
from reader.language.document import read
from reader.language.linear import Chain, Linear, logistic, write_chain, write_linear
from reader.load.text import verbatim
from reader.training._renaming import renamed

PARAMETERS = {
    "c1": 0.3,
    "c2": 0.3,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
"""L1 and L2 penalties, L-BFGS steps, and how often a feature must occur."""


RECALL = 0.3
"""Taken from the weight of "outside": the chain proposes more than it is sure of, the judge of
people rejects."""
FOLDS = 5
"""Parts of the corpora, each judged by a chain that was fitted to the others."""
ROUNDS, RATE, PENALTY = 60, 0.1, 0.01
"""Passes, step and L2 penalty of stochastic gradient descent."""


def train(corpora: Iterable[Path]) -> Path:
    """Fits and writes the chain of names and the judge of people.

    Args:
        corpora: JSON lines with "text" and either "people" with mentions or "spans" of names.
    """
    documents = [json.loads(line) for path in corpora for line in path.read_text().splitlines()]
    write_linear(belief.MODEL, fit_belief(documents))
    write_chain(MODEL, fit(documents))
    return MODEL


def fit_belief(documents: Sequence[dict[str, Any]]) -> Linear:
    """The judge that tells people from what else is proposed, by documents that tell who is who."""
    examples: list[tuple[list[str], bool]] = []
    for fold in range(FOLDS):
        chain = fit([document for at, document in enumerate(documents) if at % FOLDS != fold])
        for document in documents[fold::FOLDS]:
            if "people" in document:
                examples += _judged(document, chain)
    weights: dict[str, float] = collections.defaultdict(float)
    total: dict[str, float] = collections.defaultdict(float)
    order = random.Random(1)
    for turn in range(ROUNDS):
        order.shuffle(examples)
        step = RATE / (1 + turn / 5)
        for names, right in examples:
            slope = right - logistic(sum(weights[name] for name in names))
            for name in names:
                weights[name] += step * (slope - PENALTY * weights[name])
        for name, weight in weights.items():
            total[name] += weight / ROUNDS
    return Linear(dict(total))


def _judged(document: dict[str, Any], chain: Chain) -> Iterator[tuple[list[str], bool]]:
    """The people whom a chain proposes, and whether most of their names are names of people."""
    sheet = page(read(verbatim(document["text"], "")))
    seen = search(sheet, chain)
    spans = list(_spans(document))
    for person in identify(sheet, named(sheet, seen)):
        hits = sum(
            any(name.span.start < end and start < name.span.end for start, end in spans)
            for name in person.names
        )
        yield belief.features(sheet, seen.used, person), hits * 2 > len(person.names)


def fit(documents: Iterable[dict[str, Any]]) -> Chain:
    """The chain that fits the names of annotated documents, as they are and with other names."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        for version in (document, renamed(document, list(_spans(document)))):
            for features, labels in _instances(version):
                trainer.append(features, labels)
    trainer.set_params(PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "chain")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    weights = {name: [0.0] * len(LABELS) for name, _ in info.state_features}
    for (name, label), weight in info.state_features.items():
        weights[name][LABELS.index(label)] = weight
    steps = tuple(tuple(info.transitions.get((a, b), 0.0) for b in LABELS) for a in LABELS)
    weights["b"][0] -= RECALL
    return Chain(LABELS, steps, {name: tuple(row) for name, row in weights.items()})


def _instances(document: dict[str, Any]) -> Iterator[tuple[list[list[str]], list[str]]]:
    sheet = page(read(verbatim(document["text"], "")))
    stretches = runs(sheet)
    used = usage(sheet, stretches)
    names = _names(sheet, list(_spans(document)))
    for run in stretches:
        shown = rows(sheet, run, used, weigh(sheet, run, used))
        yield shown, [names.get(index, "O") for index in range(*run)]


def _spans(document: dict[str, Any]) -> Iterator[Range]:
    yield from ((start, end) for start, end in document.get("spans", ()))
    for person in document.get("people", ()):
        for mention in person["mentions"]:
            if mention["kind"] == "name":
                yield mention["start"], mention["end"]


def _names(sheet: Page, spans: list[Range]) -> dict[int, str]:
    """The labels of the tokens of names, without titles before and possessives after."""
    labels: dict[int, str] = {}
    words = sheet.lexicon.words
    ahead = words("title") | words("courtesy") | words("role") | words("qualifier") | {"of", "the"}
    for start, end in spans:
        inside = [
            index
            for index, token in enumerate(sheet.tokens)
            if token.start < end and start < token.end
        ]
        while len(inside) > 1 and (
            sheet.tokens[inside[0]].low in ahead or not sheet.capital[inside[0]]
        ):
            if sheet.tokens[inside[0]].low in words("opener"):
                break
            del inside[0]
        while len(inside) > 1 and sheet.tokens[inside[-1]].low in ("'s", "’s", "’", "'", "."):
            del inside[-1]
        for place, index in enumerate(inside):
            labels[index] = "I" if place else "B"
    return labels
