"""The whole pipeline: an article in, everything found in it out."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.extract import people, quotes, statistics
from reader.language.document import Document, read
from reader.model import Analysis, Article, Kind, Mention, Person, Quote, Ref, Statistic


def analyse(article: Article) -> Analysis:
    """Finds the people, quotes and statistics of `article`. Never raises on a text.

    People are looked for in the text as a whole; what they say, and figures, a part at a time
    where it is long, so that memory grows with what is found, not with all that is read.
    """
    document = read(article)
    persons = people.find(document)
    parts = document.parts()
    del document  # its words may be half of all memory, and each part has its own
    said: list[Quote] = []
    figures: list[Statistic] = []
    for part, numbers, there in _parts(parts, persons):
        found = quotes.find(part, there)
        figures += [_held(figure, len(said)) for figure in statistics.find(part, found)]
        said += [_spoken(quote, numbers) for quote in found]
    return Analysis(article, persons, tuple(said), tuple(figures))


def _parts(
    parts: Sequence[Callable[[], Document]], persons: tuple[Person, ...]
) -> Iterator[tuple[Document, Sequence[int], tuple[Person, ...]]]:
    """The parts of a document, each with those who are named there, and their numbers."""
    if len(parts) == 1:
        yield parts[0](), range(len(persons)), persons
        return
    places = sorted(
        (mention.span.start, number, mention.span.end, mention)
        for number, person in enumerate(persons)
        for mention in person.mentions
    )
    for make in parts:
        part = make()
        there: dict[int, list[Mention]] = defaultdict(list)
        first, end = (bisect_left(places, (offset,)) for offset in part.span)
        for _, number, _, mention in places[first:end]:
            there[number].append(mention)
        numbers = sorted(there)
        named = (replace(persons[number], mentions=tuple(there[number])) for number in numbers)
        yield part, numbers, tuple(named)


def _held(figure: Statistic, before: int) -> Statistic:
    """A figure whose quotation has so many others before those of its part."""
    if not (figure.quote and before):
        return figure
    return replace(figure, quote=Ref(Kind.QUOTE, figure.quote.number + before))


def _spoken(quote: Quote, numbers: Sequence[int]) -> Quote:
    """A quotation whose speaker has the number of the whole text, not that of its part."""
    speaker = quote.speaker
    if not speaker or not speaker.person:
        return quote
    whole = Ref(Kind.PERSON, numbers[speaker.person.number])
    return replace(quote, speaker=replace(speaker, person=whole))
