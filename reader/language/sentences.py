"""Where sentences end."""

from collections.abc import Sequence

from reader.language.tokens import Token

_ENDS = frozenset({".", "!", "?", "…", "...", "...."})
_LOUD = frozenset({"?", "!", "…", "..."})
"""Ends that may also stand before "she asked"."""
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»", "›", "“"})
_OPENERS = frozenset({'"', "“", "‘", "'", "``", "''", "(", "[", "«", "„", "‚", "—", "–", "-", "•"})
_NEVER_LAST = frozenset(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen brig lt col maj capt cpt cpl sgt adm cmdr "
    "pvt pte rev hon fr st ste mt ft atty amb cllr supt insp det const no nos vs messrs mlle mme "
    "approx e.g i.e cf ca".split()
)
"""Abbreviations that something must follow; all others may end a sentence."""
_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at this that these those his her its their our "
    "after before when while as for if there what who how so yet meanwhile however some many most "
    "both one two all no not since until under with by from to".split()
)
"""Words that, with a capital after an abbreviation, begin a sentence."""
_SAYING = frozenset(
    "said says asked asks wondered shouted cried exclaimed added replied answered wrote joked told "
    "tweeted recalled demanded yelled screamed".split()
)


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
    abbreviated = token.text not in _ENDS
    if abbreviated and (token.text[-1] != "." or token.low in _NEVER_LAST):
        return 0
    while after < count and tokens[after].text in _CLOSERS and _closes(tokens, after):
        after += 1
    if after == count or tokens[after].block != token.block:
        return after
    first = _first_word(tokens, after)
    if abbreviated and after == index + 1:
        return after if first.capital and first.low in _STARTERS else 0
    if _numbers_item(tokens, index) or (after > index + 1 and _attributed(tokens, index, after)):
        return 0
    return after if first.capital or first.shape == "d" or first.text in _OPENERS else 0


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark that could open or close stands against the token before it."""
    return tokens[index].start == tokens[index - 1].end


def _first_word(tokens: Sequence[Token], index: int) -> Token:
    """The first token of the three from `index` on that is no opening mark, or else the first."""
    block = tokens[index].block
    for token in tokens[index : index + 3]:
        if token.text not in _OPENERS and token.block == block:
            return token
    return tokens[index]


def _numbers_item(tokens: Sequence[Token], index: int) -> bool:
    """Whether the full stop at `index` belongs to the number of an item: "2. Open the door"."""
    return (
        tokens[index].text == "."
        and index > 0
        and tokens[index - 1].shape == "d"
        and (index == 1 or tokens[index - 2].block != tokens[index].block)
        and _closes(tokens, index)
    )


def _attributed(tokens: Sequence[Token], index: int, after: int) -> bool:
    """Whether a name and a verb of saying follow a closed question: “Why?” Ann Lee asked."""
    if tokens[index].text not in _LOUD or tokens[after].low in _STARTERS:
        return False
    for token in tokens[after : after + 5]:
        if not token.capital:
            return token.low in _SAYING
    return False
