"""What `reader people`, `quotes` and `statistics` answer, over all articles kept."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any, TextIO

from reader import display, export
from reader.library.index import Found, Index, terms
from reader.library.joins import Joined, Joins
from reader.library.shelf import Library
from reader.record import json_line

_COLUMNS = {"speaker": "who", "name": "who", "text": "text", "concept": "about", "unit": "unit"}
"""The option that asks for words, and the column of the index that has them."""
_OF_A_PERSON, _OTHERS = ("speaker", "name"), ("text", "concept", "unit")

Answer = tuple[Found, Joined | None]
"""An item, and the person in several articles that it is or is said by."""


def answers(kind: str, options: Namespace, library: Library, index: Index) -> list[Answer]:
    """The items of a kind that `options` ask for, the newest article first.

    Who asks for a person by one name gets what that person is and says under every name that the
    user has joined with it; the sample is never among the answers.
    """
    joins, hidden = Joins(library, index), library.samples()
    since = options.since or ""
    names, queries = _terms(options, _OF_A_PERSON), _terms(options, _OTHERS)
    people = _people(joins, index)
    found = list(index.items(kind, [*queries, *names], since))
    named = index.items("person", names) if names and people else ()
    wanted = {one.number for each in named if (one := people.get((each.article, each.person)))}
    if wanted:
        known = set(found)
        every = (each for each in index.items(kind, queries, since) if each not in known)
        found += [
            each
            for each in every
            if (one := people.get((each.article, each.person))) and one.number in wanted
        ]
    listed = [each for each in found if each.article not in hidden]
    return [(each, people.get((each.article, each.person))) for each in listed[: options.limit]]


def _terms(options: Namespace, names: Sequence[str]) -> list[str]:
    """The queries for the options of these names that were given."""
    given = {name: getattr(options, name, None) for name in names}
    return [terms(value, _COLUMNS[name]) for name, value in given.items() if value is not None]


def _people(joins: Joins, index: Index) -> dict[tuple[str, str], Joined]:
    """Each joined person by the article and the id there."""
    numbers = [number for items in joins.items.values() for number in items]
    people = index.numbered(numbers) if numbers else {}
    return {
        (people[item].article, people[item].person): joins.all[number]
        for number, items in joins.items.items()
        for item in items
        if item in people
    }


def write(answered: Sequence[Answer], form: str, output: TextIO) -> None:
    """Writes the answers: text for people, JSON lines or CSV."""
    terminal = output.isatty()
    if form == "text":
        output.writelines(_lines(answered))
        return
    rows = [{**asdict(each), "joined": one.name if one else ""} for each, one in answered]
    if form == "jsonl":
        output.writelines(json_line(row, terminal=terminal) + "\n" for row in rows)
    else:
        columns = [*(field.name for field in fields(Found)), "joined"]
        output.write(table(columns, rows, terminal=terminal))


def table(columns: Sequence[str], rows: Sequence[dict[str, Any]], *, terminal: bool) -> str:
    """Rows as CSV with a head; safe to be shown where it goes to a terminal."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: export.cell(value) for name, value in row.items()})
    return display.shown(text.getvalue()) if terminal else text.getvalue()


def _lines(answered: Sequence[Answer]) -> Iterator[str]:
    """Joined people first, with what is theirs in every article; then the rest by article."""
    heads: dict[str, list[str]] = {}
    for each, one in sorted(answered, key=lambda answer: answer[1] is None):
        article = " · ".join(filter(None, (each.published, each.title, each.source)))
        words = " — ".join(filter(None, (each.text, each.label)))
        if one:
            count = len({where.article for where in one.appearances})
            head = f"{one.name}, one person in {count} articles"
            words = f"{words}  ({article})"
        else:
            head = article
        heads.setdefault(head, []).append(f"  {each.id}  {display.line(words)}\n")
    for number, (head, lines) in enumerate(heads.items()):
        yield f"{chr(10) if number else ''}{display.line(head)}\n"
        yield from lines
