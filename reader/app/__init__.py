"""The window: the only package that imports Textual."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.app.stage import Curtain
    from reader.model import Analysis, Article


def run(
    article: "Article",
    *,
    analysis: "Analysis | None" = None,
    verbatim: bool = False,
    theme: str | None = None,
    remembered: bool = False,
    curtain: "Curtain | None" = None,
) -> int:
    """Opens the window on an article and gives the exit code when it is closed.

    Args:
        article: what to read.
        analysis: what was found in it; without, it is extracted while one reads.
        verbatim: how to read the article again when asked to.
        theme: the name of a theme; that of the settings without.
        remembered: whether the library keeps the article and the place in it.
        curtain: the terminal, where the first page may be shown already.

    Raises:
        OSError: standard input is no terminal, and there is none to take keys from.
    """
    from reader.app import stage  # noqa: PLC0415 - nothing headless needs it

    if curtain is None:
        with stage.Curtain() as own:
            given = partial(run, article, analysis=analysis, verbatim=verbatim, theme=theme)
            return given(remembered=remembered, curtain=own)
    curtain.take()
    place = stage.shown(curtain, article, theme or "", remembered=remembered)
    from reader.app.worker import Extraction  # noqa: PLC0415 - the page is on the screen by now

    extraction = None if analysis else Extraction(article)
    if extraction:
        curtain.last = extraction.stop
    from reader.app import memory, rebinding, settings, terminal, themes  # noqa: PLC0415 - Textual takes a while: the extractors have begun
    from reader.app.app import ReaderApp  # noqa: PLC0415 - the same
    from reader.app.loading import Manner  # noqa: PLC0415 - the same
    from reader.app.screen import ReaderScreen  # noqa: PLC0415 - the same

    keys, config = rebinding.followed(settings.load())
    screen = ReaderScreen(
        article,
        analysis,
        extraction,
        manner=Manner(verbatim=verbatim),
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
