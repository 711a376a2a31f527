"""Many articles at once: in order, and whatever befalls one of them."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import Pipe

import pytest

from reader import batch
from reader.batch import Outcome
from reader.errors import ReaderError
from reader.model import Article


def letters(task: str) -> str:
    """The work of a test: the task in capitals, or whatever may befall a process."""
    if task == "refused":
        raise ReaderError("refused: for a reason")
    if task == "broken":
        raise ZeroDivisionError
    if task == "dead":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "slow":
        time.sleep(0.2)
    if task == "long":
        time.sleep(60)
    if task == "deaf":
        os.kill(os.getpid(), signal.SIGINT)
    return task.upper()


def text(article: Article) -> str:
    return article.text


BAD = {
    "refused": "refused: for a reason",
    "broken": "broken: could not be analysed (ZeroDivisionError)",
    "dead": "dead: reading it crashed",
}


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_order_and_no_task_stops_another(jobs: int) -> None:
    tasks = ["slow", *(f"story {number}" for number in range(40))]
    tasks[3:3] = ["refused", "broken"] + ["dead"] * (jobs > 1)
    assert list(batch.each(letters, iter(tasks), jobs)) == [
        Outcome(task, None, BAD[task]) if task in BAD else Outcome(task, task.upper())
        for task in tasks
    ]


def test_a_process_of_its_own_serves_where_splitting_one_is_not_safe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "_forks", lambda: False)
    assert [outcome.result for outcome in batch.each(letters, ["a", "b"], 2)] == ["A", "B"]


def test_only_what_runs_alone_is_split() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not batch._forks()
    finally:
        stop.set()
        thread.join()


def test_articles_are_named_by_their_source() -> None:
    articles = [Article("one", source="a.txt"), Article("two", source="b.txt")]
    assert list(batch.each(text, articles, 2)) == [
        Outcome("a.txt", "one"),
        Outcome("b.txt", "two"),
    ]


@pytest.mark.parametrize("jobs", [1, 3])
def test_nothing_to_do_is_done_at_once(jobs: int) -> None:
    assert list(batch.each(letters, [], jobs)) == []


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[str] = []

    def tasks() -> Iterator[str]:
        for number in range(1000):
            taken.append(str(number))
            yield str(number)

    with closing(batch.each(letters, tasks(), 2)) as outcomes:  # type: ignore[type-var]
        assert next(outcomes).result == "0"
        assert len(taken) <= 2 * batch._AHEAD + 2


def test_the_slowest_keeps_the_others_from_running_away() -> None:
    taken: list[str] = []

    def tasks() -> Iterator[str]:
        for task in ["slow", *map(str, range(200))]:
            taken.append(task)
            yield task

    outcomes = batch.each(letters, tasks(), 2)
    assert next(outcomes).result == "SLOW"
    assert len(taken) == 2 * batch._AHEAD
    assert len(list(outcomes)) == 200


def test_who_stops_listening_ends_all_at_once() -> None:
    began = time.monotonic()
    with closing(batch.each(letters, ["a", "long", "long"], 3)) as outcomes:  # type: ignore[type-var]
        assert next(outcomes).result == "A"
    assert time.monotonic() - began < 20


def test_interrupting_is_left_to_the_process_that_started_the_others() -> None:
    assert list(batch.each(letters, ["deaf", "a"], 2)) == [
        Outcome("deaf", "DEAF"),
        Outcome("a", "A"),
    ]


def test_an_idle_process_that_died_is_replaced() -> None:
    idle = [batch._Worker(letters), batch._Worker(letters)]
    dead, alive = idle
    alive.stop()
    dead._process.kill()
    dead._process.join()
    idle = [dead]
    worker = batch._begun(letters, "a", idle)
    assert worker is not dead
    assert worker.answer() == Outcome("a", "A")
    assert batch._begun(letters, "b", [worker]) is worker
    assert worker.answer() == Outcome("b", "B")
    worker.stop()


def test_a_process_serves_until_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Pipe()
    for task in ("a", "refused"):
        ours.send(task)
    parent = os.getppid()
    monkeypatch.setattr(batch, "_PATIENCE", 0.01)
    asked = iter([parent, parent, parent + 1])
    monkeypatch.setattr(os, "getppid", lambda: next(asked))
    batch._serve(letters, theirs, parent)
    assert [ours.recv(), ours.recv()] == [
        Outcome("a", "A"),
        Outcome("refused", None, BAD["refused"]),
    ]
    ours.close()
    batch._serve(letters, theirs, parent)
    theirs.close()


def test_there_is_at_least_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    assert batch.cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert batch.cores() >= 1
    assert [outcome.result for outcome in batch.each(letters, ["a"])] == ["A"]
