import random

import pytest
from rich.color import Color, ColorSystem
from textual.app import App

from reader.app import colours, themes
from reader.app.colours import Ink, Palette


def test_every_theme_has_the_colours_that_the_window_gives_it() -> None:
    app = App[None]()
    for own in themes.OWN:
        app.register_theme(own)
    known = {*colours._PAGES, *colours._ANSI}
    assert set(app.available_themes) == known
    for name in known:
        app.theme = name
        window = app.get_css_variables()
        if app.current_theme.ansi:
            assert (
                window["text-accent"]
                == {"32": "ansi_green", "35": "ansi_magenta"}[colours._ANSI[name]]
            )
        else:
            wanted = [window[each] for each in ("background", "foreground", "text-accent")]
            assert [f"#{each}".upper() for each in colours._PAGES[name].split()] == wanted


def test_the_default_is_the_window_s() -> None:
    assert themes.DEFAULT == colours.DEFAULT


@pytest.mark.parametrize(
    ("system", "depth"), [(ColorSystem.EIGHT_BIT, 256), (ColorSystem.STANDARD, 16)]
)
def test_a_terminal_of_few_colours_gets_the_same_as_from_the_window(
    system: ColorSystem, depth: int
) -> None:
    chance = random.Random(4)
    some = [tuple(chance.randrange(256) for _ in range(3)) for _ in range(300)]
    greys = [(level, level, level) for level in range(0, 256, 5)]
    for red, green, blue in (*some, *greys, (255, 255, 255)):
        rich = Color.from_rgb(red, green, blue).downgrade(system)
        for base in (30, 40):
            wanted = ";".join(rich.get_ansi_codes(foreground=base == 30))
            assert colours._code((red, green, blue), depth, base) == wanted


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"COLORTERM": "truecolor"}, 1 << 24),
        ({"COLORTERM": " 24bit", "TERM": "xterm"}, 1 << 24),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-kitty"}, 256),
        ({"TERM": "xterm"}, 16),
        ({}, 16),
    ],
)
def test_a_terminal_says_how_many_colours_it_has(environment: dict[str, str], depth: int) -> None:
    assert colours.depth(environment) == depth


def test_inks_are_told_to_the_terminal() -> None:
    ink = Palette("ink", {"COLORTERM": "truecolor"})
    assert ink(Ink()) == "\x1b[0;38;2;217;214;207;48;2;22;24;28m"
    assert ink(Ink("1;4", accent=True)) == "\x1b[0;1;4;38;2;239;197;168;48;2;22;24;28m"
    assert ink(Ink(share=0.25)) == "\x1b[0;38;2;70;71;72;48;2;22;24;28m"
    assert ink(Ink(dim=True)) == "\x1b[0;38;2;150;149;146;48;2;22;24;28m"
    grey = Palette("ink", {"COLORTERM": "truecolor", "NO_COLOR": "1"})
    assert grey(Ink(accent=True)) == "\x1b[0;38;2;204;204;204;48;2;24;24;24m"
    unknown = Palette("no such theme", {"COLORTERM": "truecolor"})
    assert unknown(Ink()) == ink(Ink())


def test_an_ansi_theme_leaves_the_colours_to_the_terminal() -> None:
    ink = Palette("ansi-dark", {})
    assert ink(Ink("3", dim=True)) == "\x1b[0;2;3;39;49m"
    assert ink(Ink(accent=True)) == "\x1b[0;32;49m"
    assert Palette("ansi-dark", {"NO_COLOR": ""})(Ink(accent=True)) == "\x1b[0;39;49m"
