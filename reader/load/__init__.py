"""Bytes to an article: one module a format, and one table that says which reads what."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from reader import display
from reader.errors import ReaderError
from reader.load import files
from reader.load.encoding import Decoded, decode
from reader.model import Article

STANDARD_INPUT = "-"
"""The name under which standard input is loaded."""


def _text(text: str, source: str, verbatim: bool) -> Article:
    from reader.load import text as plain  # noqa: PLC0415 - a format costs only those who read it

    return plain.verbatim(text, source) if verbatim else plain.load(text, source)


def _markdown(text: str, source: str, verbatim: bool) -> Article:
    from reader.load import markdown, paragraphs  # noqa: PLC0415 - see above

    return markdown.load(paragraphs.normal(text), source, verbatim=verbatim)


def _html(text: str, source: str, verbatim: bool) -> Article:
    from reader.load import html  # noqa: PLC0415 - see above

    return html.load(text, source, verbatim=verbatim)


Format = Callable[[str, str, bool], Article]
"""Makes an article of a text, the name of its source, and whether to leave all in."""

FORMATS: dict[str, Format] = {
    ".txt": _text,
    ".text": _text,
    "text/plain": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".mkd": _markdown,
    ".mdown": _markdown,
    "text/markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    "text/html": _html,
    "application/xhtml+xml": _html,
}
"""Which format a suffix or media type names; what neither names is told by its beginning."""


def load(
    source: str | os.PathLike[str],
    *,
    verbatim: bool = False,
    force: bool = False,
    media_type: str | None = None,
) -> Article:
    """The article in a file, or on standard input where `source` is "-".

    Args:
        source: a path, or "-".
        verbatim: nothing is taken out; a plain text stays exactly as its file is decoded.
        force: read files of any size.
        media_type: what the source is said to hold ("text/html"); stronger than its suffix.

    Raises:
        MissingInputError: there is no such file.
        ReaderError: it cannot be read, or holds no text; the message names the source.
    """
    path = os.fspath(source)
    if path == STANDARD_INPUT:
        called, content = "standard input", files.standard_input(force=force)
    else:
        called, content = display.name(path), files.read(path, force=force)
    return parse(content, path, called, verbatim=verbatim, media_type=media_type)


def parse(
    content: bytes,
    source: str,
    called: str,
    *,
    verbatim: bool = False,
    media_type: str | None = None,
) -> Article:
    """The article in `content`. Raises ReaderError, which names the source as `called`."""
    chosen = FORMATS.get(media_type or "") or FORMATS.get(PurePath(source).suffix.lower())
    decoded = _decoded(content, called, chosen)
    text = decoded.text
    if not text.strip():
        raise ReaderError(f"{called}: holds nothing but white space")
    try:
        article = (chosen or _sniffed(text))(text, source, verbatim)
    except ReaderError as error:
        raise ReaderError(f"{called}: {error}") from error
    return _noted(article, decoded)


def _decoded(content: bytes, called: str, chosen: Format | None) -> Decoded:
    declared = None
    if chosen is _html or content.lstrip()[:1] == b"<":
        from reader.load import html  # noqa: PLC0415 - see above

        declared = html.charset(content)
    decoded = decode(content, declared)
    if "16" not in decoded.encoding and "32" not in decoded.encoding:
        files.refuse_what_is_no_text(content, called)
    return decoded


def _sniffed(text: str) -> Format:
    """The format that a text of unknown kind begins like."""
    if text.lstrip()[:1] != "<":
        return _text
    from reader.load import html  # noqa: PLC0415 - see above

    return _html if html.is_html(text) else _text


def _noted(article: Article, decoded: Decoded) -> Article:
    """The article with a sentence about an encoding that was not plain UTF-8."""
    if not decoded.doubtful:
        return article

    notice = f"The encoding was guessed ({decoded.encoding}); some characters may be wrong."
    return replace(article, notices=(*article.notices, notice))
