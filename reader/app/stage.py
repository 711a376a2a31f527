"""From the command to the window: the first page at once, while everything else is imported.

Needs the standard library alone, and as little of it as will do.
"""

import os
import signal
import sys
import termios
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from reader.app import choices, colours, first_page, places
from reader.app.choices import Choices
from reader.app.colours import DEFAULT, Palette
from reader.app.first_page import Text
from reader.app.headline import facts, name, words
from reader.load.beginning import Beginning, beginning

if TYPE_CHECKING:
    from subprocess import Popen

    from reader.model import Article

ENDINGS = {signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGINT: 130}
"""Exit codes of the signals that end the program, as a shell counts them."""
_BEGIN = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""The other screen, without a cursor, whose rows do not run over."""
_END = "\x1b[?7h\x1b[?1049l\x1b[?25h"


class Wish(NamedTuple):
    """What `reader FILE` was asked for."""

    file: str
    theme: str = ""
    verbatim: bool = False
    force: bool = False
    remembered: bool = True


def wish(given: Sequence[str]) -> Wish | None:
    """What is asked for where the words are the usual ones; None leaves all to the full parser."""
    files, flags, words = [], set(), iter(given)
    theme = ""
    for word in words:
        if word == "--theme":
            theme = next(words, "")
        elif word in ("--verbatim", "--force", "--no-library", "--private"):
            flags.add(word)
        elif word.startswith("-") or "://" in word:
            return None
        else:
            files.append(word)
    if len(files) != 1:
        return None
    return Wish(
        files[0], theme, "--verbatim" in flags, "--force" in flags, "--no-library" not in flags
    )


class Look(NamedTuple):
    """What the settings say of the first page."""

    theme: str = DEFAULT
    measure: int = 76
    """Cells of the text column at most, as `reader.config` has it."""
    remembers: bool = True
    """Whether the place where reading stopped is looked up."""
    page: str = ""
    """The colours of a theme of the user's own."""


def look(wanted: Wish) -> Look:
    """The settings as far as the first page needs them; who has no file need not wait for them."""
    home = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111 - paths take a while to import
    if sys.platform == "linux" and not os.path.exists(f"{home}/byline/config.toml"):  # noqa: PTH110 - the same
        chosen = choices.kept(Choices("", Look().measure))
        theme = wanted.theme or chosen.theme or DEFAULT
        return Look(theme, chosen.measure, wanted.remembered)
    from reader import config  # noqa: PLC0415 - see above

    known = config.load()
    chosen = choices.kept(Choices(known.theme, known.measure))
    theme = wanted.theme or chosen.theme or DEFAULT
    own = known.themes.get(theme)
    page = colours.page(own) if own is not None else ""
    return Look(theme, chosen.measure, wanted.remembered and known.remembers, page)


class Curtain:
    """The terminal from the first page until the window has taken it over; given back at the end.

    As a context manager it gives the terminal back however the program ends, by a signal too.
    """

    def __init__(self) -> None:
        self.up = False
        """Whether a page is shown, so that the screen need not be switched again."""
        self.attributes: list[Any] | None = None
        """What the terminal was like before."""
        self.place: int | None = None
        """Where reading stopped before, as the page shows it."""
        self.last: Callable[[], None] = lambda: None
        """What to do before a signal ends the program."""
        self.extractors: Popen[bytes] | None = None
        """The process that waits for an article to find people, quotes and statistics in."""
        self._handlers: dict[int, Any] = {}
        self._page = ""
        """The first page as it was drawn."""

    def __enter__(self) -> Self:
        for number in ENDINGS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._ended)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.drop()
        if self.extractors:
            self.extractors.kill()
            self.extractors.communicate()
        for number, handler in self._handlers.items():
            if signal.getsignal(number) == self._ended:
                signal.signal(number, handler)

    def take(self) -> None:
        """Makes keys come one by one, unseen: those typed from now on wait for the window.

        Raises:
            OSError: there is no terminal to take keys from.
        """
        take_keys()
        if self.attributes is None:
            with suppress(termios.error):
                before = termios.tcgetattr(0)
                termios.tcsetattr(0, termios.TCSANOW, _raw(before))
                self.attributes = before

    def show(self, text: Text, look: Look) -> None:
        """Draws the first page, over the whole screen."""
        rows = first_page.page(text, *size(), look.measure)
        self._page = _BEGIN + first_page.painted(rows, Palette(look.theme, page=look.page))
        signal.signal(signal.SIGTSTP, self._stopped)
        self.up = True
        _write(self._page)

    def drop(self) -> None:
        """Gives the terminal back as it was, if it has been taken."""
        if self.up:
            self.up = False
            with suppress(OSError):
                _write(_END)
            if signal.getsignal(signal.SIGTSTP) == self._stopped:
                signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        if self.attributes is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self.attributes)
            self.attributes = None

    def _stopped(self, _number: int, _frame: FrameType | None) -> None:
        """Stops with the terminal as it was; when it goes on, the page is there again."""
        self.drop()
        os.kill(os.getpid(), signal.SIGSTOP)
        with suppress(OSError):
            self.take()
            signal.signal(signal.SIGTSTP, self._stopped)
            self.up = True
            _write(self._page)

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        self.drop()
        self.last()
        os._exit(ENDINGS[signal.Signals(number)])


def take_keys() -> None:
    """Makes file descriptor 0 the terminal, where it is a pipe that has given the article.

    Raises:
        OSError: there is no terminal.
    """
    if not os.isatty(0):
        keyboard = os.open("/dev/tty", os.O_RDONLY)
        if keyboard:
            os.dup2(keyboard, 0)
            os.close(keyboard)
    if sys.__stdin__ is None:  # it was closed when the program began
        sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115 - it stays


def size() -> tuple[int, int]:
    """Columns and rows of the terminal, as Textual finds them out."""
    found = [0, 0]
    for index, known in enumerate(("COLUMNS", "LINES")):
        with suppress(KeyError, ValueError):
            found[index] = int(os.environ[known])
    if min(found) <= 0:
        with suppress(OSError):
            there = os.get_terminal_size(1)
            found = [a if a > 0 else b for a, b in zip(found, there, strict=True)]
    return found[0] if found[0] > 0 else 80, found[1] if found[1] > 0 else 24


def begin(curtain: Curtain, wanted: Wish) -> None:
    """Draws the first page of a file, where its beginning can be had at once.

    What will find its people, quotes and statistics loads while the whole of it is read.
    """
    start = beginning(wanted.file, verbatim=wanted.verbatim, force=wanted.force)
    if start is not None:
        _draw(curtain, wanted, start)
    if os.path.isfile(wanted.file):  # noqa: PTH113 - paths take a while to import
        from reader.app import lifeline  # noqa: PLC0415 - the page is on the screen by now

        with suppress(OSError):  # it is tried again when the article is there
            curtain.extractors = lifeline.begun(lifeline.EXTRACTORS, complains=True)


def _draw(curtain: Curtain, wanted: Wish, start: Beginning) -> None:
    known = look(wanted)
    text = _text(start, wanted.file, remembered=known.remembers)
    if text is None:
        return
    with suppress(OSError):  # whoever opens the window says that there is no terminal
        curtain.take()
        curtain.place = text.place
        curtain.show(text, known)


def shown(curtain: Curtain, article: "Article", theme: str, *, remembered: bool) -> int | None:
    """Draws the first page of an article unless it is drawn; where reading it stopped before."""
    if curtain.up:
        return curtain.place
    known = look(Wish("", theme, remembered=remembered))
    place = places.stopped(article.source, article.text) if known.remembers else None
    first = article.blocks[0].span.start if article.blocks else 0
    text = Text(
        article.text,
        article.blocks,
        name(article.title, article.source, article.text),
        tuple(facts(article.byline, article.published, words(article.text, article.blocks))),
        first if place is None else place,
        len(article.text),
    )
    with suppress(OSError):  # the window will say so
        curtain.show(text, known)
    return place


def _text(start: Beginning, file: str, *, remembered: bool) -> Text | None:
    """The page to show of a beginning; None where reading stopped beyond it."""
    known = start.draft
    count = words(start.text, start.blocks) if start.whole else None
    first = start.blocks[0].span.start if start.blocks else 0
    place = None
    if remembered:
        place = places.stopped(file, start.text if start.whole else None)
    if place is not None and place >= len(start.text):
        return None
    return Text(
        start.text,
        start.blocks,
        name(known.title, file, start.text),
        tuple(facts(known.byline, known.published, count)),
        first if place is None else place,
        len(start.text) if start.whole else start.size,
    )


def _raw(attributes: list[Any]) -> list[Any]:
    """Attributes of a terminal that hands over each key, as Textual will set them."""
    lines = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
    local = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
    control = [*attributes[6]]
    control[termios.VMIN] = 1
    return [
        attributes[0] & ~lines,
        *attributes[1:3],
        attributes[3] & ~local,
        *attributes[4:6],
        control,
    ]


def _write(text: str) -> None:
    """Writes all of it to the terminal. Raises OSError: it is gone."""
    left = text.encode("utf-8", "replace")
    while left:
        left = left[os.write(1, left) :]
