"""Puts text on the clipboard of the machine, beside what the terminal itself is told."""

import os
import shutil
import subprocess
from threading import Thread

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
)
_PATIENCE = 3
"""Seconds that a tool may take."""


def tool(environment: dict[str, str]) -> tuple[str, ...] | None:
    """The clipboard command of this desktop; None over SSH, where it would serve another screen."""
    if "SSH_CONNECTION" in environment or "SSH_TTY" in environment:
        return None
    return next(
        (
            command
            for variable, command in _TOOLS
            if (not variable or environment.get(variable)) and shutil.which(command[0])
        ),
        None,
    )


def put(text: str) -> None:
    """Gives `text` to the desktop's clipboard where there is one; never fails, never waits."""
    if command := tool(dict(os.environ)):
        Thread(target=_feed, args=(command, text), daemon=True).start()


def _feed(command: tuple[str, ...], text: str) -> None:
    try:
        subprocess.run(  # noqa: S603 - one of the four above
            command,
            input=text.encode(errors="replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return
