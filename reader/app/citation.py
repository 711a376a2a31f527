"""What is copied: the exact words of an item, alone or with everything needed to cite them."""

from reader.model import Analysis, Article, Person, Quote, Ref, Span, Statistic


def words(analysis: Analysis, ref: Ref, place: int = 0) -> str:
    """The characters of an item as the article has them: a mention, all segments, a figure."""
    article = analysis.article
    match analysis[ref]:
        case Person(mentions=mentions):
            return article[mentions[min(place, len(mentions) - 1)].span]
        case Quote(segments=segments):
            return " ".join(article[segment] for segment in segments)
        case Statistic(span=span):
            return article[span]


def cited(analysis: Analysis, ref: Ref, place: int = 0) -> str:
    """The words of an item, then who said them, then where they stand, a line each."""
    lines = [words(analysis, ref, place)]
    if attribution := _attribution(analysis, ref):
        lines.append(f"— {attribution}")
    lines.append(provenance(analysis.article))
    return "\n".join(line for line in lines if line)


def passage(article: Article, span: Span) -> str:
    """A stretch of the article and where it stands."""
    return "\n".join(line for line in (article[span], provenance(article)) if line)


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
