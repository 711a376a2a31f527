"""Questions over all articles."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import LibraryError, index, schema
from reader.library.index import Index, engine, terms
from reader.library.shelf import key
from reader.library.storage import connect
from reader.model import Analysis
from tests.notation import marked

OLDER = """\
# A cable snaps

[[q1:“It held for sixty years,”]] [[q1.cue:said]] [[p1 q1.by:Tomás López Obradór]], the \
engineer. [[s1:One]] strand cost [[s2:20 [[s2.unit:pesos]]]]. [[q2:“No comment,”]] \
[[q2.by:the firm]] said. [[q3:“So it goes.”]]
===
p1 Tomás López Obradór | engineer
s1 = 1 trivial
s2 = 20 peso money
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "extractions.db"


@pytest.fixture
def older() -> Analysis:
    analysis = marked(OLDER)
    article = replace(analysis.article, published="2025-01-31", title="A cable snaps", source="c")
    return replace(analysis, article=article)


@pytest.fixture
def full(file: Path, bridge: Analysis, older: Analysis) -> Iterator[Index]:
    newer = replace(bridge, article=replace(bridge.article, published="2026-05-03"))
    with closing(Index.opened(file)) as it:
        it.put(older)
        it.put(newer)
        yield it


def texts(found: tuple[index.Found, ...]) -> list[str]:
    return [each.text for each in found]


def test_quotes_by_any_form_of_the_speakers_name_with_or_without_accents(full: Index) -> None:
    for name in ("okafor", "Lena Okafor", "OKAFOR lena"):
        found = full.items("quote", [terms(name, "who")])
        assert [(each.id, each.label) for each in found] == [("q1", "Lena Okafor, chief engineer")]
    (old,) = full.items("quote", [terms("Lopez Obrador", "who")])
    assert (old.id, old.title, old.published) == ("q1", "A cable snaps", "2025-01-31")
    assert old.label == "Tomás López Obradór, engineer"
    (firm,) = full.items("quote", [terms("firm", "who")])
    assert firm.label == "the firm"


def test_quotes_by_words_and_day(full: Index) -> None:
    assert len(full.items("quote", [terms("cable", "text")])) == 1
    everything = full.items("quote", [])
    assert [each.published for each in everything] == ["2026-05-03"] * 3 + ["2025-01-31"] * 3
    assert {each.published for each in full.items("quote", [], "2026")} == {"2026-05-03"}


def test_figures_by_unit_and_concept(full: Index) -> None:
    assert texts(full.items("statistic", [terms("percent", "unit")])) == [
        "12 percent",
        "three in ten",
    ]
    assert texts(full.items("statistic", [terms("peso", "unit")])) == ["20 pesos"]
    assert texts(full.items("statistic", [terms("cable", "about")])) == ["$48.6 million"]


def test_people_by_name(full: Index) -> None:
    assert texts(full.items("person", [terms("cruz", "who")])) == [
        "Tomás de la Cruz",
        "Ines de la Cruz",
    ]


def test_articles_by_any_word(full: Index, older: Analysis) -> None:
    assert full.articles("strand ENGINEER") == (key(older.article.text),)
    assert full.articles("snaps") == (key(older.article.text),)
    assert full.articles("zeppelin") == ()


@pytest.mark.parametrize("words", ["", " ", "“”", '-*"'])
def test_without_a_word_there_is_nothing_to_look_for(words: str) -> None:
    with pytest.raises(LibraryError, match="at least one word"):
        terms(words, "who")


@pytest.mark.parametrize("words", ['"quay', "a OR b", "NEAR(a b)", "who:x", "a*", "-a", "x\0y"])
def test_signs_of_a_query_are_words_or_nothing(full: Index, words: str) -> None:
    assert full.items("quote", [terms(words, "who")]) == ()


def test_what_is_put_again_takes_the_place_of_the_old(full: Index, older: Analysis) -> None:
    full.put(replace(older, quotes=(), statistics=()))
    assert full.items("quote", [terms("obrador", "who")]) == ()
    assert len(full.items("person", [terms("obrador", "who")])) == 1


def test_what_is_dropped_or_not_kept_is_found_no_more(
    full: Index, older: Analysis, bridge: Analysis
) -> None:
    full.drop(key(older.article.text))
    assert full.articles("strand") == ()
    assert full.fresh({}) == {key(bridge.article.text)}
    full.prune(frozenset())
    assert (full.fresh({}), full.items("quote", [])) == (frozenset(), ())


def test_the_analysis_comes_back_whole(full: Index, older: Analysis) -> None:
    assert full.analysis(key(older.article.text)) == older


def test_another_engine_has_read_nothing(
    full: Index, older: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "engine", lambda: "another")
    assert full.fresh({}) == frozenset()
    assert full.analysis(key(older.article.text)) is None


def test_the_engine_is_named_by_its_code_and_weights() -> None:
    assert len(engine()) == 16
    assert int(engine(), 16)


@pytest.mark.parametrize("state", ["damaged", "newer"])
def test_a_cache_of_no_use_is_made_again(file: Path, state: str) -> None:
    if state == "damaged":
        file.write_bytes(b"no database at all " * 300)
    else:
        connect(file, (*schema.INDEX, ("CREATE TABLE more (x)",))).close()
    with closing(Index.opened(file)) as again:
        assert again.fresh({}) == frozenset()
