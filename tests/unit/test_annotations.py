"""Notes as W3C Web Annotations, held to what the Web Annotation Data Model says they must be."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reader import annotations
from reader.link.anchors import Placed, place
from reader.link.notes import Note, NoteKind, written
from reader.model import Anchor, Article, Span

QUAY = Article("The quay is closed. Nobody knows for how long.", source="a story.txt", title="Quay")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MOTIVATIONS = {"bookmarking", "commenting", "highlighting"}


def notes() -> list[Note]:
    return [
        written(QUAY, Span(4, 8), NoteKind.NOTE, "which one?"),
        written(QUAY, Span(0, 19), NoteKind.HIGHLIGHT),
        written(QUAY, Span(20, 26), NoteKind.BOOKMARK),
    ]


def hold(found: dict[str, Any]) -> None:
    """Asserts each MUST of the model that concerns a collection with one embedded page."""
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert IRI.fullmatch(found["id"])
    assert found["type"] == "AnnotationCollection"
    assert isinstance(found["label"], str)
    page = found["first"]
    assert IRI.fullmatch(page["id"])
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert "@context" not in page
    assert page["partOf"] == found["id"]
    assert found["last"] == page["id"]
    assert len(page["items"]) == found["total"] > 0
    names = [item["id"] for item in page["items"]]
    assert len(set(names)) == len(names)
    for item in page["items"]:
        hold_one(item)


def hold_one(item: dict[str, Any]) -> None:
    assert IRI.fullmatch(item["id"])
    assert item["type"] == "Annotation"
    assert item["motivation"] in MOTIVATIONS
    assert UTC.fullmatch(item["created"])
    assert "creator" not in item
    if body := item.get("body"):
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["format"] == "text/plain"
    target = item["target"]
    assert target["type"] == "SpecificResource"
    assert IRI.fullmatch(target["source"])
    assert target["selector"]
    for selector in target["selector"]:
        if selector["type"] == "TextQuoteSelector":
            assert all(isinstance(selector[name], str) for name in selector)
            assert "exact" in selector
        else:
            assert selector["type"] == "TextPositionSelector"
            assert 0 <= selector["start"] <= selector["end"]


def test_a_collection_is_what_the_model_says() -> None:
    found = annotations.collection([(QUAY, notes())])
    hold(json.loads(json.dumps(found)))
    assert found["label"] == "Notes on Quay"
    first, second, third = found["first"]["items"]
    assert [item["motivation"] for item in (first, second, third)] == [
        "commenting",
        "highlighting",
        "bookmarking",
    ]
    assert first["body"]["value"] == "which one?"
    assert "body" not in second
    assert first["target"]["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "quay",
            "prefix": "The ",
            "suffix": " is closed. Nobody knows for how",
        },
        {"type": "TextPositionSelector", "start": 4, "end": 8},
    ]
    assert "prefix" not in second["target"]["selector"][0]


def test_the_same_notes_have_the_same_names() -> None:
    ours = notes()
    assert annotations.collection([(QUAY, ours)]) == annotations.collection([(QUAY, ours)])


def test_no_notes_are_a_collection_without_a_page() -> None:
    found = annotations.collection([])
    assert (found["total"], found["label"]) == (0, "Notes")
    assert "first" not in found


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("https://example.org/a b?c=ü#d", "https://example.org/a%20b?c=%C3%BC#d"),
        ("a story.txt", (Path.cwd() / "a story.txt").as_uri()),
        ("-", ""),
    ],
)
def test_an_article_is_named_by_its_address_its_file_or_its_text(source: str, named: str) -> None:
    found = annotations.iri(Article("Rain.", source=source))
    assert IRI.fullmatch(found)
    if source == "-":
        assert re.fullmatch(r"ni:///sha-256;[\w-]{43}", found)
    else:
        assert found == named


def test_a_note_in_a_changed_text_is_where_it_stands_now() -> None:
    held = written(QUAY, Span(4, 8), NoteKind.NOTE, "hm").anchor
    changed = Article("At last the quay is closed.", source="-")
    moved = Note(
        1, NoteKind.NOTE, held, "hm", "2026-05-01T08:00:00+00:00", place(held, changed.text)
    )
    hold(annotations.collection([(changed, [moved])]))
    quoted, placed = annotations.annotation(changed, moved)["target"]["selector"]
    assert quoted["prefix"] == "At last the "
    assert Span(placed["start"], placed["end"]).of(changed.text) == "quay"
    assert annotations.plain(moved)["place"] == "unsure"
    assert annotations.line(moved) == "Note: “quay” — hm (place unsure)"


def test_a_note_whose_words_are_gone_keeps_them() -> None:
    held = Anchor("a lost word", "before ", "", 3)
    gone = Note(1, NoteKind.HIGHLIGHT, held, "", "2026-05-01T08:00:00+00:00", None)
    hold(annotations.collection([(QUAY, [gone])]))
    (selector,) = annotations.annotation(QUAY, gone)["target"]["selector"]
    assert selector == {"type": "TextQuoteSelector", "exact": "a lost word", "prefix": "before "}
    assert annotations.plain(gone) == {
        "kind": "highlight",
        "start": None,
        "end": None,
        "text": "a lost word",
        "note": "",
        "made": "2026-05-01T08:00:00+00:00",
        "place": "gone",
    }
    assert annotations.line(gone) == "Highlight: “a lost word” (no longer in the article)"


def test_a_mere_point_has_a_position_alone() -> None:
    point = written(QUAY, Span(19, 19), NoteKind.BOOKMARK)
    (selector,) = annotations.annotation(QUAY, point)["target"]["selector"]
    assert selector == {"type": "TextPositionSelector", "start": 19, "end": 19}
    assert point.placed == Placed(Span(19, 19), sure=True)


def test_words_in_quotation_marks_get_no_others() -> None:
    said = Article("“It may rain,” she said.")
    assert annotations.line(written(said, Span(0, 14), NoteKind.HIGHLIGHT)) == (
        "Highlight: “It may rain,”"
    )
