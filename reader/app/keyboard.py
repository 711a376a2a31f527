"""The order of keys: each acts on what the one before it has led to, however fast they come.

A key travels through the queues of several widgets, and so does what it sets off. Were the next one
let in before these are empty, it would act on the list, the focus or the cursor of before.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, TypeAlias

from textual.app import ScreenStackError
from textual.events import InputEvent, Paste

if TYPE_CHECKING:
    from reader.app.app import ReaderApp

_PATIENCE = 2.0
"""Seconds after which a key is let in although something is still going on."""
_TURNS, _PAUSE = 50, 0.002
"""How often to look again at once, and the seconds between two looks after that."""

Input: TypeAlias = InputEvent | Paste


class Keyboard:
    """Holds keys, clicks and pasted text back until their turn has come."""

    def __init__(self, app: "ReaderApp") -> None:
        self._app = app
        self._waiting: deque[Input] = deque()
        self._admitted: Input | None = None
        self._feeding: asyncio.Task[None] | None = None

    def holds(self, event: Input) -> bool:
        """Whether an event has to wait; the application gets it again when its turn has come.

        One that comes when the last screen has closed waits for ever.
        """
        if event.is_forwarded or event is self._admitted:
            return not self._app.screen_stack
        if self._feeding is None and settled(self._app):
            return False
        self._waiting.append(event)
        self._feed()
        return True

    def first(self, events: Iterable[Input]) -> None:
        """Puts events before all that wait."""
        self._waiting.extendleft(reversed(list(events)))
        self._feed()

    def _feed(self) -> None:
        if self._feeding is None:
            self._feeding = asyncio.create_task(self._feed_in_turn(), name="keyboard")

    async def _feed_in_turn(self) -> None:
        """Lets one event in after the other."""
        while self._waiting and self._open:
            await self._settle()
            self._admitted = self._waiting.popleft()
            self._app.post_message(self._admitted)
        self._feeding = None

    @property
    def _open(self) -> bool:
        """Whether the window still takes keys."""
        return bool(self._app.screen_stack) and self._app.screen.is_attached

    async def _settle(self) -> None:
        """Returns when all that was begun is done, or does not come to an end."""
        looks, end = 0, monotonic() + _PATIENCE
        while self._open and not settled(self._app) and monotonic() < end:
            looks += 1
            await asyncio.sleep(0 if looks < _TURNS else _PAUSE)


def settled(app: "ReaderApp") -> bool:
    """Whether no widget that is to be seen has anything left to do, nor is one being laid out."""
    try:
        screen = app.screen
    except ScreenStackError:
        return False
    if screen._layout_required:  # noqa: SLF001 - nothing public tells
        return False
    if getattr(screen, "searching", False):  # only screens that look something up have it
        return False
    return not any(node.message_queue_size for node in (app, screen, *screen.walk_children()))
