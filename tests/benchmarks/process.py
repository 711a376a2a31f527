"""How long a fresh Python process takes, and how much memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
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
    """Wall-clock seconds of one fresh interpreter; nothing measures it from inside."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return time.perf_counter() - began


def megabytes(environment: dict[str, str], *arguments: str) -> float:
    """The most memory that one fresh interpreter held at any time (Linux counts in kB)."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )
    return int(done.stdout) / (1000 if sys.platform == "linux" else 1e6)
