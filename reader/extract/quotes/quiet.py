"""Paragraphs in capitals, as old wire copy has them, in the letters that the cues are known by."""

import re

from reader.language.document import Document, read
from reader.model import Article, BlockKind, MentionKind, Person, Span

_LEAST_WORDS = 4
_LOUD = 0.9
"""Share of letters in capitals from which a paragraph is in capitals."""
_I = re.compile(r"\bi\b")


def quiet(document: Document, people: tuple[Person, ...]) -> Document:
    """The document, its paragraphs in capitals in small letters but for names and first words."""
    loud = [block.span for block in document.blocks if _loud(block.span.of(document.text))]
    if not any(
        block.span in loud and block.kind is BlockKind.PARAGRAPH for block in document.blocks
    ):
        return document
    letters = list(document.text)
    for span in loud:
        small = [letter.lower() for letter in span.of(document.text)]
        letters[span.start : span.end] = [
            low if len(low) == 1 else letters[span.start + at] for at, low in enumerate(small)
        ]
    for word in _I.finditer("".join(letters)):
        letters[word.start()] = "I"
    for start in _capitals(document, people):
        letters[start] = document.text[start]
    return read(Article("".join(letters), tuple(document.blocks)))


def _loud(text: str) -> bool:
    """Whether a block of some words is in capitals."""
    if text[:40].islower() or len(text.split(maxsplit=_LEAST_WORDS)) < _LEAST_WORDS:
        return False
    upper = sum(map(str.isupper, text))
    return upper > _LOUD * (upper + sum(map(str.islower, text)))


def _capitals(document: Document, people: tuple[Person, ...]) -> list[int]:
    """Where a capital stays: at first words of sentences, and at each word of a name."""
    tokens = document.tokens
    starts = [tokens[first].start for first, _ in document.sentences]
    named: list[Span] = [
        mention.span
        for person in people
        for mention in person.mentions
        if mention.kind is MentionKind.NAME
    ]
    for span in named:
        words = re.finditer(r"\b\w", span.of(document.text))
        starts += [span.start + word.start() for word in words]
    return starts
