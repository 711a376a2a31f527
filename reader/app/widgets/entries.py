"""The rows of the library screen as cards: what is known of an article or item before it is opened.

Styles are names of component classes, as on the other cards.
"""

from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from textual.content import Content

from reader import display
from reader.app.browsing import File, Row, Tab
from reader.app.widgets.cards import Card, aligned, fold, shortened
from reader.library.catalogue import MOST, Entry, Group, Scope
from reader.library.index import Found
from reader.library.shelf import Kept

_NAMES = {
    Scope.ARTICLES: "Articles",
    Scope.PEOPLE: "People",
    Scope.QUOTES: "Quotes",
    Scope.STATISTICS: "Statistics",
}
BLANK = Content("")
_WIDE = 90
"""Cells in which one row says enough of a quote."""


def height(tab: Tab, group: Scope | None, width: int) -> int:
    """How many rows each card of a tab, or of a group among others, has."""
    quotes = tab is Tab.QUOTES or group is Scope.QUOTES
    return 1 + (_quote_rows(width) if quotes else 1)


def _quote_rows(width: int) -> int:
    return 1 if width >= _WIDE else 2


def lead(words: str, width: int) -> Card:
    """What is said above the first row."""
    return tuple(Content.styled(row, ".card--role") for row in fold(words, width, 3))


def heading(group: Group) -> Content:
    """The name of a group, and how much of it there is."""
    count = f" {counted(group.total)}"
    return Content.assemble((_NAMES[group.scope], ".card--heading"), (count, ".card--count"))


def counted(count: int) -> str:
    """A count, which a search ends at `MOST`."""
    return f"{MOST:,}+" if count >= MOST else f"{count:,}"


def card(row: "Row | None", fault: str, width: int, now: datetime) -> Card:
    """The card of a row, with what went wrong when it was opened; None is on its way."""
    if row is None:
        return (Content.styled("…", ".card--count"),)
    if isinstance(row, File):
        return _file(row, fault, width, now)
    if row.found:
        return _item(row, row.found, width)
    if row.kept:
        return _article(row.kept, row.context, width, now)
    return (Content.styled("Removed from the library", ".card--empty"),)


def _article(kept: Kept, context: str, width: int, now: datetime) -> Card:
    title = Content.styled(_called(kept), ".card--title")
    right = "sample" if kept.sample else kept.published or ""
    words = f"{kept.words:,} words" if kept.words else ""
    share = _share(kept)
    source = place(kept.source) if kept.title else ""
    facts = " · ".join(filter(None, (source, words, context and f"“{_cut(context)}”")))
    read = " · ".join(filter(None, (share, when(kept.opened, now))))
    head = aligned(title, Content.styled(display.line(right), ".card--count"), width)
    if context:
        read = ""
    return (head, _below(facts, read, width))


def _cut(context: str) -> str:
    return display.line(context).strip(" …")


def _below(left: str, right: str, width: int) -> Content:
    tail = Content.styled(shortened(right, width // 2), ".card--role")
    room = max(width - tail.cell_length - 2, 1)
    return aligned(Content.styled(shortened(left, room), ".card--role"), tail, width)


def _called(kept: Kept) -> str:
    return display.line(kept.title) or place(kept.source) or "Without a title"


def _share(kept: Kept) -> str:
    """How far one has read."""
    if kept.position is None or not kept.length:
        return ""
    return f"{round(100 * min(kept.position / max(kept.length - 1, 1), 1))} %"


def place(source: str) -> str:
    """Where an article is from, in a few words: a server, or the name of a file."""
    if "://" in source:
        return display.line(urlsplit(source).netloc or source)
    return display.name(PurePath(source).name) if source != "-" else "standard input"


def when(stamp: str | None, now: datetime) -> str:
    """A time as one says it: "read today 10:42", "read 14 March", "not read yet"."""
    if stamp is None:
        return "not read yet"
    try:
        then = datetime.fromisoformat(stamp).astimezone(now.tzinfo)
    except (ValueError, OverflowError):  # damaged: the article can be read all the same
        return "read"
    days = (now.date() - then.date()).days
    if days in {0, 1}:
        return f"read {'yesterday' if days else 'today'} {then:%H:%M}"
    year = "" if then.year == now.year else f" {then.year}"
    return f"read {then.day} {then:%B}{year}"


def _file(file: File, fault: str, width: int, now: datetime) -> Card:
    name = display.name(file.path)
    if fault:
        said = display.line(fault.removeprefix(f"{name}: "))
        title = Content.styled(shortened(name, width), ".card--title")
        return (title, Content.styled(shortened(f"✗ {said}", width), ".card--doubt"))
    if file.kept:
        return _article(file.kept, "", width, now)
    folder = display.name(str(PurePath(file.path).parent)) if "://" not in file.path else ""
    title = Content.styled(shortened(place(file.path), width), ".card--title")
    return (title, _below("" if folder == "." else folder, "not read yet", width))


def _item(entry: Entry, found: Found, width: int) -> Card:
    kept = entry.kept
    title = display.line(found.title) or place(found.source)
    source = " · ".join(filter(None, (title, display.line(found.published))))
    if entry.joined:
        source = f"one person in {len(entry.joined)} articles · {source}"
    if kept and kept.sample:
        source = f"{source} · sample"
    label, text = display.line(found.label), display.line(found.text)
    if found.kind == Scope.QUOTES.value:
        rows = [
            Content.styled(row, ".card--words") for row in fold(text, width, _quote_rows(width))
        ]
        said = f"— {label or '?'}"
        return (*rows, _below(said, source, width))
    head = Content.styled(shortened(text, width), ".card--title")
    return (head, _below(label, source, width))
