"""The units of measure that a figure may stand in, read from the table beside this module."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("units.txt")


class Units(NamedTuple):
    """The table of units, by each of the ways in which a text may write them."""

    words: dict[str, str]
    """Words in lower case, parted by single spaces -> unit name."""
    symbols: dict[str, str]
    """Symbols, case matters -> unit name."""
    signs: dict[str, str]
    """Currency signs that stand before a number, without spaces -> unit name."""
    signs_any_case: dict[str, str]
    """The same signs in capitals."""
    kinds: dict[str, str]
    """Unit name -> percent, money, time, length, ..."""
    sign_before: re.Pattern[str]
    """Matches a currency sign at the end of the text before a number."""


@cache
def table() -> Units:
    """The units of the table, read once."""
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    signs: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, *columns = (cell.strip() for cell in line.split("|"))
        kinds[name] = kind
        for ways, column in zip((words, symbols, signs), columns, strict=False):
            ways.update({_spaced(way): name for way in column.split(", ") if way})
    upper = {sign.upper(): name for sign, name in signs.items()}
    return Units(words, symbols, signs, upper, kinds, _sign_pattern(signs))


def sign_before(left: str) -> tuple[str, int] | None:
    """The currency whose sign ends `left`, and the length of the sign with the space after it."""
    units = table()
    match = units.sign_before.search(left)
    if match is None:
        return None
    sign = re.sub(r"\s", "", match[1] or match[2])
    name = units.signs.get(sign) or units.signs_any_case[sign.upper()]
    return name, len(left) - match.start()


def kind(name: str) -> str:
    """What the unit `name` measures; for a rate, what its first part measures."""
    return table().kinds.get(name.partition(" per ")[0], "other")


def _spaced(way: str) -> str:
    return way.replace("-", " ") if len(way) > 1 else way


def _sign_pattern(signs: dict[str, str]) -> re.Pattern[str]:
    """Signs as they are, or with a mark apart ("HK $") or in lower case ("hk$", never "a $5")."""
    ways = []
    for sign in sorted(signs, key=len, reverse=True):
        letters = sum(letter.isalpha() for letter in sign)
        spaced = r"\s?".join(map(re.escape, sign)) if letters < len(sign) else re.escape(sign)
        ways.append(spaced + (r"(?=\Z)" if len(sign) == letters == 1 else ""))
        if 1 < letters < len(sign) or sign == "C$":
            ways.append(spaced.lower().replace(r"\S", r"\s"))
    marks = "|".join(re.escape(sign) for sign in signs if len(sign) == 1 and not sign.isalpha())
    return re.compile(rf"(?<![\w$&])({'|'.join(ways)})\s?\Z|({marks})\s?\Z")
