"""Where quotation marks open and close, in every style that articles are typed in."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.language.document import Document
from reader.model import Span

_DOUBLE = re.compile(r"[“”\"«»„‟❝❞＂]|''+|``")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_OPENING = frozenset("“„‟❝«")
_CLOSING = frozenset("”❞»")
_BEFORE_OPENING = frozenset("([{-–—―/…‘'“\"«„")
_AFTER_CLOSING = frozenset(")]}-–—―/.,;:!?…’'”\"»")
_SINGLE_OPENING = re.compile(
    r"(?:(?<=[\s(\[{—–/“\"])|(?<![\s\S]))(?:[‘‚‹]|[`'](?![`']))(?=[^\s\"”])"
    r"(?!(?:em|til|tis|twas|cause|cos|n|round|bout|neath|\d\ds)\b)"
)
_SINGLE_CLOSING = re.compile(r"(?<=[^\s(\[{])['’›](?![\w'])")
_SENTENCE_END = frozenset(".,?!…")
_LABEL = re.compile(r"[\"“'‘«„]{1,2}\s?([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2}):\s")
_NOTICE_WORDS = 4
"""A line of at most so many words without a full stop ("Advertisement") interrupts no quotation."""


class Passage(NamedTuple):
    """A stretch of words that stands as somebody's, marks included, within one block."""

    span: Span
    block: int
    closed: bool = True
    """Whether a mark ends it; one left open ends with its block."""
    follows: bool = False
    """Whether it continues the passage before: left open there, reopened here."""
    label: Span | None = None
    """The words before it that name its speaker, where it stands without marks."""
    marked: bool = True
    """Whether quotation marks enclose it; a transcript or block quotation has none."""


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool


def find(document: Document) -> list[Passage]:
    """The passages in quotation marks, in order; what is quoted inside them is part of them."""
    text = document.text
    spans = [block.span for block in document.blocks]
    doubles = [_pair(text, span, list(_doubles(text, span))) for span in spans]
    singles = _singles(document, doubles)
    passages = [
        Passage(Span(start, end), block, closed, label=_label(text, start, end))
        for block in range(len(spans))
        for start, end, closed in sorted(doubles[block] + singles[block])
        if any(map(str.isalnum, text[start:end]))
    ]
    return _joined(document, passages)


def _label(text: str, start: int, end: int) -> Span | None:
    """The name before a colon that a quoted line of a transcript begins with."""
    match = _LABEL.match(text, start, end)
    return Span(*match.span(1)) if match else None


def _doubles(text: str, span: Span) -> Iterator[_Mark]:
    """The double marks of a block; a mark may be able to open, to close, or both."""
    tags = [tag.span() for tag in _TAG.finditer(text, *span)] if text.find("<", *span) >= 0 else []
    for match in _DOUBLE.finditer(text, *span):
        start, end = match.span()
        if any(first <= start < last for first, last in tags):
            continue
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        left_free = before.isspace() or before in _BEFORE_OPENING
        right_free = after.isspace() or after in _AFTER_CLOSING
        opens = left_free and not after.isspace()
        closes = right_free and not before.isspace()
        mark = match.group()
        if mark.startswith("''") and len(mark) > 2:
            # a single mark touches the double one, inside or outside of it
            start, end = (start, start + 2) if opens and not closes else (end - 2, end)
        elif mark == '"' and before.isdigit() and not right_free:
            continue  # inches
        elif mark in _OPENING or mark == "``":
            closes = (closes and not left_free) or (mark != "«" and after.isspace())
            opens = left_free or not closes
        elif mark in _CLOSING:
            opens = left_free and not after.isspace() and not right_free
            closes = not opens or not before.isspace()
        if opens == closes:
            opens = closes = True
        yield _Mark(start, end, opens, closes)


def _pair(text: str, span: Span, marks: list[_Mark]) -> list[tuple[int, int, bool]]:
    """Outermost pairs of one block as (start, end, closed)."""
    pairs: list[tuple[int, int, bool]] = []
    opened: _Mark | None = None
    opening = (not mark.closes for mark in reversed(marks))
    ahead = [*itertools.accumulate(opening, initial=0)][::-1]
    index = 0
    while index < len(marks):
        mark = marks[index]
        if opened is None:
            if mark.opens:
                opened = mark
        elif mark.closes:
            pairs.append((opened.start, mark.end, True))
            opened = None
        elif len(marks) - index > 2 * ahead[index]:
            index = _nested_end(marks, index)
        else:
            pairs.append((opened.start, _trimmed(text, opened.end, mark.start), False))
            opened = mark
        index += 1
    if opened is not None:
        pairs.append((opened.start, _trimmed(text, opened.end, span.end), False))
    return pairs


def _nested_end(marks: list[_Mark], index: int) -> int:
    """The mark that closes the nested quotation which the mark at `index` opens."""
    depth = 1
    while index + 1 < len(marks) and depth:
        index += 1
        depth += 1 if not marks[index].closes else -1
    return index


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _singles(
    document: Document, doubles: list[list[tuple[int, int, bool]]]
) -> list[list[tuple[int, int, bool]]]:
    """Passages in single marks; pairs of `doubles` that lie inside one are taken out of it.

    Single marks count throughout an article that has hardly any others. Elsewhere they enclose
    titles, headlines and words as words; only whole sentences in the running text count.
    """
    text = document.text
    found = [_single_pairs(document, block) for block in range(len(doubles))]
    outside = [
        [pair for pair in pairs if not any(_within(pair, other) for other in doubles[block])]
        for block, pairs in enumerate(found)
    ]
    spoken = sum(_is_speech(text, pair) for pairs in outside for pair in pairs)
    rivals = sum(
        not any(_within(pair, single) for single in outside[block])
        for block, pairs in enumerate(doubles)
        for pair in pairs
    )
    if not rivals or spoken > 2 * rivals:
        for block, pairs in enumerate(outside):
            doubles[block][:] = [
                pair for pair in doubles[block] if not any(_within(pair, one) for one in pairs)
            ]
        return [
            [pair for pair in pairs if not any(_crosses(pair, other) for other in doubles[block])]
            for block, pairs in enumerate(outside)
        ]
    return [
        [pair for pair in pairs if pair[2] and _is_speech(text, pair)]
        if block and not doubles[block]
        else []
        for block, pairs in enumerate(outside)
    ]


def _single_pairs(document: Document, block: int) -> list[tuple[int, int, bool]]:
    text, span = document.text, document.blocks[block].span
    piece = text[span.start : span.end]
    openings = [span.start + match.start() for match in _SINGLE_OPENING.finditer(piece)]
    if not openings:
        return []
    closings = [span.start + match.start() for match in _SINGLE_CLOSING.finditer(piece)]
    pairs: list[tuple[int, int, bool]] = []
    for number, start in enumerate(openings):
        limit = openings[number + 1] if number + 1 < len(openings) else span.end
        inside = [place for place in closings if start + 1 < place < limit]
        sure = next((place for place in inside if not _possessive(text, place)), None)
        if sure is None and (start == span.start or text[start - 2 : start - 1] in (":", ",")):
            sure = inside[-1] if inside and not _reopened(document, block) else None
            if sure is None:
                pairs.append((start, _trimmed(text, start + 1, limit), False))
        elif sure is None and inside:
            sure = inside[-1]
        if sure is not None:
            pairs.append((start, sure + 1, True))
    return pairs


def _possessive(text: str, place: int) -> bool:
    """Whether the mark after an s may be the genitive of a plural: "the players' union"."""
    return text[place - 1] in "sxz" and text[place + 1 : place + 3].strip(" ").isalpha()


def _reopened(document: Document, block: int) -> bool:
    """Whether the next block begins with a single opening mark."""
    if block + 1 >= len(document.blocks):
        return False
    span = document.blocks[block + 1].span
    return _SINGLE_OPENING.match(document.text, span.start, span.end) is not None


def _is_speech(text: str, pair: tuple[int, int, bool]) -> bool:
    """Whether a pair of single marks encloses a sentence rather than a term."""
    words = text[pair[0] + 1 : pair[1] - 1]
    return words[-1:] in _SENTENCE_END and len(words.split()) >= 4


def _within(pair: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    return other[0] <= pair[0] and pair[1] <= other[1]


def _crosses(pair: tuple[int, int, bool], other: tuple[int, int, bool]) -> bool:
    return other[0] < pair[1] and pair[0] < other[1]


def _joined(document: Document, passages: list[Passage]) -> list[Passage]:
    """Says of each passage whether it continues the one before it."""
    joined: list[Passage] = []
    for passage in passages:
        before = joined[-1] if joined else None
        follows = (
            before is not None
            and not before.closed
            and before.block < passage.block
            and passage.span.start == document.blocks[passage.block].span.start
            and all(is_notice(document, block) for block in range(before.block + 1, passage.block))
        )
        joined.append(passage._replace(follows=follows))
    return joined


def is_notice(document: Document, block: int) -> bool:
    """Whether a block is a short line that only interrupts: an advertisement, a "read more"."""
    words = document.text[slice(*document.blocks[block].span)].strip()
    return len(words.split()) <= _NOTICE_WORDS and words[-1:] not in _SENTENCE_END | {":", "”", '"'}
