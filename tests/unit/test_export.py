"""What is taken away is safe where it goes, and overwrites nothing."""

import csv
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from reader import export
from reader.correct import apply, named, wrong
from reader.errors import ReaderError
from reader.link.notes import NoteKind, written
from reader.model import (
    Analysis,
    Anchor,
    Article,
    Block,
    Kind,
    Mention,
    Person,
    Quote,
    Ref,
    Span,
    Speaker,
)
from reader.record import analysis as analysis_of
from reader.record import json_line


def hostile() -> Analysis:
    """One person and one quotation, all of whose words are meant to do harm."""
    text = "=cmd() said: \x9b2J *x* [a](b) \u202e <b>"
    return Analysis(
        Article(text, (Block(Span(0, len(text))),), "a\udcff.txt", title="1. \x1b[2J"),
        (Person("=cmd()", (Mention(Span(0, 6)),)),),
        (Quote((Span(13, len(text)),), speaker=Speaker(Span(0, 6), Ref(Kind.PERSON, 0))),),
    )


def test_json_line_is_one_line_that_means_the_same(bridge: Analysis) -> None:
    line = export.json_lines(bridge)
    assert line.count("\n") == 1
    assert analysis_of(json.loads(line)) == bridge


def test_json_for_a_terminal_cannot_act_on_it() -> None:
    line = json_line({"text": "\x9b2J \u202e \x1b"}, terminal=True)
    assert line == '{"text": "\\u009b2J \\u202e \\u001b"}'


def test_json_array(bridge: Analysis) -> None:
    (record,) = json.loads(export.json_array(bridge))
    assert analysis_of(record) == bridge


def test_half_characters_do_not_stop_writing() -> None:
    assert json.loads(export.json_lines(hostile()).encode())["source"] == "a\udcff.txt"


def test_markdown(bridge: Analysis) -> None:
    known = replace(bridge.article, byline="Ida Moreno", published="2024-02-29")
    text = export.markdown(replace(bridge, article=known))
    assert text.startswith("# Harbour bridge reopens after two years\n\nIda Moreno · 2024-02-29\n")
    assert "- **Lena Okafor**, chief engineer (2 mentions)\n" in text
    assert "> “We replaced every cable,” … “It will outlive all of us.”\n> — Lena Okafor," in text
    assert "- **$48.6 million**: cable\n" in text


def test_markdown_says_when_nothing_was_found() -> None:
    text = export.markdown(Analysis(Article("x", (Block(Span(0, 1)),))))
    assert text.startswith("# Article\n\n## People\n\nNone found.\n")


def test_markdown_means_just_its_text() -> None:
    text = export.markdown(hostile())
    assert "# 1\\. ␛\\[2J\n" in text
    assert "\\*x\\* \\[a\\](b) \ufffd \\<b\\>" in text
    assert "\x9b" not in text


def test_an_unknown_speaker_is_said() -> None:
    text = "“Yes,” officials said."
    article = Article(text, (Block(Span(0, len(text))),))
    named = Analysis(article, (), (Quote((Span(0, 6),), speaker=Speaker(Span(7, 16))),))
    nobody = Analysis(article, (), (Quote((Span(0, 6),)),))
    assert "— officials\n" in export.markdown(named)
    assert "— speaker not found\n" in export.markdown(nobody)


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


def test_csv_has_a_row_for_each_item(bridge: Analysis) -> None:
    found = rows(export.csv_table(bridge))
    assert [row["kind"] for row in found] == (
        ["person"] * 3 + ["direct quote", "mixed quote", "direct quote"] + ["statistic"] * 4
    )
    assert found[0]["roles"] == "chief engineer"
    assert found[3]["speaker"] == "Lena Okafor, chief engineer"
    assert (found[6]["value"], found[6]["unit"], found[6]["concept"]) == (
        "48600000",
        "dollar",
        "cable",
    )
    assert (found[8]["low"], found[8]["high"], found[8]["value"]) == ("24", "33", "")
    assert found[0]["title"] == "Harbour bridge reopens after two years"


def test_csv_leaves_out_what_is_trivial(bridge: Analysis) -> None:
    trivial = replace(
        bridge, statistics=tuple(replace(each, trivial=True) for each in bridge.statistics)
    )
    assert "statistic" not in {row["kind"] for row in rows(export.csv_table(trivial))}


def test_no_cell_is_a_formula() -> None:
    person, quote = rows(export.csv_table(hostile()))
    assert person["name"] == "'=cmd()"
    assert quote["speaker"] == "'=cmd()"


def test_csv_keeps_characters_in_files_and_stands_in_for_them_on_terminals() -> None:
    assert "\x9b2J" in export.csv_table(hostile())
    shown = export.csv_table(hostile(), terminal=True)
    assert "\x9b" not in shown
    assert "\ufffd2J" in shown


def test_csv_without_header(bridge: Analysis) -> None:
    full = export.csv_table(bridge)
    assert export.csv_table(bridge, header=False) == full.split("\n", 1)[1]


@pytest.mark.parametrize("name", list(export.FORMATS))
def test_saving_never_overwrites(bridge: Analysis, tmp_path: Path, name: str) -> None:
    first, second = (export.save(bridge, name, tmp_path) for _ in range(2))
    suffix = export.SUFFIX[name]
    assert first.name == f"harbour-bridge-reopens-after-two-years{suffix}"
    assert second.name == f"harbour-bridge-reopens-after-two-years-2{suffix}"
    assert first.read_text() == export.FORMATS[name](bridge, tuple(Kind), ())
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


def test_a_file_is_named_after_its_source_where_it_has_no_title(tmp_path: Path) -> None:
    article = Article("x", (Block(Span(0, 1)),), "/some/Where ../The File.txt")
    assert export.save(Analysis(article), "csv", tmp_path).name == "the-file.csv"


def test_a_folder_that_is_not_there(bridge: Analysis, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="cannot be written to"):
        export.save(bridge, "csv", tmp_path / "none")


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        export.write_new(tmp_path / "a.md", b"text")
    assert list(tmp_path.iterdir()) == []


def test_a_list_is_written_alone_under_its_own_name(bridge: Analysis, tmp_path: Path) -> None:
    target = export.save(bridge, "csv", tmp_path, Kind.QUOTE)
    assert target.name.endswith("-quotes.csv")
    rows = list(csv.DictReader(io.StringIO(target.read_text())))
    assert [row["id"] for row in rows] == ["q1", "q2", "q3"]


def test_a_part_has_what_its_items_refer_to_and_nothing_else(bridge: Analysis) -> None:
    part = export.only(bridge, [Ref(Kind.STATISTIC, 0), Ref(Kind.STATISTIC, 3)])
    assert [part.article[each.span] for each in part.statistics] == [
        "$48.6 million",
        "three in ten",
    ]
    assert part.statistics[1].quote == Ref(Kind.QUOTE, 0)
    assert part.quotes[0].segments == bridge.quotes[2].segments
    assert part.quotes[0].speaker
    assert part.quotes[0].speaker.person == Ref(Kind.PERSON, 0)
    assert part.people == bridge.people[2:]


def test_a_part_of_quotes_keeps_those_without_a_speaker() -> None:
    article = Article("“Yes.” “No.”", (Block(Span(0, 12)),))
    whole = Analysis(article, quotes=(Quote((Span(0, 6),)), Quote((Span(7, 12),))))
    assert export.only(whole, [Ref(Kind.QUOTE, 1)]).quotes == whole.quotes[1:]


def test_corrections_are_listed_where_everything_is_written(bridge: Analysis) -> None:
    okafor, quote = Ref(Kind.PERSON, 0), Ref(Kind.QUOTE, 0)
    gone = replace(wrong(bridge, quote), item=Anchor("no *such* words", "", "", 0))
    ours = apply(bridge, [named(bridge, okafor, "Lena Ama Okafor"), gone])
    text = export.markdown(ours)
    assert text.endswith(
        "## Corrections\n\n- Lena Okafor is called Lena Ama Okafor\n"
        "- no \\*such\\* words is not a quote (set aside)\n"
    )
    rows = list(csv.DictReader(io.StringIO(export.csv_table(ours))))
    assert [row["text"] for row in rows if row["kind"] == "correction"] == [
        "Lena Okafor is called Lena Ama Okafor",
        "no *such* words is not a quote (set aside)",
    ]
    assert "Corrections" not in export.markdown(ours, (Kind.PERSON,)) + export.markdown(bridge)
    assert "correction," not in export.csv_table(ours, (Kind.PERSON,)) + export.csv_table(bridge)


def test_a_part_keeps_the_order_that_it_is_asked_for_in(bridge: Analysis) -> None:
    refs = [Ref(Kind.QUOTE, 2), Ref(Kind.QUOTE, 0)]
    part = export.only(bridge, refs)
    assert [q.segments for q in part.quotes] == [bridge.of(Kind.QUOTE)[n].segments for n in (2, 0)]  # type: ignore[union-attr]
    assert [person.name for person in part.people] == ["Lena Okafor", "Ines de la Cruz"]


def test_notes_go_with_everything_and_alone_but_not_with_a_list(
    bridge: Analysis, tmp_path: Path
) -> None:
    span = bridge.people[0].mentions[0].span
    notes = [written(bridge.article, span, NoteKind.NOTE, "=who *is* she?")]
    text = export.save(bridge, "markdown", tmp_path, None, notes).read_text()
    assert text.endswith("## Notes\n\n- Note: “Lena Okafor” — =who \\*is\\* she?\n")
    alone = export.save(bridge, "csv", tmp_path, "notes", notes)
    (row,) = csv.DictReader(io.StringIO(alone.read_text()))
    assert (row["kind"], row["text"], row["note"]) == ("note", "Lena Okafor", "'=who *is* she?")
    people = export.save(bridge, "jsonl", tmp_path, Kind.PERSON, notes)
    assert "notes" not in json.loads(people.read_text())
    plain = json.loads(export.save(bridge, "jsonl", tmp_path, None, notes).read_text())
    assert plain["notes"][0]["text"] == "Lena Okafor"
