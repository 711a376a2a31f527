"""Every mark and card is readable in every theme, and marks are told apart without any colour."""

import itertools
from collections.abc import Iterator

import pytest
from textual.color import Color
from textual.constants import DIM_FACTOR
from textual.css.styles import StylesBase
from textual.style import Style
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

from reader.app import themes
from reader.app.app import ReaderApp
from reader.app.screen import ReaderScreen
from reader.app.widgets import drawing
from reader.app.widgets.article import ArticlePane
from reader.app.widgets.listing import Listing
from reader.link.notes import NoteKind
from reader.model import Analysis

THEMES = sorted({*BUILTIN_THEMES, *(theme.name for theme in themes.OWN)})
COLOURED = [name for name in THEMES if "ansi" not in name]
MARKS = [
    ("person",),
    ("quote",),
    ("quote", "person"),
    ("quote", "statistic"),
    ("indirect",),
    ("statistic",),
    ("selected",),
    ("quote", "person", "selected"),
    ("quote", "statistic", "selected"),
    ("highlight",),
    ("quote", "person", "highlight"),
    ("quote", "statistic", "highlight"),
    ("selection",),
    ("match",),
    ("match-current",),
    ("title",),
    ("heading",),
]
TOLD_APART = "person quote statistic highlight selected match match-current selection".split()
PAGES = ("question_mark", "i", "T", "x", "2 j exclamation_mark", "exclamation_mark s")
"""Keys that open each kind of page."""
QUIET = 3.0
"""What WCAG asks of large text and of signs; secondary words and signs of the window."""
PLAIN = 4.5
"""What WCAG asks of running text; where a theme's own text has less, its marks keep 0.7 of that."""


def contrast(style: Style) -> float:
    """The contrast ratio of WCAG 2, 1 to 21, of text as the terminal shows it."""
    background = style.background or Color(0, 0, 0)
    foreground = background + (style.foreground or Color(255, 255, 255))
    if style.dim:
        foreground = background.blend(foreground, DIM_FACTOR)
    high, low = sorted((luminance(foreground), luminance(background)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color: Color) -> float:
    """Relative luminance of WCAG 2, 0 to 1."""
    channels = (value / 255 for value in (color.r, color.g, color.b))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def look(widget: Widget, prefix: str, names: tuple[str, ...]) -> Style:
    """The style of text of a widget that wears several component classes, the last on top."""
    style = widget.visual_style
    for name in names:
        style += widget.get_visual_style(f"{prefix}--{name}", partial=True)
    return style


def components(app: ReaderApp) -> Iterator[tuple[Widget, str]]:
    """Every component class of every widget on the screen, but for the article's own."""
    for widget in app.screen.walk_children(Widget):
        for name in sorted(type(widget).COMPONENT_CLASSES):
            if not name.startswith(("article--", "scrollbar", "screen--")):
                yield widget, name


def window(analysis: Analysis, theme: str) -> ReaderApp:
    return ReaderApp(ReaderScreen(analysis.article, analysis), theme=theme)


@pytest.mark.parametrize("theme", COLOURED)
async def test_marks_are_as_readable_as_text(theme: str, bridge: Analysis) -> None:
    app = window(bridge, theme)
    async with app.run_test(size=(120, 40)):
        pane = app.screen.query_one("#article")
        least = min(PLAIN, 0.7 * contrast(pane.visual_style))
        poor = {
            " ".join(names): round(contrast(look(pane, "article", names)), 2)
            for names in MARKS
            if contrast(look(pane, "article", names)) < least
        }
    assert poor == {}


@pytest.mark.parametrize("theme", COLOURED)
async def test_cards_and_signs_are_readable(theme: str, bridge: Analysis) -> None:
    app = window(bridge, theme)
    async with app.run_test(size=(120, 40)):
        pane = app.screen.query_one(ArticlePane)
        signs = [(pane, f"article--{name}") for name in drawing.MARGIN]
        found = {
            name: round(
                contrast(widget.visual_style + widget.get_visual_style(name, partial=True)), 2
            )
            for widget, name in (*components(app), *signs)
        }
    assert len(found) > 15
    assert {name: ratio for name, ratio in found.items() if ratio < QUIET} == {}


@pytest.mark.parametrize("theme", COLOURED)
async def test_pages_over_the_window_are_readable(theme: str, bridge: Analysis) -> None:
    app = window(bridge, theme)
    poor, seen = {}, set()
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in PAGES:
            await pilot.press(*keys.split())
            page = app.screen
            seen.add(type(page).__name__)
            box = page.query("#leaf, #themes").first(Widget)
            for name in sorted(type(page).COMPONENT_CLASSES):
                if name.startswith("leaf--"):
                    look = box.visual_style + page.get_visual_style(name, partial=True)
                    poor[f"{keys} {name}"] = round(contrast(look), 2)
            await pilot.press("escape")
    assert len(seen) == len(PAGES) - 1  # help and information are pages of one kind
    assert {name: ratio for name, ratio in poor.items() if ratio < QUIET} == {}


@pytest.mark.parametrize("theme", COLOURED)
async def test_the_library_is_readable(theme: str, bridge: Analysis) -> None:
    app = window(bridge, theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("L")
        found = {
            name: round(
                contrast(widget.visual_style + widget.get_visual_style(name, partial=True)), 2
            )
            for widget, name in components(app)
        }
    assert {"card--heading", "card--title", "names--open"} <= found.keys()
    assert {name: ratio for name, ratio in found.items() if ratio < QUIET} == {}


@pytest.mark.parametrize("theme", [*(t for t in THEMES if "ansi" in t), "no colour"])
async def test_cards_are_told_apart_without_colour(
    theme: str, bridge: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = window(bridge, theme if theme in THEMES else themes.DEFAULT)
    async with app.run_test(size=(120, 40)) as pilot:
        for screen in ("", "L"):
            await pilot.press(*screen)
            listing = app.screen.query_one(Listing)
            plain = attributes(listing.styles)
            chosen = ("selected", "selected-blurred", "title", "doubt", "indirect")
            worn = [attributes(listing.get_component_styles(f"card--{name}")) for name in chosen]
            assert plain not in worn
            assert worn[0] != worn[1]
            assert len({*worn[:1], *worn[2:]}) == len(worn) - 2  # title and doubt are bold alike


async def test_what_was_corrected_says_so_in_words(
    bridge: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = window(bridge, themes.DEFAULT)
    async with app.run_test(size=(120, 40)) as pilot:
        listing = app.screen.query_one(Listing)
        await pilot.press("2", "j", "exclamation_mark", "s", *"ines", "enter")
        await pilot.pause()
        drawn = [listing.render_line(row).text for row in range(12)]
    assert sum("corrected by you" in row for row in drawn) == 1


def test_kinds_of_note_have_signs_of_their_own() -> None:
    signs = [drawing.SIGNS[kind] for kind in (NoteKind.NOTE, NoteKind.BOOKMARK, NoteKind.HIGHLIGHT)]
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("theme", [*(t for t in THEMES if "ansi" in t), "no colour"])
async def test_marks_are_told_apart_without_colour(
    theme: str, bridge: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = window(bridge, theme if theme in THEMES else themes.DEFAULT)
    async with app.run_test(size=(120, 40)):
        pane = app.screen.query_one("#article")
        worn = {n: attributes(pane.get_component_styles(f"article--{n}")) for n in TOLD_APART}
        worn["plain"] = attributes(pane.styles)
    alike = [pair for pair in itertools.combinations(worn, 2) if worn[pair[0]] == worn[pair[1]]]
    assert alike == []


def attributes(styles: StylesBase) -> tuple[bool, ...]:
    """What is left of a look where there is no colour."""
    style = styles.text_style
    worn = (
        style.bold,
        style.dim,
        style.italic,
        style.underline,
        style.underline2,
        style.reverse,
        style.strike,
    )
    return tuple(map(bool, worn))


def test_the_ratio_is_that_of_wcag() -> None:
    black, white, grey = Color(0, 0, 0), Color(255, 255, 255), Color(118, 118, 118)
    assert contrast(Style(black, white)) == pytest.approx(21)
    assert contrast(Style(white, grey)) == pytest.approx(4.54, abs=0.01)
