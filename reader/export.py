"""An analysis, and notes on it, to take away: JSON, Markdown, CSV, and the file it is kept in."""

import csv
import io
import json
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Literal, TypeAlias

from reader import annotations, display
from reader.correct import told
from reader.errors import ReaderError
from reader.link.notes import Note
from reader.model import Analysis, Article, Fit, Kind, Person, Quote, QuoteKind, Ref, Statistic
from reader.record import json_line, record

What: TypeAlias = Kind | Literal["notes"] | None
"""What to take away: one list, the notes alone, or everything."""

SUFFIX = {
    "jsonl": ".jsonl",
    "json": ".json",
    "markdown": ".md",
    "csv": ".csv",
    "annotations": ".jsonld",
}
"""The formats by name, each with the suffix of its files."""

COLUMNS = (
    "source title published kind id text name roles speaker value low high change unit concept "
    "start end note"
).split()
"""The columns of the CSV table: one row for each person, quote and statistic, and each note."""

_LIST: dict[What, str] = {
    None: "",
    Kind.PERSON: "-people",
    Kind.QUOTE: "-quotes",
    Kind.STATISTIC: "-statistics",
    "notes": "-notes",
}
_MARK = re.compile(r"[\\`*_\[\]<>#|~&]")
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def noted(analysis: Analysis, notes: Sequence[Note] = ()) -> dict[str, Any]:
    """The record of an analysis, with the notes on it where there are any."""
    kept = [annotations.plain(note) for note in notes]
    return {**record(analysis), **({"notes": kept} if kept else {})}


def json_lines(analysis: Analysis, notes: Sequence[Note] = ()) -> str:
    """The record of the analysis as one line of JSON."""
    return json_line(noted(analysis, notes)) + "\n"


def json_array(analysis: Analysis, notes: Sequence[Note] = ()) -> str:
    """The record of the analysis in a JSON array, as `reader extract --format json` writes it."""
    return f"[\n{json_line(noted(analysis, notes))}\n]\n"


def web_annotations(article: Article, notes: Sequence[Note]) -> str:
    """The notes on an article as W3C Web Annotations, in JSON-LD."""
    plain = annotations.collection([(article, notes)])
    return display.encodable(json.dumps(plain, ensure_ascii=False, indent=2)) + "\n"


def markdown(
    analysis: Analysis, kinds: Collection[Kind] = tuple(Kind), notes: Sequence[Note] = ()
) -> str:
    """The items of some kinds as a Markdown document, each quotation with its speaker; notes."""
    article = analysis.article
    lines = _heading(article)
    sections = (
        (Kind.PERSON, "People", [_person_line(person) for person in analysis.people]),
        (Kind.QUOTE, "Quotes", [_quote_lines(analysis, quote) for quote in analysis.quotes]),
        (
            Kind.STATISTIC,
            "Statistics",
            [_figure_line(article, each) for each in analysis.statistics if not each.trivial],
        ),
    )
    for kind, heading, entries in sections:
        if kind in kinds:
            lines += [f"## {heading}", "", *(entries or ["None found."]), ""]
    if analysis.corrections and set(kinds) == set(Kind):
        made = [f"- {_plain(correction)}" for correction in corrections(analysis)]
        lines += ["## Corrections", "", *made, ""]
    if notes:
        lines += ["## Notes", "", *(f"- {_plain(annotations.line(note))}" for note in notes), ""]
    return "\n".join(lines)


def _heading(article: Article) -> list[str]:
    """Title, and what is known of where the article comes from."""
    about = " · ".join(
        _plain(part)
        for part in (article.byline, article.published, article.publisher, article.source)
        if part
    )
    title = _plain(article.title or article.source or "Article")
    return [f"# {title}", "", *([about, ""] if about else [])]


def corrections(analysis: Analysis) -> Iterator[str]:
    """What the user corrected, a line each, with how it fits where that is in doubt."""
    for made, fit in analysis.corrections:
        yield told(made) + ("" if fit is Fit.SURE else f" ({fit.value})")


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


def csv_table(
    analysis: Analysis,
    kinds: Collection[Kind] = tuple(Kind),
    notes: Sequence[Note] = (),
    *,
    header: bool = True,
    terminal: bool = False,
) -> str:
    """The items of some kinds, and notes, as rows of `COLUMNS`; no cell is taken for a formula."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\n")
    if header:
        table.writeheader()
    for row in _rows(analysis, kinds, notes):
        table.writerow({column: cell(value) for column, value in row.items()})
    text = display.encodable(written.getvalue())
    return display.shown(text) if terminal else text


def cell(value: object) -> object:
    """A value as a cell of a table; text that may be taken for a formula gets a leading '."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _rows(
    analysis: Analysis, kinds: Collection[Kind], notes: Sequence[Note]
) -> Iterator[dict[str, object]]:
    """One row for each item and note, from the record; its numbers stay numbers."""
    plain = record(analysis)
    common = {column: plain[column] for column in ("source", "title", "published")}
    rows = {
        Kind.PERSON: _person_rows(plain),
        Kind.QUOTE: _quote_rows(analysis, plain),
        Kind.STATISTIC: _figure_rows(plain),
    }
    chosen = [row for kind in Kind if kind in kinds for row in rows[kind]]
    if set(kinds) == set(Kind):
        chosen += ({"kind": "correction", "text": said} for said in corrections(analysis))
    columns = ("kind", "text", "start", "end", "note")
    chosen += ({name: annotations.plain(note)[name] for name in columns} for note in notes)
    return (common | row for row in chosen)


def _person_rows(plain: dict[str, Any]) -> Iterator[dict[str, object]]:
    for person in plain["people"]:
        first = person["mentions"][0]
        yield {
            "kind": "person",
            "id": person["id"],
            "text": plain["text"][first["start"] : first["end"]],
            "name": person["name"],
            "roles": "; ".join(person["roles"]),
            "start": first["start"],
            "end": first["end"],
        }


def _quote_rows(analysis: Analysis, plain: dict[str, Any]) -> Iterator[dict[str, object]]:
    text = plain["text"]
    for number, quote in enumerate(plain["quotes"]):
        yield {
            "kind": f"{quote['kind']} quote",
            "id": quote["id"],
            "text": " … ".join(text[each["start"] : each["end"]] for each in quote["segments"]),
            "speaker": said_by(analysis, analysis.quotes[number]),
            "start": quote["segments"][0]["start"],
            "end": quote["segments"][-1]["end"],
        }


def _figure_rows(plain: dict[str, Any]) -> Iterator[dict[str, object]]:
    for figure in plain["statistics"]:
        if not figure["trivial"]:
            yield {
                "kind": "statistic",
                **{key: figure[key] for key in "id text value low high change start end".split()},
                "unit": figure["unit"]["name"],
                "concept": figure["concept"]["text"] if figure["concept"] else "",
            }


def only(analysis: Analysis, refs: Collection[Ref]) -> Analysis:
    """An analysis of these items alone, in this order, with those they refer to after them."""
    kept = dict.fromkeys(refs)
    for number, figure in enumerate(analysis.statistics):
        if figure.quote and Ref(Kind.STATISTIC, number) in kept:
            kept.setdefault(figure.quote)
    for number, quote in enumerate(analysis.quotes):
        if quote.speaker and quote.speaker.person and Ref(Kind.QUOTE, number) in kept:
            kept.setdefault(quote.speaker.person)
    new = {
        ref: Ref(kind, place)
        for kind in Kind
        for place, ref in enumerate(ref for ref in kept if ref.kind is kind)
    }
    people = [analysis.people[ref.number] for ref in new if ref.kind is Kind.PERSON]
    quotes = [analysis.quotes[ref.number] for ref in new if ref.kind is Kind.QUOTE]
    figures = [analysis.statistics[ref.number] for ref in new if ref.kind is Kind.STATISTIC]
    return replace(
        analysis,
        people=tuple(people),
        quotes=tuple(
            replace(quote, speaker=replace(quote.speaker, person=new[quote.speaker.person]))
            if quote.speaker and quote.speaker.person
            else quote
            for quote in quotes
        ),
        statistics=tuple(
            replace(figure, quote=new[figure.quote]) if figure.quote else figure
            for figure in figures
        ),
    )


FORMATS: dict[str, Callable[[Analysis, Collection[Kind], Sequence[Note]], str]] = {
    "jsonl": lambda analysis, _kinds, notes: json_lines(analysis, notes),
    "json": lambda analysis, _kinds, notes: json_array(analysis, notes),
    "markdown": markdown,
    "csv": csv_table,
    "annotations": lambda analysis, _kinds, notes: web_annotations(analysis.article, notes),
}
"""Each format as the whole content of a file; a record has everything its items refer to."""


def targets(analysis: Analysis, name: str, folder: Path, what: What = None) -> Iterator[Path]:
    """Where an export may go, best first: called after the title, or after the source.

    A part has its name in that; a number follows where the names before are taken.
    """
    article = analysis.article
    stem = display.slug(article.title or Path(article.source).stem) + _LIST[what]
    yield folder / f"{stem}{SUFFIX[name]}"
    yield from (folder / f"{stem}-{number}{SUFFIX[name]}" for number in count(2))


def save(
    analysis: Analysis, name: str, folder: Path, what: What = None, notes: Sequence[Note] = ()
) -> Path:
    """Writes the analysis and notes, or a part, in the format `name` to a new file; its path.

    The file is the first of `targets` that does not exist: nothing is ever overwritten. It
    appears whole or not at all.

    Raises:
        ReaderError: the folder cannot be written to.
    """
    kinds = tuple(Kind) if what is None else (what,) if isinstance(what, Kind) else ()
    kept = () if isinstance(what, Kind) else notes
    content = FORMATS[name](analysis, kinds, kept).encode()
    for target in targets(analysis, name, folder, what):
        try:
            write_new(target, content)
        except FileExistsError:
            continue
        except OSError as error:
            raise ReaderError(
                f"{display.name(str(folder))}: cannot be written to ({error.strerror})"
            ) from error
        return target
    raise AssertionError("there is no end of names")


def write_new(target: Path, content: bytes) -> None:
    """Writes a file that must not exist yet, whole or not at all.

    Raises:
        FileExistsError: there is such a file.
        OSError: the folder or the disk does not allow it.
    """
    import tempfile  # noqa: PLC0415 - what goes to standard output need not wait for it

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
