"""Which items of a kind a list shows, and in which order."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from reader.link.folding import fold
from reader.link.marks import listed
from reader.model import Analysis, Concept, Kind, Person, Quote, Ref, Statistic


class Order(Enum):
    """What a list may go by, in the order in which they are cycled through."""

    TEXT = "place in the text"
    NAME = "name"
    COUNT = "count"
    SIZE = "size"


ORDERS = {
    Kind.PERSON: (Order.TEXT, Order.NAME, Order.COUNT),
    Kind.QUOTE: (Order.TEXT, Order.NAME, Order.SIZE),
    Kind.STATISTIC: (Order.TEXT, Order.NAME, Order.SIZE),
}
"""The orders of each list: a person counts mentions; a quote is as long as its words, a figure as
large as its value among those of its unit; the name of a quote is its speaker's, that of a figure
what it measures."""


PARTS = ("kind", "speaker", "unit")
"""What a word of a phrase may be sought in alone."""


@dataclass(frozen=True, slots=True)
class View:
    """What the lists are narrowed to, and what they go by."""

    phrase: str = ""
    """Words that an item must have, each of them anywhere in it; "" for all items.

    A word after `kind:`, `speaker:` or `unit:` must stand in that part of it.
    """
    order: Order = Order.TEXT

    def by(self, kind: Kind) -> Order:
        """The order of a list: the one asked for, where that list has it."""
        return self.order if self.order in ORDERS[kind] else Order.TEXT

    def cycle(self, kind: Kind) -> "View":
        """The next order that a list has."""
        orders = ORDERS[kind]
        following = orders.index(self.by(kind)) + 1
        return replace(self, order=orders[following % len(orders)])


class Lists:
    """The items of one analysis as lists; what is sought in each is put together once."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._all = {
            kind: [ref for ref in analysis.refs((kind,)) if listed(analysis, ref)] for kind in Kind
        }
        self._sought: dict[Ref, str] = {}

    def count(self, kind: Kind) -> int:
        """How many items the whole list has."""
        return len(self._all[kind])

    def refs(self, kind: Kind, view: View) -> list[Ref]:
        """The items of a kind that have every word of the phrase, in the order of the view."""
        words = _plain(view.phrase).split()
        refs = [ref for ref in self._all[kind] if all(self._has(ref, word) for word in words)]
        order = view.by(kind)
        if order is Order.TEXT:
            return refs
        if order is Order.NAME:
            return sorted(refs, key=self._name)
        sized = sorted(refs, key=self._size, reverse=True)
        return sorted(sized, key=self._measure) if kind is Kind.STATISTIC else sized

    def _has(self, ref: Ref, word: str) -> bool:
        part, colon, rest = word.partition(":")
        if not colon or part not in PARTS:
            return word in self._words(ref)
        return rest in _plain(self._part(ref, part))

    def _words(self, ref: Ref) -> str:
        if ref not in self._sought:
            self._sought[ref] = _plain(" ".join(self._parts(ref)))
        return self._sought[ref]

    def _parts(self, ref: Ref) -> list[str]:
        """Everything that an item can be found by."""
        article = self._analysis.article
        match self._analysis[ref]:
            case Person(name=name, roles=roles):
                return [name, *roles]
            case Quote() as quote:
                said = [article[segment] for segment in quote.segments]
                return [*said, self._speaker(quote), quote.kind.value]
            case Statistic() as figure:
                unit = figure.unit
                inside = figure.quote and self._analysis.quotes[figure.quote.number]
                return [
                    article[figure.span],
                    f"{unit.name} {unit.kind}",
                    self._concept(figure.concept),
                    self._speaker(inside) if inside else "",
                ]

    def _part(self, ref: Ref, part: str) -> str:
        """What stands after `kind:`, `speaker:` or `unit:` for an item; "" where it has none."""
        known: dict[str, str] = {}
        match self._analysis[ref]:
            case Person():
                pass
            case Quote() as quote:
                known = {"kind": quote.kind.value, "speaker": self._speaker(quote)}
            case Statistic(unit=unit, quote=inside):
                said = self._analysis.quotes[inside.number] if inside else None
                known = {
                    "kind": unit.kind,
                    "unit": f"{unit.name} {unit.kind}",
                    "speaker": self._speaker(said) if said else "",
                }
        return known.get(part, "")

    def _speaker(self, quote: Quote) -> str:
        if quote.speaker is None:
            return ""
        person = quote.speaker.person
        if person is None:
            return self._analysis.article[quote.speaker.span]
        known = self._analysis.people[person.number]
        return " ".join((known.name, *known.roles))

    def _concept(self, concept: Concept | None) -> str:
        return " ".join(self._analysis.article[word] for word in concept.words) if concept else ""

    def _name(self, ref: Ref) -> tuple[bool, str]:
        """A name to sort by; what has none comes last."""
        match self._analysis[ref]:
            case Person(name=name):
                words = _plain(name)
            case Quote() as quote:
                words = _plain(self._speaker(quote))
            case Statistic(concept=concept):
                words = _plain(self._concept(concept))
        return not words, words

    def _measure(self, ref: Ref) -> tuple[bool, str, str]:
        """The unit of a figure: money first, then kind by kind and unit by unit."""
        figure = self._analysis[ref]
        assert isinstance(figure, Statistic)
        unit = figure.unit
        return unit.kind != "money", unit.kind, unit.name

    def _size(self, ref: Ref) -> Decimal:
        """Mentions of a person, characters of a quote, the value of a figure or its upper bound."""
        match self._analysis[ref]:
            case Person(mentions=mentions):
                return Decimal(len(mentions))
            case Quote(segments=segments):
                return Decimal(sum(segment.end - segment.start for segment in segments))
            case Statistic() as figure:
                bounds = (figure.value, figure.high, figure.low)
                return next((bound for bound in bounds if bound is not None), Decimal(0))


def _plain(words: str) -> str:
    return fold(words).lower()
