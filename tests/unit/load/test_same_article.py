"""One article saved in each format gives the same findings."""

import html
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests import documents
from tests.documents import Line

TITLE = "The island ferry will sail again"
BYLINE = "By Ida Moreno"
HEADING = "What it costs"
OTHERS = ("wrapped.txt", "a.md", "a.html", "a.epub", "a.pdf", "a.docx", "a.odt", "a.rtf")


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n"))


BEFORE = paragraphs(
    """
The ferry between the two islands will sail again in May, after 14 months in the dock, the
harbour master, Anders Holm, said on Tuesday. He told a meeting of 240 islanders that the new
engine had cost $3.2 million.

“We have waited long enough,” Holm said. “The boat is sound, and the crew is here.” About 60
percent of those who came had signed a letter that asked for his resignation.

Maria Teixeira, a shopkeeper who wrote the letter, said she was not persuaded. “I shall believe
it when I see smoke,” she said, adding that her sales had fallen by a third.
"""
)
AFTER = paragraphs(
    """
A crossing will cost $18, up from $12, according to the timetable that the council published
last week. Residents pay half. “That is still too much for a family of five,” Teixeira said.

Holm replied that the line carried 41,000 passengers in its last full year, and that it would
need 50,000 to cover what it costs. The council votes on the subsidy next Thursday.
"""
)


def as_text() -> str:
    parts = [TITLE, BYLINE, *BEFORE, HEADING, *AFTER]
    return "\n\n".join(parts) + "\n"


def as_wrapped_text() -> str:
    parts = [TITLE, BYLINE, *BEFORE, HEADING, *AFTER]
    return "\n\n".join(textwrap.fill(part, 72) for part in parts) + "\n"


def as_markdown() -> str:
    return "\n\n".join([f"# {TITLE}", BYLINE, *BEFORE, f"## {HEADING}", *AFTER]) + "\n"


def markup() -> str:
    def marked(parts: tuple[str, ...]) -> str:
        return "".join(f"<p>{html.escape(part)}</p>\n" for part in parts)

    head = f"<h1>{TITLE}</h1>\n<p class='byline'>{BYLINE}</p>\n"
    return f"{head}{marked(BEFORE)}<h2>{HEADING}</h2>\n{marked(AFTER)}"


def as_html() -> str:
    menu = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    metadata = f"<title>{TITLE} | Courier</title><meta name='author' content='Ida Moreno'>"
    head = f"<head><meta charset='utf-8'>{metadata}</head>"
    foot = "<footer><a href='/about'>About us</a></footer>"
    return (
        f"<!doctype html><html lang='en'>{head}<body>{menu}<article>{markup()}</article>{foot}"
        "</body></html>"
    )


def as_epub() -> bytes:
    metadata = f"<dc:title>{TITLE}</dc:title><dc:creator>Ida Moreno</dc:creator>"
    return documents.epub({"a.xhtml": markup()}, metadata=metadata)


def as_docx() -> bytes:
    def paragraph(text: str, style: str) -> str:
        named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{named}<w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>"

    return documents.docx("".join(paragraph(text, style) for text, style in styled_parts()))


def styled_parts() -> Iterator[tuple[str, str]]:
    yield TITLE, "Title"
    yield BYLINE, ""
    yield from ((part, "") for part in BEFORE)
    yield HEADING, "Heading2"
    yield from ((part, "") for part in AFTER)


def as_odt() -> bytes:
    def paragraph(text: str, style: str) -> str:
        words = html.escape(text)
        if style == "Heading2":
            return f'<text:h text:outline-level="2">{words}</text:h>'
        return f'<text:p text:style-name="{style or "Standard"}">{words}</text:p>'

    return documents.odt("".join(paragraph(text, style) for text, style in styled_parts()))


def as_rtf() -> bytes:
    styles = r"{\stylesheet{\s1 Title;}{\s2 heading 2;}}"
    numbers = {"Title": 1, "Heading2": 2}
    parts = (rf"\pard\plain\s{numbers.get(style, 0)} {text}\par " for text, style in styled_parts())
    return documents.rtf(styles + "".join(parts))


def as_pdf() -> bytes:
    page = [Line(72, 740, TITLE, 20), Line(72, 712, BYLINE)]
    height = 690.0
    for part in [*BEFORE, HEADING, *AFTER]:
        size = 14 if part == HEADING else 11
        for row in textwrap.wrap(part, 76):
            page.append(Line(72, height, row, size))
            height -= 14
        height -= 10
    return documents.pdf([[*page, Line(300, 30, "1")]])


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    folder = tmp_path_factory.mktemp("formats")
    files: dict[str, str | bytes] = {
        "a.txt": as_text(),
        "wrapped.txt": as_wrapped_text(),
        "a.md": as_markdown(),
        "a.html": as_html(),
        "a.epub": as_epub(),
        "a.pdf": as_pdf(),
        "a.docx": as_docx(),
        "a.odt": as_odt(),
        "a.rtf": as_rtf(),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    command = [sys.executable, "-m", "reader", "extract", *(str(folder / name) for name in files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return dict(zip(files, map(json.loads, done.stdout.splitlines()), strict=True))


ROOT = Path(__file__).parents[3]


def without_places(value: Any) -> Any:
    """A record's part with the words that it names, but not where they stand."""
    if isinstance(value, dict):
        return {
            key: without_places(item) for key, item in value.items() if key not in ("start", "end")
        }
    return [without_places(item) for item in value] if isinstance(value, list) else value


def test_there_is_something_to_find(records: Mapping[str, Any]) -> None:
    record = records["a.txt"]
    assert {person["name"] for person in record["people"]} >= {"Anders Holm", "Maria Teixeira"}
    assert len(record["quotes"]) >= 4
    assert len(record["statistics"]) >= 6


@pytest.mark.parametrize("name", OTHERS)
def test_each_format_gives_the_same_findings(records: Mapping[str, Any], name: str) -> None:
    plain, other = records["a.txt"], records[name]
    for kind in ("people", "quotes", "statistics"):
        assert without_places(other[kind]) == without_places(plain[kind])
    assert (other["title"], other["byline"]) == (plain["title"], plain["byline"])


@pytest.mark.parametrize("name", OTHERS)
def test_each_format_gives_the_same_text_and_blocks(records: Mapping[str, Any], name: str) -> None:
    def outline(record: Mapping[str, Any]) -> list[tuple[str, str]]:
        text = record["text"]
        found = [(b["kind"], text[b["start"] : b["end"]]) for b in record["blocks"]]
        return [block for block in found if block[0] != "byline"]

    assert outline(records[name]) == outline(records["a.txt"])
