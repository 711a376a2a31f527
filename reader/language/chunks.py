"""Which tokens stand together: base noun phrases, verb groups and prepositions.

A regular grammar over parts of speech, a letter a token, so that the regular expression engine does
the work. A noun phrase runs from its determiner to its last noun, owners and counts included ("at
least two of" gives "at least two"); a verb group holds its auxiliaries, negation and adverbs.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from reader.language.tags import straight
from reader.language.tokens import Token

Phrase: TypeAlias = Literal["NP", "VP", "PP"]


class Chunk(NamedTuple):
    """Tokens `first` to `end`, the end not included, that make one phrase."""

    first: int
    end: int
    head: int
    """The noun, main verb or preposition that the phrase is one of."""
    kind: Phrase


_LETTERS = {
    **dict.fromkeys(("NN", "NNS", "NNP", "NNPS", "FW", "ADD"), "N"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "AFX"), "J"),
    **dict.fromkeys(("DT", "PDT"), "D"),
    **dict.fromkeys(("PRP", "EX", "WP"), "P"),
    **dict.fromkeys(("PRP$", "WP$"), "O"),
    **dict.fromkeys(("RB", "RBR", "RBS"), "R"),
    **dict.fromkeys(("VB", "VBD", "VBP", "VBZ"), "V"),
    "WDT": "W",
    "CD": "C",
    "$": "$",
    "VBG": "G",
    "VBN": "E",
    "POS": "S",
    "CC": "c",
    ",": ",",
    "HYPH": "h",
    "SYM": "h",
    "IN": "I",
    "TO": "T",
    "MD": "M",
    "RP": "p",
}
_VERBAL = frozenset(("VB", "VBD", "VBP", "VBZ", "VBG", "VBN"))
_AUXILIARIES = frozenset(
    "be am is are was were been being 's 'm 're have has had having 've 'd do does did ai get got "
    "gets getting".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "tonight".split()
)
_NEARLY = frozenset(
    "about around nearly almost over under approximately roughly some only just another "
    "exactly fully".split()
)
_WORDS = {
    "not": "n",
    "n't": "n",
    "than": "t",
    "at": "a",
    "least": "l",
    "most": "l",
    "up": "u",
    "as": "s",
    "&": "&",
}

_NUMBER = r"(?>(?:al|[JR]t|uT|uI|sJs|sJI|q)?(?:\$?C|\$)(?:\$?C|h(?=C)|[Tc](?=\$?C))*)"
_ADJECTIVE = r"(?:[Rl]*J(?:(?:,|c|,c)[Rl]*[JE](?=[JNC,c]))*)"
_PARTICIPLE = r"(?<=[DOSJClhR])[GE]|(?<=[DOJ])R(?=R?[GE])|(?<=[DOJ]R)R(?=[GE])"
_CAN_MODIFY = rf"(?:{_NUMBER}h?|{_ADJECTIVE}|l(?=[JN])|{_PARTICIPLE}|N&(?=N)|N|(?<=[NJC])h|S)"
_PHRASES = re.compile(
    rf"""
    (?P<NP>
        D?J*d[NC]*
      | [DOw]*(?:(?<![NPd])E(?=[JN]))?{_CAN_MODIFY}*N
      | [DO]?{_NUMBER}(?:hJ)?
      | D[Rl]*J(?!N) | [DO]l
      | [PDWw]
    )
  | (?P<VP>
        [Rn]*(?:M|T(?=[Rn]*[VB]))?[Rn]*(?:B[Rn]*)*(?:[VGE]p?|Bn?)
    )
  | (?P<PP>[ITqatus])
    """,
    re.VERBOSE,
)
_VERBS = frozenset("VGEB")


def chunk(tokens: Sequence[Token], tags: Sequence[str]) -> list[Chunk]:
    """The phrases of tokens with these tags, in order; a token is in one at most."""
    letters = "".join([_letter(t.low, tag) for t, tag in zip(tokens, tags, strict=True)])
    chunks = []
    for match in _PHRASES.finditer(letters):
        first, end = match.span()
        head = end - 1
        if match["NP"]:
            kind: Phrase = "NP"
        elif match["VP"]:
            kind = "VP"
            while letters[head] not in _VERBS:
                head -= 1
        else:
            kind = "PP"
        chunks.append(Chunk(first, end, head, kind))
    return chunks


@lru_cache(maxsize=1 << 14)
def _letter(word: str, tag: str) -> str:
    """How the grammar writes a token."""
    low = straight(word)
    if tag in _VERBAL:
        return "B" if low in _AUXILIARIES else _LETTERS[tag]
    if low in _WORDS and tag not in ("NN", "NNS", "RP"):
        return _WORDS[low]
    if low in _DAYS:
        return "d"
    if low in _NEARLY and tag in ("IN", "RB"):
        return "q"
    if low in ("which", "what"):
        return "w"
    return _LETTERS.get(tag, ".")
