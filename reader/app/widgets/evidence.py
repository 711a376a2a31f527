"""Why an item was found and how sure that is, in words, with what is known about it."""

from collections.abc import Iterator

from textual.content import Content

from reader import display
from reader.app.widgets import cards
from reader.link.words import sentence_at
from reader.model import Analysis, Person, Quote, QuoteKind, Ref, Span, Statistic

_LABEL = 10
"""Cells of the column of labels."""
_ROWS = 6
"""Rows that one fact may take."""
_SURE = ((0.95, "nearly certain"), (0.8, "very likely"), (cards.DOUBTFUL, "likely"))
"""Words for a probability, from the one that each begins at."""
_KIND = {
    QuoteKind.DIRECT: "the speaker’s own words",
    QuoteKind.MIXED: "the speaker’s own words in part",
    QuoteKind.INDIRECT: "in the writer’s words",
}
_CHANGE = {
    "=": "",
    ">": "more than",
    "<": "less than",
    "~": "about",
    "up": "up by",
    "down": "down by",
}


def sure(confidence: float) -> str:
    """How sure a finding is: 0.97 gives "nearly certain, 97 %"."""
    words = next((words for least, words in _SURE if confidence >= least), "doubtful")
    return f"{words}, {round(100 * confidence)} %"


def rows(analysis: Analysis, ref: Ref, width: int) -> cards.Card:
    """What is known about an item, a label and its words in each row, no row over `width`."""
    item = analysis[ref]
    match item:
        case Person():
            facts = [("Role", display.line(role)) for role in item.roles]
        case Quote():
            facts = list(_of_quote(analysis, item))
        case Statistic():
            facts = list(_of_figure(analysis, item))
    why = [("Why", display.line(reason)) for reason in item.evidence.reasons]
    facts += why
    if item.evidence.overruled:
        before = [("Found as", display.line(said)) for said in item.evidence.overruled]
        facts += [("Corrected", "by you"), *before]
    else:
        facts.append(("Sure", sure(item.evidence.confidence)))
    labels = [
        "" if before and before[0] == label else label
        for (label, _), before in zip(facts, (None, *facts), strict=False)
    ]
    return tuple(
        row
        for label, (_, words) in zip(labels, facts, strict=True)
        for row in _fact(label, words, width)
    )


def _of_quote(analysis: Analysis, quote: Quote) -> Iterator[tuple[str, str]]:
    yield "Speaker", cards.said_by(analysis, quote) or "not named"
    if quote.speaker and quote.speaker.person:
        yield "Named as", display.line(analysis.article[quote.speaker.span])
    yield "Words", _KIND[quote.kind]
    if quote.cue:
        yield "Cue", display.line(analysis.article[quote.cue])
    yield "Sentence", _sentence(analysis, quote.segments[0])


def _of_figure(analysis: Analysis, figure: Statistic) -> Iterator[tuple[str, str]]:
    change = _CHANGE[figure.change]
    plain = cards.normalised(figure).lstrip("<>≈↑↓ ")
    yield "Value", f"{change} {plain}".strip()
    if figure.unit.name != "-":
        yield "Unit", display.line(f"{figure.unit.name} ({figure.unit.kind})")
    if figure.concept:
        words = " ".join(analysis.article[word] for word in figure.concept.words)
        yield "About", display.line(words)
    yield "Sentence", _sentence(analysis, figure.span)


def _sentence(analysis: Analysis, span: Span) -> str:
    return display.line(analysis.article[sentence_at(analysis.article, span.start)])


def _fact(label: str, words: str, width: int) -> list[Content]:
    folded = cards.fold(words, max(width - _LABEL, 1), _ROWS) or [""]
    starts = [label] + [""] * (len(folded) - 1)
    return [
        Content.assemble((f"{start:<{_LABEL}}", ".card--role"), (row, ".card--fact")).truncate(
            width
        )
        for start, row in zip(starts, folded, strict=True)
    ]
