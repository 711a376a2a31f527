"""An article as the extractors read it: cut into tokens and sentences once, for all of them."""

from dataclasses import dataclass, field

from reader.language import chunks, sentences, tags
from reader.language.chunks import Chunk
from reader.language.tokens import Token, tokenize
from reader.model import Article, Block


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its tokens, and the sentences and blocks as half-open ranges of tokens."""

    text: str
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    blocks: list[Block]
    _tags: dict[int, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _chunks: dict[int, list[Chunk]] = field(default_factory=dict, repr=False, compare=False)

    def starts_block(self, index: int) -> bool:
        """Whether token `index` is the first of its block."""
        return index == 0 or self.tokens[index].block != self.tokens[index - 1].block

    def tags(self, sentence: int) -> list[str]:
        """The Penn Treebank tags of the tokens of a sentence, found once, when first asked for."""
        found = self._tags.get(sentence)
        if found is None:
            first, end = self.sentences[sentence]
            found = self._tags[sentence] = tags.tag(self.tokens[first:end])
        return found

    def tag(self, index: int) -> str:
        """The tag of token `index`."""
        sentence = self.tokens[index].sentence
        return self.tags(sentence)[index - self.sentences[sentence][0]]

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


def read(article: Article) -> Document:
    """Cuts an article into tokens and sentences; no token or sentence crosses a block."""
    blocks = [block for block in article.blocks if article[block.span].strip()]
    tokens = [
        token
        for number, block in enumerate(blocks)
        for token in tokenize(article.text, block.span.start, block.span.end, number)
    ]
    return Document(article.text, tokens, sentences.number(tokens), blocks)
