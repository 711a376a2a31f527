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
STRIP_CELLS = 32
_LEVELS = "·▂▄▆█"
_GLYPH = {QuoteKind.DIRECT: "“", QuoteKind.MIXED: "‘", QuoteKind.INDIRECT: "›"}
_SIGN = {"=": "", ">": "> ", "<": "< ", "~": "≈ ", "up": "↑ ", "down": "↓ "}
_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\S+")


def card(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> Card:
    """The card of an item, no row wider than `width` cells."""
    match analysis[ref]:
        case Person() as person:
            return _person(analysis, person, len(relations.said(ref)), width)
        case Quote() as quote:
            return _quote(analysis, quote, width)
        case Statistic() as statistic:
            return _statistic(analysis, statistic, relations.speaker(ref), width)


def height(analysis: Analysis, relations: Relations, ref: Ref, width: int) -> int:
    """How many rows the card of an item has, without drawing it."""
    match analysis[ref]:
        case Person(roles=roles):
            return 2 + bool(roles)
        case Quote() as quote:
            return 1 + len(fold(words(analysis, quote), width - 2, QUOTE_ROWS))
        case Statistic() as statistic:
            return 1 + bool(_below(analysis, statistic)) + bool(relations.speaker(ref))


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
    counts = f"{len(person.mentions)} ×" + (f"{said:>4} ❝" if said else " " * 6)
    name = Content.assemble(
        (display.line(person.name), ".card--title"), _doubt(person.evidence.confidence)
    )
    spots = tuple(mention.span for mention in person.mentions)
    cells = min(STRIP_CELLS, width)
    rows = [aligned(name, Content.styled(counts, ".card--count"), width)]
    if person.roles:
        roles = display.line(" · ".join(person.roles))
        rows.append(Content.styled(shortened(roles, width), ".card--role"))
    rows.append(Content.styled(strip(analysis, spots, cells), ".card--strip"))
    return tuple(rows)


def _quote(analysis: Analysis, quote: Quote, width: int) -> Card:
    indirect = quote.kind is QuoteKind.INDIRECT
    rows = [
        Content.assemble(
            (_GLYPH[quote.kind] if first == 0 else " ", ".card--glyph"),
            " ",
            (row, ".card--indirect" if indirect else ".card--words"),
        )
        for first, row in enumerate(fold(words(analysis, quote), width - 2, QUOTE_ROWS))
    ]
    speaker = Content.styled(f"  — {said_by(analysis, quote) or '?'}", ".card--role")
    return (*rows, aligned(speaker, _doubt(quote.evidence.confidence), width))


def _statistic(analysis: Analysis, statistic: Statistic, speaker: Ref | None, width: int) -> Card:
    figure = Content.assemble(
        (_shown(analysis, statistic.span), ".card--title"), _doubt(statistic.evidence.confidence)
    )
    rows = [aligned(figure, Content.styled(normalised(statistic), ".card--value"), width)]
    if below := _below(analysis, statistic):
        concept, unit = (Content.styled(part, ".card--role") for part in below)
        rows.append(aligned(concept, unit, width))
    if speaker:
        person = analysis[speaker]
        assert isinstance(person, Person)
        rows.append(
            Content.styled(shortened(f"❝ {display.line(person.name)}", width), ".card--count")
        )
    return tuple(rows)


def _below(analysis: Analysis, statistic: Statistic) -> tuple[str, str] | None:
    """What a figure measures and its unit, for the second row; None where neither is known."""
    concept = _concept(analysis, statistic.concept) if statistic.concept else ""
    unit = statistic.unit
    name = "" if unit.kind == "percent" or unit.name == "-" else display.line(unit.name)
    return (concept, name) if concept or name else None


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
