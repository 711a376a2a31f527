"""Where names of people stand: capitalised runs, labelled word by word."""

import functools
from pathlib import Path
from typing import NamedTuple

from reader.extract.people.features import rows
from reader.extract.people.page import Page, Range, runs
from reader.extract.people.plausible import weigh
from reader.extract.people.usage import Usage, usage
from reader.language.linear import Chain, read_chain

LABELS = ("O", "B", "I")
"""Outside a name, its first word, a further word."""
PLAUSIBLE = 1.0
"""Plausibility from which rules alone propose a name."""
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
    small = sheet.lexicon.words("small")
    for run in stretches:
        if run[1] - run[0] == 1 and sheet.tokens[run[0]].low in small:
            continue
        weighed = weigh(sheet, run, used)
        emissions = model.emissions(rows(sheet, run, used, weighed))
        pieces = _pieces(run[0], model.decode(emissions))
        pieces += _overlooked(sheet, weighed, pieces)
        if pieces:
            shares = model.marginals(emissions)
            found += [
                Found(first, end, min(1.0 - shares[at - run[0]][0] for at in range(first, end)))
                for first, end in sorted(pieces)
            ]
    return Search(found, stretches, used)


def _overlooked(
    sheet: Page, weighed: list[tuple[Range, float]], pieces: list[Range]
) -> list[Range]:
    """Candidates that rules find plausible where the chain of labels finds nothing."""
    return [
        (first, end)
        for (first, end), plausible in weighed
        if not any(first < other_end and other < end for other, other_end in pieces)
        and (plausible >= PLAUSIBLE or _telling(sheet, first, end))
    ]


def _telling(sheet: Page, first: int, end: int) -> bool:
    """Whether a lone word is a given name before all, or names a public figure."""
    if end - first > 1:
        return False
    known = sheet.lexicon.known(sheet.tokens[first].low)
    given = known.given >= 2 and known.place < 3 and not known.common
    return given or "G" in sheet.flags[first]


def _pieces(start: int, labels: list[str]) -> list[Range]:
    """The stretches of tokens from `start` that begin at B and go on with I."""
    pieces: list[Range] = []
    for index, label in enumerate(labels, start):
        if label == "B":
            pieces.append((index, index + 1))
        elif label == "I" and pieces and pieces[-1][1] == index:
            pieces[-1] = (pieces[-1][0], index + 1)
    return pieces
