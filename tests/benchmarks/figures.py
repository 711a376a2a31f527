"""How exact and how fast: README.md's tables (`python -m tests.benchmarks.figures --write`)."""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from reader.analyse import analyse
from reader.model import Article, Block, Span
from tests.benchmarks.process import seconds
from tests.corpus.score import ARTICLES, Verdict, figures, judge, read

README = Path(__file__).parents[2] / "README.md"


def exactness() -> str:
    """A row for each article of our own, and one for all together."""
    rows = [
        "| article | people | quotes | statistics | concepts | invented |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    every: list[Verdict] = []
    for path in sorted(ARTICLES.glob("*.txt")):
        wanted = read(path)
        verdicts = judge(wanted, analyse(wanted.analysis.article))
        every += verdicts
        rows.append(_row(path.stem.replace("_", " "), verdicts))
    return "\n".join([*rows, _row("**all**", every)])


def _row(name: str, verdicts: list[Verdict]) -> str:
    scores = figures(verdicts)
    kinds = ("people", "quotes", "statistics", "concepts")
    invented = sum(verdict.outcome == "invented" for verdict in verdicts)
    return f"| {name} | {' | '.join(f'{scores[kind]:.2f}' for kind in kinds)} | {invented} |"


def everything() -> Article:
    """All articles of our own as one, about 4,000 words."""
    text, blocks = "", list[Block]()
    for path in sorted(ARTICLES.glob("*.txt")):
        article = read(path).analysis.article
        at = len(text)
        text += article.text + "\n\n"
        blocks += [
            Block(Span(b.span.start + at, b.span.end + at), b.kind, b.level) for b in article.blocks
        ]
    return Article(text, tuple(blocks))


def words_a_second(rounds: int = 5) -> float:
    """Words of running text analysed in a second, weights already loaded."""
    article = everything()
    analyse(article)
    return len(article.text.split()) / min(clock(lambda: analyse(article)) for _ in range(rounds))


def clock(act: Callable[[], object]) -> float:
    """Seconds of computing that `act` takes, whatever else the machine does."""
    began = time.process_time()
    act()
    return time.process_time() - began


def speed() -> str:
    """Rates and times, and what the times are measured against."""
    bare = median(seconds("-c", "pass") for _ in range(7))
    version = median(seconds("-m", "reader", "--version") for _ in range(7))
    path = str(README)
    first = median(seconds("-m", "reader", "extract", path) for _ in range(5))
    rows = {
        "all three extractors on one core": f"{words_a_second():,.0f} words a second",
        "`python3 -c pass`": f"{bare * 1000:.0f} ms",
        "`reader --version`": f"{version * 1000:.0f} ms",
        "`reader extract README.md`, a fresh process": f"{first * 1000:.0f} ms",
    }
    return "\n".join(
        ["| what | figure |", "|---|--:|", *(f"| {what} | {said} |" for what, said in rows.items())]
    )


def main() -> None:
    """Prints the tables, or writes them into README.md."""
    tables = {"exactness": exactness(), "speed": speed()}
    if "--write" not in sys.argv:
        sys.stdout.write("\n\n".join(tables.values()) + "\n")
        return
    text = README.read_text("utf-8")
    for name, table in tables.items():
        place = re.compile(rf"(<!-- figures: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text = place.sub(lambda m, table=table: f"{m[1]}{table}\n{m[2]}", text)  # type: ignore[misc]
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
