"""Lines on pages become paragraphs again."""

import sys
import textwrap
from collections.abc import Sequence

import pytest

from reader.errors import ReaderError
from reader.load import parse, pdf
from reader.load.pdf_lines import Line as Found
from reader.load.pdf_lines import ordered
from reader.model import Article
from tests import documents
from tests.documents import Line

FIRST = (
    "The harbour master said on Tuesday that the ferry would sail again before the end of the "
    "month, whatever the weather did, and that the fares of the winter would stay as they were."
)
SECOND = (
    "Nobody at the meeting believed him, since the engine had been taken out a year ago and had "
    "last been seen on a lorry that was going to another harbour on the far side of the island."
)


def column(
    *paragraphs: str, x: float = 72, y: float = 700, width: int = 80, indent: float = 0
) -> list[Line]:
    """Paragraphs as lines: apart by half a line, or by an indent where one is given."""
    found = []
    for paragraph in paragraphs:
        for number, line in enumerate(textwrap.wrap(paragraph, width, break_on_hyphens=False)):
            found.append(Line(x + (indent if number == 0 else 0), y, line))
            y -= 13
        y -= 0 if indent else 8
    return found


def read(*pages: Sequence[Line], verbatim: bool = False) -> Article:
    return parse(documents.pdf(pages), "a.pdf", "a.pdf", verbatim=verbatim)


def blocks(article: Article) -> list[str]:
    return [article[block.span] for block in article.blocks]


def outline(article: Article) -> list[tuple[str, int]]:
    return [(block.kind.value, block.level) for block in article.blocks]


@pytest.mark.parametrize("indent", [0, 14])
def test_paragraphs_are_rebuilt_from_lines(indent: float) -> None:
    assert blocks(read(column(FIRST, SECOND, FIRST, indent=indent))) == [FIRST, SECOND, FIRST]


def test_a_short_last_line_ends_a_paragraph_that_nothing_else_ends() -> None:
    lines = [*column(FIRST), *column(SECOND, y=700 - 13 * 3)]
    assert blocks(read(lines)) == [FIRST, SECOND]


def test_two_columns_are_read_one_after_the_other_whatever_order_they_are_drawn_in() -> None:
    left = column(FIRST, SECOND, width=40, indent=12)
    right = column(SECOND, FIRST, x=330, width=40, indent=12)
    head = Line(72, 740, "The ferry that was to sail again, and why it did not", 20)
    drawn = sorted([*left, *right], key=lambda line: -line.y)
    for lines in ([head, *left, *right], [head, *drawn]):
        article = read(lines)
        assert blocks(article)[1:] == [FIRST, SECOND, SECOND, FIRST]
        assert outline(article)[0] == ("title", 0)


def test_a_headline_over_all_columns_parts_the_page() -> None:
    lines = [
        *column(FIRST, width=40, y=700),
        *column(FIRST, x=330, width=40, y=700),
        Line(72, 600, "What the people of the island have to say about all of that", 16),
        *column(SECOND, width=40, y=570),
        *column(SECOND, x=330, width=40, y=570),
    ]
    kinds = [kind for kind, _level in outline(read(lines))]
    assert kinds == ["paragraph", "paragraph", "title", "paragraph", "paragraph"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = column(FIRST)
    article = read([*lines[:2]], [*lines[2:], *column(SECOND, y=600)])
    assert blocks(article) == [FIRST, SECOND]


def test_hyphens_at_the_end_of_a_line() -> None:
    lines = [
        "The well-known author of the report spoke of the cooper-",
        "ation of all who sail, and of the author's well-",
        "known view that the Anglo-",
        "Irish line (first of its kind) would pay in the 1990-",
        "2000 period.",
    ]
    page = [Line(72, 700 - 13 * number, text) for number, text in enumerate(lines)]
    assert read(page).text == (
        "The well-known author of the report spoke of the cooperation of all who sail, and of the "
        "author's well-known view that the Anglo-Irish line (first of its kind) would pay in the "
        "1990-2000 period."
    )


def test_running_headers_footers_and_page_numbers_are_taken_out() -> None:
    pages = [
        [
            Line(72, 760, f"Courier, page {number}"),
            *column(FIRST, SECOND),
            Line(300, 30, f"– {number} –"),
        ]
        for number in (1, 2)
    ]
    article = read(*pages)
    assert blocks(article) == [FIRST, SECOND, FIRST, SECOND]
    assert [piece.text for piece in article.removed] == [
        "Courier, page 1",
        "– 1 –",
        "Courier, page 2",
        "– 2 –",
    ]


def test_title_byline_headings_and_items() -> None:
    page = [
        Line(72, 740, "The ferry sails again", 22),
        Line(72, 715, "By Ida Moreno"),
        *column(FIRST, y=690),
        Line(72, 620, "What it costs", 15),
        *column(SECOND, y=600),
        Line(80, 500, "• rope"),
        Line(80, 487, "• tar"),
        Line(72, 460, "Small and late", 13),
        *column(FIRST, y=440),
    ]
    article = read(page)
    assert [kind for kind, _level in outline(article)] == [
        *("title", "byline", "paragraph", "heading", "paragraph", "item", "item"),
        *("heading", "paragraph"),
    ]
    assert [level for kind, level in outline(article) if kind == "heading"] == [2, 3]
    assert (article.title, article.byline) == ("The ferry sails again", "Ida Moreno")


def test_a_large_first_line_far_down_is_no_title() -> None:
    page = [
        Line(72, 730, "A word"),
        *column(*[FIRST] * 5),
        Line(72, 300, "Late", 20),
        *column(SECOND, y=270),
    ]
    assert ("title", 0) not in outline(read(page))


def test_verbatim_keeps_what_cleaning_takes() -> None:
    page = [*column(FIRST, "Advertisement", SECOND)]
    assert "Advertisement" not in read(page).text
    assert "Advertisement" in read(page, verbatim=True).text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (documents.pdf([[]]), "scan"),
        (documents.pdf([[Line(300, 30, "12")]]), "without any text"),
        (b"%PDF-1.4 x", "broken"),
        (documents.pdf([[Line(72, 700, "x")]], security=documents.LOCK), "password"),
    ],
)
def test_what_cannot_be_read_is_one_line(content: bytes, said: str) -> None:
    with pytest.raises(ReaderError, match=f"^a.txt: is a .*PDF.*{said}|^a.txt: is a {said} PDF"):
        parse(content, "a.txt", "a.txt")


def test_a_broken_table_of_places_is_read_all_the_same() -> None:
    content = documents.pdf([column(FIRST)])
    broken = content.replace(b"startxref\n", b"startxref\n9")
    assert parse(broken, "a.pdf", "a.pdf").text == FIRST


@pytest.mark.parametrize(("name", "limit"), [("MOST_PAGES", 1), ("SECONDS", -1)])
def test_limits_are_said(name: str, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, name, limit)
    article = read(column(FIRST), column(SECOND))
    assert article.text == FIRST
    assert article.notices == ("Only the first 1 of 2 pages were read.",)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReaderError, match=r'pip install "byline\[pdf\]"'):
        read(column(FIRST))


@pytest.mark.parametrize("width", [80, 200])
def test_a_table_is_read_row_by_row(width: int) -> None:
    rows = [("Year", "Cars"), ("2020", "1,200"), ("2021", "1,300"), ("2022", "1,100")]
    cells = [
        Found(text, 72 + width * place, 110 + width * place, 700 - 13 * number, 11)
        for number, row in enumerate(rows)
        for place, text in enumerate(row)
    ]
    assert [line.text for line in ordered(cells, 0)] == [" ".join(row) for row in rows]
