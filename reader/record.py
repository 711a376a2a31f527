"""The public record of an analysis: plain values, as they go into JSON."""

from decimal import Decimal
from typing import Any

from reader.model import Analysis, Article, Kind, Person, Quote, Ref, Span, Statistic

SCHEMA = 1
_LETTER = {Kind.PERSON: "p", Kind.QUOTE: "q", Kind.STATISTIC: "s"}


def name(ref: Ref) -> str:
    """The id of an item in the record: p1, q1, s1."""
    return f"{_LETTER[ref.kind]}{ref.number + 1}"


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
        "blocks": [{"kind": block.kind.value, **_place(block.span)} for block in article.blocks],
        "removed": [{"text": piece.text, "why": piece.why} for piece in article.removed],
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
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "roles": list(person.roles),
        "mentions": [
            {**_place(mention.span), "kind": mention.kind.value} for mention in person.mentions
        ],
        "evidence": list(person.evidence.reasons),
        "confidence": round(person.evidence.confidence, 3),
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
        "evidence": list(quote.evidence.reasons),
        "confidence": round(quote.evidence.confidence, 3),
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
        },
        "concept": {
            "text": " ".join(article[word] for word in concept.words),
            **_place(concept.span),
        }
        if concept
        else None,
        "trivial": statistic.trivial,
        "quote": name(statistic.quote) if statistic.quote else None,
        "evidence": list(statistic.evidence.reasons),
        "confidence": round(statistic.evidence.confidence, 3),
    }


def _number(value: Decimal | None) -> int | float | None:
    """JSON has one kind of number: whole values stay exact, others are the nearest float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
