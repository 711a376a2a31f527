"""Bytes to characters: which encoding a text is in, without ever failing on one."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 before UTF-16, whose mark begins alike."""

_SAMPLE = 65536
_FOREIGN = re.compile(rb"[\x80-\xff]{4,}")
"""Western text has one or two letters beyond ASCII in a row, rarely three."""


class Decoded(NamedTuple):
    """A text with the name of the encoding it was in."""

    text: str
    encoding: str
    doubtful: bool = False
    """Whether the encoding was guessed, or some bytes meant nothing in it."""


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The characters of `content`.

    In this order: a byte order mark, UTF-16 by its zero bytes, strict UTF-8, the encoding that
    the document itself declares, UTF-8 with a few broken bytes, Windows-1252 where the text looks
    western, and what charset-normalizer makes of it. Bytes that mean nothing become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding)
    wide = _wide(content[:_SAMPLE])
    if wide:
        return _lenient(content, wide)
    decoded = _strict(content, "utf-8") or (_strict(content, declared) if declared else None)
    if decoded:
        return decoded
    if _mostly_utf8(content):
        return _lenient(content, "utf-8")
    western = _strict(content, "cp1252") if _looks_western(content) else None
    return western._replace(doubtful=True) if western else _guessed(content)


def _strict(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(content.decode(encoding), encoding)
    except (UnicodeError, LookupError):
        return None


def _lenient(content: bytes, encoding: str) -> Decoded:
    strict = _strict(content, encoding)
    return strict or Decoded(content.decode(encoding, "replace"), encoding, doubtful=True)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: western text in it has a zero in every second byte."""
    pairs = len(head) // 2
    if pairs == 0:
        return None
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    if even > pairs * 0.4 and odd < pairs * 0.05:
        return "utf-16-be"
    return None


def _mostly_utf8(content: bytes) -> bool:
    """Whether well-formed characters beyond ASCII outnumber the broken bytes."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) > 2 * broken


def _looks_western(content: bytes) -> bool:
    high = len(re.findall(rb"[\x80-\xff]", content))
    foreign = sum(map(len, _FOREIGN.findall(content)))
    return high < 0.3 * len(content) and foreign <= 0.1 * high


def _guessed(content: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(content[: 8 * _SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    return _lenient(content, encoding)._replace(doubtful=True)
