"""A text as a search sees it: without the differences that a reader does not type."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import cache, cached_property, lru_cache
from time import perf_counter

from reader.model import Span

_PLAIN = r"!-~\u0410-\u0418\u041a-\u0438\u043a-\u044f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
"""Letters that are their own fold: ASCII, Cyrillic without breves, Han, Hangul syllables."""

_IRREGULAR = re.compile(rf"[^ {_PLAIN}][^{_PLAIN}]*|  +")
"""Stretches in which a character may not stand for itself; all else is its own fold."""

_PIECE = re.compile(r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.", re.DOTALL)
"""What folds as one: a Hangul syllable spelled out, or a single code point."""

_LETTERS = {
    **dict.fromkeys("‘’‚‛′ʼʻʹ´`‹›＇", "'"),
    **dict.fromkeys("“”„‟″«»「」『』〝〞〟＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-"),
    **dict(zip("øØłŁđĐħĦŧŦıĸŋŊſð", "oOlLdDhHtTiknNsd", strict=True)),
    **dict(zip("ßẞæÆœŒþÞ", "ss SS ae AE oe OE th TH".split(), strict=True)),
    "ς": "σ",
}


_STRETCH = 65_536
"""Code points that are folded between two looks at the clock."""


class Folded:
    """A text without what a search overlooks: accents, ligatures, hidden characters and the like.

    Folded on first use, and once. A table of the places where lengths differ leads from the fold
    back to the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._at = array("q", [0])
        """Where, in the fold, the distance to the text changes; from there on it is `_shift`."""
        self._shift = array("q", [0])
        self._pieces: list[str] = []
        self._done = self._length = 0
        """How much of the text is folded, and how long that is in the fold."""
        self._blank = False
        """Whether that ends with a space."""

    @cached_property
    def lower(self) -> str:
        """The fold without upper case, of the same length."""
        return self.cased.lower().replace("ς", "σ")

    @cached_property
    def cased(self) -> str:
        """The fold with upper and lower case as written."""
        while not self._fold_on():
            pass
        cased = "".join(self._pieces)
        self._pieces.clear()
        return cased

    def prepare(self, seconds: float) -> bool:
        """Folds on for a while, ahead of a search; says whether all is done."""
        if "cased" in self.__dict__:
            return True
        deadline = perf_counter() + seconds
        while not self._fold_on():
            if perf_counter() >= deadline:
                return False
        return "cased" in self.__dict__ or self._done == len(self.text)

    def _fold_on(self) -> bool:
        """Folds a stretch; says whether it was the last."""
        text, done, length, blank = self.text, self._done, self._length, self._blank
        stop = done + _STRETCH
        for match in _IRREGULAR.finditer(text, done):
            start, end = match.span()
            if start > done:
                self._pieces.append(text[done:start])
                length += start - done
                blank = text[start - 1] == " "
            folded, steps = _run(match.group(), blank)
            for index, shift in steps:
                self._turn(length + index, start - length + shift)
            if folded:
                self._pieces.append(folded)
                length += len(folded)
                blank = folded[-1] == " "
            self._turn(length, end - length)
            done = end
            if done >= stop:
                self._done, self._length, self._blank = done, length, blank
                return False
        self._pieces.append(text[done:])
        self._done = len(text)
        return True

    def _turn(self, index: int, shift: int) -> None:
        """Notes that from `index` on, the text lies `shift` further than the fold."""
        if self._shift[-1] == shift:
            return
        if self._at[-1] == index:
            self._shift[-1] = shift
        else:
            self._at.append(index)
            self._shift.append(shift)

    def source(self, index: int) -> int:
        """The code point of the text where the folded character at `index` comes from."""
        return index + self._shift[bisect_right(self._at, index) - 1]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that a stretch of the fold stands for, in whole characters."""
        first, last = self.source(start), self.source(end - 1)
        while end < len(self.cased) and self.source(end) == last:
            end += 1
        return Span(first, self.source(end) if end < len(self.cased) else len(self.text))

    def index(self, offset: int) -> int:
        """The first folded character that comes from code point `offset` or from after it."""
        return bisect_left(range(len(self.cased)), offset, key=self.source)


def fold(phrase: str) -> str:
    """A phrase as it stands in the fold of a text, upper and lower case kept."""
    return Folded(phrase).cased


def _run(run: str, blank: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The fold of an irregular stretch, and where in it the distance to the stretch changes.

    `blank` says that a space stands before it: of several, the first stands for all.
    """
    return _short_run(run, blank) if len(run) < 8 else _fold_run(run, blank)


def _fold_run(run: str, blank: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
    out: list[str] = []
    steps: list[tuple[int, int]] = []
    length, shift = 0, 0
    for match in _PIECE.finditer(run):
        folded = _character(match.group())
        if folded == " " and blank:
            continue
        for index in range(len(folded)):
            if match.start() - length - index != shift:
                shift = match.start() - length - index
                steps.append((length + index, shift))
        if folded:
            out.append(folded)
            length += len(folded)
            blank = folded == " "
    return "".join(out), tuple(steps)


_short_run = lru_cache(65_536)(_fold_run)
"""Most irregular stretches are a mark or two, the same ones again and again."""


@cache
def _character(piece: str) -> str:
    """What one character folds to: nothing for accents and for what cannot be seen."""
    known = _LETTERS.get(piece)
    if known is not None:
        return known
    if piece.isspace():
        return " "
    if len(piece) > 1 or "\uac00" <= piece <= "\ud7a3":
        return unicodedata.normalize("NFC", piece)
    plain = unicodedata.normalize("NFKD", piece)
    if plain != piece:
        return "".join(_character(part) for part in plain)
    return "" if _unseen(piece) else piece


def _unseen(character: str) -> bool:
    """Whether a character is an accent, a vowel point or a format character.

    Marks below class 200 that are no points of Hebrew or Arabic spell sounds, as in Thai.
    """
    rank = unicodedata.combining(character)
    accent = rank == 1 or 10 <= rank <= 36 or rank >= 200
    return accent or unicodedata.category(character) == "Cf" or character in _SELECTORS


_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Variation selectors: they choose a picture, not a letter."""
