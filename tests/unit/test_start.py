"""Where the process begins: what comes before the command is ready ends quietly."""

import os
import subprocess
import sys
from pathlib import Path

INTERRUPTED = """
import sys
from importlib.abc import MetaPathFinder
class Finder(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "reader.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
from reader.__main__ import start
sys.exit(start())
"""


def ended(code: str) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_an_interrupt_while_the_command_is_imported_ends_without_a_traceback() -> None:
    assert ended(INTERRUPTED) == (130, "", "")


def test_it_runs_the_command() -> None:
    code, out, errors = ended(
        "import sys; sys.argv = ['reader', '-V']; from reader.__main__ import start; start()"
    )
    assert (code, errors) == (0, "")
    assert out.startswith("reader ")


def test_a_failure_that_nobody_foresaw_is_one_line_and_a_report(tmp_path: Path) -> None:
    code = INTERRUPTED.replace("raise KeyboardInterrupt", "raise ValueError('a secret')")
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    )
    (report,) = tmp_path.rglob("reader-*.log")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"reader: this command failed (ValueError); the report is in {report}\n"
    assert "Traceback" in report.read_text("utf-8")
