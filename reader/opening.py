"""Opens the one article that somebody waits for, and tells them what takes time."""

import sys
from argparse import Namespace

from reader.load import STANDARD_INPUT, is_address, load
from reader.model import Article
from reader.talk import say


def opened(file: str, options: Namespace) -> Article:
    """The article in a file, at an address or on standard input ("-").

    Args:
        file: its name.
        options: `verbatim`, `force` and `private`, as `reader.options` gives them.

    Raises:
        ReaderError: it cannot be read, or holds no text.
    """
    if is_address(file):
        return _fetched(file, options)
    if file == STANDARD_INPUT and sys.stdin is not None and sys.stdin.isatty():
        say("reading standard input: paste the article, then press ctrl+d")
    return load(file, verbatim=options.verbatim, force=options.force)


def _fetched(address: str, options: Namespace) -> Article:
    """The article at a web address, with a line of progress where a terminal shows it."""
    shown = sys.stderr is not None and sys.stderr.isatty()

    def progress(come: int, total: int | None) -> None:
        share = f" of {total / 1e3:,.0f}" if total else ""
        sys.stderr.write(f"\rfetching {come / 1e3:,.0f}{share} kB\x1b[K")
        sys.stderr.flush()

    try:
        if shown:
            sys.stderr.write("fetching\x1b[K")
            sys.stderr.flush()
        return load(
            address,
            verbatim=options.verbatim,
            private=options.private,
            progress=progress if shown else None,
        )
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
