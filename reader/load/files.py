"""What is in a file or a pipe, as bytes: never more than was agreed, never from a device."""

import os
import stat
import sys

from reader import display
from reader.errors import MissingInputError, ReaderError

LIMIT = 20_000_000
"""Bytes of a file that is opened without being asked twice."""

_SIGNATURES = (
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first"),
    (b"PK\x03\x04", "a zip archive that is no EPUB, DOCX or ODT"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc), or a locked one: save it as .docx"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\x07\b\t\n\v\f\r\x0e\x0f\x1b"))
_TOLERATED = 0.05
"""Share of control characters, beyond four, that a text may have: programs have many more."""


def read(path: str | os.PathLike[str], *, force: bool = False) -> bytes:
    """The bytes of a regular file.

    Raises:
        MissingInputError: there is no such file.
        ReaderError: it is a folder, pipe or device, cannot be read, or is larger than `LIMIT` and
            `force` was not given.
    """
    from pathlib import Path  # noqa: PLC0415 - a first page is drawn without

    called = display.name(os.fspath(path))
    try:
        found = Path(path).stat()
        _refuse_what_is_no_file(found.st_mode, called)
        if found.st_size > LIMIT and not force:
            raise ReaderError(f"{called}: {_too_large(found.st_size)}")
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingInputError(f"{called}: no such file") from error
    except ValueError as error:
        raise MissingInputError(f"{called}: no such file (its name holds a NUL)") from error
    except OSError as error:
        raise ReaderError(f"{called}: cannot be read ({_reason(error)})") from error


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown error").lower()


def _too_large(size: int) -> str:
    return (
        f"{size / 1e6:.0f} MB is more than the {LIMIT / 1e6:.0f} MB that are opened unasked; "
        "--force opens it"
    )


def _refuse_what_is_no_file(mode: int, called: str) -> None:
    if stat.S_ISDIR(mode):
        raise ReaderError(f"{called}: is a folder, not an article")
    if stat.S_ISFIFO(mode):
        raise ReaderError(f"{called}: is a pipe; `reader -` reads standard input")
    if not stat.S_ISREG(mode):
        raise ReaderError(f"{called}: is a device, not an article")


def standard_input(*, force: bool = False) -> bytes:
    """Everything that stands on standard input, to its end.

    Raises:
        ReaderError: it is closed, cannot be read, or is larger than `LIMIT` without `force`.
    """
    if sys.stdin is None:
        raise ReaderError("standard input is closed")
    try:
        content = sys.stdin.buffer.read(-1 if force else LIMIT + 1)
    except OSError as error:
        raise ReaderError(f"standard input: cannot be read ({_reason(error)})") from error
    if len(content) > LIMIT and not force:
        raise ReaderError(
            f"standard input: more than {LIMIT / 1e6:.0f} MB; --force reads all of it"
        )
    return content


def refuse_what_is_no_text(content: bytes, called: str) -> None:
    """Raises ReaderError where `content` is empty, or plainly something else than a text."""
    if not content:
        raise ReaderError(f"{called}: is empty")
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise ReaderError(f"{called}: is {what}")
    head = content[:65536]
    if len(head) - len(head.translate(None, _CONTROLS)) > max(4, _TOLERATED * len(head)):
        raise ReaderError(f"{called}: is not a text")
