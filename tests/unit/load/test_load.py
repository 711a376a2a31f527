"""The right loader reads each source, and each fault is one line that names it."""

import io
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.load import load, parse

HTML = "<!doctype html><html><body><article><p>" + "It opened on Friday, she said. " * 12


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", "*One*", "*One*"),
        ("a", "*One*", "*One*"),
        ("a.md", "*One*", "One"),
        ("a.MARKDOWN", "*One*", "One"),
        ("a.txt", "<html><p>One", "<html><p>One"),
        ("a", "<b>bold</b> is a tag", "<b>bold</b> is a tag"),
        ("a", "# One\n\n*Two*", "One\n\nTwo"),
        ("a", "---\ntitle: One\n---\n\n*Two*", "One\n\nTwo"),
        ("a.txt", "# One", "# One"),
        ("a", "#One", "#One"),
    ],
)
def test_the_suffix_or_the_beginning_decides(
    tmp_path: Path, name: str, content: str, text: str
) -> None:
    assert load(write(tmp_path, name, content)).text == text


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a", "a.unknown"])
def test_pages(tmp_path: Path, name: str) -> None:
    assert load(write(tmp_path, name, HTML)).text.startswith("It opened on Friday")


def test_a_media_type_is_stronger_than_a_suffix() -> None:
    assert parse(b"*One*", "a.txt", "a.txt", media_type="text/markdown").text == "One"


def test_the_source_is_kept_as_it_was_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "One")
    assert load(str(path)).source == str(path)


def test_verbatim_keeps_a_text_exactly(tmp_path: Path) -> None:
    content = "One\r\n\x0btwo\x85\u2028 three\rfour\n\n"
    assert load(write(tmp_path, "a.txt", content), verbatim=True).text == content


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", type("Input", (), {"buffer": io.BytesIO(b"One")}))
    article = load("-")
    assert (article.text, article.source) == ("One", "-")


def test_a_guessed_encoding_is_said(tmp_path: Path) -> None:
    article = load(write(tmp_path, "a.txt", "Déjà vu".encode("cp1252")))
    assert article.text == "Déjà vu"
    assert "cp1252" in article.notices[0]


def test_wide_characters_are_no_binary(tmp_path: Path) -> None:
    assert load(write(tmp_path, "a.txt", "One".encode("utf-16"))).text == "One"


def test_a_page_in_its_own_charset(tmp_path: Path) -> None:
    page = f'<html><meta charset="iso-8859-2">{HTML[21:]} Škoda žluť'
    assert "Škoda žluť" in load(write(tmp_path, "a.html", page.encode("iso-8859-2"))).text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n", "nothing but white space"),
        ("a.html", b"%PDF-1.4 x", "a broken PDF"),
        ("a.txt", b"\x1f\x8b\x08", "gzip"),
        ("a.txt", bytes(range(256)) * 8, "is not a text"),
        ("a.html", b"<html><script>1</script>", "without any text"),
    ],
)
def test_faults_name_the_source(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(ReaderError, match=rf"{name}: .*{said}"):
        load(write(tmp_path, name, content))


@pytest.mark.parametrize("content", ["x", "a\0b and more text", "\x1b]0;t\x07 title"])
def test_odd_texts_are_texts(tmp_path: Path, content: str) -> None:
    assert load(write(tmp_path, "a.txt", content), verbatim=True).text == content


def test_the_articles_beside_the_project(shared: Path) -> None:
    for path in sorted((shared / "articles").glob("*.txt")):
        given = path.read_bytes().decode()
        article, exact = load(path), load(path, verbatim=True)
        assert exact.text == given
        assert len(article.text) > 0.95 * len(given.strip())
        assert not article.notices


def test_the_article_that_was_asked_for(shared: Path) -> None:
    article = load(shared / "articles" / "000_c7e701dbccebf7f6.txt")
    assert article.published == "2023-10-05"
    assert article.publisher == "The New York Times"
    assert {piece.why for piece in article.removed} == {
        "date of publication",
        "advertisement",
        "credit",
    }
    assert "Advertisement" not in article.text
