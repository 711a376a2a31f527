"""Where a phrase stands in the text: one definition of a match, for highlight, count and step."""

import re
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate, islice, takewhile
from typing import Literal, overload

from reader.link.folding import Folded, Stretch, fold
from reader.model import Span

_PATIENCE = 0.25
"""Seconds that a pattern may take before it is given up."""
_FEW = 10_000
"""Places of a phrase up to which a longer one is looked for there, not in the whole text."""
_SLOW = "This pattern takes too long"


class Matches(Sequence[Span]):
    """The places of a phrase in order, none sharing a character; kept as numbers, given as spans.

    With `folded`, starts and ends count in the fold of the text; without, in the text itself.
    """

    def __init__(
        self, starts: Iterable[int] = (), ends: Iterable[int] = (), folded: Folded | None = None
    ) -> None:
        self._starts = array("q", starts)
        self._ends = array("q", ends)
        self._folded = folded

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        start, end = self._starts[index], self._ends[index]
        return self._folded.span(start, end) if self._folded is not None else Span(start, end)

    def going_on(self, needle: str, *, cased: bool) -> "Matches":
        """Those that a longer phrase is found at, in the fold or with lower case alone."""
        assert self._folded is not None
        size, end = len(needle), 0
        starts = array("q")
        for start in self._starts:
            if start >= end and self._folded.letters(start, size, cased=cased) == needle:
                starts.append(start)
                end = start + size
        return Matches(starts, map(size.__add__, starts), self._folded)

    def between(self, start: int, end: int) -> range:
        """Which matches share a code point with the stretch `start` to `end` of the text."""
        first = bisect_right(self._ends, self._index(start) - 1)
        last = bisect_left(self._starts, self._index(end), first)
        while first < last and self[first].end <= start:
            first += 1
        return range(first, last)

    def after(self, offset: int) -> int:
        """The first match that begins at a code point or after it; their number if none does."""
        return bisect_left(self._starts, self._index(offset))

    def nearest(self, offset: int) -> int | None:
        """The match that holds a code point, else the least far, else None."""
        first = max(0, self.after(offset) - 1)
        near = range(first, min(first + 2, len(self)))
        return min(near, key=lambda index: (_distance(self[index], offset), -index), default=None)

    def _index(self, offset: int) -> int:
        return self._folded.index(offset) if self._folded is not None else offset


@dataclass(frozen=True, slots=True)
class Search:
    """A phrase, its matches, and which of them the reader is at."""

    folded: Folded
    phrase: str = ""
    whole: bool = False
    """Whether a match must begin and end where words do."""
    regex: bool = False
    """Whether the phrase is a pattern, matched against the text as it is written."""
    current: int | None = None
    """Which match the reader is at, from 0."""
    notice: str = ""
    """What the last step has to say."""
    problem: str = field(default="", compare=False)
    """Why the phrase is no pattern, in a sentence."""
    matches: Matches = field(default_factory=Matches, compare=False)

    @property
    def span(self) -> Span | None:
        """The match that the reader is at."""
        return None if self.current is None else self.matches[self.current]

    @property
    def count(self) -> str:
        """Where the reader is among the matches: "4/14", "no match", or nothing to count."""
        if not self.phrase or self.problem:
            return ""
        if self.current is None:
            return "no match"
        return f"{self.current + 1:,}/{len(self.matches):,}"

    def find(self, phrase: str, offset: int) -> "Search":
        """Another phrase; the reader is at its match nearest to `offset`."""
        return _run(replace(self, phrase=phrase), offset, self)

    def as_word(self, whole: bool, offset: int) -> "Search":
        """The same phrase, as a whole word or anywhere."""
        return _run(replace(self, whole=whole), offset)

    def as_pattern(self, regex: bool, offset: int) -> "Search":
        """The same phrase, as a pattern or to the letter."""
        return _run(replace(self, regex=regex), offset)

    def step(self, direction: Literal[1, -1], offset: int) -> "Search":
        """The next or previous match from the cursor at `offset`, round the ends with a notice."""
        if self.current is None:
            return replace(self, notice="" if not self.phrase else "No match")
        if self.matches[self.current].holds(offset):
            index = self.current + direction
        elif direction > 0:
            index = self.matches.after(offset + 1)
        else:
            index = self.matches.after(offset) - 1
        turned = "" if 0 <= index < len(self.matches) else _TURNS[direction]
        return replace(self, current=index % len(self.matches), notice=turned)

    def between(self, start: int, end: int) -> list[tuple[Span, bool]]:
        """The matches in a stretch of the text, each with whether the reader is at it."""
        found = self.matches.between(start, end)
        return [(self.matches[index], index == self.current) for index in found]


_TURNS = {1: "On from the start", -1: "On from the end"}


def _run(search: Search, offset: int, before: Search | None = None) -> Search:
    """The search with its matches, at the one nearest to `offset`.

    `before` is the same search for another phrase: a longer one is looked for where that stands.
    """
    problem = ""
    if not search.phrase:
        matches = Matches()
    elif search.regex:
        matches, problem = _pattern(search.folded.text, search.phrase, search.whole)
    else:
        few = before and not search.whole and len(before.matches) < _FEW
        matches = _literal(search.folded, search.phrase, search.whole, before if few else None)
    return replace(
        search, matches=matches, current=matches.nearest(offset), notice="", problem=problem
    )


def _literal(folded: Folded, phrase: str, whole: bool, before: Search | None) -> Matches:
    """The places of a phrase in the fold; a capital in the phrase asks for the case as typed."""
    needle = fold(phrase)
    cased = needle != needle.lower()
    if not cased:
        needle = needle.lower().replace("ς", "σ")
    if not needle:
        return Matches()
    if before and _goes_on(fold(before.phrase), needle):
        return before.matches.going_on(needle, cased=cased)
    size = len(needle)
    find = partial(_words, re.compile(_bounded(re.escape(needle), needle))) if whole else _places
    ends, free = array("q"), 0
    for stretch in folded.stretches(size, cased=cased):
        ends.extend(find(stretch, needle, max(stretch.start, free - stretch.at)))
        free = ends[-1] if ends else 0
    return Matches(map((-size).__add__, ends), ends, folded)


def _goes_on(before: str, needle: str) -> bool:
    """Whether a phrase can only be found where a shorter one has been.

    One that ends as it begins may stand where a place of its own, overlapped, was passed over.
    """
    passed_over = any(before.endswith(before[:size]) for size in range(1, len(before)))
    longer = needle.startswith(before) or needle.lower().startswith(before)
    return bool(before) and longer and not passed_over


def _places(stretch: Stretch, needle: str, begin: int) -> Iterator[int]:
    """Where in the fold a needle ends that begins in a stretch, none sharing a letter."""
    size = len(needle)
    pieces = stretch.words[begin : stretch.end + size - 1].split(needle)
    pieces.pop()
    lengths = map(size.__add__, map(len, pieces))
    return islice(accumulate(lengths, initial=stretch.at + begin), 1, None)


def _words(pattern: re.Pattern[str], stretch: Stretch, needle: str, begin: int) -> Iterator[int]:
    """The same for a needle where no word goes on before or after it."""
    starts = (match.start() for match in pattern.finditer(stretch.words, begin))
    here = takewhile(stretch.end.__gt__, starts)
    return map((stretch.at + len(needle)).__add__, here)


def _bounded(pattern: str, needle: str) -> str:
    """The pattern where no word goes on before or after it."""
    before = r"(?<!\w)" if needle[0].isalnum() else ""
    after = r"(?!\w)" if needle[-1].isalnum() else ""
    return before + pattern + after


def _pattern(text: str, phrase: str, whole: bool) -> tuple[Matches, str]:
    """The places of a pattern in the text, or none and why. No pattern can freeze the reader."""
    import regex  # noqa: PLC0415 - few readers ever search by pattern

    cased = any(letter.isupper() for letter in re.sub(r"\\.", "", phrase))
    flags = regex.MULTILINE | (0 if cased else regex.IGNORECASE)
    deadline = time.monotonic() + _PATIENCE
    starts, ends = array("q"), array("q")
    try:
        pattern = regex.compile(rf"\b(?:{phrase})\b" if whole else phrase, flags)
        for match in pattern.finditer(text, concurrent=True, timeout=_PATIENCE):
            if match.end() > match.start():
                starts.append(match.start())
                ends.append(match.end())
            if time.monotonic() > deadline:
                return Matches(), _SLOW
    except regex.error as error:
        return Matches(), f"Not a pattern: {error.msg}"
    except RecursionError:
        return Matches(), "Not a pattern: too deep"
    except TimeoutError:
        return Matches(), _SLOW
    return Matches(starts, ends), ""


def _distance(span: Span, offset: int) -> int:
    return 0 if span.holds(offset) else max(span.start - offset, offset - span.end + 1)
