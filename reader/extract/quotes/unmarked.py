"""Speech that stands without quotation marks: transcripts, interviews, block quotations, dashes."""

import re
from collections import Counter
from collections.abc import Iterator

from reader.extract.quotes.marks import Passage
from reader.extract.quotes.vocabulary import verbs
from reader.language.document import Document
from reader.model import BlockKind, Span

_LABEL = re.compile(
    r"[*_\[]{0,3}"
    r"((?:[A-Z][A-Z.'’-]+|[QA])(?: (?:[A-Z][A-Z.'’-]*)){0,3}"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r"(?: ?\([^)\n]{1,30}\))?"
    r"(?:[*_]{0,2}\][*_]{0,2}:?|[*_]{0,3}\s?:[*_]{0,3}|(?<=\b[QA])\.)\s+(?=\S)"
)
"""A name before a colon, perhaps in bold or brackets, or in brackets alone."""
_NO_LABELS = frozenset(
    "note update correction read watch photo image video source sources related editor more see "
    "listen warning advertisement subject date time where when who what why how price score".split()
)
_OPENING = re.compile(r"[“\"„«‘'`]")
_DASH = re.compile(r"[—–―]\s?(?=[^\W_]|[…¿¡])")
_NARRATOR = re.compile(
    r"(?:(?<=[,.?!…])\s+[—–―]?\s?|\s[—–―]\s?)(?=(?:(?:he|she|they|I|we|[A-Z]\w+)\s)?([a-z]+)\b)"
)
_AFTER_PAUSE = re.compile(r"(?<=[.,;:?!…])\s+([—–―])\s?(?=[^\W_]|[…¿¡])")
_AFTER_ASIDE = re.compile(r"\s([—–―])\s?(?=[^\W_]|[…¿¡])")
"""Where speech goes on after the narrator's words, which a dash opened or did not."""
_BLOCK_CREDIT = re.compile(r"\s+[—–―-]{1,2}\s?([A-Z][^\n.!?“”\"]{2,60})\s*$")
_LEAST_LABELS = 3
_LEAST_DASHES = 3


def find(document: Document, marked: list[Passage]) -> list[Passage]:
    """The passages of an article, `marked` and without marks, in order."""
    quoted = {passage.block for passage in marked}
    found = _labelled(document) or _dashed(document, quoted)
    taken = {passage.block for passage in found}
    found += [
        _block_quotation(document, number)
        for number, block in enumerate(document.blocks)
        if block.kind is BlockKind.QUOTATION and number not in taken
    ]
    taken = {passage.block for passage in found}
    return sorted(found + [passage for passage in marked if passage.block not in taken])


def _labelled(document: Document) -> list[Passage]:
    """What stands after "NAME:" in a transcript or "Q:" and "A:" in an interview."""
    text = document.text
    matches = {
        number: match
        for number, block in enumerate(document.blocks)
        if (match := _LABEL.match(text, *block.span))
        and match.group(1).split()[0].lower() not in _NO_LABELS
        and match.end() < block.span.end
    }
    labels = Counter(match.group(1) for match in matches.values())
    if len(labels) < 2 or len(matches) < _LEAST_LABELS or max(labels.values()) < 2:
        return []
    voices = {initials(label) for label in labels}
    if len(matches) < 2 * len(voices) - 1 and not {"Q", "A"} <= set(labels):
        return []
    found: list[Passage] = []
    last = max(matches)
    whole = 2 * len(matches) > last - min(matches)
    label: Span | None = None
    for number in range(min(matches), last + 1):
        span = document.blocks[number].span
        match = matches.get(number)
        if match:
            label = Span(*match.span(1))
            if not _OPENING.match(text, match.end()):
                found.append(
                    Passage(Span(match.end(), span.end), number, label=label, marked=False)
                )
        elif whole and label and document.blocks[number].kind is BlockKind.PARAGRAPH:
            found.append(Passage(span, number, follows=True, label=label, marked=False))
    return found


def initials(label: str) -> str:
    """A label as it is shortened: "Mina Ode" is "mo", as "M.O." is; a single word stays."""
    words = re.sub(r"[^\w\s-]", "", label).casefold().split()
    return "".join(word[0] for word in words) if len(words) > 1 else "".join(words)


def _dashed(document: Document, quoted: set[int]) -> list[Passage]:
    """Lines of dialogue that begin with a dash, up to the narrator's words."""
    text = document.text
    starts = [
        number
        for number, block in enumerate(document.blocks)
        if number not in quoted and _DASH.match(text, *block.span)
    ]
    if len(starts) < _LEAST_DASHES or len(starts) <= len(quoted):
        return []
    return [
        Passage(spoken, number, marked=False)
        for number in starts
        for spoken in _between_narrators(text, document.blocks[number].span)
    ]


def _between_narrators(text: str, line: Span) -> Iterator[Span]:
    """The stretches of a line of dialogue that are spoken: "— Wait, said Anna. — Until noon."."""
    start = line.start
    while True:
        told = next(
            (
                match
                for match in _NARRATOR.finditer(text, start + 2, line.end)
                if verbs().get(match.group(1), ("", "W"))[1] != "W"
            ),
            None,
        )
        if told is None:
            yield Span(start, line.end)
            return
        yield Span(start, told.start())
        aside = any(mark in told.group() for mark in "—–―")
        again = (_AFTER_ASIDE if aside else _AFTER_PAUSE).search(text, told.end(), line.end)
        if again is None:
            return
        start = again.start(1)


def _block_quotation(document: Document, number: int) -> Passage:
    """A block that is set apart as a quotation; a credit at its end names the speaker."""
    span = document.blocks[number].span
    credit = _BLOCK_CREDIT.search(document.text, *span)
    if credit and credit.start() > span.start:
        label = Span(credit.start(1), credit.start(1) + len(credit.group(1).rstrip()))
        return Passage(Span(span.start, credit.start()), number, label=label, marked=False)
    before = number and document.blocks[number - 1].kind is BlockKind.QUOTATION
    return Passage(span, number, follows=bool(before), marked=False)
