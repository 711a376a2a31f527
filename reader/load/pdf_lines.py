"""The lines of a PDF page in the order in which they are read, columns one after the other."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line."""

_GAP = 1.5
"""Times its height: a wider gap between two words of a row is the edge of a column."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; positions in points from the lower left corner of its page."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    column: tuple[int, int, int] = (0, 0, 0)
    """Page, band of the page and column of the band, each from 0."""


def lines(textpage: Any, page: int) -> list[Line]:
    """The lines of a page of PDFium, in reading order."""
    return ordered(list(_segments(_words(textpage))), page)


def _words(textpage: Any) -> Iterator[Line]:
    """The words of a page in the order in which the file draws them."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an extra

    box = pdfium.FS_RECTF()
    word: Line | None = None
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if character.isspace() or not pdfium.FPDFText_GetLooseCharBox(
            textpage, index, ctypes.byref(box)
        ):
            if word:
                yield word
            word = None
            continue
        character = "-" if character == "\x02" else character
        if word and _is_level(word, box.bottom) and box.left > word.left - 1:
            word = _longer(word, character, box)
        else:
            if word:
                yield word
            height = max(box.top - box.bottom, 0.1)
            word = Line(character, box.left, box.right, box.bottom, height)
    if word:
        yield word


def _longer(word: Line, character: str, box: Any) -> Line:
    """The word with one more character; its first letter says how high it is, no bracket."""
    first = character.isalnum() and not any(map(str.isalnum, word.text))
    return replace(
        word,
        text=word.text + character,
        right=max(word.right, box.right),
        bottom=box.bottom if first else word.bottom,
        height=max(box.top - box.bottom, 0.1) if first else word.height,
    )


def _is_level(line: Line, bottom: float) -> bool:
    return abs(line.bottom - bottom) < 0.4 * line.height


def _segments(words: Iterator[Line]) -> Iterator[Line]:
    """Words that follow one another in a row, joined up to the next wide gap."""
    segment: Line | None = None
    for word in words:
        word = replace(word, text=word.text.translate(_LIGATURES))  # noqa: PLW2901 - the same word
        if segment and _is_level(segment, word.bottom) and _follows(segment, word):
            segment = _joined(segment, word)
        else:
            if segment:
                yield segment
            segment = word
    if segment:
        yield segment


def _follows(left: Line, right: Line) -> bool:
    gap = right.left - left.right
    return -0.5 * left.height < gap < _GAP * max(left.height, right.height)


def _joined(left: Line, right: Line) -> Line:
    touching = right.left - left.right < 0.05 * left.height and right.text[:1] in ".,;:!?"
    text = left.text + ("" if touching else " ") + right.text
    larger = max(left, right, key=lambda part: len(part.text))
    return replace(
        left,
        text=text,
        right=max(left.right, right.right),
        bottom=larger.bottom,
        height=larger.height,
    )


def ordered(segments: Sequence[Line], page: int) -> list[Line]:
    """The lines that segments make, in reading order.

    Where a gutter runs down the page, what crosses it (a headline over all columns) parts the page
    into bands, and each band is read column by column.
    """
    found: list[Line] = []
    gutter = _gutter(segments)
    if gutter is None:
        return _rows(segments, (page, 0, 0))
    bands: list[tuple[list[Line], list[Line]]] = [([], [])]
    wide: list[list[Line]] = [[]]
    for segment in sorted(segments, key=lambda line: -line.bottom):
        if segment.left < gutter < segment.right:
            if any(bands[-1]):
                bands.append(([], []))
                wide.append([])
            wide[-1].append(segment)
        else:
            bands[-1][segment.left >= gutter].append(segment)
    for number, (across, (left, right)) in enumerate(zip(wide, bands, strict=True)):
        found += _rows(across, (page, 3 * number, 0))
        found += _rows(left, (page, 3 * number + 1, 0))
        found += _rows(right, (page, 3 * number + 1, 1))
    return found


def _gutter(segments: Sequence[Line]) -> float | None:
    """Where two columns part, in points from the left; None where there is one column."""
    if len(segments) < 6:
        return None
    left = min(line.left for line in segments)
    right = max(line.right for line in segments)
    starts = sorted({line.left for line in segments if line.left - left > 0.3 * (right - left)})
    best: tuple[int, float] | None = None
    for start in starts:
        place = start - 1
        if (place - left) > 0.7 * (right - left):
            break
        beside = [line for line in segments if not line.left < place < line.right]
        before = [line for line in beside if line.right <= place]
        after = [line for line in beside if line.left >= place]
        if min(len(before), len(after)) < 3 or len(beside) < 0.6 * len(segments):
            continue
        if _side_by_side(before, after) and (best is None or len(beside) > best[0]):
            best = (len(beside), place)
    return best[1] if best else None


def _side_by_side(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the shorter of two columns stands beside the other, each as wide as a line."""
    shorter, longer = sorted((before, after), key=len)
    bottom = min(line.bottom for line in longer) - longer[0].height
    top = max(line.bottom for line in longer) + longer[0].height
    beside = sum(bottom <= line.bottom <= top for line in shorter)
    words = min(sum(len(line.text) for line in column) / len(column) for column in (before, after))
    return beside > 0.6 * len(shorter) and words >= 12


def _rows(segments: Sequence[Line], column: tuple[int, int, int]) -> list[Line]:
    """Segments as lines from top to bottom; those of a row are one line, from left to right."""
    rows: list[list[Line]] = []
    for segment in sorted(segments, key=lambda line: -line.bottom):
        if rows and _is_level(rows[-1][0], segment.bottom):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    found: list[Line] = []
    for row in rows:
        line, *rest = sorted(row, key=lambda segment: segment.left)
        for segment in rest:
            line = _joined(line, segment)
        found.append(replace(line, column=column))
    return found
