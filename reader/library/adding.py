"""Fills the library: many files at once, each for itself, and taken up again where it stopped."""

from collections.abc import Iterable, Iterator

from reader import batch
from reader.analyse import analyse
from reader.batch import Outcome
from reader.library.corrections import put, waiting
from reader.library.index import Index
from reader.library.shelf import Library
from reader.library.sources import stamp
from reader.link.notes import NoteKind
from reader.load import load
from reader.model import Analysis


def unread(names: Iterable[str], library: Library, index: Index) -> list[str]:
    """The files of which not everything is in the library and its index as they are now."""
    fresh = index.fresh(library.stamps(NoteKind.CORRECTION))
    return [
        name
        for name in dict.fromkeys(names)
        if not ((held := library.stamped(name)) and held[1] == stamp(name) and held[0] in fresh)
    ]


def read(name: str) -> Analysis:
    """What is found in a file. Raises ReaderError where it cannot be read."""
    return analyse(load(name))


def add(
    names: list[str], library: Library, index: Index, jobs: int | None
) -> Iterator[Outcome[Analysis]]:
    """Adds each file as soon as it is read; one that cannot be read stops no other."""
    for outcome in batch.each(read, names, jobs):
        if outcome.result:
            library.add(outcome.result.article, stamp=stamp(outcome.name))
            put(outcome.result, library, index)
        yield outcome


def refresh(
    library: Library, index: Index, jobs: int | None, *, stale: bool = True
) -> Iterator[Outcome[Analysis]]:
    """Reads each article that is `waiting`; what belongs to no article is forgotten."""
    index.prune(library.keys())
    missing = waiting(library, index, stale=stale)
    articles = (article for name in missing if (article := library.article(name)))
    for outcome in batch.each(analyse, articles, jobs):
        if outcome.result:
            put(outcome.result, library, index)
        yield outcome
