"""Plain text to an article."""

import re

from reader.model import Article, Block, Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*[^\s][^\n\r\v\f\x85\u2028\u2029]*")


def verbatim(text: str, source: str) -> Article:
    """The text exactly as given, every line that is not blank a block."""
    blocks = tuple(Block(Span(*match.span())) for match in _LINE.finditer(text))
    return Article(text, blocks, source)
