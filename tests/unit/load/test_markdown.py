"""Markdown becomes words in blocks."""

import time

import pytest

from reader.load import markdown
from reader.model import Article

DOCUMENT = """\
---
title: "Bridge opens"
author: [Ida Moreno, Li Wei]
date: 2024-03-05
lang: en-GB
publisher: The Courier
---

# Bridge opens

The **mayor** said `now` and [crossed](https://example.org) it *on
foot*.

## The cost

- one *million*
- two

  - a third

1. first

> “It stands.”

![The bridge at dawn](bridge.jpg)

| Year | Cars |
|------|------|
| 2020 | 1,200 |

```
10 cars
```

<div>Some <b>markup</b></div>

<!-- a remark -->

Last<br>line ~~gone~~.
"""


def blocks(article: Article) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, article[block.span]) for block in article.blocks]


def test_a_whole_document() -> None:
    article = markdown.load(DOCUMENT, "a.md")
    assert blocks(article) == [
        ("title", 0, "Bridge opens"),
        ("paragraph", 0, "The mayor said now and crossed it on foot."),
        ("heading", 2, "The cost"),
        ("item", 1, "one million"),
        ("item", 1, "two"),
        ("item", 2, "a third"),
        ("item", 1, "first"),
        ("quotation", 1, "“It stands.”"),
        ("caption", 0, "The bridge at dawn"),
        ("paragraph", 0, "Year | Cars"),
        ("paragraph", 0, "2020 | 1,200"),
        ("paragraph", 0, "10 cars"),
        ("paragraph", 0, "Some markup"),
        ("paragraph", 0, "Last line gone."),
    ]
    assert (article.title, article.byline, article.published) == (
        "Bridge opens",
        "Ida Moreno, Li Wei",
        "2024-03-05",
    )
    assert (article.language, article.publisher) == ("en", "The Courier")


def test_front_matter_alone_gives_the_title() -> None:
    article = markdown.load('+++\ntitle = "Bridge"\n+++\nIt opened.\n', "a.md")
    assert blocks(article) == [("title", 0, "Bridge"), ("paragraph", 0, "It opened.")]


def test_a_byline_below_the_title() -> None:
    article = markdown.load("# Bridge\n\nBy Ida Moreno\n\nIt opened.\n", "a.md")
    assert (article.title, article.byline) == ("Bridge", "Ida Moreno")
    assert [kind for kind, _, _ in blocks(article)] == ["title", "byline", "paragraph"]


def test_a_document_without_any_title() -> None:
    article = markdown.load("It opened.\n\n## Later\n\nIt closed.\n", "a.md")
    assert article.title is None


@pytest.mark.parametrize(("verbatim", "count"), [(True, 3), (False, 2)])
def test_cleaning(verbatim: bool, count: int) -> None:
    text = "It opened.\n\nAdvertisement\n\nIt closed.\n"
    assert len(markdown.load(text, "a.md", verbatim=verbatim).blocks) == count


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "*a " * 10_000, "> " * 5_000 + "deep"],
    ids=["brackets", "stars", "quotations"],
)
def test_bombs_are_read_in_time(text: str) -> None:
    assert markdown.load(text, "a.md").text


def test_a_document_that_takes_too_long_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "SECONDS", 0.01)
    monkeypatch.setattr(markdown, "_parse", lambda _text: time.sleep(5))
    article = markdown.load("*One* line.\n\nTwo.", "a.md")
    assert article.text == "*One* line.\n\nTwo."
    assert article.notices


def test_front_matter_may_be_all_there_is() -> None:
    assert markdown.load("---\ntitle: Bridge\n---\n", "a.md").text == "Bridge"


def test_an_image_without_words_is_nothing() -> None:
    assert blocks(markdown.load("![](x.png)\n\nIt opened.", "a.md")) == [
        ("paragraph", 0, "It opened.")
    ]
