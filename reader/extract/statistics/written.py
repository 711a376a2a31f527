"""Units as an article writes them: signs before a number, words and symbols after it."""

import re

from reader.extract.statistics import units
from reader.extract.statistics.pieces import Line

_SYMBOL = re.compile(
    r"[A-Za-zµμΩ°€£$¥₪₩₹₽₴₸₾₭₡₱₦₺₫฿%％٪′″'\"℃℉·čł元円]{1,5}[23²³]?(?:/[A-Za-zµμ]{1,5}[23²³]?)?(?![\w]|-\d)"
)
_WORDS = frozenset("aAsRhpPGMTBbt")
"""Symbols of a letter that after a space are words, or parts of a name."""
_QUOTES = frozenset("'\"′″")
_FEET = frozenset("'’′")
_INCHES = frozenset('"”″')
_WORDS_OF_A_UNIT = 5


def currency(line: Line, index: int) -> tuple[str, int] | None:
    """The currency whose sign stands before the number at `index`, and the sign's first piece."""
    found = units.sign_before(line.before(index, 9))
    if found is None:
        return None
    name, length = found
    start, first = line.pieces[index].start - length, index
    while first > 0 and line.pieces[first - 1].start >= start:
        first -= 1
    return (name, first) if line.pieces[first].start == start else None


def unit_words(line: Line, first: int) -> tuple[str, int] | None:
    """The longest unit of the table that the words from `first` on spell, and where it ends."""
    known, spelled, best = units.table().words, "", None
    at, end = first, min(len(line.pieces), first + 2 * _WORDS_OF_A_UNIT)
    while at < end:
        piece = line.pieces[at]
        if spelled and line.hyphened(at):
            at += 1
            continue
        if piece.kind != "word" and piece.text not in "./°":
            break
        tight = bool(spelled) and (piece.text in "./" or spelled[-1] in "./") and line.glued(at)
        spelled += piece.low if tight or not spelled else f" {piece.low}"
        at += 1
        if spelled in known:
            best = known[spelled], at
    return best


def unit_symbol(line: Line, first: int) -> tuple[str, int] | None:
    """The symbol of a unit at piece `first` (km, GB, km/h, °C), and where it ends."""
    if first >= len(line.pieces):
        return None
    height = _height(line, first)
    if height:
        return height, first + 1
    start = line.pieces[first].start
    match = _SYMBOL.match(line.text, start, line.span.end)
    if match is None:
        return None
    surface, symbols = match.group(), units.table().symbols
    name = symbols.get(surface)
    over, slash, under = surface.partition("/")
    if name is None and slash and over in symbols and under in symbols:
        name = f"{symbols[over]} per {symbols[under]}"
    if name is None and surface[0] in "%％٪":
        name, surface = "percentage", surface[0]
    if name is None or not _stands(line, first, surface):
        return None
    end = first
    while end < len(line.pieces) and line.pieces[end].start < start + len(surface):
        end += 1
    return name, end


def _height(line: Line, first: int) -> str:
    """The unit of a mark after a number of feet or inches, 6'2"; "" for any other mark."""
    if not line.glued(first) or line.at(first - 1).kind != "number":
        return ""
    mark, inches = line.at(first).text, line.at(first + 1)
    if mark in _FEET and line.glued(first + 1) and inches.kind == "number":
        return "foot" if line.at(first + 2).text in _INCHES else ""
    feet = line.at(first - 2).text in _FEET and line.at(first - 3).kind == "number"
    return "inch" if mark in _INCHES and feet and line.glued(first - 1) else ""


def _stands(line: Line, first: int, surface: str) -> bool:
    """Whether a symbol that may be a word or a quotation mark is a unit here."""
    glued = line.glued(first)
    if surface in _QUOTES:
        written = line.span.of(line.text).count(surface)
        return glued and line.at(first - 1).kind == "number" and written == 1
    if len(surface) == 1 and surface.isalpha() and not glued:
        ends = line.at(first + 1).kind == "mark"
        return line.at(first - 1).kind == "number" and (
            surface not in _WORDS or (surface == "R" and ends)
        )
    return True
