"""The one screen: owns the analysis, where the reader is, and the search; alone changes them."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize
from textual.geometry import Size

from reader import display
from reader.app import drawn, keymap, memory
from reader.app.correcting import Correcting
from reader.app.desk import Desk
from reader.app.layout import Layout, layout_for
from reader.app.messages import CursorMoved, ItemChosen, LookChosen
from reader.app.widgets import status
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.ground import Panes
from reader.app.widgets.header import Header, name
from reader.app.widgets.listing import Listing
from reader.app.widgets.search_bar import FilterBar, NotePrompt, Prompt, SearchBar
from reader.app.widgets.sheets import Extra
from reader.app.widgets.sidebar import KindChosen, MatchChosen, Sidebar, TopicChosen
from reader.app.widgets.status import Status
from reader.app.worker import Extraction, ExtractionFailedError
from reader.config import NARROWEST, WIDEST
from reader.link.navigation import Direction, Navigation
from reader.link.search import Search
from reader.model import Article, Kind, Ref

_SOON = 0.5
"""Seconds that the library leaves to the lists, which somebody waits for."""
_FAILED = "People, quotes and statistics could not be found"


class ReaderScreen(Correcting):
    """Hears what the panes say, changes the state by the rules of `reader.link`, binds it back."""

    BINDINGS: ClassVar[list[BindingType]] = list(keymap.SCREEN)

    _room = Layout.WIDE
    _wanted = True
    """Whether the sidebar is to be seen where there is room for it."""

    def compose(self) -> ComposeResult:
        """Header, the two panes, and the last line: status, or a line being typed."""
        self._arrange(self.app.size)
        yield Header(id="header")
        with Panes(id="panes"):
            yield ArticlePane(id="article").data_bind(
                Desk.analysis,
                Desk.navigation,
                Desk.search,
                Desk.measure,
                Desk.notes,
            )
            sidebar = Sidebar(id="sidebar").data_bind(
                Desk.analysis,
                Desk.ready,
                Desk.failure,
                Desk.navigation,
                Desk.search,
                Desk.topic,
                Desk.view,
                Desk.notes,
                Desk.picked,
            )
            sidebar.display = self._room is Layout.WIDE
            yield sidebar
        yield Status(id="status")
        yield SearchBar(id="search")
        yield FilterBar(id="filter")
        yield NotePrompt(id="note")
        yield Prompt(id="prompt")

    def on_mount(self) -> None:
        """Puts the reader into the text and waits for the extractors."""
        self._composed = True
        self.close_prompt()
        self.announce()
        if self.choosing:
            self.action_library()
        self.app.app_suspend_signal.subscribe(self, lambda _: self.memory.flush(), immediate=True)

    def on_unmount(self) -> None:
        """Lets no extraction outlive the window, and keeps the place."""
        if self._extraction:
            self._extraction.stop()
        self.notebook.finish()
        self.give_up()
        self.stop_catching_up()
        self.memory.close()

    @work(exclusive=True)
    async def _await_analysis(self) -> None:
        """Fills the lists as something to fill them with is found; what is read stays put."""
        extraction = self._extraction = self._extraction or Extraction(self.article)
        try:
            async for analysis in extraction.parts():
                self.fill(analysis)
                self.aim()
                self.draw()
                self._lists_filled.set()
        except ExtractionFailedError as error:
            self.failure = _FAILED
            self.say(f"{_FAILED}: {display.line(str(error))}")
        else:
            self.memory.found(self.analysis)
        self.ready = True

    @work(description="recall")  # else it would describe itself by the whole article
    async def _recall(self, article: Article, here: int) -> None:
        """Goes where reading this article stopped, unless the reader has moved from `here`.

        The library is opened when the lists are filled, or would take too long.
        """
        if not self.ready:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._lists_filled.wait(), _SOON)
        place = await self.memory.recall(article)
        if place is not None and (self.article, self.navigation.offset) == (article, here):
            self.navigation = self.navigation.move(place, self.marks)
        else:
            self.memory.moved(article, self.navigation.offset)
        await self.recall_notes(article)
        await self.recall_corrections(article)

    def announce(self, *, stay: bool = False) -> None:
        """Tells everything that depends on the article that it is another one now."""
        drawn.forget()
        header = self.query_one(Header)
        header.article = self.article
        self.app.title = f"{name(self.article)} · reader"
        self.tell()
        here = self.navigation.offset
        self.memory.begin(self.article, here)
        if stay:
            self.memory.moved(self.article, here)
            here = -1
        self._lists_filled = asyncio.Event()
        self.call_after_refresh(self._recall, self.article, here)
        if not self.ready:
            self._await_analysis()

    # What is said below the panes

    def watch_navigation(self, before: Navigation, now: Navigation) -> None:
        """Tells the new place, and has it remembered."""
        if self._composed and before.offset != now.offset:
            self.memory.moved(self.article, now.offset)
            self.extend_selection()
        self.tell()

    def watch_search(self, search: Search) -> None:
        """Tells the new count."""
        if self._composed:
            bar = self.query_one(SearchBar)
            bar.count, bar.problem = search.count, search.problem
            bar.whole, bar.regex = search.whole, search.regex
        self.tell()

    def watch_focused(self) -> None:
        """Names the keys of the pane that has the focus now."""
        self.tell()

    def tell(self) -> None:
        """Says below the panes where the reader is, and what the keys do."""
        if not self._composed:
            return
        line = self.query_one(Status)
        place = status.place(self.article, self._starts, self.navigation.offset)
        line.place = f"private · {place}" if self.memory.private else place
        remark = self.remark()
        line.telling = bool(self.navigation.notice or remark)
        line.words = status.words(self.analysis, self.marks, self.navigation, self.search, remark)
        focus = (self.focused.id if self.focused else "") or ""
        line.hints = keymap.hints(self.active_bindings.values(), focus)

    # What the panes say

    @on(CursorMoved)
    def _cursor_moved(self, message: CursorMoved) -> None:
        here = self.navigation
        act = here.goto if message.jump else here.move
        self.navigation = act(message.offset, self.marks)
        if message.jump and self._in_sidebar:
            self.to_article()

    @on(ItemChosen)
    def _item_chosen(self, message: ItemChosen) -> None:
        if message.ref not in self.marks:  # the lists were filled anew in the meantime
            return
        goes = message.opened and self._in_sidebar
        act = self.navigation.open if goes else self.navigation.select
        here = act(message.ref, self.marks)
        if message.place is not None:
            span = self.marks.places(message.ref)[message.place]
            here = replace(here, offset=span.start, place=message.place)
        self.navigation = here
        if goes:
            self.to_article()
        elif message.opened:
            self.action_open()

    @on(KindChosen)
    def _kind_chosen(self, message: KindChosen) -> None:
        self.action_list(message.kind.value)

    @on(TopicChosen)
    def _topic_chosen(self, message: TopicChosen) -> None:
        self.topic = message.topic
        if isinstance(message.topic, Ref) and (spans := self.marks.places(message.topic)):
            here = self.navigation.select(message.topic, self.marks)
            self.navigation = replace(here, offset=spans[0].start, place=0)

    @on(MatchChosen)
    def _match_chosen(self, message: MatchChosen) -> None:
        if message.number >= len(self.search.matches):  # something else was typed in the meantime
            return
        self.search = replace(self.search, current=message.number)
        self._leap(self.search.matches[message.number].start)
        if message.opened:
            self.to_article()

    # Panes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed its keys are text; in a list, Enter and & are the list's own."""
        if isinstance(self.focused, Prompt):
            return action in {"quit", "suspend_process"}
        if action == "drop_note":
            return self._in_notes
        in_list = self._in_sidebar and self.topic is None
        if action in {"narrow", "sort"}:
            return in_list
        if action == "topic" and parameters == ("matches",):
            return not in_list
        return not (action == "open" and self._in_sidebar)

    @property
    def _in_sidebar(self) -> bool:
        return isinstance(self.focused, Listing)

    def on_resize(self, event: Resize) -> None:
        """Chooses the layout for the room there is."""
        self._arrange(event.size)
        self.to_article()

    def _arrange(self, size: Size) -> None:
        self._room = layout_for(*size)
        for layout in Layout:
            self.set_class(layout is self._room, f"-{layout.value}")

    @property
    def _sidebar(self) -> Sidebar:
        return self.query_one(Sidebar)

    def to_article(self) -> None:
        """Into the text; what lies over it goes."""
        self._sidebar.display = self._room is Layout.WIDE and self._wanted
        self.set_focus(self.query_one(ArticlePane))

    def _to_sidebar(self) -> None:
        """Into the list that is open."""
        if self._room is Layout.TINY:
            self.say("Too little room for the lists")
            return
        self._wanted = self._sidebar.display = True
        self.set_focus(self.query_one(Listing))

    def action_other_pane(self) -> None:
        """From the article to the sidebar, and back."""
        if self._in_sidebar:
            self.to_article()
        else:
            self._to_sidebar()

    def action_sidebar(self) -> None:
        """Hides or shows the sidebar; where it is a drawer, showing it goes into it."""
        if self._room is not Layout.WIDE:
            self.action_other_pane()
            return
        self._wanted = not self._wanted
        self.to_article()

    def action_list(self, kind: str) -> None:
        """Shows one of the lists, at what belongs to the selected item, and goes into it."""
        self.topic = None
        wanted, selected = Kind(kind), self.navigation.selected
        here = self.navigation.list(wanted)
        related = self.relations.related(selected, wanted) if selected else ()
        listed = [ref for ref in related if ref in self.marks]
        self.navigation = here.select(listed[0], self.marks) if listed else here
        self._to_sidebar()

    def action_topic(self, topic: str) -> None:
        """Shows all matches, the outline or the notes in the sidebar."""
        self.topic = Extra[topic.upper()]
        self.navigation = self.navigation.goto(self.navigation.offset, self.marks)
        self._to_sidebar()

    def action_open(self) -> None:
        """From the text to the card of the selected item."""
        if not self.navigation.selected:
            self.say("Nothing is marked here")
            return
        self.topic = None
        self.show_listed(self.navigation.selected)
        self.navigation = self.navigation.list(self.navigation.selected.kind)
        self._to_sidebar()

    def action_why(self) -> None:
        """Shows why the selected item was found; the second time, its list again."""
        self.settle()
        selected = self.navigation.selected
        if not selected:
            self.say("Nothing is marked here")
            return
        self.topic = None if self.topic == selected and self._in_sidebar else selected
        self.navigation = self.navigation.list(selected.kind)
        self._to_sidebar()

    def action_escape(self) -> None:
        """Gives up or closes what is open, else clears what is lit; it never quits."""
        if self.give_up() or self.drop_selection():
            return
        if self.topic is not None:
            self.topic = None
        elif self._in_sidebar and self.view.phrase:
            self.widen_lists()
        elif self._in_sidebar:
            self.navigation = self.navigation.leave()
            self.to_article()
        elif self.search.phrase:
            self.search = Search(self.search.folded)
        else:
            self.clear_selection()
            self.say("")

    # Moving, looking

    def action_step(self, direction: Direction) -> None:
        """To the next or previous place of the selected item."""
        if not self.settle():
            self.navigation = self.navigation.step(direction, self.marks)

    def action_step_item(self, direction: Direction) -> None:
        """To the next or previous item of the open list."""
        self.navigation = self.navigation.step_item(direction, self.marks)

    def action_widen(self) -> None:
        """Selects the item around the selected one."""
        self.navigation = self.navigation.widen(self.marks)

    def action_percent(self) -> None:
        """Says what is missing: a number comes before this key."""
        self.say("How many percent? A number comes first")

    def action_back(self) -> None:
        """Back where the last jump began; before the first, to the list of articles."""
        if self.browsing.at is not None and not (self.navigation.back or self.navigation.origin):
            self.action_library()
        else:
            self.navigation = self.navigation.go_back()

    def action_forward(self) -> None:
        """Forward to where going back came from."""
        self.navigation = self.navigation.go_forward()

    def action_marks(self) -> None:
        """All marks, those of the selected item, none."""
        self.navigation = self.navigation.cycle()

    def action_measure(self, step: int) -> None:
        """A wider or narrower column of text; 0 for the usual one."""
        wanted = self.measure + step if step else self.usual_measure
        self.measure = min(max(wanted, NARROWEST), WIDEST)
        self.say(f"Text {self.measure} cells wide")
        self.post_message(LookChosen(self.measure))

    def action_information(self) -> None:
        """Shows what is known about the article."""
        from reader.app.widgets import help as pages  # noqa: PLC0415 - only who looks there
        from reader.app.widgets.information import about  # noqa: PLC0415 - the same

        sections = about(self.analysis, memory.engine() if self.ready else "")
        self.app.push_screen(pages.Leaf("About this article", sections))

    def action_help(self) -> None:
        """Shows the keys as they are now."""
        from reader.app.widgets import help as pages  # noqa: PLC0415 - only who looks there

        sections = pages.keys(self.active_bindings.values())
        self.app.push_screen(pages.Leaf("Keys", sections, columns=2))
