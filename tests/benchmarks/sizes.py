"""Whether analysis is linear in length: `python -m tests.benchmarks.sizes [MB ...]`, to 10 MB.

Its time is a multiple of that of a plain pass over the words, in the same run, so that a slow
machine changes nothing; its memory is that of a fresh process.
"""

import os
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.analyse import analyse
from reader.model import Article, Block, Span
from tests.benchmarks.figures import clock, everything
from tests.benchmarks.process import ROOT

_WORD = re.compile(r"\w+|[^\w\s]")
_ONE = "from tests.benchmarks import sizes; print(*sizes.measure({}))"


class Cost(NamedTuple):
    """What the analysis of a text costs."""

    words: int
    rate: float
    """Words a second of computing."""
    plain: float
    """Times a plain pass over the words."""
    memory: float
    """MB that the process held at most."""


def baseline(text: str) -> Counter[str]:
    """What plain Python does at best: cut words, look each up, count them and their endings."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        low = word.lower()
        counts[low] += 1
        counts[low[-3:]] += 1
    return counts


def long(size: int) -> Article:
    """All articles of our own, over and over, to `size` code points."""
    once = everything()
    blocks = []
    for copy in range(size // len(once.text) + 1):
        at = copy * len(once.text)
        for start, end in (block.span for block in once.blocks):
            if at + end <= size:
                blocks.append(Block(Span(start + at, end + at)))
    return Article((once.text * (size // len(once.text) + 1))[:size], tuple(blocks))


def measure(size: int) -> Cost:
    """What a text of `size` code points costs this process, weights already loaded."""
    analyse(everything())
    article = long(size)
    words = len(article.text.split())
    rounds = max(1, min(5, 1_000_000 // size))
    ours = min(clock(lambda: analyse(article)) for _ in range(rounds))
    plain = min(clock(lambda: baseline(article.text)) for _ in range(rounds))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(
        words, words / ours, ours / plain, peak / (1000 if sys.platform == "linux" else 1e6)
    )


def fresh(size: int) -> Cost:
    """The same in a process that has done nothing else."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", _ONE.format(size)],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    )
    words, *rest = done.stdout.split()
    return Cost(int(words), *map(float, rest))


def main(sizes: Sequence[float]) -> None:
    """Prints a line for each size, in MB."""
    for size in sizes:
        cost = fresh(int(size * 1e6))
        sys.stdout.write(
            f"{size:5g} MB: {cost.words:9,} words, {cost.rate:7,.0f} a second, "
            f"{cost.plain:5.1f} plain passes, {cost.memory:4.0f} MB of memory\n"
        )


if __name__ == "__main__":
    main([float(size) for size in sys.argv[1:]] or [0.1, 1, 10])
