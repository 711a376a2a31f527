"""Where sentences end."""

from collections.abc import Sequence

from reader.language.tokens import Token

_ENDS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?"})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "›", "“"})
_OPENERS = frozenset({'"', "“", "‘", "'", "``", "''", "(", "[", "«", "„", "‚", "—", "–", "-", "•"})
_NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt cpl sgt adm cmdr pvt rev "
    "hon st ste mt ft atty supt insp det const no nos vs messrs mlle mme approx".split()
)
"""Abbreviations that something must follow; all others may end a sentence."""


def number(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Sets the `sentence` of each token; returns each sentence as a half-open range of tokens.

    A sentence ends with its block, or at a full stop, question or exclamation mark, with the
    closing marks that follow it, when what comes next could begin one.
    """
    ranges: list[tuple[int, int]] = []
    first, index, count = 0, 0, len(tokens)
    while index < count:
        end = _ending(tokens, index)
        if end:
            ranges.append((first, end))
            first = end
        index = end or index + 1
    for sentence, (start, stop) in enumerate(ranges):
        for token in tokens[start:stop]:
            token.sentence = sentence
    return ranges


def _ending(tokens: Sequence[Token], index: int) -> int:
    """The token after the sentence that ends at `index`, or 0 when none ends there."""
    token, count = tokens[index], len(tokens)
    after = index + 1
    if after == count or tokens[after].block != token.block:
        return after
    if token.text in _ENDS:
        abbreviated = False
    elif token.shape[0] in "Xx" and token.text.endswith("."):
        abbreviated = True
        if token.low in _NEVER_LAST or token.shape == "X.":
            return 0
    else:
        return 0
    while after < count and tokens[after].text in _CLOSERS and _closes(tokens, after):
        after += 1
    if after == count or tokens[after].block != token.block:
        return after
    following = tokens[after]
    if abbreviated and after == index + 1 and not _begins(tokens, after):
        return 0
    begins = following.capital or following.shape == "d" or following.text in _OPENERS
    return after if begins else 0


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark that could open or close stands against the token before it."""
    return tokens[index].start == tokens[index - 1].end


def _begins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word after an abbreviation looks like the start of a sentence."""
    return tokens[index].low in _STARTERS


_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at this that these those his her its their our "
    "after before when while as for if there what who how so yet meanwhile however some many most "
    "both one two all no not since until under with by from to".split()
)
