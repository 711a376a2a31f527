"""An analysis to take away: JSON Lines, JSON, Markdown or CSV, and the file it is kept in."""

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader import display
from reader.errors import ReaderError
from reader.model import Analysis, Article, Person, Quote, QuoteKind, Statistic
from reader.record import record

SUFFIX = {"jsonl": ".jsonl", "json": ".json", "markdown": ".md", "csv": ".csv"}
"""The formats by name, each with the suffix of its files."""

COLUMNS = (
    "source title published kind id text name roles speaker value low high change unit concept "
    "start end"
).split()
"""The columns of the CSV table: one row for each person, quote and statistic."""

_MARK = re.compile(r"[\\`*_\[\]<>#|~&]")
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def json_line(plain: dict[str, Any], *, terminal: bool = False) -> str:
    """A record as one line of JSON; on a terminal nothing in it acts on the terminal."""
    line = json.dumps(plain, ensure_ascii=False)
    return display.escaped(line) if terminal else display.encodable(line)


def json_lines(analysis: Analysis) -> str:
    """The record of the analysis as one line of JSON."""
    return json_line(record(analysis)) + "\n"


def json_array(analysis: Analysis) -> str:
    """The record of the analysis in a JSON array, as `reader extract --format json` writes it."""
    return f"[\n{json_line(record(analysis))}\n]\n"


def markdown(analysis: Analysis) -> str:
    """The items of an analysis as a Markdown document, each quotation with its speaker."""
    article = analysis.article
    lines = [f"# {_plain(article.title or article.source or 'Article')}", ""]
    about = " · ".join(
        _plain(part)
        for part in (article.byline, article.published, article.publisher, article.source)
        if part
    )
    lines += [about, ""] if about else []
    sections = (
        ("People", [_person_line(person) for person in analysis.people]),
        ("Quotes", [_quote_lines(analysis, quote) for quote in analysis.quotes]),
        (
            "Statistics",
            [_figure_line(article, each) for each in analysis.statistics if not each.trivial],
        ),
    )
    for heading, entries in sections:
        lines += [f"## {heading}", "", *(entries or ["None found."]), ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text of the article as Markdown that means just that text."""
    return _LINE_START.sub(r"\1\\", _MARK.sub(r"\\\g<0>", display.line(text)))


def _person_line(person: Person) -> str:
    roles = f", {_plain('; '.join(person.roles))}" if person.roles else ""
    count = len(person.mentions)
    return f"- **{_plain(person.name)}**{roles} ({count} mention{'s' * (count != 1)})"


def _quote_lines(analysis: Analysis, quote: Quote) -> str:
    words = " … ".join(_plain(analysis.article[segment]) for segment in quote.segments)
    who = said_by(analysis, quote)
    return f"> {words}\n> — {_plain(who or 'speaker not found')}{manner(quote)}\n"


def said_by(analysis: Analysis, quote: Quote) -> str:
    """Who said it: the person's name with role, else the speaker's words, else nothing."""
    if not quote.speaker:
        return ""
    if not quote.speaker.person:
        return analysis.article[quote.speaker.span]
    person = analysis.people[quote.speaker.person.number]
    return ", ".join((person.name, *person.roles[:1]))


def manner(quote: Quote) -> str:
    """A note on words that are the writer's, not the speaker's; nothing for verbatim ones."""
    return " (indirect)" if quote.kind == QuoteKind.INDIRECT else ""


def _figure_line(article: Article, figure: Statistic) -> str:
    about = _concept(article, figure)
    return f"- **{_plain(article[figure.span])}**{f': {_plain(about)}' if about else ''}"


def _concept(article: Article, figure: Statistic) -> str:
    return " ".join(article[word] for word in figure.concept.words) if figure.concept else ""


def csv_table(analysis: Analysis, *, header: bool = True, terminal: bool = False) -> str:
    """The items of an analysis as rows of `COLUMNS`; no cell of text is taken for a formula."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\n")
    if header:
        table.writeheader()
    for row in _rows(analysis):
        table.writerow({column: cell(value) for column, value in row.items()})
    text = display.encodable(written.getvalue())
    return display.shown(text) if terminal else text


def cell(value: object) -> object:
    """A value as a cell of a table; text that may be taken for a formula gets a leading '."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _rows(analysis: Analysis) -> Iterator[dict[str, object]]:
    """One row for each item, from the record; its numbers stay numbers."""
    plain = record(analysis)
    common = {column: plain[column] for column in ("source", "title", "published")}
    text = plain["text"]
    for person in plain["people"]:
        first = person["mentions"][0]
        yield common | {
            "kind": "person",
            "id": person["id"],
            "text": text[first["start"] : first["end"]],
            "name": person["name"],
            "roles": "; ".join(person["roles"]),
            "start": first["start"],
            "end": first["end"],
        }
    for number, quote in enumerate(plain["quotes"]):
        yield common | {
            "kind": f"{quote['kind']} quote",
            "id": quote["id"],
            "text": " … ".join(text[each["start"] : each["end"]] for each in quote["segments"]),
            "speaker": said_by(analysis, analysis.quotes[number]),
            "start": quote["segments"][0]["start"],
            "end": quote["segments"][-1]["end"],
        }
    for figure in plain["statistics"]:
        if not figure["trivial"]:
            yield common | {
                "kind": "statistic",
                **{key: figure[key] for key in "id text value low high change start end".split()},
                "unit": figure["unit"]["name"],
                "concept": figure["concept"]["text"] if figure["concept"] else "",
            }


FORMATS: dict[str, Callable[[Analysis], str]] = {
    "jsonl": json_lines,
    "json": json_array,
    "markdown": markdown,
    "csv": csv_table,
}
"""Each format as the whole content of a file."""


def save(analysis: Analysis, name: str, folder: Path) -> Path:
    """Writes the analysis in the format `name` to a new file in `folder`; its path.

    The file is called after the title, or after the source, with a number where that name is
    taken: nothing is ever overwritten. It appears whole or not at all.

    Raises:
        ReaderError: the folder cannot be written to.
    """
    article = analysis.article
    stem = display.slug(article.title or Path(article.source).stem)
    content = FORMATS[name](analysis).encode()
    number = 1
    while True:
        ending = f"-{number}" if number > 1 else ""
        target = folder / f"{stem}{ending}{SUFFIX[name]}"
        try:
            write_new(target, content)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise ReaderError(
                f"{display.name(str(folder))}: cannot be written to ({error.strerror})"
            ) from error
        else:
            return target


def write_new(target: Path, content: bytes) -> None:
    """Writes a file that must not exist yet, whole or not at all.

    Raises:
        FileExistsError: there is such a file.
        OSError: the folder or the disk does not allow it.
    """
    handle, draft = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        target.hardlink_to(draft)
    finally:
        with suppress(OSError):
            Path(draft).unlink()
