"""What keeps notes: in order, under numbers of the window, tried again where the library failed."""

import asyncio
from pathlib import Path
from threading import Event

import pytest

from reader.app.memory import Memory
from reader.app.notebook import Notebook
from reader.errors import ReaderError
from reader.library import Library
from reader.link.notes import Note, NoteKind, reworded, written
from reader.model import Article, Span

RAIN = Article("It may rain on Sunday.")


class Fickle(Library):
    """A library in memory that can be made to fail."""

    broken = False

    def put(self, article: Article, note: Note) -> int:
        if self.broken:
            raise ReaderError("library.db: the disk is full")
        return super().put(article, note)

    def notes(self, article: Article) -> tuple[Note, ...]:
        if self.broken:
            raise ReaderError("library.db: is damaged")
        return super().notes(article)


class Kept:
    """A notebook over a library, and what it said."""

    def __init__(self) -> None:
        self.library = Fickle(None)
        self.said: list[str] = []
        self.memory = Memory(lambda _say: self.library, self.said.append)
        self.book = Notebook(self.memory, self.said.append)

    def note(self, words: str = "") -> Note:
        kind = NoteKind.NOTE if words else NoteKind.BOOKMARK
        return written(RAIN, Span(7, 11), kind, words, number=self.book.number())

    async def settled(self) -> None:
        """Once all that was asked is done, and said."""
        await asyncio.wrap_future(self.memory.ask(lambda _library: None))
        await asyncio.sleep(0.01)

    async def words(self) -> list[str]:
        await self.settled()
        return [note.words for note in self.library.notes(RAIN)]


@pytest.fixture
def kept() -> Kept:
    return Kept()


async def test_notes_are_kept_changed_and_forgotten(kept: Kept) -> None:
    note = kept.note("umbrella")
    kept.book.keep(RAIN, note)
    assert await kept.words() == ["umbrella"]
    kept.book.reword(reworded(note, "boots"))
    assert await kept.words() == ["boots"]
    kept.book.erase(note)
    assert await kept.words() == []
    kept.book.keep(RAIN, note)
    kept.book.erase(note)
    assert await kept.words() == []


async def test_a_note_made_before_the_others_are_known_is_not_there_twice(kept: Kept) -> None:
    kept.library.note(RAIN, Span(0, 2), NoteKind.BOOKMARK)
    note = kept.note("umbrella")
    kept.book.keep(RAIN, note)
    found = await kept.book.recall(RAIN)
    assert [each.number for each in found] == [2, note.number]


async def test_what_the_library_fails_to_take_is_tried_again(kept: Kept) -> None:
    kept.library.broken = True
    first, second, third = kept.note("umbrella"), kept.note("boots"), kept.note()
    for note in (first, second):
        kept.book.keep(RAIN, note)
    await kept.settled()
    assert kept.said == ["library.db: the disk is full; your note is in this window only"] * 2
    kept.book.reword(reworded(first, "a large umbrella"))
    kept.book.erase(second)
    await kept.settled()
    kept.library.broken = False
    kept.book.keep(RAIN, third)
    assert await kept.words() == ["a large umbrella", ""]


@pytest.mark.parametrize("broken", [True, False])
async def test_the_end_is_the_last_time_to_try(kept: Kept, broken: bool) -> None:
    kept.book.finish()
    kept.library.broken = True
    kept.book.keep(RAIN, kept.note("umbrella"))
    await kept.settled()
    kept.library.broken = broken
    kept.book.finish()
    await kept.settled()
    kept.library.broken = False
    assert await kept.words() == ([] if broken else ["umbrella"])


async def test_notes_that_cannot_be_read_are_said(kept: Kept) -> None:
    kept.library.broken = True
    assert await kept.book.recall(RAIN) == ()
    assert kept.said == ["library.db: is damaged; your notes cannot be read"]


async def test_that_all_is_forgotten_is_said_once(kept: Kept) -> None:
    for _ in range(2):
        kept.book.keep(RAIN, kept.note())
    await kept.settled()
    assert kept.said == ["Nothing is kept: your notes last as long as this window"]


async def test_what_is_not_a_fault_of_the_library_is_no_secret(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, told: seen.append(told))

    def odd(*_arguments: object) -> int:
        raise ValueError("odd")

    monkeypatch.setattr(kept.library, "put", odd)
    kept.book.keep(RAIN, kept.note())
    await kept.settled()
    assert len(seen) == 1


def test_an_answer_after_the_window_is_gone_goes_nowhere() -> None:
    gate, memory = Event(), Memory(lambda _say: Fickle(None), pytest.fail)
    book = Notebook(memory, pytest.fail)

    async def keep() -> None:
        memory.ask(lambda _library: gate.wait(10))
        book.keep(RAIN, written(RAIN, Span(0, 2), NoteKind.NOTE, "late"))

    asyncio.run(keep())
    gate.set()
    memory.close()


async def test_another_library_never_takes_a_note_for_its_own(tmp_path: Path) -> None:
    said: list[str] = []
    memory = Memory(lambda _say: Library(tmp_path / "one.db"), said.append)
    book = Notebook(memory, said.append)
    first, second = (
        written(RAIN, Span(7, 11), NoteKind.NOTE, words, number=book.number())
        for words in ("umbrella", "boots")
    )
    book.keep(RAIN, first)
    (known,) = await book.recall(RAIN)
    assert known == first
    memory.begin(RAIN)
    assert memory.turn(private=True)
    book.keep(RAIN, second)
    book.erase(first)
    book.reword(reworded(first, "none"))
    assert [note.number for note in await book.recall(RAIN)] == [second.number]
    assert memory.turn(private=False)
    assert await book.recall(RAIN) == (first,)
    book.erase(second)
    assert await book.recall(RAIN) == (first,)
    book.erase(first)
    assert await book.recall(RAIN) == ()
    closed = "your library is closed while you read in private"
    assert said == [
        "Nothing is kept: your notes last as long as this window",
        f"{closed}; the note is still kept",
        f"{closed}; the new words are not kept",
    ]
    memory.close()
