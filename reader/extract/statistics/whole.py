"""What speaks for words, taken together, as what a figure measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reader.extract.statistics.clues import Word, firstness
from reader.extract.statistics.scene import Scene

_PHRASES = 4
"""Phrases whose places are told, at most."""


@dataclass(frozen=True)
class Whole:
    """The words beside a figure that may be taken, each with what speaks for it alone."""

    scene: Scene
    number: int
    words: Mapping[int, Word]

    def clues(self, taken: int) -> list[str]:
        """What speaks for taking the tokens `taken`, given as bits; a clue may be there twice."""
        scene = self.scene
        order = [at for at in self._order if taken >> at & 1]
        items = list(dict.fromkeys([scene.item_of[at] for at in order]))
        places = [self._places[item] for item in items]
        names = sum(scene.tags[at].startswith("NNP") for at in order)
        tops = [at for at in order if not taken >> scene.tree[at] & 1]
        clues = ["in" + ",".join(places[:_PHRASES]), f"tops{min(len(tops), 4)}"]
        for item in items:
            clues += [clue for at, clue in self._modifiers[item] if not taken >> at & 1]
        for at in tops:
            clues += self.words[at].turn
        clues += ["several"] if len(set(places)) > 1 else []
        clues += ["name"] if names else []
        return clues + (["names"] if names == len(order) else [])

    @cached_property
    def _order(self) -> list[int]:
        return sorted(self.words)

    @cached_property
    def _places(self) -> dict[int, str]:
        """Where the phrase of each word stands."""
        items = {self.scene.item_of[at] for at in self.words}
        return {item: self._place(item) for item in items}

    def _place(self, item: int) -> str:
        scene, figure = self.scene, self.scene.figures[self.number]
        first, last = scene.item_of[figure.first], scene.item_of[figure.end - 1]
        if item < first:
            return "<" + firstness(scene, item, first)
        if item <= last:
            return "="
        far = item - last > 2
        return ">far" if far else ">of" if scene.items[item - 1] == "of" else ">near"

    @cached_property
    def _modifiers(self) -> dict[int, list[tuple[int, str]]]:
        """The words of each phrase but its head, and what is told where one is left out."""
        found: dict[int, list[tuple[int, str]]] = {item: [] for item in self._places}
        for at in self.words:
            item = self.scene.item_of[at]
            if at != self.scene.heads[item]:
                found[item] += [(at, "without"), (at, "without" + self.scene.tags[at])]
        return found
