"""What `reader library`, `people`, `quotes` and `statistics` do, over all articles kept."""

import csv
import io
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import TextIO

from reader import display, export
from reader.errors import MissingInputError
from reader.library import adding, folders, words
from reader.library.adding import Outcome
from reader.library.index import Found, Index, terms
from reader.library.shelf import Kept, Library
from reader.library.storage import LibraryError
from reader.model import Analysis
from reader.record import record


def run(given: Sequence[str], output: TextIO) -> int:
    """Runs one of the commands and gives its exit code; results go to `output`.

    Raises:
        ReaderError: the arguments make no sense, or the library cannot be used.
    """
    options = words.given(given)
    with _opened() as (library, index):
        return _ACTS[options.act](options, library, index, output)


@contextmanager
def _opened() -> Iterator[tuple[Library, Index]]:
    library = Library.open_or_none(_say)
    if not library:
        raise LibraryError("without the library there is nothing to do")
    with closing(library), closing(Index.opened(folders.cache_file())) as index:
        yield library, index


def _say(message: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"reader: {display.line(message)}\n")


def _counted(outcomes: Iterator[Outcome], total: int, what: str) -> tuple[int, int]:
    """How many went well and how many did not; each that did not is said, progress is shown."""
    live = sys.stderr is not None and sys.stderr.isatty()
    good = bad = 0
    for outcome in outcomes:
        good, bad = good + bool(outcome.analysis), bad + (not outcome.analysis)
        if live:
            sys.stderr.write("\r\x1b[K")
        if outcome.error:
            _say(outcome.error)
        if live:
            sys.stderr.write(f"{what} {good + bad} of {total}")
            sys.stderr.flush()
    if live and good + bad:
        sys.stderr.write("\r\x1b[K")
    return good, bad


def _refresh(library: Library, index: Index, jobs: int) -> int:
    """Brings the index up to date; how many articles could not be read."""
    total = len(library.keys() - index.fresh())
    return _counted(adding.refresh(library, index, jobs), total, "reading")[1]


def _add(options: Namespace, library: Library, index: Index, _output: TextIO) -> int:
    named = list(adding.files(options.files))
    names = adding.unread(named, library, index)
    good, bad = _counted(adding.add(names, library, index, options.jobs), len(names), "adding")
    known = len(named) - len(names)
    _say(f"{good} added, {known} there already, {bad} could not be read")
    return 1 if bad else 0


def _list(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
    kept = library.kept()
    if options.text:
        _refresh(library, index, options.jobs)
        by_key = {each.key: each for each in kept}
        kept = tuple(by_key[key] for key in index.articles(options.text) if key in by_key)
    if options.format == "jsonl":
        _json(output, (asdict(each) for each in kept))
    elif options.format == "csv":
        _csv(output, [field.name for field in fields(Kept)], (asdict(each) for each in kept))
    else:
        for each in kept:
            about = " · ".join(filter(None, (each.published, each.title, each.source)))
            output.write(f"{each.key[:12]}  {display.line(about)}\n")
    return 0


def _chosen(library: Library, names: Sequence[str]) -> list[Kept]:
    """The articles that are named by the first letters of their keys, or by their sources."""
    kept = library.kept()
    chosen = []
    for name in names:
        found = [
            each
            for each in kept
            if each.source == name or (len(name) >= 6 and each.key.startswith(name))
        ]
        if not found:
            raise MissingInputError(f"{display.name(name)}: is not in the library")
        chosen += found
    return chosen


def _remove(options: Namespace, library: Library, index: Index, _output: TextIO) -> int:
    for each in _chosen(library, options.articles):
        library.remove(each.key)
        index.drop(each.key)
        _say(f"removed: {each.title or each.source}")
    return 0


def _export(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
    failed = _refresh(library, index, options.jobs)
    chosen = _chosen(library, options.articles) if options.articles else library.kept()
    terminal = output.isatty()
    headed = False
    for each in chosen:
        if analysis := index.analysis(each.key):
            output.write(_exported(options.format, analysis, terminal, headed))
            headed = True
    return 1 if failed else 0


def _exported(form: str, analysis: Analysis, terminal: bool, headed: bool) -> str:
    """One article in the form asked for; `headed` when it is not the first."""
    if form == "csv":
        return export.csv_table(analysis, header=not headed, terminal=terminal)
    if form == "markdown":
        return ("\n" if headed else "") + export.markdown(analysis)
    return export.json_line(record(analysis), terminal=terminal) + "\n"


def _backup(options: Namespace, library: Library, _index: Index, _output: TextIO) -> int:
    library.backup(Path(options.file))
    return 0


def _check(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
    problems = library.check()
    for problem in problems:
        _say(problem)
    failed = _refresh(library, index, options.jobs)
    where = display.name(str(library.file))
    output.write(f"{len(library.kept())} articles, {len(problems)} problems in {where}\n")
    return 1 if problems or failed else 0


def _items(kind: str) -> Callable[[Namespace, Library, Index, TextIO], int]:
    def answer(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
        _refresh(library, index, options.jobs)
        columns = {"speaker": "who", "name": "who", "text": "text", "concept": "about"}
        asked = {**columns, "unit": "unit"}
        queries = [
            terms(value, column)
            for name, column in asked.items()
            if (value := getattr(options, name, None)) is not None
        ]
        found = index.items(kind, queries, options.since or "")
        if options.format == "jsonl":
            _json(output, (asdict(each) for each in found))
        elif options.format == "csv":
            _csv(output, [field.name for field in fields(Found)], (asdict(each) for each in found))
        else:
            output.writelines(_lines(found))
        return 0

    return answer


def _lines(found: Sequence[Found]) -> Iterator[str]:
    """Items for people to read, under the articles that they stand in."""
    above = ""
    for each in found:
        if each.article != above:
            head = " · ".join(filter(None, (each.published, each.title, each.source)))
            yield f"{'' if not above else chr(10)}{display.line(head)}\n"
            above = each.article
        words = " — ".join(filter(None, (each.text, each.label)))
        yield f"  {each.id}  {display.line(words)}\n"


def _json(output: TextIO, rows: Iterator[dict[str, object]]) -> None:
    output.writelines(export.json_line(row, terminal=output.isatty()) + "\n" for row in rows)


def _csv(output: TextIO, columns: Sequence[str], rows: Iterator[dict[str, object]]) -> None:
    table = io.StringIO()
    writer = csv.DictWriter(table, list(columns), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: export.cell(value) for name, value in row.items()})
    output.write(display.shown(table.getvalue()) if output.isatty() else table.getvalue())


_ACTS: dict[str, Callable[[Namespace, Library, Index, TextIO], int]] = {
    "add": _add,
    "list": _list,
    "remove": _remove,
    "export": _export,
    "backup": _backup,
    "check": _check,
    "people": _items("person"),
    "quotes": _items("quote"),
    "statistics": _items("statistic"),
}
