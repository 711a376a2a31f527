"""Real web pages beside the project: how much of each article comes out, and of nothing else."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

FLOORS = {"f1": 0.972, "exact": 0.43}
"""The mean over pages of four-word runs in common; the share of pages without a fault."""


def test_no_figure_of_pages_is_below_its_floor(shared: Path) -> None:
    command = shlex.join([sys.executable, "-m", "reader"])
    done = subprocess.run(
        [
            sys.executable,
            shared / "evaluation" / "evaluate_pages.py",
            "--json",
            "--reader",
            command,
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    found = json.loads(done.stdout)
    assert found["errors"] == 0
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}
