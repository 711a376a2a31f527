"""Choosing among answers, learnt from few of them."""

import json
from pathlib import Path

import pytest

from reader.extract.statistics import concept
from reader.language.linear import read_linear
from reader.training import choice
from reader.training.choice import Offer


def test_a_clue_of_right_choices_gains_weight_and_one_of_wrong_ones_loses() -> None:
    figures = [[Offer(0.5, ["good"], 1.0), Offer(0.5, ["bad", "bad"], 0.2)]] * 10
    model = choice.fit([*figures, [Offer(0.5, ["rare"], 1.0), Offer(0.5, [], 0.0)]])
    assert model.weights["good"] > 0 > model.weights["bad"]
    assert "rare" not in model.weights


def test_weights_are_written_the_same_from_the_same_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Sales of green tea in the north rose 5 percent to $40."
    gold = [
        {"start": 37, "end": 46, "concept": ["Sales", "green", "tea"]},
        {"start": None, "end": None, "concept": ["tea"]},
        {"start": 50, "end": 53, "concept": []},
    ]
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text": text, "statistics": gold}) + "\n")
    written = []
    for name in ("one.gz", "two.gz"):
        monkeypatch.setattr(concept, "CHOICE", tmp_path / name)
        assert choice.train([tmp_path / "gold.jsonl"] * 9).startswith("9 figures, ")
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert read_linear(tmp_path / "one.gz").weights
