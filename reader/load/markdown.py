"""Markdown to an article: its words in blocks, without its marks."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from reader.load import dates
from reader.load.cleaning import cleaned
from reader.load.deadline import SECONDS, LateError, deadline
from reader.load.draft import Draft, Piece, article
from reader.load.paragraphs import paragraphs
from reader.load.structure import authors
from reader.model import Article, BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<lines>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_UNREADABLE = "This is no Markdown that can be read; it is shown as plain text."
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*[:=][ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE)


def load(text: str, source: str, *, verbatim: bool = False) -> Article:
    """The article in a Markdown document; `verbatim` leaves in what cleaning would take out."""
    matter = _MATTER.match(text)
    fields = _fields(matter["lines"]) if matter else {}
    body = text[matter.end() :] if matter else text
    draft = _titled(_draft(body), fields)
    return article(draft if verbatim else cleaned(draft), source)


def _draft(body: str) -> Draft:
    """The pieces of a document; the plain paragraphs of one that cannot be read as Markdown."""
    try:
        with deadline(SECONDS):
            pieces = tuple(_pieces(_parse(body)))
    except LateError:
        pieces = ()
    if pieces or not body.strip():
        return Draft(pieces)
    plain = tuple(Piece(" ".join(span.of(body).split())) for span in paragraphs(body))
    return Draft(plain, notices=(_UNREADABLE,))


def _fields(lines: str) -> dict[str, str]:
    """The fields of front matter, YAML or TOML, that are plain values."""
    return {match["key"].lower(): _plain(match["value"]) for match in _FIELD.finditer(lines)}


def _plain(value: str) -> str:
    names = [part.strip(" \"'") for part in value.strip("[]").split(",")]
    return ", ".join(names) if value.startswith("[") else value.strip("\"'")


def _titled(draft: Draft, fields: dict[str, str]) -> Draft:
    """The draft with its title first, from the front matter or its first heading."""
    pieces = list(draft.pieces)
    stated = fields.get("title")
    first = pieces[0] if pieces else None
    if first and first.kind == BlockKind.HEADING and (first.level == 1 or first.text == stated):
        pieces[0] = Piece(first.text, BlockKind.TITLE)
    elif stated:
        pieces.insert(0, Piece(stated, BlockKind.TITLE))
    for index, piece in enumerate(pieces[1:4], start=1):
        if piece.kind == BlockKind.PARAGRAPH and authors(piece.text):
            pieces[index] = piece._replace(kind=BlockKind.BYLINE)
    byline = next((piece.text for piece in pieces if piece.kind == BlockKind.BYLINE), "")
    title = next((piece.text for piece in pieces if piece.kind == BlockKind.TITLE), None)
    return draft._replace(
        pieces=tuple(pieces),
        title=title,
        byline=fields.get("author") or fields.get("byline") or authors(byline),
        published=dates.day(fields.get("date") or fields.get("published") or ""),
        language=(fields.get("lang") or fields.get("language") or "en")[:2].lower(),
        publisher=fields.get("publisher") or fields.get("source"),
    )


def _parse(text: str) -> Sequence["Token"]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _pieces(tokens: Sequence["Token"]) -> Iterator[Piece]:
    """The blocks of a document: each leaf with the kind of what it stands in."""
    around: list[Token] = []
    cells: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token)
        elif token.nesting == -1:
            if token.type == "tr_close":
                yield Piece(" | ".join(cells))
                cells = []
            around.pop()
        elif token.type == "inline" and around[-1].type in ("td_open", "th_open"):
            cells.append(_words(token))
        elif token.type == "inline":
            yield from _piece(token, around)
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield Piece(token.content.strip("\n"))
        elif token.type == "html_block" and _without_tags(token.content):
            yield Piece(_without_tags(token.content))


def _piece(token: "Token", around: Sequence["Token"]) -> Iterator[Piece]:
    children = token.children or []
    text = _words(token)
    if not text:
        return
    if all(child.type == "image" or not child.content.strip() for child in children):
        yield Piece(text, BlockKind.CAPTION)
    elif around[-1].type == "heading_open":
        yield Piece(text, BlockKind.HEADING, int(around[-1].tag[1:]))
    else:
        yield Piece(text, *_standing(around))


def _standing(around: Sequence["Token"]) -> tuple[BlockKind, int]:
    """The kind of a paragraph: of the innermost list or quotation, with how deep that stands."""
    depth = 0
    kind = BlockKind.PARAGRAPH
    for outer in around:
        if outer.type == "list_item_open":
            kind, depth = BlockKind.ITEM, depth + 1
        elif outer.type == "blockquote_open":
            kind, depth = BlockKind.QUOTATION, depth + 1
    return kind, depth


def _words(token: "Token") -> str:
    """The text of an inline token as a reader sees it."""
    words: list[str] = []
    for child in token.children or []:
        if child.type in ("text", "code_inline", "image"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or child.content.startswith("<br"):
            words.append(" ")
    return " ".join("".join(words).split(" ")).strip()


class _Words(HTMLParser):
    """The text between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keeps a stretch of text."""
        self.words.append(data)


def _without_tags(markup: str) -> str:
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return " ".join("".join(parser.words).split())
