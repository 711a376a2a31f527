"""Words and sentences around a code point, for a cursor, a click and a search."""

import re
from functools import cache

from reader.model import Article, Span

_REACH = 400
"""Code points that are looked at on either side: longer words are cut there."""
_SENTENCE = 2000
"""The same for sentences: a block may be a whole book."""


@cache
def _word() -> re.Pattern[str]:
    """A word with its inner marks, one letter of a script without blanks, or a run of marks."""
    return re.compile(
        r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]|[^\W_\u3040-\u9fff\uac00-\ud7a3]"
        r"(?:[\w\u0300-\u036f]|[’'.,·-](?=\w))*|[^\w\s]+|_+"
    )


def word_at(text: str, offset: int) -> Span:
    """The word or run of marks at a code point; the code point alone where a blank stands."""
    for match in _word().finditer(text, max(0, offset - _REACH), offset + _REACH):
        if match.start() <= offset < match.end():
            return Span(*match.span())
        if match.start() > offset:
            break
    return Span(offset, min(offset + 1, len(text)))


def next_word(text: str, offset: int) -> int:
    """Where the first word after the one at `offset` begins; `offset` at the last."""
    match = _word().search(text, word_at(text, offset).end)
    return match.start() if match else offset


def previous_word(text: str, offset: int) -> int:
    """Where the word at `offset` begins, or the one before it when already there."""
    reach = _REACH
    while True:
        first = max(0, offset - reach)
        starts = [match.start() for match in _word().finditer(text, first, offset)]
        if starts:
            return word_at(text, starts[-1]).start
        if not first:
            return offset
        reach *= 4


def _around(text: str, block: Span, offset: int) -> Span:
    """The part of a block that a sentence at `offset` lies in, cut at blanks."""
    start, end = max(block.start, offset - _SENTENCE), min(block.end, offset + _SENTENCE)
    if start > block.start:
        start = max(text.find(" ", start, offset), start)
    blank = text.rfind(" ", offset + 1, end) if end < block.end else -1
    return Span(start, blank if blank > 0 else end)


def sentence_at(article: Article, offset: int) -> Span:
    """The sentence at a code point, within its block; the code point alone outside of any."""
    from reader.language import sentences  # noqa: PLC0415 - one can read long without asking
    from reader.language.tokens import tokenize  # noqa: PLC0415 - the same

    for block in article.blocks:
        if block.span.holds(offset):
            start, end = _around(article.text, block.span, offset)
            tokens = list(tokenize(article.text, start, end, 0))
            for first, end in sentences.number(tokens):
                if offset < tokens[end - 1].end:
                    return Span(tokens[first].start, tokens[end - 1].end)
    return Span(offset, min(offset + 1, len(article.text)))
