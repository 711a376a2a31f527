"""What somebody is quoted as saying.

Quotation marks are paired, rules propose who may have said a passage, a linear model picks; what
is reported without the speaker's own words is found beside that, as indirect speech.
"""

from reader.extract.quotes import indirect, marks, unmarked
from reader.extract.quotes.attribution import attributed
from reader.extract.quotes.frame import frames
from reader.extract.quotes.grouping import grouped
from reader.extract.quotes.people import Roster
from reader.extract.quotes.quiet import quiet
from reader.extract.quotes.ranking import Reading, reading
from reader.language.document import Document
from reader.model import Person, Quote, Span


def _subjects(readings: list[Reading]) -> list[tuple[Span, str]]:
    """Who says something, by cues other than thoughts: the place and kind of phrase."""
    return sorted(
        (read.frame.span(cue.subject.start, cue.subject.end), cue.subject.kind)
        for read in readings
        for _, cues in read.clauses
        for cue in cues
        if cue.strength in "SM" and not cue.participle
    )


def find(document: Document, people: tuple[Person, ...]) -> tuple[Quote, ...]:
    """The quotations of a document, in order of the text."""
    document = quiet(document, people)
    passages = unmarked.find(document, marks.find(document))
    readings = [reading(frame) for frame in frames(document, passages)]
    roster = Roster(document.text, people, _subjects(readings))
    quotes = grouped(attributed(document, passages, readings), roster)
    quotes += indirect.find(readings, roster)
    return tuple(sorted(quotes, key=lambda quote: quote.segments[0]))
