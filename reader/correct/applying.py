"""An analysis as its user corrected it: every reference still leads where it led."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from reader.correct.finding import Found, find
from reader.correct.lists import (
    first_place,
    numbered,
    with_people,
    with_person,
    with_quote,
    without_quote,
)
from reader.correct.telling import MANNER
from reader.model import (
    Act,
    Analysis,
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
    Span,
    Speaker,
    places,
)

_WEIGHT = tuple(MentionKind)
"""Of two mentions of the same words, a name says more than a description, that than a pronoun."""


def apply(found: Analysis, corrections: Iterable[Correction]) -> Analysis:
    """What was found, with more corrections in the order given; each is kept with how it fits.

    One that fits no longer changes nothing and is set aside; none ever fails.
    """
    analysis, applied = found, list[Corrected](found.corrections)
    for correction in corrections:
        analysis, fit = _applied(analysis, correction)
        applied.append(Corrected(correction, fit))
    return replace(analysis, corrections=tuple(applied))


class _Case(NamedTuple):
    """A correction with the items that it is about."""

    item: Found
    other: Ref | None
    words: str


_Change: TypeAlias = Callable[[Analysis, _Case], Analysis | None]


def _applied(analysis: Analysis, correction: Correction) -> tuple[Analysis, Fit]:
    kind, change = _CHANGES[correction.act]
    just_there = correction.act is Act.PLACE
    item = find(analysis, correction.kind, correction.item, just_there=just_there)
    other = find(analysis, Kind.PERSON, correction.other) if correction.other else None
    if not item or kind not in {None, correction.kind} or bool(correction.other) != bool(other):
        return analysis, Fit.ASIDE
    changed = change(analysis, _Case(item, other.ref if other else None, correction.words))
    if changed is None:
        return analysis, Fit.ASIDE
    sure = item.sure and (other is None or other.sure)
    return changed, Fit.SURE if sure else Fit.UNSURE


def _wrong(analysis: Analysis, case: _Case) -> Analysis:
    number = case.item.ref.number
    match case.item.ref.kind:
        case Kind.PERSON:
            return with_people(analysis, [it for it in numbered(analysis) if it[0] != {number}])
        case Kind.QUOTE:
            return without_quote(analysis, number)
        case Kind.STATISTIC:
            kept = (it for n, it in enumerate(analysis.statistics) if n != number)
            return replace(analysis, statistics=tuple(kept))


def _same(analysis: Analysis, case: _Case) -> Analysis | None:
    if case.other is None:
        return None
    if case.other == case.item.ref:
        return analysis
    numbers = frozenset((case.item.ref.number, case.other.number))
    one, other = (analysis.people[ref.number] for ref in (case.item.ref, case.other))
    both = _joined(analysis, one, other)
    rest = [it for it in numbered(analysis) if not it[0] & numbers]
    return with_people(analysis, [*rest, (numbers, both)])


def _joined(analysis: Analysis, one: Person, other: Person) -> Person:
    """Two people as one: the fuller name, the second's of two alike; all mentions and roles."""
    text = analysis.article.text
    mentions: dict[Span, Mention] = {}
    for mention in sorted(
        (*one.mentions, *other.mentions), key=lambda it: (it.span, _WEIGHT.index(it.kind))
    ):
        mentions.setdefault(mention.span, mention)
    first, second = sorted((one, other), key=first_place)
    roles = dict.fromkeys((*first.roles, *second.roles))
    return Person(
        max((other.name, one.name), key=lambda name: (len(name.split()), len(name))),
        tuple(mentions.values()),
        tuple(sorted(roles, key=lambda role: text.find(role) % (len(text) + 1))),
        Evidence(
            tuple(dict.fromkeys((*first.evidence.reasons, *second.evidence.reasons))),
            1.0,
            (
                *first.evidence.overruled,
                *second.evidence.overruled,
                f"two people, {first.name} and {second.name}",
            ),
        ),
    )


def _name(analysis: Analysis, case: _Case) -> Analysis | None:
    person = analysis.people[case.item.ref.number]
    if not case.words.strip():
        return None
    if case.words == person.name:
        return analysis
    evidence = _overruled(person.evidence, f"called {person.name}")
    return with_person(analysis, case.item.ref, replace(person, name=case.words, evidence=evidence))


def _place(analysis: Analysis, case: _Case) -> Analysis:
    """Without one mention, and so without the speaker that it made of the person."""
    ref, place = case.item.ref, case.item.place
    person = analysis.people[ref.number]
    mentions = tuple(mention for mention in person.mentions if mention.span != place)
    quotes = tuple(
        replace(quote, speaker=replace(quote.speaker, person=None))
        if quote.speaker and quote.speaker.person == ref and quote.speaker.span.overlaps(place)
        else quote
        for quote in analysis.quotes
    )
    analysis = replace(analysis, quotes=quotes)
    if not mentions:
        return _wrong(analysis, case)
    said = f"also meant by “{' '.join(place.of(analysis.article.text).split())}”"
    left = replace(person, mentions=mentions, evidence=_overruled(person.evidence, said))
    return with_person(analysis, ref, left)


def _speaker(analysis: Analysis, case: _Case) -> Analysis:
    quote = analysis.quotes[case.item.ref.number]
    before = quote.speaker
    if (before is None and case.other is None) or (
        before and case.other and before.person == case.other
    ):
        return analysis
    after = Speaker(_naming(analysis, quote, case.other), case.other) if case.other else None
    evidence = _overruled(quote.evidence, f"said by {_who(analysis, quote)}")
    return with_quote(analysis, case.item.ref, replace(quote, speaker=after, evidence=evidence))


def _naming(analysis: Analysis, quote: Quote, person: Ref) -> Span:
    """The words that name a speaker: those known, if they mean that person, else the nearest."""
    spans = places(analysis[person])
    if quote.speaker and any(span.overlaps(quote.speaker.span) for span in spans):
        return quote.speaker.span
    return min(
        spans,
        key=lambda span: min(
            max(span.start - segment.end, segment.start - span.end) for segment in quote.segments
        ),
    )


def _who(analysis: Analysis, quote: Quote) -> str:
    if quote.speaker is None:
        return "nobody named"
    if quote.speaker.person is None:
        return " ".join(analysis.article[quote.speaker.span].split())
    return analysis.people[quote.speaker.person.number].name


def _manner(analysis: Analysis, case: _Case) -> Analysis | None:
    quote = analysis.quotes[case.item.ref.number]
    with suppress(ValueError):
        kind = QuoteKind(case.words)
        if kind is quote.kind:
            return analysis
        evidence = _overruled(quote.evidence, MANNER[quote.kind.value])
        return with_quote(analysis, case.item.ref, replace(quote, kind=kind, evidence=evidence))
    return None


_CHANGES: dict[Act, tuple[Kind | None, _Change]] = {
    Act.WRONG: (None, _wrong),
    Act.SAME: (Kind.PERSON, _same),
    Act.NAME: (Kind.PERSON, _name),
    Act.PLACE: (Kind.PERSON, _place),
    Act.SPEAKER: (Kind.QUOTE, _speaker),
    Act.MANNER: (Kind.QUOTE, _manner),
}
"""What each act does to items of its kind, or of any (None); what is nonsense gives None."""


def _overruled(evidence: Evidence, said: str) -> Evidence:
    """The user is sure, and what had been said is kept."""
    return Evidence(evidence.reasons, 1.0, (*evidence.overruled, said))
