"""Where the library, its cache and reports of failures lie on this computer."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = "byline"
_NOWHERE = "there is no home folder to keep a library in"


class NoHomeError(ReaderError):
    """The user has no home folder, and nothing says where else to keep anything."""


def library_file() -> Path:
    """The file of what must not be lost: in XDG_DATA_HOME, or what the system has for it."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only who opens a library asks

    return _absolute(user_data_path) / "library.db"


def cache_file() -> Path:
    """The file of what can be found again: in XDG_CACHE_HOME, or what the system has for it."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only who opens a library asks

    return _absolute(user_cache_path) / "extractions.db"


def state_folder() -> Path:
    """The folder of reports of failures: in XDG_STATE_HOME, or what the system has for it."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only a failure asks

    return _absolute(user_state_path)


def _absolute(folder: "Callable[..., Path]") -> Path:
    """Our folder in one of the system's, never in the working folder. Raises NoHomeError."""
    try:
        found = folder(_NAME, appauthor=False)
    except RuntimeError as error:
        raise NoHomeError(_NOWHERE) from error
    if not found.is_absolute():
        raise NoHomeError(_NOWHERE)
    return found
