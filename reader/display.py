"""The one door from article text to a screen, a terminal, a message or a file name.

An article comes from a stranger: it must not be able to move the cursor, set a window title or
turn the order of words round. What could do so is shown by a visible stand-in, code point for code
point, so that every offset into the text holds for what is shown.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

_CONTROL = "control character"
_DIRECTION = "direction override"
_INVISIBLE = "invisible character"
_BREAK = "unusual line break"
_TAG = "hidden tag character"
_BROKEN = "half of a character"

_KINDS = (
    (_CONTROL, ((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F))),
    (
        _DIRECTION,
        ((0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x206F)),
    ),
    (
        _INVISIBLE,
        ((0xAD, 0xAD), (0x200B, 0x200B), (0x2060, 0x2064), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
    ),
    (_BREAK, ((0x2028, 0x2029),)),
    (_TAG, ((0xE0000, 0xE007F),)),
    (_BROKEN, ((0xD800, 0xDFFF),)),
)
"""Code points that draw nothing, or draw something else than what stands there.

The joiners U+200C and U+200D and the variation selectors are not among them: scripts and emoji
need them.
"""


def _members(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


@cache
def _unsafe() -> re.Pattern[str]:
    """Any of these code points, none of which is printable."""
    return re.compile(f"[{''.join(_members(ranges) for _, ranges in _KINDS)}]")


_SPACES = re.compile(r"\s+")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


def _kind(character: str) -> str:
    point = ord(character)
    return next(kind for kind, ranges in _KINDS for first, last in ranges if first <= point <= last)


def _stand_in(match: re.Match[str]) -> str:
    character = match[0]
    point = ord(character)
    if point < 0x20:
        return chr(0x2400 + point)
    if point == 0x7F:
        return "\u2421"
    kind = _kind(character)
    if kind == _BREAK:
        return "\u240a"
    return "·" if kind == _INVISIBLE else "\ufffd"


def shown(text: str) -> str:
    """`text` as it may be shown: as long as before, nothing in it that acts on a terminal.

    New lines and tabs stay. Other control characters become their pictures (␛), invisible
    characters a middle dot, line and paragraph separators ␊, and whatever turns the direction of
    writing or hides text the replacement character.
    """
    return text if text.isprintable() else _unsafe().sub(_stand_in, text)


def line(text: str) -> str:
    """`text` as it may be shown within one line: white space runs together, the rest as `shown`."""
    return shown(_SPACES.sub(" ", text).strip())


def name(path: str) -> str:
    """A file name as it may be shown: each of its characters, new lines and tabs too, visible."""
    return shown(path).replace("\n", "\u240a").replace("\t", "\u2409")


def hidden(text: str) -> tuple[tuple[str, int], ...]:
    """How many characters of `text` are not what they seem, by kind, the most frequent first."""
    return tuple(Counter(kind for kind, _ in concealed(text)).most_common())


def concealed(text: str) -> Iterator[tuple[str, int]]:
    """The characters of `text` that are not what they seem: the kind of each, and its offset."""
    return ((_kind(match[0]), match.start()) for match in _unsafe().finditer(text))


def escaped(json: str) -> str:
    r"""JSON whose strings are safe on a terminal: what `shown` replaces is written as \uXXXX."""
    return _unsafe().sub(_json_escape, json)


def encodable(json: str) -> str:
    r"""JSON that can be written as UTF-8: half characters, as in odd file names, become \uXXXX."""
    return re.sub("[\ud800-\udfff]", _json_escape, json)


def _json_escape(match: re.Match[str]) -> str:
    point = ord(match[0])
    if point < 0x10000:
        return f"\\u{point:04x}"
    high, low = divmod(point - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def slug(title: str, fallback: str = "article") -> str:
    """A file name, without suffix, made of `title`: a-z, 0-9 and hyphens, at most 60 of them.

    It ends with a whole word, unless a single one is longer.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = _NOT_IN_A_NAME.sub("-", plain).strip("-")
    if len(words) > _LONGEST_NAME:
        whole = words[: _LONGEST_NAME + 1].rpartition("-")[0]
        words = whole or words[:_LONGEST_NAME]
    return words or fallback
