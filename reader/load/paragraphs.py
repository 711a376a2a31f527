"""Where the paragraphs of a plain text are, whichever way its lines are used."""

import re
from collections.abc import Sequence

from reader.blocks import Span

BREAKS = "\n\r\v\f\x85\u2028\u2029"
"""What ends a line; `normal` makes one kind of them."""

_LINE = re.compile(rf"[^{BREAKS}]+")
_BREAK = re.compile(rf"\r\n|[{BREAKS}]")
_ODD_BREAK = re.compile(r"[\r\v\f\x85\u2028\u2029]")
_ITEM = re.compile(r"(?:[-*•◦‣▪]|\d{1,2}[.)])\s+\S")
_WIDEST = 100
"""Lines of text wrapped by hand or by a mail program are not longer, in characters."""

_RAGGED = 8
"""A wrapped line may end this many characters before it had to."""


def normal(text: str) -> str:
    """`text` with one kind of line break."""
    return _BREAK.sub("\n", text) if _ODD_BREAK.search(text) else text


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, without the white space around them.

    Blank lines part them. Lines between two blank lines are one paragraph where they look wrapped
    to a width, and a paragraph each where they do not.
    """
    groups = _groups(text)
    width = max((_long(text, group) for group in groups), default=0)
    wrapped = width <= _WIDEST and _is_wrapped(text, groups, width)
    found: list[Span] = []
    for group in groups:
        for line in group:
            if wrapped and line != group[0] and _continues(text, found[-1], line, width):
                found[-1] = Span(found[-1].start, line.end)
            else:
                found.append(line)
    return found


def _groups(text: str) -> list[list[Span]]:
    """The lines that are not blank, without white space around; a list for each run of them."""
    groups: list[list[Span]] = []
    before = -1
    for match in _LINE.finditer(text):
        line = match[0]
        if line.isspace():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        span = Span(start, match.start() + len(line.rstrip()))
        if before < 0 or len(_BREAK.findall(text, before, match.start())) > 1:
            groups.append([])
        groups[-1].append(span)
        before = match.end()
    return groups


def _long(text: str, group: Sequence[Span]) -> int:
    """The longest line of `group` that another follows; a line without a space does not count."""
    return max(
        (len(line) for line in (span.of(text) for span in group[:-1]) if " " in line), default=0
    )


def _is_wrapped(text: str, groups: Sequence[Sequence[Span]], width: int) -> bool:
    """Whether most lines end only where the next word would have stood out."""
    pairs = [
        (group[index], group[index + 1]) for group in groups for index in range(len(group) - 1)
    ]
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    return bool(pairs) and width >= 40 and full >= 0.7 * len(pairs)


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    word = following.of(text).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width - _RAGGED


def _continues(text: str, paragraph: Span, line: Span, width: int) -> bool:
    """Whether `line` goes on with the paragraph that the line before it belongs to."""
    if _ITEM.match(text, line.start):
        return False
    last = text.rfind("\n", paragraph.start, paragraph.end) + 1
    before = Span(max(last, paragraph.start), paragraph.end)
    if before.end - before.start > _WIDEST:
        return False
    return text[line.start].islower() or _is_full(text, before, line, width)
