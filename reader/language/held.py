"""The tokens of a long text, held as numbers and made again when they are asked for."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from reader.language.tokens import Token

_BITS = 5
_SIZE = 1 << _BITS
"""Tokens that are made at a time."""
_MOST = 1 << 12
"""Stretches of so many tokens that are kept once made: those that are asked for again and again."""


class Held(Sequence[Token]):
    """Tokens that take eight bytes each, but for those of late."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._word, self._start = array("I"), array("I")
        self._sentences, self._blocks = array("I"), array("I")
        self._made: dict[int, list[Token]] = {}

    def take(self, tokens: Sequence[Token], sentences: Iterable[tuple[int, int]]) -> None:
        """Holds the tokens of a block as well, given its sentences as ranges of them."""
        before, numbers = len(self._word), self._numbers
        for first, _ in sentences:
            self._sentences.append(before + first)
            self._blocks.append(tokens[first].block)
        for token in tokens:
            number = numbers.setdefault(token.text, len(numbers))
            if number == len(self._words):
                self._words.append(token.text)
            self._word.append(number)
            self._start.append(token.start)

    def __len__(self) -> int:
        return len(self._word)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self._word)))]
        made = self._made.get(index >> _BITS)
        if made is None:
            if not -len(self._word) <= index < len(self._word):
                raise IndexError(index)
            index %= len(self._word)
            made = self._make(index >> _BITS)
        return made[index & _SIZE - 1]

    def __iter__(self) -> Iterator[Token]:
        for stretch in range(len(self._word) + _SIZE - 1 >> _BITS):
            yield from self._made.get(stretch) or self._make(stretch)

    def _make(self, stretch: int) -> list[Token]:
        """The tokens of a stretch, made anew and kept."""
        if len(self._made) >= _MOST:
            del self._made[next(iter(self._made))]
        made = self._made[stretch] = self._anew(stretch)
        return made

    def _anew(self, stretch: int) -> list[Token]:
        """The tokens of a stretch, made anew."""
        at, end = stretch << _BITS, (stretch << _BITS) + _SIZE
        words, starts = map(self._words.__getitem__, self._word[at:end]), self._start[at:end]
        firsts, last = self._sentences, len(self._sentences) - 1
        number = bisect_right(firsts, at) - 1
        made = []
        for index, (word, start) in enumerate(zip(words, starts, strict=True), at):
            number += number < last and firsts[number + 1] == index
            token = Token(word, start, start + len(word), self._blocks[number])
            token.sentence = number
            made.append(token)
        return made
