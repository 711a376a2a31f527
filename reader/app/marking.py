"""Writing in the margin: bookmarks, notes, highlights, and the selection that they are made on."""

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.geometry import Offset
from textual.widget import Widget

from reader.app.taking import Taking
from reader.app.widgets import notes as notebook
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.listing import Listing
from reader.app.widgets.notes import NoteChosen
from reader.app.widgets.search_bar import NotePrompt, Prompt
from reader.app.widgets.sheets import Extra
from reader.link.notes import Note, NoteKind, Notes, reworded, written
from reader.link.words import sentence_at, word_at
from reader.model import Analysis, Article, Span

_COUNTED = 100_000
"""Code points of a selection whose words are counted at each move."""


class Marking(Taking):
    """The part of the screen that keeps what the reader leaves in the article."""

    _held: int | None = None
    """Where the selection by keys began; None where there is none."""
    _erased: tuple[tuple[Note, int], ...] = ()
    """What can be brought back, the latest last, and how many corrections held when it went."""
    _being_written: tuple[Article, Note] | None = None
    """The note that is being written, and the article that it is on."""
    _from_list = False
    """Whether writing it began in the sidebar."""

    def begin(
        self, article: Article, analysis: Analysis | None = None, place: int | None = None
    ) -> None:
        """Another article: what was selected or deleted in the one before is of no concern here."""
        super().begin(article, analysis, place)
        self._erased, self._held = (), None
        if self._composed:
            self.clear_selection()

    async def recall_notes(self, article: Article) -> None:
        """Shows the notes made on an article before."""
        kept = await self.notebook.recall(article)
        if kept and self.article.text == article.text:
            self.notes = Notes(kept).plus(*self.notes.all)

    def remark(self) -> str:
        """What to say of the place the reader is at: the selection being made, or a note."""
        if self._held is not None:
            span = self._pane.chosen or Span(0, 0)
            words = len(self.article[span].split()) if span.end - span.start < _COUNTED else 0
            counted = f"{words:,} word{'s' * (words != 1)}" if words else "A long passage"
            return f"{counted} selected: y copy, a note, H highlight, Esc drop"
        note = self._here(NoteKind.NOTE)
        return notebook.remark(note) if note else ""

    @property
    def _pane(self) -> ArticlePane:
        return self.query_one(ArticlePane)

    def _here(self, *kinds: NoteKind) -> Note | None:
        offset = self.navigation.offset
        return self.notes.within(Span(offset, offset + 1), *kinds)

    # Selecting by keys

    def action_select(self) -> None:
        """Begins a selection at the word here, or drops it."""
        if not self.drop_selection() and self.article.text:
            self.set_focus(self._pane)
            self._held = self.navigation.offset
            self.extend_selection()
            self.say("")

    def extend_selection(self) -> None:
        """Selects whole words from where the selection began to where the reader is."""
        if self._held is None:
            return
        ends = sorted((self._held, self.navigation.offset))
        first, last = (word_at(self.article.text, end) for end in ends)
        self._pane.select(Span(first.start, last.end))

    def drop_selection(self) -> bool:
        """Ends a selection by keys; whether there was one."""
        if self._held is None:
            return False
        self._held = None
        self.clear_selection()
        return True

    def watch_selections(self) -> None:
        """Leaves a selection to the mouse as soon as the mouse takes it."""
        if self._held is not None and self._pane.chosen is None:
            self._held = None
        self.tell()

    def watch_notes(self) -> None:
        """Tells of the note that is here now."""
        self.tell()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What the mouse is at; a selection that began in the text goes on in the text alone."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        pane, begun = self._pane, self._select_state
        if widget is pane or (begun and begun.start.content_widget is pane):
            return pane, pane.dragged(x - pane.region.x, y - pane.region.y)
        return widget, offset

    def _update_select(self) -> None:
        """While the text scrolls under the mouse, a selection goes on to what is there now."""
        state, pane = self._select_state, self._pane
        if state and state.end and state.end.content_widget is pane:
            there = state.screen_offset - pane.region.offset
            end = state.end._replace(content_offset=pane.dragged(*there))
            self._select_state = state.update_end(state.screen_offset, end)
        else:
            super()._update_select()

    def action_copy(self) -> None:
        """Copies as ever; what was selected by keys for that is selected no more."""
        super().action_copy()
        self._end_selection()

    def action_copy_cited(self) -> None:
        """The same with everything needed to cite it."""
        super().action_copy_cited()
        self._end_selection()

    def _end_selection(self) -> None:
        if self._held is not None:
            self._held = None
            self.clear_selection()

    # What an act is about

    def _subject_here(self, around: Callable[[], Span]) -> Span:
        """The selection, else the place of the selected item, else what lies around the cursor."""
        here = self.navigation
        if chosen := self._pane.chosen:
            return chosen
        if here.selected and (spans := self.marks.places(here.selected)):
            return spans[min(here.place, len(spans) - 1)]
        return around()

    def _word(self) -> Span:
        return word_at(self.article.text, self.navigation.offset)

    def _sentence(self) -> Span:
        return sentence_at(self.article, self.navigation.offset)

    @property
    def _in_notes(self) -> bool:
        return isinstance(self.focused, Listing) and self.topic is Extra.NOTES

    @property
    def _listed(self) -> Note | None:
        """The note of the chosen card, where the list of notes has the focus."""
        number = notebook.chosen(self.notes, self.picked, self.navigation.offset)
        return self.notes.all[number] if self._in_notes and number is not None else None

    # Acts

    def action_bookmark(self) -> None:
        """Sets a bookmark at the word here, or takes the one of this sentence away."""
        if not self.article.text:
            self.say("Nothing to mark here")
        elif known := self.notes.within(self._sentence(), NoteKind.BOOKMARK):
            self._erase(known)
            self.say("Bookmark removed; U brings it back")
        else:
            self._keep(written(self.article, self._word(), NoteKind.BOOKMARK), self.article)
            self.say("Bookmark set; ' lists them")

    def action_highlight(self) -> None:
        """Highlights the selection, the item or the sentence here; what is, no more."""
        if not self.article.text:
            self.say("Nothing to highlight here")
            return
        selected = self._pane.chosen
        span = self._subject_here(self._sentence)
        known = self._same(span) or (None if selected else self._here(NoteKind.HIGHLIGHT))
        self._end_selection()
        self.clear_selection()
        if known:
            self._erase(known)
            self.say("Highlight removed; U brings it back")
        else:
            self._keep(written(self.article, span, NoteKind.HIGHLIGHT), self.article)
            self.say("Highlighted; ' lists your notes")

    def _same(self, span: Span) -> Note | None:
        return next(
            (
                note
                for place, note in self.notes.between(*span)
                if place == span and note.kind is NoteKind.HIGHLIGHT
            ),
            None,
        )

    def action_write_note(self) -> None:
        """Opens a line for a note on what is here, with the words of the one there is."""
        if not self.article.text:
            self.say("Nothing to write on here")
            return
        self._from_list = isinstance(self.focused, Listing)
        self._being_written = self.article, self._asked()
        note = self._being_written[1]
        self.query_one(NotePrompt).about = note.anchor.quote
        self.open_prompt(NotePrompt, note.words)

    def _asked(self) -> Note:
        """The note to write on; one without a number is new."""
        chosen = self._pane.chosen
        if listed := self._listed:
            if listed.kind is NoteKind.NOTE or listed.placed is None:
                return listed
            return self._new(listed.placed.span)
        if not chosen and (note := self._here(NoteKind.NOTE)):
            return note
        marked = None if chosen else self._here(NoteKind.HIGHLIGHT)
        if marked and marked.placed:
            return self._new(marked.placed.span)
        return self._new(self._subject_here(self._word))

    def _new(self, span: Span) -> Note:
        return written(self.article, span, NoteKind.NOTE)

    @on(Prompt.Accepted, "#note")
    def _note_written(self, message: Prompt.Accepted) -> None:
        assert self._being_written
        (article, note), words = self._being_written, message.text.strip()
        here = article.text == self.article.text  # else another one has come in the meantime
        self._leave_prompt()
        self.clear_selection()
        if words and note.number:
            changed = reworded(note, words)
            self.notes = self.notes.plus(changed) if here else self.notes
            self.notebook.reword(changed)
            self.say("Noted")
        elif words:
            self._keep(reworded(note, words), article)
            self.say("Noted; a here writes on, ' lists your notes")
        elif note.number and here:
            self._erase(note)
            self.say("Note removed; U brings it back")

    @on(Prompt.GivenUp, "#note")
    def _note_given_up(self) -> None:
        self._leave_prompt()

    def _leave_prompt(self) -> None:
        self._held, self._being_written = None, None
        if self._from_list:
            self._to_list()
        else:
            self.close_prompt()

    def _keep(self, note: Note, article: Article) -> None:
        note = replace(note, number=self.notebook.number())
        if article.text == self.article.text:
            self.notes = self.notes.plus(note)
        self.notebook.keep(article, note)

    def _erase(self, note: Note) -> None:
        self.notes = self.notes.minus(note.number)
        self._erased = (*self._erased, (note, self.corrected))
        self.notebook.erase(note)

    # Their list

    @on(NoteChosen)
    def _note_chosen(self, message: NoteChosen) -> None:
        note = self.notes.numbered(message.number)
        if note is None:  # it went in the meantime
            return
        self.picked = note.number
        if note.placed is None:
            self.say("Its words are gone from the article")
            return
        self._leap(note.placed.span.start)
        if message.opened:
            self.to_article()

    def action_drop_note(self) -> None:
        """Deletes the note of the chosen card; the next one is chosen."""
        if note := self._listed:
            place = self.notes.all.index(note)
            self._erase(note)
            following = self.notes.all[place : place + 1] or self.notes.all[-1:]
            self.picked = following[0].number if following else None
            self.say(f"{note.kind.value.capitalize()} deleted; U brings it back")

    @property
    def corrected(self) -> int:
        """How many corrections hold: undoing goes back through all that was done, in order."""
        return 0

    @property
    def erased_last(self) -> bool:
        """Whether a note went after the last correction."""
        return bool(self._erased) and self._erased[-1][1] >= self.corrected

    def restore_note(self) -> None:
        """Brings back the note that went last."""
        (note, _), self._erased = self._erased[-1], self._erased[:-1]
        self.notes, self.picked = self.notes.plus(note), note.number
        self.notebook.keep(self.article, note)
        self.say(f"{note.kind.value.capitalize()} is back")
