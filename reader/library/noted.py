"""What `reader library notes` answers: bookmarks, highlights and notes, article by article."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TextIO

from reader import annotations, display, export
from reader.library import answers
from reader.library.shelf import Library
from reader.link.notes import Note, Notes
from reader.model import Analysis, Article
from reader.record import json_line

_COLUMNS = "article source title published kind start end text note made place".split()


def write(library: Library, keys: Collection[str] | None, form: str, output: TextIO) -> None:
    """Writes the notes on the articles of these keys, on all without, in a form to `output`."""
    found = [each for each in _noted(library) if keys is None or each[0] in keys]
    terminal = output.isatty()
    if form == "annotations":
        plain = annotations.collection((article, notes) for _, article, notes in found)
        text = json.dumps(plain, ensure_ascii=False, indent=2)
        output.write((display.escaped if terminal else display.encodable)(text) + "\n")
    elif form == "jsonl":
        output.writelines(json_line(row, terminal=terminal) + "\n" for row in _rows(found))
    elif form == "csv":
        output.write(answers.table(_COLUMNS, list(_rows(found)), terminal=terminal))
    elif form == "markdown":
        pages = (export.markdown(Analysis(article), (), notes) for _, article, notes in found)
        output.write("\n".join(pages))
    else:
        output.write("\n".join(_page(key, article, notes) for key, article, notes in found))


_Found = tuple[str, Article, tuple[Note, ...]]
"""The key of an article, the article, and the notes on it."""


def _noted(library: Library) -> Iterator[_Found]:
    for key, source in library.noted():
        if article := library.article(key):
            named = replace(article, source=source or article.source)
            yield key, named, Notes(library.notes(named)).all


def _rows(found: list[_Found]) -> Iterator[dict[str, object]]:
    for key, article, notes in found:
        about = {
            "article": key,
            "source": article.source,
            "title": article.title,
            "published": article.published,
        }
        yield from (about | annotations.plain(note) for note in notes)


def _page(key: str, article: Article, notes: tuple[Note, ...]) -> str:
    about = " · ".join(filter(None, (article.published, article.title, article.source)))
    lines = [f"{key[:12]}  {display.line(about)}"]
    lines += (f"  {display.line(annotations.line(note))}" for note in notes)
    return "\n".join(lines) + "\n"
