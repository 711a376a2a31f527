"""Articles with bytes changed, moved and doubled: nothing may fail, hang or lose its place.

`python -m tests.hostile.fuzz --minutes 10` tries for longer than the tests do.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from reader import display, export, record
from reader.analyse import analyse
from reader.app.wrap import Rows
from reader.errors import ReaderError
from reader.link.folding import Folded
from reader.link.search import Search
from reader.load import parse
from reader.load.deadline import deadline
from reader.model import Analysis
from reader.show import show
from tests import documents
from tests.hostile.texts import EVIL

ROOT = Path(__file__).parents[2]
SEEDS = [
    *sorted((ROOT / "reader" / "samples").glob("*.md")),
    *sorted((ROOT / "tests" / "corpus" / "articles").glob("*.txt")),
    *sorted((ROOT.parent / "shared" / "articles").glob("*.txt")),
]
CORPORA = sorted((ROOT.parent / "shared" / "evaluation" / "training").glob("*.jsonl"))
"""Texts of many kinds, a JSON object a line, where they lie beside the project."""
_FROM_EACH = 100
"""Texts that are taken of a corpus."""
LONGEST = 20.0
"""Seconds that one small article may take on a busy machine."""
_PIECES = (b"\xff", b"\0", b"\r", b"\n\n", b'"', "“".encode(), b"'", b"1,2", b"<", EVIL.encode())


def seeds() -> Iterator[tuple[bytes, str]]:
    """Articles to change, each with the suffix of its file: texts, pages, books, documents."""
    for path in SEEDS:
        yield path.read_bytes(), path.suffix
    for path in CORPORA:
        with path.open(encoding="utf-8") as lines:
            for line in islice(lines, _FROM_EACH):
                yield json.loads(line)["text"][:5000].encode(), ".txt"


def packed() -> list[tuple[bytes, str]]:
    """The same for files that hold more than text: small ones, so that each change tells."""
    words = SEEDS[0].read_text("utf-8").split("\n\n")[:6]
    marked = "".join(f"<p>{escape(part)}</p>" for part in words)
    word = "".join(f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>" for part in words)
    lines = [documents.Line(50, 700 - 20 * at, part[:60]) for at, part in enumerate(words)]
    return [
        (documents.epub({"one.xhtml": marked, "two.xhtml": marked}), ".epub"),
        (documents.pdf([lines, lines]), ".pdf"),
        (documents.docx(word), ".docx"),
        (documents.odt(marked.replace("p>", "text:p>")), ".odt"),
        (documents.rtf("\\par ".join(words)), ".rtf"),
    ]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """`content` with a few of its bytes lost, doubled, moved or replaced."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(changed))
        end = min(start + chance.randint(1, 200), len(changed))
        piece = bytes(changed[start:end])
        match chance.randrange(4):
            case 0:
                del changed[start : max(end, start + 1)]
            case 1:
                changed[start:start] = piece * chance.randint(1, 5)
            case 2:
                changed[start:start] = chance.choice(_PIECES)
            case _:
                changed[start] = chance.randrange(256)
        changed = changed or bytearray(b"x")
    return bytes(changed)


def check(content: bytes, suffix: str) -> None:
    """Takes an article through everything, and through its record and back."""
    with deadline(LONGEST):
        try:
            article = parse(content, f"a{suffix}", "a")
        except ReaderError as error:
            said = str(error)
            assert said
            assert display.line(said) == said
            return
        found = analyse(article)
        again = record.analysis(json.loads(record.json_line(record.record(found))))
        assert again.article.text == article.text
        assert [person.mentions for person in again.people] == [p.mentions for p in found.people]
        for line in show(found, width=60):
            assert display.shown(line) == line
        export.markdown(found)
        export.csv_table(found)
        _wrapped(found)
        _searched(found)


def _wrapped(found: Analysis) -> None:
    text = found.article.text
    rows = Rows(text, found.article.blocks, 40)
    rows.around(0, 10)
    while not rows.complete:
        rows.grow(1.0)
    inked = "".join(text[start:end] for start, end in zip(rows.starts, rows.ends, strict=True))
    assert "".join(inked.split()) == "".join(text.split())


def _searched(found: Analysis) -> None:
    text = found.article.text
    middle = text[len(text) // 2 :][:5]
    for regex in (False, True):
        search = Search(Folded(text), regex=regex).find(middle, len(text) // 2)
        assert all(0 <= span.start < span.end <= len(text) for span in search.matches)


def run(seconds: float, seed: int = 0) -> int:
    """How many changed articles went through unharmed in so many seconds; a third are no text."""
    chance, end, tried = random.Random(seed), time.monotonic() + seconds, 0
    texts, others = list(seeds()), packed()
    while time.monotonic() < end:
        content, suffix = chance.choice(others if chance.randrange(3) == 0 else texts)
        hurt = mutated(content, chance)
        try:
            check(hurt, chance.choice((suffix, ".txt", ".md", ".html")))
        except BaseException:
            kept = Path("fuzz-failure.bin")
            kept.write_bytes(hurt)
            print(f"seed {seed}, article {tried}: kept as {kept}")  # noqa: T201 - a command
            raise
        tried += 1
    return tried


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Fuzz everything but the window.")
    arguments.add_argument("--minutes", type=float, default=1.0)
    arguments.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = arguments.parse_args()
    print(run(options.minutes * 60, options.seed), "articles, none failed")  # noqa: T201 - a command
