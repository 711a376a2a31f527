"""The corpora beside the project: every figure has a floor, and one whole article is all right."""

import json
import re
import shlex
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FLOORS = json.loads((Path(__file__).parent / "shared_floors.json").read_text("utf-8"))
READER = (sys.executable, "-m", "reader")
pytestmark = pytest.mark.shared


@cache
def scoreboard(shared: Path) -> dict[str, float]:
    """Every figure of the scoreboard by its name."""
    board = shared / "evaluation" / "scoreboard.py"
    done = subprocess.run(
        [sys.executable, board, "--reader", shlex.join(READER), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr
    return {row["figure"]: row["value"] for row in json.loads(done.stdout)["rows"]}


@pytest.mark.xdist_group("scoreboard")
@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_is_below_its_floor(figure: str, shared: Path) -> None:
    value, floor = scoreboard(shared)[figure], FLOORS[figure]
    if "wrong shown" in figure:
        assert value <= floor
    else:
        assert value >= floor


@pytest.mark.xdist_group("scoreboard")
def test_every_figure_has_a_floor(shared: Path) -> None:
    assert set(scoreboard(shared)) == set(FLOORS)


@cache
def article(shared: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The gold of the one article, and what the command finds in it."""
    (wanted,) = (shared / "articles").glob("*.gold.json")
    file = wanted.with_name(wanted.name.replace(".gold.json", ".txt"))
    found = subprocess.run(
        [*READER, "extract", "--verbatim", "--format", "jsonl", file],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(wanted.read_text("utf-8")), json.loads(found.stdout)


def test_its_people_are_all_right(shared: Path) -> None:
    def people(record: dict[str, Any]) -> dict[str, set[tuple[int, int]]]:
        return {
            person["name"]: {
                (m["start"], m["end"]) for m in person["mentions"] if m["kind"] == "name"
            }
            for person in record["people"]
        }

    wanted, found = article(shared)
    assert found["text"] == wanted["text"]
    assert people(found) == people(wanted)


def test_its_quotations_and_who_said_them_are_all_right(shared: Path) -> None:
    def passages(record: dict[str, Any]) -> Counter[tuple[int, int, str | None]]:
        names = {person["id"]: person["name"] for person in record["people"]}
        return Counter(
            (segment["start"], segment["end"], names.get((quote["speaker"] or {}).get("person")))
            for quote in record["quotes"]
            if quote["kind"] != "indirect"
            for segment in quote["segments"]
        )

    wanted, found = article(shared)
    assert passages(found) == passages(wanted)


def unit(name: str) -> str:
    """A unit's name in the singular, whichever form a record uses."""
    return re.sub(r"(\w{3,})s\b", r"\1", name)


def test_its_statistics_are_all_right(shared: Path) -> None:
    def figures(record: dict[str, Any]) -> Counter[tuple[int, Decimal, str, str]]:
        return Counter(
            (s["end"], Decimal(str(s["value"])), unit(s["unit"]["name"]), s["change"])
            for s in record["statistics"]
            if not s.get("trivial")
        )

    # a figure may begin with its bound ("more than") or after it; it ends with its unit
    wanted, found = article(shared)
    assert figures(found) == figures(wanted)
