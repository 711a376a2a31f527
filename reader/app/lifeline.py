"""A process that works for a window ends when the window does, however that ends."""

import os
import select
import sys
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

_STDOUT = 1


def command(module: str, function: str) -> tuple[str, ...]:
    """What starts such a process: a function of a module of ours."""
    code = f"from {__name__} import hold; hold(); from {module} import {function}; {function}()"
    return sys.executable, "-P", "-c", code


def begun(
    command: tuple[str, ...], *, asked: bool = True, complains: bool = False
) -> "Popen[bytes]":
    """Such a process, which finds every module that this one finds; it answers on a pipe.

    Args:
        command: what to run.
        asked: whether it has a pipe to be asked through.
        complains: whether its standard error is a pipe too; else nobody hears it.

    Raises:
        OSError: there can be no such process.
    """
    import subprocess  # noqa: PLC0415 - the process itself begins none, and somebody waits for it

    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if complains else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


EXTRACTORS = command("reader.app.serving", "serve")
"""What starts the process that finds people, quotes and statistics."""


def hold() -> None:
    """From now on ends this process as soon as nobody can read its standard output any more."""
    Thread(target=_wait, daemon=True, name="lifeline").start()


def _wait() -> None:
    reader = select.poll()
    reader.register(_STDOUT, 0)  # errors alone are waited for: that the other end is closed
    reader.poll()
    os._exit(1)
