"""The place, day and agency that an agency's report begins with: "OSLO, March 3 (NTN) -"."""

from collections.abc import Sequence

from reader.language.tokens import Token

_LEAST_LETTERS = 4
_REACH = 14
"""So many tokens at most has a dateline."""
_DASHES = frozenset({"—", "–", "--", "-"})
_SPEECH = frozenset(':“"„«‘')
_SMALL = frozenset("and of the de la del el".split())
"""Words in small letters that a dateline may have."""


def end(tokens: Sequence[Token]) -> int:
    """The token after the dash of a dateline that opens a sentence; 0 where there is none."""
    place = tokens[0] if tokens else None
    if place is None or place.shape != "XX" or len(place.text) < _LEAST_LETTERS:
        return 0
    bracketed = False
    for at, token in enumerate(tokens[1:_REACH], 1):
        bracketed = token.text == "(" or (bracketed and token.text != ")")
        if token.text in _DASHES and token.start > tokens[at - 1].end:
            return at + 1
        small = token.shape[0] == "x" and token.low not in _SMALL and not bracketed
        if small or token.text[0] in _SPEECH:
            return 0
    return 0
