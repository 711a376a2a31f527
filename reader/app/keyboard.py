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
from textual.events import InputEvent, Key, Paste

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
        self._admitted: list[Input] = []
        """Those that have been let in, and are on their way through the application's queue."""
        self._feeding: asyncio.Task[None] | None = None

    def holds(self, event: Input) -> bool:
        """Whether an event has to wait; the application gets it again when its turn has come.

        One that comes when the last screen has closed waits for ever.
        """
        if event in self._admitted:
            self._admitted.remove(event)
            return not self._app.screen_stack
        if event.is_forwarded:
            return not self._app.screen_stack
        if self._feeding is None and settled(self._app, searched=not self._is_letter(event)):
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
            await self._settle(searched=not self._is_letter(self._waiting[0]))
            if not (self._waiting and self._open):
                break
            letter = self._admit()
            while letter and self._waiting and self._is_letter(self._waiting[0]):
                self._admit()
        self._feeding = None

    def _admit(self) -> bool:
        """Lets the next event in; whether it is a letter of a line being typed.

        The letters of a line lead nowhere one by one: those that have come are taken together.
        """
        event = self._waiting.popleft()
        self._admitted.append(event)
        self._app.post_message(event)
        return self._is_letter(event)

    def _is_letter(self, event: Input) -> bool:
        """Whether an event is a letter of a line being typed."""
        line = self._app.screen.focused if self._app.screen_stack else None
        return (
            isinstance(event, Key)
            and line is not None
            and line.check_consume_key(event.key, event.character)
        )

    @property
    def _open(self) -> bool:
        """Whether the window still takes keys."""
        return bool(self._app.screen_stack) and self._app.screen.is_attached

    async def _settle(self, *, searched: bool) -> None:
        """Returns when all that was begun is done, or does not come to an end."""
        looks, end = 0, monotonic() + _PATIENCE
        while self._open and not settled(self._app, searched=searched) and monotonic() < end:
            looks += 1
            await asyncio.sleep(0 if looks < _TURNS else _PAUSE)


def settled(app: "ReaderApp", *, searched: bool = True) -> bool:
    """Whether no widget that is to be seen has anything left to do, nor is one being laid out.

    Nor is anything being looked for, if that is to be waited for as well.
    """
    try:
        screen = app.screen
    except ScreenStackError:
        return False
    if screen._layout_required:  # noqa: SLF001 - nothing public tells
        return False
    searching = getattr(screen, "searching", False)  # only screens that look something up have it
    if searched and searching:
        return False
    return not any(node.message_queue_size for node in (app, screen, *screen.walk_children()))
