"""How exact and how fast: README.md's tables (`python -m tests.benchmarks.figures --write`)."""

import json
import platform
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from reader.analyse import analyse
from reader.batch import cores
from reader.model import Article, Block, Span
from tests.benchmarks.process import compiled, megabytes, seconds
from tests.corpus.score import ARTICLES, Verdict, figures, judge, read

README = Path(__file__).parents[2] / "README.md"
BOARD = README.parents[1] / "shared" / "evaluation" / "scoreboard.py"
"""Scores every figure on the corpora beside the project, where they are."""
PEERS = Path(__file__).parents[1] / "corpus" / "peers.json"
"""What others reach on the same texts, and where that was found."""


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


def corpora() -> str:
    """A row for each figure on texts that others annotated; "" where they are not here."""
    if not BOARD.exists():
        return ""
    reader = shlex.join((sys.executable, "-m", "reader"))
    done = subprocess.run(
        [sys.executable, BOARD, "--reader", reader, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    values = {row["figure"]: row["value"] for row in json.loads(done.stdout)["rows"]}
    rows = ["| what | corpus | reader | best other | which |", "|---|---|--:|--:|---|"]
    for row in json.loads(PEERS.read_text("utf-8"))["rows"]:
        ours = format(values[row["figure"]], row["form"]).replace("%", " %")
        rows.append(
            f"| {row['what']} | {row['corpus']} | {ours} | {row['other']} | {row['which']} |"
        )
    return "\n".join(rows)


def speed() -> str:
    """Rates, times of computing and memory, and what the times are measured against."""
    with compiled() as environment, tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(everything().text[:6000], "utf-8")
        extract = ("-m", "reader", "extract", str(article))
        seconds(environment, *extract)
        bare, version, first = (
            median(seconds(environment, *command) for _ in range(9))
            for command in (("-c", "pass"), ("-m", "reader", "--version"), extract)
        )
        memory = megabytes(environment, *extract)
    rows = {
        "all three extractors on one core": f"{words_a_second():,.0f} words a second",
        "`python3 -c pass`": f"{bare * 1000:.0f} ms",
        "`reader --version`": f"{version * 1000:.0f} ms",
        "`reader extract` of 1,000 words, a fresh process": f"{first * 1000:.0f} ms",
        "memory of that process, at most": f"{memory:.0f} MB",
    }
    return "\n".join(
        ["| what | figure |", "|---|--:|", *(f"| {what} | {said} |" for what, said in rows.items())]
    )


def machine() -> str:
    """When and on what the figures were measured."""
    about = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.*)", about.read_text("utf-8") if about.exists() else "")
    chip = " ".join(named[1].split()) if named else platform.machine()
    python = platform.python_version()
    day = datetime.now(tz=UTC).date()
    return f"Measured on {day}, with Python {python} on {cores()} cores of {chip}."


def main() -> None:
    """Prints the tables, or writes them into README.md."""
    tables = {
        "exactness": exactness(),
        "corpora": corpora(),
        "speed": speed(),
        "machine": machine(),
    }
    tables = {name: table for name, table in tables.items() if table}
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
