"""Texts of a size or shape that nobody writes: the window opens, goes to the end, finds and quits.

| no. | input | what the user sees |
|---|---|---|
| 12 | 51 MB | one line that names --force; with it, the text |
| 13 | a line of 5.8 MB | the text, wrapped |
| 14 | a word of 80,000 letters | the word, over as many rows as it takes |
| 15 | 100,000 short paragraphs | the text |
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import fuzz
from tests.hostile.pseudo import session

SENTENCE = "The ferry to Norby was late again, Mira Holt said. "
LAST = "At the end stands a lighthouse."
SOON = 60.0
"""Seconds that all of it may take on a machine with much else to do."""
SHAPES: dict[str, Callable[[], str]] = {
    "12 51 MB": lambda: (SENTENCE * 20 + "\n\n") * (51_000_000 // (len(SENTENCE) * 20 + 2) + 1),
    "13 one line": lambda: SENTENCE * (5_800_000 // len(SENTENCE)),
    "14 one word": lambda: f"The word is {'x' * 80_000}.\n\n",
    "15 short paragraphs": lambda: "It rained.\n\n" * 100_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_it_opens_goes_to_the_end_and_finds(tmp_path: Path, shape: Callable[[], str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(shape() + LAST)
    began = time.monotonic()
    with session() as it:
        it.command("--force", "--no-library", str(path))
        it.until("¶ 1 of")
        it.keys("G")
        it.until("100 %")
        it.until("lighthouse")
        it.keys("g/lighthouse\r")
        it.until("match 1/1")
        it.keys("q")
        assert it.ended() == 0
        assert it.given_back()
    assert time.monotonic() - began < SOON


def test_12_so_large_a_file_is_asked_for_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    with session() as it:
        it.command(str(path))
        assert it.ended() == 1
        assert b"--force" in it.raw


def test_14_a_word_without_end_goes_through_everything() -> None:
    fuzz.check(f"{SENTENCE}{'x' * 80_000} {'“' + 'y' * 20_000}, {SENTENCE}".encode(), ".txt")
