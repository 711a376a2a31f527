"""An article cut into tokens and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import tags
from reader.language.document import Document, read
from reader.language.tokens import Token
from reader.model import Article, Block, Span

TEXT = "It rained\n\n \n\nThe mayor left. Nobody saw her."


def document() -> Document:
    return read(Article(TEXT, (Block(Span(0, 9)), Block(Span(11, 12)), Block(Span(14, 46)))))


def test_nothing_crosses_a_block_and_blank_ones_do_not_count() -> None:
    assert document().sentences == [(0, 2), (2, 6), (6, 10)]
    assert [token.block for token in document().tokens] == [0, 0, *[1] * 8]


def test_where_a_token_stands() -> None:
    assert [document().starts_block(index) for index in range(4)] == [True, False, True, False]


def test_tags_of_a_sentence_are_found_once() -> None:
    read_once = document()
    assert read_once.tags(1) == ["DT", "NN", "VBD", "."] == tags.tag(read_once.tokens[2:6])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tags, "tag", None)
        assert read_once.tags(1) == ["DT", "NN", "VBD", "."]
        assert read_once.tag(4) == "VBD"
    assert read_once.tag(7) == "VBD"


def test_chunks_have_the_places_of_the_document() -> None:
    read_once = document()
    assert read_once.chunks(1) == [(2, 4, 3, "NP"), (4, 5, 4, "VP")]
    assert read_once.chunks(1) is read_once.chunks(1)


def test_one_equals_another_of_the_same_text_whatever_was_asked() -> None:
    one, other = Document("", [], [], []), Document("", [], [], [])
    assert one == other


def test_a_short_document_is_its_only_part() -> None:
    whole = document()
    (part,) = whole.parts()
    assert part() is whole
    assert whole.span == (0, 46)


def test_a_long_document_comes_in_parts_of_whole_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.language.document.LONG", 20)
    monkeypatch.setattr("reader.language.document._PART", 12)
    whole = document()
    tagged = whole.tags(2)
    first, second = [part() for part in whole.parts()]
    assert (first.span, second.span) == ((0, 9), (14, 46))
    assert second.blocks == whole.blocks[1:]
    assert second.sentences == [(0, 4), (4, 8)]
    assert [(t.text, t.start, t.block, t.sentence) for t in second.tokens] == [
        (t.text, t.start, 0, t.sentence - 1) for t in whole.tokens[2:]
    ]
    assert second.tags(1) == tagged
    assert second.tag(2) == "VBD"
    assert [token.block for token in whole.tokens] == [0, 0, *[1] * 8]


@given(st.lists(st.text(" .ab?", min_size=1, max_size=30), max_size=12))
def test_a_huge_document_is_read_as_any_other(texts: list[str]) -> None:
    blocks, text = list[Block](), ""
    for piece in texts:
        blocks.append(Block(Span(len(text), len(text) + len(piece))))
        text += piece + "\n\n"
    article = Article(text, tuple(blocks))
    plain = read(article)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.language.document._HUGE", 0)
        huge = read(article)
    assert huge.sentences == plain.sentences
    assert huge.blocks == plain.blocks
    assert [*map(values, huge.tokens)] == [*map(values, plain.tokens)]
    assert [huge.tags(at) for at in range(len(huge.sentences))] == [
        plain.tags(at) for at in range(len(plain.sentences))
    ]


def values(token: Token) -> tuple[str, int, int, int, int]:
    return token.text, token.start, token.end, token.block, token.sentence


def test_a_document_without_words_has_no_part_and_no_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.language.document.LONG", 0)
    empty = Document("", [], [], [])
    assert empty.parts() == []
    assert empty.span == (0, 0)
