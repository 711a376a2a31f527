"""What `reader extract` does: files in, everything found in them out, in the order given."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TextIO

from reader import batch, options
from reader.analyse import analyse
from reader.batch import Outcome
from reader.load import STANDARD_INPUT, folders, load
from reader.model import Analysis, Article
from reader.opening import opened
from reader.record import failure, json_line, record
from reader.talk import watched

_FRAMES = {
    "jsonl": ("", "", "\n", ""),
    "json": ("[\n", ",\n", "", "\n]\n"),
    "markdown": ("", "\n", "", ""),
    "csv": ("", "", "", ""),
}
"""What stands before the first piece, between two, after each, and after all, form by form."""


def run(given: Sequence[str], output: TextIO) -> int:
    """Runs the command with these words; the exit code. Results go to `output`.

    Raises:
        ReaderError: the words make no sense, or a list of files cannot be read.
    """
    chosen = options.extracted(given)
    terminal = output.isatty()
    names = list(chosen.files)
    if chosen.files_from is not None:
        names += folders.listed(chosen.files_from)
    names = list(folders.articles(names))
    failed = 0
    shown = len(names) > 1 and not terminal
    outcomes = watched(_outcomes(names, chosen, terminal), len(names), "reading", shown=shown)
    for piece, error in _pieces(outcomes, chosen.format, terminal=terminal):
        output.write(piece)
        output.flush()
        failed = failed or int(bool(error))
    return failed


def _outcomes(names: Sequence[str], chosen: Namespace, terminal: bool) -> Iterator[Outcome[str]]:
    """What is written of each file; standard input is read in its turn, by this process."""
    jobs = min(chosen.jobs or batch.cores(), len(names))
    for here, some in groupby(names, key=lambda name: jobs == 1 or name == STANDARD_INPUT):
        work = partial(_opened if here else _read, chosen, terminal)
        yield from batch.each(work, some, 1 if here else jobs)


def _read(chosen: Namespace, terminal: bool, name: str) -> str:
    """What is written of a file or address. Raises ReaderError where it cannot be read."""
    article = load(name, verbatim=chosen.verbatim, force=chosen.force, private=chosen.private)
    return _found(chosen, article, terminal)


def _opened(chosen: Namespace, terminal: bool, name: str) -> str:
    """The same of one that somebody waits for."""
    return _found(chosen, opened(name, chosen), terminal)


def _found(chosen: Namespace, article: Article, terminal: bool) -> str:
    """Everything found in an article, in the form asked for."""
    analysis = analyse(article)
    if chosen.corrected:
        from reader.library import corrections  # noqa: PLC0415 - the database is seldom asked

        analysis = corrections.remembered(analysis)
    return written(chosen.format, analysis, terminal=terminal)


def written(form: str, analysis: Analysis, *, terminal: bool) -> str:
    """An analysis as JSON, Markdown, or the rows of a CSV table without their header."""
    if form.startswith("json"):
        return json_line(record(analysis), terminal=terminal)
    from reader import export  # noqa: PLC0415 - a record alone need not wait for it

    if form == "csv":
        return export.csv_table(analysis, header=False, terminal=terminal)
    return export.markdown(analysis)


def _pieces(
    outcomes: Iterator[Outcome[str]], form: str, *, terminal: bool
) -> Iterator[tuple[str, str]]:
    """The output, a piece for each file as soon as it is there, with what went wrong in it."""
    lead, between, end, last = _FRAMES[form]
    if form == "csv":
        from reader import export  # noqa: PLC0415 - the same

        lead = ",".join(export.COLUMNS) + "\n"
    for name, result, error in outcomes:
        text = result
        if text is None and form.startswith("json"):
            text = json_line(failure(name, error), terminal=terminal)
        if text is None:
            yield "", error
        else:
            yield lead + text + end, error
            lead = between
    yield (lead + last if form == "json" and lead != between else last), ""
