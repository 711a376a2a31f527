"""Paragraphs of word processors: what they are by their styles, or else by how they look."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.load import structure
from reader.load.cleaning import cleaned
from reader.load.draft import Draft, Piece, article
from reader.model import Article, BlockKind, Removed

_HEADING = re.compile(r"heading (\d)")
_KINDS = (
    ("subtitle", BlockKind.PARAGRAPH),
    ("title", BlockKind.TITLE),
    ("author", BlockKind.BYLINE),
    ("byline", BlockKind.BYLINE),
    ("list", BlockKind.ITEM),
    ("quot", BlockKind.QUOTATION),
    ("intense quot", BlockKind.QUOTATION),
    ("block text", BlockKind.QUOTATION),
    ("caption", BlockKind.CAPTION),
    ("image caption", BlockKind.CAPTION),
)
_NO_TITLE = re.compile(r"(?i)(?:microsoft word|untitled|document ?\d*$|.*\.\w{3,4}$)|\S+$")
"""What programs call a document that nobody gave a title."""
_LARGER = 1.15
"""Times the usual size of letters: headings are set so much larger, or more."""
_LONGEST_HEADING = 150
"""Characters."""


def kind(style: str) -> tuple[BlockKind, int] | None:
    """What a style makes of a paragraph, and how deep, by its name ("heading 2", "Quotations")."""
    name = style.casefold()
    if heading := _HEADING.match(name):
        return BlockKind.HEADING, int(heading[1])
    return next(((kind, 0) for beginning, kind in _KINDS if name.startswith(beginning)), None)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a word processor's file holds."""

    pieces: tuple[Piece, ...]
    hidden: tuple[str, ...] = ()
    """Words that are in the file and that its program does not show."""
    title: str = ""
    author: str = ""
    """Who the program says wrote it: often the owner of the computer."""


def finished(found: Manuscript, source: str, *, verbatim: bool) -> Article:
    """The article of a manuscript; title and byline are rather those it prints than its fields."""
    pieces = structure.with_byline(_titled(found.pieces))
    draft = Draft(
        pieces,
        removed=tuple(Removed(words, "hidden text") for words in found.hidden),
    )
    if not verbatim:
        draft = cleaned(draft)
    named = next((piece.text for piece in draft.pieces if piece.kind == BlockKind.TITLE), None)
    byline = structure.authors(f"By {found.author}") if found.author else None
    return article(
        draft._replace(
            title=draft.title or named or (None if _NO_TITLE.match(found.title) else found.title),
            byline=draft.byline or byline,
        ),
        source,
    )


def by_size(pieces: Sequence[Piece], sizes: Sequence[int]) -> tuple[Piece, ...]:
    """The pieces, those in larger letters than most as headings where styles name none.

    Where styles do, the first may still be a title that no style names.
    """
    told = any(piece.kind in (BlockKind.TITLE, BlockKind.HEADING) for piece in pieces)
    letters = Counter[int]()
    for piece, size in zip(pieces, sizes, strict=True):
        letters[size] += len(piece.text)
    usual = max(letters, key=lambda size: letters[size], default=0)
    larger = sorted({size for size in sizes if size >= _LARGER * usual}, reverse=True)
    return tuple(
        piece._replace(kind=BlockKind.HEADING, level=min(larger.index(size) + 1, 6))
        if size in larger
        and len(piece.text) < _LONGEST_HEADING
        and piece.kind == BlockKind.PARAGRAPH
        and not (told and index)
        else piece
        for index, (piece, size) in enumerate(zip(pieces, sizes, strict=True))
    )


def _titled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with a title, where styles name none; without any styles, as in a plain text."""
    kinds = {piece.kind for piece in pieces}
    told = bool(kinds & {BlockKind.TITLE, BlockKind.HEADING})
    guesses = structure.classify([piece.text for piece in pieces])
    found = [
        guess
        if piece.kind == BlockKind.PARAGRAPH and (guess.kind == BlockKind.ITEM or not told)
        else piece
        for piece, guess in zip(pieces, guesses, strict=True)
    ]
    if told and BlockKind.TITLE not in kinds:
        first, following = found[0], [piece.text for piece in found[1:]]
        heads = first.kind == BlockKind.HEADING and first.level == 1
        if heads or structure.is_title(first.text, following):
            found[0] = first._replace(kind=BlockKind.TITLE, level=0)
    return tuple(found)
