"""An article on its way from one process to another, so that neither holds its text twice."""

import pickle
from array import array
from dataclasses import replace
from typing import IO

from reader.model import Article, Block, BlockKind, Span

_SLICE = 262_144
"""Code points that are encoded at once."""
_SIZE = 4
"""Bytes before each slice, which say how many it has; none has none but the last."""
_KINDS = tuple(BlockKind)


def send(article: Article, pipe: IO[bytes]) -> None:
    """Writes an article. Raises OSError: nobody reads it."""
    blocks = article.blocks
    columns = (
        array("L", (block.span.start for block in blocks)),
        array("L", (block.span.end for block in blocks)),
        bytes(_KINDS.index(block.kind) for block in blocks),
        array("L", (block.level for block in blocks)),
    )
    pickle.dump((replace(article, text="", blocks=()), columns), pipe)
    for start in range(0, len(article.text), _SLICE):
        # as a whole, the text would keep its encoded form for good: a second copy of it
        piece = article.text[start : start + _SLICE].encode("utf-8", "surrogatepass")
        pipe.write(len(piece).to_bytes(_SIZE, "big"))
        pipe.write(piece)
    pipe.write(bytes(_SIZE))
    pipe.flush()


def receive(pipe: IO[bytes]) -> Article:
    """Reads an article. Raises EOFError: not all of it came, or ValueError: it is none."""
    head: Article
    head, (starts, ends, kinds, levels) = pickle.load(pipe)  # noqa: S301 - written by our own process
    blocks = tuple(
        Block(Span(start, end), _KINDS[kind], level)
        for start, end, kind, level in zip(starts, ends, kinds, levels, strict=True)
    )
    text = ""
    while size := int.from_bytes(_exactly(pipe, _SIZE), "big"):
        # the only name of the text, so that it grows where it is
        text += _exactly(pipe, size).decode("utf-8", "surrogatepass")
    return replace(head, text=text, blocks=blocks)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    come = pipe.read(size)
    if len(come) < size:
        raise EOFError("the article broke off")
    return come
