"""Which word each word of a sentence depends on: a greedy parser over parts of speech.

An arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): words wait in a queue;
the next one joins a stack, or the top of the stack takes it, or the word below, as its head.
Features of the words at hand vote for the three ways at once. What a way has over putting the next
word on the stack is one number, and the numbers of the two ways lie side by side in one integer, so
that a vote is one addition.

The votes of a feature lie in the row of a word, of a tag or of two tags that it names, at a place
that its other words, tags and counts make, each in a field of its own: to look one up no string is
made. `reader.training` says what the features are.
"""

import gzip
import itertools
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from struct import pack, unpack_from
from typing import NamedTuple

from reader.language.tags import straight
from reader.language.tokens import Token

WEIGHTS = Path(__file__).with_name("parse.gz")
SHIFT, LEFT, RIGHT = range(3)
"""Put the next word on the stack; let the next word, or the word below the top, head the top."""
ROOT = "^"
"""Stands as word and tag after the last word; the head of a sentence depends on it."""
NOTHING = ""
"""The word and the tag where there is none."""
FIELD = 6
"""Bits of a tag or a count in the place of a feature, and of a tag in the number of two."""
LETTER = 20
"""Bits before those that say which feature it is."""
PAIRS = 1 << FIELD
"""The number of the first row of two tags; those of one tag come before it."""
WORDS = PAIRS + (1 << 2 * FIELD)
"""The number of the first row of a word."""
_OTHER = (1 << FIELD) - 1
"""The number of every tag that no feature names."""
_LANE = 15
"""Bits that a way takes in a vote: enough for the votes of all features, for it or against it."""
_HALF = 1 << _LANE - 1
_FAR = 5
"""Words between two from which they are far apart."""
_A, _B, _C, _D, _E, _F, _G, _H, _I, _J, _K, _L, _M, *_REST = (n << LETTER for n in range(26))
_N, _O, _P, _Q, _R, _S, _T, _U, _V, _W, _X, _Y, _Z = _REST


class Known(NamedTuple):
    """The words and tags that features name, each with its number; `NOTHING` has the first."""

    words: Mapping[str, int]
    tags: Mapping[str, int]


class Weights(NamedTuple):
    """What a parser knows: by row and by place in it, what a feature weighs for each way."""

    known: Known
    rows: Mapping[int, Mapping[int, Sequence[int]]]
    """Weights from -127 to 127."""


def write(path: Path, weights: Weights) -> None:
    """Keeps weights in a file: same weights, same bytes."""
    rows = {number: sorted(row.items()) for number, row in sorted(weights.rows.items())}
    votes = [vote for row in rows.values() for _, vote in row]
    text = "\0".join("\n".join(names) for names in weights.known)
    numbers = pack(f"<I{2 * len(rows)}H", len(rows), *rows, *map(len, rows.values()))
    places = pack(f"<{len(votes)}I", *(place for row in rows.values() for place, _ in row))
    columns = (bytes(vote[way] + 128 for vote in votes) for way in (SHIFT, LEFT, RIGHT))
    packed = b"".join((text.encode(), b"\0", numbers, places, *columns))
    path.write_bytes(gzip.compress(packed, 9, mtime=0))


class Votes(dict[int, dict[int, int]]):
    """The votes of features by row and place; a row is unpacked when first asked for.

    That of two tags holds as well, at the place `_E`, what each of the tags says alone.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        words, tags, packed = gzip.decompress(path.read_bytes()).split(b"\0", 2)
        self.known = Known(*(_numbered(names.decode()) for names in (words, tags)))
        (count,) = unpack_from("<I", packed)
        numbers = unpack_from(f"<{2 * count}H", packed, 4)
        ends = [*accumulate(numbers[count:], initial=0)]
        self._ends = dict(zip(numbers, itertools.pairwise(ends), strict=False))
        self._size = ends[-1]
        self._packed = packed[4 + 4 * count :]

    def __missing__(self, row: int) -> dict[int, int]:
        first, end = self._ends.get(row, (0, 0))
        places = unpack_from(f"<{end - first}I", self._packed, 4 * first)
        columns = (
            self._packed[at + first : at + end]
            for at in range(4 * self._size, 7 * self._size, self._size)
        )
        votes = (
            left - shift + (right - shift << _LANE)
            for shift, left, right in zip(*columns, strict=True)
        )
        self[row] = found = dict(zip(places, votes, strict=True))
        if PAIRS <= row < WORDS:
            first, second = divmod(row - PAIRS, PAIRS)
            alone = self[first].get(_A, 0) + self[second].get(_B, 0)
            found[_E] = found.get(_E, 0) + alone
        return found

    def numbers(self, words: Sequence[str], tags: Sequence[str]) -> tuple[list[int], list[int]]:
        """The numbers of words and tags, and of what stands where there is none."""
        word, tag, unknown = self.known.words.get, self.known.tags.get, len(self.known.words)
        named = [word(name, unknown) for name in words]
        return [*named, 0], [*(tag(name, _OTHER) for name in tags), 0, 0]


def _numbered(names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split("\n"))}


def word(token: Token) -> str:
    """How the parser reads a token: numbers are alike."""
    return "0" if token.shape == "d" else straight(token.low)


def heads(tokens: Sequence[Token], tags: Sequence[str]) -> list[int]:
    """The head of each token, by its place among them; one past the last for a head of all."""
    return follow([*map(word, tokens), ROOT], [*tags, ROOT])[:-1]


def follow(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The head of each word, where the votes of the shipped weights lead; -1 for the root.

    What stands before the first word and after the last is at -1 in every list.
    """
    votes, last = _votes(), len(words) - 1
    number, tag = votes.numbers(words, tags)
    of = [votes[WORDS + word].get for word in number]
    left, right, lefts, rights = ([0] * len(number) for _ in range(4))
    heads, stack, at = [-1] * len(words), [-1, -1, -1], 0
    while at < last or stack[-1] >= 0:
        top, below, ahead, behind = stack[-1], stack[-2], 0, 0
        if top >= 0:
            st, bt, tt, word = tag[top], tag[at], tag[below], number[at]
            both = st << FIELD | bt
            vote = votes[PAIRS + both].get
            total = vote(_E, 0) + vote(_I | tag[at + 1], 0) + vote(_K | tt, 0)
            total += vote(_J | tag[at + 1] << FIELD | tag[at + 2], 0) + vote(_Q | left[at], 0)
            total += vote(_R | left[top] << FIELD | right[top], 0)
            total += vote(_S | tt << FIELD | right[top], 0)
            total += vote(_T | tt << FIELD | right[below], 0) + vote(_U | min(at - top, _FAR), 0)
            total += vote(_W | (lefts[top] * 10 + rights[top]) << FIELD | lefts[at], 0)
            vote = votes[st].get
            total += vote(_L | tt, 0) + vote(_P | tt << FIELD | tag[stack[-3]], 0)
            vote = of[top]
            total += vote(_C | st, 0) + vote(_F | bt, 0) + vote(_H | word, 0) + vote(_N | tt, 0)
            total += vote(_V | rights[top] << FIELD | bt, 0)
            vote = of[below]
            total += vote(_M | st, 0) + vote(_O | both, 0) + vote(_Z | word, 0)
            total += vote(_X | number[top] << FIELD | bt, 0)
            total += of[at](_D | bt, 0) + of[at](_G | st, 0) + of[at + 1](_Y | both, 0)
            ahead = (total + _HALF & 2 * _HALF - 1) - _HALF
            behind = total - ahead >> _LANE
        if below >= 0 and behind > ahead and (behind > 0 or at == last):
            heads[top], right[below] = below, tag[top]
            rights[below] = min(3, rights[below] + 1)
            del stack[-1]
        elif top >= 0 and (ahead > 0 or at == last):
            heads[top], left[at] = at, tag[top]
            lefts[at] = min(3, lefts[at] + 1)
            del stack[-1]
        else:
            stack.append(at)
            at += 1
    return heads


@cache
def _votes() -> Votes:
    return Votes(WEIGHTS)
