"""What many small files cost: `python -m tests.benchmarks.many [FILES]`, one job against two."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.figures import everything
from tests.benchmarks.process import ROOT, computing


class Cost(NamedTuple):
    """Seconds that a command takes, and seconds of computing in all its processes."""

    wall: float
    computing: float


@contextmanager
def folder(files: int) -> Iterator[str]:
    """A folder of so many short articles, each a stretch of our own."""
    article = everything()
    texts = [article[block.span] for block in article.blocks]
    with tempfile.TemporaryDirectory() as place:
        for number in range(files):
            first = number * 5 % (len(texts) - 10)
            text = "\n\n".join(texts[first : first + 10])
            Path(place, f"{number:05}.txt").write_text(text, "utf-8")
        yield place


def cost(place: str, jobs: int) -> Cost:
    """What `reader extract` of a folder costs with so many jobs."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    before, began = computing(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "reader", "extract", "--jobs", str(jobs), place],
        cwd=ROOT,
        env=clean,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return Cost(time.perf_counter() - began, computing() - before)


def main(files: int) -> None:
    """Prints what one job takes, and two."""
    with folder(files) as place:
        for jobs in (1, 2):
            best = min(cost(place, jobs) for _ in range(3))
            rate = files / best.wall
            sys.stdout.write(
                f"{jobs} jobs: {files} files in {best.wall:.2f} s, {rate:.0f} a second\n"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
