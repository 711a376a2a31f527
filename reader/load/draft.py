"""An article in the making: pieces and metadata, before they are one text."""

from typing import TYPE_CHECKING, NamedTuple

from reader.blocks import Block, BlockKind, Removed, Span

if TYPE_CHECKING:
    from reader.model import Article


class Piece(NamedTuple):
    """A paragraph or its like, with its own text."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


class Draft(NamedTuple):
    """What a format's loader found: pieces in order, and what the document says of itself."""

    pieces: tuple[Piece, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str = "en"
    publisher: str | None = None
    removed: tuple[Removed, ...] = ()
    notices: tuple[str, ...] = ()


def joined(draft: Draft) -> tuple[str, tuple[Block, ...]]:
    """The pieces as one text: a blank line between them, a new line between items of a list."""
    parts: list[str] = []
    blocks: list[Block] = []
    offset, before = 0, None
    for piece in draft.pieces:
        gap = _gap(before, piece.kind)
        start = offset + len(gap)
        offset = start + len(piece.text)
        parts += (gap, piece.text)
        blocks.append(Block(Span(start, offset), piece.kind, piece.level))
        before = piece.kind
    return "".join(parts), tuple(blocks)


def article(
    draft: Draft, source: str, whole: tuple[str, tuple[Block, ...]] | None = None
) -> "Article":
    """The draft as an article that came from `source`; `whole` is a text that stays as it is."""
    from reader.load.tongue import notice, tongue  # noqa: PLC0415 - a first page is drawn without
    from reader.model import Article  # noqa: PLC0415 - as above

    text, blocks = whole or joined(draft)
    foreign = tongue(text)
    return Article(
        text,
        blocks,
        source,
        title=draft.title,
        byline=draft.byline,
        published=draft.published,
        language=foreign if foreign and draft.language == "en" else draft.language,
        publisher=draft.publisher,
        removed=draft.removed,
        notices=(*draft.notices, notice(foreign)) if foreign else draft.notices,
    )


def _gap(before: BlockKind | None, kind: BlockKind) -> str:
    if before is None:
        return ""
    return "\n" if before == kind == BlockKind.ITEM else "\n\n"
