"""The window: the only package that imports Textual."""

import gc
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.app.screen import ReaderScreen
    from reader.app.stage import Curtain
    from reader.app.worker import Extraction
    from reader.config import Config
    from reader.model import Analysis, Article


class Wishes(NamedTuple):
    """How the window is to be opened, and how it opens other articles later."""

    files: "Sequence[str]"
    verbatim: bool
    force: bool
    private: bool
    theme: str
    remembered: bool


def run(
    article: "Article | None",
    *,
    files: "Sequence[str]" = (),
    analysis: "Analysis | None" = None,
    verbatim: bool = False,
    force: bool = False,
    private: bool = False,
    theme: str | None = None,
    remembered: bool = False,
    curtain: "Curtain | None" = None,
) -> int:
    """Opens the window on an article and gives the exit code when it is closed.

    Args:
        article: what to read; None to choose it from a list.
        files: what to choose from; the library without.
        analysis: what was found in it; without, it is extracted while one reads.
        verbatim: how to read an article again, or another one: nothing is taken out.
        force: the same: files of any size.
        private: the same: addresses of this machine and of private networks.
        theme: the name of a theme; that of the settings without.
        remembered: whether the library keeps the article and the place in it.
        curtain: the terminal, where the first page may be shown already.

    Raises:
        OSError: standard input is no terminal, and there is none to take keys from.
    """
    from reader.app import stage  # noqa: PLC0415 - nothing headless needs it

    wishes = Wishes(files, verbatim, force, private, theme or "", remembered)
    if curtain is None:
        with stage.Curtain() as own:
            return _opened(article, analysis, wishes, own)
    return _opened(article, analysis, wishes, curtain)


def _opened(
    article: "Article | None", analysis: "Analysis | None", wishes: Wishes, curtain: "Curtain"
) -> int:
    from reader.app import stage  # noqa: PLC0415 - loaded by then

    curtain.take()
    gc.disable()  # while everything is imported and made there is no garbage, only time to lose
    place = None
    if article:
        place = stage.shown(curtain, article, wishes.theme, remembered=wishes.remembered)
    import_asyncio()
    from reader.app.worker import Extraction  # noqa: PLC0415 - the page is on the screen by now

    extraction = None
    if article and not analysis:
        begun, curtain.extractors = curtain.extractors, None
        extraction = Extraction(article, process=begun)
        curtain.last = extraction.stop
    from reader.app import choices, own_themes, rebinding, settings, terminal, themes  # noqa: PLC0415 - Textual takes a while: the extractors have begun
    from reader.app.app import ReaderApp  # noqa: PLC0415 - the same

    keys, config = rebinding.followed(settings.load())
    look = choices.kept(settings.look(config))
    desk = _desk(article, analysis, extraction, place, wishes, config)
    desk.measure = look.measure
    app = ReaderApp(
        desk,
        theme=wishes.theme or look.theme or themes.DEFAULT,
        own=own_themes.checked(config)[1],
        look=look,
        keep=settings.keeper(config) if wishes.remembered and config.remembers else None,
        keys=keys,
        curtain=curtain,
    )
    try:
        code = app.run()
    finally:
        curtain.drop()
        gc.enable()
        if extraction:
            extraction.stop()
    return terminal.explained(app.failure) if app.failure else app.return_code or code or 0


def import_asyncio() -> None:
    """Imports it without encrypted connections: a window makes none, and they take a while."""
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's sign that there is none
        try:
            import asyncio  # noqa: F401, PLC0415 - nothing headless needs it
        finally:
            del sys.modules["ssl"]


def _desk(  # noqa: PLR0917 - all that it is made of
    article: "Article | None",
    analysis: "Analysis | None",
    extraction: "Extraction | None",
    place: int | None,
    wishes: Wishes,
    config: "Config",
) -> "ReaderScreen":
    """The screen on an article, or on none with the library in front."""
    from reader.app import memory, settings  # noqa: PLC0415 - loaded by then
    from reader.app.browsing import Browsing, Tab  # noqa: PLC0415 - the same
    from reader.app.loading import Manner  # noqa: PLC0415 - the same
    from reader.app.screen import ReaderScreen  # noqa: PLC0415 - the same
    from reader.model import Analysis, Article  # noqa: PLC0415 - the same

    files, remembered = tuple(wishes.files), wishes.remembered and config.remembers
    desk = ReaderScreen(
        article or Article(""),
        analysis if article else Analysis(Article("")),
        extraction,
        manner=Manner(wishes.verbatim, wishes.force, wishes.private),
        browsing=Browsing(files, Tab.GIVEN if files else Tab.ALL),
        choosing=article is None,
        library=memory.usual if remembered else memory.forgetful,
        measure=config.measure,
        place=place,
    )
    desk.say(settings.notice(config.faults))
    return desk
