"""Any keys, in any article, at any size: both panes agree, the cursor is on the text, none fails.

`python -m tests.hostile.test_keys --minutes 10` walks on for longer than the test does.
"""

import argparse
import asyncio
import random
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from reader.analyse import analyse
from reader.app import clipboard
from reader.load import load, parse
from reader.model import Analysis
from tests.app.test_window import window
from tests.hostile.fuzz import SEEDS
from tests.hostile.texts import ARTICLE

KEYS = (
    *"jkhlJKdugGfbeEnNtvTzyYirzsO0123",
    *("space", "tab", "shift+tab", "enter", "escape", "backspace", "asterisk", "ampersand"),
    *("exclamation_mark", "exclamation_mark", "U"),
    *("full_stop", "comma", "plus", "minus", "equals_sign", "slash", "question_mark", "colon"),
    *("pagedown", "pageup", "home", "end", "left", "right", "up", "down", "delete"),
    *("ctrl+f", "ctrl+r", "ctrl+t", "ctrl+u", "ctrl+w", "ctrl+p", "\u202e", "é", "中"),
)
SIZES = ((118, 30), (70, 20), (38, 9), (1, 1), (3, 60), (300, 2))
A_WALK = 60
"""Keys between two openings."""


def analyses() -> list[Analysis]:
    """A hostile article, an empty one but for a letter, and a few that are like any other."""
    hostile = (parse(text.encode(), "a.txt", "a") for text in (ARTICLE, "x", "[/b] “a\n\n“b"))
    return [analyse(article) for article in (*hostile, *map(load, SEEDS[:4]))]


async def walk(analysis: Analysis, size: tuple[int, int], chance: random.Random) -> int:
    """Presses keys by chance and says how many; what must always hold is checked after each."""
    async with window(analysis, size) as it:
        for number in range(A_WALK):
            if chance.random() < 0.05:
                await it.pilot.resize_terminal(*chance.choice(SIZES))
            await it.press(chance.choice(KEYS))
            if it.app._exit:
                return number
    return A_WALK


def walks(seconds: float, seed: int) -> int:
    """How many keys were pressed in about so many seconds."""
    chance, end, pressed, opened = random.Random(seed), time.monotonic() + seconds, 0, analyses()
    while time.monotonic() < end:
        pressed += asyncio.run(walk(chance.choice(opened), chance.choice(SIZES), chance))
    return pressed


@pytest.mark.slow
def test_any_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clipboard, "put", lambda _text: None)
    monkeypatch.chdir(tmp_path)
    assert walks(12.0, seed=11) > 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Press keys by chance.")
    arguments.add_argument("--minutes", type=float, default=1.0)
    arguments.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = arguments.parse_args()
    with patch.object(clipboard, "put"):
        print(walks(options.minutes * 60, options.seed), "keys")  # noqa: T201 - a command
