"""A plain text becomes an article: structured, cleaned, or exactly as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load import text as plain
from reader.load.structure import authors
from reader.model import Article, BlockKind

PARAGRAPH = (
    "The mayor said on Tuesday that the bridge would open in spring, and that she would cross it "
    "on foot, in the rain if need be."
)
OTHER = "The city has paid for two bridges and has so far seen one half of the first, she added."


def load(*paragraphs: str) -> Article:
    return plain.load("\n\n".join(paragraphs), "a.txt")


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def texts(article: Article) -> list[str]:
    return [article[block.span] for block in article.blocks]


def test_title_byline_and_date_are_known() -> None:
    article = load(
        "Bridge to open in spring", "By Ida Moreno", "Published: 5 March 2024", PARAGRAPH, OTHER
    )
    assert (article.title, article.byline, article.published) == (
        "Bridge to open in spring",
        "Ida Moreno",
        "2024-03-05",
    )
    assert kinds(article) == ["title", "byline", "paragraph", "paragraph"]
    assert [(piece.text, piece.why) for piece in article.removed] == [
        ("Published: 5 March 2024", "date of publication")
    ]


def test_a_byline_may_stand_above_the_title() -> None:
    article = load("BY IDA MORENO", "Bridge to open in spring", PARAGRAPH)
    assert (article.title, article.byline) == ("Bridge to open in spring", "Ida Moreno")


@pytest.mark.parametrize(
    "label", ["FOR IMMEDIATE RELEASE", "Press release:", "Opinion", "Embargoed until 5 March, 9am"]
)
def test_what_kind_of_text_it_is_may_stand_above_the_title(label: str) -> None:
    article = load(label, "Bridge to open in spring", PARAGRAPH)
    assert article.title == "Bridge to open in spring"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Moreno and Li Wei", "Ida Moreno and Li Wei"),
        ("By Ida Moreno, Staff Writer", "Ida Moreno, Staff Writer"),
        ("Written by Juan de la Cruz in Madrid", "Juan de la Cruz"),
        ("By Monday Night", None),
        ("By The Numbers", None),
        ("By the time they came, Ida Moreno had left.", None),
        ("Ida Moreno", None),
        ("By Ida Moreno " + "Very " * 40 + "Long", None),
    ],
)
def test_authors(line: str, names: str | None) -> None:
    assert authors(line) == names


@pytest.mark.parametrize("first", ["A full sentence.", "Dear all,", "- a point", "word " * 30])
def test_what_is_no_title(first: str) -> None:
    assert load(first, PARAGRAPH).title is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Bridge to open. Ask those who paid", "Analysis", "Ida Moreno"], True),
        (["Bridge to open in spring", "Harbour", "Monday 4 May"], True),
        (["Bridge to open in spring", "It opens."], False),
        (["Bridge to open in spring", "word " * 4, "Share this"], True),
        (["Bridge to open"] + ["Line"] * 8, False),
    ],
)
def test_short_lines_may_stand_between_title_and_text(lines: list[str], title: bool) -> None:
    assert (load(*lines, PARAGRAPH).title == lines[0]) is title


def test_a_text_that_goes_on_in_lower_case_has_no_title() -> None:
    assert load("When they had come", PARAGRAPH[0].lower() + PARAGRAPH[1:]).title is None


def test_a_single_line_is_no_title() -> None:
    assert kinds(load("Bridge to open")) == ["paragraph"]


def test_headings_stand_between_paragraphs() -> None:
    article = load(PARAGRAPH, "What happens next", PARAGRAPH, "“No more”", PARAGRAPH)
    assert kinds(article) == ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]
    assert article.blocks[1].level == 2


def test_lists_have_two_items_at_least() -> None:
    article = load(PARAGRAPH, "- one point", "- another", PARAGRAPH, "- Yes, he said.", PARAGRAPH)
    assert kinds(article)[1:3] == ["item", "item"]
    assert kinds(article)[4] == "paragraph"
    assert "- one point\n- another" in article.text


def test_a_caption_is_told_by_its_label() -> None:
    assert kinds(load(PARAGRAPH, "Photo: the bridge at dawn", PARAGRAPH))[1] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - STORY CONTINUES BELOW",
        "Story continues below advertisement",
        "[Ad]",
        "Article continues after ad",
        "Continue reading the main story",
        "Supported by",
    ],
)
def test_advertisements_go_and_are_listed(line: str) -> None:
    article = load(PARAGRAPH, line, OTHER)
    assert texts(article) == [PARAGRAPH, OTHER]
    assert [(piece.text, piece.why) for piece in article.removed] == [(line, "advertisement")]


@pytest.mark.parametrize(
    "line", ["Sign up for our daily newsletter", "Read more: Bridge delayed", "Share", "5 min read"]
)
def test_page_furniture_goes(line: str) -> None:
    assert [piece.why for piece in load(PARAGRAPH, line, OTHER).removed] == ["page furniture"]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement was his trade.",
        "Share prices fell by a third.",
        "Ads were pulled.",
        "Read more books, she said.",
        "Related to the mayor, he denied it.",
    ],
)
def test_sentences_stay(line: str) -> None:
    article = load(PARAGRAPH, line, OTHER)
    assert line in texts(article)
    assert not article.removed


def test_a_sentence_cut_by_an_advertisement_is_whole_again() -> None:
    article = load("“We will not stop", "Advertisement", "until it is built,” she said.")
    assert texts(article) == ["“We will not stop until it is built,” she said."]


def test_two_paragraphs_around_an_advertisement_stay_two() -> None:
    assert texts(load("“We waited.", "Advertisement", "“We wait,” she said.")) == [
        "“We waited.",
        "“We wait,” she said.",
    ]


@pytest.mark.parametrize(
    ("line", "publisher", "why"),
    [
        (
            "This article originally appeared in The Harbour Courier.",
            "The Harbour Courier",
            "credit",
        ),
        ("First published by Coast Weekly on 3 May 2021", "Coast Weekly", "credit"),
        ("© 2024 Harbour Press. All rights reserved.", "Harbour Press", "copyright line"),
        ("Copyright 2024", None, "copyright line"),
    ],
)
def test_credits_name_the_publisher(line: str, publisher: str | None, why: str) -> None:
    article = load(PARAGRAPH, OTHER, line)
    assert article.publisher == publisher
    assert [piece.why for piece in article.removed] == [why]
    assert texts(article) == [PARAGRAPH, OTHER]


def test_a_stamp_at_the_head_is_the_day_of_publication() -> None:
    article = load(" date 2023-10-05 " + PARAGRAPH, OTHER)
    assert article.published == "2023-10-05"
    assert article.text.startswith(PARAGRAPH)
    assert [piece.text for piece in article.removed] == ["date 2023-10-05"]


def test_a_text_of_nothing_but_furniture_is_left_alone() -> None:
    assert load("Advertisement").text == "Advertisement"


def test_verbatim_takes_nothing_out_and_knows_as_much() -> None:
    given_text = (
        f" date 2023-10-05 \r\n\r\nBridge to open\r\n\r\nBy Ida Moreno\r\n\r\n{PARAGRAPH}\r\n"
        f"\r\nAdvertisement\r\n\r\n{OTHER}\r\n\r\nThis story first appeared in The Courier."
    )
    article = plain.verbatim(given_text, "a.txt")
    assert article.text == given_text
    assert article.removed == ()
    assert article.byline == "Ida Moreno"
    assert (article.published, article.publisher) == ("2023-10-05", "The Courier")
    assert "Advertisement" in texts(article)


def test_verbatim_marks_the_title() -> None:
    article = plain.verbatim(f"Bridge to open\n\n{PARAGRAPH}", "-")
    assert (article.title, article.blocks[0].kind) == ("Bridge to open", BlockKind.TITLE)


@given(st.text(max_size=300))
def test_verbatim_is_exact_for_any_text(text: str) -> None:
    article = plain.verbatim(text, "x")
    assert article.text == text
    assert all(article[block.span].strip() for block in article.blocks)


@given(st.text(max_size=300))
def test_any_text_loads(text: str) -> None:
    article = plain.load(text, "x")
    covered = [article[block.span] for block in article.blocks]
    assert all(piece.strip() == piece != "" for piece in covered)
    assert "".join("".join(covered).split()) == "".join(article.text.split())


def test_a_byline_alone_above_the_text() -> None:
    article = load("By Ida Moreno", PARAGRAPH)
    assert (article.title, article.byline) == (None, "Ida Moreno")
    assert kinds(article) == ["byline", "paragraph"]
