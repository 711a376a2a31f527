"""Bad inputs by their number, and texts made to keep a careless program busy.

1-10, 16, 17: tests/unit/load/test_files.py, tests/terminal/test_pipes.py. 12: test_files.py. 18-22,
24, 25, 48: tests/unit/load/test_encoding.py, test_load.py. 26-39: test_terminal.py beside it.
46, 47: tests/unit/load/test_html.py. 49, 50: test_epub.py, test_pdf.py. 51: test_text.py. 54:
tests/terminal/test_library.py, tests/unit/library. 56: test_endings.py beside this file.

| no. | input | what the user sees |
|---|---|---|
| 11 | changed or deleted while open | the text as it was; one line when it is read again |
| 13-15, 41, 42, 45, 53 | what keeps a careless program busy | the article, at once |
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
from reader.link.folding import Folded
from reader.link.search import Search
from reader.load import load, parse
from reader.model import Article, Block, Span
from reader.show import show
from tests.app.test_window import window
from tests.hostile import fuzz

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


def test_23_half_a_character_is_shown_and_written() -> None:
    half = "The \ud800 ferry was \udfff late, said Ana Ruiz."
    found = analyse(Article(half, (Block(Span(0, len(half))),)))
    again = record.analysis(json.loads(export.json_line(record.record(found)).encode()))
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
