"""Where the library, its cache and reports of failures lie on this computer."""

from pathlib import Path

_NAME = "byline"


def library_file() -> Path:
    """The file of what must not be lost: in XDG_DATA_HOME, or what the system has for it."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only who opens a library asks

    return user_data_path(_NAME, appauthor=False) / "library.db"


def cache_file() -> Path:
    """The file of what can be found again: in XDG_CACHE_HOME, or what the system has for it."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - only who opens a library asks

    return user_cache_path(_NAME, appauthor=False) / "extractions.db"


def state_folder() -> Path:
    """The folder of reports of failures: in XDG_STATE_HOME, or what the system has for it."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only a failure asks

    return user_state_path(_NAME, appauthor=False)
