"""The place in an article, from one window to the next."""

import asyncio
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from reader.app.app import ReaderApp
from reader.app.memory import Memory, Say, forgetful
from reader.app.screen import ReaderScreen
from reader.errors import ReaderError
from reader.library import Library
from reader.load import load
from reader.model import Analysis, Article

STORY = "The quay is closed.\n\nNobody knows for how long.\n\nThe harbour office said nothing.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.db"


def window(file: Path, article: Article, said: list[str] | None = None) -> ReaderApp:
    """A window on `article` with the library in `file`."""

    def opening(say: Say) -> Library:
        def told(problem: str) -> None:
            say(problem)
            if said is not None:
                said.append(problem)

        return Library.open_or_none(told, file) or forgetful(say)

    return ReaderApp(ReaderScreen(article, Analysis(article), library=opening))


def screen(app: ReaderApp) -> ReaderScreen:
    front = app.screen_stack[0]
    assert isinstance(front, ReaderScreen)
    return front


async def settled(app: ReaderApp) -> None:
    """Once the library has said where the reader was."""
    front = screen(app)
    for _ in range(500):
        await asyncio.sleep(0.01)
        if front.memory.known:
            return
    pytest.fail("the library never answered")


async def opened(app: ReaderApp) -> None:
    """Once what was to be opened is there, or is known not to come."""
    await app.workers.wait_for_complete([w for w in app.workers if w.group == "loading"])
    await asyncio.sleep(0.05)


def stored(file: Path, article: Article) -> int | None:
    library = Library(file)
    try:
        return library.position(article)
    finally:
        library.close()


async def test_the_place_is_found_again_to_the_character(file: Path, bridge: Analysis) -> None:
    article = bridge.article
    app = window(file, article)
    async with app.run_test(size=(118, 30)) as pilot:
        await settled(app)
        await pilot.press("J", "l", "l", "j")
        left = screen(app).navigation.offset
    assert left > 0
    assert stored(file, article) == left
    app = window(file, article)
    async with app.run_test(size=(60, 12)) as pilot:
        await settled(app)
        await pilot.pause()
        assert screen(app).navigation.offset == left


async def test_a_move_is_written_within_a_second_of_being_made(
    file: Path, bridge: Analysis
) -> None:
    app = window(file, bridge.article)
    async with app.run_test() as pilot:
        await settled(app)
        await pilot.press("J")
        await asyncio.sleep(0.9)
        assert stored(file, bridge.article) == screen(app).navigation.offset > 0


async def test_who_has_begun_to_move_is_not_moved(file: Path, bridge: Analysis) -> None:
    article, slow = bridge.article, Event()
    library = Library(file)
    library.remember(article, 300)
    library.close()

    def opening(_say: Say) -> Library:
        assert slow.wait(30)
        return Library(file)

    app = ReaderApp(ReaderScreen(article, bridge, library=opening))
    async with app.run_test() as pilot:
        await pilot.press("J")
        moved = screen(app).navigation.offset
        slow.set()
        await settled(app)
        await pilot.pause()
        assert screen(app).navigation.offset == moved != 300
    assert stored(file, article) == moved


async def test_each_article_keeps_its_own_place(file: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    paths[0].write_text(STORY, "utf-8")
    paths[1].write_text(STORY.replace("quay", "pier"), "utf-8")
    one, two = (load(path) for path in paths)
    app = window(file, one)
    async with app.run_test() as pilot:
        await settled(app)
        await pilot.press("G")
        place = screen(app).navigation.offset
        assert place > 0
        await pilot.press("o", *str(paths[1]), "enter")
        await opened(app)
        await settled(app)
        assert screen(app).article == two
        await pilot.press("J")
        other = screen(app).navigation.offset
    assert (stored(file, one), stored(file, two)) == (place, other)


@pytest.mark.parametrize("again", [False, True])
async def test_a_long_article_is_kept_by_another_process_and_once(
    file: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    article = Article("It rained on the quay. " * 50_000, source="rain.txt")
    if again:
        with closing(Library(file)) as library:
            library.add(article)

    def add(*_: object, **__: object) -> str:
        raise AssertionError("the window itself would be held up")

    with closing(Library(file)) as library:
        monkeypatch.setattr(library, "add", add)
        memory = Memory(lambda _say: library, pytest.fail)
        memory.begin(article)
        assert await memory.recall(article) is None
        memory.moved(article, 40)
        memory.close()
    with closing(Library(file)) as library:
        (kept,) = library.kept()
    assert (kept.source, kept.position, bool(kept.opened)) == ("rain.txt", 40, True)


async def test_reading_goes_on_without_a_library(tmp_path: Path, bridge: Analysis) -> None:
    (tmp_path / "plain").write_text("no folder")
    said: list[str] = []
    app = window(tmp_path / "plain" / "library.db", bridge.article, said)
    async with app.run_test() as pilot:
        await settled(app)
        await pilot.pause()
        assert len(said) == 1
        assert "nothing will be remembered" in screen(app).navigation.notice
        await pilot.press("J")
        assert screen(app).navigation.offset > 0


async def test_a_fault_while_writing_is_said_once() -> None:
    class Full(Library):
        def remember(self, article: Article, offset: int) -> None:  # noqa: ARG002 - it never comes so far
            raise ReaderError("library.db: the disk is full")

    said: list[str] = []
    memory = Memory(lambda _say: Full(None), said.append)
    article = Article("Some text.")
    memory.begin(article)
    assert await memory.recall(article) is None
    for place in (2, 4):
        memory.moved(article, place)
        memory.flush()
        await asyncio.sleep(0)
    memory.close()
    assert said == ["library.db: the disk is full; your place is not kept"]


async def test_a_library_that_fails_when_opened_is_said() -> None:
    def opening(_say: Say) -> Library:
        raise ReaderError("library.db: is in use")

    said: list[str] = []
    memory = Memory(opening, said.append)
    article = Article("Some text.")
    memory.begin(article)
    assert await memory.recall(article) is None
    memory.moved(article, 3)
    memory.close()
    await asyncio.sleep(0)
    assert said == ["library.db: is in use"]


async def test_a_memory_that_was_never_asked_ends_quietly() -> None:
    memory = Memory(forgetful, lambda _text: pytest.fail("nothing is wrong"))
    memory.moved(Article("Some text."), 3)
    memory.close()


async def test_an_article_is_kept_though_nobody_waits_for_its_place(
    file: Path, bridge: Analysis
) -> None:
    held = Event()
    memory = Memory(lambda say: Library.open_or_none(say, file) or forgetful(say), pytest.fail)
    memory.ask(lambda _library: held.wait(10))
    memory.begin(bridge.article, 40)
    waiting = asyncio.create_task(memory.recall(bridge.article))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    held.set()
    memory.close()
    assert stored(file, bridge.article) == 40


async def test_the_library_is_asked_once_it_has_the_article(file: Path, bridge: Analysis) -> None:
    memory = Memory(lambda say: Library.open_or_none(say, file) or forgetful(say), pytest.fail)
    memory.begin(bridge.article)
    counted = memory.consult(lambda _catalogue: len(memory._opened().kept()))
    assert await asyncio.wrap_future(counted) == 1
    memory.close()
