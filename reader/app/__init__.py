"""The window: the only package that imports Textual."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.app.stage import Curtain
    from reader.model import Analysis, Article


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

    if curtain is None:
        with stage.Curtain() as own:
            given = partial(run, article, files=files, analysis=analysis, verbatim=verbatim)
            ways = partial(given, force=force, private=private, theme=theme)
            return ways(remembered=remembered, curtain=own)
    curtain.take()
    place = stage.shown(curtain, article, theme or "", remembered=remembered) if article else None
    from reader.app.worker import Extraction  # noqa: PLC0415 - the page is on the screen by now

    if article is None:
        from reader.model import Analysis, Article  # noqa: PLC0415 - with an article they are here

        analysis = Analysis(Article(""))
        article = analysis.article
    extraction = None if analysis else Extraction(article)
    if extraction:
        curtain.last = extraction.stop
    from reader.app import memory, rebinding, settings, terminal, themes  # noqa: PLC0415 - Textual takes a while: the extractors have begun
    from reader.app.app import ReaderApp  # noqa: PLC0415 - the same
    from reader.app.browsing import Browsing, Tab  # noqa: PLC0415 - the same
    from reader.app.loading import Manner  # noqa: PLC0415 - the same
    from reader.app.screen import ReaderScreen  # noqa: PLC0415 - the same

    keys, config = rebinding.followed(settings.load())
    screen = ReaderScreen(
        article,
        analysis,
        extraction,
        manner=Manner(verbatim=verbatim, force=force, private=private),
        browsing=Browsing(tuple(files), Tab.GIVEN if files else Tab.ALL),
        choosing=not article.text,
        library=memory.usual if remembered and config.remembers else memory.forgetful,
        measure=config.measure,
        place=place,
    )
    screen.say(settings.notice(config.faults))
    app = ReaderApp(
        screen, theme=theme or config.theme or themes.DEFAULT, keys=keys, curtain=curtain
    )
    try:
        code = app.run()
    finally:
        curtain.drop()
        if extraction:
            extraction.stop()
    return terminal.explained(app.failure) if app.failure else app.return_code or code or 0
