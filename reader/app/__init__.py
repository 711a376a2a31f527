"""The window: the only package that imports Textual."""

from reader.model import Analysis, Article


def run(
    article: Article,
    *,
    analysis: Analysis | None = None,
    verbatim: bool = False,
    theme: str | None = None,
    remembered: bool = False,
) -> int:
    """Opens the window on an article and gives the exit code when it is closed.

    Args:
        article: what to read.
        analysis: what was found in it; without, it is extracted while one reads.
        verbatim: how to read the article again when asked to.
        theme: the name of a theme; that of the settings without.
        remembered: whether the library keeps the article and the place in it.

    Raises:
        OSError: standard input is no terminal, and there is none to take keys from.
    """
    from reader.app import terminal  # noqa: PLC0415 - nothing headless needs it
    from reader.app.worker import Extraction  # noqa: PLC0415 - the same

    terminal.take_keys()
    extraction = None if analysis else Extraction(article)
    from reader.app import memory, rebinding, settings, themes  # noqa: PLC0415 - Textual takes a while: the extractors have begun
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
    )
    screen.say(settings.notice(config.faults))
    app = ReaderApp(screen, theme=theme or config.theme or themes.DEFAULT, keys=keys)
    try:
        with terminal.restored():
            code = app.run()
    finally:
        if extraction:
            extraction.stop()
    return terminal.explained(app.failure) if app.failure else app.return_code or code or 0
