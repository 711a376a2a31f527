"""How long a fresh Python process takes."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seconds(*arguments: str) -> float:
    """Wall-clock seconds of one fresh interpreter; nothing measures it from inside."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=clean, capture_output=True, check=True
    )
    return time.perf_counter() - began
