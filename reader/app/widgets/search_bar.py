"""The line that is typed into: a phrase to find, words to list by, or the path of an article."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader import display
from reader.app.messages import PhraseChanged
from reader.app.widgets.cards import aligned, shortened

TYPING = Binding.Group("While typing")
_ROOMY = 70
"""Cells from which on a line being typed has room for a hint."""
_PARTS = "kind:indirect  speaker:name  unit:percent"
_HISTORY = 100
"""How many phrases the arrows bring back."""


def typing_key(keys: str, action: str, name: str, label: str, tooltip: str) -> Binding:
    """A key that acts while a line is typed."""
    return Binding(keys, action, label, id=name, tooltip=tooltip, group=TYPING, show=False)


class Prompt(Widget, can_focus=True):
    """One line of text being typed, with a visible caret; says when it is done or given up."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prompt--sign",
        "prompt--text",
        "prompt--note",
        "prompt--on",
        "prompt--problem",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        typing_key("enter", "accept", "prompt.accept", "done", "Take it"),
        typing_key("escape", "give_up", "prompt.cancel", "cancel", "Back to where you were"),
        typing_key("left,ctrl+b", "caret(-1)", "prompt.left", "left", "A character back"),
        typing_key("right", "caret(1)", "prompt.right", "right", "A character on"),
        typing_key("home,ctrl+a", "edge(0)", "prompt.home", "start", "To the start"),
        typing_key("end,ctrl+e", "edge(1)", "prompt.end", "end", "To the end"),
        typing_key("backspace", "rub", "prompt.rub", "rub out", "Rub out a character"),
        typing_key(
            "delete,ctrl+d", "delete", "prompt.delete", "delete", "Delete the character here"
        ),
        typing_key("ctrl+w", "rub_word", "prompt.rub-word", "rub word", "Rub out a word"),
        typing_key(
            "ctrl+u", "clear", "prompt.clear", "clear", "Rub out everything before the caret"
        ),
        typing_key("up", "recall(-1)", "prompt.earlier", "earlier", "What was typed before"),
        typing_key("down", "recall(1)", "prompt.later", "later", "What was typed after that"),
    ]
    SIGN = ":"

    text: reactive[str] = reactive("")
    caret: reactive[int] = reactive(0)

    @dataclass
    class Accepted(Message):
        """The line is done."""

        prompt: "Prompt"
        text: str

        @property
        def control(self) -> "Prompt":
            """The line that speaks."""
            return self.prompt

    @dataclass
    class GivenUp(Message):
        """The line is to be forgotten."""

        prompt: "Prompt"

        @property
        def control(self) -> "Prompt":
            """The line that speaks."""
            return self.prompt

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._history: list[str] = []
        self._recalled = 0

    def begin(self, text: str = "") -> None:
        """Starts a new line, with `text` in it."""
        self._recalled = len(self._history)
        self._become(text, len(text))

    def changed(self) -> None:
        """Says that the text is another one."""

    def note(self) -> Content:
        """What stands at the right of the line."""
        return Content("")

    def _become(self, text: str, caret: int) -> None:
        new = text != self.text
        self.text, self.caret = text, min(max(caret, 0), len(text))
        if new:
            self.changed()

    def render(self) -> Content:
        """The line: sign, text with the caret, note."""
        width, note = self.content_size.width, self.note()
        shown, caret = display.name(self.text), self.caret
        before, here, after = shown[:caret], shown[caret : caret + 1] or " ", shown[caret + 1 :]
        room = max(width - note.cell_length - 8, 8)
        while Content(before).cell_length > room:
            before = before[1:]
        line = Content.assemble(
            (f"{self.SIGN} ", ".prompt--sign"),
            (before, ".prompt--text"),
            (here, Style(reverse=True) if self.has_focus else ".prompt--text"),
            (after, ".prompt--text"),
        )
        return aligned(line, note, width) if note else line.truncate(width, ellipsis=True)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's
        """Printable characters are text here, not keys."""
        return character is not None and character.isprintable()

    def on_key(self, event: Key) -> None:
        """A printable character goes in at the caret."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._insert(event.character)

    def on_paste(self, event: Paste) -> None:
        """Pasted text goes in at the caret, as one line."""
        event.stop()
        self._insert(" ".join(event.text.split()))

    def _insert(self, text: str) -> None:
        self._become(
            self.text[: self.caret] + text + self.text[self.caret :], self.caret + len(text)
        )

    def action_caret(self, step: int) -> None:
        """Moves the caret by a character."""
        self._become(self.text, self.caret + step)

    def action_edge(self, end: int) -> None:
        """Moves the caret to the start (0) or the end (1)."""
        self._become(self.text, len(self.text) * end)

    def action_rub(self) -> None:
        """Rubs out the character before the caret."""
        before = self.text[: self.caret][:-1]
        self._become(before + self.text[self.caret :], len(before))

    def action_delete(self) -> None:
        """Deletes the character at the caret."""
        self._become(self.text[: self.caret] + self.text[self.caret + 1 :], self.caret)

    def action_rub_word(self) -> None:
        """Rubs out the word before the caret."""
        before = self.text[: self.caret].rstrip()
        before = before[: before.rfind(" ") + 1]
        self._become(before + self.text[self.caret :], len(before))

    def action_clear(self) -> None:
        """Rubs out everything before the caret."""
        self._become(self.text[self.caret :], 0)

    def action_recall(self, step: int) -> None:
        """Brings back what was typed before or after."""
        self._recalled = min(max(self._recalled + step, 0), len(self._history))
        lines = [*self._history, ""]
        self._become(lines[self._recalled], len(lines[self._recalled]))

    def action_accept(self) -> None:
        """Remembers the line and says that it is done."""
        if self.text and self.text not in self._history[-1:]:
            self._history = [*self._history, self.text][-_HISTORY:]
        self.post_message(self.Accepted(self, self.text))

    def action_give_up(self) -> None:
        """Says that the line is to be forgotten."""
        self.post_message(self.GivenUp(self))


class SearchBar(Prompt):
    """A phrase to find, live: count, kind of match and what is wrong with it at the right."""

    SIGN = "/"
    BINDINGS: ClassVar[list[BindingType]] = [
        typing_key("ctrl+t", "match_by('whole')", "search.whole", "whole word", "Whole words only"),
        typing_key(
            "ctrl+r", "match_by('regex')", "search.regex", "pattern", "A regular expression"
        ),
    ]

    count: reactive[str] = reactive("")
    """Where the reader is among the matches: "4/14"."""
    problem: reactive[str] = reactive("")
    """Why the phrase is no pattern."""
    whole: reactive[bool] = reactive(default=False)
    regex: reactive[bool] = reactive(default=False)

    @dataclass
    class Toggled(Message):
        """The way to match was changed: "whole" or "regex"."""

        way: str

    def changed(self) -> None:
        """Asks for the new phrase to be found."""
        self.post_message(PhraseChanged(self.text))

    def note(self) -> Content:
        """Count or problem, and the two ways to match with their keys."""
        if self.problem:
            return Content.styled(display.line(self.problem), ".prompt--problem")
        narrow = self.content_size.width < 60
        parts = [Content.styled(self.count, ".prompt--text")] if self.count else []
        for key, label, way, on in (
            ("^t", "whole word", "whole", self.whole),
            ("^r", "pattern", "regex", self.regex),
        ):
            look = ".prompt--on" if on else ".prompt--note"
            if on or not narrow:
                toggle = Content.styled(f"{key} {'✓ ' if on else ''}{label}", look)
                parts.append(toggle.stylize(Style.from_meta({"@click": f"match_by('{way}')"})))
        return Content("   ").join(parts)

    def action_match_by(self, way: str) -> None:
        """Asks for another way to match."""
        self.post_message(self.Toggled(way))


class NotePrompt(Prompt):
    """A note being written, in one line."""

    SIGN = "✎"

    about: reactive[str] = reactive("")
    """The words that the note is on."""

    def note(self) -> Content:
        """What the note is on, and what the keys do."""
        room = max(self.content_size.width // 3 - 20, 0)
        subject = shortened(display.line(self.about), room)
        on = f"on “{subject}”   " if subject else ""
        return Content.styled(f"{on}⏎ keep   Esc leave", ".prompt--note")


class FilterBar(Prompt):
    """Words that narrow the lists, live; how much of the open one is left at the right."""

    SIGN = "&"

    count: reactive[str] = reactive("")
    """How many cards the open list has left: "3 of 17"."""

    @dataclass
    class Narrowed(Message):
        """The lists are to show what has these words."""

        phrase: str

    def changed(self) -> None:
        """Asks for the lists to be narrowed."""
        self.post_message(self.Narrowed(self.text))

    def note(self) -> Content:
        """The count; before anything is typed, what can be sought in one part of a card alone."""
        count = Content.styled(self.count, ".prompt--text")
        if self.text or self.content_size.width < _ROOMY:
            return count
        return Content.assemble((f"{_PARTS}   ", ".prompt--note"), count)
