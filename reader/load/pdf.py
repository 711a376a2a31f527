"""A PDF to an article: its paragraphs rebuilt from the lines of its pages."""

import itertools
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from reader.errors import ReaderError
from reader.load.cleaning import cleaned
from reader.load.draft import Draft, Piece, article
from reader.load.pdf_lines import HYPHEN, Line, lines
from reader.load.structure import classify
from reader.model import Article, BlockKind, Removed

MOST_PAGES = 500
SECONDS = 20.0
"""What a document may take: pages beyond are left out, and the reader is told."""

_EDGE = 2
"""How many first and last rows of a page may be running headers and footers."""
_APART = 1.6
"""Times its height: a running line is further from the text than its lines from one another."""
_NUMBER = re.compile(r"(?:page |p\. ?)?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*•◦‣▪]|\d{1,2}[.)])\s+\S")
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_LARGER = 1.12
"""Times the height of the text: from there on a line is a heading."""
_LOCKED = 4
"""FPDF_ERR_PASSWORD of PDFium."""


def load(content: bytes, source: str, *, verbatim: bool = False) -> Article:
    """The text in a PDF; `verbatim` leaves in what cleaning would take out, but no page numbers.

    Raises:
        ReaderError: the extra for PDF is missing; the file is broken, locked, or only pictures.
    """
    found, notices = _lines(content)
    body, running = without_running(found)
    if not body:
        raise ReaderError("is a PDF without any text: a scan, perhaps; recognise its text first")
    pieces = classified(joined(body))
    title = next((piece.text for piece in pieces if piece.kind == BlockKind.TITLE), None)
    removed = tuple(Removed(line.text, "running header or footer") for line in running)
    draft = Draft(tuple(pieces), title=title, removed=removed, notices=notices)
    return article(draft if verbatim else cleaned(draft), source)


def _lines(content: bytes) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of all pages that are read in time, and what is to be said of the others."""
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ReaderError('is a PDF; to read it: pip install "byline[pdf]"') from error

    end = time.monotonic() + SECONDS
    found: list[Line] = []
    try:
        document: Any = pypdfium2.PdfDocument(content)
        pages = len(document)
        read = 0
        while read < min(pages, MOST_PAGES) and (read == 0 or time.monotonic() < end):
            page = document[read]
            textpage = page.get_textpage()
            found += lines(textpage, read)
            textpage.close()
            page.close()
            read += 1
        document.close()
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _LOCKED
        raise ReaderError(
            "is a PDF that is locked with a password" if locked else "is a broken PDF"
        ) from error
    return found, (f"Only the first {read} of {pages} pages were read.",) if read < pages else ()


def without_running(found: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those at the edges of pages that recur or only number the page."""
    pages: dict[int, list[Line]] = {}
    for line in found:
        pages.setdefault(line.column[0], []).append(line)
    ends = [_ends(page) for page in pages.values()]
    seen = Counter(key for both in ends for key in {_key(line) for line in _at_edges(both)})
    running = {
        id(line) for both in ends for end in both for row in _running(end, seen) for line in row
    }
    return (
        [line for line in found if id(line) not in running],
        [line for line in found if id(line) in running],
    )


def _ends(page: Sequence[Line]) -> list[list[list[Line]]]:
    """The rows of a page from its top and from its bottom, as far as they can run."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: line.bottom):
        if rows and line.bottom - rows[-1][0].bottom < 0.4 * line.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [rows[: _EDGE + 1], rows[: -_EDGE - 2 : -1]]


def _at_edges(ends: Sequence[Sequence[Sequence[Line]]]) -> Iterable[Line]:
    return (line for end in ends for row in end[:_EDGE] for line in row)


def _running(
    rows: Sequence[Sequence[Line]], seen: Counter[tuple[str, int]]
) -> list[Sequence[Line]]:
    """The rows from an end of the page that recur, up to the white space that sets them apart."""
    last = 0
    for number, row in enumerate(rows[:_EDGE], start=1):
        if not all(seen[_key(line)] > 1 or _NUMBER.fullmatch(line.text) for line in row):
            break
        apart = number == len(rows) or (
            abs(row[0].bottom - rows[number][0].bottom) > _APART * row[0].height
        )
        last = number if apart else last
    return list(rows[:last])


def _key(line: Line) -> tuple[str, int]:
    """What running lines have in common: their words but for numbers, and their place."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.bottom / 6)


def joined(body: Sequence[Line]) -> list[Line]:
    """The paragraphs that lines make, each as one long line, hyphenated words whole again."""
    words = frozenset(
        word.strip(".,;:!?()\"“”‘’'").casefold() for line in body for word in line.text.split()
    )
    spacing = _spacing(body)
    edges = _right_edges(body)
    lefts = _left_edges(body)
    paragraphs: list[list[Line]] = []
    for index, line in enumerate(body):
        before = body[index - 1] if index else None
        if before is None or _begins(before, line, spacing, edges, lefts):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [replace(part[0], text=_text(part, words)) for part in paragraphs]


Column = tuple[int, int, int]


def _spacing(body: Sequence[Line]) -> float:
    """The usual distance from line to line, in heights of a line."""
    steps = [
        (before.bottom - line.bottom) / line.height
        for before, line in itertools.pairwise(body)
        if before.column == line.column and _alike(before, line)
    ]
    return median(steps) if steps else 1.2


def _right_edges(body: Iterable[Line]) -> dict[Column, float]:
    edges: dict[Column, float] = {}
    for line in body:
        edges[line.column] = max(edges.get(line.column, 0.0), line.right)
    return edges


def _left_edges(body: Iterable[Line]) -> dict[Column, float]:
    edges: dict[Column, float] = {}
    for line in body:
        edges[line.column] = min(edges.get(line.column, line.left), line.left)
    return edges


def _alike(before: Line, line: Line) -> bool:
    return abs(before.height - line.height) < 0.1 * before.height


def _begins(
    before: Line,
    line: Line,
    spacing: float,
    rights: dict[Column, float],
    lefts: dict[Column, float],
) -> bool:
    """Whether `line` begins a paragraph: by its size, distance, indent, or the end before it."""
    if not _alike(before, line) or _ITEM.match(line.text):
        return True
    word = len(line.text.split(maxsplit=1)[0]) * 0.4 * line.height
    short = before.right + word + line.height < rights[before.column]
    ended = bool(_ENDS.search(before.text))
    if before.column != line.column:
        return ended
    indent = line.left - lefts[line.column] > 0.5 * line.height
    indented_before = before.left - lefts[line.column] > 0.5 * line.height
    step = (before.bottom - line.bottom) / line.height
    return step > 1.3 * spacing or (indent and not indented_before) or (short and ended)


def _text(part: Sequence[Line], words: frozenset[str]) -> str:
    text = part[0].text
    for line in part[1:]:
        text = _hyphenated(text, line.text, words)
    return text.replace(HYPHEN, "-")


def _hyphenated(text: str, following: str, words: frozenset[str]) -> str:
    """Two lines as one; a hyphen stays where the two parts are a compound elsewhere."""
    if text[-1:] not in ("-", HYPHEN, "\u2010", "\u00ad") or not text[-2:-1].isalnum():
        return f"{text} {following}"
    head, tail = text[:-1], following.split(maxsplit=1)[0].strip(".,;:!?()\"“”‘’'")
    first = head.split()[-1].strip("(\"“‘'")
    compound = f"{first}-{tail}".casefold() in words
    if tail[:1].islower() and not compound:
        return head + following
    return f"{head}-{following}"


def classified(paragraphs: Sequence[Line]) -> list[Piece]:
    """A piece for each paragraph: headings are what is larger than most of the text."""
    sizes: Counter[int] = Counter()
    for part in paragraphs:
        sizes[round(4 * part.height)] += len(part.text)
    usual = sizes.most_common(1)[0][0] / 4
    pieces = classify([part.text for part in paragraphs])
    large = [
        index
        for index, part in enumerate(paragraphs)
        if part.height > _LARGER * usual and len(part.text) <= 300
    ]
    if not large:
        return pieces
    ranks = sorted({round(paragraphs[index].height) for index in large}, reverse=True)
    first = [index for index in large if index < 5]
    title = max(first, key=lambda index: paragraphs[index].height) if first else None
    for index, piece in enumerate(pieces):
        if index == title:
            pieces[index] = Piece(piece.text, BlockKind.TITLE)
        elif index in large and piece.kind != BlockKind.BYLINE:
            level = min(ranks.index(round(paragraphs[index].height)) + 1, 6)
            pieces[index] = Piece(piece.text, BlockKind.HEADING, max(level, 2))
        elif piece.kind == BlockKind.TITLE:
            pieces[index] = Piece(piece.text)
    return pieces
