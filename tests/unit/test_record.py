"""The record holds everything, and an analysis comes back from it."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import record as door
from reader.model import (
    Act,
    Analysis,
    Anchor,
    Article,
    Block,
    BlockKind,
    Change,
    Concept,
    Corrected,
    Correction,
    Evidence,
    Fit,
    Kind,
    Mention,
    MentionKind,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Removed,
    Span,
    Speaker,
    Statistic,
    Unit,
)

TEXT = "Ana Ruiz said: “It cost 3 to 5 million dollars.” " * 3
SPANS = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 20)).map(
    lambda pair: Span(pair[0], min(sum(pair), len(TEXT)))
)
WORDS = st.text(max_size=10)
EVIDENCE = st.builds(
    Evidence,
    st.lists(WORDS, max_size=2).map(tuple),
    st.integers(0, 1000).map(lambda number: number / 1000),
    st.lists(WORDS, max_size=2).map(tuple),
)
ANCHORS = st.builds(Anchor, WORDS, WORDS, WORDS, st.integers(0, 200))
CORRECTIONS = st.builds(
    Correction,
    st.sampled_from(Act),
    st.sampled_from(Kind),
    ANCHORS,
    st.none() | ANCHORS,
    WORDS,
)
NUMBERS = st.one_of(
    st.none(),
    st.decimals(-(10**9), 10**9, allow_nan=False, places=3),
    st.integers(0, 10**40).map(Decimal),
    st.just(Decimal("1e5000")),
)
CONCEPTS = st.lists(SPANS, min_size=1, max_size=3).map(lambda spans: Concept(tuple(sorted(spans))))
KINDS = st.sampled_from(BlockKind)


def in_order(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans))


ARTICLES = st.builds(
    Article,
    text=st.just(TEXT),
    blocks=st.lists(st.builds(Block, SPANS, KINDS, st.integers(0, 6)), max_size=3).map(tuple),
    source=WORDS,
    title=st.none() | WORDS,
    byline=st.none() | WORDS,
    published=st.none() | st.just("2024-02-29"),
    language=st.sampled_from(["en", "de"]),
    publisher=st.none() | WORDS,
    removed=st.lists(st.builds(Removed, WORDS, WORDS), max_size=2).map(tuple),
    notices=st.lists(WORDS, max_size=2).map(tuple),
)
MENTIONS = st.lists(SPANS, min_size=1, max_size=4).flatmap(
    lambda spans: st.tuples(
        *(st.builds(Mention, st.just(span), st.sampled_from(MentionKind)) for span in sorted(spans))
    )
)
PEOPLE = st.builds(Person, WORDS, MENTIONS, st.lists(WORDS, max_size=2).map(tuple), EVIDENCE)
QUOTES = st.builds(
    Quote,
    st.lists(SPANS, min_size=1, max_size=3).map(in_order),
    st.sampled_from(QuoteKind),
    st.none() | SPANS,
    st.none() | st.builds(Speaker, SPANS, st.none() | st.just(Ref(Kind.PERSON, 0))),
    EVIDENCE,
)
STATISTICS = st.builds(
    Statistic,
    span=SPANS,
    value=NUMBERS,
    unit=st.builds(Unit, WORDS, WORDS, st.none() | SPANS),
    low=NUMBERS,
    high=NUMBERS,
    change=st.sampled_from(get_args(Change)),
    concept=st.none() | CONCEPTS,
    trivial=st.booleans(),
    quote=st.none() | st.just(Ref(Kind.QUOTE, 0)),
    evidence=EVIDENCE,
)
ANALYSES = st.builds(
    Analysis,
    ARTICLES,
    st.lists(PEOPLE, min_size=1, max_size=3).map(tuple),
    st.lists(QUOTES, min_size=1, max_size=3).map(tuple),
    st.lists(STATISTICS, max_size=3).map(tuple),
    st.lists(st.builds(Corrected, CORRECTIONS, st.sampled_from(Fit)), max_size=2).map(tuple),
)


@given(ANALYSES)
def test_an_analysis_comes_back_from_json(analysis: Analysis) -> None:
    line = json.dumps(door.record(analysis))
    assert door.analysis(json.loads(line)) == analysis


def test_the_public_shape(bridge: Analysis) -> None:
    record = door.record(replace(bridge, article=replace(bridge.article, source="a.txt")))
    text = record["text"]
    assert (record["schema"], record["source"], record["language"]) == (1, "a.txt", "en")
    assert record["blocks"][0]["kind"] == "title"
    assert [person["id"] for person in record["people"]] == ["p1", "p2", "p3"]
    okafor, quote, cost = record["people"][0], record["quotes"][0], record["statistics"][0]
    assert okafor["roles"] == ["chief engineer"]
    assert [text[m["start"] : m["end"]] for m in okafor["mentions"]] == ["Lena Okafor", "Okafor"]
    assert quote["speaker"]["person"] == "p1"
    assert quote["speaker"]["text"] == "Lena Okafor"
    assert text[quote["cue"]["start"] : quote["cue"]["end"]] == "said"
    assert len(quote["segments"]) == 2
    assert (cost["text"], cost["value"], cost["change"]) == ("$48.6 million", 48_600_000, "=")
    assert cost["concept"]["text"] == "cable"


def test_numbers_are_whole_where_they_can_be() -> None:
    article = Article("5 or 2.5", (Block(Span(0, 8)),))
    figures = tuple(
        Statistic(Span(0, 1), Decimal(value), Unit("-", "count")) for value in ("5.0", "2.5")
    )
    values = [
        each["value"] for each in door.record(Analysis(article, (), (), figures))["statistics"]
    ]
    assert values == [5, 2.5]
    assert isinstance(values[0], int)


def test_a_failure_stands_in_the_place_of_a_record() -> None:
    assert door.failure("a.txt", "is empty") == {
        "schema": 1,
        "source": "a.txt",
        "error": "is empty",
    }


@pytest.mark.parametrize("record", [{"schema": 2}, {}, door.failure("a", "b")])
def test_what_is_no_record(record: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not the record"):
        door.analysis(record)


def test_a_record_must_fit_its_text(bridge: Analysis) -> None:
    with pytest.raises(ValueError, match="no such place"):
        door.analysis({**door.record(bridge), "text": "short"})
