"""Notes to take away: as plain values, in a line each, and as W3C Web Annotations.

The annotations follow the Web Annotation Data Model (W3C Recommendation, 23 February 2017).
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reader.link import anchors
from reader.link.notes import Note, NoteKind
from reader.model import Anchor, Article

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATION = {
    NoteKind.BOOKMARK: "bookmarking",
    NoteKind.HIGHLIGHT: "highlighting",
    NoteKind.NOTE: "commenting",
}
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_IN_AN_IRI = ";/?:@&=+$,#%[]!~*'()"
_DOUBT = {"sure": "", "unsure": " (place unsure)", "gone": " (no longer in the article)"}


def plain(note: Note) -> dict[str, Any]:
    """A note as it goes into a record; without a place where its words are gone."""
    span = note.placed.span if note.placed else None
    return {
        "kind": note.kind.value,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": note.anchor.quote,
        "note": note.words,
        "made": note.made,
        "place": "gone" if span is None else "unsure" if note.unsure else "sure",
    }


def line(note: Note) -> str:
    """A note in a sentence: what it is, on which words, what it says, and any doubt."""
    text, place = note.anchor.quote, plain(note)["place"]
    quoted = text if text.startswith(("“", '"', "«", "„")) else f"“{text}”"
    words = f" — {note.words}" if note.words else ""
    return f"{note.kind.value.capitalize()}: {quoted}{words}{_DOUBT[place]}"


def iri(article: Article) -> str:
    """What names an article on the web: its address, its file, or (RFC 6920) a hash of its text."""
    source = article.source
    if source in ("", "-"):
        digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
        return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    if _ADDRESS.match(source):
        return quote(source, safe=_IN_AN_IRI, errors="replace")
    return Path(source).absolute().as_uri()


def collection(noted: Iterable[tuple[Article, Sequence[Note]]]) -> dict[str, Any]:
    """The notes on some articles as one AnnotationCollection, all on its first page."""
    articles = list(noted)
    items = [annotation(article, note) for article, notes in articles for note in notes]
    names = "; ".join(article.title or article.source or "an article" for article, _ in articles)
    identity = _urn("collection", *(item["id"] for item in items))
    found: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": identity,
        "type": "AnnotationCollection",
        "label": f"Notes on {names}" if names else "Notes",
        "total": len(items),
    }
    if items:
        page = _urn("page", identity)
        found["first"] = {
            "id": page,
            "type": "AnnotationPage",
            "partOf": identity,
            "startIndex": 0,
            "items": items,
        }
        found["last"] = page
    return found


def annotation(article: Article, note: Note) -> dict[str, Any]:
    """A note as one Web Annotation, within a page of them.

    Its place is given by words and context, and by code points of the article's text where they
    still stand in it. It names nobody.
    """
    span = note.placed.span if note.placed else None
    held = anchors.anchor(article.text, span) if span else note.anchor
    selectors = [_by_words(held)] if held.quote or not span else []
    if span:
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        selectors.append(place)
    source = iri(article)
    made = note.made.replace("+00:00", "Z")
    words = {
        "type": "TextualBody",
        "value": note.words,
        "format": "text/plain",
        "purpose": "commenting",
    }
    return {
        "id": _urn(source, note.kind.value, made, str(note.anchor.offset), note.anchor.quote),
        "type": "Annotation",
        "motivation": _MOTIVATION[note.kind],
        "created": made,
        **({"body": words} if note.words else {}),
        "target": {"type": "SpecificResource", "source": source, "selector": selectors},
    }


def _by_words(held: Anchor) -> dict[str, Any]:
    around = {"prefix": held.prefix, "suffix": held.suffix}
    return {
        "type": "TextQuoteSelector",
        "exact": held.quote,
        **{name: words for name, words in around.items() if words},
    }


def _urn(*parts: str) -> str:
    """The same name for the same parts, whenever it is asked for."""
    import uuid  # noqa: PLC0415 - the window need not wait for it

    told = "\n".join(parts).encode("utf-8", "replace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, told).urn
