"""A web page becomes an article, or at least all its text."""

import threading
import time

import pytest
from lxml import etree

from reader.errors import ReaderError
from reader.load import html
from reader.load.deadline import LateError, deadline
from reader.model import Article

SENTENCE = "The mayor said on Tuesday that the bridge would open in spring, rain or shine. "
PAGE = f"""\
<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge opens | Courier</title>
<meta property="og:title" content="Bridge opens"><meta property="og:site_name" content="Courier">
<meta name="author" content="Ida Moreno"><meta property="article:published_time"
content="2024-03-05T10:00:00Z"></head><body><nav><a href="/">Home</a><a href="/x">Sport</a></nav>
<article><h1>Bridge opens</h1><p>{SENTENCE * 3}</p><h2>The cost of it all</h2>
<p>{SENTENCE * 2}</p><p>Advertisement</p><ul><li>{SENTENCE}</li><li>{SENTENCE}Twice.</li></ul>
<blockquote><p>“{SENTENCE}”</p></blockquote><blockquote>“{SENTENCE}” Again.</blockquote>
<table><tr><td>Year</td><td>Cars</td></tr><tr><td>2020</td><td>1,200</td></tr></table>
<p></p><p>{SENTENCE}<br>{SENTENCE}</p></article><script>alert("x")</script></body></html>
"""


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def test_a_page_with_all_that_pages_have() -> None:
    article = html.load(PAGE, "a.html")
    assert (article.title, article.byline, article.published) == (
        "Bridge opens",
        "Ida Moreno",
        "2024-03-05",
    )
    assert (article.publisher, article.language) == ("Courier", "en")
    assert kinds(article)[:3] == ["title", "paragraph", "heading"]
    assert kinds(article).count("item") == 2
    assert "quotation" in kinds(article)
    assert "alert" not in article.text
    assert "Advertisement" not in article.text
    assert article.notices == ()


def test_verbatim_leaves_the_advertisement_to_the_reader() -> None:
    article = html.load(PAGE, "a.html", verbatim=True)
    assert article.removed == ()


def test_nothing_found_falls_back_to_all_text_and_says_so() -> None:
    page = "<html><title>T</title><body><div>One <b>two</b></div><p>Advertisement</p>three</body>"
    article = html._everything(page, "Said so.")
    assert [piece.text for piece in article.pieces] == ["T", "One two", "three"]
    assert article.notices == ("Said so.",)
    assert [piece.why for piece in article.removed] == ["advertisement"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div>" * 50_000 + "deep", "deep"),
        ("<html><p>unclosed <b>and <i>open", "unclosed and open"),
        (f"<p title='{'x' * 1_000_000}'>long attribute</p>", "long attribute"),
        ("<p>no body", "no body"),
        ("<html><head><script>1</script><body>after head", "after head"),
        (
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><p>safe &e; text</p>',
            "safe",
        ),
    ],
    ids=["nested", "unclosed", "attribute", "no body", "script in head", "entity"],
)
def test_hostile_pages(page: str, text: str) -> None:
    article = html.load(page, "a.html")
    assert text in article.text
    assert "root:" not in article.text


@pytest.mark.parametrize("page", ["<html><script>only()</script></html>", "<frameset></frameset>"])
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(ReaderError, match="without any text"):
        html.load(page, "a.html")


@pytest.mark.parametrize("error", [RecursionError, ValueError])
def test_a_parser_that_fails(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str, *, verbatim: bool) -> None:  # noqa: ARG001 - as it is called
        raise error

    monkeypatch.setattr(html, "_found", fail)
    article = html.load("<p>all the same</p>", "a.html")
    assert (article.text, bool(article.notices)) == ("all the same", True)


def test_a_parser_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "SECONDS", 0.01)
    monkeypatch.setattr(html, "_found", lambda _text, verbatim: time.sleep(5 + verbatim))
    article = html.load("<p>all the same</p>", "a.html")
    assert "seconds" in article.notices[0]


@pytest.mark.parametrize("error", [LateError, AssertionError])
def test_a_page_that_no_parser_can_read(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(html, "_found", fail)
    monkeypatch.setattr(html, "_everything", fail)
    article = html.load("<p>all &amp; the same</p><p <a <a>words<", "a.html")
    assert [article[block.span] for block in article.blocks] == ["all & the same", "words"]
    assert len(article.notices) == 1


def test_the_deadline_interrupts_and_is_gone_afterwards() -> None:
    with pytest.raises(LateError), deadline(0.01):
        time.sleep(5)
    time.sleep(0.02)


def test_other_threads_have_no_deadline() -> None:
    done: list[bool] = []

    def work() -> None:
        with deadline(0.001):
            time.sleep(0.01)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!doctype HTML><p>", True),
        ("\n<!-- saved -->\n<html>", True),
        ('<?xml version="1.0"?><html>', True),
        ("<body>", True),
        ("<p>", False),
        ("A text about <html>", False),
    ],
)
def test_is_html(text: str, is_page: bool) -> None:
    assert html.is_html(text) is is_page


def test_charset() -> None:
    assert html.charset(b'<meta charset="koi8-r">') == "koi8-r"
    assert html.charset(b"<meta content='text/html; charset=cp1251'>") == "cp1251"
    assert html.charset(b"<p>") is None


def test_pieces_of_a_tree() -> None:
    tree = etree.fromstring(
        "<body><p/><p>One <hi>bold</hi><lb/>word</p><list><item>a</item><item>b</item></list>"
        "<quote>loose<p>said</p></quote><head rend='h3'>Then</head></body>"
    )
    assert [(piece.text, piece.kind.value, piece.level) for piece in html._pieces(tree)] == [
        ("One bold word", "paragraph", 0),
        ("a", "item", 1),
        ("b", "item", 1),
        ("loose said", "quotation", 1),
        ("Then", "heading", 3),
    ]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Ida Moreno Monday, November 18", "Ida Moreno"),
        ("Ida Moreno; Li Wei", "Ida Moreno, Li Wei"),
        ("The ministries of two states", None),
        ("", None),
    ],
)
def test_authors_that_were_guessed_are_names_alone(line: str, byline: str | None) -> None:
    assert html._guessed(line) == byline
