"""The keys: live bindings, their ids and help, and README's table say the same."""

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import reader.app
from reader.app.keymap import UNBOUND
from reader.app.presets import PRESETS

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
TABLE = re.search(r"## Keys\n(.*?)\n## ", README, re.DOTALL)
SIGNS = {
    ".": "full_stop",
    ",": "comma",
    "/": "slash",
    "?": "question_mark",
    "*": "asterisk",
    "&": "ampersand",
    "'": "apostrophe",
    ">": "greater_than_sign",
    "<": "less_than_sign",
    "+": "plus",
    "-": "minus",
    "=": "equals_sign",
    "!": "exclamation_mark",
    ":": "colon",
    "Esc": "escape",
    "PgDn": "pagedown",
    "PgUp": "pageup",
    "↓": "down",
    "↑": "up",
    "→": "right",
    "←": "left",
}
FOR_ONE_PANE_ALONE = {
    f"reader.app.widgets.{module}"
    for module in ("search_bar", "help", "export_dialog", "tabs", "correction")
}
"""A prompt, a closing page and a dialog explain their own keys where they appear."""


def classes() -> Iterator[type[DOMNode]]:
    """Every class of the window that may bind keys."""
    for module in pkgutil.walk_packages(reader.app.__path__, "reader.app."):
        for value in vars(importlib.import_module(module.name)).values():
            own = isinstance(value, type) and value.__module__ == module.name
            if own and issubclass(value, DOMNode):
                yield value


def bindings() -> list[Binding]:
    """Every binding that the reader's own classes declare, one a key."""
    declared = [
        binding
        for kind in classes()
        if kind.__module__ not in FOR_ONE_PANE_ALONE
        for binding in vars(kind).get("BINDINGS", [])
    ]
    assert all(isinstance(binding, Binding) for binding in declared)
    return list(Binding.make_bindings(declared))


def shown() -> list[str]:
    """The keys of README's table, by Textual's names."""
    assert TABLE
    cells = [line.split("|")[1] for line in TABLE[1].splitlines() if line.startswith("| `")]
    signs = [sign for cell in cells for sign in re.findall(r"`([^`]+)`", cell)]
    return [SIGNS.get(sign, sign if len(sign) == 1 else sign.lower()) for sign in signs]


def test_every_key_of_the_readme_is_bound() -> None:
    bound = {binding.key for binding in bindings()}
    assert [key for key in shown() if key not in bound] == []


def test_every_act_of_the_window_is_in_the_readme() -> None:
    by_id: dict[str, set[str]] = {}
    for binding in bindings():
        if UNBOUND not in binding.key:
            by_id.setdefault(str(binding.id), set()).add(binding.key)
    known = set(shown())
    unsaid = {name: keys for name, keys in by_id.items() if not keys & known}
    assert {name for name in unsaid if not name.startswith(("article.", "list."))} == set()


def test_every_set_of_keys_is_in_the_readme() -> None:
    assert [name for name in PRESETS if name != "default" and f"`{name}`" not in README] == []


def test_every_binding_has_an_id_a_label_and_a_line_of_help() -> None:
    lacking = [b for b in bindings() if not (b.id and b.description and b.tooltip)]
    assert lacking == []


def test_an_id_names_one_act_and_no_class_binds_a_key_twice() -> None:
    acts: dict[str, set[str]] = {}
    for kind in classes():
        mine = list(Binding.make_bindings(vars(kind).get("BINDINGS", [])))
        for binding in mine:
            acts.setdefault(str(binding.id), set()).add(binding.action)
        assert [key for key, n in Counter(b.key for b in mine).items() if n > 1] == []
    assert {name: where for name, where in acts.items() if len(where) > 1} == {}


def test_no_key_is_one_that_terminals_and_multiplexers_take() -> None:
    taken = re.compile(r"alt\+|ctrl\+shift|ctrl\+[abimh]$|left_square|right_square|_curly_")
    assert [b.key for b in bindings() if taken.search(b.key)] == []
