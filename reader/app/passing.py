"""An article on its way from one process to another, so that neither holds its text twice."""

import pickle
from dataclasses import replace
from typing import IO

from reader.blocks import Blocks
from reader.model import Article

_SLICE = 262_144
"""Code points that are encoded at once."""
_SIZE = 4
"""Bytes before each slice, which say how many it has; none has none but the last."""


def send(article: Article, pipe: IO[bytes]) -> None:
    """Writes an article. Raises OSError: nobody reads it."""
    pickle.dump(replace(article, text="", blocks=Blocks(article.blocks)), pipe)
    for start in range(0, len(article.text), _SLICE):
        # as a whole, the text would keep its encoded form for good: a second copy of it
        piece = article.text[start : start + _SLICE].encode("utf-8", "surrogatepass")
        pipe.write(len(piece).to_bytes(_SIZE, "big"))
        pipe.write(piece)
    pipe.write(bytes(_SIZE))
    pipe.flush()


def receive(pipe: IO[bytes]) -> Article:
    """Reads an article; its blocks are columns. Raises EOFError: not all of it came."""
    article: Article = pickle.load(pipe)  # noqa: S301 - written by our own process
    text = ""
    while size := int.from_bytes(_exactly(pipe, _SIZE), "big"):
        # the only name of the text, so that it grows where it is
        text += _exactly(pipe, size).decode("utf-8", "surrogatepass")
    return replace(article, text=text)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    come = pipe.read(size)
    if len(come) < size:
        raise EOFError("the article broke off")
    return come
