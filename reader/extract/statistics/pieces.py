"""A sentence cut finer than words, as numbers need: digits, letters and marks apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.language.tokens import Token
from reader.model import Span

HYPHENS = frozenset("-‐‑–−")

_CUT = re.compile(
    r"""
    (?P<number> \d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?   # 1,200   12,34,567.89
      | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+          # 80 000, no ordinary space
      | (?<![\d.,]\ )\d{1,3}(?:,?\ \d{3})*?,?\ 000(?![\d.,]\d)  # 12 000 with one, 80, 000
      | \d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d)         # 120'000
      | \d{1,3}(?:\.\d{3})+,\d+                        # 1.200,50
      | \d+(?:\.\d+)? | \.\d+ )
  | (?P<fraction> [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] )
  | (?P<word> [^\W\d_]+ (?:['’][^\W\d_]+)* )
  | (?P<mark> \S )
    """,
    re.VERBOSE,
)


class Piece(NamedTuple):
    """A number in digits, a vulgar fraction, a run of letters or a single mark."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    """number, fraction, word or mark."""
    spaced: bool
    """Whether white space stands before it."""
    tag: str = ""
    """The part of speech of the word it belongs to, in the tags of the Penn Treebank."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_LONGEST_WORD = 200
"""Letters of the longest word that is read; a longer one says nothing in figures."""
_OPENING = 4
"""Marks that may open a line, at most."""
NOTHING = Piece("", "", 0, 0, "mark", spaced=True)
"""What stands beyond the ends of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of `text` as pieces; positions are piece numbers, and ranges half-open."""

    text: str
    span: Span
    pieces: Sequence[Piece]
    tokens: Sequence[Token]
    tags: Sequence[str]
    """The part of speech of each token."""
    decimal_comma: bool = False
    """Whether the article writes 3,5 for three and a half."""

    def at(self, index: int) -> Piece:
        """The piece at `index`, or an empty one outside the line."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else NOTHING

    def low(self, index: int) -> str:
        """The piece at `index` in lower case, or "" outside the line."""
        return self.at(index).low

    def follow(self, index: int, words: str) -> bool:
        """Whether the pieces from `index` on are these words in lower case."""
        return all(self.low(index + n) == word for n, word in enumerate(words.split()))

    def glued(self, index: int) -> bool:
        """Whether piece `index` stands right against the one before it."""
        return 0 < index < len(self.pieces) and not self.pieces[index].spaced

    def hyphened(self, index: int) -> bool:
        """Whether piece `index` is a hyphen that joins its two neighbours."""
        return self.at(index).text in HYPHENS and self.glued(index) and self.glued(index + 1)

    def before(self, index: int, width: int = 40) -> str:
        """The text of the line before piece `index`, at most `width` characters."""
        start = self.pieces[index].start
        return self.text[max(self.span.start, start - width) : start]

    def after(self, end: int, width: int = 40) -> str:
        """The text of the line, at most `width` characters, after the pieces that end at `end`."""
        start = self.pieces[end - 1].end
        return self.text[start : min(self.span.end, start + width)]

    def between(self, end: int, first: int) -> str:
        """The text after the pieces that end at `end` and before piece `first`."""
        return self.text[self.pieces[end - 1].end : self.pieces[first].start]

    def place(self, first: int, end: int) -> Span:
        """Where the pieces from `first` to `end` stand in the article."""
        return Span(self.pieces[first].start, self.pieces[end - 1].end)

    def words(self, first: int, end: int) -> str:
        """The characters of the pieces from `first` to `end`."""
        return self.place(first, end).of(self.text)

    def begins(self, index: int) -> bool:
        """Whether piece `index` opens the line, marks of opening aside."""
        opening = self.pieces[:index] if index <= _OPENING else ()
        return index == 0 or (bool(opening) and all(piece.kind == "mark" for piece in opening))


def cut(
    text: str, tokens: Sequence[Token], parts: Sequence[str], *, decimal_comma: bool = False
) -> Line:
    """The sentence of `tokens`, one or more, with these parts of speech, as a line of pieces."""
    span = Span(tokens[0].start, tokens[-1].end)
    pieces = tuple(_pieces(text, span, tokens, parts))
    return Line(text, span, pieces, tokens, parts, decimal_comma)


def _pieces(
    text: str, span: Span, tokens: Sequence[Token], parts: Sequence[str]
) -> Iterator[Piece]:
    last, number = span.start, 0
    for match in _CUT.finditer(text, span.start, span.end):
        written = match.group()
        start, end = match.span()
        while tokens[number].end <= start and number + 1 < len(tokens):
            number += 1
        token = tokens[number]
        if token.end - token.start > _LONGEST_WORD:
            if start == token.start:
                yield Piece("", "", start, end, "mark", start > last, parts[number])
            last = end
            continue
        kind = match.lastgroup or ""
        yield Piece(written, written.lower(), start, end, kind, start > last, parts[number])
        last = end
