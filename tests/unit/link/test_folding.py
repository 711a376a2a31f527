import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.link.folding import Folded, fold

tricky = st.text(
    alphabet=st.one_of(
        st.sampled_from("aB é\u0301ñß “”’—ﬁ…\u00ad\u200b\u00a0\t\n中한\u1112\u1161\u11abΣς½\ufe0f"),
        st.characters(),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("López Obrador", "Lopez Obrador"),
        ("Lo\u0301pez\n  Obrador", "Lopez Obrador"),
        ("“It’s” «so» „now‟", '"It\'s" "so" "now"'),
        ("2019–24 — a‑b −5", "2019-24 - a-b -5"),
        ("ﬁnal oﬀer…", "final offer..."),
        ("Łódź Øre Straße Æsir", "Lodz Ore Strasse AEsir"),
        ("a\u00a0\u2009b\u2028\u2029c", "a b c"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("\u1112\u1161\u11ab글", "한글"),
        ("سَلَام", "سلام"),
        ("คำนี้", "คํานี้"),
        ("１２３", "123"),
    ],
)
def test_what_a_reader_does_not_type_is_overlooked(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(tricky)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def whole(folded: Folded, *, cased: bool, size: int = 1) -> str:
    """The fold put together from its stretches, of which each must fit the one before."""
    text = ""
    for words, start, end, at in folded.stretches(size, cased=cased):
        assert at + start == len(text)
        assert words[:start] == text[-1:]
        text += words[start:end]
    for words, _, end, at in folded.stretches(size, cased=cased):
        assert words[end:] == text[at + end : at + end + size]
    return text


@given(tricky, st.integers(1, 9), st.integers(1, 9))
def test_a_fold_in_pieces_is_that_of_the_whole(text: str, piece: int, size: int) -> None:
    folded, at_once = Folded(text, piece), Folded(text)
    assert whole(folded, cased=True, size=size) == str(at_once) == str(folded)
    assert len(folded) == len(at_once)
    for index in range(len(folded)):
        assert folded.source(index) == at_once.source(index)


@given(tricky, st.integers(1, 9))
def test_lower_case_has_the_same_length(text: str, piece: int) -> None:
    lower = whole(Folded(text, piece), cased=False)
    assert len(lower) == len(fold(text))
    assert lower == fold(text).lower().replace("ς", "σ")


@given(tricky)
def test_every_folded_character_comes_from_the_character_that_folds_to_it(text: str) -> None:
    folded = Folded(text)
    sources = [folded.source(index) for index in range(len(folded))]
    assert sources == sorted(sources)
    for index, source in enumerate(sources):
        assert str(folded)[index] in fold(text[source : source + 3]) + " "
        start, end = folded.span(index, index + 1)
        assert start == source < end <= len(text)
        assert folded.index(source) <= index


@given(tricky, tricky)
def test_a_fold_is_made_of_the_folds_of_its_parts(left: str, right: str) -> None:
    assert fold(left + "|" + right) == fold(left) + "|" + fold(right)


def test_a_span_takes_in_the_accents_of_its_last_letter() -> None:
    folded = Folded("e\u0301t")
    assert folded.span(0, 1) == (0, 2)


def test_half_a_ligature_stands_for_all_of_it() -> None:
    folded = Folded("oﬃce")
    assert folded.span(1, 2) == folded.span(1, 4) == folded.span(3, 4) == (1, 2)


def test_a_long_text_without_plain_letters_folds_like_a_short_one() -> None:
    assert fold("é" * 5000) == "e" * 5000


def test_folding_in_slices_comes_to_the_same() -> None:
    text = "Él dijo: “no”. " * 20_000
    sliced = Folded(text)
    slices = 1
    while not sliced.prepare(0.0):
        slices += 1
    assert slices > 1
    assert sliced.prepare(0.0)
    assert str(sliced) == fold(text)


@pytest.mark.parametrize("words", ["ΣΟΦΌΣ και αγάπη ", "\u1112\u1161\u11ab"])
def test_a_text_without_plain_letters_is_folded_in_slices_too(words: str) -> None:
    text = words * 2000
    folded = Folded(text, 500)
    assert not folded.prepare(0.0)
    assert str(folded) == fold(text)
    assert len(list(folded.stretches(1, cased=True))) > 5


def test_what_is_folded_already_is_prepared() -> None:
    folded = Folded("Ana Ruíz")
    assert str(folded) == "Ana Ruiz"
    assert folded.prepare(0)
