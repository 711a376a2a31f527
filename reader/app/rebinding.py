"""Which keys an action has: those declared, those of a preset, and those that the user wants."""

import importlib
import pkgutil
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import TypeAlias

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.screen import ModalScreen, Screen

import reader.app
from reader.app.keymap import UNBOUND
from reader.app.presets import PRESETS
from reader.app.screen import ReaderScreen
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.listing import Listing
from reader.app.widgets.search_bar import Prompt
from reader.config import Config, meant

Keys: TypeAlias = Mapping[str, tuple[str, ...]]
"""The keys of each action, by its id."""

_AS = {
    "ctrl+i": "Tab",
    "ctrl+m": "Enter",
    "ctrl+h": "Backspace",
    "ctrl+[": "Esc",
    "ctrl+left_square_bracket": "Esc",
}
"""Keys that a terminal sends as another one."""
_OTHER_NAMES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "backtab": "shift+tab",
}
_MOVES = ("up", "down", "left", "right", "home", "end")
_NAMES = frozenset(
    chain(
        "enter escape tab shift+tab backspace delete insert pageup pagedown space".split(),
        _MOVES,
        (f"{held}+{move}" for held in ("ctrl", "shift") for move in _MOVES),
        (f"f{number}" for number in range(1, 25)),
        (f"ctrl+{letter}" for letter in string.ascii_lowercase),
        map(_character_to_key, string.punctuation),
    )
)
"""The keys of more than one letter that a terminal can send."""


class NoKeyError(ValueError):
    """There is no such key, or no terminal sends it; the message says so."""


def key_name(text: str) -> str:
    """A key as Textual calls it: "/" is "slash", "^f" and "C-f" are "ctrl+f". Raises NoKeyError."""
    if len(text) == 1 and text.isprintable():
        return _character_to_key(text)
    name = re.sub(r"^(\^|c-|ctrl-)(?=.)", "ctrl+", text.lower())
    name = _OTHER_NAMES.get(name, name)
    if name in _AS:
        raise NoKeyError(f"a terminal sends {text} as {_AS[name]}")
    if name not in _NAMES:
        held = re.match(r"(ctrl\+shift|alt|meta|super|cmd|shift)[+-]", name)
        wrong = (
            f"no terminal can be relied on to send {text}" if held else f"there is no key {text}"
        )
        raise NoKeyError(wrong + meant(name, _NAMES))
    return name


def bindings(kind: type[DOMNode]) -> list[Binding]:
    """What a class itself binds, one a key."""
    return [one for one in Binding.make_bindings(vars(kind).get("BINDINGS", [])) if one.id]


@cache
def classes() -> tuple[type[DOMNode], ...]:
    """Every class of the window that binds keys, also those of screens that open later."""
    for module in pkgutil.walk_packages(reader.app.__path__, "reader.app."):
        importlib.import_module(module.name)
    own = (kind for kind in _heirs(DOMNode) if kind.__module__.startswith("reader.app."))
    return tuple(kind for kind in dict.fromkeys(own) if bindings(kind))


def _heirs(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for heir in kind.__subclasses__():
        yield heir
        yield from _heirs(heir)


def actions() -> list[Binding]:
    """Every action of the window once, in the order of the help."""
    return list({one.id: one for kind in classes() for one in bindings(kind)}.values())


def declared() -> dict[str, tuple[str, ...]]:
    """The keys of every action as declared: the default ones."""
    return _keys(classes())


def _keys(kinds: Iterable[type[DOMNode]]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for binding in chain.from_iterable(map(bindings, kinds)):
        keys[str(binding.id)] = (*keys.get(str(binding.id), ()), binding.key)
    return {
        name: tuple(key for key in dict.fromkeys(mine) if UNBOUND not in key)
        for name, mine in keys.items()
    }


def panes() -> list[frozenset[str]]:
    """The actions whose keys work at the same time, pane by pane."""
    own = classes()
    alone = [kind for kind in own if issubclass(kind, Screen | Prompt) and kind is not ReaderScreen]
    lists = [kind for kind in own if kind not in alone and kind is not ArticlePane]
    together: list[list[type[DOMNode]]] = [
        [ReaderScreen, ArticlePane],
        lists,
        *map(_lineage, alone),
    ]
    return [frozenset(_keys(kinds)) for kinds in together]


def _lineage(kind: type[DOMNode]) -> list[type[DOMNode]]:
    """A pane alone; a whole screen has a list in it."""
    elders = [elder for elder in kind.__mro__ if issubclass(elder, DOMNode)]
    return elders if issubclass(kind, Prompt | ModalScreen) else [*elders, Listing]


@dataclass
class Bound:
    """The keys of every action, and what could not be followed: an action's id, and why."""

    keys: dict[str, tuple[str, ...]]
    faults: list[tuple[str, str]] = field(default_factory=list)


def resolved(preset: str, wanted: Mapping[str, str]) -> Bound:
    """The keys of a preset with those that the user wants; a wanted key leaves who had it."""
    usual = declared()
    bound = Bound({**usual, **{name: _split(keys) for name, keys in PRESETS[preset].items()}})
    chosen: dict[str, tuple[str, ...]] = {}
    for name, text in wanted.items():
        if name not in usual:
            bound.faults.append((name, f"there is no action {name}{meant(name, usual)}"))
        elif (keys := _named(bound, name, text)) or not text.strip():
            chosen[name] = keys
    for name, keys in chosen.items():
        bound.keys[name] = keys
        for key in keys:
            _claim(bound, key, name, chosen)
    return bound


def _split(text: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in text.split(",") if key.strip())


def _named(bound: Bound, name: str, text: str) -> tuple[str, ...]:
    """The keys in a text; what is none is a fault."""
    keys = []
    for key in _split(text) if text.strip() != "," else (",",):
        try:
            keys.append(key_name(key))
        except NoKeyError as error:
            bound.faults.append((name, f"{name}: {error}"))
    return tuple(dict.fromkeys(keys))


def _claim(bound: Bound, key: str, name: str, chosen: Keys) -> None:
    """Takes a key from every other action of the same pane, or says that it is wanted twice."""
    usual = declared()
    rivals = {other for pane in panes() if name in pane for other in pane} - {name}
    for other in sorted(rivals):
        if key not in bound.keys[other] or (key in usual[other] and key in usual[name]):
            continue
        if other in chosen:
            bound.keys[name] = tuple(mine for mine in bound.keys[name] if mine != key)
            bound.faults.append((name, f"{key} is bound twice, to {other} and {name}"))
            return
        bound.keys[other] = tuple(left for left in bound.keys[other] if left != key)
        if not bound.keys[other]:
            bound.faults.append((name, f"{other} has no key left: {key} is now {name}"))


def followed(config: Config) -> tuple[Keys, Config]:
    """The keys that settings ask for, and the settings with what is wrong among them.

    There are none where nothing is asked for: then the keys are those declared.
    """
    preset = config.preset
    if preset == "default" and not config.keys:
        return {}, config
    if preset not in PRESETS:
        guess = meant(preset, PRESETS)
        config = config.blamed("keys.preset", f"there is no set of keys called {preset}{guess}")
        config = replace(config, preset="default")
    bound = resolved(config.preset, config.keys)
    for name, words in bound.faults:
        config = config.blamed(f"keys.{name}", words)
    return bound.keys, config


def rebound(own: BindingsMap, keys: Keys) -> BindingsMap:
    """The bindings of a widget with other keys; an action without one keeps its place in lists."""
    changed = BindingsMap()
    done: set[str] = set()
    for key, binding in own:
        name = binding.id or ""
        if name in done:
            continue
        if name in keys:
            done.add(name)
        for mine in (keys[name] or (f"{UNBOUND}{name}",)) if name in keys else (key,):
            changed.key_to_bindings.setdefault(mine, []).append(binding.with_key(mine))
    return changed
