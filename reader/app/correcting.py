"""Correcting: the user's word over what was found, at once, undone at once, and remembered."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual import work
from textual.screen import ModalScreen

from reader import correct, display
from reader.app.opening import Opening
from reader.app.widgets.cards import title
from reader.app.widgets.correction import (
    Choice,
    ChoiceSheet,
    NameSheet,
    PersonSheet,
    label,
)
from reader.app.widgets.listing import Listing
from reader.errors import ReaderError
from reader.link.navigation import Navigation
from reader.model import (
    Analysis,
    Article,
    Correction,
    Fit,
    Kind,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Statistic,
    places,
)

if TYPE_CHECKING:
    from reader.library import Library

_Answer = TypeVar("_Answer", Ref, str)
_MANNER = {
    Choice.DIRECT: QuoteKind.DIRECT,
    Choice.MIXED: QuoteKind.MIXED,
    Choice.INDIRECT: QuoteKind.INDIRECT,
}


class _Stored(NamedTuple):
    """Which row of which library a correction is."""

    number: int
    file: Path | None
    """None for a library that forgets."""


class _Made(NamedTuple):
    """A correction that holds now, and where it is stored, once it is."""

    correction: Correction
    stored: "Future[_Stored]"


class Correcting(Opening):
    """The part of the screen that corrects what was found, and takes that back."""

    _as_found = Analysis(Article(""))
    """What the extractors found; `analysis` is that with all corrections."""
    _made: tuple[_Made, ...] = ()
    _warned = False
    """Whether it was said that nothing is remembered."""

    def fill(self, analysis: Analysis) -> None:
        """What was found in the article, corrected; another article has corrections of its own."""
        if analysis.article.text != self._as_found.article.text:
            self._made = ()
        self._as_found = analysis
        self._correct_anew()

    def _correct_anew(self) -> None:
        made = [each.correction for each in self._made]
        super().fill(correct.apply(self._as_found, made) if made else self._as_found)

    # What may be corrected

    def action_correct(self) -> None:
        """Asks what is wrong with the selected item."""
        self.settle()
        analysis, here = self.analysis, self.navigation
        if not here.selected:
            self.say("Nothing is marked here that could be corrected")
            return
        offered = {choice: label(choice, here.selected.kind) for choice in _choices(analysis, here)}
        if Choice.PLACE in offered:
            words = display.line(self.article[places(analysis[here.selected])[here.place]])
            offered[Choice.PLACE] += f": “{words}”"
        sheet = ChoiceSheet(f"Correct: {title(analysis, here.selected)}", offered)
        self.app.push_screen(sheet, partial(self._chosen, analysis, here))

    def _chosen(self, analysis: Analysis, here: Navigation, choice: Choice | None) -> None:
        """Does what was chosen, of the analysis that was shown then, or asks what is still open."""
        ref = here.selected
        assert ref  # there was something to choose of
        name = title(analysis, ref)
        match choice:
            case None:
                return
            case Choice.WRONG:
                self._correct(correct.wrong(analysis, ref))
            case Choice.PLACE:
                self._correct(correct.not_here(analysis, ref, here.place))
            case Choice.NOBODY:
                self._correct(correct.said_by(analysis, ref, None))
            case Choice.DIRECT | Choice.MIXED | Choice.INDIRECT:
                self._correct(correct.manner(analysis, ref, _MANNER[choice]))
            case Choice.NAME:
                before = analysis.people[ref.number].name
                self._ask(
                    NameSheet(f"What is {name} called?", before), analysis, ref, correct.named
                )
            case Choice.SAME:
                sheet = PersonSheet(f"Who is {name}?", analysis, _people_but(analysis, ref))
                self._ask(sheet, analysis, ref, correct.same)
            case Choice.SPEAKER:
                others = _people_but(analysis, _speaker(analysis, ref))
                sheet = PersonSheet(f"Who says {name}", analysis, others)
                self._ask(sheet, analysis, ref, correct.said_by)

    def _ask(
        self,
        sheet: ModalScreen[_Answer | None],
        analysis: Analysis,
        ref: Ref,
        make: Callable[[Analysis, Ref, _Answer], Correction],
    ) -> None:
        def answered(answer: _Answer | None) -> None:
            if answer:
                self._correct(make(analysis, ref, answer))

        self.app.push_screen(sheet, answered)

    # Doing it, and taking it back

    def _correct(self, correction: Correction) -> None:
        selected = self.navigation.selected
        here = self.listed(selected.kind) if selected else []
        place = here.index(selected) if selected in here else 0
        self._made = (*map(self._kept_at_last, self._made), self._given(correction))
        super().fill(correct.apply(self.analysis, [correction]))
        now = self.navigation.selected
        gone = selected and (now is None or now.kind is not selected.kind)
        if selected and gone and isinstance(self.focused, Listing):
            self._select_listed(selected.kind, place)
        told = f"(U undoes it): {_told(correction)}"
        self.say(f"Corrected {told}")
        self.memory.found(self._as_found)
        self._await_keeping(self._made[-1], told)

    def _given(self, correction: Correction) -> _Made:
        return _Made(correction, self.memory.ask(partial(_keep, self.article, correction)))

    def _kept_at_last(self, made: _Made) -> _Made:
        """A correction that the library failed to keep, given to it again."""
        failed = made.stored.done() and made.stored.exception()
        return self._given(made.correction) if failed else made

    def _select_listed(self, kind: Kind, place: int) -> None:
        """The card that has come to the place of one that is gone."""
        listed = self.listed(kind)
        here = self.navigation.list(kind)
        if listed:
            here = here.select(listed[min(place, len(listed) - 1)], self.marks)
        self.navigation = here

    @property
    def corrected(self) -> int:
        """How many corrections hold."""
        return len(self._made)

    def action_undo(self) -> None:
        """Takes back the last correction, or brings back what was deleted after it."""
        if self.erased_last:
            self.restore_note()
            return
        if not self._made:
            self.say("Nothing to take back")
            return
        last = self._made[-1]
        self._made = self._made[:-1]
        self._correct_anew()
        left = f" ({len(self._made)} left)" if self._made else ""
        self.say(f"Taken back{left}: {_told(last.correction)}")
        self._await_erasing(self.memory.ask(partial(_erase, last.stored)))
        self.memory.found(self._as_found)

    @work
    async def _await_keeping(self, made: _Made, told: str) -> None:
        """Says so where it is not kept; in this window a correction holds all the same."""
        try:
            stored = await asyncio.wrap_future(made.stored)
        except ReaderError as error:
            self.say(f"{display.line(str(error))}; your correction is in this window only")
        else:
            if stored.file is None and not self._warned:
                self._warned = True
                self.say(f"There is no library: corrected in this window only {told}")

    @work
    async def _await_erasing(self, erased: "Future[None]") -> None:
        try:
            await asyncio.wrap_future(erased)
        except ReaderError as error:
            self.say(f"{display.line(str(error))}; your correction is still kept")

    async def recall_corrections(self, article: Article) -> None:
        """What was corrected of this article before comes before what was corrected just now."""
        try:
            kept = await asyncio.wrap_future(self.memory.ask(partial(_kept, article)))
        except ReaderError as error:
            self.say(f"{display.line(str(error))}; your corrections cannot be read")
            return
        known = [each.correction for each in self._made]
        before = [_Made(*each) for each in kept if each[0] not in known]
        if before and self.article.text == article.text:
            self._made = (*before, *self._made)
            self._correct_anew()
            self._tell_doubts()

    def watch_ready(self) -> None:
        """Once there is something to correct, tells what no longer fits."""
        self._tell_doubts()

    def _tell_doubts(self) -> None:
        if not self.ready or self.failure:
            return
        fits = [each.fit for each in self.analysis.corrections]
        doubts = [
            f"{fits.count(fit)} {fit.value}" for fit in (Fit.UNSURE, Fit.ASIDE) if fit in fits
        ]
        if doubts:
            self.say(f"Of your corrections {' and '.join(doubts)}; i tells which")


def _choices(analysis: Analysis, here: Navigation) -> list[Choice]:
    """What there is to be said of the selected item, most likely first."""
    assert here.selected  # there is something to correct
    match analysis[here.selected]:
        case Person(mentions=mentions):
            others = [Choice.SAME] * (len(analysis.people) > 1)
            return [Choice.WRONG, *others, Choice.NAME, *[Choice.PLACE] * (len(mentions) > 1)]
        case Quote(kind=kind, speaker=speaker):
            others = [Choice.SPEAKER] * bool(
                _people_but(analysis, _speaker(analysis, here.selected))
            )
            nobody = [Choice.NOBODY] * bool(speaker)
            kinds = [choice for choice, other in _MANNER.items() if other is not kind]
            return [Choice.WRONG, *others, *nobody, *kinds]
        case Statistic():
            return [Choice.WRONG]


def _speaker(analysis: Analysis, quote: Ref) -> Ref | None:
    speaker = analysis.quotes[quote.number].speaker
    return speaker.person if speaker else None


def _people_but(analysis: Analysis, person: Ref | None) -> list[Ref]:
    return [ref for ref in analysis.refs((Kind.PERSON,)) if ref != person]


def _told(correction: Correction) -> str:
    """A correction for the last line, where there is little room."""
    return display.line(correct.told(correction, 32))


# In the thread of the library


def _keep(article: Article, correction: Correction, library: "Library") -> _Stored:
    from reader.library import corrections  # noqa: PLC0415 - the first paint need not wait for it

    return _Stored(corrections.keep(library, article, correction), library.file)


def _kept(article: Article, library: "Library") -> "list[tuple[Correction, Future[_Stored]]]":
    from reader.library import corrections  # noqa: PLC0415 - the same

    found = []
    for number, correction in corrections.kept(library, article):
        stored: Future[_Stored] = Future()
        stored.set_result(_Stored(number, library.file))
        found.append((correction, stored))
    return found


def _erase(stored: "Future[_Stored]", library: "Library") -> None:
    """Erases a correction, unless it was never kept, or in another library than this one."""
    if stored.exception() is None and stored.result().file == library.file:
        library.erase(stored.result().number)
