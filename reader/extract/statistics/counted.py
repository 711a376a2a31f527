"""What a number counts: the noun phrase that follows it, from parts of speech."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.extract.statistics.pieces import HYPHENS, Line
from reader.extract.statistics.words import NOT_COUNTED, TEMPORAL, plural, singular

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUNS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "FW"})
_VOID = frozenset("more additional further total extra".split())
"""Words that the name of a unit leaves out."""
_PARTS = frozenset("page cylinder gear door seat bed bedroom storey story lane game member".split())
"""What one counts before the thing that has so many of them, with a hyphen or without."""
_OBJECTS = frozenset("DT PRP PRP$ TO CD RB MD $".split())
"""What follows a verb rather than a plural noun."""
_LONGEST = 7
"""Pieces of the longest phrase read."""


class Counted(NamedTuple):
    """A counted noun: its name, the head in the singular, and its pieces."""

    name: str
    at: tuple[int, int]


def counted(line: Line, first: int, *, many: bool, compound: bool = False) -> Counted | None:
    """The noun phrase that starts at piece `first`; `compound` after a hyphen ("500-member")."""
    taken = list(_phrase(line, first, many=many))
    nouns = [at for at in taken if _noun(line, at)]
    if compound and taken:
        nouns = taken = _chain(line, taken)
    elif many and _measures(line, nouns):
        nouns = taken = nouns[:1]
    if not nouns:
        return None
    head = taken[-1] if compound else _head(line, taken, nouns, many=many)
    phrase = [at for at in taken if at <= head]
    return Counted(_name(line, phrase), (phrase[0], head + 1))


def _measures(line: Line, nouns: list[int]) -> bool:
    """Whether singulars follow a number above one, the first its unit: "12 page report"."""
    tags = [line.pieces[at].tag for at in nouns]
    return len(nouns) > 1 and set(tags) == {"NN"} and line.pieces[nouns[0]].low in _PARTS


def _chain(line: Line, taken: list[int]) -> list[int]:
    """The words that hyphens tie to the first: "member", not "member church"."""
    end = 1
    while end < len(taken) and line.hyphened(taken[end] - 1):
        end += 1
    return taken[:end]


def _phrase(line: Line, first: int, *, many: bool) -> Iterator[int]:
    at, count = first, 0
    while at < len(line.pieces) and count < _LONGEST:
        piece = line.pieces[at]
        if count and (piece.text in HYPHENS or piece.text == "/") and _joins(line, at):
            at += 1
            continue
        if count and piece.text in (",", "and", "&") and _more_adjectives(line, at):
            at += 1
            continue
        if not _belongs(line, at, opening=count == 0, many=many):
            return
        yield at
        count += 1
        if many and piece.tag in ("NNS", "NNPS") and not line.hyphened(at + 1):
            return
        at += 1


def _joins(line: Line, at: int) -> bool:
    return line.glued(at) and line.glued(at + 1) and line.at(at + 1).kind == "word"


def _more_adjectives(line: Line, at: int) -> bool:
    """Whether "digital and physical" goes on towards a noun."""
    before, after, second = line.at(at - 1), line.at(at + 1), line.at(at + 2)
    alike = before.tag[:2] == after.tag[:2] or "JJ" in (before.tag, after.tag)
    return (
        alike
        and before.tag in ("JJ", "NNP", "VBN")
        and after.tag in ("JJ", "NNP", "VBN")
        and second.tag in _NOUNS
    )


def _belongs(line: Line, at: int, *, opening: bool, many: bool) -> bool:
    piece = line.pieces[at]
    if piece.kind != "word" or piece.low in NOT_COUNTED or piece.low in TEMPORAL:
        return False
    inside = line.hyphened(at - 1) or line.hyphened(at + 1)
    if piece.tag in _NOUNS or piece.tag in _BEFORE_NOUNS or inside:
        return True
    if piece.tag in ("RB", "RBR", "RBS"):
        return line.at(at + 1).tag in ("JJ", "VBN", "VBG", "NN")
    loose = many and piece.tag == "VBZ" and plural(piece.low)
    after_noun = opening or line.at(at - 1).tag in ("NN", "JJ")
    return loose and after_noun and line.at(at + 1).tag not in _OBJECTS


def _noun(line: Line, at: int) -> bool:
    piece = line.pieces[at]
    if line.hyphened(at + 1):
        return False
    return piece.tag in _NOUNS or (plural(piece.low) and piece.tag in ("VBZ", "JJ"))


def _head(line: Line, taken: list[int], nouns: list[int], *, many: bool) -> int:
    """The last noun; of names after a common noun ("20 games Sunday"), the common noun."""
    head = nouns[-1]
    if many:
        common = [at for at in nouns if line.pieces[at].tag == "NNS"]
        head = common[-1] if common else head
    named = [at for at in nouns if line.pieces[at].tag == "NNP"]
    if line.pieces[nouns[0]].tag in ("NN", "NNS") and named and named[0] > nouns[0]:
        head = max(at for at in nouns if at < named[0])
    return min(head, taken[-1])


def _name(line: Line, phrase: list[int]) -> str:
    """The phrase in lower case, its head in the singular, participles and empty words left out."""
    kept = [at for at in phrase if at == phrase[-1] or not _participle(line, at)]
    name = ""
    for before, at in zip([-9, *kept], kept, strict=False):
        low = line.low(at)
        word = singular(low) if at == phrase[-1] else re.sub(r"['’]s?$", "", low)
        hyphen = at - before == 2 and line.hyphened(before + 1)
        name += ("-" if hyphen else " ") + word
    words = name.split()
    while len(words) > 1 and words[0] in _VOID:
        del words[0]
    return " ".join(words)


def _participle(line: Line, at: int) -> bool:
    if line.hyphened(at - 1) or line.hyphened(at + 1):
        return False
    return line.pieces[at].tag in ("VBN", "VBG", "RB", "RBR", "RBS")
