"""The user's settings: what config.toml says, and what is wrong with it, a line for each fault."""

import difflib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from reader import display

NARROWEST, MEASURE, WIDEST = 40, 76, 120
"""Cells of the text column: at least, as it is at first, and at most."""
_LARGEST = 64 * 1024
"""Bytes of the largest file that is taken for settings."""
_MOST = 20
"""Lines that are no TOML, after which the rest of the file is not read."""
_TYPES = {bool: "true or false", int: "a whole number", str: 'text in quotation marks: "..."'}
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([^=#\[]+?)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that is not followed, and where."""

    file: Path
    line: int
    """From 1; 0 where it is the whole file."""
    words: str

    @property
    def short(self) -> str:
        """The same without the folder, for where there is little room."""
        return str(replace(self, file=Path(self.file.name)))

    def __str__(self) -> str:
        """One line: file, line, what is wrong."""
        home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() fails where there is none
        name = str(self.file)
        name = f"~{name.removeprefix(home)}" if name.startswith(f"{home}{os.sep}") else name
        at = f":{self.line}" if self.line else ""
        return f"{display.name(name)}{at}: {display.line(self.words)}"


def _setting(says: str, default: object) -> Any:
    return field(default=default, metadata={"says": says})


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for every window; the default of a field is what holds without a file."""

    theme: str = _setting("the colours: ink, paper or another theme; T shows them", "")
    measure: int = _setting(f"cells of the text column, {NARROWEST} to {WIDEST}", MEASURE)
    library: bool = _setting("whether articles and your place in them are kept", default=True)
    private: bool = _setting("keep nothing at all of what is read", default=False)
    themes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The colours of themes of the user's own, as given."""
    preset: str = "default"
    """The name of a set of keys."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of an action, separated by commas, by the action's name."""
    file: Path | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each setting stands in the file, from 1."""
    faults: tuple[Fault, ...] = ()

    @property
    def remembers(self) -> bool:
        """Whether anything of what is read may be kept."""
        return self.library and not self.private

    def blamed(self, name: str, words: str) -> "Config":
        """The same with a fault more: something is wrong with the setting `name`."""
        return replace(self, faults=(*self.faults, self._fault(name, words)))

    def _fault(self, name: str, words: str) -> Fault:
        assert self.file
        while name and name not in self.lines:
            name = name.rpartition(".")[0]
        return Fault(self.file, self.lines.get(name, 0), words)


def settings() -> dict[str, str]:
    """What each setting outside of tables says, by its name."""
    return {part.name: part.metadata["says"] for part in fields(Config) if part.metadata}


def meant(name: str, known: Iterable[str]) -> str:
    """The end of a sentence that says that a name is unknown: the known name most like it."""
    like = difflib.get_close_matches(name, list(known), 1)
    return f"; did you mean {like[0]}?" if like else ""


def config_file() -> Path | None:
    """The file of settings, whether it is there or not; None where the user has no home.

    It never depends on the working folder, where a stranger's article may lie: a relative
    XDG_CONFIG_HOME counts for nothing, as its specification asks.
    """
    from platformdirs import user_config_path  # noqa: PLC0415 - only who opens a window asks

    usual = Path(os.path.expanduser("~/.config/byline"))  # noqa: PTH111 - a Path fails without home
    try:
        folders = (user_config_path("byline", appauthor=False), usual)
    except RuntimeError:
        return None
    return next((one / "config.toml" for one in folders if one.is_absolute()), None)


def load(file: Path | None = None) -> Config:
    """The settings in `file`, by default the user's, with what is wrong there. Raises nothing."""
    file = file or config_file()
    if file is None:
        return Config()
    try:
        text = _text(file)
    except FileNotFoundError:
        return Config(file=file)
    except OSError as error:
        why = error.strerror.lower() if error.strerror else str(error)
        return Config(file=file, faults=(Fault(file, 0, f"cannot be read ({why})"),))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Config(file=file, faults=(Fault(file, line, "is not UTF-8"),))
    return parse(text, file)


def _text(file: Path) -> str:
    """The content. Raises OSError, also for what is no file or too large."""

    def at_once(path: str, flags: int) -> int:
        return os.open(path, flags | os.O_NONBLOCK)  # a pipe would wait for a writer

    with open(file, "rb", opener=at_once) as source:
        if not stat.S_ISREG(os.fstat(source.fileno()).st_mode):
            raise OSError("it is no regular file")
        content = source.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise OSError(f"it is larger than {_LARGEST // 1024} kB")
    return content.decode("utf-8-sig")


def parse(text: str, file: Path) -> Config:
    """The settings in a text of TOML; what is wrong in it is left out and becomes a fault."""
    values, faults = _values(text, file)
    config = Config(file=file, lines=_places(text), faults=tuple(faults))
    types = {name: type(getattr(config, name)) for name in settings()}
    for name, value in values.items():
        if name == "keys":
            config = _with_keys(config, value)
        elif name == "themes":
            config = _with_themes(config, value)
        elif name not in types:
            guess = meant(name, (*types, "keys", "themes"))
            config = config.blamed(name, f"there is no setting {name}{guess}")
        elif type(value) is not types[name]:
            config = config.blamed(name, f"{name} is {_TYPES[types[name]]}")
        elif name == "measure" and not NARROWEST <= value <= WIDEST:
            config = config.blamed(name, f"measure is a number from {NARROWEST} to {WIDEST}")
        else:
            setting: dict[str, Any] = {name: value}
            config = replace(config, **setting)
    return config


def _with_keys(config: Config, table: object) -> Config:
    if not isinstance(table, dict):
        return config.blamed("keys", 'keys is a table: [keys], then preset = "vim"')
    keys: dict[str, str] = {}
    for name, value in _flat(table):
        if not isinstance(value, str):
            config = config.blamed(f"keys.{name}", f"the keys of {name} are {_TYPES[str]}")
        elif name == "preset":
            config = replace(config, preset=value)
        else:
            keys[name] = value
    return replace(config, keys=keys)


def _with_themes(config: Config, tables: object) -> Config:
    if not isinstance(tables, dict):
        return config.blamed("themes", "themes are tables: [themes.NAME], then colours")
    for name, table in tables.items():
        if isinstance(table, dict):
            config = replace(config, themes={**config.themes, name: table})
        else:
            config = config.blamed(f"themes.{name}", f"a theme is a table: [themes.{name}]")
    return config


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """The values of a table and the tables in it, by dotted name: TOML reads a.b as a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _values(text: str, file: Path) -> tuple[dict[str, Any], list[Fault]]:
    """What TOML makes of the text without the lines that are none, and those lines as faults."""
    import tomllib  # noqa: PLC0415 - few have such a file

    faults: list[Fault] = []
    lines = text.split("\n")
    while True:
        try:
            return tomllib.loads("\n".join([*lines, ""])), faults
        except (ValueError, RecursionError) as error:
            words = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "cannot be read"
            at = _AT_LINE.search(words)
            line = int(at[1]) if at else 0
            said = words.replace(at[0], "").strip() if at else words
            faults.append(Fault(file, line, f"no TOML: {said[:1].lower()}{said[1:]}"))
            if not line or not lines[line - 1] or len(faults) == _MOST:
                return {}, faults
            lines[line - 1] = ""


def _places(text: str) -> dict[str, int]:
    """The line of each table and key, by dotted name."""
    places: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := _TABLE.match(line):
            table = _dotted(head[1])
            places.setdefault(table, number)
        elif key := _KEY.match(line):
            places.setdefault(f"{table}.{_dotted(key[1])}".lstrip("."), number)
    return places


def _dotted(key: str) -> str:
    return re.sub(r"[\s\"']", "", key)
