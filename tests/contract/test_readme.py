"""What README.md shows runs, as it is shown."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
HEADLESS = [command for command in COMMANDS if command.startswith("reader ")]
STORY = """\
# Bridge reopens

The bridge reopened on Friday after repairs that cost $48.6 million.

“We replaced every cable,” said Lena Okafor, the chief engineer.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, as a reader would have it, and a library of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (tmp_path / "article.txt").write_text(STORY, "utf-8")
    (tmp_path / "other.txt").write_text(STORY.replace("Friday", "Monday"), "utf-8")
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", HEADLESS)
def test_a_command_runs_and_says_something(command: str, desk: Path) -> None:
    if command.split()[1] not in ("extract", "show"):
        assert shell("reader library add article.txt other.txt", desk).returncode == 0
    ours = command if shutil.which("jq") else command.partition(" | jq")[0]
    done = shell(ours, desk)
    assert done.returncode == 0, done.stderr
    said = done.stdout + "".join(path.read_text("utf-8") for path in desk.glob("*.csv"))
    assert "Okafor" in said or "48.6 million" in said


def test_the_python_example_runs(desk: Path) -> None:
    code, _ = [block for kind, block in BLOCKS if kind == "python"]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=desk, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Lena Okafor")


def test_the_recipe_for_a_corpus_runs_on_several_processes(tmp_path: Path) -> None:
    pytest.importorskip("dask.bag")
    _, recipe = [block for kind, block in BLOCKS if kind == "python"]
    (tmp_path / "corpus.py").write_text(recipe.replace("partition_size=100", "partition_size=2"))
    (tmp_path / "articles").mkdir()
    for number in range(5):
        (tmp_path / "articles" / f"{number}.txt").write_text(f"{number}. {STORY}", "utf-8")
    (tmp_path / "articles" / "3.txt").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "corpus.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    parts = [path.read_text("utf-8") for path in sorted((tmp_path / "found").glob("*.jsonl"))]
    assert len(parts) == 3
    records = [json.loads(line) for part in parts for line in part.splitlines()]
    assert [record["source"] for record in records] == [f"articles/{n}.txt" for n in range(5)]
    assert records.pop(3)["error"] == "articles/3.txt: is empty"
    assert all("Lena Okafor" in [p["name"] for p in record["people"]] for record in records)


def test_the_two_commands_are_one_line_each_and_need_python_alone() -> None:
    starts = [command for command in COMMANDS if not command.startswith("reader ")]
    assert len(starts) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip ") for command in starts)
    assert [c.rpartition("&& ")[2] for c in starts] == [
        ".venv/bin/reader",
        ".venv/bin/pytest -q -n 2",
    ]


def test_every_file_that_the_readme_names_is_here() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    named = re.findall(r"`((?:reader|tests|styles)/[\w./]+|LICENSE|NOTICE)`", README)
    assert links
    assert [name for name in (*links, *named) if not (ROOT / name).exists()] == []
