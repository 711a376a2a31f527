"""A document as the search for people reads it: each token with what is known of its word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.language import capitals
from reader.language.document import Document
from reader.language.lexicon import Lexicon, lexicon
from reader.language.tokens import Token

Range = tuple[int, int]
"""Tokens `first` to `end`, the end not included."""

_OPENING = frozenset(
    {".", "!", "?", ":", "“", '"', "‘", "—", "–", "--", "•", "...", "…", ";", "``"}
)
"""Marks after which a capital letter says little."""
_HEADS_OF_DEPARTMENTS = frozenset(
    "secretary minister secretaries undersecretary ministers department".split()
)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells father from son, after a name."""


@dataclass(frozen=True, slots=True)
class Page:
    """Tokens and, token by token, what features and rules ask of them again and again."""

    document: Document
    tokens: Sequence[Token]
    lexicon: Lexicon
    flags: list[str]
    """What the lexicon knows of the word."""
    tags: list[str]
    """Its part of speech, in the tags of the Penn Treebank."""
    opens: bytearray
    """Whether the token begins a block."""
    initial: bytearray
    """Whether it begins a sentence or the like, so that its capital says little."""
    shouted: bytearray
    """Whether it stands in a line of capitals."""
    quoted: bytearray
    """Whether it stands between quotation marks of its block."""
    capital: bytearray
    """Whether it may be part of a name: capitalised, no department of a secretary, no "KC"."""

    def span_text(self, first: int, end: int) -> str:
        """The text of tokens `first` to `end`."""
        return self.document.text[self.tokens[first].start : self.tokens[end - 1].end]

    def before(self, index: int) -> Token | None:
        """The token before `index` in the same block."""
        return None if self.opens[index] else self.tokens[index - 1]

    def after(self, end: int) -> Token | None:
        """The token at `end` when the one before it is in the same block."""
        return None if end >= len(self.tokens) or self.opens[end] else self.tokens[end]


def page(document: Document) -> Page:
    """Reads a document for people."""
    tokens, known = document.tokens, lexicon()
    opens, initial = _beginnings(document)
    shouted = _shouted(tokens)
    return Page(
        document=document,
        tokens=tokens,
        lexicon=known,
        flags=[known.flags(token.low) for token in tokens],
        tags=[tag for at in range(len(document.sentences)) for tag in document.tags(at)],
        opens=opens,
        initial=initial,
        shouted=shouted,
        quoted=_quoted(tokens, opens),
        capital=_capitals(tokens, known, opens, shouted),
    )


def _beginnings(document: Document) -> tuple[bytearray, bytearray]:
    """Which tokens begin a block; which those, a sentence, or what follows a mark of opening."""
    opens, initial = bytearray(len(document.tokens)), bytearray(len(document.tokens))
    block, marked = -1, False
    for index, token in enumerate(document.tokens):
        opens[index] = token.block != block
        initial[index] = opens[index] or marked
        block, marked = token.block, token.text in _OPENING
    for first, _ in document.sentences:
        initial[first] = True
    return opens, initial


def _capitals(
    tokens: Sequence[Token], known: Lexicon, opens: bytearray, shouted: bytearray
) -> bytearray:
    capital = bytearray(token.capital for token in tokens)
    departments, honours = known.words("department"), known.words("suffix") - GENERATIONS
    for index, token in enumerate(tokens):
        if token.low in departments and index > 1:
            of, head = tokens[index - 1].low, tokens[index - 2].low
            if of == "of" and head in _HEADS_OF_DEPARTMENTS:
                capital[index] = False
        if token.low in honours and not (opens[index] or shouted[index]):
            capital[index] &= not (capital[index - 1] and token.text[-1].isupper())
    return capital


def _quoted(tokens: Sequence[Token], opens: bytearray) -> bytearray:
    """A straight mark opens where it stands against the word after it alone."""
    inside, marks = False, bytearray(len(tokens))
    for index, token in enumerate(tokens):
        if opens[index]:
            inside = False
        if token.text in ("“", "``", "„", "«"):
            inside = True
        elif token.text in ("”", "»"):
            inside = False
        elif token.text in ('"', "''"):
            apart = bool(opens[index]) or tokens[index - 1].end < token.start
            last = index + 1 == len(tokens) or opens[index + 1]
            inside = apart and not last and tokens[index + 1].start == token.end
        marks[index] = inside
    return marks


def _shouted(tokens: Sequence[Token]) -> bytearray:
    loud = capitals.loud(tokens)
    if not loud:
        return bytearray(len(tokens))
    return bytearray(token.block in loud for token in tokens)


def runs(sheet: Page) -> list[Range]:
    """Runs of capitalised words, with particles, initials and quoted nicknames between them."""
    found: list[Range] = []
    openers = sheet.lexicon.words("opener")
    index, count = 0, len(sheet.tokens)
    while index < count:
        if sheet.capital[index] or (
            sheet.tokens[index].low in openers
            and sheet.tokens[index].shape == "x"
            and index + 1 < count
            and sheet.capital[index + 1]
            and not sheet.opens[index + 1]
        ):
            end = _run(sheet, index)
            found.append((index, end))
            index = end
        else:
            index += 1
    return found


_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "``": "''", "''": "''", "(": ")"}


def _run(sheet: Page, first: int) -> int:
    """Where the run that begins at `first` ends."""
    tokens, capital, opens = sheet.tokens, sheet.capital, sheet.opens
    joiners = sheet.lexicon.words("joiner")
    end, count = first + 1, len(tokens)

    def named(index: int) -> bool:
        return index < count and bool(capital[index]) and not opens[index]

    def joins(index: int) -> bool:
        return index < count and tokens[index].low in joiners and not opens[index]

    while end < count and not opens[end]:
        token = tokens[end]
        if capital[end] or (
            token.low in joiners and (named(end + 1) or (joins(end + 1) and named(end + 2)))
        ):
            end += 1
        elif (
            token.text in _QUOTES
            and named(end + 1)
            and end + 2 < count
            and tokens[end + 2].text == _QUOTES[token.text]
            and named(end + 3)
            and tokens[end].start > tokens[end - 1].end
        ):
            end += 3
        else:
            break
    return end


_YEARS_OLD = frozenset({"year-old", "years-old", "year‑old", "year‐old"})
_HYPHENS = frozenset({"-", "‑", "‐"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})


def age(sheet: Page, last: int) -> str:
    """The number of years of "56-year-old" whose last token is `last`, or ""."""
    tokens = sheet.tokens
    if last < 2 or tokens[last].low not in _YEARS_OLD or tokens[last - 1].text not in _HYPHENS:
        return ""
    years = tokens[last - 2].text
    return years if years.isdigit() and len(years) < 4 else ""


def somebody_aged(sheet: Page, last: int) -> bool:
    """Whether "the 56-year-old", with no noun after it, ends at `last`."""
    if not age(sheet, last):
        return False
    before, after = sheet.before(last - 2), sheet.after(last + 1)
    plain = after is None or sheet.tags[last + 1] not in _NOUNS
    return before is not None and before.low == "the" and plain


def with_lone_words(sheet: Page, found: Iterable[Range]) -> Iterator[Range]:
    """The runs; in a block of capitals, where runs say nothing, each of their words after them."""
    for first, end in found:
        yield first, end
        if sheet.shouted[first] and end - first > 1:
            yield from ((index, index + 1) for index in range(first, end))
