"""How long a fresh Python process takes, and how much memory."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEGABYTE = 1000 if sys.platform == "linux" else 1_000_000
"""In the unit in which the system counts the most memory that a process held."""
_PEAK = (
    "import resource, subprocess, sys;"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@contextmanager
def compiled() -> Iterator[dict[str, str]]:
    """An environment in which every module is compiled once, as it is on a user's machine."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COV") and name != "PYTHONDONTWRITEBYTECODE"
    }
    with tempfile.TemporaryDirectory() as folder:
        yield {**kept, "PYTHONPYCACHEPREFIX": folder}


def seconds(environment: dict[str, str], *arguments: str) -> float:
    """Seconds of computing of one fresh interpreter, which waits for nothing.

    Nothing measures it from inside, and nothing else that the machine does counts.
    """
    before = computing()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return computing() - before


def computing() -> float:
    """Seconds that all processes which this one started and waited for have computed."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def megabytes(environment: dict[str, str], *arguments: str) -> float:
    """The most memory that one fresh interpreter held at any time."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )
    return int(done.stdout) / MEGABYTE
