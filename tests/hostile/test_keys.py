"""Any keys, in any article, at any size: both panes agree, the cursor is on the text, none fails.

`python -m tests.hostile.test_keys --steps 10000` walks on for longer than the test does.
"""

import argparse
import asyncio
import random
import time
from collections.abc import Callable, Sequence
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias
from unittest.mock import patch

import pytest
from textual.events import Key
from textual.keys import key_to_character

from reader.analyse import analyse
from reader.app import clipboard
from reader.app.app import ReaderApp
from reader.app.keymap import UNBOUND
from reader.app.presets import PRESETS
from reader.app.rebinding import resolved
from reader.load import load, parse
from reader.model import Analysis
from tests.app.test_keyboard import at_rest
from tests.app.test_window import window
from tests.hostile.fuzz import SEEDS
from tests.hostile.texts import ARTICLE

End: TypeAlias = Callable[[int], bool]
"""Whether to stop after so many keys of a walk."""
SETS = [None, None, None, *(resolved(name, {}).keys for name in PRESETS)]
TYPED = (*"lopez .%5", "space", "enter", "escape", "backspace", "\u202e", "é", "中", "delete")
"""Keys that may be bound to nothing, or are text where a line is typed."""
KEPT_OUT = frozenset({"reader.quit", "reader.suspend", "article.open"})
"""Actions that end the walk, stop the process, or read files by names of chance."""
SIZES = ((118, 30), (70, 20), (38, 9), (1, 1), (3, 60), (300, 2))
A_WALK = 400
"""Keys between two openings."""


def analyses() -> list[Analysis]:
    """A hostile article, an empty one but for a letter, and a few that are like any other."""
    hostile = (parse(text.encode(), "a.txt", "a") for text in (ARTICLE, "x", "[/b] “a\n\n“b"))
    return [analyse(article) for article in (*hostile, *map(load, SEEDS[:4]))]


def any_key(app: ReaderApp, chance: random.Random) -> str:
    """One of the keys that do something now, whatever they are; at times another one."""
    live: list[str] = [
        key
        for key, active in app.screen.active_bindings.items()
        if UNBOUND not in key and active.binding.id not in KEPT_OUT
    ]
    keys: Sequence[str] = live if live and chance.random() < 0.85 else TYPED
    return chance.choice(keys)


def pressed(key: str) -> Key:
    """A key as a driver gives it."""
    return Key(key, key_to_character(key))


async def walk(analysis: Analysis, size: tuple[int, int], chance: random.Random, end: End) -> int:
    """Presses keys by chance and says how many; what must always hold is checked after each."""
    async with window(analysis, size, chance.choice(SETS)) as it:
        for number in range(A_WALK):
            if it.app._exit or end(number):
                return number
            if chance.random() < 0.02:
                await it.pilot.resize_terminal(*chance.choice(SIZES))
            for _ in range(chance.choice((1, 1, 1, 4))):
                it.app.post_message(pressed(any_key(it.app, chance)))
            await at_rest(it.app)
            if not it.app._exit:
                it.agree()
    return A_WALK


def walks(seed: int, steps: int, seconds: float) -> int:
    """How many keys were pressed: so many, or fewer where time is up before."""
    chance, until, done, opened = random.Random(seed), time.monotonic() + seconds, 0, analyses()

    def end(number: int) -> bool:
        return time.monotonic() > until or done + number >= steps

    while not end(0):
        done += asyncio.run(walk(chance.choice(opened), chance.choice(SIZES), chance, end))
    return done


@pytest.mark.slow
def test_any_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clipboard, "put", lambda _text: None)
    monkeypatch.chdir(tmp_path)
    assert walks(seed=11, steps=10_000, seconds=15.0) > 100


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Press keys by chance.")
    arguments.add_argument("--steps", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = arguments.parse_args()
    print("seed", options.seed)  # noqa: T201 - a command
    with patch.object(clipboard, "put"), TemporaryDirectory() as folder, chdir(folder):
        print(walks(options.seed, options.steps, 1e9), "keys")  # noqa: T201 - a command
