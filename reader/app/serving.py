"""The process that finds people, quotes and statistics for a window.

What a window needs besides is not imported here: somebody waits for what this finds.
"""

import gc
import pickle
import sys
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.app import passing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Analysis, Article, Block, Evidence, Item

_FIRST, _FURTHER = 150_000, 4
"""Code points of a long article after which its lists are filled first, and how many times as many
they are the next time: what is done twice adds up to a third of the whole."""


def beginnings(article: "Article") -> "Iterator[Article]":
    """The article as far as its lists are to be filled first, then further, then all of it."""
    share = _FIRST
    while share * 2 < len(article.text):
        blocks = article.blocks[: bisect_right(article.blocks, share, key=_end)]
        if blocks:
            yield replace(article, text=article.text[: blocks[-1].span.end], blocks=blocks)
        share *= _FURTHER
    yield article


def _end(block: "Block") -> int:
    return block.span.end


def shared(found: "Analysis") -> "tuple[tuple[Item, ...], ...]":
    """The lists of what was found; items found for the same reasons share them.

    So they do where they arrive: a fifth of what the lists of a book take.
    """
    known: dict[Evidence, Evidence] = {}
    return tuple(
        tuple(replace(it, evidence=known.setdefault(it.evidence, it.evidence)) for it in items)
        for items in (found.people, found.quotes, found.statistics)
    )


def serve() -> None:
    """The other process: reads an article from standard input, writes what is found in it."""
    gc.disable()  # while everything is loaded there is no garbage, only time to lose
    from reader.analyse import analyse  # noqa: PLC0415 - the window's process never needs it

    article = passing.receive(sys.stdin.buffer)
    for part in beginnings(article):
        found = analyse(part)
        lists = shared(found)
        pickle.dump((lists, part is article), sys.stdout.buffer)
        sys.stdout.buffer.flush()
        gc.enable()
