"""What is known about an article: where it is from, what was taken out, what hides in it."""

from collections import Counter

from reader import __version__, display
from reader.app import headline
from reader.app.widgets import status
from reader.app.widgets.cards import NAMES
from reader.app.widgets.help import Fact, Section
from reader.correct import told
from reader.model import Analysis, Article, BlockKind, Corrected, Fit, Kind, Removed

PLACES = 12
"""Paragraphs with a hidden character that are named; of more, how many there are."""


def about(analysis: Analysis, engine: str) -> list[Section]:
    """The page, section by section; `engine` is the version of what found the items.

    It is empty while they are being found.
    """
    article, corrections = analysis.article, analysis.corrections
    removed = f"Taken out: {len(article.removed):,}" if article.removed else "Taken out"
    sections = [
        Section("", _facts(analysis, engine)),
        Section("Hidden characters", _hidden(article) or [Fact("none")]),
        Section(removed, _removed(article.removed) or [Fact("nothing")]),
    ]
    if corrections:
        sections.append(Section("Corrected by you", [_corrected(each) for each in corrections]))
    return sections


def _facts(analysis: Analysis, engine: str) -> list[Fact]:
    article = analysis.article
    words = headline.words(article.text, article.blocks)
    counts = " · ".join(f"{NAMES[kind]} {len(analysis.of(kind)):,}" for kind in Kind)
    facts = (
        ("Title", article.title),
        ("By", article.byline),
        ("Published", article.published),
        ("Publisher", article.publisher),
        ("Source", article.source),
        ("Language", article.language),
        ("Length", " · ".join(headline.facts(None, None, words))),
        ("Paragraphs", f"{sum(b.kind is BlockKind.PARAGRAPH for b in article.blocks):,}"),
        ("Found", counts if engine else ""),
        ("Found by", f"reader {__version__}, engine {engine}" if engine else ""),
        *(("Note", notice) for notice in article.notices),
    )
    return [Fact(label, display.line(value)) for label, value in facts if value]


def _hidden(article: Article) -> list[Fact]:
    """Each kind with its number and the paragraphs it is in, numbered as the last line does."""
    starts = [block.span.start for block in article.blocks]
    found: dict[str, Counter[int]] = {}
    for kind, offset in display.concealed(article.text):
        found.setdefault(kind, Counter())[status.paragraph(starts, offset)] += 1
    facts = []
    for kind, among in sorted(found.items(), key=lambda each: -each[1].total()):
        numbers = sorted(among)
        places = ", ".join(f"{number:,}" for number in numbers[:PLACES])
        more = f" and {len(numbers) - PLACES:,} more" if len(numbers) > PLACES else ""
        facts.append(Fact(f"{among.total():,} ×", f"{kind} in ¶ {places}{more}"))
    return facts


def _removed(pieces: tuple[Removed, ...]) -> list[Fact]:
    """Every piece, those of a kind together, with how many there are and how often it came."""
    kinds: dict[str, Counter[str]] = {}
    for piece in pieces:
        kinds.setdefault(piece.why, Counter())[display.line(piece.text)] += 1
    facts = []
    for why, texts in kinds.items():
        label = f"{display.line(why)}{_times(texts.total())}"
        for text, times in texts.items():
            facts.append(Fact(label, f"{text}{_times(times if len(texts) > 1 else 1)}"))
            label = ""
    return facts


def _times(count: int) -> str:
    return f" ×{count:,}" if count > 1 else ""


def _corrected(each: Corrected) -> Fact:
    label = "" if each.fit is Fit.SURE else each.fit.value
    return Fact(label, display.line(told(each.correction)))
