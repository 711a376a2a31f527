"""Bad inputs by their number, and texts made to keep a careless program busy.

test_index.py beside it names the tests of every number.

| no. | input | what the user sees |
|---|---|---|
| 11 | changed or deleted while open | the text as it was; one line when it is read again |
| 13-15, 41, 42, 45, 53 | what keeps a careless program busy | the article, at once |
| 34 | invisible characters in a name | the name; search and lists know it |
| 46, 47, 49 | pages and books with nothing in them, or too much | one line, or the text |
| 23 | halves of characters in a record | the text; a stand-in when printed |
| 40, 43, 44 | other scripts, directions and forms of letters | the text; searches find both forms |
| 52 | patterns without end or sense | the reason, in the search line |
| 55 | a theme that is none | the usual one, and a line that says so |
"""

import json
import time
from pathlib import Path
from unicodedata import normalize

import pytest

from reader import export, record
from reader.analyse import analyse
from reader.app import themes
from reader.app.app import ReaderApp
from reader.app.screen import ReaderScreen
from reader.app.widgets.status import Status
from reader.errors import ReaderError
from reader.link.folding import Folded
from reader.link.search import Search
from reader.load import load, parse
from reader.model import Article, Block, Kind, Ref, Span
from reader.show import show
from tests import documents
from tests.app.test_window import window
from tests.hostile import fuzz, kept

SIZE = 20_000
BUSY = {
    "13 blanks": "a" + " " * SIZE + "b",
    "13 tabs": "a" + "\t " * (SIZE // 2) + "b",
    "14 one word": "x" * SIZE,
    "15 short paragraphs": "a\n\n" * (SIZE // 8),
    "42 combining marks": "a" + "\u0301" * SIZE,
    "41 joined pictures": "👩\u200d" * (SIZE // 8),
    "45 never closed": "“" * SIZE,
    "45 mixed marks": "“a 'b \"c " * (SIZE // 16),
    "53 digits": "1" * SIZE,
    "53 commas": "1,2,3," * (SIZE // 16),
    "names": "Mr Smith Jones " * (SIZE // 16),
}


@pytest.mark.parametrize("text", BUSY.values(), ids=BUSY)
def test_no_text_keeps_it_busy(text: str) -> None:
    fuzz.check(text.encode(), ".txt")


def test_changed_articles_go_through() -> None:
    assert fuzz.run(5.0) > 0


def test_changed_libraries_settings_corrections_and_first_pages_do_no_harm() -> None:
    assert kept.run(5.0) >= len(kept.TRIED)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(", "", r"\b", "(" * 20_000 + ")" * 20_000])
def test_52_no_pattern_freezes_a_key(pattern: str) -> None:
    folded = Folded("the ferry aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa was late " * 200)
    Search(folded, regex=True).find("x", 0)
    began = time.monotonic()
    search = Search(folded, regex=True).find(pattern, 0)
    assert time.monotonic() - began < 5
    assert not search.matches or not search.problem


def test_long_lines_are_no_credits(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"The ferry was late.\n \nIt stood.\n\n© 2024{' x' * 400}\n")
    assert load(path).removed == ()


@pytest.mark.parametrize(
    "text",
    [
        "東京で市長は「橋は再開する」と述べた。費用は5億円だった。",
        "시장은 금요일에 “다리가 열린다”고 말했다. 비용은 12억 원이다.",
        "นายกเทศมนตรีกล่าวว่าสะพานจะเปิด 12 มีนาคม",
        "قال العمدة إن الجسر سيفتح بعد 12 شهرا بكلفة 5,000 دينار.",
        'ראש העיר אמר: "הגשר ייפתח" ב-12 במרץ, 5,000 ש״ח.',
        "🇫🇷🇩🇪👩🏽\u200d🚀 said 1️⃣ thing: “👍🏿”.",
    ],
    ids=["40 Japanese", "40 Hangul", "40 Thai", "43 Arabic", "43 Hebrew", "41 pictures"],
)
def test_any_script_is_read(text: str) -> None:
    assert parse(text.encode(), "a.txt", "a").text == text
    fuzz.check(text.encode(), ".txt")


def test_44_both_forms_of_a_letter_are_found() -> None:
    text = f"{normalize('NFC', 'José')} met {normalize('NFD', 'José')}."
    for form in ("NFC", "NFD"):
        assert len(Search(Folded(text)).find(normalize(form, "José"), 0).matches) == 2


@pytest.mark.parametrize("unseen", "\u200b \u200c \u200d \u2060 \u00ad \ufeff".split(" "))
def test_34_a_name_with_invisible_characters_is_found(unseen: str) -> None:
    text = f"“It rained,” said Ana Lo{unseen}pez, a nurse. Lopez left."
    found = analyse(parse(text.encode(), "a.txt", "a"))
    (person,), (quote,) = found.people, found.quotes
    assert len(person.mentions) == 2
    assert quote.speaker
    assert quote.speaker.person == Ref(Kind.PERSON, 0)
    assert len(Search(Folded(text)).find("lopez", 0).matches) == 2


def test_46_a_page_of_frames_says_that_it_holds_no_text() -> None:
    page = b"<html><frameset cols='1,2'><frame src='a.html'><frame src='b.html'></frameset></html>"
    with pytest.raises(ReaderError, match="without any text"):
        parse(page, "a.html", "a")


@pytest.mark.parametrize("suffix", [".html", ".epub"])
def test_47_entities_do_not_grow(suffix: str) -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE p [<!ENTITY e0 "{"x" * 100}">{grown}]>'
    words = "<p>The ferry was late again on Monday, the harbour office said. &e9;</p>"
    packed = {
        ".html": f"{bomb}<html><body><article>{words * 3}</article></body></html>".encode(),
        ".epub": documents.epub({"a": ""}, entries={"OPS/a": f"{bomb}<html>{words}</html>"}),
    }
    assert "xxxxxxxxxx" * 100 not in parse(packed[suffix], f"a{suffix}", "a").text


def test_49_a_book_may_name_what_lies_outside_it(tmp_path: Path) -> None:
    outside = tmp_path / "secret.xhtml"
    outside.write_text("<p>A secret.</p>")
    chapters = {"a.xhtml": "<p>It sailed.</p>"}
    book = documents.epub(chapters, spine=["a.xhtml", "../../secret.xhtml", str(outside)] * 3)
    path = tmp_path / "a.epub"
    path.write_bytes(book)
    article = load(path)
    assert article.text.count("It sailed") == 1
    assert "secret" not in article.text
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.epub", "secret.xhtml"]


def test_23_half_a_character_is_shown_and_written() -> None:
    half = "The \ud800 ferry was \udfff late, said Ana Ruiz."
    found = analyse(Article(half, (Block(Span(0, len(half))),)))
    again = record.analysis(json.loads(record.json_line(record.record(found)).encode()))
    assert again.article.text == half
    for line in (*show(found), export.markdown(found), export.csv_table(found, terminal=True)):
        assert not set(line) & set("\ud800\udfff")


@pytest.mark.parametrize(
    "figure",
    ["1" + "0" * 400, "1,20,000", "5\u00a0000", "1,2,3,4,5", "9" * 23, "1" * 5000 + ".5"],
)
def test_53_odd_numbers_are_read_without_failing(figure: str) -> None:
    fuzz.check(
        f"The city counted {figure} people on Friday, or ${figure} million.".encode(), ".txt"
    )


async def test_11_a_file_that_goes_while_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ferry was late.")
    async with window(analyse(load(path))) as it:
        path.write_text("The ferry was early.")
        assert it.here.startswith("The ferry was late")
        await it.press("r")
        await it.opened()
        assert it.here.startswith("The ferry was early")
        path.unlink()
        await it.press("r")
        await it.opened()
        assert it.words.endswith("no such file")
        assert it.here.startswith("The ferry was early")


async def test_55_a_theme_that_is_none() -> None:
    article = parse(b"The ferry was late.", "a.txt", "a")
    app = ReaderApp(ReaderScreen(article, analyse(article)), theme="no\x1bne")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == themes.DEFAULT
        assert app.screen.query_one(Status).words.startswith("There is no theme no␛ne")
