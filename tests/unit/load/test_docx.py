"""Word documents: styles, what reviewers did, notes, tables, boxes, and what is no document."""

from itertools import pairwise

import pytest

from reader.errors import ReaderError
from reader.load import parse
from reader.model import Article
from tests.documents import archive, docx, word_part


def p(words: str, properties: str = "", more: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r>{more}</w:p>"


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def read(content: bytes, *, verbatim: bool = False) -> Article:
    return parse(content, "a.docx", "a.docx", verbatim=verbatim)


def outline(article: Article) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, b.span.of(article.text)) for b in article.blocks]


def test_styles_say_what_a_paragraph_is() -> None:
    body = (
        p("The well is dry", style("Title"))
        + p("By Ana Ruiz")
        + p("The well of Orla is dry, the mayor said.")
        + p("What now", style("Heading2"))
        + p("Wait, she said.", style("Quote"))
        + p("One", style("ListBullet"))
        + p("The well in May", style("Caption"))
    )
    article = read(docx(body))
    assert (article.title, article.byline) == ("The well is dry", "Ana Ruiz")
    assert outline(article) == [
        ("title", 0, "The well is dry"),
        ("byline", 0, "By Ana Ruiz"),
        ("paragraph", 0, "The well of Orla is dry, the mayor said."),
        ("heading", 2, "What now"),
        ("quotation", 0, "Wait, she said."),
        ("item", 0, "One"),
        ("caption", 0, "The well in May"),
    ]


def test_a_style_is_what_it_is_based_on_and_a_ring_of_styles_ends() -> None:
    styles = (
        '<w:style w:styleId="Own"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="H"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    article = read(docx(p("In a ring", style("A")) + p("Low", style("Own")), styles=styles))
    assert outline(article)[1] == ("heading", 3, "Low")
    assert outline(article)[0][2] == "In a ring"


def test_an_outline_level_makes_a_heading_and_a_number_an_item() -> None:
    numbered = '<w:numPr><w:numId w:val="4"/></w:numPr>'
    body = p("Alone", '<w:outlineLvl w:val="1"/>') + p("One", numbered) + p("Two", numbered)
    article = read(docx(body + p("Text", '<w:outlineLvl w:val="9"/>'), styles=""))
    assert [block[:2] for block in outline(article)] == [
        ("heading", 2),
        ("item", 1),
        ("item", 1),
        ("paragraph", 0),
    ]


def test_without_any_style_it_is_read_as_a_plain_text() -> None:
    long = (
        "The well of Orla is dry, and the people of the village have gone to the river since May."
    )
    article = read(docx(p("The well is dry") + p("By Ana Ruiz") + p(long), styles=""))
    assert (article.title, article.byline) == ("The well is dry", "Ana Ruiz")


def test_what_reviewers_struck_out_is_gone_and_what_they_put_in_is_there() -> None:
    words = (
        "<w:p><w:r><w:t>It cost </w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>14</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> old</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t> dollars</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>a</w:t>"
        "<w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    rows = (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr></w:tbl>"
        "<w:del>" + p("gone too") + "</w:del>"
    )
    assert read(docx(words + rows)).text == "It cost 14 dollars a‑b c"


def test_hidden_words_are_out_and_listed() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not for print</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> Nor this.</w:t></w:r>'
    empty = "<w:r><w:rPr><w:vanish/></w:rPr></w:r>"
    article = read(docx(p("The well is dry.", more=hidden + shown + empty)))
    assert article.text == "The well is dry. Nor this."
    assert [(gone.text, gone.why) for gone in article.removed] == [("not for print", "hidden text")]


def test_notes_follow_in_the_order_in_which_the_text_refers_to_them() -> None:
    body = (
        p("Dry.", more='<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p("Very.", more='<w:r><w:endnoteReference w:id="1"/></w:r>')
        + p("So.", more='<w:r><w:footnoteReference w:id="9"/><w:footnoteReference w:id="3"/></w:r>')
    )
    notes = (
        f'<w:footnote w:id="2">{p("First.")}{p("More.")}</w:footnote>'
        '<w:footnote w:id="3"><w:p/></w:footnote>'
    )
    end = f'<w:endnote w:id="1">{p("Second.")}</w:endnote>'
    entries = {
        "word/footnotes.xml": word_part("footnotes", notes),
        "word/endnotes.xml": word_part("endnotes", end),
    }
    texts = [block[2] for block in outline(read(docx(body, entries=entries)))]
    assert texts == ["Dry.", "Very.", "So.", "First. More.", "Second."]


def test_rows_of_words_are_lines_and_laid_out_cells_are_paragraphs() -> None:
    def table(*cells: str) -> str:
        made = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
        return f"<w:tbl><w:tr>{made}</w:tr></w:tbl>"

    body = table(p("Year"), p(""), p("Tons")) + table(p("A.") + p("B."), p("C."))
    texts = [block[2] for block in outline(read(docx(body + table(p(""), p("")))))]
    assert texts == ["Year | Tons", "A.", "B.", "C."]


def test_a_box_is_read_once_though_it_is_stored_twice() -> None:
    inner = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [b[2] for b in outline(read(docx(p("Beside it.", more=box))))] == [
        "Beside it.",
        "In the box.",
    ]


@pytest.mark.parametrize(
    ("named", "expected"),
    [("The well is dry", "The well is dry"), ("Microsoft Word - a.doc", None), ("Untitled", None)],
)
def test_fields_name_what_the_text_does_not(named: str, expected: str | None) -> None:
    core = (
        '<cp xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{named}</dc:title><dc:creator>Ana Ruiz</dc:creator></cp>"
    )
    body = p("The well of Orla is dry, and all went to the river, the mayor said.")
    article = read(docx(body, entries={"docProps/core.xml": core}))
    assert (article.title, article.byline) == (expected, "Ana Ruiz")


def test_verbatim_leaves_in_what_is_no_article() -> None:
    content = docx(p("The well is dry.") + p("Advertisement") + p("It was full."))
    assert "Advertisement" not in read(content).text
    assert "Advertisement" in read(content, verbatim=True).text


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (docx(""), "a document without any text"),
        (
            docx("", entries={"_rels/.rels": "<x><Relationship Type='/core'/></x>"}),
            "does not say where its text is",
        ),
        (docx("", entries={"_rels/.rels": ""}), "its .rels is missing"),
        (docx("", entries={"word/document.xml": ""}), "its document.xml is missing"),
        (docx("", entries={"word/document.xml": "no markup"}), "its document.xml is broken"),
        (docx(p("x"))[:-60], "broken zip archive"),
        (archive({"xl/workbook.xml": "<x/>"}), "a zip archive that is no EPUB, DOCX or ODT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word document"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_said_in_a_line(content: bytes, complaint: str) -> None:
    with pytest.raises(ReaderError, match=complaint):
        read(content)


def test_entities_are_not_followed() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "dry ">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise("abcdefgh"))
        + '<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    )
    markup = bomb + word_part("document", f"<w:body>{p('Seen. &h;&x;')}</w:body>")
    article = read(docx("", entries={"word/document.xml": markup}))
    assert article.text == "Seen."
