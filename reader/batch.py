"""Many articles at once, in processes of their own: in order, and none stops another."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from reader import display
from reader.errors import ReaderError
from reader.model import Article, Block, Span

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext

_AHEAD = 16
"""Results a process may be ahead of the slowest: enough to keep it busy, too few to fill memory."""
_PATIENCE = 2.0
"""Seconds after which an idle process looks whether the one that started it still lives."""
_EXAMPLE = "“We open in May,” said Ann Lee, the mayor. She paid $5 million for it."


class Sourced(Protocol):
    """What knows where it came from, as the user named it."""

    @property
    def source(self) -> str:
        """A path, an address, or "-" for standard input."""


Task = TypeVar("Task", bound=str | Sourced)
Result = TypeVar("Result")


class Outcome(NamedTuple, Generic[Result]):
    """What came of one task."""

    name: str
    """As the user named it."""
    result: Result | None
    error: str = ""
    """One sentence, where there is no result."""


def cores() -> int:
    """How many processes this one may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int | None = None
) -> Iterator[Outcome[Result]]:
    """The outcome of `work` on each task, in the order of the tasks, as soon as it is there.

    With more than one job `work`, tasks and results travel between processes and must pickle; the
    death of a process costs the task that it was at. Tasks are taken as they are needed.

    Args:
        work: what is to be done; a ReaderError of it is an outcome, as any other exception is.
        tasks: what it is to be done on.
        jobs: tasks at a time, one for each core where it is not said; 1 starts no process.
    """
    jobs = jobs or cores()
    return _spread(work, tasks, jobs) if jobs > 1 else (_outcome(work, task) for task in tasks)


class _Worker(Generic[Task, Result]):
    """A process that does one task after another, as it is given them."""

    def __init__(self, work: Callable[[Task], Result]) -> None:
        from multiprocessing import get_context  # noqa: PLC0415 - one process alone needs no other

        context: ForkContext | SpawnContext = get_context("spawn")
        if _forks():
            context = get_context("fork")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(work, theirs, os.getpid()), daemon=True, name="reader"
        )
        with _undisturbed():
            self._process.start()
        theirs.close()

    def answer(self) -> Outcome[Result] | None:
        """The outcome of its task; None where the process died of it."""
        with suppress(EOFError, OSError):
            outcome: Outcome[Result] = self.pipe.recv()
            return outcome
        return None

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keeps ctrl+c back meanwhile, and for good from a process that is started here."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _forks() -> bool:
    """Whether a process may be split in two: everything loaded is then there at once, and shared.

    Only Linux does so safely, and only while nothing else runs in this process.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _spread(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int
) -> Iterator[Outcome[Result]]:
    from multiprocessing.connection import wait  # noqa: PLC0415 - the same

    ahead = iter(tasks)
    idle: list[_Worker[Task, Result]] = []
    busy: dict[_Worker[Task, Result], tuple[int, Task]] = {}
    done: dict[int, Outcome[Result]] = {}
    given = turn = 0
    try:
        while True:
            while len(busy) < jobs and given < turn + jobs * _AHEAD:
                try:
                    task = next(ahead)
                except StopIteration:
                    break
                if given == 0 and _forks():
                    _load_everything()
                busy[_begun(work, task, idle)] = (given, task)
                given += 1
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy])
            for worker in [worker for worker in busy if worker.pipe in ready]:
                number, task = busy.pop(worker)
                outcome = worker.answer()
                if outcome:
                    idle.append(worker)
                else:
                    worker.stop()
                done[number] = outcome or Outcome(
                    _name(task), None, f"{_shown(task)}: reading it crashed"
                )
            while turn in done:
                yield done.pop(turn)
                turn += 1
    finally:
        for worker in (*idle, *busy):
            worker.stop()


def _begun(
    work: Callable[[Task], Result], task: Task, idle: list[_Worker[Task, Result]]
) -> _Worker[Task, Result]:
    """The worker that has begun the task: an idle one that still lives, or a new one."""
    while idle:
        worker = idle.pop()
        with suppress(OSError):
            worker.pipe.send(task)
            return worker
        worker.stop()
    worker = _Worker(work)
    worker.pipe.send(task)
    return worker


def _load_everything() -> None:
    """Has all weights in memory before it is shared, and keeps collecting garbage from copying it.

    The time is paid once, not once a process.
    """
    from reader.analyse import analyse  # noqa: PLC0415 - one process alone loads what it needs

    analyse(Article(_EXAMPLE, (Block(Span(0, len(_EXAMPLE))),)))
    gc.freeze()


def _serve(work: Callable[[Task], Result], pipe: "Connection", parent: int) -> None:
    """The other process: does each task that comes, until nobody is there to ask."""
    with suppress(EOFError, OSError):
        while True:
            while not pipe.poll(_PATIENCE):
                if os.getppid() != parent:
                    return
            pipe.send(_outcome(work, pipe.recv()))


def _outcome(work: Callable[[Task], Result], task: Task) -> Outcome[Result]:
    try:
        return Outcome(_name(task), work(task))
    except ReaderError as error:
        return Outcome(_name(task), None, str(error))
    except Exception as error:  # noqa: BLE001 - one article must never stop the others
        kind = type(error).__name__
        return Outcome(_name(task), None, f"{_shown(task)}: could not be analysed ({kind})")


def _name(task: str | Sourced) -> str:
    return task if isinstance(task, str) else task.source


def _shown(task: str | Sourced) -> str:
    return display.name(_name(task))
