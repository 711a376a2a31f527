"""The sidebar: the names of the three lists with their counts, and the list that is open."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive, var
from textual.style import Style
from textual.widget import Widget

from reader.app.messages import CursorMoved, ItemChosen
from reader.app.widgets import notes as notebook
from reader.app.widgets import sheets
from reader.app.widgets.cards import NAMES, shortened
from reader.app.widgets.listing import EMPTY, IN_A_LIST, Listing
from reader.app.widgets.notes import NoteChosen
from reader.app.widgets.sheets import Extra, Sheet, Topic
from reader.link.folding import Folded
from reader.link.lists import View
from reader.link.navigation import Navigation
from reader.link.notes import Notes
from reader.link.search import Search
from reader.link.ties import ties
from reader.model import Analysis, Article, Kind, Ref


class KindChosen(Message):
    """The name of a list was clicked."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind


class TopicChosen(Message):
    """Something else than the active list was asked for, or (None) the list again."""

    def __init__(self, topic: Topic) -> None:
        super().__init__()
        self.topic = topic


class MatchChosen(Message):
    """A match was walked to in the list of all matches, or opened."""

    def __init__(self, number: int, *, opened: bool) -> None:
        super().__init__()
        self.number = number
        self.opened = opened


class Names(Widget):
    """The names of the lists with their counts, the open one standing out; or a sheet's title."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"names--open", "names--other", "names--count"}

    counts: reactive[dict[Kind, str] | None] = reactive(None)
    """How many items each list shows, in words; None until that is known."""
    active: reactive[Kind] = reactive(Kind.PERSON)
    heading: reactive[str] = reactive("")
    """The title of a sheet that is no list, "" while a list is open."""

    order: reactive[str] = reactive("")
    """What the open list goes by and is narrowed to, "" for all of it by place in the text."""

    def render(self) -> Content:
        """The row of names, and below it the order of the open list."""
        if self.heading:
            heading = shortened(self.heading, self.content_size.width - 2)
            return Content.assemble(("‹ ", ".names--count"), (heading, ".names--open"))
        entries = [self._entry(kind) for kind in Kind]
        room = self.content_size.width - sum(entry.cell_length for entry in entries)
        row = Content(" " * min(max(room // 2, 1), 3)).join(entries)
        if not self.order:
            return row
        order = shortened(self.order, self.content_size.width)
        return Content.assemble(row, "\n", (order, ".names--count"))

    def _entry(self, kind: Kind) -> Content:
        look = ".names--open" if kind is self.active else ".names--other"
        count = "…" if self.counts is None else self.counts[kind]
        name = Content.assemble((NAMES[kind], look), (f" {count}", ".names--count"))
        return name.stylize(Style.from_meta({"kind": kind.value}))

    def on_click(self, event: Click) -> None:
        """A click on a name opens that list; on a title, it closes the sheet."""
        if kind := event.style.meta.get("kind"):
            self.post_message(KindChosen(Kind(kind)))
        elif self.heading:
            self.post_message(TopicChosen(None))


class Sidebar(Vertical):
    """Shows one sheet and says what the reader chooses on it; changes nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "l,right",
            "dossier",
            "all about",
            id="dossier.open",
            tooltip="All about it: why it was found, where it is, what belongs to it",
            group=IN_A_LIST,
        ),
        Binding(
            "h,left",
            "close",
            "close",
            id="dossier.close",
            tooltip="From a dossier, matches or outline back to the list",
            group=IN_A_LIST,
        ),
        Binding(
            "ampersand",
            "screen.narrow",
            "filter",
            id="list.filter",
            tooltip="Only the cards with some words; kind:indirect, speaker:, unit: for one part",
            group=IN_A_LIST,
        ),
        Binding(
            "S",
            "screen.sort",
            "sort",
            id="list.sort",
            tooltip="By place in the text, by name, by count or (figures: unit by unit) size",
            group=IN_A_LIST,
        ),
        Binding(
            "d,delete",
            "screen.drop_note",
            "delete",
            id="note.delete",
            tooltip="Delete this note, bookmark or highlight",
            group=IN_A_LIST,
        ),
    ]

    analysis: var[Analysis] = var(Analysis(Article("")))
    ready: var[bool] = var(default=False)
    """Whether the extractors have come to an end."""
    navigation: var[Navigation] = var(Navigation())
    search: var[Search] = var(Search(Folded("")))
    topic: var[Topic] = var(None)
    view: var[View] = var(View())
    notes: var[Notes] = var(Notes())
    picked: var[int | None] = var(None)
    """The number of the note that was last walked to."""
    failure: var[str] = var("")
    """Why nothing could be extracted, where that is so."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._composed = False
        _, self._relations, self._lists = ties(self.analysis)
        self._sheets: dict[Kind, Sheet] = {}
        self._sheet = Sheet(EMPTY, ())

    def compose(self) -> ComposeResult:
        """The names above, the list below."""
        yield Names(id="names")
        yield Listing(id="listing")

    def watch_analysis(self, analysis: Analysis) -> None:
        """New lists."""
        _, self._relations, self._lists = ties(analysis)
        self._arrange()

    def watch_view(self) -> None:
        """The same lists, narrowed or sorted anew."""
        self._arrange()

    def _arrange(self) -> None:
        self._sheets = {
            kind: sheets.items(
                self.analysis,
                self._relations,
                self._lists.refs(kind, self.view),
                kind,
                self.view,
            )
            for kind in Kind
        }
        self._show()

    def watch_ready(self) -> None:
        """Whatever there is, is there now."""
        self._show()

    def watch_navigation(self, before: Navigation, now: Navigation) -> None:
        """Another list, or another card of it."""
        if before.active is not now.active:
            self._show()
        else:
            self._choose()

    def watch_topic(self) -> None:
        """Another sheet."""
        self._show()

    def watch_failure(self) -> None:
        """The reason goes where the cards would have been."""
        self._show()

    def watch_search(self, before: Search, now: Search) -> None:
        """New matches, or another one of them current."""
        if self.topic is not Extra.MATCHES:
            return
        if before.matches is now.matches:
            self._choose()
        else:
            self._show()

    def watch_notes(self) -> None:
        """Other notes, where they are what is shown."""
        if self.topic is Extra.NOTES:
            self._show()

    def watch_picked(self) -> None:
        """Another note."""
        if self.topic is Extra.NOTES:
            self._choose()

    def _show(self) -> None:
        if not self._composed:
            return
        self._sheet = self._wanted()
        names = self.query_one(Names)
        names.counts = {kind: self._count(kind) for kind in Kind} if self._some else None
        names.active = self.navigation.active
        names.heading = self._sheet.title
        names.order = sheets.order(self.navigation.active, self.view)
        self.query_one(Listing).page = self._sheet.page
        self._choose()

    @property
    def _some(self) -> bool:
        """Whether there is something to list: everything, or what was found so far."""
        return self.ready or any(self.analysis.of(kind) for kind in Kind)

    def _count(self, kind: Kind) -> str:
        shown = f"{self._sheets[kind].page.count}{'' if self.ready else '…'}"
        if not self.view.phrase.strip() or kind is not self.navigation.active:
            return shown
        return f"{shown} of {self._lists.count(kind)}"

    def _wanted(self) -> Sheet:
        if self.topic is Extra.NOTES:
            return notebook.sheet(self.analysis.article, self.notes)
        if not self._some or self.failure:
            return Sheet(replace(EMPTY, empty=self.failure or "Reading …"), ())
        match self.topic:
            case Extra.OUTLINE:
                return sheets.outline(self.analysis)
            case Extra.MATCHES:
                return sheets.matches(self.analysis, self.search.matches)
            case Ref() as item:
                return sheets.dossier(self.analysis, self._relations, item)
            case None:
                return self._sheets[self.navigation.active]

    def _choose(self) -> None:
        if not self._composed:
            return
        listing = self.query_one(Listing)
        listing.first = sheets.nearest(self._sheet, self.navigation.offset)
        match self.topic:
            case Extra.OUTLINE:
                listing.chosen = listing.first if self._sheet.spots else None
            case Extra.MATCHES:
                listing.chosen = self.search.current
            case Extra.NOTES:
                here = self.navigation.offset
                listing.chosen = notebook.chosen(self.notes, self.picked, here)
            case _:
                listing.chosen = sheets.chosen(self._sheet, self.navigation)

    def on_mount(self) -> None:
        """Shows what is known by now."""
        self._composed = True
        self._show()

    def on_listing_chosen(self, message: Listing.Chosen) -> None:
        """A card was walked to: what it stands for is previewed."""
        message.stop()
        self._say(message, opened=False)

    def on_listing_opened(self, message: Listing.Opened) -> None:
        """A card was entered: the reader goes there."""
        message.stop()
        self._say(message, opened=True)

    def _say(self, message: Listing.Chosen | Listing.Opened, *, opened: bool) -> None:
        if message.page is not self._sheet.page:  # the list was changed in the meantime
            return
        number, spot = message.number, self._sheet.spots[message.number]
        if spot.ref:
            self.post_message(ItemChosen(spot.ref, spot.place, opened=opened))
        elif self.topic is Extra.MATCHES:
            self.post_message(MatchChosen(number, opened=opened))
        elif self.topic is Extra.NOTES:
            self.post_message(NoteChosen(self.notes.all[number].number, opened=opened))
        else:
            self.post_message(CursorMoved(spot.offset, jump=opened))

    @property
    def offered(self) -> Ref | None:
        """The item of the card that Enter would open, where no card of a list is chosen."""
        listing = self.query_one(Listing)
        if self.topic is not None or listing.chosen is not None or not self._sheet.spots:
            return None
        return self._sheet.spots[listing.first].ref

    def action_dossier(self) -> None:
        """Asks for all about the item of the chosen card, else of the one that Enter would open."""
        if item := self.offered or self.navigation.selected:
            self.post_message(TopicChosen(item))

    def action_close(self) -> None:
        """Asks for the list again."""
        self.post_message(TopicChosen(None))
