"""The sheets that ask what is wrong with an item, who is meant, and what somebody is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from reader import display
from reader.app.widgets.cards import aligned, shortened
from reader.app.widgets.search_bar import Prompt
from reader.link.folding import fold
from reader.model import Analysis, Kind, Person, Ref

CORRECTING = Binding.Group("Correcting")
WIDTH = 68
"""Cells of a row."""
_ROWS = 9
"""People shown at a time."""


_LOOKS = {"leaf--title", "leaf--group", "leaf--key", "leaf--words", "leaf--chosen"}


class Choice(Enum):
    """What may be wrong with an item."""

    WRONG = "wrong"
    SAME = "same"
    NAME = "name"
    PLACE = "place"
    SPEAKER = "speaker"
    NOBODY = "nobody"
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


KEYS = {
    Choice.WRONG: "w",
    Choice.SAME: "m",
    Choice.NAME: "n",
    Choice.PLACE: "p",
    Choice.SPEAKER: "s",
    Choice.NOBODY: "o",
    Choice.DIRECT: "d",
    Choice.MIXED: "x",
    Choice.INDIRECT: "i",
}
"""The key of each choice."""
_WRONG = {kind: f"not a {kind.value}" for kind in Kind}
_LABELS = {
    Choice.SAME: "the same person as …",
    Choice.NAME: "another name …",
    Choice.PLACE: "not this person here",
    Choice.SPEAKER: "said by …",
    Choice.NOBODY: "said by nobody named",
    Choice.DIRECT: "the speaker’s own words",
    Choice.MIXED: "the speaker’s own words in part",
    Choice.INDIRECT: "the writer’s words",
}


def label(choice: Choice, kind: Kind) -> str:
    """A choice in words."""
    return _WRONG[kind] if choice is Choice.WRONG else _LABELS[choice]


def _key(keys: str, action: str, name: str, says: str, tooltip: str) -> Binding:
    """A key of a sheet; it is done before the next one, which may be for the sheet that follows."""
    return Binding(keys, action, says, id=name, tooltip=tooltip, group=CORRECTING, priority=True)


class ChoiceSheet(ModalScreen[Choice | None]):
    """Offers what may be wrong with an item, each by a key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = _LOOKS
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            _key(key, f"choose('{choice.value}')", f"correct.{choice.value}", "choose", "Choose it")
            for choice, key in KEYS.items()
        ),
        _key("enter,exclamation_mark", "take", "correct.take", "do it", "What is marked"),
        _key("j,down", "walk(1)", "correct.next", "next", "The next one"),
        _key("k,up", "walk(-1)", "correct.previous", "before", "The one before"),
        _key("escape,q", "leave", "correct.leave", "leave", "Leave it as it is"),
    ]

    def __init__(self, title: str, choices: Mapping[Choice, str]) -> None:
        super().__init__()
        self._title, self.choices = title, choices
        self.marked = 0
        """The number of the choice that Enter takes."""

    def compose(self) -> ComposeResult:
        """The choices in a box that scrolls where there is little room."""
        with VerticalScroll(id="leaf", can_focus=False):
            yield Static(self.rows(), id="leaf-text")

    def rows(self) -> Content:
        """The item, and a row for each choice."""
        return Content("\n").join(
            [
                Content.styled(shortened(self._title, WIDTH), ".leaf--title"),
                Content(""),
                *(
                    self._row(number, choice, words)
                    for number, (choice, words) in enumerate(self.choices.items())
                ),
                Content(""),
                _foot("do it"),
            ]
        )

    def _row(self, number: int, choice: Choice, words: str) -> Content:
        look = ".leaf--chosen" if number == self.marked else ".leaf--words"
        row = Content.assemble(
            ("▸ " if number == self.marked else "  ", look),
            (f"{KEYS[choice]}  ", ".leaf--key"),
            (shortened(words, WIDTH - 5), look),
        )
        return row.stylize(Style.from_meta({"@click": f"screen.choose('{choice.value}')"}))

    def action_choose(self, value: str) -> None:
        """Takes a choice, where it is offered."""
        if (choice := Choice(value)) in self.choices:
            self.dismiss(choice)

    def action_take(self) -> None:
        """Takes the choice that is marked."""
        self.dismiss(list(self.choices)[self.marked])

    def action_walk(self, step: int) -> None:
        """Marks the next choice, round the ends."""
        self.marked = (self.marked + step) % len(self.choices)
        for text in self.query("#leaf-text").results(Static):
            text.update(self.rows())

    def action_leave(self) -> None:
        """Closes, and nothing is corrected."""
        self.dismiss(None)


class NameBar(Prompt):
    """A name being typed."""

    SIGN = "›"

    @dataclass
    class Changed(Message):
        """Other letters are there."""

        text: str

    def changed(self) -> None:
        """Says so."""
        self.post_message(self.Changed(self.text))


class PersonBar(NameBar):
    """A few letters of a name; the arrows walk through the people who have them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("up", "screen.walk(-1)", "correct.person-before", "before", "The person before"),
        _key("down", "screen.walk(1)", "correct.person-next", "next", "The next person"),
    ]

    count: reactive[str] = reactive("")
    """How many people have the letters: "2 of 9"."""

    def note(self) -> Content:
        """The count."""
        return Content.styled(self.count, ".prompt--text")


class NameSheet(ModalScreen[str | None]):
    """Asks for a name, and begins with the one there is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = _LOOKS

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self._title, self._name_before = title, name

    def compose(self) -> ComposeResult:
        """The line to type into."""
        with VerticalScroll(id="leaf", can_focus=False):
            yield Static(Content.styled(shortened(self._title, WIDTH), ".leaf--title"))
            yield Static(Content(""))
            yield NameBar(id="name")
            yield Static(Content(""))
            yield Static(_foot("call them so"))

    def on_mount(self) -> None:
        """Puts the name there is into the line."""
        bar = self.query_one(NameBar)
        bar.begin(self._name_before)
        self.set_focus(bar)

    @on(Prompt.Accepted)
    def _accepted(self, message: Prompt.Accepted) -> None:
        self.dismiss(message.text.strip() or None)

    @on(Prompt.GivenUp)
    def _given_up(self) -> None:
        self.dismiss(None)


class PersonSheet(ModalScreen[Ref | None]):
    """Lets one of some people be chosen by a few letters of the name or a role."""

    COMPONENT_CLASSES: ClassVar[set[str]] = _LOOKS

    def __init__(self, title: str, analysis: Analysis, people: Sequence[Ref]) -> None:
        super().__init__()
        self._title, self._analysis, self._people = title, analysis, people
        self.found = list(people)
        """Who has the letters typed so far, the best first."""
        self.marked = 0

    def compose(self) -> ComposeResult:
        """The line to type into, and who has those letters."""
        with VerticalScroll(id="leaf", can_focus=False):
            yield Static(Content.styled(shortened(self._title, WIDTH), ".leaf--title"))
            yield Static(Content(""))
            yield PersonBar(id="person")
            yield Static(Content(""))
            yield Static(self.rows(), id="leaf-text")
            yield Static(Content(""))
            yield Static(_foot("this one"))

    def on_mount(self) -> None:
        """Everybody, at first."""
        bar = self.query_one(PersonBar)
        bar.begin()
        self.set_focus(bar)
        self._count()

    def rows(self) -> Content:
        """The people who have the letters, with the one marked in view."""
        first = max(min(self.marked - _ROWS // 2, len(self.found) - _ROWS), 0)
        shown = list(enumerate(self.found))[first : first + _ROWS]
        rows = [self._row(number, ref) for number, ref in shown]
        if not rows:
            rows = [Content.styled("  Nobody of that name", ".leaf--key")]
        return Content("\n").join(
            rows + [Content("")] * (min(_ROWS, len(self._people)) - len(rows))
        )

    def _row(self, number: int, ref: Ref) -> Content:
        person = self._person(ref)
        look = ".leaf--chosen" if number == self.marked else ".leaf--words"
        left = Content.assemble(
            ("▸ " if number == self.marked else "  ", look),
            (display.line(person.name), look),
            (f"  {display.line(' · '.join(person.roles))}" if person.roles else "", ".leaf--key"),
        )
        row = aligned(left, Content.styled(f"{len(person.mentions)} ×", ".leaf--key"), WIDTH)
        return row.stylize(Style.from_meta({"@click": f"screen.take({number})"}))

    def _person(self, ref: Ref) -> Person:
        return self._analysis.people[ref.number]

    @on(NameBar.Changed)
    def _changed(self, message: NameBar.Changed) -> None:
        words = fold(message.text).lower().split()
        fits = [ref for ref in self._people if all(word in self._sought(ref) for word in words)]
        self.found = sorted(fits, key=lambda ref: not self._begins(ref, words))
        self.marked = 0
        self._draw()

    def _sought(self, ref: Ref) -> str:
        person, article = self._person(ref), self._analysis.article
        forms = (article[mention.span] for mention in person.mentions)
        return fold(" ".join((person.name, *person.roles, *forms))).lower()

    def _begins(self, ref: Ref, words: Sequence[str]) -> bool:
        name = fold(self._person(ref).name).lower().split()
        return all(any(part.startswith(word) for part in name) for word in words)

    def _draw(self) -> None:
        self.query_one("#leaf-text", Static).update(self.rows())
        self._count()

    def _count(self) -> None:
        self.query_one(PersonBar).count = f"{len(self.found)} of {len(self._people)}"

    def action_walk(self, step: int) -> None:
        """Marks the next person, round the ends."""
        if self.found:
            self.marked = (self.marked + step) % len(self.found)
            self._draw()

    def action_take(self, number: int) -> None:
        """Takes one of those shown."""
        self.dismiss(self.found[number])

    @on(Prompt.Accepted)
    def _accepted(self) -> None:
        if self.found:
            self.dismiss(self.found[self.marked])

    @on(Prompt.GivenUp)
    def _given_up(self) -> None:
        self.dismiss(None)


def _foot(does: str) -> Content:
    return Content.assemble(
        ("⏎", ".leaf--key"),
        (f" {does}   ", ".leaf--words"),
        ("Esc", ".leaf--key"),
        (" leave", ".leaf--words"),
    )
