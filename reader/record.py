"""The public record of an analysis: plain values, as they go into JSON."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reader import display
from reader.model import (
    Act,
    Analysis,
    Anchor,
    Article,
    Block,
    BlockKind,
    Concept,
    Corrected,
    Correction,
    Evidence,
    Fit,
    Kind,
    Mention,
    MentionKind,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Removed,
    Span,
    Speaker,
    Statistic,
    Unit,
)

SCHEMA = 1
_LETTER = {Kind.PERSON: "p", Kind.QUOTE: "q", Kind.STATISTIC: "s"}
_KIND = {letter: kind for kind, letter in _LETTER.items()}
_LONGEST = 300
"""Digits of a value that JSON readers take as a number; longer ones are written as text."""


def name(ref: Ref) -> str:
    """The id of an item in the record: p1, q1, s1."""
    return f"{_LETTER[ref.kind]}{ref.number + 1}"


def json_line(plain: dict[str, Any], *, terminal: bool = False) -> str:
    """A record as one line of JSON; on a terminal nothing in it acts on the terminal."""
    line = json.dumps(plain, ensure_ascii=False)
    return display.escaped(line) if terminal else display.encodable(line)


def record(analysis: Analysis) -> dict[str, Any]:
    """The analysis as one JSON object; offsets are code points, half-open, into "text"."""
    article = analysis.article
    return {
        "schema": SCHEMA,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "publisher": article.publisher,
        "language": article.language,
        "text": article.text,
        "blocks": [
            {"kind": block.kind.value, "level": block.level, **_place(block.span)}
            for block in article.blocks
        ],
        "removed": [{"text": piece.text, "why": piece.why} for piece in article.removed],
        "notices": list(article.notices),
        "people": [
            {"id": name(Ref(Kind.PERSON, number)), **_person(person)}
            for number, person in enumerate(analysis.people)
        ],
        "quotes": [
            {"id": name(Ref(Kind.QUOTE, number)), **_quote(article, quote)}
            for number, quote in enumerate(analysis.quotes)
        ],
        "statistics": [
            {"id": name(Ref(Kind.STATISTIC, number)), **_statistic(article, statistic)}
            for number, statistic in enumerate(analysis.statistics)
        ],
        **_corrections(analysis),
    }


def _corrections(analysis: Analysis) -> dict[str, Any]:
    """What the user corrected, where anything was."""
    made = [{**correction(each.correction), "fit": each.fit.value} for each in analysis.corrections]
    return {"corrections": made} if made else {}


def correction(made: Correction) -> dict[str, Any]:
    """A correction as plain values; the places it names are by their words, and an offset."""
    return {
        "act": made.act.value,
        "kind": made.kind.value,
        "item": _anchor(made.item),
        "other": _anchor(made.other) if made.other else None,
        "words": made.words,
    }


def _anchor(held: Anchor) -> dict[str, Any]:
    return {
        "exact": held.quote,
        "prefix": held.prefix,
        "suffix": held.suffix,
        "start": held.offset,
    }


def correction_of(plain: Mapping[str, Any]) -> Correction:
    """The correction that plain values were made of.

    Raises:
        ValueError: it is of a kind unknown here, or something in it is.
        KeyError: a field is missing.
    """
    other = plain["other"]
    if not isinstance(plain["words"], str):
        raise ValueError("words that are none")  # noqa: TRY004 - of what was kept, not of a caller
    return Correction(
        Act(plain["act"]),
        Kind(plain["kind"]),
        _anchor_of(plain["item"]),
        _anchor_of(other) if other else None,
        plain["words"],
    )


def _anchor_of(plain: Mapping[str, Any]) -> Anchor:
    words, start = [plain[part] for part in ("exact", "prefix", "suffix")], plain["start"]
    if not isinstance(start, int) or not all(isinstance(each, str) for each in words):
        raise ValueError("a place that is none")
    quote, prefix, suffix = words
    return Anchor(quote, prefix, suffix, start)


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "roles": list(person.roles),
        "mentions": [
            {**_place(mention.span), "kind": mention.kind.value} for mention in person.mentions
        ],
        **_why(person.evidence),
    }


def _quote(article: Article, quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    return {
        "kind": quote.kind.value,
        "segments": [_place(segment) for segment in quote.segments],
        "cue": _place(quote.cue) if quote.cue else None,
        "speaker": {
            "person": name(speaker.person) if speaker.person else None,
            "text": article[speaker.span],
            **_place(speaker.span),
        }
        if speaker
        else None,
        **_why(quote.evidence),
    }


def _statistic(article: Article, statistic: Statistic) -> dict[str, Any]:
    unit, concept = statistic.unit, statistic.concept
    return {
        **_place(statistic.span),
        "text": article[statistic.span],
        "value": _number(statistic.value),
        "low": _number(statistic.low),
        "high": _number(statistic.high),
        "change": statistic.change,
        "unit": {
            "text": article[unit.span] if unit.span else "",
            "name": unit.name,
            "kind": unit.kind,
            "start": unit.span.start if unit.span else None,
            "end": unit.span.end if unit.span else None,
        },
        "concept": {
            "text": " ".join(article[word] for word in concept.words),
            **_place(concept.span),
            "places": [_place(word) for word in concept.words],
        }
        if concept
        else None,
        "trivial": statistic.trivial,
        "quote": name(statistic.quote) if statistic.quote else None,
        **_why(statistic.evidence),
    }


def _why(evidence: Evidence) -> dict[str, Any]:
    overruled = {"overruled": list(evidence.overruled)} if evidence.overruled else {}
    return {
        "evidence": list(evidence.reasons),
        "confidence": round(evidence.confidence, 3),
        **overruled,
    }


def _number(value: Decimal | None) -> int | float | str | None:
    """JSON has one kind of number: whole values stay exact, others are the nearest float."""
    if value is None:
        return None
    if value.adjusted() > _LONGEST:
        return str(value)
    return int(value) if value == value.to_integral_value() else float(value)


def failure(source: str, error: str) -> dict[str, Any]:
    """The record that stands in the place of an article that could not be read."""
    return {"schema": SCHEMA, "source": source, "error": error}


def analysis(record: Mapping[str, Any]) -> Analysis:
    """The analysis that a record was made of; values and confidences as exact as it holds them.

    Raises:
        ValueError: the record is of another schema, states an error, or does not fit its text.
        KeyError: a field is missing.
    """
    if record.get("schema") != SCHEMA or "error" in record:
        raise ValueError("not the record of an analysis")
    return Analysis(
        _article(record),
        tuple(
            Person(
                each["name"],
                tuple(Mention(_span(m), MentionKind(m["kind"])) for m in each["mentions"]),
                tuple(each["roles"]),
                _evidence(each),
            )
            for each in record["people"]
        ),
        tuple(_quote_of(each) for each in record["quotes"]),
        tuple(_statistic_of(each) for each in record["statistics"]),
        tuple(
            Corrected(correction_of(each), Fit(each["fit"]))
            for each in record.get("corrections", ())
        ),
    )


def _article(record: Mapping[str, Any]) -> Article:
    return Article(
        record["text"],
        tuple(
            Block(_span(each), BlockKind(each["kind"]), each["level"]) for each in record["blocks"]
        ),
        record["source"],
        title=record["title"],
        byline=record["byline"],
        published=record["published"],
        language=record["language"],
        publisher=record["publisher"],
        removed=tuple(Removed(each["text"], each["why"]) for each in record["removed"]),
        notices=tuple(record["notices"]),
    )


def _quote_of(each: Mapping[str, Any]) -> Quote:
    speaker = each["speaker"]
    return Quote(
        tuple(_span(segment) for segment in each["segments"]),
        QuoteKind(each["kind"]),
        _span(each["cue"]) if each["cue"] else None,
        Speaker(_span(speaker), _ref(speaker["person"])) if speaker else None,
        _evidence(each),
    )


def _statistic_of(each: Mapping[str, Any]) -> Statistic:
    unit, concept = each["unit"], each["concept"]
    return Statistic(
        _span(each),
        _decimal(each["value"]),
        Unit(unit["name"], unit["kind"], _span(unit) if unit["start"] is not None else None),
        _decimal(each["low"]),
        _decimal(each["high"]),
        each["change"],
        Concept(tuple(_span(word) for word in concept["places"])) if concept else None,
        each["trivial"],
        _ref(each["quote"]),
        _evidence(each),
    )


def _span(place: Mapping[str, Any]) -> Span:
    return Span(place["start"], place["end"])


def _ref(identity: str | None) -> Ref | None:
    return Ref(_KIND[identity[0]], int(identity[1:]) - 1) if identity else None


def _decimal(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _evidence(each: Mapping[str, Any]) -> Evidence:
    return Evidence(tuple(each["evidence"]), each["confidence"], tuple(each.get("overruled", ())))
