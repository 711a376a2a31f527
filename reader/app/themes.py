"""The window's own themes, and how marks look in any theme.

A mark is style first and colour second (see the style sheets); the colours are named here once, in
terms of the theme's, because variables of one style sheet do not reach another.
"""

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

PAPER = Theme(
    name="paper",
    primary="#1f5673",
    secondary="#6b5b2e",
    accent="#a63d2f",
    foreground="#2b2a27",
    background="#f6f2e9",
    surface="#efe9dc",
    panel="#e7dfce",
    success="#3e6b3a",
    warning="#8a5a00",
    error="#a12b2b",
    dark=False,
)
INK = Theme(
    name="ink",
    primary="#8ab4d8",
    secondary="#c2a76b",
    accent="#e8a87c",
    foreground="#d9d6cf",
    background="#16181c",
    surface="#1c1f24",
    panel="#23272e",
    success="#8fbf8a",
    warning="#e0b95e",
    error="#e08a80",
)
OWN = (INK, PAPER)
DEFAULT = INK.name


def names() -> list[str]:
    """The themes there are: our own, then Textual's."""
    own = [theme.name for theme in OWN]
    return own + sorted(set(BUILTIN_THEMES) - set(own))


def marks(colors: Mapping[str, str], *, ansi: bool) -> dict[str, str]:
    """The `$mark-*` variables from a theme's colours; without tints where ANSI cannot blend."""

    def tint(name: str, percent: int) -> str:
        return "ansi_default" if ansi else f"{colors[name]} {percent}%"

    return {
        "mark-person": colors["text-primary"],
        "mark-quote": tint("secondary", 12),
        "mark-statistic": colors["foreground"],
        "mark-selected": tint("accent", 18),
        "mark-highlight": tint("warning", 18),
        "mark-selection": tint("primary", 25),
        "mark-match": tint("warning", 30),
    }
