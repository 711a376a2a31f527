"""Blocks in capitals, as headlines and old wire copy have them."""

from collections.abc import Iterable

from reader.language.tokens import Token

_LEAST = 3
_SHARE = 0.8
"""Share of words in capitals from which a block is in capitals, names and all."""


def loud(tokens: Iterable[Token]) -> set[int]:
    """The numbers of the blocks that are in capitals, among those of these tokens."""
    counts: dict[int, list[int]] = {}
    for token in tokens:
        if token.text[0].isalpha():
            count = counts.get(token.block) or counts.setdefault(token.block, [0, 0])
            count[0] += 1
            count[1] += token.capital and token.text.isupper()
    return {
        block
        for block, (count, upper) in counts.items()
        if count >= _LEAST and upper >= _SHARE * count
    }
