"""An item as a card: rows of styled text for a width, every word of them from the article.

The one thing on a card that the article does not say is the normalised value of a figure. Styles
are names of component classes (".card--role"), which the widget that shows the card resolves.
"""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from reader import display
from reader.link.relations import Relations
from reader.model import Analysis, Concept, Kind, Person, Quote, QuoteKind, Ref, Span, Statistic

Card: TypeAlias = tuple[Content, ...]

DOUBTFUL = 0.5
"""An item that is likelier wrong than right is marked."""
QUOTE_ROWS = 4
FIGURE_ROWS = NAME_ROWS = 2
STRIP_CELLS = 32
BY_YOU = "corrected by you"
_LEVELS = "·▂▄▆█"
_KIND = {QuoteKind.DIRECT: "", QuoteKind.MIXED: "in part", QuoteKind.INDIRECT: "indirect"}
"""What a card calls a quote that is not the speaker's words throughout."""
_SIGN = {"=": "", ">": "> ", "<": "< ", "~": "≈ ", "up": "↑ ", "down": "↓ "}
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\S+")


def card(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> Card:
    """The card of an item, no row wider than `width` cells."""
    said = Content.styled(BY_YOU[:width], ".card--count")
    return _as_is(analysis, relations, ref, width) + (said,) * _corrected(analysis, ref)


def _corrected(analysis: Analysis, ref: Ref) -> bool:
    return bool(analysis[ref].evidence.overruled)


def _as_is(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> Card:
    match analysis[ref]:
        case Person() as person:
            return _person(analysis, person, len(relations.said(ref)), width)
        case Quote() as quote:
            return _quote(analysis, quote, width)
        case Statistic() as statistic:
            return _statistic(analysis, statistic, relations.speaker(ref), width)


def height(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> int:
    """How many rows the card of an item has, without drawing it."""
    return _rows_as_is(analysis, relations, ref, width) + _corrected(analysis, ref)


def _rows_as_is(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> int:
    match analysis[ref]:
        case Person(roles=roles) as person:
            return 1 + len(_named(person, len(relations.said(ref)), width)) + bool(roles)
        case Quote() as quote:
            return 1 + len(fold(words(analysis, quote), width, QUOTE_ROWS))
        case Statistic() as statistic:
            rows = len(_figure(analysis, statistic, width)) + len(
                _below(analysis, statistic, width)
            )
            return rows + bool(relations.speaker(ref))


def fold(text: str, width: int, rows: int) -> list[str]:
    """`text` in at most `rows` rows of `width` cells, broken between words; a cut ends in "…"."""
    folded = list(itertools.islice(_rows(text, max(width, 2)), rows + 1))
    if len(folded) > rows:
        folded[rows - 1 :] = [shortened(f"{folded[rows - 1]}…", width)]
    return folded


def _rows(text: str, width: int) -> Iterator[str]:
    row = ""
    for match in _WORDS.finditer(text):
        word = match.group()
        if row and cell_len(row) + 1 + cell_len(word) <= width:
            row = f"{row} {word}"
            continue
        if row:
            yield row
        while cell_len(word) > width:
            head = clipped(word, width)
            yield head
            word = word[len(head) :]
        row = word
    if row:
        yield row


def clipped(text: str, width: int) -> str:
    """The longest beginning of `text` that fits `width` cells, at least one character."""
    end = min(len(text), width)
    while end > 1 and cell_len(text[:end]) > width:
        end -= 1
    return text[:end]


def shortened(text: str, width: int) -> str:
    """`text` in `width` cells: as it is, or cut and ended with "…"."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip(" …") + "…"


def aligned(left: Content, right: Content, width: int) -> Content:
    """One row: `left` from the left edge, cut where it must, `right` up to the right edge."""
    room = width - right.cell_length - 2 * bool(right)
    left = left.truncate(max(room, 1), ellipsis=True)
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


def words(analysis: Analysis, quote: Quote) -> str:
    """What a quote says: its segments as the article has them, "…" where words lie between."""
    return _joined(analysis, quote.segments)


def said_by(analysis: Analysis, quote: Quote) -> str:
    """Who says a quote, with role where the article gives one; "" where it names nobody."""
    if quote.speaker is None:
        return ""
    if quote.speaker.person is None:
        return _shown(analysis, quote.speaker.span)
    person = analysis[quote.speaker.person]
    assert isinstance(person, Person)
    return display.line(", ".join((person.name, *person.roles[:1])))


def number(value: Decimal) -> str:
    """A value with digits grouped: 1234.50 gives "1,234.5"."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def normalised(statistic: Statistic) -> str:
    """The value of a figure, or its range, with bound or direction: "> 200,000", "↓ 12 %"."""
    if statistic.value is not None:
        value = number(statistic.value)
    else:
        value = "–".join(
            number(bound) for bound in (statistic.low, statistic.high) if bound is not None
        )
    percent = " %" if statistic.unit.kind == "percent" else ""
    return f"{_SIGN[statistic.change]}{value}{percent}"


def strip(analysis: Analysis, places: tuple[Span, ...], cells: int) -> str:
    """Where in the article places lie, beginning to end: "·" for none, higher for more."""
    counts = [0] * cells
    for place in places:
        counts[min(place.start * cells // len(analysis.article.text), cells - 1)] += 1
    return "".join(_LEVELS[min(count, len(_LEVELS) - 1)] for count in counts)


def _person(analysis: Analysis, person: Person, said: int, width: int) -> Card:
    counts = Content.assemble(
        (_counts(person, said), ".card--count"), _doubt(person.evidence.confidence)
    )
    rows = _beside(_named(person, said, width), ".card--title", counts, width)
    if person.roles:
        roles = display.line(" · ".join(person.roles))
        rows.append(Content.styled(shortened(roles, width), ".card--role"))
    spots = tuple(mention.span for mention in person.mentions)
    dispersion = strip(analysis, spots, min(STRIP_CELLS, width))
    return (*rows, Content.styled(dispersion, ".card--strip"))


def _counts(person: Person, said: int) -> str:
    return f"{len(person.mentions)} ×" + (f"{said:>4} ❝" if said else " " * 6)


def _named(person: Person, said: int, width: int) -> list[str]:
    """The name in the rows beside and below the counts."""
    doubt = 2 * (person.evidence.confidence < DOUBTFUL)
    room = width - cell_len(_counts(person, said)) - 2 - doubt
    return fold(display.line(person.name), max(room, width // 3), NAME_ROWS) or [""]


def _quote(analysis: Analysis, quote: Quote, width: int) -> Card:
    look = ".card--indirect" if quote.kind is QuoteKind.INDIRECT else ".card--words"
    rows = [Content.styled(row, look) for row in fold(words(analysis, quote), width, QUOTE_ROWS)]
    speaker = Content.styled(f"— {said_by(analysis, quote) or '?'}", ".card--role")
    kind = Content.assemble((_KIND[quote.kind], ".card--count"), _doubt(quote.evidence.confidence))
    return (*rows, aligned(speaker, kind, width))


def _statistic(analysis: Analysis, statistic: Statistic, speaker: Ref | None, width: int) -> Card:
    value = Content.assemble(
        (normalised(statistic), ".card--value"), _doubt(statistic.evidence.confidence)
    )
    name = Content.styled(_unit(statistic), ".card--role")
    rows = [
        *_beside(_figure(analysis, statistic, width), ".card--title", value, width),
        *_beside(_below(analysis, statistic, width), ".card--role", name, width),
    ]
    if speaker:
        person = analysis[speaker]
        assert isinstance(person, Person)
        rows.append(
            Content.styled(shortened(f"❝ {display.line(person.name)}", width), ".card--count")
        )
    return tuple(rows)


def _beside(rows: list[str], look: str, right: Content, width: int) -> list[Content]:
    """Rows in one look, with `right` at the end of the first one."""
    styled = [Content.styled(row, look) for row in rows]
    return [aligned(styled[0], right, width), *styled[1:]] if styled else []


def _figure(analysis: Analysis, statistic: Statistic, width: int) -> list[str]:
    doubt = 2 * (statistic.evidence.confidence < DOUBTFUL)
    room = width - cell_len(normalised(statistic)) - 2 - doubt
    return fold(_shown(analysis, statistic.span), max(room, width // 3), FIGURE_ROWS)


def _below(analysis: Analysis, statistic: Statistic, width: int) -> list[str]:
    """What a figure measures, in the rows beside and below its unit; none when neither is known."""
    name = _unit(statistic)
    concept = _concept(analysis, statistic.concept) if statistic.concept else ""
    room = max(width - cell_len(name) - 2 * bool(name), width // 3)
    return fold(concept, room, FIGURE_ROWS) or [""] * bool(name)


def _unit(statistic: Statistic) -> str:
    unit = statistic.unit
    return "" if unit.kind == "percent" or unit.name == "-" else display.line(unit.name)


def _concept(analysis: Analysis, concept: Concept) -> str:
    return _joined(analysis, concept.words)


def _joined(analysis: Analysis, spans: tuple[Span, ...]) -> str:
    parts = [_shown(analysis, spans[0])]
    for before, after in itertools.pairwise(spans):
        between = analysis.article.text[before.end : after.start]
        parts.append("… " if _WORD.search(between) else "")
        parts.append(_shown(analysis, after))
    return " ".join(" ".join(parts).split())


def _shown(analysis: Analysis, span: Span) -> str:
    return display.line(analysis.article[span])


def _doubt(confidence: float) -> Content:
    return Content.styled(" ?", ".card--doubt") if confidence < DOUBTFUL else Content("")


def title(analysis: Analysis, ref: Ref) -> str:
    """An item in a few words, for a status line or a palette."""
    match analysis[ref]:
        case Person(name=name):
            return display.line(name)
        case Quote() as quote:
            return words(analysis, quote)
        case Statistic(span=span):
            return _shown(analysis, span)


NAMES = {Kind.PERSON: "People", Kind.QUOTE: "Quotes", Kind.STATISTIC: "Statistics"}
"""What the lists are called."""
