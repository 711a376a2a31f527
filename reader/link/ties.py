"""Everything that the panes ask of an analysis, made once for all of them."""

from typing import NamedTuple

from reader.link.lists import Lists
from reader.link.marks import Marks
from reader.link.relations import Relations
from reader.model import Analysis

_KEPT = 2
"""Analyses that are remembered: what is shown, and what is about to be."""


class Ties(NamedTuple):
    """What stands where, what belongs together, and the lists."""

    marks: Marks
    relations: Relations
    lists: Lists


_made: list[tuple[Analysis, Ties]] = []


def ties(analysis: Analysis) -> Ties:
    """Those of this very analysis; made at the first call, which may be in another thread."""
    for known, found in reversed(_made):
        if known is analysis:
            return found
    found = Ties(Marks(analysis), Relations(analysis), Lists(analysis))
    _made[:] = [*_made, (analysis, found)][-_KEPT:]
    return found
