"""Looking through the library: what answers to words being typed, and removing with a way back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library, NoteKind, joins, removal, schema, shelf
from reader.library.catalogue import Catalogue, Name, Scope
from reader.library.index import Index, begun
from reader.library.joins import Appearance
from reader.library.shelf import key
from reader.library.storage import connect
from reader.load import load
from reader.model import Analysis, Article, Span
from tests.notation import marked

QUAY = """\
# The quay is closed

[[q1:“Nobody knows for how long,”]] [[q1.cue:said]] [[p1 q1.by:Ana Ruiz]], the mayor.
===
p1 Ana Ruiz | mayor
"""


@pytest.fixture
def quay() -> Analysis:
    analysis = marked(QUAY)
    return replace(analysis, article=replace(analysis.article, title="The quay", source="quay.md"))


@pytest.fixture
def sample() -> Article:
    return load(shelf.SAMPLE)


@pytest.fixture
def it(bridge: Analysis, quay: Analysis, sample: Article) -> Iterator[Catalogue]:
    with closing(Library(None)) as library, closing(Index(None)) as index:
        library.add(sample, opened=True)
        for analysis in (bridge, quay):
            library.add(analysis.article)
            index.put(analysis)
        yield Catalogue(library, index)


def titles(it: Catalogue, names: list[Name]) -> list[str]:
    return [entry.kept.title if entry.kept else "" for entry in it.entries(names)]


def texts(it: Catalogue, names: list[Name]) -> list[str]:
    return [entry.found.text if entry.found else "" for entry in it.entries(names)]


def test_the_last_read_comes_first_and_the_sample_last(it: Catalogue, bridge: Analysis) -> None:
    ferry = "Island ferry will sail again after two winters on the mainland"
    assert titles(it, it.articles()) == ["The quay", bridge.article.title, ferry]
    it.library._db.execute("UPDATE articles SET added = '2020-01-01T00:00:00+00:00'")
    it.library.add(bridge.article, opened=True)
    assert titles(it, it.articles()) == [bridge.article.title, "The quay", ferry]
    assert it.matching(Scope.ARTICLES, " ") == it.articles()
    (last,) = it.entries(it.articles()[-1:])
    assert last.kept
    assert last.kept.sample
    assert last.kept.words > 100


def test_the_sample_is_never_counted(it: Catalogue, sample: Article) -> None:
    assert it.library.kept()[0].title == "The quay"
    assert len(it.library.kept()) == 2
    assert it.library.samples() == {key(sample.text)}


def test_words_find_while_they_are_typed(it: Catalogue, quay: Analysis, bridge: Analysis) -> None:
    (name,) = it.matching(Scope.PEOPLE, "rui")
    assert texts(it, [name]) == ["Ana Ruiz"]
    assert it.matching(Scope.PEOPLE, "rui ") == []
    assert texts(it, it.matching(Scope.QUOTES, "ruiz nobody kn")) == [
        "“Nobody knows for how long,”"
    ]
    assert texts(it, it.matching(Scope.STATISTICS, "dollar")) == ["$48.6 million"]
    assert len(it.matching(Scope.PEOPLE, "")) == 4
    assert len(it.matching(Scope.PEOPLE, "", most=2)) == 2
    assert begun(" … ", "text") == ""
    by_title = it.matching(Scope.ARTICLES, "quay")
    assert by_title == [Name(Scope.ARTICLES, key(a.article.text)) for a in (quay, bridge)]
    first, second = it.entries(by_title, "quay")
    assert "The quay" in first.context
    assert "on the quay" in second.context
    assert it.entries([]) == []


def test_what_was_removed_meanwhile_has_no_article(it: Catalogue, quay: Analysis) -> None:
    names = it.matching(Scope.QUOTES, "nobody")
    it.library.remove(key(quay.article.text))
    (entry,) = it.entries(names)
    assert entry.kept is None
    assert entry.found
    assert it.entries([Name(Scope.ARTICLES, "0" * 32)])[0].kept is None


def test_a_removed_article_comes_back_with_all_that_belonged_to_it(
    it: Catalogue, quay: Analysis
) -> None:
    library, article = it.library, quay.article
    library.remember(article, 7)
    library.note(article, Span(2, 6), NoteKind.NOTE, "ask again")
    before = [library.ask(f"SELECT * FROM {t}") for t in ("articles", "positions", "notes")]
    taken = removal.take(library, key(article.text))
    assert library.article(key(article.text)) is None
    assert library.notes(article) == ()
    removal.put_back(library, taken)
    removal.put_back(library, taken)
    assert [library.ask(f"SELECT * FROM {t}") for t in ("articles", "positions", "notes")] == before
    assert removal.take(library, "none") == ()


def test_one_person_of_two_articles_comes_once(it: Catalogue, quay: Analysis) -> None:
    bridge = next(each.key for each in it.library.kept() if each.key != key(quay.article.text))
    ruiz, okafor = Appearance(key(quay.article.text), "Ana Ruiz"), Appearance(bridge, "Lena Okafor")
    one = joins.join(it.library, [ruiz, okafor])
    assert one.name == "Lena Okafor"
    people = it.matching(Scope.PEOPLE, "")
    assert len(people) == 3
    joined = [entry for entry in it.entries(people) if entry.joined]
    assert [set(entry.joined) for entry in joined] == [{ruiz.article, okafor.article}]
    again = joins.join(it.library, [okafor, Appearance(bridge, "Ines de la Cruz")])
    assert set(joins.Joins(it.library, it.index).all[again.number].appearances) == {
        ruiz,
        okafor,
        Appearance(bridge, "Ines de la Cruz"),
    }
    assert joins.split(it.library, again.number)
    assert not joins.split(it.library, again.number)
    assert len(it.matching(Scope.PEOPLE, "")) == 4
    assert not any(entry.joined for entry in it.entries(people))


def test_who_is_left_alone_is_joined_with_nobody(it: Catalogue, quay: Analysis) -> None:
    kept = [each.key for each in it.library.kept()]
    joins.join(it.library, [Appearance(kept[0], "Ana Ruiz"), Appearance(kept[1], "Lena Okafor")])
    it.library.remove(key(quay.article.text))
    assert joins.Joins(it.library, it.index).all == {}


def test_a_library_of_the_first_version_is_measured(tmp_path: Path, bridge: Analysis) -> None:
    file = tmp_path / "library.db"
    with closing(connect(file, schema.LIBRARY[:1])) as old:
        old.execute(
            "INSERT INTO articles (key, title, source, added, record) VALUES"
            " ('a', 'A', 'a', '2020', json_object('text', 'One two.' || char(10, 10) || 'Three'))"
        )
        old.execute(
            "INSERT INTO articles (key, title, source, added, record)"
            " VALUES ('b', 'B', 'b', '2020', 'no record')"
        )
    with closing(Library(file)) as library:
        kept = {each.key: (each.words, each.length, each.sample) for each in library.kept()}
        assert kept == {"a": (3, 15, False), "b": (1, 0, False)}
        library.add(bridge.article)
    with closing(sqlite3.connect(tmp_path / "library-v1.db")) as copy:
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (2,)
