"""What is reported in the writer's words: the clause that a verb of saying governs."""

from reader.extract.quotes.marks import Passage
from reader.extract.quotes.people import Roster
from reader.extract.quotes.ranking import Reading
from reader.language.document import Document
from reader.model import Quote


def find(
    document: Document, passages: list[Passage], readings: list[Reading], roster: Roster
) -> list[Quote]:
    """The indirect speech of a document, apart from all passages in quotation marks."""
    del document, passages, readings, roster
    return []
