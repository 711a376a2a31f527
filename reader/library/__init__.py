"""What must never be lost: articles read, positions, notes; and an index over all of them."""

from reader.library.anchors import Anchor, Placed
from reader.library.shelf import Kept, Library, Note, NoteKind
from reader.library.storage import LibraryError

__all__ = ["Anchor", "Kept", "Library", "LibraryError", "Note", "NoteKind", "Placed"]
