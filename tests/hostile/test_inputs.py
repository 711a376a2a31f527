"""Bad inputs by their number, and texts made to keep a careless program busy.

1-11, 16, 17: tests/unit/load/test_files.py, tests/terminal/test_pipes.py. 18-22, 24, 25, 48:
tests/unit/load/test_encoding.py, test_load.py. 26-39: test_terminal.py beside this file. 46, 47:
tests/unit/load/test_html.py. 51: tests/unit/load/test_text.py. 56: test_endings.py beside this.
"""

import socket
import time
from pathlib import Path

import pytest

from reader import cli
from reader.link.folding import Folded
from reader.link.search import Search
from reader.load import load
from tests.hostile import fuzz

SIZE = 20_000
BUSY = {
    "13 blanks": "a" + " " * SIZE + "b",
    "13 tabs": "a" + "\t " * (SIZE // 2) + "b",
    "14 one word": "x" * SIZE,
    "15 short paragraphs": "a\n\n" * (SIZE // 8),
    "42 combining marks": "a" + "\u0301" * SIZE,
    "41 joined pictures": "👩\u200d" * (SIZE // 8),
    "45 never closed": "“" * SIZE,
    "45 mixed marks": "“a 'b \"c " * (SIZE // 16),
    "53 digits": "1" * SIZE,
    "53 commas": "1,2,3," * (SIZE // 16),
    "names": "Mr Smith Jones " * (SIZE // 16),
}


@pytest.mark.parametrize("text", BUSY.values(), ids=BUSY)
def test_no_text_keeps_it_busy(text: str) -> None:
    fuzz.check(text.encode(), ".txt")


def test_changed_articles_go_through() -> None:
    assert fuzz.run(5.0) > 0


@pytest.mark.parametrize("pattern", ["(a+)+$", "(", "", r"\b", "(" * 20_000 + ")" * 20_000])
def test_52_no_pattern_freezes_a_key(pattern: str) -> None:
    folded = Folded("the ferry aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa was late " * 200)
    Search(folded, regex=True).find("x", 0)
    began = time.monotonic()
    search = Search(folded, regex=True).find(pattern, 0)
    assert time.monotonic() - began < 5
    assert not search.matches or not search.problem


def test_long_lines_are_no_credits(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"The ferry was late.\n \nIt stood.\n\n© 2024{' x' * 400}\n")
    assert load(path).removed == ()


@pytest.mark.parametrize("command", [["show"], ["extract"]])
def test_no_network_is_used(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert cli.main([*command, cli.sample()]) == 0
