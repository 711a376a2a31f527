"""The command `reader`: arguments in, an exit code out; results on stdout, all talk on stderr."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, TextIO

from reader import __version__
from reader.errors import ReaderError

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.model import Analysis, Article


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with `arguments` (those of the process by default); the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _finished(_run(given))
    except ReaderError as error:
        _say(str(error))
        return error.exit_code
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        _let_go_of_stdout()
        _say(f"cannot go on ({(error.strerror or str(error)).lower()})")
        return 1


def _finished(code: int) -> int:
    """The code, once everything is written."""
    sys.stdout.flush()
    return code


def _let_go_of_stdout() -> None:
    """Points stdout away from a broken pipe or full disk, so that closing it does not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    """One line on stderr, whatever it holds."""
    if sys.stderr is not None:
        from reader import display  # noqa: PLC0415 - `--version` need not wait for it

        with suppress(OSError):
            sys.stderr.write(f"reader: {display.line(message)}\n")


def _run(given: list[str]) -> int:
    if given[:1] in (["--version"], ["-V"]):
        _output().write(f"reader {__version__}\n")
        return 0
    if given[:1] in (["-h"], ["--help"]):
        from reader.options import HELP  # noqa: PLC0415 - `--version` need not wait for it

        _output().write(HELP)
        return 0
    if given[:1] == ["extract"]:
        return _extract(given[1:])
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
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it

    options = words.opened(given)
    options.file = options.file or sample()
    article = _load(options.file, options)
    if not _has_window():
        return _print(article, plain=True)
    from reader.app import run  # noqa: PLC0415 - nothing headless may pay for Textual

    try:
        return run(
            article,
            verbatim=options.verbatim,
            theme=options.theme,
            remembered=not options.no_library,
        )
    except OSError as error:
        raise ReaderError("there is no terminal to take keys from; try: reader show -") from error


def sample() -> str:
    """The path of the article that `reader` opens when it is given none."""
    from pathlib import Path  # noqa: PLC0415 - `--version` need not wait for it

    return str(Path(__file__).parent / "samples" / "the-ferry.md")


def _has_window() -> bool:
    """Whether stdout is a terminal that can do more than print."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and os.environ.get("TERM", "dumb") != "dumb"


def _load(file: str, options: "Namespace") -> "Article":
    from reader.load import is_address, load  # noqa: PLC0415 - `--version` need not wait for it

    if is_address(file):
        return _fetched(file, options)
    if file == "-" and sys.stdin is not None and sys.stdin.isatty():
        _say("reading standard input: paste the article, then press ctrl+d")
    return load(file, verbatim=options.verbatim, force=options.force)


def _fetched(address: str, options: "Namespace") -> "Article":
    """The article at a web address, with a line of progress where a terminal shows it."""
    from reader.load import load  # noqa: PLC0415 - loaded by then

    shown = sys.stderr is not None and sys.stderr.isatty()

    def progress(come: int, total: int | None) -> None:
        share = f" of {total / 1e3:,.0f}" if total else ""
        sys.stderr.write(f"\rfetching {come / 1e3:,.0f}{share} kB\x1b[K")
        sys.stderr.flush()

    try:
        if shown:
            sys.stderr.write("fetching\x1b[K")
            sys.stderr.flush()
        return load(
            address,
            verbatim=options.verbatim,
            private=options.private,
            progress=progress if shown else None,
        )
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def _config(given: list[str]) -> int:
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it

    words.configured(given)
    from reader.app import settings  # noqa: PLC0415 - it knows the window's themes and keys

    config = settings.load()
    _output().write(settings.written(config))
    for fault in config.faults:
        _say(str(fault))
    return 1 if config.faults else 0


def _analyse(article: "Article") -> "Analysis":
    from reader.analyse import analyse  # noqa: PLC0415 - `--version` need not wait for it

    return analyse(article)


def _show(given: list[str]) -> int:
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it

    options = words.shown(given)
    return _print(_load(options.file, options), plain=options.plain)


def _print(article: "Article", *, plain: bool) -> int:
    from reader.show import show  # noqa: PLC0415 - only what is used is loaded

    output = _output()
    terminal = output.isatty()
    styled = _has_window() and not plain and not os.environ.get("NO_COLOR")
    width = _width() if terminal else None
    analysis, failed = _analysed(article)
    for line in show(analysis, width=width, styled=styled):
        output.write(line + "\n")
    return failed


def _analysed(article: "Article") -> "tuple[Analysis, int]":
    """The article with its items, and 0; without them, and 1, where finding them failed."""
    from reader.model import Analysis  # noqa: PLC0415 - loaded by then

    try:
        return _analyse(article), 0
    except Exception as error:  # noqa: BLE001 - the article can be read whatever failed
        _say(f"its items could not be found ({type(error).__name__}); this is the text alone")
        return Analysis(article), 1


def _width() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 - only terminals have one

    return max(get_terminal_size().columns, 20)


def _extract(given: list[str]) -> int:
    from reader import options as words  # noqa: PLC0415 - `--version` need not wait for it

    options = words.extracted(given)
    output = _output()
    failed = 0
    for piece, error in _written(options, terminal=output.isatty()):
        output.write(piece)
        output.flush()
        if error:
            failed = 1
            _say(error)
    return failed


def _written(options: "Namespace", *, terminal: bool) -> Iterator[tuple[str, str]]:
    """The output, a piece for each file as soon as it is there, with what went wrong in it."""
    lead, end = ("[\n", "\n]\n") if options.format == "json" else ("", "")
    headed = False
    for file in options.files:
        analysis, error = _attempted(file, options)
        if analysis or options.format in ("json", "jsonl"):
            text = _formatted(options.format, file, analysis or error, terminal, headed)
            yield lead + text, error
            lead, headed = (",\n" if options.format == "json" else ""), True
        else:
            yield "", error
    yield end, ""


def _attempted(file: str, options: "Namespace") -> "tuple[Analysis | None, str]":
    """What was found in a file, or why nothing could be."""
    try:
        found = _analyse(_load(file, options))
        return _corrected(found) if options.corrected else found, ""
    except ReaderError as error:
        return None, str(error)
    except Exception as error:  # noqa: BLE001 - one file must never stop the others
        from reader import display  # noqa: PLC0415 - loaded by then

        return None, f"{display.name(file)}: could not be analysed ({type(error).__name__})"


def _corrected(found: "Analysis") -> "Analysis":
    """What was found as the user corrected it. Raises ReaderError where the library fails."""
    from reader.library import Library, folders  # noqa: PLC0415 - the same
    from reader.library.corrections import corrected  # noqa: PLC0415 - the same

    with closing(Library(folders.library_file())) as library:
        return corrected(library, found)


def _formatted(form: str, file: str, found: "Analysis | str", terminal: bool, headed: bool) -> str:
    """One file's part of the output; `headed` when it is not the first."""
    from reader import export  # noqa: PLC0415 - only what is used is loaded
    from reader.record import failure, record  # noqa: PLC0415 - the same

    if form in ("json", "jsonl"):
        plain = failure(file, found) if isinstance(found, str) else record(found)
        end = "\n" if form == "jsonl" else ""
        return export.json_line(plain, terminal=terminal) + end
    if isinstance(found, str):
        raise TypeError("only JSON has a record of an error")
    if form == "csv":
        return export.csv_table(found, header=not headed, terminal=terminal)
    return ("\n" if headed else "") + export.markdown(found)
