"""What each paragraph of a plain text is to a reader: title, byline, heading, item or caption."""

import re
from collections.abc import Sequence

from reader.blocks import BlockKind
from reader.load.draft import Piece

_HEAD = 6
"""A byline stands among this many first paragraphs."""

_LINE = 60
"""So many characters at most has a line between the title and the text."""

_NAME = r"[^\W\d_a-z][\w.’'-]*"
_BYLINE = (
    rf"(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|WRITTEN|REPORTED|STORY) )?(?:[Bb]y|BY):? +(?P<names>"
    rf"{_NAME}(?:,? +(?:{_NAME}|and|AND|&|de|da|di|del|der|den|la|le|van|von|bin|bint|al|el|y|e))+)"
    r"(?P<place>(?:,| \|| in| for| of| at| [-–—•]).{0,60})?"
)
"""Not compiled before a line comes that may be one."""
_LABEL = (
    r"(?i)(?:for )?immediate release|(?:press|news|media) (?:release|statement)|breaking(?: news)?|"
    r"exclusive|analysis|opinion|comment|editorial|interview|feature|obituar(?:y|ies)|profile|"
    r"embargoed (?:until|till|for)\b.*"
)
"""What may stand above a title."""
_NO_NAMES = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:The|This|That|All|Any|Far|Now|Then)\b"
)
_ITEM = re.compile(r"(?:[-*•◦‣▪]|\d{1,2}[.)])\s+\S")
_CAPTION = re.compile(r"(?:Photo(?:graph)?|Image|Picture|Caption|PHOTO|FILE PHOTO)(?: by)?: ?\S")
_ENDS = re.compile(r"[.:;,…—–-][\"”’')\]]*$")
_SPEECH = re.compile(r"[\"“‘«„']|[^:]{1,40}: ")
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")


def authors(paragraph: str) -> str | None:
    """Who a line such as "By Ida Moreno and Li Wei, Staff Writers" names; None for other text."""
    line = paragraph.strip()
    match = re.fullmatch(_BYLINE, line) if "by" in line[:12].lower() else None
    if not match or len(paragraph) > 120 or _NO_NAMES.search(match["names"]):
        return None
    names = match["names"]
    return names.title() if names.isupper() else names


def with_byline(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with a paragraph of the head that names the authors known as the byline."""
    return tuple(
        piece._replace(kind=BlockKind.BYLINE)
        if 0 < index <= _HEAD and piece.kind == BlockKind.PARAGRAPH and authors(piece.text)
        else piece
        for index, piece in enumerate(pieces)
    )


def classify(paragraphs: Sequence[str]) -> list[Piece]:
    """One piece for each paragraph, in order, with its text as given."""
    kinds = [_alone(paragraph) for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
        if index == 0 and not _is_label(paragraph) and is_title(paragraph, paragraphs[1:]):
            kinds[0] = BlockKind.TITLE
        elif 0 < index <= _HEAD and authors(paragraph):
            kinds[index] = BlockKind.BYLINE
        elif index and _is_heading(paragraphs[index - 1], paragraph, following):
            kinds[index] = BlockKind.HEADING
    if kinds and (authors(paragraphs[0]) or _is_label(paragraphs[0])):
        kinds[0] = BlockKind.BYLINE if authors(paragraphs[0]) else BlockKind.PARAGRAPH
        if len(paragraphs) > 2 and is_title(paragraphs[1], paragraphs[2:]):
            kinds[1] = BlockKind.TITLE
    _drop_lone_items(kinds)
    return [
        Piece(text, kind, 2 if kind == BlockKind.HEADING else 0)
        for text, kind in zip(paragraphs, kinds, strict=True)
    ]


def _is_label(paragraph: str) -> bool:
    """Whether a line says what kind of text begins, above its title."""
    return re.fullmatch(_LABEL, paragraph.strip(" *-–—:.")) is not None


def _alone(paragraph: str) -> BlockKind:
    if _ITEM.match(paragraph):
        return BlockKind.ITEM
    return BlockKind.CAPTION if _CAPTION.match(paragraph) else BlockKind.PARAGRAPH


def is_title(paragraph: str, following: Sequence[str]) -> bool:
    """Whether a first paragraph heads the text: short, no sentence, and a longer one follows it.

    A few lines may stand between: who wrote it, which section it is from, where and when.
    """
    return (
        len(paragraph) <= 150
        and len(paragraph.split()) <= 22
        and not _ENDS.search(paragraph)
        and not _ITEM.match(paragraph)
        and _is_headed(len(paragraph), following[:_HEAD])
    )


def _is_headed(length: int, following: Sequence[str]) -> bool:
    for paragraph in following:
        if len(paragraph) > length or authors(paragraph):
            return not paragraph[:1].islower()
        if len(paragraph) > _LINE or _ENDS.search(paragraph):
            return False
    return False


def _is_heading(before: str, paragraph: str, following: str) -> bool:
    """Whether a short line without an end stands between two full paragraphs."""
    return (
        len(paragraph.split()) <= 10
        and len(paragraph) <= 80
        and paragraph[:1].isupper()
        and not re.search(r"[.!:;,…\"”’')\]—–-]$", paragraph)
        and not _SPEECH.match(paragraph)
        and len(before) > 80 < len(following)
        and bool(_SENTENCE.search(before))
        and bool(_SENTENCE.search(following))
    )


def _drop_lone_items(kinds: list[BlockKind]) -> None:
    """A list has two items at least: "- Yes, he said" alone is none."""
    for index, kind in enumerate(kinds):
        around = kinds[max(index - 1, 0) : index] + kinds[index + 1 : index + 2]
        if kind == BlockKind.ITEM and BlockKind.ITEM not in around:
            kinds[index] = BlockKind.PARAGRAPH
