"""How a document uses each capitalised word: as a name, of a person or of something else."""

import collections
from typing import TypeAlias

from reader.extract.people.page import Page, Range
from reader.language.tokens import Token

Usage: TypeAlias = dict[str, collections.Counter[str]]
"""By word in lower case, how often it was seen in each of the ways below, and "n" in all.

low small; mid inside a sentence; alone; title, given, initial, firm after such a word; at, the,
said, before it; firms, surname, says, acts, has ('s), aged, described after it; first, last of two
to four words.
"""

WAYS = (
    "low title given initial firm at the said firms surname acts says has aged described "
    "last first alone mid"
).split()
_APPOSING = frozenset("a an the who whose his her".split())


def usage(sheet: Page, runs: list[Range]) -> Usage:
    """Counts the ways of every capitalised word of a document."""
    found: Usage = collections.defaultdict(collections.Counter)
    for token, capital in zip(sheet.tokens, sheet.capital, strict=True):
        if not capital and token.text[0].isalpha():
            found[token.low]["low"] += 1
    for first, end in runs:
        for index in range(first, end):
            if sheet.capital[index]:
                _count(sheet, first, end, index, found[sheet.tokens[index].low])
    return found


def _count(sheet: Page, first: int, end: int, index: int, seen: collections.Counter[str]) -> None:
    length = end - first
    seen["n"] += 1
    if not sheet.initial[index]:
        seen["mid"] += 1
    titles = sheet.lexicon.words("address")
    if length == 1 or (length == 2 and sheet.tokens[first].low in titles):
        seen["alone"] += 1
    if index > first:
        _count_inside(sheet, index, titles, seen)
    else:
        _count_before(sheet, sheet.before(first), seen)
    if index + 1 < end:
        flags = sheet.flags[index + 1]
        if "O" in flags:
            seen["firms"] += 1
        if "L3" in flags or "L2" in flags:
            seen["surname"] += 1
    else:
        _count_after(sheet, end, seen)
    if 2 <= length <= 4:
        if index == end - 1:
            seen["last"] += 1
        if index == first:
            seen["first"] += 1


def _count_inside(
    sheet: Page, index: int, titles: frozenset[str], seen: collections.Counter[str]
) -> None:
    before, flags = sheet.tokens[index - 1], sheet.flags[index - 1]
    if before.low in titles:
        seen["title"] += 1
    if "F3" in flags or ("F2" in flags and "c" not in flags.lower()):
        seen["given"] += 1
    elif before.shape == "X.":
        seen["initial"] += 1
    if "O" in flags:
        seen["firm"] += 1


def _count_before(sheet: Page, before: Token | None, seen: collections.Counter[str]) -> None:
    if before is None:
        return
    words, low = sheet.lexicon.words, before.low
    if low in words("address") or low in words("role"):
        seen["title"] += 1
    if low in words("at"):
        seen["at"] += 1
    if low == "the":
        seen["the"] += 1
    if low in words("saying"):
        seen["said"] += 1


def _count_after(sheet: Page, end: int, seen: collections.Counter[str]) -> None:
    after = sheet.after(end)
    if after is None:
        return
    words, low = sheet.lexicon.words, after.low
    if low in words("saying"):
        seen["says"] += 1
    elif low in words("acting"):
        seen["acts"] += 1
    if low in ("'s", "’s"):
        seen["has"] += 1
    following = sheet.after(end + 1)
    if after.text == "," and following is not None:
        if following.shape == "d" and len(following.text) == 2:
            seen["aged"] += 1
        elif following.low in _APPOSING or following.low in words("role"):
            seen["described"] += 1
