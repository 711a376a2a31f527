"""What part of speech each token is, in the tags of the Penn Treebank.

A greedy left-to-right linear tagger (an averaged perceptron; Collins 2002). A word that has one tag
wherever it was seen takes that tag. For any other, the features that hold of it vote for every tag
at once: their weights lie side by side in one long integer, sixteen bits a tag, so that a vote is
one addition.
"""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from reader.language.tokens import Token, form

WEIGHTS = Path(__file__).with_name("tags.gz")
START = "<s>"
"""Stands for the words, and for their tags, before a sentence and after it."""
_ENDINGS = ("ing", "ed", "ly", "est", "er", "ion", "al", "s")
_LANE = 2
"""Bytes a tag takes in a vote."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the tagger knows: the tag of a word of one tag, the tags of others, and the votes."""

    tags: tuple[str, ...]
    sole: Mapping[str, str]
    """The tag of each word, as written, that was seen with no other."""
    kinds: Mapping[str, str]
    """The usual tags of each word in lower case, joined by a bar."""
    features: Sequence[str]
    votes: bytes
    """For each tag in turn, the weight of each feature, -128 to 127, as a byte that is 128 more."""


def write(path: Path, weights: Weights) -> None:
    """Keeps weights in a file: same weights, same bytes."""
    words = [f"{word} {tag}" for word, tag in sorted(weights.sole.items())]
    kinds = [f"{word} {kind}" for word, kind in sorted(weights.kinds.items())]
    parts = [
        " ".join(weights.tags),
        "\n".join(words),
        "\n".join(kinds),
        "\n".join(weights.features),
    ]
    text = "\0".join(parts).encode()
    path.write_bytes(gzip.compress(text + b"\0" + weights.votes, 9, mtime=0))


def read(path: Path) -> Weights:
    """The weights kept in a file."""
    *parts, votes = gzip.decompress(path.read_bytes()).split(b"\0", 4)
    tags, words, kinds, features = (part.decode() for part in parts)
    return Weights(
        tuple(tags.split()),
        dict(zip(*[iter(words.split())] * 2, strict=True)),
        dict(zip(*[iter(kinds.split())] * 2, strict=True)),
        tuple(features.split("\n")),
        votes,
    )


@dataclass(frozen=True, slots=True)
class Features:
    """What a word shows of itself, and to the words around it, whatever their tags."""

    own: tuple[str, ...]
    before: tuple[str, ...]
    """Seen by the word after it."""
    after: tuple[str, ...]
    """Seen by the word before it."""
    far_before: str
    far_after: str
    kind: str
    """The tags it takes, or how it is written where it is not in the lexicon."""


def features(text: str, kinds: Mapping[str, str]) -> Features:
    """What the word `text` shows, given the tags that each known word takes."""
    if text == START:
        return Features((), ("b" + START,), ("a" + START,), "f" + START, "g" + START, START)
    _, low, shape, capital = form(straight(text))
    kind = kinds.get(low, "")
    if not kind:
        ending = next((end for end in _ENDINGS if low.endswith(end)), "")
        kind = (shape if not capital and shape != "x" else "x") + ending
    if capital:
        kind += "^"
    own = (
        "w" + low,
        "k" + kind,
        "h" + shape,
        "t" + low[-2:],
        "u" + low[-3:],
        "v" + low[-4:],
        "p" + low[:3],
        "c" + str(capital) + low[-1:],
    )
    return Features(
        own,
        ("b" + low, "d" + kind, "m" + low[-2:]),
        ("a" + low, "e" + kind, "n" + low[-2:]),
        "f" + low,
        "g" + low,
        kind,
    )


def straight(word: str) -> str:
    """The word with straight apostrophes: both kinds say the same."""
    return word.replace("’", "'") if len(word) > 1 else word


def history(two_back: str, back: str, low: str, kind: str, after: str) -> tuple[str, ...]:
    """The features that ask for the tags given to the two words before."""
    return (
        back,
        two_back + "+" + back,
        back + "w" + low,
        back + "k" + kind,
        back + "e" + after,
        kind + "|" + after,
    )


class _Votes(dict[str, int]):
    """The votes of each feature, unpacked when first asked for; an unknown one has none."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._votes = weights.votes
        self._rows = dict(zip(weights.features, range(len(weights.features)), strict=True))
        self._middle = int.from_bytes(bytes((128, 0)) * len(weights.tags), "little")

    def __missing__(self, feature: str) -> int:
        row = self._rows.get(feature)
        if row is None:
            return 0
        lanes = bytearray(len(self._votes) // len(self._rows) * _LANE)
        lanes[::_LANE] = self._votes[row :: len(self._rows)]
        self[feature] = vote = int.from_bytes(lanes, "little") - self._middle
        return vote

    def of(self, names: Iterable[str]) -> int:
        """The votes of several features together."""
        return sum([self[name] for name in names])


class _Word(NamedTuple):
    """What a word brings into every sentence: its tag if it has but one, and its votes."""

    sole: str | None
    own: int
    before: int
    after: int
    far_before: int
    far_after: int
    low: str
    kind: str


class Tagger:
    """Gives the words of a sentence their tags."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._votes = _Votes(weights)
        self._word = lru_cache(maxsize=1 << 13)(self._look)
        size = len(weights.tags)
        self._bytes = size * _LANE
        self._zero = int.from_bytes(bytes((0, 128)) * size, "little")
        self._lanes = Struct(f"<{size}H")

    def _look(self, text: str) -> _Word:
        shown, of = features(text, self._weights.kinds), self._votes.of
        return _Word(
            self._weights.sole.get(straight(text)),
            of(shown.own),
            of(shown.before),
            of(shown.after),
            of((shown.far_before,)),
            of((shown.far_after,)),
            form(straight(text))[1],
            shown.kind,
        )

    def tag(self, sentence: Iterable[str]) -> list[str]:
        """The tags of the words of one sentence."""
        words = [*map(self._word, sentence)]
        edge = self._word(START)
        words += (edge, edge, edge, edge)
        votes, unpack, names = self._votes, self._lanes.unpack, self._weights.tags
        tags: list[str] = []
        two_back = back = START
        for index, word in enumerate(words[:-4]):
            tag = word.sole
            if tag is None:
                after = words[index + 1]
                total = (
                    self._zero
                    + word.own
                    + words[index - 1].before
                    + after.after
                    + words[index - 2].far_before
                    + words[index + 2].far_after
                )
                for feature in history(two_back, back, word.low, word.kind, after.kind):
                    total += votes[feature]
                scores = unpack(total.to_bytes(self._bytes, "little"))
                tag = names[scores.index(max(scores))]
            tags.append(tag)
            two_back, back = back, tag
        return tags


@cache
def tagger() -> Tagger:
    """The tagger with the weights that come with the program."""
    return Tagger(read(WEIGHTS))


def tag(tokens: Sequence[Token]) -> list[str]:
    """The tag of each token of a stretch of text, a sentence at a time."""
    tags: list[str] = []
    for _, sentence in groupby(tokens, key=lambda token: token.sentence):
        words = [token.text for token in sentence]
        tags += tagger().tag([*map(str.lower, words)] if _shouts(words) else words)
    return tags


def _shouts(words: Sequence[str]) -> bool:
    """Whether a sentence of some length is in capitals throughout, as old headlines are."""
    letters = [word for word in words if word[0].isalpha()]
    return len(letters) > 3 and all(map(str.isupper, letters))
