"""The command `reader`, and `python -m reader`: where its process begins."""

import sys


def start() -> int:
    """Runs the command; its exit code, whatever went wrong and wherever Ctrl+C came."""
    try:
        from reader.cli import main  # noqa: PLC0415 - what ends it must not show how far it came

        return main()
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody is shown a traceback
        from reader.app.terminal import explained  # noqa: PLC0415 - only who needs it waits for it

        return explained(error, "this command")


if __name__ == "__main__":
    sys.exit(start())
