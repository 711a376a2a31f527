"""How many cells of a terminal a text takes, and where one visible character ends."""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

NARROW = r" -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
"""The members of a character class of which each takes one cell, whatever stands beside it."""

_OTHER = re.compile(f"[^{NARROW}]")
_JOINER, _PICTURE = "\u200d", "\ufe0f"
_FLAGS = range(0x1F1E6, 0x1F200)
TAB = 4
"""Cells from one tab stop to the next."""


class Glyph(NamedTuple):
    """What is drawn as one character: code points `start` to `end` of a text, and its cells."""

    start: int
    end: int
    cells: int


def narrow(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether each code point of a stretch takes one cell, so that counting them measures it."""
    stop = len(text) if end is None else end
    return _OTHER.search(text, start, stop) is None


def cells(text: str) -> int:
    """How many cells a text takes; it holds no tab, new line or control character."""
    return len(text) if narrow(text) else sum(glyph.cells for glyph in glyphs(text))


def glyphs(text: str) -> list[Glyph]:
    """The visible characters of a text: letters with their marks, joined emoji, flags.

    A new line or a tab is a character by itself, of no cells.
    """
    found = []
    start, count = 0, len(text)
    while start < count:
        end, size = _glyph(text, start)
        found.append(Glyph(start, end, size))
        start = end
    return found


def _glyph(text: str, start: int) -> tuple[int, int]:
    """Where the character at `start` ends, and its cells."""
    last, end, count = text[start], start + 1, len(text)
    if last in "\n\t":
        return end, 0
    size = _cells(last)
    if last == _JOINER:
        end = _joined(text, end)
    elif ord(last) in _FLAGS and end < count and ord(text[end]) in _FLAGS:
        last = text[end]
        size += _cells(last)
        end += 1
    while end < count:
        follower = text[end]
        if follower == _JOINER:
            end = _joined(text, end + 1)
        elif follower == _PICTURE:
            size += last in _widened()
            last = ""
            end += 1
        elif follower not in "\n\t" and not _cells(follower):
            end += 1
        else:
            break
    return end, size


def _joined(text: str, end: int) -> int:
    """The end of what a joiner before `end` takes in: one code point, unless the line ends."""
    return end + 1 if end < len(text) and text[end] not in "\n\t" else end


@lru_cache(8192)
def _cells(character: str) -> int:
    starts, ends, sizes = _ranges()
    index = bisect_right(starts, ord(character)) - 1
    return sizes[index] if index >= 0 and ord(character) <= ends[index] else 1


@cache
def _table() -> dict[str, list[tuple[int, int]]]:
    """The ranges of code points under each heading of the table."""
    table: dict[str, list[tuple[int, int]]] = {}
    ranges: list[tuple[int, int]] = []
    for word in _words():
        if word.startswith("["):
            ranges = table.setdefault(word.strip("[]"), [])
        else:
            first, _, last = word.partition("-")
            ranges.append((int(first, 16), int(last or first, 16)))
    return table


def _words() -> list[str]:
    from pathlib import Path  # noqa: PLC0415 - most texts need no table

    lines = Path(__file__).with_name("widths.txt").read_text("ascii").splitlines()
    return " ".join(line for line in lines if not line.startswith("#")).split()


@cache
def _ranges() -> tuple[list[int], list[int], list[int]]:
    """Starts, ends and cells of the ranges that do not take one cell, in order."""
    table = _table()
    ranges = sorted([(*r, 0) for r in table["none"]] + [(*r, 2) for r in table["two"]])
    return [r[0] for r in ranges], [r[1] for r in ranges], [r[2] for r in ranges]


@cache
def _widened() -> frozenset[str]:
    """Characters of one cell that the picture selector makes two wide."""
    ranges = _table()["widened"]
    return frozenset(chr(point) for first, last in ranges for point in range(first, last + 1))
