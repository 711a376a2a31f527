"""An article as the extractors read it: cut into tokens and sentences once, for all of them."""

from dataclasses import dataclass

from reader.language import sentences
from reader.language.tokens import Token, tokenize
from reader.model import Article, Block


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its tokens, and the sentences and blocks as half-open ranges of tokens."""

    text: str
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    blocks: list[Block]

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The range of tokens of the sentence that holds token `index`."""
        return self.sentences[self.tokens[index].sentence]

    def starts_block(self, index: int) -> bool:
        """Whether token `index` is the first of its block."""
        return index == 0 or self.tokens[index].block != self.tokens[index - 1].block


def read(article: Article) -> Document:
    """Cuts an article into tokens and sentences; no token or sentence crosses a block."""
    blocks = [block for block in article.blocks if article[block.span].strip()]
    tokens = [
        token
        for number, block in enumerate(blocks)
        for token in tokenize(article.text, block.span.start, block.span.end, number)
    ]
    return Document(article.text, tokens, sentences.number(tokens), blocks)
