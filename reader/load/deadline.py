"""A limit on the time that a foreign parser may take."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 20.0
"""What a document may take before its plain text must do."""


class LateError(BaseException):
    """The deadline has passed. No Exception, so that no parser takes it for its own."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Interrupts its body after `seconds`; only the main thread can be interrupted.

    Raises:
        LateError: the body took longer.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise LateError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
