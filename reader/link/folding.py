"""A text as a search sees it: without the differences that a reader does not type."""

import math
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from time import perf_counter
from typing import NamedTuple

from reader.model import Span

_PLAIN = r"!-~\u0410-\u0418\u041a-\u0438\u043a-\u044f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
"""Letters that are their own fold: ASCII, Cyrillic without breves, Han, Hangul syllables."""

_IRREGULAR = re.compile(rf"[^ {_PLAIN}][^{_PLAIN}]*|  +")
"""Stretches in which a character may not stand for itself; all else is its own fold."""

_PIECE = re.compile(r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.", re.DOTALL)
"""What folds as one: a Hangul syllable spelled out, or a single code point."""

_GOING_ON = re.compile(r"[\s\u1161-\u1175\u11a8-\u11c2]*")
"""What belongs to the gap or the syllable that began before it."""

_LETTERS = {
    **dict.fromkeys("‘’‚‛′ʼʻʹ´`‹›＇", "'"),
    **dict.fromkeys("“”„‟″«»「」『』〝〞〟＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－⸺⸻", "-"),
    **dict(zip("øØłŁđĐħĦŧŦıĸŋŊſð", "oOlLdDhHtTiknNsd", strict=True)),
    **dict(zip("ßẞæÆœŒþÞ", "ss SS ae AE oe OE th TH".split(), strict=True)),
    "ς": "σ",
}


_STRETCH = 8192
"""Code points that are folded between two looks at the clock, and kept as one piece: where a letter
needs two bytes, so do all of a piece."""


class Stretch(NamedTuple):
    """A stretch of a fold: one letter before it, if there is one, and what a match needs after."""

    words: str
    start: int
    """Where it begins in `words`: a match that begins before it is another stretch's."""
    end: int
    """Where it ends there."""
    at: int
    """Which letter of the fold the first of `words` is."""


class Folded:
    """A text without what a search overlooks: accents, ligatures, hidden characters and the like.

    Folded on first use, and once, in pieces: most of them need a byte for a letter, where all of
    the text would need two. A table of the places where lengths differ leads back to the text.
    """

    def __init__(self, text: str, size: int = _STRETCH) -> None:
        self.text = text
        self._size = size
        """Code points of the text in a piece."""
        self._at = array("q", [0])
        """Where, in the fold, the distance to the text changes; from there on it is `_shift`."""
        self._shift = array("q", [0])
        self._pieces: list[str] = []
        self._starts = array("q")
        """Where in the fold each piece begins."""
        self._lower: dict[int, str] = {}
        """Pieces without upper case, of those for which that takes time."""
        self._done = self._length = 0
        """How much of the text is folded, and how long that is in the fold."""
        self._blank = False
        """Whether that ends with a space."""

    def __len__(self) -> int:
        self.prepare()
        return self._length

    def __str__(self) -> str:
        self.prepare()
        return "".join(self._pieces)

    def stretches(self, size: int, *, cased: bool) -> Iterator[Stretch]:
        """The fold in stretches, each with `size` letters after it; without upper case or with."""
        self.prepare()
        piece = self._pieces.__getitem__ if cased else self._lowered
        count, before, at = len(self._pieces), "", 0
        words = piece(0) if count else ""
        for number in range(count):
            following = piece(number + 1) if number + 1 < count else ""
            after, beyond = following[:size], number + 2
            while len(after) < size and beyond < count:
                after += piece(beyond)[: size - len(after)]
                beyond += 1
            start = len(before)
            yield Stretch(before + words + after, start, start + len(words), at - start)
            before, at, words = words[-1:] or before, at + len(words), following

    def _lowered(self, number: int) -> str:
        piece = self._pieces[number]
        if piece.isascii():
            return piece.lower()
        if number not in self._lower:
            self._lower[number] = piece.lower().replace("ς", "σ")
        return self._lower[number]

    def letters(self, start: int, size: int, *, cased: bool) -> str:
        """Some letters of the fold, fewer at its end; without upper case or with."""
        number = bisect_right(self._starts, start) - 1
        at = start - self._starts[number]
        words = self._pieces[number][at : at + size]
        while len(words) < size and number + 1 < len(self._pieces):
            number += 1
            words += self._pieces[number][: size - len(words)]
        return words if cased else words.lower().replace("ς", "σ")

    def prepare(self, seconds: float = math.inf) -> bool:
        """Folds on for a while, ahead of a search; says whether all is done."""
        deadline = perf_counter() + seconds
        while self._done < len(self.text):
            self._fold_on()
            if perf_counter() >= deadline:
                break
        return self._done == len(self.text)

    def _fold_on(self) -> None:
        """Folds a stretch, to where no letter and no gap goes on."""
        text, done, length, blank = self.text, self._done, self._length, self._blank
        stop = _GOING_ON.match(text, min(done + self._size, len(text))).end()  # type: ignore[union-attr]  # it always matches
        pieces = []
        for match in _IRREGULAR.finditer(text, done, stop):
            start, end = match.span()
            if start > done:
                pieces.append(text[done:start])
                length += start - done
                blank = text[start - 1] == " "
            folded, steps = _run(match.group(), blank)
            for index, shift in steps:
                self._turn(length + index, start - length + shift)
            if folded:
                pieces.append(folded)
                length += len(folded)
                blank = folded[-1] == " "
            self._turn(length, end - length)
            done = end
        if done < stop:
            pieces.append(text[done:stop])
            length += stop - done
            blank = text[stop - 1] == " "
        self._starts.append(self._length)
        self._pieces.append("".join(pieces))
        self._done, self._length, self._blank = stop, length, blank

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
        while end < len(self) and self.source(end) == last:
            end += 1
        return Span(first, self.source(end) if end < len(self) else len(self.text))

    def index(self, offset: int) -> int:
        """The first folded character that comes from code point `offset` or from after it."""
        return bisect_left(range(len(self)), offset, key=self.source)


def fold(phrase: str) -> str:
    """A phrase as it stands in the fold of a text, upper and lower case kept."""
    return str(Folded(phrase))


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
