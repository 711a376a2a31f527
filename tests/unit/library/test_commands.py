"""The commands of the library, as they are typed."""

import csv
import io
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader import cli
from reader.library import Library, commands, folders
from reader.library.shelf import SAMPLE
from reader.link.notes import NoteKind
from reader.load import load
from reader.model import Analysis, Span

QUAY = """\
# Quay closed

“Nobody knows for how long,” said Ana Ruiz, the mayor. Repairs cost $5 million.
"""
PIER = """\
# Pier opened

“It will outlive all of us,” said Bo Lind, the engineer. Traffic rose by 12 percent.
"""


class Desk:
    """A user with a folder of stories and a library of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.said = ""

    def reader(self, *arguments: str, code: int = 0) -> str:
        done = cli.main(list(arguments))
        out, self.said = self._capsys.readouterr()
        assert done == code, self.said
        return out


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "quay.md").write_text(QUAY, "utf-8")
    (stories / "pier.md").write_text(PIER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.reader("library", "add", "stories", "--jobs", "2")
    assert desk.said == "reader: 2 added, 0 there already, 0 could not be read\n"
    return desk


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_adding_again_adds_nothing_and_a_bad_file_stops_nothing(full: Desk) -> None:
    (full.folder / "stories" / "empty.txt").write_text("")
    full.reader("library", "add", "stories", "none.txt", code=1)
    assert full.said.splitlines()[-1] == ("reader: 0 added, 2 there already, 2 could not be read")
    assert "none.txt: no such file" in full.said


def test_listing(full: Desk) -> None:
    lines = full.reader("library", "list").splitlines()
    assert sorted(line[14:] for line in lines) == [
        "Pier opened · stories/pier.md",
        "Quay closed · stories/quay.md",
    ]
    (quay,) = rows(full.reader("library", "list", "--text", "nobody", "--format", "jsonl"))
    assert quay["title"] == "Quay closed"
    table = list(csv.DictReader(io.StringIO(full.reader("library", "list", "--format", "csv"))))
    assert {row["title"] for row in table} == {"Quay closed", "Pier opened"}


def test_quotes_people_and_figures_of_all_articles(full: Desk) -> None:
    assert full.reader("quotes", "--speaker", "ruiz") == (
        "Quay closed · stories/quay.md\n  q1  “Nobody knows for how long,” — Ana Ruiz, mayor\n"
    )
    people = rows(full.reader("people", "--format", "jsonl"))
    assert {"Ana Ruiz", "Bo Lind"} <= {row["text"] for row in people}
    (lind,) = rows(full.reader("people", "--name", "lind", "--format", "jsonl"))
    assert (lind["text"], lind["label"], lind["title"]) == ("Bo Lind", "engineer", "Pier opened")
    assert "12 percent" in full.reader("statistics", "--unit", "percent", "--concept", "traffic")
    assert full.reader("quotes", "--text", "outlive", "--since", "2026-01-01") == ""
    everything = full.reader("quotes").split("\n\n")
    assert len(everything) == 2
    table = list(csv.DictReader(io.StringIO(full.reader("statistics", "--format", "csv"))))
    assert {row["text"] for row in table} == {"$5 million", "12 percent"}


def test_no_more_than_was_asked_for(full: Desk) -> None:
    assert len(rows(full.reader("people", "--limit", "1", "--format", "jsonl"))) == 1
    assert full.reader("library", "list", "--limit", "1").count("\n") == 1
    full.reader("quotes", "--limit", "0", code=2)


def test_what_an_older_engine_read_answers_until_the_next_add(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.index.engine", lambda: "newer")
    assert "Ana Ruiz" in full.reader("quotes", "--speaker", "ruiz")
    assert full.said == (
        "reader: 2 articles read by an older version; `reader library check` reads them again\n"
    )
    full.reader("library", "add", "stories")
    assert "Ana Ruiz" in full.reader("quotes", "--speaker", "ruiz")
    assert full.said == ""


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two articles with the same engineer, under a shorter name in one, and one more Lind."""
    story = "# Tunnel dug\n\n“It is dry,” said {}, the engineer. Bo Berg, the mayor, slept.\n"
    (desk.folder / "stories" / "long.md").write_text(story.format("Bo Lind"), "utf-8")
    (desk.folder / "stories" / "short.md").write_text(
        story.format("Lind").replace("dry", "wet").replace("Bo Berg", "Mr. Berg"), "utf-8"
    )
    desk.reader("library", "add", "stories")
    return desk


def test_people_are_one_when_the_user_says_so_and_not_before(two: Desk) -> None:
    assert "wet" not in two.reader("quotes", "--speaker", "Bo Lind")
    two.reader("library", "join", "Bo Lind", "stories/pier.md", "stories/short.md")
    assert two.said == "reader: joined: Bo Lind is one person in 2 articles\n"
    quotes = two.reader("quotes", "--speaker", "Bo Lind")
    head, first, second, *rest = quotes.splitlines()
    assert head == "Bo Lind, one person in 2 articles"
    assert {"outlive" in first, "outlive" in second} == {True, False}
    assert "wet" in first + second
    assert "It is dry" in rest[-1]
    people = rows(two.reader("people", "--name", "Bo Lind", "--format", "jsonl"))
    assert {(row["text"], row["joined"]) for row in people} == {
        ("Bo Lind", ""),
        ("Bo Lind", "Bo Lind"),
        ("Lind", "Bo Lind"),
    }
    two.reader("library", "split", "lind")
    assert two.said == "reader: split: Bo Lind is a person in each of 2 articles\n"
    assert "wet" not in two.reader("quotes", "--speaker", "Bo Lind")


def test_joining_without_articles_takes_all_that_have_just_this_name(two: Desk) -> None:
    two.reader("library", "join", "bo lind")
    assert two.said == "reader: joined: Bo Lind is one person in 2 articles\n"
    two.reader("library", "join", "Bo Berg", code=1)
    assert two.said == "reader: Bo Berg: stands in fewer than two articles\n"
    table = csv.DictReader(io.StringIO(two.reader("people", "--format", "csv")))
    assert [row["joined"] for row in table].count("Bo Lind") == 2


def test_what_cannot_be_joined_or_split_is_said(two: Desk) -> None:
    two.reader("library", "join", "Bo", "stories/long.md", "stories/pier.md", code=1)
    assert "has several of that name (" in two.said
    two.reader("library", "join", "Ana Ruiz", "stories/long.md", "stories/quay.md", code=1)
    assert two.said.endswith(": has nobody called Ana Ruiz\n")
    two.reader("library", "split", "Ana Ruiz", code=66)
    assert two.said == "reader: Ana Ruiz: is no joined person\n"
    two.reader("library", "join", "Lind", "stories/pier.md", "stories/short.md")
    two.reader("library", "join", "Berg", "stories/long.md", "stories/short.md")
    two.reader("library", "split", "b", code=66)
    two.reader("library", "split", "Bo", code=1)
    assert "there are several joined people" in two.said
    two.reader("library", "split", "Bo Lind")


def test_the_sample_is_never_among_answers(full: Desk) -> None:
    library = Library(folders.library_file())
    library.add(load(SAMPLE), opened=True)
    library.close()
    assert full.reader("library", "list").count("\n") == 2
    assert "Okafor" not in full.reader("people")
    assert "Okafor" not in full.reader("library", "export")


def test_export_in_each_format(full: Desk) -> None:
    assert {row["title"] for row in rows(full.reader("library", "export"))} == {
        "Quay closed",
        "Pier opened",
    }
    table = full.reader("library", "export", "--format", "csv")
    assert table.count("source,title") == 1
    assert full.reader("library", "export", "--format", "markdown", "stories/quay.md").startswith(
        "# Quay closed\n"
    )
    assert full.reader("library", "export", "--format", "markdown").count("\n## People") == 2


def test_removing_by_key_or_source(full: Desk) -> None:
    key = full.reader("library", "list").split(" ", 1)[0]
    full.reader("library", "remove", key)
    (left,) = rows(full.reader("library", "list", "--format", "jsonl"))
    full.reader("library", "remove", left["source"])
    assert full.reader("library", "list") + full.reader("people") == ""
    full.reader("library", "remove", key, code=66)
    assert "is not in the library" in full.said


def test_backup_and_check(full: Desk) -> None:
    full.reader("library", "backup", "copy.db")
    copy = Library(Path("copy.db"))
    assert len(copy.kept()) == 2
    copy.close()
    full.reader("library", "backup", "copy.db", code=1)
    assert full.said == "reader: copy.db: is there already\n"
    where = full.folder / "data" / "byline" / "library.db"
    assert full.reader("library", "check") == f"2 articles, 0 problems in {where}\n"


def test_repairing_brings_a_damaged_library_back(full: Desk) -> None:
    file = folders.library_file()
    content = bytearray(file.read_bytes())
    content[:4096] = bytes(4096)
    file.write_bytes(content)
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    out = full.reader("library", "check", "--repair")
    assert out == f"2 articles, 0 problems in {file}\n"
    assert "rescued 2 articles, 0 places, 0 notes, 0 joined people" in full.said
    assert "Ana Ruiz" in full.reader("quotes", "--speaker", "ruiz")
    out = full.reader("library", "check", "--repair")
    assert full.said == ""


def test_repairing_what_only_a_check_finds(full: Desk, bridge: Analysis) -> None:
    library = Library(folders.library_file())
    library.remember(bridge.article, 4)
    library._db.execute("PRAGMA foreign_keys = OFF")
    library._db.execute("DELETE FROM articles WHERE source = ?", (bridge.article.source,))
    library.close()
    assert full.reader("library", "check", "--repair").startswith("2 articles, 0 problems in ")
    assert full.said.startswith("reader: positions: a row refers to nothing; a new library begins")


def test_catching_up_reads_what_is_waiting(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.nice", lambda _: 0)
    folders.cache_file().unlink()
    commands.catch_up()
    full.reader("quotes")
    assert full.said == ""
    (full.folder / "cache").rename(full.folder / "gone")
    (full.folder / "cache").write_text("no folder")
    commands.catch_up()


def test_check_says_what_is_wrong(full: Desk, bridge: Analysis) -> None:
    library = Library(folders.library_file())
    library.remember(bridge.article, 4)
    library._db.execute("PRAGMA foreign_keys = OFF")
    library._db.execute("DELETE FROM articles WHERE source = ?", (bridge.article.source,))
    library.close()
    assert full.reader("library", "check", code=1).startswith("2 articles, 1 problems in ")
    assert full.said == "reader: positions: a row refers to nothing\n"


def test_a_cache_that_was_deleted_is_made_again(full: Desk) -> None:
    folders.cache_file().unlink()
    assert "Ana Ruiz" in full.reader("quotes", "--speaker", "ruiz")


def test_without_a_library_there_is_one_line(desk: Desk) -> None:
    (desk.folder / "data").write_text("no folder")
    desk.reader("people", code=1)
    assert desk.said.count("\n") == 2
    assert "nothing will be remembered" in desk.said


@pytest.mark.parametrize(
    "wrong",
    [
        ["library"],
        ["library", "burn"],
        ["library", "add", "x", "--jobs", "0"],
        ["quotes", "--since", "yesterday"],
    ],
)
def test_wrong_usage_is_one_line(desk: Desk, wrong: list[str]) -> None:
    desk.reader(*wrong, code=2)
    assert desk.said.count("\n") == 1


def test_a_question_without_words_is_refused(full: Desk) -> None:
    full.reader("quotes", "--speaker", "…", code=1)
    assert "at least one word" in full.said


def test_progress_is_drawn_on_a_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    desk.reader("library", "add", "stories", "none.txt", code=1)
    assert "\radding 0 of 3\x1b[K" in desk.said
    assert "adding 3 of 3" in desk.said
    assert desk.said.endswith("\x1b[Kreader: 2 added, 0 there already, 1 could not be read\n")


def test_a_table_on_a_terminal_moves_nothing(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (full.folder / "stories" / "odd.txt").write_text("A \x9b2J text, said Ana Ruiz.", "utf-8")
    full.reader("library", "add", "stories")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for form in ("csv", "jsonl", "text"):
        assert "\x9b" not in full.reader("library", "list", "--format", form)
        assert "\x9b" not in full.reader("people", "--format", form)


def test_stderr_may_be_closed(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["library", "add", "stories"]) == 0
    assert (full.folder / "data" / "byline" / "library.db").exists()


def test_an_article_that_could_not_be_read_again_is_left_out_of_an_export(
    full: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.index.Index.analysis", lambda _index, _key: None)
    assert full.reader("library", "export") == ""


@pytest.fixture
def noted(full: Desk) -> Desk:
    """A library with a bookmark and a note on one of its articles."""
    quay = load(Path("stories") / "quay.md")
    with closing(Library(folders.library_file())) as library:
        for words, kind in (("Ana Ruiz", NoteKind.BOOKMARK), ("$5 million", NoteKind.NOTE)):
            start = quay.text.index(words)
            said = "=says who?" if kind is NoteKind.NOTE else ""
            library.note(quay, Span(start, start + len(words)), kind, said)
    return full


def test_notes_are_listed_article_by_article(noted: Desk) -> None:
    (head, *lines) = noted.reader("library", "notes").splitlines()
    assert "Quay closed" in head
    assert lines == ["  Bookmark: “Ana Ruiz”", "  Note: “$5 million” — =says who?"]


def test_notes_come_as_rows_records_pages_and_annotations(noted: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(noted.reader("library", "notes", "--format", "csv"))))
    assert [row["note"] for row in rows] == ["", "'=says who?"]
    lines = noted.reader("library", "notes", "--format", "jsonl").splitlines()
    first = json.loads(lines[0])
    assert (first["text"], first["place"], first["title"]) == ("Ana Ruiz", "sure", "Quay closed")
    page = noted.reader("library", "notes", "--format", "markdown")
    assert page.startswith("# Quay closed\n")
    assert "## Quotes" not in page
    found = json.loads(noted.reader("library", "notes", "--format", "annotations"))
    assert found["total"] == 2
    source = found["first"]["items"][0]["target"]["source"]
    assert source == (noted.folder / "stories" / "quay.md").as_uri()


def test_notes_of_some_articles_alone(noted: Desk) -> None:
    pier = str(Path("stories") / "pier.md")
    quay = str(Path("stories") / "quay.md")
    assert noted.reader("library", "notes", pier) == ""
    assert "Ana Ruiz" in noted.reader("library", "notes", quay)
    empty = json.loads(noted.reader("library", "notes", pier, "--format", "annotations"))
    assert (empty["total"], "first" in empty) == (0, False)


def test_what_is_exported_has_its_notes(noted: Desk) -> None:
    records = [json.loads(line) for line in noted.reader("library", "export").splitlines()]
    assert [len(plain.get("notes", ())) for plain in records] in ([2, 0], [0, 2])
    assert "## Notes" in noted.reader("library", "export", "--format", "markdown")
    table = noted.reader("library", "export", "--format", "csv")
    assert [row["kind"] for row in csv.DictReader(io.StringIO(table))].count("note") == 1


def test_an_article_that_goes_meanwhile_has_no_notes(
    noted: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "article", lambda _library, _name: None)
    assert noted.reader("library", "notes") == ""
