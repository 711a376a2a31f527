"""What the parser learns from: a sentence being parsed, and what speaks for each next step.

The features are those that `reader.language.parse` weighs; `place` says where it looks for one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.language.parse import FIELD, LEFT, LETTER, NOTHING, PAIRS, SHIFT, WORDS, Known, Weights


@dataclass(slots=True)
class State:
    """A sentence being parsed: its words and tags with the root after them, and what is known."""

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
        self.left, self.right = [NOTHING] * size, [NOTHING] * size
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
    b1t = tags[at + 1] if at + 1 < size else NOTHING
    b1w = words[at + 1] if at + 1 < size else NOTHING
    b2t = tags[at + 2] if at + 2 < size else NOTHING
    s0 = stack[-1]
    sw, st = words[s0], tags[s0]
    s1 = stack[-2] if depth > 1 else -1
    tw, tt = (words[s1], tags[s1]) if s1 >= 0 else (NOTHING, NOTHING)
    s2t = tags[stack[-3]] if depth > 2 else NOTHING
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


class _Layout(NamedTuple):
    """Which parts of a feature say in whose row its weights are, and which where in that row.

    Parts are written as a letter and a number each: "w" a word, "t" a tag, "n" a count.
    """

    owner: str
    place: str


_LAYOUTS = {
    "a": _Layout("t0", ""),
    "b": _Layout("t0", ""),
    "c": _Layout("w0", "t1"),
    "d": _Layout("w0", "t1"),
    "e": _Layout("t0t1", ""),
    "f": _Layout("w0", "t1"),
    "g": _Layout("w1", "t0"),
    "h": _Layout("w0", "w1"),
    "i": _Layout("t0t1", "t2"),
    "j": _Layout("t0t1", "t2t3"),
    "k": _Layout("t1t2", "t0"),
    "l": _Layout("t1", "t0"),
    "m": _Layout("w0", "t1"),
    "n": _Layout("w1", "t0"),
    "o": _Layout("w0", "t1t2"),
    "p": _Layout("t2", "t1t0"),
    "q": _Layout("t0t1", "t2"),
    "r": _Layout("t0t1", "t2t3"),
    "s": _Layout("t1t3", "t0t2"),
    "t": _Layout("t1t3", "t0t2"),
    "u": _Layout("t0t1", "n2"),
    "v": _Layout("w0", "n1t2"),
    "w": _Layout("t0t2", "n1n3"),
    "x": _Layout("w0", "w1t2"),
    "y": _Layout("w2", "t0t1"),
    "z": _Layout("w0", "w1"),
}


def parts(feature: str, layout: str) -> list[tuple[str, str]]:
    """The parts of a feature that a layout names, each with what it is."""
    written = feature[1:].split(" ")
    return [(what, written[int(at)]) for what, at in zip(layout[::2], layout[1::2], strict=True)]


def place(feature: str, known: Known) -> tuple[int, int]:
    """The row of a feature, and where in it its weights are; KeyError for what is unknown."""
    layout = _LAYOUTS[feature[0]]
    numbers: dict[str, Callable[[str], int]] = {
        "w": known.words.__getitem__,
        "t": known.tags.__getitem__,
        "n": int,
    }
    owner, *second = [(what, numbers[what](part)) for what, part in parts(feature, layout.owner)]
    row = owner[1]
    if owner[0] == "w":
        row += WORDS
    elif second:
        row = PAIRS + (row << FIELD | second[0][1])
    key = 0
    for what, part in parts(feature, layout.place):
        key = key << FIELD | numbers[what](part)
    return row, (ord(feature[0]) - ord("a")) << LETTER | key


def kept(weights: Mapping[str, Sequence[int]]) -> Weights:
    """The weights of features, from -127 to 127 for each of the three ways, by rows."""
    seen: dict[str, set[str]] = {"w": {NOTHING}, "t": {NOTHING}, "n": set()}
    for feature in weights:
        for what, part in parts(feature, "".join(_LAYOUTS[feature[0]])):
            seen[what].add(part)
    words, tags = sorted(seen["w"]), sorted(seen["t"])
    known = Known(
        {word: number for number, word in enumerate(words)},
        {tag: number for number, tag in enumerate(tags)},
    )
    rows: dict[int, dict[int, Sequence[int]]] = {}
    for feature, votes in weights.items():
        row, key = place(feature, known)
        rows.setdefault(row, {})[key] = votes
    return Weights(known, rows)
