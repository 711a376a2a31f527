"""Where words, numbers and marks begin and end, and how they are written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.tokens import Token, shape, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, 0, len(text), 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't, he won’t.", "She did n't , he wo n’t ."),
        ("They've gone; I'm here", "They 've gone ; I 'm here"),
        ("DON'T", "DO N'T"),
        ("Ana's dogs' beds", "Ana 's dogs ' beds"),
        ("five o'clock, ma'am", "five o'clock , ma'am"),
        ("'Re-elected' with the 'd' key", "' Re-elected ' with the ' d ' key"),
        ("O’Hara and D'Amato", "O’Hara and D'Amato"),
        ("a U.S.-led force", "a U.S. - led force"),
        ("Sen. Lee (D-N.Y.) left", "Sen. Lee ( D - N.Y. ) left"),
        ("a Ph.D. student", "a Ph.D. student"),
        ("J. Marsh and J.-P. Roux", "J. Marsh and J. - P. Roux"),
        ("No. 5 said No.", "No. 5 said No ."),
        ("$1,200.50, 12:30, 5bn, 2nd", "$ 1,200.50 , 12:30 , 5bn , 2nd"),
        ("a 20-year-old", "a 20 - year-old"),
        ("see https://a.org/b?c=d.", "see https://a.org/b?c=d ."),
        ("write to ann.lee@post.org, @ann", "write to ann.lee@post.org , @ann"),
        ("wait... no -- ``yes''", "wait ... no -- `` yes ''"),
        ("one\u200b two \ufeff", "one two"),
    ],
)
def test_cuts(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_accents_apart_and_what_is_not_seen_stay_inside_words() -> None:
    text = "Jose\u0301 Zu\u00adbi\u200bri"
    assert words(text) == text.split()
    assert [token.low for token in tokenize(text, 0, len(text), 0)] == ["josé", "zubiri"]


def test_a_token_knows_its_place_and_form() -> None:
    first, second = tokenize("__José\u0301 Corp.__", 2, 13, 7)
    assert (first.start, first.end, first.block) == (2, 7, 7)
    assert (second.low, second.shape, second.capital) == ("corp", "Xx", True)
    assert repr(second) == "Token('Corp.', 8, 13)"


def test_low_composes_accents() -> None:
    assert Token("Jose\u0301", 0, 5, 0).low == "jos\u00e9"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("word", "x"),
        ("iPhone", "xX"),
        ("A", "X"),
        ("A.", "X."),
        ("U.S.", "X.X."),
        ("Word", "Xx"),
        ("WORD", "XX"),
        ("McRae", "XxX"),
        ("Anne-Marie", "X-X"),
        ("Post-war", "X-x"),
        ("12th", "d"),
        ("'s", "p"),
        ("%", "%"),
    ],
)
def test_shape(word: str, expected: str) -> None:
    assert shape(word) == expected


@given(st.text())
def test_tokens_are_verbatim_in_order_and_leave_out_blanks_alone(text: str) -> None:
    at = 0
    for token in tokenize(text, 0, len(text), 0):
        assert token.text == text[token.start : token.end] != ""
        assert not text[at : token.start].strip().strip("\u200b\ufeff \t\n")
        at = token.end
    assert not text[at:].strip("\u200b\ufeff").strip() or text[at:].strip("\u200b\ufeff\n ") == ""


@pytest.mark.parametrize("unit", ["a.b+c.", "http://", '"', "a-", "A. ", " ", "1,", "a'b", "a@a."])
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begun = time.perf_counter()
        for _ in tokenize(text, 0, len(text), 0):
            pass
        return time.perf_counter() - begun

    assert seconds(400_000) < 40 * seconds(40_000) + 0.5
