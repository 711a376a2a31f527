"""Every value there is: an article, what was found in it, and how findings refer to one another.

All values are immutable, compare by value and pickle. A position is always a `Span` of code points
in `Article.text`; nothing copies text out of the article, so whatever is shown is verbatim.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Literal, NamedTuple, TypeAlias

from reader.blocks import Block as Block  # noqa: PLC0414 - the model names them too
from reader.blocks import BlockKind as BlockKind  # noqa: PLC0414 - the model names them too
from reader.blocks import Removed as Removed  # noqa: PLC0414 - the model names them too
from reader.blocks import Span as Span  # noqa: PLC0414 - the model names them too


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text, by its words and those around them; a mere point has no words."""

    quote: str
    prefix: str
    suffix: str
    offset: int


class Kind(Enum):
    """The kinds of item that a sidebar lists, in the order of its lists."""

    PERSON = "person"
    QUOTE = "quote"
    STATISTIC = "statistic"


class Ref(NamedTuple):
    """The name of an item: its kind and its place, from 0, among the items of that kind."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read. Blocks are in order and do not overlap; white space may lie between them."""

    text: str
    blocks: Sequence[Block] = ()
    source: str = ""
    """Where it came from, as the user named it: a path, an address, "-" for standard input."""
    title: str | None = None
    byline: str | None = None
    """The authors as the source states them, without "By"."""
    published: str | None = None
    """Day of publication, YYYY-MM-DD."""
    language: str = "en"
    publisher: str | None = None
    """Who published it, where the document says so ("The New York Times")."""
    removed: tuple[Removed, ...] = ()
    notices: tuple[str, ...] = ()
    """What the reader should know about how the text was made, a sentence each."""

    def __getitem__(self, span: Span) -> str:
        """The characters of the article that `span` names."""
        return self.text[span.start : span.end]


class MentionKind(Enum):
    """How a mention names its person."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Mention(NamedTuple):
    """A place where the article names a person."""

    span: Span
    kind: MentionKind = MentionKind.NAME


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an item was found, in words a journalist understands, and how sure that is."""

    reasons: tuple[str, ...] = ()
    confidence: float = 1.0
    """Probability, 0 to 1, that the item is right as shown."""
    overruled: tuple[str, ...] = ()
    """What had been found where the user's word stands now; nothing of an item left as found."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the article names, with every mention in order of the text."""

    name: str
    """The fullest form that the article uses, without title."""
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    """Titles and descriptions as the article words them, the first one first."""
    evidence: Evidence = Evidence()


class QuoteKind(Enum):
    """Whose words are shown: the speaker's (direct), in part (mixed), the writer's (indirect)."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the words that name the speaker, and the person where the speaker is one."""

    span: Span
    person: Ref | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to somebody: segments in order, quotation marks included."""

    segments: tuple[Span, ...]
    kind: QuoteKind = QuoteKind.DIRECT
    cue: Span | None = None
    """The word that attributes them: "said", "according to"."""
    speaker: Speaker | None = None
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a value counts or measures in."""

    name: str
    """Normalised, singular: "percentage", "dollar", "person"; "-" for none."""
    kind: str
    """percent, money, time, age, length, mass, ... or count."""
    span: Span | None = None
    """The unit's own words, where the text has them."""


@dataclass(frozen=True, slots=True)
class Concept:
    """What a statistic is about: words of the text, in order."""

    words: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].start, self.words[-1].end)


Change: TypeAlias = Literal["=", ">", "<", "~", "up", "down"]
"""What a figure says of its value: exactly, more, less, about; or by how much it rose or fell."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure: a value with its unit and what it measures. A range has `low` and `high` alone."""

    span: Span
    value: Decimal | None
    unit: Unit
    low: Decimal | None = None
    high: Decimal | None = None
    change: Change = "="
    concept: Concept | None = None
    trivial: bool = False
    """Counted by a corpus, of no interest in a list: "one of", "the two sides"."""
    quote: Ref | None = None
    """The quotation that holds the figure."""
    evidence: Evidence = Evidence()


Item: TypeAlias = Person | Quote | Statistic


def places(item: Item) -> tuple[Span, ...]:
    """Where `item` stands in the text, in order: mentions, segments, or the one figure."""
    match item:
        case Person():
            return tuple(mention.span for mention in item.mentions)
        case Quote():
            return item.segments
        case Statistic():
            return (item.span,)


class Act(Enum):
    """What a user may say of an item that was found."""

    WRONG = "wrong"
    """It is no person, no quote, no statistic."""
    SAME = "same"
    """The person is the other person."""
    NAME = "name"
    """The person is called so."""
    PLACE = "place"
    """The person is not meant here."""
    SPEAKER = "speaker"
    """The other person says the quote; nobody that the article names, where there is none."""
    MANNER = "manner"
    """The quote is of the kind that its words name."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The user's word over the engine's; it names items by places in the text, not by number."""

    act: Act
    kind: Kind
    item: Anchor
    other: Anchor | None = None
    """A place where another person is named, where the act needs one."""
    words: str = ""
    """The name, or the value of a `QuoteKind`; for a place, who is not meant."""


class Fit(Enum):
    """How well a correction fits the article as it is and what was found in it."""

    SURE = "sure"
    UNSURE = "unsure"
    """The article changed around the places that it names."""
    ASIDE = "set aside"
    """What it is about is not there."""


class Corrected(NamedTuple):
    """A correction that was applied, or set aside."""

    correction: Correction
    fit: Fit


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article and what was found in it. Making one checks every span and reference.

    Raises:
        ValueError: a span is empty or outside the text, the places of an item are out of order,
            or a reference names no item.
    """

    article: Article
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    """What the user corrected of what was found, in the order of doing so."""

    def __post_init__(self) -> None:
        for span in self._spans():
            if not 0 <= span.start < span.end <= len(self.article.text):
                raise ValueError(f"no such place in the article: {span}")
        for ref in self.refs():
            spots = places(self[ref])
            if not spots or any(b.start < a.start for a, b in itertools.pairwise(spots)):
                raise ValueError(f"places of {ref} are missing or out of order")
        for ref in self._targets():
            if not 0 <= ref.number < len(self.of(ref.kind)):
                raise ValueError(f"no such item: {ref}")

    def __getitem__(self, ref: Ref) -> Item:
        """The item that `ref` names. Raises IndexError where there is none."""
        return self.of(ref.kind)[ref.number]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """All items of one kind, in order of the text."""
        match kind:
            case Kind.PERSON:
                return self.people
            case Kind.QUOTE:
                return self.quotes
            case Kind.STATISTIC:
                return self.statistics

    def refs(self, kinds: Iterable[Kind] = tuple(Kind)) -> Iterator[Ref]:
        """References to all items of the given kinds, list by list."""
        return (Ref(kind, number) for kind in kinds for number in range(len(self.of(kind))))

    def _spans(self) -> Iterator[Span]:
        yield from (block.span for block in self.article.blocks)
        for person in self.people:
            yield from places(person)
        for quote in self.quotes:
            yield from quote.segments
            if quote.cue:
                yield quote.cue
            if quote.speaker:
                yield quote.speaker.span
        for statistic in self.statistics:
            yield statistic.span
            if statistic.unit.span:
                yield statistic.unit.span
            if statistic.concept:
                yield from statistic.concept.words

    def _targets(self) -> Iterator[Ref]:
        yield from (q.speaker.person for q in self.quotes if q.speaker and q.speaker.person)
        yield from (s.quote for s in self.statistics if s.quote)
