"""What must never be lost: articles read, positions, notes; and an index over all of them."""

from reader.library.shelf import Kept, Library
from reader.library.storage import LibraryError
from reader.link.anchors import Placed
from reader.link.notes import Note, NoteKind
from reader.model import Anchor

__all__ = ["Anchor", "Kept", "Library", "LibraryError", "Note", "NoteKind", "Placed"]
