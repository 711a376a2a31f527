"""What pyproject.toml promises: bounds, licences and one version."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [re.split(r"[<>=!~;\s\[]", line, maxsplit=1)[0] for line in PROJECT["dependencies"]]
DATED = {"regex"}
"""Versions that are dates promise nothing, so there is no version to stop before."""
FREE = re.compile(r"MIT|BSD|Apache|ISC|PSF|CNRI|MPL|Python Software Foundation", re.IGNORECASE)


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_every_dependency_has_a_least_version_and_one_to_stop_before(line: str) -> None:
    assert ">=" in line
    assert "<" in line or line.split(">=", maxsplit=1)[0] in DATED


def licence(name: str) -> str:
    """Everything a distribution says of its licence."""
    about = metadata.metadata(name)
    said = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])]
    said += [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join(words[:100] for words in said)


@pytest.mark.parametrize("name", NEEDED)
def test_every_dependency_is_free_to_use_beside_ours(name: str) -> None:
    assert FREE.search(licence(name)), licence(name)
    assert "GPL" not in licence(name)


def test_the_version_is_said_once_and_the_changes_begin_with_it() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (\S+?),?\s", changes, re.MULTILINE)
    assert newest
    assert newest[1] == PROJECT["version"] == metadata.version("byline")


def test_the_top_level_holds_what_the_house_says() -> None:
    tracked = {"pyproject.toml", "README.md", "reader", "styles", "tests", "LICENSE", "NOTICE"}
    assert tracked <= {path.name for path in ROOT.iterdir()}
    assert (ROOT / "reader" / "py.typed").exists()
