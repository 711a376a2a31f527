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
_TWICE = {"twice": Decimal(2), "thrice": Decimal(3)}
_COMPARED = frozenset("as the its their his her that".split())
"""What follows "twice" where it multiplies: "twice as large", "twice its size"."""
_ANY = re.compile(
    r"twice|thrice|fold|(?:doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|ing|es)", re.IGNORECASE
)
"""What every multiple has in it."""
_BE = frozenset("was were been be is are being".split())
_IDIOMS = frozenset("down as back over up".split())
_MORE = frozenset({"more than", "at least"})
_ABOUT = frozenset("nearly almost about roughly around".split())


def multiples(line: Line) -> Iterator[Figure]:
    """The multiples of a line, each a figure in "times"."""
    if not _ANY.search(line.text, *line.span):
        return
    for at, piece in enumerate(line.pieces):
        value = _factor(line, at)
        if value is None or (piece.low not in _TWICE and line.low(at + 1) in _IDIOMS):
            continue
        change: Change = "down" if value < 1 else "=" if piece.low in _TWICE else "up"
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
    if piece.low in _TWICE:
        compared = line.low(at + 1) != "as" or line.at(at + 2).tag[:2] in ("JJ", "RB")
        return _TWICE[piece.low] if compared and line.low(at + 1) in _COMPARED else None
    verb = _VERB.fullmatch(piece.low)
    if verb and (piece.tag in ("VBD", "VBN", "VBG", "VBZ") or _passive(line, at)):
        return Decimal(_STEMS[verb[1]]) if verb[1] in _STEMS else Decimal("0.5")
    fold = _FOLDED.fullmatch(piece.low)
    if fold and fold[1] in _FOLD:
        return Decimal(_FOLD[fold[1]])
    return None


def _passive(line: Line, at: int) -> bool:
    """Whether a form of "be" stands right before: "output was halved"."""
    return line.low(at - 1) in _BE
