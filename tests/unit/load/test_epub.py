"""A book becomes an article; one that would do harm is one line."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.errors import ReaderError
from reader.load import archive, epub, parse
from reader.model import Article
from tests import documents

METADATA = (
    "<dc:title>The Ferry</dc:title><dc:creator>Ida Moreno</dc:creator><dc:creator>Li Wei"
    "</dc:creator><dc:date>2024-03-05T00:00:00Z</dc:date><dc:language>en-GB</dc:language>"
    "<dc:publisher>Courier</dc:publisher>"
)
CHAPTERS = {
    "a b.xhtml": "<p>It sailed<br/>at one.</p><p/><ul><li>rope</li><li><p>tar</p></li></ul>",
    "b.xhtml": "<h2>Later</h2><blockquote><p>“No.”</p></blockquote><figure><figcaption>The pier"
    "</figcaption></figure><table><tr><th>Year</th><td>Cars</td></tr></table>",
}
CONTENTS = (
    '<ol><li><a href="a%20b.xhtml#x">Chapter One</a></li><li><a href="b.xhtml">Two</a></li></ol>'
)
LOCKED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/></EncryptedData>
</encryption>"""


def read(content: bytes) -> Article:
    return parse(content, "a.epub", "a.epub")


def outline(article: Article) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, article[block.span]) for block in article.blocks]


def test_a_book_with_all_that_books_have() -> None:
    article = read(documents.epub(CHAPTERS, metadata=METADATA, contents=CONTENTS))
    assert outline(article) == [
        ("title", 0, "The Ferry"),
        ("heading", 1, "Chapter One"),
        ("paragraph", 0, "It sailed at one."),
        ("item", 1, "rope"),
        ("item", 1, "tar"),
        ("heading", 2, "Later"),
        ("quotation", 1, "“No.”"),
        ("caption", 0, "The pier"),
        ("paragraph", 0, "Year | Cars"),
    ]
    assert (article.title, article.byline) == ("The Ferry", "Ida Moreno, Li Wei")
    assert (article.published, article.language) == ("2024-03-05", "en")
    assert article.publisher == "Courier"


def test_the_spine_orders_and_each_chapter_comes_once() -> None:
    spine = ["b.xhtml", "a b.xhtml", "b.xhtml", "nav"]
    article = read(documents.epub(CHAPTERS, spine=spine))
    assert article.text.index("Later") < article.text.index("It sailed")
    assert article.text.count("Later") == 1


def test_an_old_table_of_contents() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Old'
        '</text></navLabel><content src="a%20b.xhtml"/></navPoint><navPoint/></navMap></ncx>'
    )
    plain = documents.epub(CHAPTERS)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    item = b'<item id="t" href="t.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    files["OPS/book.opf"] = files["OPS/book.opf"].replace(b"</manifest>", item)
    assert read(documents.archive({**files, "OPS/t.ncx": ncx})).text.startswith("Old\n\nIt sailed")


def test_a_title_that_the_first_chapter_repeats_comes_once() -> None:
    book = documents.epub({"a": "<h1>THE FERRY</h1><p>It sailed.</p>"}, metadata=METADATA)
    assert read(book).text == "The Ferry\n\nIt sailed."


def test_a_missing_chapter_is_said_and_the_rest_is_read() -> None:
    article = read(documents.epub(CHAPTERS, spine=["a b.xhtml", "gone.xhtml", "unknown"]))
    assert "It sailed" in article.text
    assert "1 of the parts" in article.notices[0]


def test_verbatim_keeps_what_cleaning_takes() -> None:
    book = documents.epub({"a": "<p>It sailed on Friday.</p><p>Advertisement</p><p>It did.</p>"})
    assert "Advertisement" not in read(book).text
    assert "Advertisement" in parse(book, "a.epub", "a", verbatim=True).text


def test_scrambled_fonts_are_no_protection() -> None:
    entries = {"META-INF/encryption.xml": LOCKED.format("http://www.idpf.org/2008/embedding")}
    assert "It sailed" in read(documents.epub(CHAPTERS, entries=entries)).text


def test_entities_are_not_followed() -> None:
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    package = f"{bomb}{documents.package(CHAPTERS, METADATA.replace('Courier', '&a;&b;'))}"
    article = read(documents.epub(CHAPTERS, entries={"OPS/book.opf": package}))
    assert "root:" not in article.text + str(article.publisher)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"META-INF/container.xml": "<container/>"}, "names no book"),
        ({"META-INF/container.xml": ""}, "container.xml is broken"),
        ({"META-INF/container.xml": documents.CONTAINER.replace("book", "b")}, "b.opf is missing"),
        ({"META-INF/encryption.xml": LOCKED.format("urn:other")}, "DRM"),
        ({"OPS/b.xhtml": b"x" * 2_000_000}, "far more"),
        ({"OPS/book.opf": "<package/>"}, "without any text"),
        ({"OPS/a b.xhtml": "", "OPS/b.xhtml": "<p/>"}, "without any text"),
    ],
)
def test_what_cannot_be_read_is_one_line(entries: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(ReaderError, match=f"^a.epub: .*{said}") as error:
        read(documents.epub(CHAPTERS, entries=entries))
    assert "\n" not in str(error.value)


def test_limits_on_all_and_on_the_number_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_WHOLE", 900)
    with pytest.raises(ReaderError, match="unpacks to more than"):
        read(documents.epub(CHAPTERS))
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    with pytest.raises(ReaderError, match="more than 3 entries"):
        read(documents.epub(CHAPTERS))


def test_a_password() -> None:
    content = bytearray(documents.epub(CHAPTERS))
    start = content.rindex(b"PK\x01\x02", 0, content.index(b"META-INF/container.xml", 200))
    content[start + 8] |= 1
    with pytest.raises(ReaderError, match="password"):
        read(bytes(content))


@pytest.mark.parametrize("cut", [-30, 300])
def test_a_broken_archive(cut: int) -> None:
    content = documents.epub(CHAPTERS)
    with pytest.raises(ReaderError, match="broken"):
        epub.load(content[:cut], "a.epub")


def test_a_broken_name() -> None:
    content = documents.epub(CHAPTERS, entries={"é": b""}).replace("é".encode(), b"\xe9\xe9")
    with pytest.raises(ReaderError, match="broken"):
        epub.load(content, "a.epub")


@given(some.lists(some.tuples(some.integers(0, 2000), some.integers(0, 255)), max_size=9))
def test_no_damage_gives_more_than_one_line(damage: list[tuple[int, int]]) -> None:
    content = bytearray(documents.epub(CHAPTERS, metadata=METADATA, contents=CONTENTS))
    for place, byte in damage:
        content[place % len(content)] = byte
    with suppress(ReaderError):
        assert epub.load(bytes(content), "a.epub").text


def test_a_broken_entry() -> None:
    content = bytearray(documents.epub(CHAPTERS))
    place = content.index(b"META-INF/container.xml") + len("META-INF/container.xml")
    content[place : place + 20] = b"\xff" * 20
    with pytest.raises(ReaderError, match="broken"):
        epub.load(bytes(content), "a.epub")
