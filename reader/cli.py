"""The command `reader`."""

import argparse
import json
import sys
from pathlib import Path

from reader.analyse import analyse
from reader.load.text import verbatim
from reader.record import record


def main() -> int:
    """Runs the command; the exit code is its answer."""
    parser = argparse.ArgumentParser(prog="reader")
    parser.add_argument("command", choices=["extract"])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--verbatim", action="store_true")
    parser.add_argument("--format", default="jsonl")
    options = parser.parse_intermixed_args()
    for file in options.files:
        text = Path(file).read_bytes().decode()
        sys.stdout.write(
            json.dumps(record(analyse(verbatim(text, file))), ensure_ascii=False) + "\n"
        )
    return 0
