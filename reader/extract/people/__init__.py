"""The people an article names."""

from reader.language.document import Document
from reader.model import Person


def find(document: Document) -> tuple[Person, ...]:
    """The people of a document, in order of their first mention."""
    del document
    return ()
