"""How the window draws and hears keys: what differs from Textual's own driver."""

import asyncio
import gc
import os
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.app import terminal
from reader.app.stage import ENDINGS

if TYPE_CHECKING:
    from reader.app.stage import Curtain

_OTHER_SCREEN = "\x1b[?1049h"
_TICK = 0.1
"""Seconds after which what looked like the beginning of a sequence is a key of its own."""


class _Bell(Event):
    """An event that can be waited for together with a file."""

    def __init__(self) -> None:
        super().__init__()
        self.file, self._end = os.pipe()
        os.set_blocking(self.file, False)

    def set(self) -> None:
        super().set()
        os.write(self._end, b"!")

    def clear(self) -> None:
        super().clear()
        os.read(self.file, 64)


class Driver(LinuxDriver):
    """Draws on standard output, over a first page where there is one, and lets go at once.

    Who sends a program's messages elsewhere still sees its window.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        assert sys.__stdout__ is not None  # it is a terminal
        sys.__stdout__.reconfigure(encoding="utf-8", errors="replace")
        self._file = terminal.Display(sys.__stdout__)  # type: ignore[assignment]  # all it needs
        self.exit_event: _Bell = _Bell()
        self._listening = _Bell()
        self._curtain: Curtain = self._app.curtain  # type: ignore[attr-defined]  # of ReaderApp

    def write(self, data: str) -> None:
        """Draws; a screen that is switched to already is not switched to again."""
        if data == _OTHER_SCREEN and self._curtain.up:
            return
        super().write(data)

    def start_application_mode(self) -> None:
        """Takes the terminal over, from the first page where one is shown."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._curtain.attributes is not None:
            self.attrs_before = self._curtain.attributes
        self._curtain.up = False
        # Only between two acts of the loop: at any other moment it may hold the lock of what is
        # being written, for which the handler would wait for ever.
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, self._continued)

    def _continued(self) -> None:
        """Takes the terminal over again, if it was given back."""
        if self._must_signal_resume:
            self._sigcont_application()

    def begin(self) -> None:
        """From now on hands on what is typed; what was typed before has been waiting.

        What was made until now stays for good: the collector of garbage need not look at it again.
        """
        self._listening.set()
        gc.freeze()
        gc.enable()

    def run_input_thread(self) -> None:
        """Hands on what is typed until it is told to stop, which it does without waiting."""
        select.select([self._listening.file, self.exit_event.file], [], [])
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")("replace").decode
        files = [self.fileno, self.exit_event.file]
        while not self.exit_event.is_set():
            ready, _, _ = select.select(files, [], [], _TICK)
            if self.fileno in ready:
                typed = self._typed()
                if not typed:
                    self._gone()
                    return
                self._hand_on(parser.feed(decode(typed)))
            self._hand_on(parser.tick())

    def _typed(self) -> bytes:
        """What was typed; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _gone(self) -> None:
        """Ends the window as a hangup does: no key will ever come again."""
        with suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(self._app.end, ENDINGS[signal.SIGHUP])  # type: ignore[attr-defined]  # of ReaderApp

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
