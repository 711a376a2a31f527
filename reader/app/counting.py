"""The number typed before a key: how often the key acts, or where it leads. `5j`, `12G`, `50%`."""

import string
from typing import TYPE_CHECKING

from textual.events import Key

from reader.app.desk import Desk
from reader.app.widgets.listing import Listing

if TYPE_CHECKING:
    from reader.app.app import ReaderApp

DIGIT = "count.digit"
"""The action whose keys begin a number."""
MOST = 999
"""How often a key acts at most; a slip of the finger must not hold the window up."""
REPEATED = frozenset(
    f"{where}.{act}"
    for where, acts in {
        "article": "down up left right next-paragraph previous-paragraph page-down page-up "
        "half-down half-up",
        "list": "next previous page page-back",
        "mention": "next previous",
        "item": "next previous",
        "match": "next previous",
        "jump": "back forward",
        "measure": "wider narrower",
    }.items()
    for act in acts.split()
)
"""The actions that can act more than once."""
_PLACES = frozenset({"article.start", "article.end", "place.percent"})
_CARDS = frozenset({"list.first", "list.last"})
"""The actions that a number tells where to go."""


class Counting:
    """Gathers the digits of a number, and makes the key after them act on it."""

    def __init__(self, app: "ReaderApp") -> None:
        self._app = app
        self._number = 0

    def takes(self, event: Key) -> bool:
        """Whether a key is a digit of a number, or acted on one; else it acts as always."""
        key = event.key
        digit = len(key) == 1 and key in string.digits
        if event.is_forwarded or not (self._number or digit):
            return False
        live = self._app.screen.active_bindings.get(key)
        name = (live.binding.id if live else "") or ""
        if name == DIGIT or (self._number and digit):
            self._become(min(self._number * 10 + int(key), 10**6))
            return True
        number = self._number
        if number:
            self._become(0)
        return bool(number) and self._acts(name, number, event)

    def _become(self, number: int) -> None:
        self._number = number
        if isinstance(self._app.screen, Desk):
            self._app.screen.say(f"{number:,}" if number else "")

    def _acts(self, name: str, number: int, event: Key) -> bool:
        """Whether the number and the action of the key were one act, which is done."""
        desk = self._app.screen
        if name in REPEATED:
            self.repeat(event, number - 1)
        elif isinstance(desk, Desk) and name in _PLACES:
            desk.go(number, percent=name == "place.percent")
            return True
        elif isinstance(desk, Desk) and name in _CARDS:
            desk.query_one(Listing).action_choose(number - 1)
            return True
        return name == "window.close"

    def repeat(self, event: Key, times: int) -> None:
        """Has a key act some times more."""
        again = (Key(event.key, event.character) for _ in range(min(times, MOST - 1)))
        self._app.keyboard.first(again)
