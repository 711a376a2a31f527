"""The theme and column last chosen in the window: they hold until the settings say otherwise.

Needs the standard library alone, and as little of it as will do: the first page is painted so.
"""

import os
import sys
from contextlib import suppress
from typing import NamedTuple

_MEASURES = range(40, 121)
"""Cells of the text column that can be chosen, as `reader.config` has them."""
_LARGEST = 4096
"""Characters of a file that is taken for one of ours."""


class Choices(NamedTuple):
    """What was chosen, or what the settings say."""

    theme: str = ""
    measure: int = 0
    """Cells of the text column."""


def kept(settings: Choices) -> Choices:
    """What was chosen last, each where the settings are still what they were then. Raises nothing.

    Who changes the settings afterwards wants what they say.
    """
    try:
        with open(f"{_folder()}/choices", encoding="utf-8") as file:  # noqa: PTH123 - paths take a while to import
            rows = [line.split("\t") for line in file.read(_LARGEST).splitlines()]
    except (OSError, ValueError):
        return settings
    found = {row[0]: row[1] for row in rows if len(row) == 3 and row[2] == _said(settings, row[0])}
    measure = found.get("measure", "")
    wide = int(measure) if measure.isdecimal() else 0
    return Choices(
        found.get("theme", settings.theme), wide if wide in _MEASURES else settings.measure
    )


def keep(chosen: Choices, settings: Choices) -> None:
    """Keeps what is chosen and not what the settings say. Raises OSError where that fails."""
    from pathlib import Path  # noqa: PLC0415 - only who chooses needs it

    rows = (
        f"{name}\t{_said(chosen, name)}\t{_said(settings, name)}\n"
        for name in Choices._fields
        if _said(chosen, name) != _said(settings, name)
    )
    folder = Path(_folder())
    if not folder.is_absolute():
        raise FileNotFoundError("there is no home folder")
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"choices.{os.getpid()}"
    try:
        draft.write_text("".join(rows), "utf-8")
        draft.replace(folder / "choices")
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise


def _said(choices: Choices, name: str) -> str:
    return str(getattr(choices, name, ""))


def _folder() -> str:
    """The folder of what a program may forget without harm."""
    platform: str = sys.platform
    if platform == "linux":
        given = os.environ.get("XDG_STATE_HOME", "").strip()
        home = given if os.path.isabs(given) else os.path.expanduser("~/.local/state")  # noqa: PTH111, PTH117 - paths take a while to import
        return f"{home}/byline"
    from reader.library.folders import state_folder  # noqa: PLC0415 - elsewhere the system is asked

    return str(state_folder())
