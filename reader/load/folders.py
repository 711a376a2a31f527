"""Which files are meant: those named, those in folders named, those in a list."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.load import STANDARD_INPUT, SUFFIXES, files


def articles(names: Iterable[str]) -> Iterator[str]:
    """The files named, and those of a known kind in the folders named, in order.

    What is hidden in a folder stays so. A folder with nothing to read stands for itself, so that
    whoever reads it can say so.
    """
    for name in names:
        inside = _inside(name) if name != STANDARD_INPUT and Path(name).is_dir() else ()
        yield from inside or (name,)


def _inside(folder: str) -> list[str]:
    """Every readable file under a folder, sorted as a person would: a folder's files together."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "."]
        found += [
            Path(place, name)
            for name in names
            if name[0] != "." and Path(name).suffix.lower() in SUFFIXES
        ]
    return [str(path) for path in sorted(found) if path.is_file()]


def listed(name: str) -> list[str]:
    """The names in a list, one a line, or parted by NUL as `find -print0` does; "-" is stdin.

    Raises:
        ReaderError: the list cannot be read.
    """
    if name == STANDARD_INPUT:
        content = files.standard_input(force=True)
    else:
        content = files.read(name, force=True)
    mark = b"\0" if b"\0" in content else b"\n"
    names = [os.fsdecode(each.rstrip(b"\r")) for each in content.split(mark)]
    return [each for each in names if each]
