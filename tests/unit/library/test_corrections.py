"""Corrections kept: they come back for the article as it is now, and all answers follow them."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader import cli
from reader.analyse import analyse
from reader.correct import named, not_here, said_by, same, wrong
from reader.library import Library, NoteKind, adding, corrections, folders
from reader.library.index import Index
from reader.load import load
from reader.model import Analysis, Correction, Fit, Kind, Ref
from tests.conftest import BRIDGE
from tests.notation import marked

QUAY = """\
# Quay closed

“Nobody knows for how long,” said Ana Ruiz, the mayor. Repairs cost $5 million.
"""
RUIZ = Ref(Kind.PERSON, 0)


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library.in_memory()) as library:
        yield library


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a story in it, and a library of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quay.md").write_text(QUAY, "utf-8")
    return tmp_path


def made(found: Analysis) -> list[Correction]:
    return [
        wrong(found, Ref(Kind.STATISTIC, 0)),
        same(found, Ref(Kind.PERSON, 1), Ref(Kind.PERSON, 2)),
        not_here(found, Ref(Kind.PERSON, 2), 1),
        said_by(found, Ref(Kind.QUOTE, 0), None),
        named(found, RUIZ, "Lena Ama Okafor"),
    ]


def test_corrections_come_back_in_the_order_of_making(library: Library, bridge: Analysis) -> None:
    numbers = [corrections.keep(library, bridge.article, each) for each in made(bridge)]
    kept = corrections.kept(library, bridge.article)
    assert [each.number for each in kept] == numbers
    assert [each.correction for each in kept] == made(bridge)
    assert len(corrections.corrected(library, bridge).corrections) == 5
    library.erase(numbers[0])
    assert [each.correction for each in corrections.kept(library, bridge.article)] == made(bridge)[
        1:
    ]


def test_an_article_without_any_is_as_found(library: Library, bridge: Analysis) -> None:
    assert corrections.corrected(library, bridge) is bridge
    assert library.stamps(NoteKind.CORRECTION) == {}


def test_a_changed_article_takes_them_over_and_says_which_are_unsure(
    library: Library, bridge: Analysis
) -> None:
    before = replace(bridge, article=replace(bridge.article, source="bridge.txt"))
    for each in made(before):
        corrections.keep(library, before.article, each)
    changed = marked(BRIDGE.replace("replaced every", "renewed each and every"))
    changed = replace(changed, article=replace(changed.article, source="bridge.txt"))
    after = corrections.corrected(library, changed)
    assert [each.fit for each in after.corrections] == [
        Fit.UNSURE,
        Fit.SURE,
        Fit.SURE,
        Fit.ASIDE,
        Fit.UNSURE,
    ]
    elsewhere = replace(changed, article=replace(changed.article, source="other.txt"))
    assert corrections.corrected(library, elsewhere) is elsewhere


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"act": "doubt", "kind": "person", "other": null, "words": ""}', '"act"'],
)
def test_what_cannot_be_read_is_passed_over(library: Library, bridge: Analysis, body: str) -> None:
    library.note(bridge.article, bridge.people[0].mentions[0].span, NoteKind.CORRECTION, body)
    corrections.keep(library, bridge.article, made(bridge)[0])
    assert [each.correction for each in corrections.kept(library, bridge.article)] == made(bridge)[
        :1
    ]


def test_the_index_follows_each_correction_and_its_undoing(library: Library, home: Path) -> None:
    with closing(Index(None)) as index:
        list(adding.add([str(home / "quay.md")], library, index, 1))
        assert corrections.waiting(library, index, stale=False) == []
        found = analyse(load(str(home / "quay.md")))
        number = corrections.keep(library, found.article, named(found, RUIZ, "Ana Ruiz Vega"))
        assert len(corrections.waiting(library, index, stale=False)) == 1
        list(adding.refresh(library, index, 1, stale=False))
        assert [each.text for each in index.items("person", [])] == ["Ana Ruiz Vega"]
        assert corrections.waiting(library, index) == []
        held = index.analysis(index.items("person", [])[0].article)
        assert held
        assert [each.fit for each in held.corrections] == [Fit.SURE]
        library.erase(number)
        other = corrections.keep(library, found.article, wrong(found, RUIZ))
        assert other == number  # a number may come again, and is another correction then
        list(adding.refresh(library, index, 1))
        assert index.items("person", []) == ()


def correct(found: Analysis, correction: Correction) -> None:
    with closing(Library(folders.library_file())) as library:
        corrections.keep(library, found.article, correction)


def test_the_commands_show_them_and_extract_only_when_told_to(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = analyse(load("quay.md"))
    cli.main(["library", "add", "quay.md"])
    correct(found, named(found, RUIZ, "Ana Ruiz Vega"))
    capsys.readouterr()
    assert cli.main(["people"]) == 0
    assert "Ana Ruiz Vega" in capsys.readouterr().out
    assert cli.main(["library", "export"]) == 0
    (exported,) = capsys.readouterr().out.splitlines()
    assert json.loads(exported)["corrections"][0]["words"] == "Ana Ruiz Vega"
    assert cli.main(["extract", "quay.md"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["people"][0]["name"], "corrections" in plain) == ("Ana Ruiz", False)
    assert cli.main(["extract", "quay.md", "--corrected"]) == 0
    ours = json.loads(capsys.readouterr().out)
    assert ours["people"][0]["name"] == "Ana Ruiz Vega"
    assert ours["people"][0]["overruled"] == ["called Ana Ruiz"]
    assert ours["corrections"][0]["fit"] == "sure"
    assert cli.main(["show", "quay.md"]) == 0
    assert "[p1] Ana Ruiz Vega" not in capsys.readouterr().out
    assert cli.main(["show", "quay.md", "--corrected"]) == 0
    assert "[p1] Ana Ruiz Vega" in capsys.readouterr().out
    assert home.is_dir()


def test_corrections_that_cannot_be_had_are_an_error_and_no_silence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "data").write_text("in the way", "utf-8")
    assert cli.main(["extract", "quay.md", "--corrected"]) == 1
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert "library.db" in said.err
    assert "error" in json.loads(said.out)
