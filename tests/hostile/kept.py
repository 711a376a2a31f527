"""What is kept between two readings, with bytes and values changed: settings, choices, library.

Nothing may fail but with one sentence, nothing may hang, and nothing may be drawn as it is.
"""

import random
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from reader import correct, display, first, record
from reader.analyse import analyse
from reader.app import choices, colours, first_page, places, rebinding, settings, widths
from reader.app.browsing import Tab, choice, look, rows
from reader.app.widgets import entries
from reader.errors import ReaderError
from reader.library import Library, corrections, noted, rescue
from reader.library.catalogue import Catalogue
from reader.library.index import Index
from reader.link import anchors
from reader.link.notes import NoteKind, Notes
from reader.load import parse
from reader.load.deadline import deadline
from reader.model import Act, Analysis, Anchor, Article, Correction, Kind, QuoteKind, Ref, Span
from tests.hostile.fuzz import LONGEST, mutated
from tests.hostile.texts import ARTICLE, EVIL

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = """Ferry late again

“We waited for two hours,” said Ana Ruiz, the mayor. Mira Holt, a nurse, said that about 40
percent of all crossings were late. “It rains,” Holt said. Ruiz paid $4.5 million.
"""
NAME = "/stories/ferry.txt"
SETTINGS = """\
theme = "harbour"
measure = 70
library = true
private = false

[themes.harbour]
background = "#0e2233"
accent = "#ffb454"
dark = true

[keys]
preset = "vim"
item.next = "c,ctrl+n"
"item.previous" = "C"
"""
CHOICES = "theme\tpaper\tharbour\nmeasure\t64\t70\n"
VALUES = (
    None, 0, -1, 2**62, -(2**62), 1.5, "", "x", EVIL.replace("\0", ""), "9" * 40, "2026-13-45",
    "{}", "[]", '{"act": "same"}', '{"schema": 1}', "null", b"", b"\xff\x00", "correction", "note",
    '{"act": "speaker", "kind": "quote", "other": {"exact": 1, "start": "x"}}',
)  # fmt: skip
"""What may stand in any column in the place of what was kept."""
_CUT, _BYTES, _VALUE = range(3)


@cache
def story() -> Analysis:
    """An article and what is found in it."""
    return analyse(replace(parse(STORY.encode(), NAME, NAME), published="2026-05-04"))


def made(found: Analysis) -> list[Correction]:
    """A correction of each kind."""
    person, other, quote = Ref(Kind.PERSON, 0), Ref(Kind.PERSON, 1), Ref(Kind.QUOTE, 0)
    return [
        correct.named(found, person, "Ana Maria Ruiz"),
        correct.said_by(found, quote, other),
        correct.manner(found, quote, QuoteKind.MIXED),
        correct.not_here(found, other, 0),
        correct.same(found, person, other),
        correct.wrong(found, Ref(Kind.STATISTIC, 0)),
    ]


@cache
def whole() -> tuple[bytes, bytes]:
    """A library and its index, in which there is some of everything that is kept."""
    found = story()
    article = found.article
    with TemporaryDirectory() as folder:
        files = Path(folder) / "library.db", Path(folder) / "extractions.db"
        with closing(Library(files[0])) as library, closing(Index(files[1])) as index:
            library.add(article, stamp="1", opened=True)
            library.remember(article, 40)
            for kind, words in zip(NoteKind, ("", "", "Ask her again"), strict=False):
                library.note(article, Span(20, 40), kind, words)
            for each in made(found)[:-2]:
                corrections.keep(library, article, each)
            corrections.put(found, library, index)
        return files[0].read_bytes(), files[1].read_bytes()


def hurt(file: Path, chance: random.Random) -> None:
    """Changes a database: cuts it, changes some of its bytes, or puts another value into it."""
    match chance.choice((_CUT, _BYTES, _BYTES, _VALUE, _VALUE, _VALUE)):
        case 0:
            file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size)])
        case 1:
            content = bytearray(file.read_bytes())
            for _ in range(chance.randint(1, 30)):
                content[chance.randrange(len(content))] = chance.randrange(256)
            file.write_bytes(content)
        case _:
            with closing(sqlite3.connect(file, isolation_level=None)) as db:
                db.execute("PRAGMA ignore_check_constraints = ON")
                tables = [
                    name
                    for name, sql in db.execute("SELECT name, sql FROM sqlite_master")
                    if sql and "CREATE TABLE" in sql and "_words_" not in name
                ]
                table = chance.choice(tables)
                columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
                column, value = chance.choice(columns), chance.choice(VALUES)
                with suppress(sqlite3.Error):
                    db.execute(f"UPDATE {table} SET {column} = ?", (value,))


def library(chance: random.Random, folder: Path) -> None:
    """Reads with a library that was changed, looks through it, and rescues what is in it."""
    files = folder / "library.db", folder / "extractions.db"
    for old in folder.glob("library*"):
        old.unlink()
    for file, content in zip(files, whole(), strict=True):
        file.with_name(f"{file.name}-wal").unlink(missing_ok=True)
        file.with_name(f"{file.name}-shm").unlink(missing_ok=True)
        file.write_bytes(content)
    for file in chance.choice((files, files[:1], files[1:])):
        hurt(file, chance)
    article = story().article
    with patch("reader.app.places._library", lambda: str(files[0])):
        place = places.stopped(NAME, article.text)
    assert place is None or 0 <= place <= len(article.text)
    with patch("reader.library.folders.library_file", lambda: files[0]):
        first.keeps_anything()
    said: list[str] = []
    opened = Library.open_or_none(said.append, files[0], patience=0.1)
    assert all(map(_safe, said))
    if opened:
        with closing(opened):
            _read(opened, chance)
            with suppress(ReaderError), closing(Index.opened(files[1])) as index:
                _looked_through(Catalogue(opened, index))
    for damaged in rescue.damaged(files[0]) if chance.randrange(8) == 0 else ():
        with closing(Library(None)) as other, suppress(ReaderError):
            rescue.rescue(damaged, other)


def _read(opened: Library, chance: random.Random) -> None:
    """What the window asks of a library while one reads."""
    found = story()
    article = found.article
    acts: list[Callable[[], object]] = [
        lambda: _between(opened.position(article)),
        lambda: Notes(opened.notes(article)),
        lambda: corrections.kept(opened, article),
        lambda: record.record(corrections.corrected(opened, found)),
        lambda: opened.add(article, opened=True),
        lambda: opened.remember(article, 3),
        lambda: opened.note(article, Span(0, 3), NoteKind.NOTE, "x"),
        lambda: corrections.keep(opened, article, made(found)[0]),
        lambda: opened.position(replace(article, text=article.text.replace("two", "three"))),
        opened.kept,
        opened.check,
        lambda: [opened.article(key) for key in opened.keys()],  # noqa: SIM118 - no mapping
        *(
            lambda form=form: noted.write(opened, None, form, StringIO())
            for form in ("annotations", "jsonl", "csv", "markdown", "text")
        ),
    ]
    chance.shuffle(acts)
    for act in acts:
        with suppress(ReaderError):
            act()


def _between(place: int | None) -> None:
    assert place is None or 0 <= place <= len(story().article.text)


def _looked_through(catalogue: Catalogue) -> None:
    """What the library screen asks and draws."""
    now = datetime.now(UTC)
    for tab in Tab:
        for words in ("", "w", "ruiz"):
            with suppress(ReaderError):
                found = look(catalogue, tab, words, [NAME] if tab is Tab.GIVEN else [])
                for row in rows(catalogue, found, 0, len(found.names), words):
                    choice(row, words)
                    for line in entries.card(row, "", 60, now):
                        assert _safe(line.plain)
    with suppress(ReaderError):
        catalogue.waits()
    with suppress(ReaderError):
        catalogue.put(story())


def _safe(line: str) -> bool:
    return display.shown(line) == line


def configuration(chance: random.Random, folder: Path) -> None:
    """Reads settings and choices that were changed, and writes out what they come to."""
    file = folder / "config.toml"
    file.write_bytes(mutated(SETTINGS.encode(), chance))
    keys, config = rebinding.followed(settings.load(file))
    assert all(_safe(str(fault)) for fault in config.faults)
    assert _safe(settings.notice(config.faults))
    assert all(_safe(line) for line in settings.written(config, keys).split("\n"))
    state = folder / "byline"
    state.mkdir(exist_ok=True)
    (state / "choices").write_bytes(mutated(CHOICES.encode(), chance))
    with patch.dict("os.environ", {"XDG_STATE_HOME": str(folder)}):
        chosen = choices.kept(settings.look(config))
    assert 40 <= chosen.measure <= 120
    colours.Palette(chosen.theme, page=colours.page(config.themes.get(chosen.theme, {})))


def anchored(chance: random.Random, _folder: Path) -> None:
    """Corrections at places that changed, of an article that changed: each fits or is set aside."""
    text = mutated(STORY.encode(), chance).decode("utf-8", "replace").replace("\0", "")
    article = story().article
    found = story() if chance.randrange(2) else analyse(Article(text, source=article.source))
    given = [_changed(each, chance) for each in made(story())]
    chance.shuffle(given)
    applied = correct.apply(found, given)
    assert len(applied.corrections) == len(given)
    again = record.analysis(record.record(applied))
    assert [each.mentions for each in again.people] == [each.mentions for each in applied.people]
    for each in given:
        assert _safe(display.line(correct.told(each, 32)))
        placed = anchors.place(each.item, text)
        assert placed is None or 0 <= placed.span.start <= placed.span.end <= len(text)


def _changed(correction: Correction, chance: random.Random) -> Correction:
    act = chance.choice(list(Act)) if chance.randrange(4) == 0 else correction.act
    other = correction.other or correction.item
    return replace(
        correction,
        act=act,
        kind=chance.choice((correction.kind, *Kind)),
        item=_moved(correction.item, chance),
        other=_moved(other, chance) if chance.randrange(2) else None,
        words=chance.choice((correction.words, "", " ", "indirect", EVIL)),
    )


def _moved(anchor: Anchor, chance: random.Random) -> Anchor:
    part = chance.choice(("quote", "prefix", "suffix", "offset", ""))
    match part:
        case "":
            return anchor
        case "offset":
            return replace(anchor, offset=chance.choice((0, -5, 10**9, anchor.offset + 3)))
        case _:
            before: str = getattr(anchor, part)
            words = chance.choice(("", before[1:], before[:-1], EVIL))
            return replace(anchor, **{part: words})  # type: ignore[arg-type]  # all but offset


def painted(chance: random.Random, _folder: Path) -> None:
    """The first page of a text that changed: it fills the screen, and writes nothing else."""
    text = mutated((ARTICLE + STORY).encode(), chance)
    with suppress(ReaderError):
        article = parse(text, "a.txt", "a")
        width, height = chance.randint(1, 200), chance.randint(1, 60)
        place = chance.randrange(len(article.text))
        page = first_page.Text(
            article.text, article.blocks, "title", ("a fact",), place, len(article.text)
        )
        drawn = first_page.page(page, width, height, chance.randint(40, 120))
        assert len(drawn) == height
        for row in drawn:
            words = "".join(part for part, _ in row)
            assert _safe(words)
            assert widths.cells(words) <= max(width, 30)


TRIED = (library, configuration, anchored, painted)


def run(seconds: float, seed: int = 0) -> int:
    """How many changed things went through unharmed in so many seconds."""
    chance, end, tried = random.Random(seed), datetime.now(UTC).timestamp() + seconds, 0
    with TemporaryDirectory() as folder:
        while datetime.now(UTC).timestamp() < end:
            step = chance.randrange(10**9)
            for each in TRIED:
                try:
                    with deadline(LONGEST):
                        each(random.Random(step), Path(folder))
                except BaseException:
                    print(f"{each.__name__}, seed {step}")  # noqa: T201 - a command
                    raise
                tried += 1
    return tried
