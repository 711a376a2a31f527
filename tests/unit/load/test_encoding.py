"""Bytes become characters in whatever encoding they are, and never fail."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.encoding import decode

FRENCH = "L’été, « déjà », à Besançon : les élèves rentrèrent."
RUSSIAN = "Мэр города заявил, что мост откроют в пятницу утром. " * 5
CHINESE = "市长在星期五早上宣布，大桥将在两年之后重新开放。" * 5
JAPANESE = "市長は金曜日の朝、橋が二年ぶりに開通すると発表しました。" * 5


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + FRENCH.encode(encoding)) == (FRENCH, encoding, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_unicode_without_a_mark(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == (FRENCH, encoding, False)


def test_western_windows_text_is_said_to_be_a_guess() -> None:
    assert decode("“Très bien”, dit-il – 5 €".encode("cp1252")) == (
        "“Très bien”, dit-il – 5 €",
        "cp1252",
        True,
    )


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "koi8-r"), (CHINESE, "gb18030"), (JAPANESE, "shift_jis")]
)
def test_other_scripts_are_told_by_their_letters(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.doubtful


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    assert decode("Škoda".encode("iso-8859-2"), "iso-8859-2").text == "Škoda"


@pytest.mark.parametrize("declared", ["utf-8", "ascii", "no-such-code"])
def test_a_declaration_that_lies_is_not(declared: str) -> None:
    assert decode(b"caf\xe9 au lait", declared).text == "café au lait"


def test_a_broken_byte_spoils_no_other() -> None:
    found = decode("déjà vu à Besançon: b".encode() + b"\xff" + "risé".encode())
    assert found.text == "déjà vu à Besançon: b\ufffdrisé"
    assert found.doubtful


def test_bytes_that_no_encoding_explains_are_replaced() -> None:
    assert decode(b"\x81\x8d\x8f\x90\x9d" * 40).text


@given(st.binary(max_size=300))
def test_nothing_fails(content: bytes) -> None:
    assert isinstance(decode(content).text, str)
    assert isinstance(decode(content, "utf-16").text, str)


@given(st.text())
def test_utf8_is_exact(text: str) -> None:
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(text.encode()).text == text
