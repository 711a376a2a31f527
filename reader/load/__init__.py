"""Bytes to an article: one module a format, and one table that says which reads what."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from reader import display
from reader.errors import ReaderError
from reader.load import files
from reader.load.encoding import Decoded, decode

if TYPE_CHECKING:
    from reader.model import Article

STANDARD_INPUT = "-"
"""The name under which standard input is loaded."""


def _text(text: str, source: str, verbatim: bool) -> "Article":
    from reader.load import text as plain  # noqa: PLC0415 - a format costs only those who read it

    return plain.verbatim(text, source) if verbatim else plain.load(text, source)


def _markdown(text: str, source: str, verbatim: bool) -> "Article":
    from reader.load import markdown, paragraphs  # noqa: PLC0415 - see above

    return markdown.load(paragraphs.normal(text), source, verbatim=verbatim)


def _html(text: str, source: str, verbatim: bool) -> "Article":
    from reader.load import html  # noqa: PLC0415 - see above

    return html.load(text, source, verbatim=verbatim)


def is_address(source: str) -> bool:
    """Whether a source names something on the web."""
    return source[:8].casefold().startswith(("http://", "https://"))


Progress = Callable[[int, int | None], None]
"""Told the bytes that have come, and how many there will be where the server says so."""

Format: TypeAlias = "Callable[[str, str, bool], Article]"
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

SUFFIXES = frozenset(
    (".epub", ".pdf", ".docx", ".odt", ".rtf", *(name for name in FORMATS if name[0] == "."))
)
"""What the names of files end in that may hold an article."""


def _epub(content: bytes, source: str, verbatim: bool) -> "Article":
    from reader.load import epub  # noqa: PLC0415 - see above

    return epub.load(content, source, verbatim=verbatim)


def _pdf(content: bytes, source: str, verbatim: bool) -> "Article":
    from reader.load import pdf  # noqa: PLC0415 - see above

    return pdf.load(content, source, verbatim=verbatim)


def _docx(content: bytes, source: str, verbatim: bool) -> "Article":
    from reader.load import docx  # noqa: PLC0415 - see above

    return docx.load(content, source, verbatim=verbatim)


def _odt(content: bytes, source: str, verbatim: bool) -> "Article":
    from reader.load import odt  # noqa: PLC0415 - see above

    return odt.load(content, source, verbatim=verbatim)


def _rtf(content: bytes, source: str, verbatim: bool) -> "Article":
    from reader.load import rtf  # noqa: PLC0415 - see above

    return rtf.load(content, source, verbatim=verbatim)


def _packed(content: bytes) -> "Callable[[bytes, str, bool], Article] | None":
    """The format of what is no text: told by its beginning, whatever its name says."""
    if content.startswith(b"%PDF-"):
        return _pdf
    if content.startswith(b"{\\rtf"):
        return _rtf
    if not content.startswith(b"PK\x03\x04"):
        return None
    if b"META-INF/container.xml" in content:
        return _epub
    if content.startswith(b"mimetypeapplication/vnd.oasis.opendocument.text", 30):
        return _odt
    return _docx if b"word/" in content and b"[Content_Types].xml" in content else None


def load(
    source: str | os.PathLike[str],
    *,
    verbatim: bool = False,
    force: bool = False,
    media_type: str | None = None,
    private: bool = False,
    progress: Progress | None = None,
) -> "Article":
    """The article in a file, at a web address, or on standard input where `source` is "-".

    Args:
        source: a path, a web address, or "-".
        verbatim: nothing is taken out; a plain text stays exactly as its file is decoded.
        force: read files of any size.
        media_type: what the source is said to hold ("text/html"); stronger than its suffix.
        private: an address may lead to servers of this machine and of private networks.
        progress: told the bytes of an address that have come, and how many there will be.

    Raises:
        MissingInputError: there is no such file.
        ReaderError: it cannot be read, or holds no text; the message names the source.
    """
    path = os.fspath(source)
    if is_address(path):
        from reader.load import url  # noqa: PLC0415 - see above

        answer = url.fetch(path, private=private, progress=progress)
        return parse(
            answer.content,
            answer.address,
            display.name(answer.address),
            verbatim=verbatim,
            media_type=media_type or answer.media_type,
            charset=answer.charset,
        )
    if path == STANDARD_INPUT:
        called, content = "standard input", files.standard_input(force=force)
    else:
        called, content = display.name(path), files.read(path, force=force)
    return parse(content, path, called, verbatim=verbatim, media_type=media_type)


def parse(
    content: bytes,
    source: str = "",
    called: str = "",
    *,
    verbatim: bool = False,
    media_type: str | None = None,
    charset: str | None = None,
) -> "Article":
    """The article in `content`, whatever its format.

    Args:
        content: the bytes of a file, page or text.
        source: where they came from; its suffix says which format they have.
        called: what errors call it.
        verbatim: nothing is taken out.
        media_type: what its sender said that it is ("text/html"); stronger than a suffix.
        charset: what its sender said of its encoding.

    Raises:
        ReaderError: there is none; the message names the source.
    """
    called = called or display.name(source) or "the text"
    packed = _packed(content)
    if packed:
        return _named(called, lambda: packed(content, source, verbatim))
    chosen = FORMATS.get(media_type or "") or FORMATS.get(os.path.splitext(source)[1].lower())  # noqa: PTH122 - no paths yet at the first page
    decoded = _decoded(content, called, chosen, charset)
    text = decoded.text
    if not text.strip():
        raise ReaderError(f"{called}: holds nothing but white space")
    form = chosen or _sniffed(text)
    return _noted(_named(called, lambda: form(text, source, verbatim)), decoded)


def _named(called: str, make: "Callable[[], Article]") -> "Article":
    """What `make` makes; its errors name the source."""
    try:
        return make()
    except ReaderError as error:
        raise ReaderError(f"{called}: {error}") from error


def _decoded(content: bytes, called: str, chosen: "Format | None", charset: str | None) -> Decoded:
    declared = charset
    if declared is None and (chosen is _html or content.lstrip()[:1] == b"<"):
        from reader.load import html  # noqa: PLC0415 - see above

        declared = html.charset(content)
    decoded = decode(content, declared)
    if "16" not in decoded.encoding and "32" not in decoded.encoding:
        files.refuse_what_is_no_text(content, called)
    return decoded


def is_markdown(text: str) -> bool:
    """Whether a text begins with a heading or front matter of Markdown."""
    return text.startswith(("# ", "---\ntitle:", "---\r\ntitle:"))


def _sniffed(text: str) -> Format:
    """The format that a text of unknown kind begins like."""
    if is_markdown(text):
        return _markdown
    if text.lstrip()[:1] != "<":
        return _text
    from reader.load import html  # noqa: PLC0415 - see above

    return _html if html.is_html(text) else _text


def _noted(article: "Article", decoded: Decoded) -> "Article":
    """The article with a sentence about an encoding that was not plain UTF-8."""
    if not decoded.doubtful:
        return article
    from dataclasses import replace  # noqa: PLC0415 - see above

    notice = f"The encoding was guessed ({decoded.encoding}); some characters may be wrong."
    return replace(article, notices=(*article.notices, notice))
