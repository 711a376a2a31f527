"""Numbers as English writes them, in digits and in words, with their exact values."""

from decimal import Decimal

from reader.extract.statistics.pieces import Line
from reader.extract.statistics.scales import Numeral, scaled
from reader.extract.statistics.spelled import numeral_in_words

_MARKS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_VALUES = "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split()
VULGAR = {
    mark: Decimal(value[0]) / Decimal(value[2]) for mark, value in zip(_MARKS, _VALUES, strict=True)
}
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 16, 32, 100})
_LONGEST = 30
"""Digits of the longest number read; longer runs identify something."""


def numeral_at(line: Line, index: int, *, money: bool = False) -> Numeral | None:
    """The longest number that starts at piece `index`, if one does; `money` after its sign."""
    piece = line.at(index)
    if piece.kind == "number":
        return _digits(line, index, money=money)
    if piece.kind == "fraction":
        return scaled(line, Numeral(index, index + 1, "fraction", VULGAR[piece.text]), money=money)
    return numeral_in_words(line, index)


def digits(written: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The exact value of a number in digits, or None when it is too long to be one."""
    if len(written) > _LONGEST:
        return None
    plain = "".join(mark for mark in written if mark.isdigit() or mark in ".,")
    if decimal_comma or ("," in plain and plain.rfind(".") < plain.find(",") and "." in plain):
        plain = plain.replace(".", "").replace(",", ".") if "," in plain else _grouped(plain)
    return Decimal(plain.replace(",", ""))


def _grouped(plain: str) -> str:
    """12.500 is twelve thousand five hundred where the comma parts decimals."""
    whole, _, rest = plain.partition(".")
    return whole + rest if len(rest) == 3 and whole not in ("", "0") else plain


def _digits(line: Line, index: int, *, money: bool) -> Numeral | None:
    text, end = line.pieces[index].text, index + 1
    if line.decimal_comma and _comma_decimals(line, end):
        text, end = f"{text},{line.at(end + 1).text}", end + 2
    value = digits(text, decimal_comma=line.decimal_comma)
    if value is None:
        return None
    following = line.at(end)
    if following.kind == "fraction" and value == int(value):
        return Numeral(index, end + 1, "digits", value + VULGAR[following.text])
    over = _vulgar(line, end)
    if over and following.spaced:
        return Numeral(index, end + 3, "digits", value + over)
    under = _vulgar(line, index)
    if under:
        whole = line.low(index + 3) in ("of", "the")
        return Numeral(index, index + 3, "fraction" if whole else "digits", under)
    if line.follow(end, "and a half"):
        value, end = value + Decimal("0.5"), end + 3
    return scaled(line, Numeral(index, end, "digits", value), money=money)


def _comma_decimals(line: Line, index: int) -> bool:
    """Whether ",5" follows against the number, where the comma parts decimals."""
    after = line.at(index + 1)
    return (
        line.low(index) == ","
        and line.glued(index)
        and line.glued(index + 1)
        and after.kind == "number"
        and len(after.text) <= 2
    )


def _vulgar(line: Line, index: int) -> Decimal | None:
    """The value of a fraction in digits, "3/4", at piece `index`."""
    over, slash, under = line.at(index), line.at(index + 1), line.at(index + 2)
    if over.kind != "number" or under.kind != "number" or slash.text not in ("/", "⁄"):
        return None
    if not (line.glued(index + 1) and line.glued(index + 2)) or line.low(index + 3) == "/":
        return None
    above, below = digits(over.text), digits(under.text)
    if above is None or below is None or below not in _DENOMINATORS or not 0 < above < below:
        return None
    return above / below
