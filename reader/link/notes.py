"""What a reader left in an article: bookmarks, highlights and notes, and what stands where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from itertools import accumulate

from reader.link import anchors
from reader.link.anchors import Placed
from reader.model import Anchor, Article, Span


class NoteKind(Enum):
    """What a reader leaves in an article."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Note:
    """A bookmark, highlight, note or correction, and where it belongs now."""

    number: int
    kind: NoteKind
    anchor: Anchor
    words: str
    """What the reader wrote; nothing beside a bookmark or highlight."""
    made: str
    """When, in UTC, ISO 8601."""
    placed: Placed | None
    """Where it stands in the article as it is now; None where its words are gone."""

    @property
    def unsure(self) -> bool:
        """Whether the article has changed so that the place is a guess."""
        return self.placed is not None and not self.placed.sure


def written(
    article: Article, span: Span, kind: NoteKind, words: str = "", *, number: int = 0
) -> Note:
    """A note made now on `span`, which is empty for a bookmark between letters."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    held = anchors.anchor(article.text, span)
    return Note(number, kind, held, words, made, Placed(span, sure=True))


class Notes:
    """The notes on one article in the order of its text, those whose words are gone last."""

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        shown = (note for note in notes if note.kind is not NoteKind.CORRECTION)
        self.all = tuple(sorted(shown, key=_order))
        spans = [_broad(note.placed.span) for note in self.all if note.placed]
        self._starts = [span.start for span in spans]
        self._reach = list(accumulate((span.end for span in spans), max))
        """The furthest end of the notes up to each one."""

    def __len__(self) -> int:
        return len(self.all)

    def between(self, start: int, end: int) -> Iterator[tuple[Span, Note]]:
        """The notes that share a code point with the stretch `start` to `end`, in order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end, first)
        for note in self.all[first:last]:
            assert note.placed  # those that are gone have no start
            span = _broad(note.placed.span)
            if span.end > start:
                yield span, note

    def within(self, span: Span, *kinds: NoteKind) -> Note | None:
        """The note of these kinds that shares a code point with `span`, the shortest such one."""
        found = ((s, note) for s, note in self.between(*span) if note.kind in kinds)
        return min(found, key=_length, default=(span, None))[1]

    def numbered(self, number: int) -> Note | None:
        """The note with that number."""
        return next((note for note in self.all if note.number == number), None)

    def plus(self, *notes: Note) -> "Notes":
        """These notes and others; one of the same number takes the place of what was there."""
        numbers = {note.number for note in notes}
        return Notes((*notes, *(note for note in self.all if note.number not in numbers)))

    def minus(self, number: int) -> "Notes":
        """All notes but one."""
        return Notes(note for note in self.all if note.number != number)


def reworded(note: Note, words: str) -> Note:
    """The same note with other words."""
    return replace(note, words=words)


def _broad(span: Span) -> Span:
    """A span of one code point at least: a mere point is as good as the character after it."""
    return Span(span.start, max(span.end, span.start + 1))


def _length(found: tuple[Span, Note]) -> tuple[int, int]:
    span = found[0]
    return span.end - span.start, span.start


def _order(note: Note) -> tuple[bool, int, int, str, int]:
    start, end = note.placed.span if note.placed else (note.anchor.offset, 0)
    return note.placed is None, start, end, note.made, abs(note.number)
