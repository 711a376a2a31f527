"""OpenDocument texts: headings, lists, notes, remarks, struck words, tables and boxes."""

import pytest

from reader.errors import ReaderError
from reader.load import parse
from reader.model import Article
from tests.documents import odt


def read(content: bytes) -> Article:
    return parse(content, "a.odt", "a.odt")


def outline(article: Article) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, b.span.of(article.text)) for b in article.blocks]


def p(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def test_tags_lists_and_styles_say_what_a_paragraph_is() -> None:
    item = f"<text:list-item>{p('One')}</text:list-item>"
    deep = f"<text:list><text:list-item>{p('Two')}</text:list-item></text:list>"
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    body = (
        p("The well is dry", "Title")
        + p("By Ana Ruiz")
        + p("The well of Orla is dry, the mayor said.")
        + '<text:h text:outline-level="2">What now</text:h><text:h>And then</text:h>'
        + p("Wait, she said.", "P1")
        + f"<text:list>{item}<text:list-item>{deep}</text:list-item></text:list>"
    )
    article = read(odt(body, styles=styles))
    assert (article.title, article.byline) == ("The well is dry", "Ana Ruiz")
    assert outline(article)[3:] == [
        ("heading", 2, "What now"),
        ("heading", 1, "And then"),
        ("quotation", 0, "Wait, she said."),
        ("item", 1, "One"),
        ("item", 2, "Two"),
    ]


def test_only_what_is_printed_is_text_and_notes_follow() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('So many.')}"
    note += "</text:note-body></text:note>"
    empty = f"<text:note><text:note-body>{p('')}</text:note-body></text:note>"
    struck = f"<text:tracked-changes><text:deletion>{p('Struck.')}</text:deletion>"
    struck += "</text:tracked-changes>"
    remark = f"<office:annotation>{p('Check this.')}</office:annotation>"
    words = f"It<text:s/>cost<text:tab/><text:span>14</text:span><!-- no -->{note}{empty}{remark}"
    article = read(odt(struck + p(f"{words}<text:line-break/>dollars.")))
    assert [block[2] for block in outline(article)] == ["It cost 14 dollars.", "So many."]


def test_rows_of_words_are_lines_and_boxes_are_read_once() -> None:
    def row(*cells: str) -> str:
        made = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table><table:table-row>{made}</table:table-row></table:table>"

    inner = f"<draw:frame><draw:text-box>{p('Inner.')}</draw:text-box></draw:frame>"
    box = f"<draw:frame><draw:text-box>{p(f'Box.{inner}')}</draw:text-box></draw:frame>"
    body = row(p("Year"), p("Tons")) + row(p("A.") + p("B."), p("C.")) + row(p(""), p(""))
    texts = [block[2] for block in outline(read(odt(body + p(f"Beside.{box}"))))]
    assert texts == ["Year | Tons", "A.", "B.", "C.", "Beside.", "Box.", "Inner."]


def test_fields_name_what_the_text_does_not() -> None:
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="m">'
        "<dc:title>The well is dry</dc:title>"
        "<meta:initial-creator>Ana Ruiz</meta:initial-creator></m>"
    )
    body = p("The well of Orla is dry, and all went to the river, the mayor said.")
    article = read(odt(body, entries={"meta.xml": meta}))
    assert (article.title, article.byline) == ("The well is dry", "Ana Ruiz")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (odt(""), "a document without any text"),
        (odt("", entries={"content.xml": "no markup"}), "its content.xml is broken"),
        (
            odt(p("x"), entries={"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
            "locked with a password",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_said_in_a_line(content: bytes, complaint: str) -> None:
    with pytest.raises(ReaderError, match=complaint):
        read(content)


def test_a_manifest_without_a_lock_locks_nothing() -> None:
    assert read(odt(p("Dry."), entries={"META-INF/manifest.xml": "<m/>"})).text == "Dry."
