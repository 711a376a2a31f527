"""An article with its items as lines of text: for a pipe, a plain terminal, a screen reader."""

import itertools
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reader import display
from reader.export import manner, said_by
from reader.model import Analysis, Block, BlockKind, Kind, Ref, Span, Statistic, places
from reader.record import name

_RESET = "\x1b[0m"
_STYLES = {
    "title": "\x1b[1m",
    "person": "\x1b[4m",
    "quote": "\x1b[3m",
    "statistic": "\x1b[1m",
    "mark": "\x1b[2m",
}
"""Style only, no colour: it reads in every theme of a terminal."""

_LEAD = {BlockKind.HEADING: "", BlockKind.QUOTATION: "  > ", BlockKind.ITEM: "  "}
_MEASURE = 76
"""Cells of a line that is read with ease."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one look."""

    text: str
    styles: tuple[str, ...] = ()


def show(analysis: Analysis, *, width: int | None = None, styled: bool = False) -> Iterator[str]:
    """The lines of an article and its items, without line ends, safe for any terminal.

    Each person is marked where first named, each quotation and figure where it ends: [p1], [q1],
    [s1]. Three lists with the same marks follow the text.

    Args:
        analysis: what to show.
        width: cells of the terminal; None leaves each paragraph one line.
        styled: whether items are also underlined, slanted or bold.
    """
    measure = min(width, _MEASURE) if width else None
    yield from _head(analysis, measure, styled)
    marks = _marks(analysis)
    for block, spans in _styled(analysis):
        runs = list(_runs(analysis.article.text, block, spans, marks))
        yield from _lines(runs, measure, styled, _LEAD.get(block.kind, ""))
        yield ""
    for title, entries in _sections(analysis):
        yield from _lines([_Run(f"{title} ({len(entries)})", ("title",))], measure, styled)
        for entry in entries or [f"No {title.lower()} found."]:
            yield from _lines([_Run(entry)], measure, styled, "  ")
        yield ""


def _head(analysis: Analysis, measure: int | None, styled: bool) -> Iterator[str]:
    """What is known about the article, and what was done to it."""
    article = analysis.article
    words = len(article.text.split())
    facts = (
        article.byline and f"By {article.byline}",
        article.published,
        article.publisher,
        f"{words:,} words",
        f"{max(1, round(words / 230))} min",
    )
    removed = Counter(piece.why for piece in article.removed)
    notes = [*article.notices]
    if removed:
        left = ", ".join(f"{why} ({count})" for why, count in removed.items())
        notes.append(f"Left out: {left}.")
    if hidden := display.hidden(article.text):
        found = ", ".join(f"{what} ({count})" for what, count in hidden)
        notes.append(f"Hidden in the text: {found}.")
    if article.title and not any(block.kind == BlockKind.TITLE for block in article.blocks):
        yield from _lines([_Run(article.title, ("title",))], measure, styled)
    for note in (" · ".join(fact for fact in facts if fact), *notes):
        yield from _lines([_Run(note, ("mark",))], measure, styled)
    yield ""


def _marks(analysis: Analysis) -> dict[int, list[str]]:
    """The marks by the offset they stand at: a person's first name, the end of other items."""
    marks: dict[int, list[str]] = {}
    for ref in analysis.refs():
        item = analysis[ref]
        if not (isinstance(item, Statistic) and item.trivial):
            spot = places(item)[0 if ref.kind == Kind.PERSON else -1]
            marks.setdefault(spot.end, []).append(name(ref))
    return marks


def _styled(analysis: Analysis) -> Iterator[tuple[Block, list[tuple[Span, str]]]]:
    """Each block with the places in it that have a look of their own."""
    blocks = analysis.article.blocks
    starts = [block.span.start for block in blocks]
    found: list[list[tuple[Span, str]]] = [[] for _ in blocks]
    for ref in analysis.refs():
        item = analysis[ref]
        if not (isinstance(item, Statistic) and item.trivial):
            for span in places(item):
                first = max(bisect_right(starts, span.start) - 1, 0)
                for index in range(first, bisect_left(starts, span.end)):
                    found[index].append((span, ref.kind.value))
    return zip(blocks, found, strict=True)


def _runs(
    text: str, block: Block, spans: list[tuple[Span, str]], marks: dict[int, list[str]]
) -> Iterator[_Run]:
    """The text of a block, cut where its look changes or a mark stands."""
    here = [(span, style) for span, style in spans if span.overlaps(block.span)]
    edges = {*block.span, *(edge for span, _ in here for edge in span)}
    cuts = sorted(edge for edge in edges if block.span.start <= edge <= block.span.end)
    base = ("title",) if block.kind in (BlockKind.TITLE, BlockKind.HEADING) else ()
    turns: dict[int, Counter[str]] = defaultdict(Counter)
    for span, style in here:
        turns[max(span.start, block.span.start)][style] += 1
        turns[span.end][style] -= 1
    counts: Counter[str] = Counter()
    for start, end in itertools.pairwise(cuts):
        for style, more in turns.get(start, {}).items():
            counts[style] += more
        looks = [style for style, count in counts.items() if count]
        yield _Run(text[start:end], (*base, *sorted(looks)))
        for mark in marks.get(end, []):
            yield _Run(f" [{mark}]", ("mark",))


def _sections(analysis: Analysis) -> Iterator[tuple[str, list[str]]]:
    yield "People", [_person(analysis, ref) for ref in analysis.refs((Kind.PERSON,))]
    yield "Quotes", [_quote(analysis, ref) for ref in analysis.refs((Kind.QUOTE,))]
    yield (
        "Statistics",
        [
            _statistic(analysis, ref)
            for ref in analysis.refs((Kind.STATISTIC,))
            if not analysis.statistics[ref.number].trivial
        ],
    )


def _person(analysis: Analysis, ref: Ref) -> str:
    person = analysis.people[ref.number]
    said = sum(bool(q.speaker and q.speaker.person == ref) for q in analysis.quotes)
    counts = [_counted(len(person.mentions), "mention")]
    if said:
        counts.append(_counted(said, "quotation"))
    names = ", ".join((person.name, *person.roles))
    return f"[{name(ref)}] {names}: {', '.join(counts)}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _quote(analysis: Analysis, ref: Ref) -> str:
    quote = analysis.quotes[ref.number]
    words = " … ".join(analysis.article[segment] for segment in quote.segments)
    who = said_by(analysis, quote) or "Speaker not found"
    return f"[{name(ref)}] {who}{manner(quote)}: {words}"


def _statistic(analysis: Analysis, ref: Ref) -> str:
    figure = analysis.statistics[ref.number]
    article = analysis.article
    concept = " ".join(article[word] for word in figure.concept.words) if figure.concept else ""
    about = f": {concept}" if concept else ""
    return f"[{name(ref)}] {article[figure.span]}{about}"


def _lines(runs: list[_Run], measure: int | None, styled: bool, lead: str = "") -> Iterator[str]:
    """Runs as lines of at most `measure` cells, broken at spaces; every line begins with `lead`."""
    line, used = lead, len(lead)
    for word, space in _words(runs):
        width = sum(_cells(run.text) for run in word)
        if measure and space and used + 1 + width > measure and used > len(lead):
            yield line.rstrip()
            line, used = lead, len(lead)
        gap = " " if space and used > len(lead) else ""
        line += gap + "".join(_painted(run, styled) for run in word)
        used += len(gap) + width
    yield line.rstrip()


def _words(runs: list[_Run]) -> Iterator[tuple[list[_Run], bool]]:
    """Words, each of one or more runs, and whether white space stands before it."""
    word: list[_Run] = []
    space = False
    for run in runs:
        for number, part in enumerate(_parts(display.shown(run.text))):
            if number % 2:
                if word:
                    yield word, space
                word, space = [], True
            elif part:
                word.append(_Run(part, run.styles))
    if word:
        yield word, space


def _parts(text: str) -> list[str]:
    """Words and the white space between them, in turn, a word (it may be empty) first."""
    parts = [""]
    for character in text:
        if character.isspace() == (len(parts) % 2 == 1):
            parts.append("")
        parts[-1] += character
    return parts


def _cells(text: str) -> int:
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _painted(run: _Run, styled: bool) -> str:
    if not styled or not run.styles:
        return run.text
    return "".join(_STYLES[style] for style in run.styles) + run.text + _RESET
