"""The door lets nothing through that acts on a terminal, and moves no offset."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import display

ANY = st.text(st.characters(codec=None))
ONE_HALF = st.text(st.characters(codec=None).filter(lambda c: not "\ud800" <= c < "\udc00"))
"""Text in which no two halves of a character stand together and so make a whole one."""
HOSTILE = "\x1b]52;c;aGk=\x07 \x9b2J \u202eabc\u202c \U000e0041 \ud800 \x7f\x00"


@given(ANY)
def test_shown_keeps_every_offset(text: str) -> None:
    assert len(display.shown(text)) == len(text)


@given(ANY)
def test_shown_is_free_of_controls_and_stable(text: str) -> None:
    shown = display.shown(text)
    assert all(
        character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        for character in shown
    )
    assert display.shown(shown) == shown


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\rb", "a␍b"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\x85", "\ufffd"),
        ("x\u202ey", "x\ufffdy"),
        ("x\u200fy", "x\ufffdy"),
        ("Lo\u200bpez", "Lo·pez"),
        ("co\u00adop", "co·op"),
        ("a\u2028b", "a␊b"),
        ("\U000e0041", "\ufffd"),
        ("\udc80", "\ufffd"),
        ("one\n\ttwo", "one\n\ttwo"),
        ("👩\u200d🚀 می\u200cخواهم ❤\ufe0f", "👩\u200d🚀 می\u200cخواهم ❤\ufe0f"),
        ("[/bold] $x {} %s “ok” – é 汉", "[/bold] $x {} %s “ok” – é 汉"),
    ],
)
def test_stand_ins(given_text: str, expected: str) -> None:
    assert display.shown(given_text) == expected


def test_a_line_is_one_line() -> None:
    assert display.line("  two\n\n words\t\x1b ") == "two words ␛"


def test_a_name_shows_each_character() -> None:
    assert display.name("a\nb\t\x1b.txt") == "a␊b␉␛.txt"


def test_hidden_counts_by_kind() -> None:
    assert display.hidden("plain “text”\n") == ()
    assert display.hidden("\x1b\x1b\u200b\u202e") == (
        ("control character", 2),
        ("invisible character", 1),
        ("direction override", 1),
    )


@given(ONE_HALF)
def test_escaped_json_means_the_same(text: str) -> None:
    raw = json.dumps(text, ensure_ascii=False)
    safe = display.escaped(raw)
    assert json.loads(safe) == text
    assert display.shown(safe) == safe


@given(ONE_HALF)
def test_encodable_json_is_utf8_and_means_the_same(text: str) -> None:
    written = display.encodable(json.dumps(text, ensure_ascii=False))
    assert json.loads(written.encode()) == text


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Harbour bridge reopens!", "harbour-bridge-reopens"),
        ("López & Söhne: 5 % price", "lopez-sohne-5-price"),
        ("../../etc/passwd", "etc-passwd"),
        (HOSTILE, "52-c-agk-2j-abc"),
        ("汉字", "article"),
        ("", "article"),
        ("x" * 59 + " yz", "x" * 59),
        ("word " * 11 + "words end", "word-" * 11 + "words"),
        ("a longer title " * 5, "a-longer-title-" * 3 + "a-longer-title"),
        ("x" * 70, "x" * 60),
    ],
)
def test_slug(title: str, slug: str) -> None:
    assert display.slug(title) == slug


def test_slug_of_nothing_takes_the_fallback() -> None:
    assert display.slug("…", fallback="quotes") == "quotes"


def test_json_escapes_reach_beyond_the_basic_plane() -> None:
    assert display.escaped('"\U000e0041"') == '"\\udb40\\udc41"'
