"""The list of what a reader left in the article: bookmarks, notes and highlights as cards."""

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from reader import display
from reader.app.widgets import cards
from reader.app.widgets.drawing import SIGNS
from reader.app.widgets.listing import Page
from reader.app.widgets.sheets import Extra, Sheet, Spot
from reader.link.notes import Note, NoteKind, Notes
from reader.model import Article

_WORDS_ROWS, _QUOTE_ROWS = 6, 3
_EMPTY = "No notes yet. In the text m sets a bookmark, a writes a note, H highlights."
_KEYS = (("⏎", "go there"), ("a", "write"), ("d", "delete"), ("U", "undo"))
_UNSURE = "place unsure: the article has changed"
_GONE = "its words are gone from the article"


@dataclass
class NoteChosen(Message):
    """A note was walked to in the list of notes, or opened."""

    number: int
    opened: bool


def sheet(article: Article, notes: Notes) -> Sheet:
    """All notes on an article, each with its words and those it belongs to."""
    found = notes.all

    def card(number: int, width: int) -> cards.Card:
        return _card(article, found[number], width)

    return Sheet(
        Page(
            len(found),
            lambda number, width: len(card(number, width)),
            card,
            _EMPTY,
            lead=lambda _width: (_keys(),) if found else (),
        ),
        [Spot(None, offset=offset(note)) for note in found],
        f"{Extra.NOTES.value} {len(found):,}",
    )


def chosen(notes: Notes, picked: int | None, here: int) -> int | None:
    """The card of the note that was walked to, else of the last one not after `here`."""
    numbers = [note.number for note in notes.all]
    if picked in numbers:
        return numbers.index(picked)
    before = [n for n, note in enumerate(notes.all) if note.placed and offset(note) <= here]
    return before[-1] if before else (0 if numbers else None)


def offset(note: Note) -> int:
    """Where a note begins, or began."""
    return note.placed.span.start if note.placed else note.anchor.offset


def remark(note: Note) -> str:
    """A note in one line: its words, and whether its place is sure."""
    doubt = " (place unsure)" if note.unsure else ""
    return f"{SIGNS[note.kind]} {display.line(note.words)}{doubt}"


def _keys() -> Content:
    hints = [
        Content.assemble((key, ".card--value"), (f" {label}", ".card--count"))
        for key, label in _KEYS
    ]
    return Content("   ").join(hints)


def _card(article: Article, note: Note, width: int) -> cards.Card:
    room = max(width - 2, 2)
    rows = []
    if note.words:
        words = cards.fold(display.line(note.words), room, _WORDS_ROWS)
        rows += [Content.styled(row, ".card--title") for row in words]
    look = ".card--role" if note.words else ".card--words"
    quoted = cards.fold(display.line(_quoted(article, note)), room, _QUOTE_ROWS)
    rows += [Content.styled(row, look) for row in quoted]
    if note.placed is None or note.unsure:
        doubt = cards.shortened(_UNSURE if note.placed else _GONE, room)
        rows.append(Content.styled(doubt, ".card--doubt"))
    sign = Content.styled(SIGNS[note.kind], ".card--value")
    first = Content.assemble(sign, " ", rows[0]) if rows else sign
    return (first, *(Content.assemble("  ", row) for row in rows[1:]))


def _quoted(article: Article, note: Note) -> str:
    """The words that a note is on, as the article has them now; a bookmark shows what follows."""
    if note.placed is None:
        return note.anchor.quote or f"{note.anchor.prefix}…{note.anchor.suffix}"
    start, end = note.placed.span
    if note.kind is NoteKind.BOOKMARK:
        end = start + 3 * _QUOTE_ROWS * 20
        block = next((b.span.end for b in article.blocks if b.span.holds(start)), end)
        end = min(end, block)
    return article.text[start:end]
