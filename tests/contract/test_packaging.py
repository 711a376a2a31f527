"""A fresh virtual environment: wheel, source distribution and checkout each install and start."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = {path.name for path in (ROOT / "styles").glob("*.tcss")}
LOOK = """\
from reader.app import stylesheets
print(*(path.name for path in stylesheets.paths() if path.exists()))
"""

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a virtual environment that holds the dependencies and nothing of ours."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / "bin"
    run(programs / "pip", "install", "-q", "hatchling", "editables", ROOT, cwd=folder)
    run(programs / "pip", "uninstall", "-q", "-y", "byline", cwd=folder)
    return programs


def build(fresh: Path, kind: str, target: Path) -> Path:
    """The wheel or source distribution of this checkout."""
    run(fresh / "hatchling", "build", "-t", kind, "-d", target, cwd=ROOT)
    (built,) = target.iterdir()
    return built


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_it_installs_and_starts_and_finds_its_sheets(
    kind: str, fresh: Path, tmp_path: Path
) -> None:
    what = ["-e", str(ROOT)] if kind == "editable" else [str(build(fresh, kind, tmp_path / "out"))]
    pip = (fresh / "pip", "install", "-q", "--no-deps", "--no-build-isolation")
    run(*pip, "--force-reinstall", *what, cwd=tmp_path)
    assert run(fresh / "reader", "--version", cwd=tmp_path).strip()
    (tmp_path / "a.txt").write_text("“Yes,” said Ana Ruiz, the mayor.\n", "utf-8")
    assert '"Ana Ruiz"' in run(fresh / "reader", "extract", "a.txt", cwd=tmp_path)
    assert set(run(fresh / "python", "-c", LOOK, cwd=tmp_path).split()) == SHEETS
    assert run(fresh / "pip", "check", cwd=tmp_path)


def test_a_wheel_holds_what_it_needs_and_little_more(fresh: Path, tmp_path: Path) -> None:
    wheel = build(fresh, "wheel", tmp_path / "out")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        sizes = sum(info.file_size for info in archive.infolist())
    assert {f"reader/styles/{sheet}" for sheet in SHEETS} <= set(names)
    assert "reader/py.typed" in names
    assert [n for n in names if n.startswith(("tests/", "shared/"))] == []
    assert sizes < 4_000_000
