"""How `reader/extract/people/names.gz` came to be: a chain of labels fitted to annotated names."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pycrfsuite

from reader.extract.people.features import rows
from reader.extract.people.page import Page, Range, page, runs
from reader.extract.people.spans import LABELS, MODEL
from reader.extract.people.usage import usage
from reader.language.document import read
from reader.language.linear import Chain, write_chain
from reader.load.text import verbatim

PARAMETERS = {
    "c1": 0.1,
    "c2": 0.01,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
"""L1 and L2 penalties, L-BFGS steps, and how often a feature must occur."""


def train(corpora: Iterable[Path]) -> Path:
    """Fits and writes the chain.

    Args:
        corpora: JSON lines with "text" and either "people" with mentions or "spans" of names.
    """
    documents = [json.loads(line) for path in corpora for line in path.read_text().splitlines()]
    write_chain(MODEL, fit(documents))
    return MODEL


def fit(documents: Iterable[dict[str, Any]]) -> Chain:
    """The chain that fits the names of annotated documents."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        for features, labels in _instances(document):
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
    return Chain(LABELS, steps, {name: tuple(row) for name, row in weights.items()})


def _instances(document: dict[str, Any]) -> Iterator[tuple[list[list[str]], list[str]]]:
    sheet = page(read(verbatim(document["text"], "")))
    stretches = runs(sheet)
    used = usage(sheet, stretches)
    names = _names(sheet, list(_spans(document)))
    for run in stretches:
        yield rows(sheet, run, used), [names.get(index, "O") for index in range(*run)]


def _spans(document: dict[str, Any]) -> Iterator[Range]:
    yield from document.get("spans", ())
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
