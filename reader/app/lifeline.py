"""A process that works for a window ends when the window does, however that ends."""

import os
import select
import sys
from threading import Thread

_STDOUT = 1


def command(module: str, function: str) -> tuple[str, ...]:
    """What starts such a process: a function of a module of ours."""
    code = f"from {__name__} import hold; hold(); from {module} import {function}; {function}()"
    return sys.executable, "-P", "-c", code


def hold() -> None:
    """From now on ends this process as soon as nobody can read its standard output any more."""
    Thread(target=_wait, daemon=True, name="lifeline").start()


def _wait() -> None:
    reader = select.poll()
    reader.register(_STDOUT, 0)  # errors alone are waited for: that the other end is closed
    reader.poll()
    os._exit(1)
