"""Paragraphs in capitals, as old wire copy has them, in the letters that the cues are known by."""

import re

from reader.language import capitals
from reader.language.document import Document, read
from reader.model import Article, BlockKind, MentionKind, Person, Span

_I = re.compile(r"\bi\b")


def quiet(document: Document, people: tuple[Person, ...]) -> Document:
    """The document, its paragraphs in capitals in small letters but for names and first words."""
    loud = [document.blocks[number] for number in capitals.loud(document.tokens)]
    if not any(block.kind is BlockKind.PARAGRAPH for block in loud):
        return document
    letters = list(document.text)
    for start, end in (block.span for block in loud):
        small = [letter.lower() for letter in letters[start:end]]
        # a letter that would become two stays as it is
        quieter = "".join(
            low if len(low) == 1 else letters[start + at] for at, low in enumerate(small)
        )
        letters[start:end] = _I.sub("I", quieter)
    for start in _capitals(document, people):
        letters[start] = document.text[start]
    return read(Article("".join(letters), tuple(document.blocks)))


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
