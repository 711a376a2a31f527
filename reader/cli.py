"""The command `reader`: arguments in, an exit code out; results on stdout, all talk on stderr."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from reader import __version__
from reader.errors import ReaderError
from reader.talk import say

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.app.stage import Curtain
    from reader.model import Analysis, Article


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with `arguments` (those of the process by default); the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _finished(_run(given), leaving=arguments is None)
    except ReaderError as error:
        say(str(error))
        return error.exit_code
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        _let_go_of_stdout()
        say(f"cannot go on ({(error.strerror or str(error)).lower()})")
        return 1


def _finished(code: int, *, leaving: bool = False) -> int:
    """The code, once everything is written.

    A process that leaves a window ends here: to take all of it apart would take longer than a key.
    """
    sys.stdout.flush()
    if leaving and "reader.app.app" in sys.modules:
        os._exit(code)
    return code


def _let_go_of_stdout() -> None:
    """Points stdout away from a broken pipe or full disk, so that closing it does not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    if given[:1] in (["--version"], ["-V"]):
        _output().write(f"reader {__version__}\n")
        return 0
    if given[:1] in (["-h"], ["--help"]):
        from reader.options import HELP  # noqa: PLC0415 - `--version` need not wait for it

        _output().write(HELP)
        return 0
    if given[:1] == ["extract"]:
        from reader import extracting  # noqa: PLC0415 - `--version` need not wait for it

        return extracting.run(given[1:], _output())
    if given[:1] == ["show"]:
        return _show(given[1:])
    if given[:1] == ["config"]:
        return _config(given[1:])
    if given[:1] and given[0] in ("library", "people", "quotes", "statistics"):
        from reader.library import commands  # noqa: PLC0415 - the database costs only who asks it

        return commands.run(given, _output())
    return _open(given)


def _output() -> TextIO:
    """Standard output, always in UTF-8. Raises ReaderError where it is closed."""
    stream = sys.stdout
    if stream is None:
        raise ReaderError("standard output is closed")
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return stream


def _open(given: list[str]) -> int:
    if not _has_window():
        return _print_each(given)
    from reader.app import stage  # noqa: PLC0415 - nothing headless needs it

    with stage.Curtain() as curtain:
        if wanted := stage.wish(given or _usual()):
            stage.begin(curtain, wanted)
        return _read(given, curtain)


def _usual() -> list[str]:
    """What is opened when nothing is named: the sample, or nothing before the library is seen."""
    from reader import first  # noqa: PLC0415 - a file need not wait for it

    return [] if first.keeps_anything() else [sample()]


def _read(given: list[str], curtain: "Curtain") -> int:
    """Opens the window; the first page of a plain text is on the screen already."""
    from reader import first  # noqa: PLC0415 - the same
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it
    from reader.app import run  # noqa: PLC0415 - nothing headless may pay for Textual

    options = words.opened(given)
    listed = first.is_list(options)
    article = None if listed else _awaited((options.files or [sample()])[0], options, curtain)
    try:
        return run(
            article,
            files=options.files if listed else (),
            verbatim=options.verbatim,
            force=options.force,
            private=options.private,
            theme=options.theme,
            remembered=not options.no_library,
            curtain=curtain,
        )
    except OSError as error:
        raise ReaderError("there is no terminal to take keys from; try: reader show -") from error


def _awaited(file: str, options: "Namespace", curtain: "Curtain") -> "Article":
    """The article that the window opens on; a long one is read while the window is imported."""
    import gc  # noqa: PLC0415 - nothing headless needs it

    from reader.app import import_asyncio  # noqa: PLC0415 - the same

    import_asyncio()
    from reader.app import loading  # noqa: PLC0415 - the same

    if not loading.is_long(file):
        return _one(file, options)
    manner = loading.Manner(options.verbatim, options.force, options.private)
    coming = loading.Loading(file, manner)
    curtain.last = coming.stop
    gc.disable()  # until the window is there, what is made by importing it is no garbage
    import reader.app.screen  # noqa: F401, PLC0415 - it takes as long as reading does

    return coming.wait()


def _one(file: str, options: "Namespace") -> "Article":
    """The article in a file or at an address; that of the library where the web gives none."""
    from reader.load import is_address  # noqa: PLC0415 - loaded by then
    from reader.opening import opened  # noqa: PLC0415 - the same

    try:
        return opened(file, options)
    except ReaderError as error:
        if not is_address(file) or options.no_library:
            raise
        from reader.library import pages  # noqa: PLC0415 - only then

        return pages.offline(file, error)


def _print_each(given: list[str]) -> int:
    """Prints every article given, where there is no window; the exit code."""
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it
    from reader.load.folders import articles  # noqa: PLC0415 - loaded by then

    options, failed = words.opened(given), 0
    for file in articles(options.files or [sample()]):
        try:
            failed = max(failed, _print(_one(file, options), plain=True))
        except ReaderError as error:
            if len(options.files) == 1:
                raise
            say(str(error))
            failed = 1
    return failed


def sample() -> str:
    """The path of the article that `reader` opens when it is given none."""
    return os.path.join(os.path.dirname(__file__), "samples", "the-ferry.md")  # noqa: PTH118, PTH120 - `--version` need not wait for paths


def _has_window() -> bool:
    """Whether stdout is a terminal that can do more than print."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and os.environ.get("TERM", "dumb") != "dumb"


def _config(given: list[str]) -> int:
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it

    words.configured(given)
    from reader.app import rebinding, settings  # noqa: PLC0415 - they know the window's own

    keys, config = rebinding.followed(settings.load())
    _output().write(settings.written(config, keys))
    for fault in config.faults:
        say(str(fault))
    return 1 if config.faults else 0


def _analyse(article: "Article") -> "Analysis":
    from reader.analyse import analyse  # noqa: PLC0415 - `--version` need not wait for it

    return analyse(article)


def _show(given: list[str]) -> int:
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it
    from reader.opening import opened  # noqa: PLC0415 - the same

    options = words.shown(given)
    article = opened(options.file, options)
    return _print(article, plain=options.plain, corrected=options.corrected)


def _print(article: "Article", *, plain: bool, corrected: bool = False) -> int:
    from reader.show import show  # noqa: PLC0415 - only what is used is loaded

    output = _output()
    terminal = output.isatty()
    styled = _has_window() and not plain and not os.environ.get("NO_COLOR")
    width = _width() if terminal else None
    analysis, failed = _analysed(article)
    if corrected:
        from reader.library import corrections  # noqa: PLC0415 - the database is seldom asked

        analysis = corrections.remembered(analysis)
    for line in show(analysis, width=width, styled=styled):
        output.write(line + "\n")
    return failed


def _analysed(article: "Article") -> "tuple[Analysis, int]":
    """The article with its items, and 0; without them, and 1, where finding them failed."""
    from reader.model import Analysis  # noqa: PLC0415 - loaded by then

    try:
        return _analyse(article), 0
    except Exception as error:  # noqa: BLE001 - the article can be read whatever failed
        say(f"its items could not be found ({type(error).__name__}); this is the text alone")
        return Analysis(article), 1


def _width() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - only terminals have one

    return max(get_terminal_size().columns, 20)
