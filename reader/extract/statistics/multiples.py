"""Multiples in one word: doubled, tripled, halved, fivefold."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from reader.extract.statistics.figure import Figure
from reader.extract.statistics.pieces import Line

if TYPE_CHECKING:
    from reader.model import Change

_STEMS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5}
_FOLD = {
    word: value
    for value, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
_VERB = re.compile(r"(doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing|es)")
_FOLDED = re.compile(r"([a-z]+?)-?fold")
_IDIOMS = frozenset("down as back over up".split())
_MORE = frozenset({"more than", "at least"})
_ABOUT = frozenset("nearly almost about roughly around".split())


def multiples(line: Line) -> Iterator[Figure]:
    """The multiples of a line, each a figure in "times"."""
    for at, piece in enumerate(line.pieces):
        value = _factor(line, at)
        if value is None or line.low(at + 1) in _IDIOMS:
            continue
        change: Change = "down" if value < 1 else "up"
        first = at
        if f"{line.low(at - 2)} {line.low(at - 1)}" in _MORE:
            change = ">"
        elif line.low(at - 1) in _ABOUT:
            change = "~"
        yield Figure(
            first=first,
            end=at + 1,
            number=(at, at + 1),
            form="multiple",
            value=value,
            unit="times",
            kind="ratio",
            unit_at=(at, at + 1),
            change=change,
            reasons=(f"“{piece.text}” multiplies",),
        )


def _factor(line: Line, at: int) -> Decimal | None:
    piece = line.pieces[at]
    verb = _VERB.fullmatch(piece.low)
    if verb and piece.tag in ("VBD", "VBN", "VBG", "VBZ"):
        return Decimal(_STEMS[verb[1]]) if verb[1] in _STEMS else Decimal("0.5")
    fold = _FOLDED.fullmatch(piece.low)
    if fold and fold[1] in _FOLD:
        return Decimal(_FOLD[fold[1]])
    return None
