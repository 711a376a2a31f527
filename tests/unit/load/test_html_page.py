"""The whole article comes out of pages of many layouts, and nothing else."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree
from lxml.html import document_fromstring

from reader.load import html, html_page
from reader.load.draft import Piece
from reader.load.page_blocks import blocks
from reader.model import Article, BlockKind

LINES = [
    " ".join(part.split())
    for part in """
The lighthouse on the northern cape will get its keeper back after twenty years of empty rooms,
the board of the island said in a letter to all households on Monday morning.

“We tried cameras and we tried a drone, and neither of them ever made a pot of coffee for a crew
that had lost its engine,” said Solveig Aune, who leads the board and wrote the letter.

The post pays little, and the stairs are steep, but more than three hundred people from nine
countries had asked for the form by the evening, according to the clerk who copies them.

Whoever is chosen will have to count birds, answer the radio at night, keep the path free of
snow and, the letter adds, be kind to the walkers who ask every day whether the lamp is real.

A decision is expected before the first storms of autumn, when the boat that brings the mail
stops running and the only way to the cape leads over the ridge and along the frozen lake.

The last keeper, who left when the lamp was made to turn by itself, said that he would gladly
show his follower which of the windows whistle and which of the neighbours have a dog.
""".split("\n\n")
]
ITEMS = ["A room with a view of the sea", "Wood for the stove, cut and dry", "A boat, not new"]
ROWS = [
    ("Year", "Ships", "Keepers"),
    ("1980", "412", "3"),
    ("2000", "268", "1"),
    ("2020", "97", "0"),
]
OTHERS = ["Ferry late again", "Ten soups for winter", "Who owns the harbour?", "Storm in pictures"]


def prose(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>\n" for line in lines)


def links(names: list[str]) -> str:
    return "".join(f"<li><a href='/x'>{name} and what came of it</a></li>" for name in names)


MENU = f"<nav><ul>{links(OTHERS)}</ul></nav>"
FOOT = "<footer><p>© Courier of the Islands. <a href='/terms'>Terms</a></p></footer>"
HEAD = "<h1>The keeper returns</h1>"
NEWSLETTER = (
    "<div class='newsletter-signup'><h3>Our letter</h3><p>Every morning the news of the islands "
    "comes to your inbox before the coffee is ready.</p></div>"
)
RELATED = f"<div class='block'><h3>Our latest stories</h3><ul>{links(OTHERS)}</ul></div>"
LIST = f"<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"
TABLE = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
TABLED = [" | ".join(row) for row in ROWS]
FIGURE = "<figure><img src='a.jpg'><figcaption>The cape in June, from a boat</figcaption></figure>"


def around(*parts: str, tag: str = "article") -> str:
    return f"{MENU}<{tag}>{HEAD}{''.join(parts)}</{tag}>{FOOT}"


def inside(name: str, *parts: str) -> str:
    return f"<div class='{name}'>{''.join(parts)}</div>"


TEASERS = "".join(
    f"<div><a href='/x'>{name} and what came of it</a><p>It was long ago.</p></div>"
    for name in OTHERS
)
OFFER = inside("promo", "<p>Read on with a subscription, for less than a coffee a week.</p>")
SHARE = inside("sharingTools", "<p>Share it with a friend who likes lamps.</p>")
STAMP = "<p>Updated at 8:15 a.m. on Tuesday</p>"
ODD = "<p>Werbung</p><p>Photo: A. Moen</p>"
END = f"<p>{LINES[-1]}</p><p>The End.</p>"

TEMPLATES: dict[str, tuple[str, list[str]]] = {
    "an article among asides": (
        around(prose(LINES[:2]), FIGURE, prose(LINES[2:4]), NEWSLETTER, prose(LINES[4:]), RELATED),
        LINES,
    ),
    "plain divisions": (
        inside("top", MENU) + inside("main", HEAD, inside("story", prose(LINES)), SHARE) + FOOT,
        LINES,
    ),
    "lines broken by hand in a table that lays out the page": (
        f"<table><tr><td>{MENU}</td><td>{HEAD}<div>{'<br><br>'.join(LINES)}</div></td></tr></table>",
        LINES,
    ),
    "an article cut into parts": (
        around(inside("part", prose(LINES[:2])), OFFER, inside("part", prose(LINES[2:]))),
        LINES,
    ),
    "lists and tables": (
        around(
            prose(LINES[:3]), LIST, prose(LINES[3:5]), f"<table>{TABLE}</table>", prose(LINES[5:])
        ),
        [*LINES[:3], *ITEMS, *LINES[3:5], *TABLED, *LINES[5:]],
    ),
    "stamps, credits and advertisements between paragraphs": (
        around(STAMP, prose(LINES[:2]), ODD, prose(LINES[2:]), END, tag="main"),
        [*LINES, "The End."],
    ),
    "a gallery whose slides are the article": (
        around(*(inside("gallery-slide", FIGURE, f"<p>{line}</p>") for line in LINES)),
        LINES,
    ),
    "teasers with a line of text each": (
        around(prose(LINES), f"<section><h4>Latest</h4>{TEASERS}</section>"),
        LINES,
    ),
}


def load(body: str) -> Article:
    page = f"<!doctype html><html><head><title>The keeper returns</title></head><body>{body}</body>"
    return html.load(page, "a.html")


def said(article: Article) -> list[str]:
    return [article[block.span] for block in article.blocks if block.kind != BlockKind.TITLE]


def runs(lines: list[str]) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(lines).lower())
    return Counter(tuple(words[at : at + 4]) for at in range(len(words) - 3))


def test_no_layout_falls_below_the_floor() -> None:
    exact = 0
    for body, expected in TEMPLATES.values():
        found, wanted = runs(said(load(body))), runs(expected)
        common = sum((found & wanted).values())
        assert 2 * common / (sum(found.values()) + sum(wanted.values())) > 0.97
        exact += found == wanted
    assert exact >= len(TEMPLATES) - 1


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_layout(name: str) -> None:
    body, expected = TEMPLATES[name]
    article = load(body)
    assert said(article) == expected
    assert article.title == "The keeper returns"


def test_what_is_taken_out_is_listed_with_the_reason() -> None:
    body, _lines = TEMPLATES["an article among asides"]
    why = {piece.text: piece.why for piece in load(body).removed}
    assert why["The cape in June, from a boat"] == "caption"
    assert why["Our letter"] == "page furniture"
    body, _lines = TEMPLATES["stamps, credits and advertisements between paragraphs"]
    assert [(piece.text, piece.why) for piece in load(body).removed] == [
        ("Updated at 8:15 a.m. on Tuesday", "date of publication"),
        ("Werbung", "advertisement"),
        ("Photo: A. Moen", "caption"),
        (LINES[-1], "repeated"),
    ]


def test_verbatim_leaves_in_all_that_stands_between() -> None:
    body, _lines = TEMPLATES["an article among asides"]
    page = f"<!doctype html><html><body>{body}</body>"
    article = html.load(page, "a.html", verbatim=True)
    assert "The cape in June" in article.text
    assert "comes to your inbox" in article.text
    assert article.removed == ()


def test_the_line_of_the_authors_stands_under_the_title() -> None:
    byline = "<p class='byline'>By Ida Moreno</p>"
    article = load(f"<article>{HEAD}{byline}{prose(LINES)}</article>")
    assert [block.kind for block in article.blocks[:3]] == [
        BlockKind.TITLE,
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
    ]
    assert article.byline == "Ida Moreno"
    assert article.text.count("Ida Moreno") == 1


def test_names_of_the_article_itself_do_not_make_it_an_aside() -> None:
    article = load(
        f"<div class='paywall'><article class='promo'>{HEAD}{prose(LINES)}</article></div>"
    )
    assert said(article) == LINES


def test_a_tree_that_does_not_hold_what_was_found_is_not_used() -> None:
    root = document_fromstring("<p>Something else that is long enough to be compared.</p>")
    assert html_page.body(root, [Piece(LINES[0])]) is None
    assert html_page.body(root, [Piece("…")]) is None


def body(markup: str, *found: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts and the removed of an article in which trafilatura would have found `found`."""
    made = html_page.body(document_fromstring(markup), [Piece(text) for text in found])
    assert made
    return [piece.text for piece in made.pieces], [(p.text, p.why) for p in made.removed]


def test_a_heading_that_nothing_follows_goes_with_the_links_under_it() -> None:
    more = "<h3>More of it</h3><p><a href='/y'>All the other stories</a></p>"
    page = f"<div>{prose(LINES[:2])}{more}</div>"
    texts, removed = body(page, *LINES[:2], "More of it", "All the other stories")
    assert texts == LINES[:2]
    assert removed == [("All the other stories", "link")]


def test_what_was_overlooked_comes_back_unless_it_is_half_links() -> None:
    half = "<p>The letter came <a href='/x'>by the boat</a> again.</p>"
    page = f"<div>{prose(LINES[:1])}{half}<p>Short.</p>{prose(LINES[3:4])}</div>"
    texts, removed = body(page, LINES[0], LINES[3])
    assert texts == [LINES[0], "Short.", LINES[3]]
    assert removed == [("The letter came by the boat again.", "link")]


def test_captions_are_known_by_their_names_too() -> None:
    page = f"<div>{prose(LINES[:1])}<p class='imageCaption'>The cape</p>{prose(LINES[1:2])}</div>"
    assert body(page, *LINES[:2], "The cape") == (LINES[:2], [("The cape", "caption")])


def test_an_article_element_around_one_part_that_is_whole() -> None:
    page = f"<article><div>{prose(LINES)}</div><p>After it.</p></article>"
    assert body(page, *LINES)[0] == LINES


def test_an_article_of_nothing_but_links_is_not_emptied() -> None:
    page = "<div><p><a href='/x'>Everything here leads elsewhere</a></p></div>"
    assert body(page, "Everything here leads elsewhere")[0] == ["Everything here leads elsewhere"]


def test_an_article_of_nothing_but_credits_is_left_to_what_was_found() -> None:
    root = document_fromstring("<p>Photo: a lamp</p>")
    assert html_page.body(root, [Piece("Photo: a lamp")]) is None


def test_blocks_of_every_kind() -> None:
    page = document_fromstring(
        "<div>loose <!-- not this --><b>bold</b><?php x?> words<script>no()</script> more"
        "<p><br>one<br>line<br><br>two<img><br><br></p><dl><dt>term</dt><dd>meaning</dd></dl>"
        "<blockquote>said <p>again</p></blockquote><table><tr><td><p>laid out</p></td></tr></table>"
        "<p><a href='x'>all of it</a></p><a href='y'><h3>over</h3></a></div>tail"
    )
    found = blocks(page)
    assert [(b.piece.text, b.piece.kind.value, round(b.linked, 1)) for b in found] == [
        ("loose bold words more", "paragraph", 0.0),
        ("one line", "paragraph", 0.0),
        ("two", "paragraph", 0.0),
        ("term", "item", 0.0),
        ("meaning", "item", 0.0),
        ("said", "quotation", 0.0),
        ("again", "quotation", 0.0),
        ("laid out", "paragraph", 0.0),
        ("all of it", "paragraph", 1.0),
        ("over", "heading", 1.0),
        ("tail", "paragraph", 0.0),
    ]


MARKUP = some.lists(
    some.sampled_from(
        "<p> </p> <br> <div> </div> <li> <ul> </ul> <table> <tr> <td> </td> </tr> </table> <h2> "
        "</h2> <a/href=x> </a> <b> </b> <script> </script> <!--x--> <blockquote> </blockquote> "
        "&nbsp; \x1f one. two".split(" ")
    ),
    max_size=40,
)


@given(MARKUP)
def test_no_markup_makes_an_empty_block_or_loses_a_word(markup: list[str]) -> None:
    root = document_fromstring(f"<body>start{''.join(markup)}</body>")
    etree.strip_elements(root, "script", etree.Comment, with_tail=False)
    found = blocks(root)
    assert all(block.piece.text.strip() and 0 <= block.linked <= 1 for block in found)
    said = re.sub(r"\W", "", "".join(block.piece.text for block in found))
    assert said == re.sub(r"\W", "", "".join(map(str, root.itertext())))
