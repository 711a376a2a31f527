"""The figures that a teacher is asked about, and the texts they come from."""

import json
from pathlib import Path

from reader.training.measured import amounts
from reader.training.silver import rows


def test_figures_keep_their_place_and_kind() -> None:
    text = "It sold 40 boats for $3 million, and one of them sank."
    found = [(text[a.start : a.end], a.kind, a.spelled, a.lone) for a in amounts(text)]
    assert found[:2] == [("40 boats", "count", False, False), ("$3 million", "money", False, False)]
    assert all(lone for _, _, _, lone in found[2:])


def test_verbs_that_give_a_figure_are_left_out() -> None:
    assert amounts("Output doubled.") == []
    assert [a.kind for a in amounts("Output doubled to 9 tons.")] == ["mass"]


def test_texts_are_read_from_lines_and_from_pages(tmp_path: Path) -> None:
    lines, pages = tmp_path / "texts.jsonl", tmp_path / "pages.json"
    lines.write_text('{"text": "One."}\n{"text": "Two."}\n', "utf-8")
    pages.write_text(json.dumps({"a": {"articleBody": "Three.", "url": ""}}), "utf-8")
    assert [row["text"] for row in rows([lines, pages])] == ["One.", "Two.", "Three."]
