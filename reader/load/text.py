"""Plain text to an article."""

from typing import TYPE_CHECKING

from reader.blocks import Block, Removed, Span
from reader.load import dates
from reader.load.cleaning import cleaned, stated
from reader.load.draft import Draft, article
from reader.load.paragraphs import normal, paragraphs
from reader.load.structure import classify

if TYPE_CHECKING:
    from reader.model import Article


def load(text: str, source: str) -> "Article":
    """The article in `text`: its paragraphs rebuilt from lines and cleaned."""
    return article(drafted(text), source)


def drafted(text: str) -> Draft:
    """What stands in `text`: its paragraphs rebuilt from lines and cleaned."""
    text = normal(text)
    stamp = dates.stamp(text)
    published, start = stamp or (None, 0)
    removed = (Removed(text[:start].strip(), "date of publication"),) if stamp else ()
    body = text[start:]
    pieces = classify([_one_line(span.of(body)) for span in paragraphs(body)])
    return cleaned(Draft(tuple(pieces), published=published, removed=removed))


def _one_line(paragraph: str) -> str:
    lines = (line.strip() for line in paragraph.split("\n"))
    return " ".join(line for line in lines if line)


def verbatim(text: str, source: str) -> "Article":
    """The text exactly as given; its blocks say where each paragraph is and what it is."""
    known, blocks = untouched(text)
    return article(known, source, (text, blocks))


def untouched(text: str) -> tuple[Draft, tuple[Block, ...]]:
    """What a text exactly as given says of itself, and where and what its paragraphs are."""
    spans: list[Span] = paragraphs(text)
    pieces = classify([span.of(text) for span in spans])
    known = stated(Draft(tuple(pieces)))
    stamp = dates.stamp(text)
    blocks = (
        Block(span, piece.kind, piece.level) for span, piece in zip(spans, pieces, strict=True)
    )
    published = known.published or (stamp[0] if stamp else None)
    return known._replace(published=published), tuple(blocks)
