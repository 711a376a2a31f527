"""Corrections in the library: kept as notes at the item they are about, in the order of making."""

import json
from contextlib import closing, suppress
from dataclasses import replace
from typing import Any, NamedTuple

from reader import record
from reader.correct import apply
from reader.library import folders
from reader.library.index import Index
from reader.library.shelf import Library, key
from reader.link.notes import NoteKind, written
from reader.model import Analysis, Anchor, Article, Correction, Span


class Kept(NamedTuple):
    """A correction and its number in the library."""

    number: int
    correction: Correction


def keep(library: Library, article: Article, correction: Correction) -> int:
    """Keeps a correction just made in `article`; its number. Raises LibraryError."""
    body = record.correction(correction)
    del body["item"]  # the note has that place already
    note = written(article, Span(0, 0), NoteKind.CORRECTION, json.dumps(body))
    return library.put(article, replace(note, anchor=correction.item))


def kept(library: Library, article: Article) -> tuple[Kept, ...]:
    """The corrections of an article, and of what came from the same place before it changed.

    One that a newer version wrote and this one cannot read is passed over. Raises LibraryError.
    """
    notes = (note for note in library.notes(article) if note.kind is NoteKind.CORRECTION)
    made = []
    for note in sorted(notes, key=lambda note: note.number):
        with suppress(ValueError, KeyError, TypeError):
            made.append(Kept(note.number, _correction(note.anchor, json.loads(note.words))))
    return tuple(made)


def _correction(item: Anchor, body: dict[str, Any]) -> Correction:
    place = {
        "exact": item.quote,
        "prefix": item.prefix,
        "suffix": item.suffix,
        "start": item.offset,
    }
    return record.correction_of({**body, "item": place})


def corrected(library: Library, found: Analysis) -> Analysis:
    """What was found in an article, with the user's corrections of it. Raises LibraryError."""
    made = kept(library, found.article)
    return apply(found, [each.correction for each in made]) if made else found


def remembered(found: Analysis) -> Analysis:
    """What was found in an article, as the user's library has it corrected. Raises LibraryError."""
    with closing(Library(folders.library_file())) as library:
        return corrected(library, found)


def put(found: Analysis, library: Library, index: Index) -> None:
    """Keeps what was found in an article of the library, as the user corrected it."""
    stamps = library.stamps(NoteKind.CORRECTION)
    index.put(corrected(library, found), stamps.get(key(found.article.text), ""))


def waiting(library: Library, index: Index, *, stale: bool = True) -> list[str]:
    """The keys of articles not read or corrected since and, if `stale`, read by an older engine."""
    stamps = library.stamps(NoteKind.CORRECTION)
    return sorted(library.keys() - (index.fresh(stamps) if stale else index.known(stamps)))
