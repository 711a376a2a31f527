"""The colours of every theme's page, and how a terminal of some depth is told them.

Textual works all this out too, but only once it is imported: the first page is painted before.
A test holds the two together.
"""

import os
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

DEFAULT = "ink"
_PAGES = {
    "ink": "16181c d9d6cf efc5a8",
    "paper": "f6f2e9 2b2a27 6d281f",
    "textual-dark": "121212 e0e0e0 ffc473",
    "textual-light": "e0e0e0 1f1f1f a86d1c",
    "nord": "2e3440 d8dee9 cdb4c8",
    "gruvbox": "282828 fbf1c7 fbd375",
    "catppuccin-mocha": "181825 cdd6f4 fbccaf",
    "dracula": "282a36 f8f8f2 ffa6d9",
    "tokyo-night": "1a1b26 a9b1d6 ffbe98",
    "monokai": "272822 d6d6d6 9ae5f4",
    "flexoki": "100f0f fffcf0 bda4da",
    "catppuccin-latte": "eff1f5 4c4f69 a74207",
    "catppuccin-frappe": "303446 c6d0f5 f7d0ed",
    "catppuccin-macchiato": "24273a cad3f5 f8d3ee",
    "solarized-light": "fdf6e3 586e75 474a81",
    "solarized-dark": "002b36 839496 9da1d8",
    "rose-pine": "191724 e0def4 f1d2d1",
    "rose-pine-moon": "232136 e0def4 f1bcba",
    "rose-pine-dawn": "faf4ed 575279 8d5553",
    "atom-one-dark": "282c34 abb2bf c2a5d6",
    "atom-one-light": "fafafa 383a42 7e6021",
}
"""Background, foreground and the accent of text of each theme that has colours of its own."""
_ANSI = {"ansi-dark": "32", "ansi-light": "35"}
"""What the accent of a theme is that leaves all else to the terminal."""
_DIM = 0.66
"""How much of its colour is left to what is dim, as Textual has it."""
_SIXTEEN = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
    *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
    *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
"""What the sixteen colours of a terminal are taken to be."""


class Ink(NamedTuple):
    """How something is drawn."""

    styles: str = ""
    """Bold, underline and the like, as a terminal is told them: "1;4"."""
    share: float = 1.0
    """How much of the foreground lies over the background."""
    accent: bool = False
    """Whether it has the colour of the accent."""
    dim: bool = False


class Palette:
    """The inks of a theme as the terminal is told them."""

    def __init__(
        self, theme: str, environment: Mapping[str, str] = os.environ, page: str = ""
    ) -> None:
        self._accent = _ANSI.get(theme)
        three = (page or _PAGES.get(theme, _PAGES[DEFAULT])).split()
        self._background, self._foreground, self._bright = (_colour(each) for each in three)
        self._grey = "NO_COLOR" in environment
        self._depth = depth(environment)
        self._known: dict[Ink, str] = {}

    def __call__(self, ink: Ink) -> str:
        """The sequence that begins something drawn so."""
        if ink not in self._known:
            self._known[ink] = self._told(ink)
        return self._known[ink]

    def _told(self, ink: Ink) -> str:
        styles = f"{ink.styles};" if ink.styles else ""
        if self._accent:
            styles = f"2;{styles}" if ink.dim else styles
            colour = self._accent if ink.accent and not self._grey else "39"
            return f"\x1b[0;{styles}{colour};49m"
        background = self._seen(self._background)
        full = self._bright if ink.accent else self._foreground
        front = self._seen(_blend(self._background, full, ink.share))
        front = _blend(background, front, _DIM) if ink.dim else front
        return (
            f"\x1b[0;{styles}{_code(front, self._depth, 30)};{_code(background, self._depth, 40)}m"
        )

    def _seen(self, colour: Colour) -> Colour:
        """The colour, or the grey that it is where colours are not wanted."""
        if not self._grey:
            return colour
        grey = round(colour[0] * 0.2126 + colour[1] * 0.7152 + colour[2] * 0.0722)
        return grey, grey, grey


def page(table: Mapping[str, object]) -> str:
    """Background, foreground and accent of a theme of the user's own."""
    usual = _PAGES["paper" if table.get("dark") is False else "ink"].split()
    names = ("background", "foreground", "accent")
    return " ".join(
        digits(table.get(name)) or known for name, known in zip(names, usual, strict=True)
    )


def digits(value: object) -> str:
    """The six digits of a colour such as "#1f5673"; nothing where it is none."""
    given = value.lower() if isinstance(value, str) else ""
    right = len(given) == 7 and given[0] == "#" and set(given[1:]) <= set("0123456789abcdef")
    return given[1:] if right else ""


def depth(environment: Mapping[str, str]) -> int:
    """How many colours a terminal has, by what it says of itself: 16, 256 or 2 ** 24."""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 1 << 24
    kind = environment.get("TERM", "").strip().lower().rpartition("-")[2]
    return 256 if kind in ("256color", "kitty") else 16


def _colour(digits: str) -> Colour:
    number = int(digits, 16)
    return number >> 16, number >> 8 & 255, number & 255


def _blend(under: Colour, over: Colour, share: float) -> Colour:
    red, green, blue = (int(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue


def _code(colour: Colour, colours: int, base: int) -> str:
    """A colour as a terminal is told it, or the nearest one that it has; `base` is 30 or 40."""
    if colours > 256:
        return f"{base + 8};2;{colour[0]};{colour[1]};{colour[2]}"
    if colours == 256:
        return f"{base + 8};5;{_of_256(colour)}"
    number = min(range(16), key=lambda number: _distance(colour, _SIXTEEN[number]))
    return str(base + number if number < 8 else base + 52 + number)


def _of_256(colour: Colour) -> int:
    """Grey where there is little else to it, else a place in the cube of six shades each."""
    from colorsys import rgb_to_hls  # noqa: PLC0415 - few terminals need it

    _, light, strength = rgb_to_hls(*(part / 255 for part in colour))
    if strength < 0.15:
        grey = round(light * 25)
        return {0: 16, 25: 231}.get(grey, 231 + grey)
    red, green, blue = (round(part / 95 if part < 95 else 1 + (part - 95) / 40) for part in colour)
    return 16 + 36 * red + 6 * green + blue


def _distance(one: Colour, other: Colour) -> float:
    """How different two colours look (https://www.compuphase.com/cmetric.htm), squared."""
    mean = (one[0] + other[0]) // 2
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return ((512 + mean) * red * red >> 8) + 4 * green * green + ((767 - mean) * blue * blue >> 8)
