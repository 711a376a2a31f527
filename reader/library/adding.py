"""Fills the library: many files at once, each for itself, and taken up again where it stopped."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from reader import display
from reader.analyse import analyse
from reader.errors import ReaderError
from reader.library.corrections import corrected
from reader.library.index import Index
from reader.library.shelf import Library, key
from reader.link.notes import NoteKind
from reader.load import SUFFIXES, load
from reader.model import Analysis, Article

_AHEAD = 4
"""Tasks a process may have waiting: enough to keep it busy, too few to fill the memory."""


class Outcome(NamedTuple):
    """What came of one file or article."""

    name: str
    """As the user named it."""
    analysis: Analysis | None
    error: str
    """One sentence, where there is no analysis."""


Task = TypeVar("Task", str, Article)


def files(given: Iterable[str]) -> Iterator[str]:
    """The files named, and those of a known kind in the folders named, in order."""
    for name in given:
        if not Path(name).is_dir():
            yield name
            continue
        for path in sorted(Path(name).rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield str(path)


def stamp(name: str) -> str | None:
    """Size and time of change of a file; None where there is none."""
    try:
        status = Path(name).stat()
    except OSError:
        return None
    return f"{status.st_size}:{status.st_mtime_ns}"


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


def add(names: list[str], library: Library, index: Index, jobs: int) -> Iterator[Outcome]:
    """Adds each file as soon as it is read; one that cannot be read stops no other."""
    for outcome in each(read, names, jobs):
        if outcome.analysis:
            library.add(outcome.analysis.article, stamp=stamp(outcome.name))
            put(outcome.analysis, library, index)
        yield outcome


def put(found: Analysis, library: Library, index: Index) -> None:
    """Keeps what was found in an article of the library, as the user corrected it."""
    stamps = library.stamps(NoteKind.CORRECTION)
    index.put(corrected(library, found), stamps.get(key(found.article.text), ""))


def waiting(library: Library, index: Index, *, stale: bool = True) -> list[str]:
    """The keys of articles not read or corrected since and, if `stale`, read by an older engine."""
    stamps = library.stamps(NoteKind.CORRECTION)
    return sorted(library.keys() - (index.fresh(stamps) if stale else index.known(stamps)))


def refresh(library: Library, index: Index, jobs: int, *, stale: bool = True) -> Iterator[Outcome]:
    """Reads each article that is `waiting`; what belongs to no article is forgotten."""
    index.prune(library.keys())
    missing = waiting(library, index, stale=stale)
    for start in range(0, len(missing), jobs * _AHEAD):
        some = missing[start : start + jobs * _AHEAD]
        articles = [article for name in some if (article := library.article(name))]
        for outcome in each(analyse, articles, jobs):
            if outcome.analysis:
                put(outcome.analysis, library, index)
            yield outcome


def each(work: Callable[[Task], Analysis], tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """The outcome of `work` on each task, in processes, in the order that they end in."""
    crashed: list[Task] = []
    for task, outcome in _run(work, tasks, jobs):
        if outcome:
            yield outcome
        else:
            crashed.append(task)
    for alone in crashed:
        for _, outcome in _run(work, [alone], 1):
            yield outcome or Outcome(_name(alone), None, f"{_shown(alone)}: reading it crashed")


def _run(
    work: Callable[[Task], Analysis], tasks: list[Task], jobs: int
) -> Iterator[tuple[Task, Outcome | None]]:
    """Each task with its outcome; without one where a process died, this one's or another's."""
    ahead = iter(tasks)
    running: dict[Future[Outcome], Task] = {}
    broken = False
    with ProcessPoolExecutor(jobs, initializer=_deafen) as pool:
        while True:
            for task in () if broken else islice(ahead, jobs * _AHEAD - len(running)):
                running[pool.submit(_outcome, work, task)] = task
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                broken = broken or isinstance(future.exception(), BrokenProcessPool)
                yield task, None if future.exception() else future.result()
    for task in ahead:
        yield task, None


def _deafen() -> None:
    """Leaves ctrl+c to the process that started the others, and them without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _outcome(work: Callable[[Task], Analysis], task: Task) -> Outcome:
    try:
        return Outcome(_name(task), work(task), "")
    except ReaderError as error:
        return Outcome(_name(task), None, str(error))
    except Exception as error:  # noqa: BLE001 - one file must never stop the others
        kind = type(error).__name__
        return Outcome(_name(task), None, f"{_shown(task)}: could not be analysed ({kind})")


def _name(task: str | Article) -> str:
    return task if isinstance(task, str) else task.source


def _shown(task: str | Article) -> str:
    return display.name(_name(task))


def cores() -> int:
    """How many processes this one may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
