"""What is said on standard error: what went wrong, and how far the work has come."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol, TypeVar

_BAR = 30
"""Columns of a bar where there is room."""
_BESIDE = 44
"""Columns that its words may take."""
_OFTEN = 0.1
"""Seconds between two drawings of a bar."""


class Fallible(Protocol):
    """What may have gone wrong."""

    @property
    def error(self) -> str:
        """How, in one sentence; "" where it did not."""


Each = TypeVar("Each", bound=Fallible)


def say(message: str) -> None:
    """One line on stderr, whatever it holds; none where stderr is closed."""
    if sys.stderr is not None:
        from reader import display  # noqa: PLC0415 - who has nothing to say need not wait for it

        with suppress(OSError):
            sys.stderr.write(f"reader: {display.line(message)}\n")


def watched(outcomes: Iterator[Each], total: int, what: str, *, shown: bool) -> Iterator[Each]:
    """The outcomes as they come, each error said; `shown` draws a bar where stderr is a terminal.

    Args:
        outcomes: what comes.
        total: how many there will be.
        what: the word before the bar, as "reading".
        shown: whether nothing else writes to that terminal.
    """
    seen = shown and total > 0 and sys.stderr is not None and sys.stderr.isatty()
    bar = _Bar(what, total) if seen else None
    try:
        for number, outcome in enumerate(outcomes, 1):
            if outcome.error:
                if bar:
                    bar.clear()
                say(outcome.error)
            if bar:
                bar.draw(number)
            yield outcome
    finally:
        if bar:
            bar.clear()


class _Bar:
    """How much of the work is done, in the last line of a terminal."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._began = time.monotonic()
        self._drawn = -1.0
        self.draw(0)

    def draw(self, number: int) -> None:
        """Draws it with `number` done, unless it was drawn just now."""
        now = time.monotonic()
        if now - self._drawn < _OFTEN:
            return
        self._drawn = now
        words = f"{number} of {self._total}"
        if number and now - self._began > 1:
            left = (now - self._began) / number * (self._total - number)
            words += f", about {_time(left)} left"
        self._write(
            " ".join(filter(None, ("\r" + self._what, self._gauge(number), words))) + "\x1b[K"
        )

    def clear(self) -> None:
        """Leaves the line as if nothing had been there."""
        self._drawn = -1.0
        self._write("\r\x1b[K")

    def _gauge(self, number: int) -> str:
        try:
            room = os.get_terminal_size(sys.stderr.fileno()).columns
        except (OSError, ValueError):
            room = 0
        width = min(_BAR, room - _BESIDE)
        full = width * number // self._total
        return f"[{'=' * full}{' ' * (width - full)}]" if width > 4 else ""

    def _write(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
