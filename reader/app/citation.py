"""What is copied: the exact words of an item, alone or with everything needed to cite them."""

from collections.abc import Callable
from typing import TypeAlias

from reader.link.navigation import Navigation
from reader.model import Analysis, Article, Person, Quote, Ref, Statistic

Form: TypeAlias = Callable[[Analysis, Navigation, str | None], str]
"""Makes the text to copy of where the reader is and what the mouse has selected."""


def words(analysis: Analysis, here: Navigation, by_mouse: str | None = None) -> str:
    """The exact characters: what the mouse selected, else the item, else the paragraph."""
    if by_mouse:
        return by_mouse
    article = analysis.article
    if here.selected is None:
        blocks = (block.span for block in article.blocks if block.span.holds(here.offset))
        return next((article[span] for span in blocks), "")
    match analysis[here.selected]:
        case Person(mentions=mentions):
            return article[mentions[min(here.place, len(mentions) - 1)].span]
        case Quote(segments=segments):
            return " ".join(article[segment] for segment in segments)
        case Statistic(span=span):
            return article[span]


def cited(analysis: Analysis, here: Navigation, by_mouse: str | None = None) -> str:
    """The exact characters, then who said them, then where they stand, a line each."""
    lines = [words(analysis, here, by_mouse)]
    if not lines[0]:
        return ""
    if here.selected and not by_mouse and (who := _attribution(analysis, here.selected)):
        lines.append(f"— {who}")
    return "\n".join((*lines, provenance(analysis.article))).rstrip("\n")


def provenance(article: Article) -> str:
    """Title, byline, publisher, date and source of an article, as far as it has them."""
    title = f"“{article.title}”" if article.title else None
    parts = (title, article.byline, article.publisher, article.published, article.source)
    return ", ".join(part for part in parts if part)


def _attribution(analysis: Analysis, ref: Ref) -> str:
    match analysis[ref]:
        case Person() as person:
            return ", ".join((person.name, *person.roles))
        case Quote(speaker=speaker):
            if speaker is None:
                return ""
            if speaker.person is None:
                return analysis.article[speaker.span]
            return _attribution(analysis, speaker.person)
        case Statistic(quote=quote):
            return _attribution(analysis, quote) if quote else ""
