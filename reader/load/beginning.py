"""How an article begins, from the head of its file: enough to draw its first page at once."""

import os
import stat
from typing import NamedTuple

from reader.blocks import Block
from reader.errors import ReaderError
from reader.load import FORMATS, files, is_markdown, text
from reader.load.draft import Draft, joined

_HEAD = 16_384
"""Bytes that are read: many pages."""


class Beginning(NamedTuple):
    """The first paragraphs of an article, and what they say of it."""

    draft: Draft
    text: str
    blocks: tuple[Block, ...]
    size: int
    """Bytes of the whole file."""
    whole: bool
    """Whether these are all paragraphs there are."""


def beginning(path: str, *, verbatim: bool = False, force: bool = False) -> Beginning | None:
    """The beginning of a plain text in UTF-8; None where only `load` knows what to do."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122 - paths take a while to import
    if FORMATS.get(suffix, FORMATS[".txt"]) is not FORMATS[".txt"]:
        return None
    try:
        head, found = _head(path, files.LIMIT if not force else None)
        files.refuse_what_is_no_text(head, path)
        words = _words(head, whole=found.st_size <= _HEAD)
    except (OSError, ValueError, ReaderError):
        return None
    if (
        not words.strip()
        or words.lstrip()[:1] == "<"
        or (suffix not in FORMATS and is_markdown(words))
    ):
        return None
    if verbatim:
        known, blocks = text.untouched(words)
    else:
        known = text.drafted(words)
        words, blocks = joined(known)
    return Beginning(known, words, blocks, found.st_size, found.st_size <= _HEAD)


def _head(path: str, limit: int | None) -> tuple[bytes, os.stat_result]:
    """The first bytes of a regular file. Raises OSError or ValueError where there are none."""
    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode) or (limit is not None and found.st_size > limit):
            raise ValueError(path)
        return os.read(file, _HEAD), found
    finally:
        os.close(file)


def _words(head: bytes, *, whole: bool) -> str:
    """The characters of a head, to the end of a paragraph. Raises ValueError: it is not UTF-8."""
    if not whole:
        end = max(head.rfind(b"\n\n"), head.rfind(b"\r\n\r\n"))
        head = head[: end if end > 0 else head.rfind(b" ")]
    if b"\x00" in head:  # UTF-16, or worse
        raise ValueError
    return head.removeprefix(b"\xef\xbb\xbf").decode()
