"""Keeps a long article in the library, by a process of its own.

The window would hold the article several times over while it writes it, and hear no key.
"""

import os
import pickle
import sys
from contextlib import closing, suppress
from pathlib import Path

from reader.app import lifeline, passing
from reader.errors import ReaderError
from reader.model import Article

_COMMAND = lifeline.command("reader.app.keeping", "serve")


def keep(
    article: Article, file: Path, patience: float, command: tuple[str, ...] = _COMMAND
) -> None:
    """Keeps `article` in the library in `file` as opened now; returns when that is done.

    Raises:
        ReaderError: it could not be kept.
    """
    with lifeline.begun(command) as process:
        assert process.stdin
        assert process.stdout
        with suppress(BrokenPipeError), process.stdin as question:
            pickle.dump((file, patience), question)
            passing.send(article, question)
        said = process.stdout.read().decode(errors="replace")
    if said or process.returncode:
        raise ReaderError(said or f"{file.name}: the article could not be kept")


def serve() -> None:
    """The other process: keeps the article on standard input, or writes why it does not."""
    from reader.library import Library  # noqa: PLC0415 - the window's process need not wait for it

    os.nice(10)  # nobody waits for this, but for what is found and for keys
    file, patience = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the window
    article = passing.receive(sys.stdin.buffer)
    try:
        with closing(Library(file, patience)) as library:
            library.add(article, opened=True)
    except ReaderError as error:
        sys.stdout.buffer.write(str(error).encode(errors="replace"))
