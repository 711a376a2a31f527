from pathlib import Path

import pytest

from reader.load import files, load
from reader.load.beginning import beginning

STORY = (
    "Ferry late again\n\nBy Ada Holm\n\nThe ferry came at ten,\nan hour late.\n\nAdvertisement\n\n"
)


def kept(folder: Path, content: bytes, name: str = "story.txt") -> str:
    file = folder / name
    file.write_bytes(content)
    return str(file)


@pytest.mark.parametrize("verbatim", [False, True])
def test_a_short_file_begins_and_ends_as_its_article(tmp_path: Path, *, verbatim: bool) -> None:
    file = kept(tmp_path, b"\xef\xbb\xbf" + (STORY * 3).encode())
    article, start = load(file, verbatim=verbatim), beginning(file, verbatim=verbatim)
    assert start
    assert start.whole
    assert (start.text, start.blocks) == (article.text, article.blocks)
    assert (start.draft.title, start.draft.byline) == (article.title, article.byline)
    assert start.size == Path(file).stat().st_size


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_long_file_begins_as_its_article(tmp_path: Path, newline: str) -> None:
    words = STORY + "Nobody knew why it was late, said Ólafur Holm.\n\n" * 2000
    file = kept(tmp_path, words.replace("\n", newline).encode())
    article, start = load(file), beginning(file)
    assert start
    assert not start.whole
    assert len(start.text) > 10_000
    assert article.text.startswith(start.text)
    assert article.blocks[: len(start.blocks)] == start.blocks


def test_a_file_of_one_line_is_cut_at_a_blank(tmp_path: Path) -> None:
    start = beginning(kept(tmp_path, "é word ".encode() * 9000))
    assert start
    assert start.text.endswith(("é", "word"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (STORY.encode(), "story.md"),
        (STORY.encode(), "story.html"),
        (b"<p>A page of no name</p>", "page"),
        (b"# A heading\n\nA *note* of no name", "note"),
        (b"%PDF-1.7 \x00\x01\x02\x03\x04\x05\x06", "story.txt"),
        ("Caf\xe9".encode("latin-1"), "story.txt"),
        ("Hello there".encode("utf-16-le"), "story.txt"),
        (b"Half of it is\x00 not a text", "story.txt"),
        (b"", "story.txt"),
        (b" \n\t\n", "story.txt"),
    ],
)
def test_what_only_the_loader_understands_is_left_to_it(
    tmp_path: Path, content: bytes, name: str
) -> None:
    assert beginning(kept(tmp_path, content, name)) is None


def test_what_cannot_be_read_is_left_to_the_loader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert beginning(str(tmp_path / "missing.txt")) is None
    assert beginning(str(tmp_path)) is None
    assert beginning("a\0b") is None
    file = kept(tmp_path, STORY.encode())
    monkeypatch.setattr(files, "LIMIT", 10)
    assert beginning(file) is None
    assert beginning(file, force=True)
