"""A sentence as the model of concepts sees it: phrases, a tree, and the figures in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.extract.statistics.words import DOWN, UP
from reader.language import chunks, parse
from reader.language.tokens import Token

NOUNS = frozenset("NN NNS NNP NNPS FW ADD".split())
BE = frozenset("be am is are was were been being 's 're has have had".split())
_SAID = frozenset("said says say saying told tells reported reports according added".split())
_DEEP = 12
"""Steps up the tree that are followed."""
_LONG = 9
"""Letters from which a preposition is not spelled out."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: tokens `first` to `end`, and what its unit measures."""

    first: int
    end: int
    kind: str
    change: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as phrases: each token's item, and the symbol of each item in order."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    figures: Sequence[Place]
    items: tuple[str, ...]
    item_of: tuple[int, ...]
    """The item of each token."""
    heads: tuple[int, ...]
    """The head of each item that is a noun phrase, else -1."""
    tree: tuple[int, ...]
    """The token that each depends on; the number of tokens for a head of all, and for itself."""
    held: frozenset[int]
    """The tokens of all figures."""

    above: tuple[list[int], ...]
    """For each figure, the token of it that hangs on one outside, and those above that."""
    symbols: tuple[str, ...]
    """A letter or word for each token in the tree, and for what its head hangs on."""


@lru_cache(maxsize=1 << 14)
def symbol(low: str, tag: str) -> str:
    """A letter or word for a token in a tree: n, a preposition, a class of verb, a tag."""
    if tag in ("IN", "TO", "RP"):
        return low if len(low) < _LONG else "x"
    if tag[:2] == "VB" or tag == "MD":
        return verb(low) or {"VBN": "vn", "VBG": "vg"}.get(tag, "v")
    return "n" if tag in NOUNS else tag


def verb(low: str) -> str:
    """The class of a verb: be, move or said; "" for any other."""
    if low in BE:
        return "be"
    if low in UP or low in DOWN:
        return "move"
    return "said" if low in _SAID else ""


def scene(tokens: Sequence[Token], tags: Sequence[str], figures: Sequence[Place]) -> Scene:
    """The phrases of a sentence with its figures."""
    items: list[str] = []
    heads: list[int] = []
    item_of = [0] * len(tokens)
    phrases = {phrase.first: phrase for phrase in chunks.chunk(tokens, tags)}
    held = frozenset(at for figure in figures for at in range(figure.first, figure.end))
    at = 0
    while at < len(tokens):
        phrase = phrases.get(at)
        end = phrase.end if phrase else at + 1
        item_of[at:end] = [len(items)] * (end - at)
        counted = any(index in held for index in range(at, end))
        items.append("#" if counted else _symbol(tokens, phrase, at))
        heads.append(_head(tags, phrase, held) if phrase and phrase.kind == "NP" else -1)
        at = end
    tree = (*parse.heads(tokens, tags), len(tokens))
    above = tuple(climb(tree, _top(tree, figure)) for figure in figures)
    symbols = *(symbol(token.low, tag) for token, tag in zip(tokens, tags, strict=True)), "R"
    phrased = tuple(items), tuple(item_of), tuple(heads)
    return Scene(tokens, tags, figures, *phrased, tree, held, above, symbols)


def _top(tree: Sequence[int], figure: Place) -> int:
    """The last token of a figure that hangs on one outside of it."""
    inside = range(figure.first, figure.end)
    return next(at for at in reversed(inside) if tree[at] not in inside)


def climb(tree: Sequence[int], at: int) -> list[int]:
    """A token and those above it in a tree."""
    steps = [at]
    while steps[-1] < len(tree) - 1 and len(steps) < _DEEP:
        steps.append(tree[steps[-1]])
    return steps


def _head(tags: Sequence[str], phrase: chunks.Chunk, held: frozenset[int]) -> int:
    """The last noun of a noun phrase that no figure holds, or -1."""
    nouns = [at for at in range(phrase.first, phrase.end) if tags[at] in NOUNS and at not in held]
    return nouns[-1] if nouns else -1


def _symbol(tokens: Sequence[Token], phrase: chunks.Chunk | None, at: int) -> str:
    """A letter or word for an item: n, a preposition, a class of verb, a mark."""
    if phrase is None or phrase.kind == "PP":
        return tokens[at].low if len(tokens[at].low) < _LONG else "x"
    head = tokens[phrase.head].low
    if phrase.kind == "NP":
        alone = phrase.end - phrase.first == 1
        return head if alone and head in ("which", "who", "that", "it", "he", "they", "we") else "n"
    known = verb(head)
    if known:
        return known
    return "to-v" if tokens[phrase.first].low == "to" else "v"
