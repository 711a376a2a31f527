"""An article as the extractors read it: cut into tokens and sentences once, for all of them."""

from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from reader.language import chunks, sentences, tags
from reader.language.chunks import Chunk
from reader.language.held import Held
from reader.language.tokens import Token, tokenize
from reader.model import Article, Block, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LONG = 1_000_000
"""Code points from which a text is read a part at a time, where that serves."""
_PART = 250_000
"""Code points of such a part."""
_HUGE = 12_000_000
"""Code points from which tokens are held as numbers: in half the memory, all told, and in two
thirds more time."""
_NONE = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its tokens, and the sentences and blocks as half-open ranges of tokens."""

    text: str
    tokens: "Sequence[Token]"
    sentences: list[tuple[int, int]]
    blocks: list[Block]
    _tags: bytearray = field(default_factory=bytearray, repr=False, compare=False)
    """A code for each token that was asked for, `_NONE` for the others."""
    _chunks: dict[int, list[Chunk]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._tags.extend(bytes(len(self.tokens) - len(self._tags)))

    @property
    def span(self) -> Span:
        """The stretch of the text that it reads."""
        blocks = self.blocks
        return Span(blocks[0].span.start, blocks[-1].span.end) if blocks else Span(0, 0)

    def starts_block(self, index: int) -> bool:
        """Whether token `index` is the first of its block."""
        return index == 0 or self.tokens[index].block != self.tokens[index - 1].block

    def tags(self, sentence: int) -> list[str]:
        """The Penn Treebank tags of the tokens of a sentence, found once, when first asked for."""
        first, end = self.sentences[sentence]
        if self._tags[first] == _NONE:
            found = tags.tag(self.tokens[first:end])
            self._tags[first:end] = bytes([_code(tag) for tag in found])
            return found
        return [_NAMES[code] for code in self._tags[first:end]]

    def tag(self, index: int) -> str:
        """The tag of token `index`."""
        code = self._tags[index]
        if code == _NONE:
            sentence = self.tokens[index].sentence
            return self.tags(sentence)[index - self.sentences[sentence][0]]
        return _NAMES[code]

    def tagged(self, first: int, end: int) -> list[str]:
        """The tags of tokens `first` to `end`, the end not included."""
        codes = self._tags[first:end]
        return [_NAMES[code] or self.tag(at) for at, code in enumerate(codes, first)]

    def chunks(self, sentence: int) -> list[Chunk]:
        """The phrases of a sentence, their places those of the document's tokens."""
        found = self._chunks.get(sentence)
        if found is None:
            first, end = self.sentences[sentence]
            found = self._chunks[sentence] = [
                Chunk(first + chunk.first, first + chunk.end, first + chunk.head, chunk.kind)
                for chunk in chunks.chunk(self.tokens[first:end], self.tags(sentence))
            ]
        return found

    def parts(self) -> "list[Callable[[], Document]]":
        """What gives the document itself or, where it is long, some blocks of it as another one.

        A part is cut into tokens anew, so that this document may be forgotten before one is asked
        for, and each before the next; the tags that were found are kept.
        """
        if len(self.text) < LONG:
            return [lambda: self]
        parts: list[Callable[[], Document]] = []
        for _, some in groupby(range(len(self.sentences)), key=self._part):
            inside = list(some)
            begin, stop = self.sentences[inside[0]][0], self.sentences[inside[-1]][1]
            blocks = self.blocks[self.tokens[begin].block : self.tokens[stop - 1].block + 1]
            parts.append(partial(_cut, self.text, blocks, self._tags[begin:stop]))
        return parts

    def _part(self, sentence: int) -> int:
        """The number of the part that a sentence is in: that in which its block begins."""
        block = self.tokens[self.sentences[sentence][0]].block
        return self.blocks[block].span.start // _PART


_NAMES: list[str] = [""]
_CODES: dict[str, int] = {}


def _code(tag: str) -> int:
    """The code that stands for a tag; it is given when the tag is first seen."""
    code = _CODES.get(tag)
    if code is None:
        code = _CODES[tag] = len(_NAMES)
        _NAMES.append(tag)
    return code


def read(article: Article) -> Document:
    """Cuts an article into tokens and sentences; no token or sentence crosses a block."""
    blocks = [block for block in article.blocks if article[block.span].strip()]
    cut = _cut if len(article.text) < _HUGE else _held
    return cut(article.text, blocks, bytearray())


def _cut(text: str, blocks: list[Block], tagged: bytearray) -> Document:
    tokens = [
        token
        for number, block in enumerate(blocks)
        for token in tokenize(text, block.span.start, block.span.end, number)
    ]
    return Document(text, tokens, sentences.number(tokens), blocks, tagged)


def _held(text: str, blocks: list[Block], tagged: bytearray) -> Document:
    """The same of a long text, of whose tokens only those of a block are there at a time."""
    held, ranges = Held(), list[tuple[int, int]]()
    for number, block in enumerate(blocks):
        tokens = list(tokenize(text, block.span.start, block.span.end, number))
        inside = sentences.number(tokens)
        ranges += [(len(held) + first, len(held) + end) for first, end in inside]
        held.take(tokens, inside)
    return Document(text, held, ranges, blocks, tagged)
