"""What imports what: the contracts of pyproject.toml, and what a running process really loads."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "rich", "trafilatura", "lxml", "markdown_it", "charset_normalizer")


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running `code`."""
    report = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", report], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_contracts_of_the_house_are_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "code",
    [
        "import reader",
        "import reader.analyse, reader.record, reader.link.marks, reader.link.navigation",
        "import reader.load, reader.export, reader.show, reader.cli",
        "import reader.app",
        "from reader import Article, analyse; analyse(Article('Ana Ruiz said “no.”'))",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    assert loaded(code).isdisjoint(HEAVY)


def test_the_check_sees_what_is_loaded() -> None:
    assert "textual" in loaded("import textual")


def test_extraction_needs_the_standard_library_alone() -> None:
    code = "from reader.analyse import analyse\nfrom reader.model import Article, Block, Span\n"
    text = "Ana Ruiz, the mayor, said “It fell 12 percent.”"
    run = f"analyse(Article({text!r}, (Block(Span(0, {len(text)})),)))"
    beyond = loaded(code + run) - loaded("") - set(sys.stdlib_module_names) - {"reader"}
    assert beyond == set()
