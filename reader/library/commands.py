"""What `reader library`, `people`, `quotes` and `statistics` do, over all articles kept."""

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import TextIO

from reader import display, export
from reader.batch import Outcome
from reader.errors import MissingInputError
from reader.library import adding, answers, folders, joins, noted, rescue, schema, storage, words
from reader.library.corrections import waiting
from reader.library.index import Index
from reader.library.shelf import Kept, Library
from reader.library.storage import LibraryError
from reader.link.notes import Note, Notes
from reader.load.folders import articles
from reader.model import Analysis, Kind
from reader.record import json_line
from reader.talk import say, watched


def run(given: Sequence[str], output: TextIO) -> int:
    """Runs one of the commands and gives its exit code; results go to `output`.

    Raises:
        ReaderError: the arguments make no sense, or the library cannot be used.
    """
    options = words.given(given)
    if options.act == "check" and options.repair:
        return _repair(options, output)
    with _opened() as (library, index):
        return _ACTS[options.act](options, library, index, output)


@contextmanager
def _opened() -> Iterator[tuple[Library, Index]]:
    library = Library.open_or_none(say)
    if not library:
        raise LibraryError("without the library there is nothing to do")
    with closing(library), closing(Index.opened(folders.cache_file())) as index:
        yield library, index


def _counted(outcomes: Iterator[Outcome[Analysis]], total: int, what: str) -> tuple[int, int]:
    """How many went well and how many did not; each that did not is said, progress is shown."""
    good = bad = 0
    for outcome in watched(outcomes, total, what, shown=True):
        good, bad = good + bool(outcome.result), bad + (not outcome.result)
    return good, bad


def _refresh(library: Library, index: Index, jobs: int | None, *, stale: bool = True) -> int:
    """Brings the index up to date; how many articles could not be read."""
    total = len(waiting(library, index, stale=stale))
    outcomes = adding.refresh(library, index, jobs, stale=stale)
    return _counted(outcomes, total, "reading")[1]


def catch_up() -> None:
    """Reads what is waiting to be read, one article at a time, out of the way of everything else.

    It is a process of its own; whatever goes wrong, the next one takes it up again.
    """
    os.nice(10)
    with suppress(LibraryError), _opened() as (library, index):
        for _ in adding.refresh(library, index, 1):
            pass


def _ready(library: Library, index: Index, jobs: int | None) -> None:
    """Reads what has never been read; what an older engine has read answers as it stands."""
    _refresh(library, index, jobs, stale=False)
    if old := len(waiting(library, index)):
        articles = f"{old} article{'s' * (old != 1)}"
        say(f"{articles} read by an older version; `reader library check` reads them again")


def _add(options: Namespace, library: Library, index: Index, _output: TextIO) -> int:
    named = list(articles(options.files))
    names = adding.unread(named, library, index)
    good, bad = _counted(adding.add(names, library, index, options.jobs), len(names), "adding")
    known = len(named) - len(names)
    say(f"{good} added, {known} there already, {bad} could not be read")
    _refresh(library, index, options.jobs)
    return 1 if bad else 0


def _list(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
    kept = library.kept()
    if options.text:
        _ready(library, index, options.jobs)
        by_key = {each.key: each for each in kept}
        kept = tuple(by_key[key] for key in index.articles(options.text) if key in by_key)
    kept = kept[: options.limit]
    rows = [asdict(each) for each in kept]
    if options.format == "jsonl":
        output.writelines(json_line(row, terminal=output.isatty()) + "\n" for row in rows)
    elif options.format == "csv":
        columns = [field.name for field in fields(Kept)]
        output.write(answers.table(columns, rows, terminal=output.isatty()))
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
        say(f"removed: {each.title or each.source}")
    return 0


def _export(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
    failed = _refresh(library, index, options.jobs)
    chosen = _chosen(library, options.articles) if options.articles else library.kept()
    terminal = output.isatty()
    headed = False
    for each in chosen:
        if analysis := index.analysis(each.key):
            notes = Notes(library.notes(analysis.article)).all
            output.write(_exported(options.format, analysis, notes, terminal, headed))
            headed = True
    return 1 if failed else 0


def _exported(
    form: str, analysis: Analysis, notes: Sequence[Note], terminal: bool, headed: bool
) -> str:
    """One article in the form asked for; `headed` when it is not the first."""
    if form == "csv":
        kinds = tuple(Kind)
        return export.csv_table(analysis, kinds, notes, header=not headed, terminal=terminal)
    if form == "markdown":
        return ("\n" if headed else "") + export.markdown(analysis, notes=notes)
    return json_line(export.noted(analysis, notes), terminal=terminal) + "\n"


def _notes(options: Namespace, library: Library, _index: Index, output: TextIO) -> int:
    named = {each.key for each in _chosen(library, options.articles)} if options.articles else None
    noted.write(library, named, options.format, output)
    return 0


def _backup(options: Namespace, library: Library, _index: Index, _output: TextIO) -> int:
    library.backup(Path(options.file))
    return 0


def _check(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
    problems = library.check()
    for problem in problems:
        say(problem)
    failed = _refresh(library, index, options.jobs)
    where = display.name(str(library.file))
    output.write(f"{len(library.kept())} articles, {len(problems)} problems in {where}\n")
    return 1 if problems or failed else 0


def _repair(options: Namespace, output: TextIO) -> int:
    """Checks, brings what is damaged into a new library, indexes it anew, and checks again."""
    with _opened() as (library, index):
        problems = library.check()
    if problems:
        say(f"{problems[0]}; a new library begins")
        storage.set_aside(folders.library_file(), schema.LIBRARY, sure=True)
    with _opened() as (library, _), closing(Index.anew(folders.cache_file())) as index:
        for file in rescue.damaged(folders.library_file()):
            some = rescue.rescue(file, library)
            say(
                f"{display.name(file.name)}: rescued {some.articles} articles, {some.positions} "
                f"places, {some.notes} notes, {some.people} joined people"
            )
        return _check(options, library, index, output)


def _items(kind: str) -> Callable[[Namespace, Library, Index, TextIO], int]:
    def answer(options: Namespace, library: Library, index: Index, output: TextIO) -> int:
        _ready(library, index, options.jobs)
        found = answers.answers(kind, options, library, index)
        answers.write(found, options.format, output)
        return 0

    return answer


def _join(options: Namespace, library: Library, index: Index, _output: TextIO) -> int:
    _ready(library, index, options.jobs)
    chosen = _chosen(library, options.articles) if options.articles else library.kept()
    people = joins.named(index, options.name, chosen, every=bool(options.articles))
    if len(people) < 2:
        raise LibraryError(f"{display.line(options.name)}: stands in fewer than two articles")
    one = joins.join(library, people)
    say(f"joined: {one.name} is one person in {len(one.appearances)} articles")
    return 0


def _split(options: Namespace, library: Library, index: Index, _output: TextIO) -> int:
    one = joins.Joins(library, index).called(options.name)
    joins.split(library, one.number)
    say(f"split: {one.name} is a person in each of {len(one.appearances)} articles")
    return 0


_ACTS: dict[str, Callable[[Namespace, Library, Index, TextIO], int]] = {
    "add": _add,
    "list": _list,
    "remove": _remove,
    "export": _export,
    "notes": _notes,
    "backup": _backup,
    "check": _check,
    "join": _join,
    "split": _split,
    "people": _items("person"),
    "quotes": _items("quote"),
    "statistics": _items("statistic"),
}
