"""What pages say of themselves is read from wherever they say it."""

import json

import pytest
from lxml.html import document_fromstring

from reader.load.html_metadata import Metadata, stated


def read(head: str, body: str = "<p>x</p>") -> Metadata:
    return stated(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def linked(value: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(value)}</script>"


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "The keeper &amp; the lamp",
    "author": [{"@type": "Person", "name": "By IDA MORENO"}, {"name": "Li Wei"}],
    "datePublished": "2024-03-05T10:00:00Z",
    "publisher": {"@type": "Organization", "name": "Courier"},
}
WHOLE = Metadata("The keeper & the lamp", "Ida Moreno, Li Wei", "2024-03-05", "Courier")


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@graph": [{"@type": "Organization"}, {**ARTICLE, "@type": ["Thing", "Article"]}]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_linked_descriptions(value: object) -> None:
    assert read(linked(value)) == WHOLE


def test_meta_elements() -> None:
    head = (
        "<meta property='og:title' content='The keeper &amp; the lamp | Courier'>"
        "<meta property='og:site_name' content='Courier'><meta name='author' content='Ida Moreno'>"
        "<meta name='author' content='Li  Wei,'><meta name='empty'>"
        "<meta property='article:published_time' content='2024-03-05 10:00'>"
    )
    assert read(head) == WHOLE


def test_a_broken_description_is_passed_over() -> None:
    head = "<script type='application/ld+json'>{not json</script>"
    assert read(head + linked(ARTICLE) + linked([1, "two", None])) == WHOLE


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>The keeper and the lamp - A Site</title>",
            "<h1>The keeper and the lamp</h1>",
            "The keeper and the lamp",
        ),
        (
            "<title>Opinion | The keeper and the lamp</title>",
            "<h1>The keeper and the lamp</h1>",
            "The keeper and the lamp",
        ),
        (
            "<title>The keeper of the lamp is back - The Long Island News</title>",
            "<h1>The Long Island News</h1>",
            "The keeper of the lamp is back - The Long Island News",
        ),
        ("<title>Keeper returns</title>", "<h1>A Site</h1>", "Keeper returns"),
        ("", "<h1>Keeper</h1>", "Keeper"),
        ("<title>Keeper - returns</title>", "", "Keeper - returns"),
        ("", "", None),
        ("<meta property='og:title' content='Short'><title>x</title>", "<h1></h1>", "Short"),
    ],
)
def test_titles(head: str, body: str, title: str | None) -> None:
    assert read(head, body + "<p>x</p>").title == title


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Ida Moreno", "Ida Moreno"),
        ("https://example.org/ida", None),
        ("imoreno", None),
        ("admin", None),
        ("Courier", None),
        ("4Ever", None),
        ("A" * 100, None),
        ("IDA MORENO", "Ida Moreno"),
        ("AFP", "AFP"),
    ],
)
def test_authors(author: str, byline: str | None) -> None:
    site = "<meta property='og:site_name' content='The Courier'>"
    assert read(f"{site}<meta name='author' content='{author}'>").byline == byline


def test_an_author_who_is_linked_in_the_text() -> None:
    assert read("", "<p>By <a rel='author' href='/i'>Ida Moreno</a></p>").byline == "Ida Moreno"


@pytest.mark.parametrize(
    "body",
    [
        "<time itemprop='datePublished' datetime='2024-03-05T09:00'>Tuesday</time>",
        "<span itemprop='datePublished'>5 March 2024</span>",
        "<time pubdate datetime='2024-03-05'>Tuesday</time>",
        "<meta itemprop='datePublished' content='2024-03-05'>",
    ],
)
def test_days_in_the_text(body: str) -> None:
    assert read("<meta name='date' content='0001-01-01'>", body).published == "2024-03-05"
