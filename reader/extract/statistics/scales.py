"""A number as it stands in a text, and the words of scale that follow it: "3.1 bn", "5 lakh"."""

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from reader.extract.statistics.pieces import Line

Form: TypeAlias = Literal["digits", "words", "fraction", "vague", "article", "ratio", "multiple"]
"""How a number is written: "article" is "a million", "vague" is "dozens"."""

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "dozen": 12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}
_SHORT_SCALES = {
    "bn": 10**9,
    "bln": 10**9,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "tn": 10**12,
    "trn": 10**12,
    "cr": 10**7,
}
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "mm": 10**6}
_COUNTED_LETTERS = frozenset("kKMB")
"""Letters that scale any number; the others need money before them: "5m" may be metres."""
_SCALE_WORDS = 2
"""Scale words that may follow a number: "5 hundred million"."""


class Numeral(NamedTuple):
    """A number of the text: its value, or `low` to `high` for a vague one, and its pieces."""

    first: int
    end: int
    form: Form
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    scaled: bool = False
    """Whether a word or letter of scale is part of it."""


def scaled(line: Line, numeral: Numeral, *, money: bool) -> Numeral:
    """The numeral with the words, or the letter, of scale that follow it."""
    for _ in range(_SCALE_WORDS):
        factor, end = _scale_at(line, numeral, money=money)
        if not factor or numeral.value is None:
            return numeral
        numeral = numeral._replace(value=numeral.value * factor, end=end, scaled=True)
    return numeral


def _scale_at(line: Line, numeral: Numeral, *, money: bool) -> tuple[int, int]:
    """The factor of the scale word right after `numeral` and where it ends; 0 for none."""
    end, piece = numeral.end, line.at(numeral.end)
    at = end + 1 if line.hyphened(end) else end
    word = line.low(at)
    if word in SCALES:
        if (word == "dozen" and numeral.scaled) or (
            word == "hundred" and (numeral.value or 0) >= 1000
        ):
            return 0, end
        return SCALES[word], at + 1
    if numeral.scaled or piece.kind != "word" or _runs_on(line, end):
        return 0, end
    if piece.low in _SHORT_SCALES and (at == end):
        return _SHORT_SCALES[piece.low], end + 1
    if piece.low in _LETTER_SCALES:
        tight = line.glued(end) and (money or piece.text in _COUNTED_LETTERS)
        loose = piece.spaced and money and piece.text in ("m", "M", "b", "B")
        if tight or loose:
            return _LETTER_SCALES[piece.low], end + 1
    return 0, end


def _runs_on(line: Line, index: int) -> bool:
    """Whether piece `index` is only the start of a symbol ("80km/h", "5m²")."""
    after = line.at(index + 1)
    return line.glued(index + 1) and (after.kind in ("number", "word") or after.text in "/²³°")
