"""The keys of the window: what each does, in words, and which of them the footer names.

Keys that act inside one pane are bound there; these need the whole window. An id names an action
for a user's keymap; a tooltip is its line in the help.
"""

import string
from collections.abc import Iterable, Mapping

from textual.binding import ActiveBinding, Binding
from textual.keys import _character_to_key

PANES = Binding.Group("Panes and lists")
ITEMS = Binding.Group("People, quotes, statistics")
PLACES = Binding.Group("Going back")
FINDING = Binding.Group("Finding")
LOOKS = Binding.Group("Looks")
NOTES = Binding.Group("Your notes")
TAKING = Binding.Group("Taking it away")
READER = Binding.Group("The reader")
LIBRARY = Binding.Group("The library")

_NEXT, _PREVIOUS = "The next article of the list it was opened from", "The article before"
_PRIVATE = "Keep nothing of what is read from here on, or again"
UNBOUND = "unbound:"
"""Begins the key of an action that has none: it is in the palette, and settings can give it one."""


def key(  # noqa: PLR0917 - a row of the table of keys
    keys: str, action: str, name: str, label: str, tooltip: str, group: Binding.Group
) -> Binding:
    """A binding with an id, a short label for the footer and a line for the help."""
    return Binding(keys, action, label, id=name, tooltip=tooltip, group=group, show=False)


SCREEN = (
    key("tab", "other_pane", "pane.next", "other pane", "Article or sidebar", PANES),
    key("shift+tab", "other_pane", "pane.previous", "other pane", "Article or sidebar", PANES),
    key("1", "list('person')", "list.people", "people", "The people, or who says this", PANES),
    key("2", "list('quote')", "list.quotes", "quotes", "The quotes, or what they said", PANES),
    key("3", "list('statistic')", "list.statistics", "figures", "The statistics", PANES),
    key("0,s", "sidebar", "sidebar.toggle", "sidebar", "Hide or show the sidebar", PANES),
    key("t", "topic('outline')", "outline.open", "outline", "The headings", PANES),
    key("enter", "open", "item.open", "open", "From the text to the card", ITEMS),
    key(
        "full_stop", "step(1)", "mention.next", "next", "The next place of the selected item", ITEMS
    ),
    key("comma", "step(-1)", "mention.previous", "previous", "The place before", ITEMS),
    key("e", "step_item(1)", "item.next", "next item", "The next item of the open list", ITEMS),
    key("E", "step_item(-1)", "item.previous", "item before", "The item before", ITEMS),
    key("z", "widen", "item.widen", "wider", "The item around the selected one", ITEMS),
    key("w", "why", "item.why", "why", "Why this was found, how sure, what belongs to it", ITEMS),
    key(
        "exclamation_mark",
        "correct",
        "item.correct",
        "correct",
        "Say that the item here is wrong, or another one",
        ITEMS,
    ),
    key("U", "undo", "correction.undo", "undo", "Take back the last correction or deletion", ITEMS),
    key("backspace,ctrl+o", "back", "jump.back", "back", "Where the last jump began", PLACES),
    key("O", "forward", "jump.forward", "forward", "Undo going back", PLACES),
    key(
        f"{UNBOUND}place.percent",
        "percent",
        "place.percent",
        "percent",
        "So many percent into the text: 50%",
        PLACES,
    ),
    key(
        f"{UNBOUND}count.digit",
        "count",
        "count.digit",
        "count",
        "How often the next key acts, or which paragraph it goes to",
        PLACES,
    ),
    key("escape", "escape", "window.close", "close", "Close, then clear; never quit", PLACES),
    key("slash,ctrl+f", "find", "search.open", "find", "Find as you type", FINDING),
    key(
        f"{UNBOUND}search.back",
        "find(-1)",
        "search.back",
        "find back",
        "Find as you type, before this place; n goes on backwards",
        FINDING,
    ),
    key("n", "match(1)", "match.next", "next match", "The next match", FINDING),
    key("N", "match(-1)", "match.previous", "match before", "The match before", FINDING),
    key("asterisk", "find_this", "search.word", "find this", "Find the name or word here", FINDING),
    key("ampersand", "topic('matches')", "search.all", "all", "All matches in context", FINDING),
    key("m", "bookmark", "note.bookmark", "bookmark", "A bookmark here, or no more", NOTES),
    key("a", "write_note", "note.write", "note", "A note on the selection, item or word", NOTES),
    key(
        "H",
        "highlight",
        "note.highlight",
        "highlight",
        "Highlight the selection, item or sentence",
        NOTES,
    ),
    key(
        "apostrophe",
        "topic('notes')",
        "note.list",
        "notes",
        "Your bookmarks, notes and highlights",
        NOTES,
    ),
    key("V", "select", "selection.begin", "select", "Select from here by moving", NOTES),
    key("v", "marks", "marks.cycle", "marks", "All marks, the selected item's, none", LOOKS),
    key("T", "app.themes", "theme.choose", "theme", "The themes, each seen as one walks", LOOKS),
    key("plus", "measure(4)", "measure.wider", "wider text", "A wider column", LOOKS),
    key("minus", "measure(-4)", "measure.narrower", "narrower text", "A narrower column", LOOKS),
    key("equals_sign", "measure(0)", "measure.reset", "76 cells", "The column as it was", LOOKS),
    key("y", "copy", "copy.words", "copy", "Copy the exact words", TAKING),
    key("Y", "copy_cited", "copy.cited", "cite", "Copy with speaker, title, date, source", TAKING),
    key("x", "export", "export.open", "export", "Write findings to a file", TAKING),
    key(
        "i", "information", "article.information", "about", "Source, date, what was removed", READER
    ),
    key("o", "ask_path", "article.open", "open file", "Open another article", READER),
    key("r", "reload", "article.reload", "reload", "Read the article again", READER),
    key("question_mark,f1", "help", "help.open", "help", "These keys", READER),
    key(
        "colon,ctrl+p",
        "app.command_palette",
        "palette.open",
        "go to",
        "A person, a quote, 120, 50%",
        READER,
    ),
    key("L,ctrl+l", "library", "library.open", "library", "All articles kept", LIBRARY),
    key("greater_than_sign", "article(1)", "article.next", "next article", _NEXT, LIBRARY),
    key("less_than_sign", "article(-1)", "article.previous", "article before", _PREVIOUS, LIBRARY),
    key("P", "private", "library.private", "private", _PRIVATE, LIBRARY),
    key("q,ctrl+q", "app.quit", "reader.quit", "quit", "Leave", READER),
    key(
        "ctrl+z",
        "app.suspend_process",
        "reader.suspend",
        "suspend",
        "To the shell, back by fg",
        READER,
    ),
)

_IN_BOTH = frozenset(
    "list.people list.quotes list.statistics jump.back window.close theme.choose article.open "
    "help.open library.open library.private palette.open reader.quit reader.suspend".split()
)
CATALOGUE = (
    key("slash,ctrl+f", "search", "library.search", "search", "Words of any article", LIBRARY),
    key("tab", "tab(1)", "library.tab", "next list", "People, quotes, statistics", LIBRARY),
    key("shift+tab", "tab(-1)", "library.tab-before", "list before", "The list before", LIBRARY),
    key("0", "list('')", "library.all", "all", "Everything that has the words", LIBRARY),
    key("4", "list('article')", "library.articles", "articles", "Articles alone", LIBRARY),
    key("D,delete", "remove", "library.remove", "remove", "Remove the article", LIBRARY),
    key("U", "undo", "library.undo", "undo", "Undo removing, joining, splitting", LIBRARY),
    key("J", "join", "people.join", "join", "Say that two people are one", LIBRARY),
    key("X", "split", "people.split", "split", "A person in each article again", LIBRARY),
    *(known for known in SCREEN if known.id in _IN_BOTH),
)
"""The keys of the library screen; those of both screens do there what they do in the window."""

FOOTER: Mapping[str, tuple[str, ...]] = {
    "article": (
        "mention.next",
        "item.open",
        "list.people",
        "search.open",
        "copy.cited",
        "export.open",
        "help.open",
    ),
    "listing": (
        "list.open",
        "dossier.open",
        "mention.next",
        "pane.next",
        "copy.cited",
        "list.filter",
        "export.open",
        "help.open",
    ),
    "catalogue": (
        "list.open",
        "library.search",
        "library.tab",
        "library.remove",
        "people.join",
        "window.close",
        "help.open",
    ),
    "words": ("words.open", "words.next", "library.tab", "prompt.cancel"),
    "": ("pane.next", "help.open"),
}
"""The bindings that the footer names, by the id of the focused pane, the most useful first.

The last two are named in any case: they lead to everything else.
"""

_CHARACTERS = {_character_to_key(character): character for character in string.punctuation}
_SIGNS = {
    **_CHARACTERS,
    "enter": "⏎",
    "escape": "Esc",
    "backspace": "⌫",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


_TOLD = frozenset(',"\\')
"""Characters that a file of settings calls by name: there they would mean something else."""


def sign(name: str) -> str:
    """A key as a reader knows it: "full_stop" is ".", "ctrl+f" is "^f", "f1" is "F1"."""
    if name in _SIGNS:
        return _SIGNS[name]
    if name.startswith("ctrl+"):
        return f"^{sign(name.removeprefix('ctrl+'))}"
    return name.upper() if len(name) in {2, 3} and name[1:].isdigit() else name


def written(name: str) -> str:
    """A key as a file of settings names it: the character, where it is one that needs no escape."""
    character = _CHARACTERS.get(name, name)
    return name if character in _TOLD else character


def signs(bindings: Iterable[Binding]) -> str:
    """The keys of an action, as a reader knows them; "" where it has none."""
    return " ".join(sign(one.key) for one in bindings if UNBOUND not in one.key)


def by_id(active: Iterable[ActiveBinding]) -> dict[str, list[Binding]]:
    """The live bindings under their ids; one action may have many keys."""
    found: dict[str, list[Binding]] = {}
    for entry in active:
        if entry.enabled and entry.binding.id:
            found.setdefault(entry.binding.id, []).append(entry.binding)
    return found


def hints(active: Iterable[ActiveBinding], focus: str) -> tuple[tuple[str, str, str], ...]:
    """The live keys that the footer names for a focused pane: key, label, action."""
    live = by_id(active)
    return tuple(
        (sign(live[known][0].key), live[known][0].description, live[known][0].action)
        for known in FOOTER.get(focus, FOOTER[""])
        if known in live and signs(live[known])
    )
