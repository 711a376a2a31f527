"""Which word each word of a sentence depends on: a greedy parser over parts of speech.

An arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): words wait in a queue;
the next one joins a stack, or the top of the stack takes it, or the word below, as its head.
Features of the words at hand vote for the three ways at once: their weights lie side by side in
one integer, sixteen bits a way, so that a vote is one addition. All are kept 128 too high, alike
for the three ways, so that none is below nothing.
"""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from struct import unpack

from reader.language.tags import straight
from reader.language.tokens import Token

WEIGHTS = Path(__file__).with_name("parse.gz")
SHIFT, LEFT, RIGHT = range(3)
"""Put the next word on the stack; let the next word, or the word below the top, head the top."""
ROOT = "^"
"""Stands as word and tag after the last word; the head of a sentence depends on it."""
_NOTHING = ""
_LANE = 16
"""Bits a way takes in a vote."""
_MASK = 0xFFFF


@dataclass(slots=True)
class State:
    """A sentence being parsed: its words and tags with `ROOT` after them, and what is known yet."""

    words: Sequence[str]
    tags: Sequence[str]
    next: int = 0
    stack: list[int] = field(default_factory=list)
    heads: list[int] = field(init=False)
    """The head of each word, -1 while it has none."""
    left: list[str] = field(init=False)
    right: list[str] = field(init=False)
    """The tag of the last dependent that each word took on that side, "" while it has none."""
    lefts: list[int] = field(init=False)
    rights: list[int] = field(init=False)
    """How many it took, three at most."""

    def __post_init__(self) -> None:
        size = len(self.words)
        self.heads = [-1] * size
        self.left, self.right = [_NOTHING] * size, [_NOTHING] * size
        self.lefts, self.rights = [0] * size, [0] * size

    @property
    def done(self) -> bool:
        """Whether only the root is left."""
        return not self.stack and self.next == len(self.words) - 1

    def allows(self, way: int) -> bool:
        """Whether the way can be gone from here."""
        if way == SHIFT:
            return self.next < len(self.words) - 1
        return bool(self.stack) if way == LEFT else len(self.stack) > 1

    def go(self, way: int) -> None:
        """Takes one step."""
        if way == SHIFT:
            self.stack.append(self.next)
            self.next += 1
            return
        word = self.stack.pop()
        tag = self.tags[word]
        if way == LEFT:
            head = self.next
            self.left[head] = tag
            self.lefts[head] = min(3, self.lefts[head] + 1)
        else:
            head = self.stack[-1]
            self.right[head] = tag
            self.rights[head] = min(3, self.rights[head] + 1)
        self.heads[word] = head


def features(state: State) -> list[str]:
    """What speaks for one way or another, where words are on the stack: they, and those to come."""
    words, tags, stack, at = state.words, state.tags, state.stack, state.next
    size, depth = len(words), len(stack)
    bw, bt = words[at], tags[at]
    b1t = tags[at + 1] if at + 1 < size else _NOTHING
    b1w = words[at + 1] if at + 1 < size else _NOTHING
    b2t = tags[at + 2] if at + 2 < size else _NOTHING
    s0 = stack[-1]
    sw, st = words[s0], tags[s0]
    s1 = stack[-2] if depth > 1 else -1
    tw, tt = (words[s1], tags[s1]) if s1 >= 0 else (_NOTHING, _NOTHING)
    s2t = tags[stack[-3]] if depth > 2 else _NOTHING
    gap = min(at - s0, 5)
    pair = f"{st} {bt}"
    return [
        "a" + st,
        "b" + bt,
        f"c{sw} {st}",
        f"d{bw} {bt}",
        "e" + pair,
        f"f{sw} {bt}",
        f"g{st} {bw}",
        f"h{sw} {bw}",
        f"i{pair} {b1t}",
        f"j{pair} {b1t} {b2t}",
        f"k{tt} {pair}",
        f"l{tt} {st}",
        f"m{tw} {st}",
        f"n{tt} {sw}",
        f"o{tw} {pair}",
        f"p{s2t} {tt} {st}",
        f"q{pair} {state.left[at]}",
        f"r{pair} {state.left[s0]} {state.right[s0]}",
        f"s{tt} {st} {state.right[s0]} {bt}",
        f"t{tt} {st} {state.right[s1] if s1 >= 0 else ''} {bt}",
        f"u{pair} {gap}",
        f"v{sw} {state.rights[s0]} {bt}",
        f"w{st} {state.lefts[s0]}{state.rights[s0]} {bt} {state.lefts[at]}",
        f"x{tw} {sw} {bt}",
        f"y{pair} {b1w}",
        f"z{tw} {bw}",
    ]


def word(token: Token) -> str:
    """How the parser reads a token: numbers are alike."""
    return "0" if token.shape == "d" else straight(token.low)


def heads(tokens: Sequence[Token], tags: Sequence[str]) -> list[int]:
    """The head of each token, by its place among them; one past the last for a head of all."""
    return follow([*map(word, tokens), ROOT], [*tags, ROOT])[:-1]


def follow(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The head of each word, where the votes of the shipped weights lead; -1 for the root."""
    state, votes, last = State(words, tags), _votes().get, len(words) - 1
    stack = state.stack
    while stack or state.next < last:
        way = SHIFT
        if stack:
            total = sum(filter(None, map(votes, features(state))))
            left = total >> _LANE & _MASK
            best = total & _MASK if state.next < last else -1
            if left > best:
                way, best = LEFT, left
            if total >> 2 * _LANE > best and len(stack) > 1:
                way = RIGHT
        state.go(way)
    return state.heads


def write(path: Path, weights: Mapping[str, Sequence[int]]) -> None:
    """Keeps weights, three a feature from -128 to 127, in a file: same weights, same bytes."""
    names = sorted(weights)
    columns = (bytes(weights[name][way] + 128 for name in names) for way in (SHIFT, LEFT, RIGHT))
    text = "\n".join(names).encode()
    path.write_bytes(gzip.compress(text + b"\0" + b"".join(columns), 9, mtime=0))


def read(path: Path) -> dict[str, int]:
    """The weights of each feature in a file, each 128 more than it is, as one integer."""
    text, _, votes = gzip.decompress(path.read_bytes()).partition(b"\0")
    names = text.decode().split("\n")
    size = len(names)
    lanes = bytearray(8 * size)
    for way in (SHIFT, LEFT, RIGHT):
        lanes[2 * way :: 8] = votes[way * size : (way + 1) * size]
    packed = unpack(f"<{size}Q", lanes)
    known = {vote: vote for vote in set(packed)}  # equal ones as one object: there are few
    return dict(zip(names, map(known.__getitem__, packed), strict=True))


@cache
def _votes() -> dict[str, int]:
    return read(WEIGHTS)
