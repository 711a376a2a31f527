"""The user's own themes: tables of colours in the settings, checked and made whole."""

from collections.abc import Mapping
from dataclasses import replace

from textual.color import Color
from textual.theme import Theme

from reader.app import colours, themes
from reader.config import Config, meant

_COLOURS = tuple(
    "background foreground primary secondary accent surface panel success warning error".split()
)
_READABLE = 4.5
"""The least contrast of text (WCAG 2.2, level AA)."""


def checked(config: Config) -> tuple[Config, tuple[Theme, ...]]:
    """The settings with a fault for each colour that is none, and the themes they make."""
    made: list[Theme] = []
    for name, table in config.themes.items():
        if name in themes.names():
            config = config.blamed(f"themes.{name}", f"there is a theme {name} already")
            continue
        config, theme = _theme(config, name, table)
        made.append(theme)
    kept = {theme.name: config.themes[theme.name] for theme in made}
    return replace(config, themes=kept), tuple(made)


def _theme(config: Config, name: str, table: Mapping[str, object]) -> tuple[Config, Theme]:
    usual = themes.PAPER if table.get("dark") is False else themes.INK
    given: dict[str, str] = {}
    for part, value in table.items():
        at = f"themes.{name}.{part}"
        if part == "dark":
            if not isinstance(value, bool):
                config = config.blamed(at, "dark is true or false")
        elif part not in _COLOURS:
            config = config.blamed(at, f"a theme has no {part}{meant(part, ('dark', *_COLOURS))}")
        elif colour := colours.digits(value):
            given[part] = f"#{colour}"
        else:
            config = config.blamed(at, f'{part} is a colour: "#1f5673"')
    theme = replace(usual, name=name, **given)  # type: ignore[arg-type]  # all of them are colours
    contrast = _contrast(theme)
    if contrast < _READABLE:
        words = (
            f"foreground on background has a contrast of {contrast:.1f}; {_READABLE} is readable"
        )
        config = config.blamed(f"themes.{name}", words)
    return config, theme


def _contrast(theme: Theme) -> float:
    """The contrast of text in a theme, 1 to 21."""
    one, other = sorted(_luminance(str(part)) for part in (theme.foreground, theme.background))
    return (other + 0.05) / (one + 0.05)


def _luminance(colour: str) -> float:
    """How bright a colour is, 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = (part / 255 for part in Color.parse(colour).rgb)
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
