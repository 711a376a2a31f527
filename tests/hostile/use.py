"""Long use: keys and articles without end in one window, whose memory and files stay the same."""

import math
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.hostile.pseudo import Session, session
from tests.terminal.test_window import PATIENCE

_ESCAPE = "\x1b[27u"
"""The key as a terminal writes it that tells it from the beginning of a sequence."""
KEYS = (
    *"jkJKfbdugGnNeE.,123zwvt+-=lhHmVs0O&U",
    *("\t", "\r", "\x7f", " ", "/late\r", "/nurse\r", *(f"{key}{_ESCAPE}" for key in "L?i'")),
)
"""What a reader presses all day: moving, stepping, finding, lists, dossiers, notes, looks."""
_CLOSE = _ESCAPE * 4
"""Closes whatever is open, and never the window."""
MOST = 0.1
"""The share by which memory may grow after the first third."""
_BURST = 25
"""Keys that are pressed before what they lead to is waited for."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Held(NamedTuple):
    """What a process holds."""

    memory: int
    """Bytes of it in RAM."""
    files: int


class _Unseen:
    """In the place of a screen: what is drawn is not looked at."""

    def feed(self, _raw: bytes) -> None:
        """Nothing."""


def held(process: int) -> Held:
    """What a process holds at this moment."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return Held(pages * _PAGE, len(list(Path(f"/proc/{process}/fd").iterdir())))


def story(number: int, chance: random.Random) -> str:
    """An article like no other."""
    people = ["Mira Holt", "Ana Ruiz", "Tomas Vane", "Ines Okafor", "Lars Berg"]
    parts = [f"The ferry of day {number}. was late\n"]
    parts += [
        f"“We waited for {part} hours,” said {chance.choice(people)}, a nurse. About "
        f"{chance.randrange(1, 99)} percent of all {chance.randrange(10**6):,} trips were late.\n"
        for part in range(30)
    ]
    return "\n".join(parts)


def day(
    folder: Path, count: int, keys: int, seed: int = 0, seconds: float = math.inf
) -> list[Held]:
    """What a window held after each of so many articles, with so many keys pressed in each.

    There are fewer articles where so many seconds do not suffice.
    """
    chance, end = random.Random(seed), time.monotonic() + seconds
    found: list[Held] = []
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(story(number, chance), "utf-8")
    with session() as it:
        it.stream = _Unseen()  # type: ignore[assignment]  # all that is asked of it
        it.command(str(paths[0]))
        assert it.process
        for number, path in enumerate(paths):
            if time.monotonic() > end:
                break
            if number:
                it.keys(f"{_CLOSE}o{path}\r")
            it.until_raw(f"day {number}.".encode())
            _pressed(it, keys, chance)
            found.append(held(it.process.pid))
        it.keys(f"{_CLOSE}q")
        assert it.ended() == 0
        assert it.given_back()
    return found


def _pressed(it: Session, keys: int, chance: random.Random) -> None:
    """Presses so many keys, a few at a time, and waits until all is drawn."""
    for done in range(0, keys, _BURST):
        for _ in range(min(_BURST, keys - done)):
            it.keys(chance.choice(KEYS))
        _drawn(it)
    it.keys(_CLOSE)
    _drawn(it)
    it.raw = b"\x1b[?25l\x1b[?1049h\x1b[?1003h"  # what the end is held against


def _drawn(it: Session) -> None:
    end = time.monotonic() + PATIENCE
    while it.read(0.06):
        assert time.monotonic() < end


def grown(found: Sequence[Held]) -> tuple[float, int]:
    """By what share memory, and by how many the files, grew after the first third.

    Files are those that were open at each moment: an extraction that runs has some for a while.
    """
    warm = found[len(found) // 3 :]
    part = max(len(warm) // 4, 1)
    first, last = warm[:part], warm[-part:]
    memory = [sum(each.memory for each in some) / part for some in (first, last)]
    files = [min(each.files for each in some) for some in (first, last)]
    return memory[1] / memory[0] - 1, files[1] - files[0]
