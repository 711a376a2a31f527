"""The command `reader`, and `python -m reader`: where its process begins."""

import sys


def start() -> int:
    """Runs the command; its exit code, also where Ctrl+C comes while its parts are imported."""
    try:
        from reader.cli import main  # noqa: PLC0415 - what ends it must not show how far it came

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(start())
