"""Where names of people stand: capitalised runs, labelled word by word."""

import functools
from pathlib import Path
from typing import NamedTuple

from reader.extract.people.features import rows
from reader.extract.people.page import Page, Range, runs
from reader.extract.people.usage import Usage, usage
from reader.language.linear import Chain, read_chain

LABELS = ("O", "B", "I")
"""Outside a name, its first word, a further word."""
MODEL = Path(__file__).parent / "names.gz"


class Found(NamedTuple):
    """A name by its tokens, and the probability that it is a person's."""

    first: int
    end: int
    probability: float


class Search(NamedTuple):
    """The names of a page, and what the search saw of its words."""

    names: list[Found]
    runs: list[Range]
    used: Usage


@functools.cache
def chain() -> Chain:
    """The shipped model, read once."""
    return read_chain(MODEL)


def search(sheet: Page, model: Chain) -> Search:
    """Finds the names of people on a page."""
    stretches = runs(sheet)
    used = usage(sheet, stretches)
    found: list[Found] = []
    for run in stretches:
        features = rows(sheet, run, used)
        labels = model.decode(features)
        if "B" not in labels:
            continue
        shares = model.marginals(features)
        for first, end in _pieces(labels):
            sure = min(1.0 - share[0] for share in shares[first:end])
            found.append(Found(run[0] + first, run[0] + end, sure))
    return Search(found, stretches, used)


def _pieces(labels: list[str]) -> list[Range]:
    """The half-open ranges that begin at B and go on with I."""
    pieces: list[Range] = []
    for index, label in enumerate(labels):
        if label == "B":
            pieces.append((index, index + 1))
        elif label == "I" and pieces and pieces[-1][1] == index:
            pieces[-1] = (pieces[-1][0], index + 1)
    return pieces
