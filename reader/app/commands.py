"""The palette: go to a person, a quote, a statistic, a paragraph, or do what a key does."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.events import Key
from textual.message import Message

from reader.app import keymap
from reader.app.counting import MOST, REPEATED
from reader.app.messages import ItemChosen
from reader.app.widgets.cards import NAMES, shortened, title
from reader.app.widgets.notes import NoteChosen, remark
from reader.app.widgets.sheets import Extra

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.app.desk import Desk

_WIDTH = 60
"""Cells that the words of an item take in the palette."""
_FIRST, _SECOND = 2000.0, 1000.0
"""Scores that put places before items, and items before actions; a match scores far less."""
_REPEATED = re.compile(r":?\s*(\d+)\s*(\D)")
_PLACE = re.compile(r":?\s*(\d+)\s*(%?)\s*")


class Commands(Provider):
    """Finds items of the article by their words, places by number, and actions by name."""

    @property
    def _reader(self) -> "Desk":
        return cast("Desk", self.screen)

    async def discover(self) -> Hits:
        """Everything that a key does."""
        for label, act, tooltip in self._actions():
            yield DiscoveryHit(Content(label), act, label, tooltip)

    async def search(self, query: str) -> Hits:
        """What fits the words, items first; "120" is a paragraph, "50%" a place, "5j" keys.

        In the library there are no places and items, but what its keys do.
        """
        places = self._has_places()
        if places and (place := _PLACE.fullmatch(query)):
            number, percent = int(place[1]), bool(place[2])
            label = f"Go to {number} %" if percent else f"Go to paragraph {number}"
            go = partial(self._reader.go, number, percent=percent)
            yield Hit(_FIRST, Content(label), go, label)
        if places and (repeated := _REPEATED.fullmatch(query)):
            for hit in self._repeated(int(repeated[1]), repeated[2]):
                yield hit
        matcher = self.matcher(query)
        items = self._items() if places else ()
        for rank, found in ((_SECOND, items), (0.0, self._actions())):
            for label, act, hint in found:
                if (score := matcher.match(label)) > 0:
                    yield Hit(rank + score, matcher.highlight(label), act, label, hint)

    def _has_places(self) -> bool:
        from reader.app.desk import Desk  # noqa: PLC0415 - it has this palette itself

        return isinstance(self.screen, Desk)

    def _items(self) -> Iterator[tuple[str, Callable[[], object], str]]:
        analysis, marks = self._reader.analysis, self._reader.marks
        for ref in analysis.refs():
            if ref in marks:
                label = shortened(title(analysis, ref), _WIDTH)
                message = partial(ItemChosen, ref, opened=True)
                yield label, partial(self._post, message), NAMES[ref.kind]
        for note in self._reader.notes.all:
            if note.words:
                label = shortened(remark(note), _WIDTH)
                chosen = partial(NoteChosen, note.number, opened=True)
                yield label, partial(self._post, chosen), Extra.NOTES.value

    def _actions(self) -> Iterator[tuple[str, Callable[[], object], str]]:
        for bindings in keymap.by_id(self._reader.active_bindings.values()).values():
            binding = bindings[0]
            if binding.id in {"palette.open", "count.digit"}:
                continue
            signs = keymap.signs(bindings)
            label = binding.tooltip or binding.description
            yield label, partial(self._reader.run_action, binding.action), signs

    def _post(self, message: Callable[[], Message]) -> None:
        self._reader.post_message(message())

    def _repeated(self, number: int, sign: str) -> Iterator[Hit]:
        """A key so many times: "5j"."""
        for bindings in keymap.by_id(self._reader.active_bindings.values()).values():
            key = next((one.key for one in bindings if keymap.sign(one.key) == sign), None)
            if key and bindings[0].id in REPEATED:
                label = f"{bindings[0].tooltip}, {number:,} times"
                again = [Key(key, None) for _ in range(min(number, MOST))]
                reader = cast("ReaderApp", self._reader.app)
                yield Hit(_FIRST, Content(label), partial(reader.keyboard.first, again), label)


class Palette(CommandPalette):
    """Textual's palette, whose keys are deaf while its list has no room to be laid out in."""

    @property
    def searching(self) -> bool:
        """Whether what was typed is still being looked up: Enter would take something else."""
        return any(not worker.is_finished for worker in self.workers if worker.node is self)

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # the row of an option that is not laid out
            super()._action_command_list(action)
