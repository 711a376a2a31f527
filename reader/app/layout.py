"""How the panes share the room that the window has."""

from enum import Enum


class Layout(Enum):
    """How the panes share the room."""

    WIDE = "wide"
    """Side by side."""
    NARROW = "narrow"
    """The sidebar is a drawer over the article."""
    TINY = "tiny"
    """The article alone."""


def layout_for(width: int, height: int) -> Layout:
    """The layout for a window of so many cells."""
    if width < 40 or height < 10:
        return Layout.TINY
    return Layout.WIDE if width >= 100 else Layout.NARROW
