"""Where the window's style sheets are."""

from pathlib import Path

NAMES = ("reader", "article", "sidebar", "search", "library", "help")
_PACKAGE = Path(__file__).parent.parent


def paths() -> list[Path]:
    """The style sheets in order: from the installed package, or beside it in a checkout."""
    folders = (_PACKAGE / "styles", _PACKAGE.parent / "styles")
    folder = next(folder for folder in folders if folder.is_dir())
    return [folder / f"{name}.tcss" for name in NAMES]
