"""Paragraphs as the search for speakers reads them: each quoted passage folded into one word."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from reader.extract.quotes.marks import Passage
from reader.extract.quotes.vocabulary import NOT_NAMES, verbs
from reader.language.document import Document
from reader.language.tokens import Token
from reader.model import Span

FOLD = "“”"
"""The text of the word that stands for a quoted passage."""
_ENDS = frozenset({".", "!", "?", "…", "...", "....", "?!", "!?"})
_CUE_DISTANCE = 7
"""So many words at most are read after "Really?" to see whether "he asked" is among them."""


@dataclass(slots=True)
class Frame:
    """A block's words, with its passages folded, cut into sentences."""

    document: Document
    block: int
    words: list[Token]
    passages: list[int]
    """For each word the number of the passage it stands for, or -1."""
    places: list[int]
    """For each word its token of the document; the first one of a passage."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """Half-open ranges of words."""
    initial: set[int] = field(default_factory=set)
    """Words that open a sentence and whose capital letter therefore says nothing."""

    def is_name(self, index: int) -> bool:
        """Whether the word looks like part of a name."""
        word = self.words[index]
        return (
            (word.shape[0] == "X" or word.shape == "xX" or word.text[0] == "@")
            and index not in self.initial
            and word.low not in NOT_NAMES
        )

    def tag(self, index: int) -> str:
        """The part of speech of a word, as the Penn Treebank names it; "Q" for a passage."""
        return "Q" if self.passages[index] >= 0 else self.document.tag(self.places[index])

    def span(self, start: int, end: int) -> Span:
        """The place in the article of the words `start` to `end`, the end not included."""
        return Span(self.words[start].start, self.words[end - 1].end)


def frames(document: Document, passages: list[Passage]) -> Iterator[Frame]:
    """The blocks of a document in order, each as a frame; blocks without a word are left out."""
    known = _inner_capitals(document)
    tokens = document.tokens
    at, number, count = 0, 0, len(tokens)
    while at < count:
        block = tokens[at].block
        words: list[Token] = []
        held: list[int] = []
        places: list[int] = []
        while at < count and tokens[at].block == block:
            token = tokens[at]
            places.append(at)
            if number < len(passages) and token.end > passages[number].span.start:
                passage = passages[number].span
                words.append(Token(FOLD, passage.start, passage.end, block))
                held.append(number)
                number += 1
                while at < count and tokens[at].start < passage.end:
                    at += 1
            else:
                words.append(token)
                held.append(-1)
                at += 1
        frame = Frame(document, block, words, held, places)
        _cut(document.text, frame, passages)
        _mark_initials(frame, known)
        yield frame


def _inner_capitals(document: Document) -> set[str]:
    """Words that have a capital letter inside a sentence, where it must mean something."""
    tokens = document.tokens
    return {
        token.text
        for before, token in itertools.pairwise(tokens)
        if token.shape[0] == "X" and (before.shape[0] == "x" or before.text in (",", ";"))
    }


def _cut(text: str, frame: Frame, passages: list[Passage]) -> None:
    """Finds the sentences of a frame: a passage that ends like one ends one."""
    words, start = frame.words, 0
    for index in range(1, len(words)):
        before, word = words[index - 1], words[index]
        if frame.passages[index - 1] >= 0:
            passage = passages[frame.passages[index - 1]]
            last = text[passage.span.start : passage.span.end].rstrip("\"”'’» ")[-1:]
            fresh = word.text == FOLD or word.capital
            ends = (last in (".", "…") or not passage.closed) and (fresh or word.text in "([")
            ends = ends or (
                last in ("?", "!") and fresh and (word.text == FOLD or not _cue_soon(frame, index))
            )
        elif word.text == FOLD:
            ends = before.text in _ENDS
        else:
            ends = before.sentence != word.sentence
        if ends:
            frame.sentences.append((start, index))
            start = index
    frame.sentences.append((start, len(words)))


def _cue_soon(frame: Frame, index: int) -> bool:
    """Whether "NAME said" begins here, before any comma."""
    known = verbs()
    for word in frame.words[index : index + _CUE_DISTANCE]:
        if word.text == FOLD or word.text in (",", ".", ";", ":"):
            return False
        if word is not frame.words[index] and known.get(word.low, ("", "W"))[1] != "W":
            return True
    return False


def _mark_initials(frame: Frame, known: set[str]) -> None:
    """A capitalised word that opens a sentence is a name only with other evidence."""
    words = frame.words
    for start, _ in frame.sentences:
        word = words[start]
        if word.shape[0] != "X" and word.shape != "xX":
            continue
        after = words[start + 1] if start + 1 < len(words) else None
        named = (
            word.text in known
            or word.text.isupper()
            or (
                after is not None
                and (
                    (after.capital and after.low not in NOT_NAMES and after.start == word.end + 1)
                    or after.text in ("'s", "’s", ".")
                )
            )
        )
        if not named:
            frame.initial.add(start)
