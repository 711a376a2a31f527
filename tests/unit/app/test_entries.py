"""The rows of the library as cards."""

from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.app.browsing import File, Row, Rows, Tab
from reader.app.widgets import entries
from reader.library.catalogue import Entry, Group, Scope
from reader.library.index import Found
from reader.library.shelf import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
KEPT = Kept("k", "Quay", "a/quay.md", "2026-05-01", "", None, 30, 120, 101, sample=False)


def plain(row: "Row | None", fault: str = "", width: int = 60) -> list[str]:
    return [line.plain for line in entries.card(row, fault, width, NOW)]


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        (None, "not read yet"),
        ("2026-05-03T08:05:00+00:00", "read today 08:05"),
        ("2026-05-02T23:59:59+00:00", "read yesterday 23:59"),
        ("2026-03-14T10:00:00+00:00", "read 14 March"),
        ("2025-03-14T10:00:00+00:00", "read 14 March 2025"),
    ],
)
def test_when_it_was_read(stamp: str | None, said: str) -> None:
    assert entries.when(stamp, NOW) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("https://example.org/a?b", "example.org"),
        ("dir/a\x1bb.txt", "a␛b.txt"),
        ("-", "standard input"),
        ("odd://", "odd://"),
    ],
)
def test_where_it_is_from(source: str, said: str) -> None:
    assert entries.place(source) == said


def test_an_article_says_what_is_known_of_it() -> None:
    head, below = plain(Entry(KEPT))
    assert head.split() == ["Quay", "2026-05-01"]
    assert below.startswith("quay.md · 120 words")
    assert below.endswith("30 % · not read yet")
    assert "“on the quay”" in plain(Entry(KEPT, context="… on the quay …"))[1]
    assert plain(Entry(None)) == ["Removed from the library"]
    assert plain(None) == ["…"]


def test_a_file_says_where_it_is_or_what_is_wrong() -> None:
    assert plain(File("dir/a.txt"))[0].strip() == "a.txt"
    assert plain(File("dir/a.txt"))[1].split() == ["dir", "not", "read", "yet"]
    assert plain(File("dir/a.txt"), "dir/a.txt: is empty")[1].strip() == "✗ is empty"
    assert plain(File("a.txt", KEPT))[0].startswith("Quay")


def test_an_item_says_where_it_stands() -> None:
    quote = Found("quote", "q1", "“It rained all day.”", "", 0, "k", "", "b.txt", "2026-05-01")
    assert plain(Entry(KEPT, quote))[-1].split() == ["—", "?", "b.txt", "·", "2026-05-01"]
    person = Found("person", "p1", "Ana Ruiz", "mayor", 0, "k", "Quay", "a", "")
    assert "one person in 2 articles" in plain(Entry(KEPT, person, joined=("k", "l")), width=90)[1]


def test_heights_and_heads() -> None:
    assert entries.height(Tab.QUOTES, None, 60) == entries.height(Tab.ALL, Scope.QUOTES, 60) == 3
    assert entries.height(Tab.QUOTES, None, 100) == entries.height(Tab.ALL, Scope.PEOPLE, 60) == 2
    assert entries.heading(Group(Scope.QUOTES, 1000)).plain == "Quotes 1,000+"


def test_rows_that_fail_to_come_are_never_there() -> None:

    answer: Future[Sequence[Row]] = Future()
    answer.set_exception(OSError())
    arrived: list[bool] = []
    rows = Rows(3, lambda _first, _end: answer, lambda: arrived.append(True))
    assert rows[0] is rows[1] is None
    assert arrived == []
