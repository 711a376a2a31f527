"""What pyproject.toml promises: bounds, licences, a lock that agrees, and one version."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = DECLARED["project"]
WINDOW_AND_INPUTS = {extra for extra in PROJECT["optional-dependencies"] if extra != "train"}
RUN_TIME = [
    Requirement(line)
    for extra in WINDOW_AND_INPUTS
    for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra])
]
DATED = {"regex"}
"""Versions that are dates promise nothing, so there is no version to stop before."""
FREE = re.compile(r"MIT|BSD|Apache|ISC|PSF|CNRI|MPL|Python Software Foundation", re.IGNORECASE)
LOCK = ROOT / ".ci" / "constraints.txt"
RELOCK = LOCK.read_text("utf-8").splitlines()[1].removeprefix("# ")


@pytest.mark.parametrize("needed", sorted(set(RUN_TIME), key=str), ids=str)
def test_every_dependency_has_a_least_version_and_one_to_stop_before(needed: Requirement) -> None:
    bounds = {bound.operator for bound in needed.specifier}
    assert ">=" in bounds
    assert "<" in bounds or needed.name in DATED


def licence(name: str) -> str:
    """Everything a distribution says of its licence."""
    about = metadata.metadata(name)
    said = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])]
    said += [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
    return " ".join(words[:100] for words in said)


def installed(needed: list[Requirement]) -> set[str]:
    """The distributions that come with `needed`, those that these need in turn included."""
    found: set[str] = set()
    ahead = [(canonicalize_name(one.name), one.extras) for one in needed]
    while ahead:
        name, extras = ahead.pop()
        found.add(name)
        for line in metadata.requires(name) or ():
            one = Requirement(line)
            wanted = [{"extra": extra} for extra in extras or {""}]
            if one.marker is None or any(one.marker.evaluate(given) for given in wanted):
                deeper = canonicalize_name(one.name)
                if deeper not in found:
                    ahead.append((deeper, one.extras))
    return found


@pytest.mark.parametrize("name", sorted(installed(RUN_TIME)))
def test_all_that_is_installed_with_it_is_free_to_use_beside_ours(name: str) -> None:
    choices = licence(name).split(" OR ")  # one of them suffices
    assert any(FREE.search(one) and "GPL" not in one for one in choices), licence(name)


def locked() -> dict[str, str]:
    """The version of each distribution in the lock."""
    lines = [Requirement(line) for line in LOCK.read_text("utf-8").splitlines() if line[0] != "#"]
    return {canonicalize_name(line.name): str(line.specifier).lstrip("=") for line in lines}


def test_the_lock_holds_a_version_that_each_requirement_takes() -> None:
    asked = [*RUN_TIME, *map(Requirement, DECLARED["dependency-groups"]["dev"])]
    held = locked()
    amiss = [
        str(one) for one in asked if held.get(canonicalize_name(one.name), "") not in one.specifier
    ]
    assert not amiss, f"lock again: {RELOCK}"


def test_the_version_is_said_once_and_the_changes_begin_with_it() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (\S+?),?\s", changes, re.MULTILINE)
    assert newest
    assert newest[1] == PROJECT["version"] == metadata.version("byline")


def test_the_top_level_holds_what_the_house_says() -> None:
    tracked = {"pyproject.toml", "README.md", "reader", "styles", "tests", "LICENSE", "NOTICE"}
    assert tracked <= {path.name for path in ROOT.iterdir()}
    assert (ROOT / "reader" / "py.typed").exists()
