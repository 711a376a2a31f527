"""How fast the window is, beside an empty one and other programs that show a text.

`python -m tests.benchmarks.terminal` prints README.md's table, `--write` puts it there. Every round
starts every program once, one after the other in a terminal of its own, so that a machine busy with
something else disturbs all of them alike; the figures are medians over the rounds.
"""

import fcntl
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.figures import README, everything

ROUNDS = 5
PATIENCE = 60.0
SILENCE = 0.06
"""Seconds without output after which a key is taken to be answered."""
HEADLINE = "Harbour wall to be repaired at last"
ENDING = "Here the quokka story ends."
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[ -~])")
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Case(NamedTuple):
    """A program to measure."""

    name: str
    command: tuple[str, ...]
    expected: str
    """What it shows first."""
    keys: dict[str, str]
    """What to type, by what it is called."""
    ready: str = ""
    """A pattern of what it shows when everything is there."""
    quits: str = "q"
    found: str = ""
    """A pattern of what it shows when it has found the last words."""


Figures = dict[str, float]
"""Milliseconds by what was measured; "memory" and "searched" in megabytes."""


class Program:
    """A program in a terminal of 118 columns and 40 rows."""

    def __init__(self, command: Sequence[str], home: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 118, 0, 0))
        kept = ("PATH", "LANG", "VIRTUAL_ENV")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment |= {"HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.seen = b""
        self.last = self.began

    def read(self, seconds: float) -> bool:
        """Takes what comes within some seconds; whether anything did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:  # it has ended
            return False
        self.last = time.perf_counter()
        self.seen += chunk
        return bool(chunk)

    def until(self, wanted: str) -> float:
        """Milliseconds from the start to the moment when a pattern was shown."""
        pattern = re.compile(wanted.encode())
        while not pattern.search(_SEQUENCE.sub(b"", self.seen)):
            if not self.read(0.5) and time.perf_counter() - self.began > PATIENCE:
                raise TimeoutError(wanted)
        return (self.last - self.began) * 1000

    def settle(self, seconds: float = SILENCE) -> None:
        """Waits until nothing comes any more."""
        while self.read(seconds):
            pass

    def press(self, key: str) -> float | None:
        """Milliseconds from keys to the last that they draw; None where it draws nothing."""
        self.settle()
        self.seen = b""
        began = time.perf_counter()
        os.write(self.master, key.encode())
        if not self.read(1.0):
            return None
        self.settle()
        return (self.last - began) * 1000

    def find(self, keys: str, wanted: str) -> float:
        """Milliseconds from keys to the moment when a pattern is shown."""
        self.settle(0.5)
        self.seen = b""
        began = time.perf_counter()
        os.write(self.master, keys.encode())
        self.until(wanted)
        return (self.last - began) * 1000

    def resize(self, columns: int) -> float:
        """Milliseconds from another width of the terminal to the last that is drawn for it."""
        self.settle()
        began = self.last = time.perf_counter()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.kill(self.process.pid, signal.SIGWINCH)  # who takes a terminal for its own gets it alone
        self.read(1.0)
        self.settle()
        return (self.last - began) * 1000

    def memory(self) -> float:
        """Megabytes that it held at most; not those of the processes that it started."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        peak = _PEAK.search(status)
        return int(peak[1]) / 1024 if peak else 0.0

    def quit(self, key: str) -> float:
        """Milliseconds from a key to the end."""
        self.settle(0.5)
        began = time.perf_counter()
        os.write(self.master, key.encode())
        while self.process.poll() is None and time.perf_counter() - began < PATIENCE:
            select.select([self.master], [], [], 0.002)
            self.read(0)
        return (time.perf_counter() - began) * 1000

    def end(self) -> None:
        """Ends it, if it still runs."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@contextmanager
def started(command: Sequence[str]) -> Iterator[Program]:
    """A program with a home folder of its own; it does not outlive the block."""
    with TemporaryDirectory() as home:
        program = Program(command, home)
        try:
            yield program
        finally:
            program.end()


def text(size: int) -> str:
    """News of so many characters: paragraphs of our own articles in an order by chance."""
    chance = random.Random(size)
    paragraphs = [" ".join(p.split()) for p in everything().text.split("\n\n") if len(p) > 120]
    parts, length = [HEADLINE], 0
    while length < size:
        parts.append(chance.choice(paragraphs))
        length += len(parts[-1]) + 2
    return "\n\n".join([*parts, ENDING]) + "\n"


KEYS = {"line": "j" * 12, "page": "  ", "tab": "\t" * 4, "mention": "eeeee", "end": "G"}
"""One key after the other; what is measured is the median of each."""


def reader(name: str, file: Path, *, ready: str = "") -> Case:
    """The window on a file."""
    command = (sys.executable, "-m", "reader", str(file))
    return Case(f"reader, {name}", command, HEADLINE, KEYS, ready, found="match 1/1")


def cases(folder: Path) -> list[Case]:
    """Everything that is measured; programs that are not installed are left out."""
    files = {name: folder / f"{name.replace(' ', '')}.txt" for name in ("6 kB", "1 MB", "10 MB")}
    for file, size in zip(files.values(), (6_000, 1_000_000, 10_000_000), strict=True):
        file.write_text(text(size), "utf-8")
    empty = (sys.executable, str(Path(__file__).with_name("empty.py")))
    found = [
        Case("an empty window", empty, "The only line", {}),
        reader("6 kB", files["6 kB"], ready=r"Statistics \d"),
        reader("1 MB", files["1 MB"]),
        reader("10 MB", files["10 MB"]),
    ]
    peers = {
        "less": ("line", "page", "end"),
        "vim": ("line", "page", "end"),
        "frogmouth": (),
        "baca": (),
        "epy": (),
        "tl": (),
    }
    typed = {"less": {"page": " "}, "vim": {"page": "\x06"}}
    for peer, does in peers.items():
        if path := shutil.which(peer):
            options = ("-R", "-u", "NONE") if peer == "vim" else ()
            keys = {what: typed[peer].get(what, KEYS[what][0]) for what in does}
            quits = ":q!\r" if peer == "vim" else "q"
            for name in ("6 kB", "10 MB") if does else ("6 kB",):
                command = (path, *options, str(files[name]))
                case = Case(
                    f"{peer}, {name}",
                    command,
                    HEADLINE,
                    keys,
                    quits=quits,
                    found=ENDING if peer == "less" else "",
                )
                found.append(case)
    return found


def measure(case: Case) -> Figures:
    """One round of a program."""
    with started(case.command) as it:
        figures = {"first": it.until(re.escape(case.expected))}
        if case.ready:
            figures["ready"] = it.until(case.ready)
        if "reader" in case.name:
            it.until("of [0-9]")  # the window has taken over
        it.settle(0.3)
        for what, keys in case.keys.items():
            times = [taken for stroke in keys if (taken := it.press(stroke)) is not None]
            figures |= {what: median(times)} if times else {}
        figures["memory"] = it.memory()
        if case.found:
            it.press("g")
            figures["search"] = it.find(f"/{ENDING[9:15]}\r", case.found)
            figures["searched"] = it.memory()
        if "reader" in case.name:
            figures |= _deep(it)
        figures["quit"] = it.quit(case.quits)
    return figures


def _deep(it: Program) -> Figures:
    """What another width takes deep in the text, and a step to the next of very many matches."""
    for key in "90%":
        it.press(key)
    widths = [it.resize(columns) for columns in (100, 118, 90, 118)]
    it.press("/the\r")
    steps = [taken for _ in range(5) if (taken := it.press("n")) is not None]
    return {"resize": median(widths), "match": median(steps)}


def measured(which: Sequence[Case], rounds: int = ROUNDS) -> dict[str, Figures]:
    """The medians of every program, by its name; a round before the first is not counted."""
    found: dict[str, list[Figures]] = {case.name: [] for case in which}
    for number in range(-1, rounds):
        for case in which:
            figures = _attempted(case, lambda case=case: measure(case))  # type: ignore[misc]
            if number >= 0:
                found[case.name].append(figures)
    return {name: _medians(some) for name, some in found.items()}


def _attempted(case: Case, act: Callable[[], Figures]) -> Figures:
    try:
        return act()
    except (TimeoutError, OSError) as error:
        sys.stderr.write(f"{case.name}: {type(error).__name__} {error}\n")
        return {}


def _medians(rounds: list[Figures]) -> Figures:
    names = dict.fromkeys(name for each in rounds for name in each)
    return {name: median(each[name] for each in rounds if name in each) for name in names}


COLUMNS = {
    "first": "first text",
    "ready": "lists filled",
    "line": "line",
    "page": "page",
    "mention": "next mention",
    "match": "next match",
    "tab": "other pane",
    "resize": "other width",
    "end": "to the end",
    "search": "find at the end",
    "quit": "quit",
    "memory": "memory, MB",
    "searched": "after a search",
}


def table(found: dict[str, Figures]) -> str:
    """The figures as README.md shows them."""
    empty = found["an empty window"]["first"]
    lines = [
        f"| ms | first text, to an empty window's | {' | '.join(COLUMNS.values())} |",
        "|---" + "|--:" * (len(COLUMNS) + 1) + "|",
    ]
    for name, figures in found.items():
        cells = [_shown(figures.get(column)) for column in COLUMNS]
        share = f"{figures['first'] / empty:.2f}" if "first" in figures else "–"
        lines.append(f"| {name} | {share} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _shown(figure: float | None) -> str:
    if figure is None:
        return "–"
    return f"{figure:.0f}" if figure >= 20 else f"{figure:.1f}"


def main() -> None:
    """Prints the table, or writes it into README.md."""
    with TemporaryDirectory() as folder:
        printed = table(measured(cases(Path(folder))))
    if "--write" not in sys.argv:
        sys.stdout.write(printed + "\n")
        return
    content = README.read_text("utf-8")
    place = re.compile(r"(<!-- figures: window -->\n).*?(<!-- end -->)", re.DOTALL)
    README.write_text(place.sub(lambda m: f"{m[1]}{printed}\n{m[2]}", content), "utf-8")


if __name__ == "__main__":
    main()
