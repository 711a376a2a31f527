"""The user's own themes: what holds of a table of colours, and what is said of the rest."""

from pathlib import Path

import pytest

from reader import config
from reader.app import colours, own_themes, settings, themes
from reader.app.colours import Palette
from reader.config import Config

FILE = Path("config.toml")


def parsed(text: str) -> Config:
    return config.parse(text, FILE)


def faults(text: str) -> list[str]:
    return [f"{fault.line}: {fault.words}" for fault in settings.checked(parsed(text)).faults]


def test_colours_that_are_not_given_are_those_of_ink_or_paper() -> None:
    text = '[themes.mine]\nbackground = "#000000"\n[themes.day]\ndark = false\naccent = "#A63D2F"'
    checked, (mine, day) = own_themes.checked(parsed(text))
    assert not checked.faults
    assert (mine.name, mine.background, mine.foreground) == ("mine", "#000000", "#d9d6cf")
    assert (day.background, day.accent, day.dark) == (themes.PAPER.background, "#a63d2f", False)


def test_a_theme_of_ones_own_may_be_the_one_to_use() -> None:
    assert settings.checked(parsed('theme = "mine"\n[themes.mine]')).theme == "mine"
    assert faults('theme = "mind"\n[themes.mine]') == [
        "1: there is no theme mind; did you mean mine?"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("themes = 3", "1: themes are tables: [themes.NAME], then colours"),
        ("[themes]\nmine = 3", "2: a theme is a table: [themes.mine]"),
        ("[themes.ink]", "1: there is a theme ink already"),
        ('[themes.m]\ndark = "no"', "2: dark is true or false"),
        ('[themes.m]\nacent = "#ffffff"', "2: a theme has no acent; did you mean accent?"),
        ('[themes.m]\naccent = "red"', '2: accent is a colour: "#1f5673"'),
        ("[themes.m]\naccent = 7", '2: accent is a colour: "#1f5673"'),
        (
            '[themes.m]\nforeground = "#333333"',
            "1: foreground on background has a contrast of 1.4; 4.5 is readable",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_the_first_page_has_its_colours() -> None:
    page = colours.page({"background": "#102030", "accent": "no colour"})
    assert page.split() == ["102030", "d9d6cf", "efc5a8"]
    assert "48;2;16;32;48" in Palette("mine", {"COLORTERM": "truecolor"}, page)(colours.Ink())
    assert colours.page({"dark": False}).split()[0] == "f6f2e9"
