"""The unit of a number: of the table, a share, an age, or the noun that it counts."""

import re
from dataclasses import replace
from decimal import Decimal

from reader.extract.statistics import units
from reader.extract.statistics.counted import counted
from reader.extract.statistics.figure import Figure
from reader.extract.statistics.numerals import numeral_at
from reader.extract.statistics.pieces import HYPHENS, Line
from reader.extract.statistics.rates import per
from reader.extract.statistics.words import DETERMINERS, plural
from reader.extract.statistics.written import unit_symbol, unit_words

_AGED = re.compile(r"\b(?:aged|ages?|age of|ages of|age is|aged about)\s$|\bage of (?:\w+ )?$")
_AGE_LIMIT = re.compile(
    r"\b(?:people|voters|men|women|adults|children|kids|those|anyone|everyone|americans|workers|"
    r"residents|patients|girls|boys|teens|players)\s(?:aged |who (?:are|were) )?"
    r"(?:under|over|above|below|younger than|older than|between|ages?)\s$",
    re.IGNORECASE,
)
_DIMENSIONS = frozenset("tall long high wide deep thick".split())
_OLDEST = 125
"""Years, months, weeks: no age of a person is more."""


def with_unit(line: Line, figure: Figure) -> Figure | None:
    """The figure with its unit, or None when what is glued to the number makes it a code."""
    at = figure.number[1]
    hyphen = line.hyphened(at)
    first = at + 1 if hyphen else at
    if hyphen and (line.at(first).kind == "number" or line.low(first) in ("to", "or")):
        return figure  # the first end of a range; the unit belongs to the other
    attached = not hyphen and line.glued(at) and line.at(at).kind == "word"
    found = _table_unit(line, figure, first)
    if found and attached and line.at(at).text == "m" and _people(line, at + 1):
        return _millions(line, figure)
    if found is None and attached:
        return None
    if found:
        return _in_table(line, figure, first, *found)
    if figure.form == "fraction":
        return _share(line, figure)
    if _aged(line, figure):
        return replace(figure, unit="year of age", kind="age").because("it is an age")
    return _count(line, figure, first, hyphen=hyphen)


def _people(line: Line, at: int) -> bool:
    """Whether a plural follows, so that "m" is a million: "1.5m followers", "2m new users"."""
    adjective = line.at(at).tag == "JJ" and line.low(at) not in _DIMENSIONS
    return line.at(at).tag == "NNS" or (adjective and line.at(at + 1).tag == "NNS")


def _millions(line: Line, figure: Figure) -> Figure | None:
    """1.5m followers: a letter of scale after all."""
    end = figure.number[1] + 1
    value = None if figure.value is None else figure.value * 10**6
    grown = replace(figure, value=value, scaled=True, number=(figure.number[0], end), end=end)
    return with_unit(line, grown)


def _table_unit(line: Line, figure: Figure, first: int) -> tuple[str, int] | None:
    symbol = unit_symbol(line, first)
    spelled = unit_words(line, first)
    found = max((way for way in (symbol, spelled) if way), key=lambda way: way[1], default=None)
    if found is None:
        return _pounds(line, figure, first)
    piece = line.pieces[first]
    tall = piece.capital and piece.text[1:].islower() and piece.kind == "word"
    if tall and piece.low in ("point", "degree", "mile", "buck", "bucks", "second", "mark"):
        return None
    return found


def _pounds(line: Line, figure: Figure, first: int) -> tuple[str, int] | None:
    """Pounds weigh, unless there are millions of them or the article writes £."""
    if line.low(first) not in ("pound", "pounds"):
        return None
    money = figure.scaled or "£" in line.text
    return ("pound sterling" if money else "pound-mass"), first + 1


def _in_table(line: Line, figure: Figure, first: int, name: str, end: int) -> Figure:
    kind = units.kind(name)
    after = line.after(end, 12)
    if kind == "time" and _AGED.search(line.before(figure.first)):
        name, kind = f"{name} of age", "age"
    if name == "percentage" and re.match(r"[\s-]points?\b", after):
        name, end = "percentage point", end + 1 + (line.at(end).text in HYPHENS)
    grown = figure.measured(line, name, kind, (first, end))
    if (
        name == "point"
        and figure.form == "fraction"
        and "rate" in line.before(figure.first).lower()
    ):
        grown = replace(grown, unit="percentage point", kind="percent")
    return per(line, grown)


def _share(line: Line, figure: Figure) -> Figure:
    """Two-thirds of voters: a share, in the words of what it is a share of."""
    at = figure.number[1]
    if line.low(at) == "of":
        at += 1
    while line.low(at) in DETERMINERS:
        at += 1
    share = replace(figure, unit="% -", kind="ratio").because("a fraction is a share of something")
    whole = unit_words(line, at)
    if whole:
        return replace(share, unit=whole[0], unit_at=(at, whole[1]))
    noun = counted(line, at, many=True)
    return replace(share, unit=f"% {noun.name}", unit_at=noun.at) if noun else share


def _aged(line: Line, figure: Figure) -> bool:
    """Whether a bare number is an age: "aged 12", "Kim, 54, said", "those over 65"."""
    value, at = figure.value, figure.number[1]
    if value is None or not 0 < value < _OLDEST or figure.form not in ("digits", "words"):
        return False
    if _AGED.search(line.before(figure.first)):
        return True
    following = line.at(at)
    if (
        10 <= value < 110
        and not plural(following.low)
        and _AGE_LIMIT.search(line.before(figure.first, 50))
    ):
        return True
    before, named = line.at(figure.first - 1), line.at(figure.first - 2)
    enclosed = before.text + following.text in (",,", "()", ",.", ",:", ",;")
    person = named.capital and named.tag in ("NNP", "NNPS", "NN") and named.kind == "word"
    digits = figure.form == "digits" and value > 1 and value == int(value)
    return enclosed and person and digits and before.text != "(" and following.text == ","


def _count(line: Line, figure: Figure, first: int, *, hyphen: bool) -> Figure | None:
    if figure.form == "words" and figure.value == 1:
        return _one(line, figure, first)
    at = _counted_from(line, figure, first)
    noun = counted(line, at, many=True, compound=hyphen)
    if noun is None:
        return figure
    head = line.pieces[noun.at[1] - 1]
    known = unit_words(line, noun.at[1] - 1) if head.text.islower() else None
    name = known[0] if known and known[1] == noun.at[1] else noun.name
    kind = units.kind(name) if known and name == known[0] else "count"
    return per(line, figure.measured(line, name, kind, noun.at))


def _counted_from(line: Line, figure: Figure, first: int) -> int:
    """Where the counted noun may begin: after "of the", "more", "of Smith's"."""
    at = first
    if line.low(at) == "of" and figure.form in ("vague", "article"):
        at += 1
    elif line.low(at) == "of" and figure.form == "words":
        at += 1
        owner = at
        while line.at(owner).capital and owner < at + 4:
            owner += 1
            if line.low(owner) in ("'s", "’s", "'", "’") or line.low(owner - 1).endswith(
                ("'s", "’s")
            ):
                return owner + (line.low(owner) in ("'s", "’s", "'", "’"))
    while line.low(at) in DETERMINERS or line.low(at) in ("more", "additional", "extra", "further"):
        at += 1
    return at


_SOME = frozenset("a few several many only most some".split())
_NO_ONE = frozenset(
    "no the this that any each every which another only some day number former new last first next "
    "latest big good second".split()
)
_ONE_AND_OTHER = frozenset("another day way thing else time off hand such who that person".split())


def _one(line: Line, figure: Figure, first: int) -> Figure | None:
    """One person, one of the banks; the pronoun is no figure."""
    before = line.low(figure.first - 1)
    if before in _NO_ONE or before in HYPHENS or first >= len(line.pieces):
        return None
    of = line.low(first) == "of"
    at = first
    if of:
        at += 1
        while line.low(at) in DETERMINERS or line.low(at) in (
            "a",
            "few",
            "several",
            "many",
            "only",
        ):
            at += 1
    elif line.low(first) in ("to", "or") and numeral_at(line, first + 1):
        return figure
    elif line.low(first) in _ONE_AND_OTHER - {"person"} or line.pieces[first].kind != "word":
        return None
    table = None if of else unit_words(line, first)
    noun = counted(line, at, many=of)
    if table:
        return per(line, figure.measured(line, table[0], units.kind(table[0]), (first, table[1])))
    if noun is None:
        return None
    grown = replace(figure, unit=noun.name, kind="count", unit_at=noun.at)
    if not of:
        grown = replace(grown, end=noun.at[1])
    return grown.because(f"“{line.words(*noun.at)}” follows the number")


def ratio(line: Line, figure: Figure) -> Figure | None:
    """One in five, three out of ten: the share as a value, or None."""
    if figure.form not in ("words", "digits") or figure.value is None or figure.scaled:
        return None
    match = re.match(
        r"(?:-|\s)(?:in(?: every)?|out of(?: every)?|of(?: just| only)?)(?:-|\s)(?=\w)",
        line.after(figure.number[1], 20),
    )
    if match is None:
        return None
    start = line.pieces[figure.number[1] - 1].end + match.end()
    at = figure.number[1]
    while line.at(at).start < start and at < len(line.pieces):
        at += 1
    other = numeral_at(line, at) if line.low(at) not in ("a", "an", "half") else None
    if other is None or other.value is None or other.form not in ("digits", "words"):
        return None
    if not (max(Decimal(1), figure.value) < other.value <= 10**6):
        return None
    if match[0].strip(" -") == "in" and (
        (other.form == "digits" and 1800 <= other.value <= 2100) or unit_words(line, other.end)
    ):
        return None
    noun = counted(line, other.end, many=True)
    share = replace(
        figure,
        value=figure.value / other.value,
        form="ratio",
        number=(figure.number[0], other.end),
        end=noun.at[1] if noun else other.end,
        unit=f"% {noun.name}" if noun else "% -",
        kind="ratio",
        unit_at=noun.at if noun else None,
    )
    return share.because(f"“{line.words(figure.number[0], other.end)}” is a share")
