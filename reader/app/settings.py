"""The settings checked against what the window has, written out, and their faults in one line."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reader import config as files
from reader import display
from reader.app import choices, keymap, own_themes, rebinding, themes
from reader.app.choices import Choices
from reader.app.rebinding import Keys
from reader.config import Config, Fault


def load(file: Path | None = None) -> Config:
    """The settings in `file`, by default the user's; what does not exist is a fault."""
    return checked(files.load(file))


def checked(config: Config) -> Config:
    """The same without a theme that there is none of, and without colours that are none."""
    config, own = own_themes.checked(config)
    known = (*(theme.name for theme in own), *themes.names())
    if config.theme and config.theme not in known:
        guess = files.meant(config.theme, known)
        config = config.blamed("theme", f"there is no theme {config.theme}{guess}")
        return replace(config, theme="")
    return config


def look(config: Config) -> Choices:
    """What the settings say of theme and column."""
    return Choices(config.theme, config.measure)


def keeper(config: Config) -> Callable[[Choices], None]:
    """Keeps what is chosen in the window; where that fails, it holds for this window alone."""

    def keep(chosen: Choices) -> None:
        with suppress(OSError):
            choices.keep(chosen, look(config))

    return keep


def notice(faults: Sequence[Fault]) -> str:
    """The first fault and how many more there are, for the status line; "" without one."""
    if not faults:
        return ""
    more = f" (and {len(faults) - 1} more: see reader config)" if faults[1:] else ""
    return f"{faults[0].short}{more}"


def written(config: Config, keys: Keys) -> str:
    """A file of settings that says what holds now: a line is a comment where that is usual."""
    usual = Config(theme=themes.DEFAULT)
    where = display.name(str(config.file)) if config.file else "no file: there is no home folder"
    rows = [f"# {where}", "", "# Settings of reader."]
    for name, says in files.settings().items():
        value = getattr(config, name) or getattr(usual, name)
        mark = "# " if value == getattr(usual, name) else ""
        rows += ["", f"# {says}", f"{mark}{name} = {_toml(value)}"]
    rows += ["", "[keys]", "# a set of keys to begin with: default, less or vim"]
    rows += [f"{'# ' if config.preset == 'default' else ''}preset = {_toml(config.preset)}"]
    preset = rebinding.resolved(config.preset, {}).keys
    live = {**preset, **keys}
    for binding in rebinding.actions():
        name = str(binding.id)
        mark = "# " if live[name] == preset[name] else ""
        mine = ",".join(map(keymap.written, live[name]))
        rows += [f"{mark}{name} = {_toml(mine)}  # {binding.tooltip}"]
    return "\n".join(rows) + "\n"


def _toml(value: object) -> str:
    """A value as TOML has it."""
    return f'"{"".join(map(_plain, value))}"' if isinstance(value, str) else str(value).lower()


def _plain(character: str) -> str:
    """A character of a text in TOML; by its number where it must not reach a terminal."""
    if character in '"\\':
        return f"\\{character}"
    safe = character not in "\n\t" and display.shown(character) == character
    return character if safe else f"\\U{ord(character):08x}"
