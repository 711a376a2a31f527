"""Rich Text: characters in every notation, styles, sizes, notes, tables, what is not printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.load import parse
from reader.model import Article
from tests.documents import rtf


def read(content: bytes) -> Article:
    return parse(content, "a.rtf", "a.rtf")


def outline(article: Article) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, b.span.of(article.text)) for b in article.blocks]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"\ldblquote Dry,\rdblquote  she said\emdash so\'85", "“Dry,” she said—so…"),
        (r"\u8220?Dry\u8221\'94", "“Dry”"),
        (r"{\uc0\u-10179 \u-8704 }!", "😀!"),
        (r"\u-10179?half", "\ufffdhalf"),
        (r"\uc2\u233??t\u233??", "été"),
        (r"\uc1\u8364\ldblquote 5", "€5"),
        (r"a\~b\_c\-d \{e\}\\", "a\u00a0b‑cd {e}\\"),
        (r"one\line two\tab three\bullet ", "one two three•"),
        (r"\unknown7 Dry\* nothing", "Dry nothing"),
        (r"a{\*\unknown b{c}}d", "ad"),
        ("wrapped\r\n by\n the program", "wrapped by the program"),
        (r"\f1\'cf\'f0\'e8\plain\'e9", "Приé"),
        (r"{\f2\'82\'a0}", "あ"),
        (r"\ansicpg1251 \'cf", "П"),
        (r"\ansicpg99999 \'e9", "é"),
        (r"\mac \'8e", "é"),
        (r"\u x", "x"),
    ],
)
def test_characters_in_every_notation(written: str, expected: str) -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    assert " ".join(read(rtf(fonts + written)).text.split()) == " ".join(expected.split())


def test_styles_outlines_and_lists_say_what_a_paragraph_is() -> None:
    styles = r"{\stylesheet{\s1 Ti{}tle;}{\s2\sbasedon0 heading 2;}{Normal;}}"
    body = (
        r"\pard\s1 The well is dry\par\pard\plain By Ana Ruiz\par "
        r"\pard The well of Orla is dry, the mayor said.\par"
        r"\pard\s2 What now\par\pard\outlinelevel2 And then\par"
        r"\pard{\listtext\'b7\tab}\ls1 One\par{\pntext 2.\tab}Two\par\pard\outlinelevel Text.\par "
    )
    article = read(rtf(styles + body))
    assert (article.title, article.byline) == ("The well is dry", "Ana Ruiz")
    assert outline(article)[3:] == [
        ("heading", 2, "What now"),
        ("heading", 3, "And then"),
        ("item", 1, "One"),
        ("item", 1, "Two"),
        ("paragraph", 0, "Text."),
    ]


def test_without_styles_larger_letters_are_headings() -> None:
    long = "The well of Orla is dry, and all have gone to the river since May, she said. " * 3
    body = rf"\fs36 The well is dry\par\fs24 {long}\par\fs28 What now\par\fs24 {long}\par"
    assert [block[:2] for block in outline(read(rtf(body)))] == [
        ("title", 0),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_only_what_is_printed_is_text_and_notes_follow() -> None:
    body = (
        r"{\info{\title The well}{\author Ana Ruiz}{\company X}}{\header Page}{\pict\bin3 }}}00ff}"
        r"Dry.{\super 1{\*\footnote\pard So {\i many}.\par}}{\footnote }{\deleted not this}"
        r"{\xe index}{\v hidden}{\field{\*\fldinst HYPERLINK x}{\fldrslt  See here}}\par"
    )
    article = read(rtf(body))
    assert [block[2] for block in outline(article)] == ["Dry.1 See here", "So many."]
    assert [gone.text for gone in article.removed] == ["hidden"]
    assert (article.title, article.byline) == ("The well", "Ana Ruiz")


def test_rows_of_words_are_lines_and_laid_out_cells_are_paragraphs() -> None:
    body = (
        r"\trowd\pard\intbl Year\cell\pard\intbl Tons\par\cell\row"
        r"\trowd\pard\intbl A.\par B.\cell C.\cell\row\trowd\intbl\cell\row\pard After.\par"
    )
    texts = [block[2] for block in outline(read(rtf(body)))]
    assert texts == ["Year | Tons", "A.", "B.", "C.", "After."]


def test_a_backslash_at_the_end_of_a_line_ends_a_paragraph() -> None:
    assert read(rtf("One.\\\nTwo.")).text == "One.\n\nTwo."


def test_what_follows_the_document_is_no_part_of_it() -> None:
    assert read(rtf("One.") + b"Two. {three}").text == "One."
    assert read(rtf("One.")[:-1]).text == "One."


def test_a_document_without_text_is_said_in_a_line() -> None:
    with pytest.raises(ReaderError, match=r"a\.rtf: is a document without any text"):
        read(rtf(r"{\pict 00}"))


@given(st.binary(max_size=400), st.integers(0, 60))
def test_any_bytes_are_read_or_refused(garbage: bytes, place: int) -> None:
    whole = rtf(r"{\fonttbl{\f1\fcharset204 B;}}\pard\s1 Dry \u8220?\'e9{\footnote x}\par")
    try:
        article = read(whole[: 6 + place] + garbage + whole[6 + place :])
    except ReaderError:
        return
    article.text.encode()
