"""The unit of a number: of the table, a share, an age, or the noun that it counts."""

import re
from decimal import Decimal

from reader.extract.statistics import units
from reader.extract.statistics.counted import counted
from reader.extract.statistics.figure import Figure, whole
from reader.extract.statistics.numerals import numeral_at
from reader.extract.statistics.pieces import HYPHENS, Line
from reader.extract.statistics.rates import per
from reader.extract.statistics.scales import SCALES
from reader.extract.statistics.words import DETERMINERS, MEASURED, PERSONS, plural
from reader.extract.statistics.written import unit_symbol, unit_words

_AGED = re.compile(r"\b(?:aged|ages?|age of|ages of|age is|aged about)\s$|\bage of (?:\w+ )?$")
_AGE_LIMIT = re.compile(
    r"\b(?:people|voters|men|women|adults|children|kids|those|anyone|everyone|americans|workers|"
    r"residents|patients|girls|boys|teens|players)\s(?:aged |who (?:are|were) )?"
    r"(?:under|over|above|below|younger than|older than|between|ages?)\s$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:(?:he|she|who|i)\s(?:just )?(?:is|was|am|turned|turns)|(?:he|she|i)['’][sm])\s$",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|says|added|asked|according to)\s[^,;.]+,\s$")
"""A name after a verb of saying, at which an age may end a sentence: "said Ada Obi, 19."."""
_AGES_PART = re.compile(r"\s?[-–]\s?|\s(?:to|and|through)\s")
_SEEMS_AN_AGE = 10
_OLDEST_NAMED = 110
_CODES = re.compile(r"([kKmMB]|MM)([A-Z]{3})")
_LETTERS = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9}
_LEAST_SCALE = 1000
"""Words of scale from which follow a currency: "75 USD million"."""
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
    coded = _in_code(line, figure)
    if coded:
        return coded
    attached = not hyphen and line.glued(at) and line.at(at).kind == "word"
    found = _table_unit(line, figure, first)
    if found and attached and line.at(at).text == "m" and _people(line, at + 1):
        return _millions(line, figure)
    if found is None and attached:
        return None
    if found:
        return _in_table(line, figure, first, *found)
    named = _on_a_scale(line, figure)
    if named:
        return named
    if figure.form == "fraction":
        return _share(line, figure)
    if _aged(line, figure):
        return figure._replace(unit="year of age", kind="age").because("it is an age")
    return _count(line, figure, first, hyphen=hyphen)


def _on_a_scale(line: Line, figure: Figure) -> Figure | None:
    """A number whose unit stands before it: a magnitude of 6.8, a factor of three."""
    at = figure.first - 1
    of = line.low(at) == "of" or line.hyphened(at)
    word = line.low(at - of)
    if word == "magnitude" or (word == "factor" and of):
        name = "magnitude" if word == "magnitude" else "times"
        return figure.measured(line, name, "ratio", (at - of, at - of + 1))
    return None


def _in_code(line: Line, figure: Figure) -> Figure | None:
    """Millions or thousands of a currency in one word: 30 MUSD, 5 kEUR."""
    at = figure.number[1]
    code = _CODES.fullmatch(line.at(at).text)
    name = units.table().words.get(code[2].lower(), "") if code else ""
    if code is None or units.kind(name) != "money" or figure.value is None:
        return None
    grown = figure._replace(value=figure.value * _LETTERS[code[1].lower()], scaled=True)
    return per(line, grown.measured(line, name, "money", (at, at + 1)))


def _people(line: Line, at: int) -> bool:
    """Whether a plural follows, so that "m" is a million: "1.5m followers", "2m new users"."""
    adjective = line.at(at).tag == "JJ" and line.low(at) not in _DIMENSIONS
    return line.at(at).tag == "NNS" or (adjective and line.at(at + 1).tag == "NNS")


def _millions(line: Line, figure: Figure) -> Figure | None:
    """1.5m followers: a letter of scale after all."""
    end = figure.number[1] + 1
    value = None if figure.value is None else figure.value * 10**6
    grown = figure._replace(value=value, scaled=True, number=(figure.number[0], end), end=end)
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
    figure, end = _grown(line, figure, kind, end)
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
        grown = grown._replace(unit="percentage point", kind="percent")
    return per(line, grown)


def _grown(line: Line, figure: Figure, kind: str, end: int) -> tuple[Figure, int]:
    """The figure with what follows its unit and yet is number: "an hour and a half", "5 USD m"."""
    scale = SCALES.get(line.low(end), 0)
    if figure.value is None or figure.scaled:
        return figure, end
    if kind == "money" and scale >= _LEAST_SCALE:
        return figure._replace(value=figure.value * scale, scaled=True), end + 1
    if line.follow(end, "and a half") and whole(figure.value):
        return figure._replace(value=figure.value + Decimal("0.5")), end + 3
    return figure, end


def _share(line: Line, figure: Figure) -> Figure:
    """Two-thirds of voters: a share, in the words of what it is a share of."""
    at = figure.number[1]
    if line.low(at) == "of":
        at += 1
    measure = unit_words(line, at + 1) if line.low(at) in ("a", "an") else None
    if measure:
        return _in_table(line, figure, at + 1, *measure)
    while line.low(at) in DETERMINERS or line.low(at) in MEASURED:
        at += 1
    group = numeral_at(line, at) if line.at(at).kind == "number" else None
    at = group.end if group else at
    share = figure._replace(unit="% -", kind="ratio").because("a fraction is a share of something")
    whole = unit_words(line, at)
    if whole:
        return share._replace(unit=whole[0], unit_at=(at, whole[1]))
    noun = counted(line, at, many=True)
    return share._replace(unit=f"% {noun.name}", unit_at=noun.at) if noun else share


def _aged(line: Line, figure: Figure) -> bool:
    """Whether a bare number is an age: "aged 12", "Kim, 54, said", "those over 65"."""
    value, at = figure.value, figure.number[1]
    if value is None or not 0 < value < _OLDEST or figure.form not in ("digits", "words"):
        return False
    if _AGED.search(line.before(figure.first)):
        return True
    following = line.at(at)
    if (
        _SEEMS_AN_AGE <= value < _OLDEST_NAMED
        and not plural(following.low)
        and _AGE_LIMIT.search(line.before(figure.first, 50))
    ):
        return True
    before, named = line.at(figure.first - 1), line.at(figure.first - 2)
    if value <= 1 or not whole(value):
        return False
    if _IS.search(line.before(figure.first)) and value >= _SEEMS_AN_AGE:
        return following.kind == "mark" or following.tag == "CC"
    name = named.capital and named.tag in ("NNP", "NNPS", "NN") and named.kind == "word"
    if figure.form != "digits" or before.text != "," or not (name or named.low in PERSONS):
        return False
    ends = following.text == "." and _SEEMS_AN_AGE <= value < _OLDEST_NAMED and name
    return following.text == "," or (ends and bool(_SAID.search(line.before(figure.first, 60))))


def age_range(line: Line, first: Figure, second: Figure) -> bool:
    """Whether two bare numbers are ages: "aged 18 to 34", "children between 6 and 11"."""
    if first.unit + second.unit != "--" or first.value is None or second.value is None:
        return False
    gap, before = line.between(first.end, second.first), line.before(first.first, 50)
    if not 0 <= first.value < second.value < _OLDEST or not _AGES_PART.fullmatch(gap):
        return False
    return bool(_AGED.search(before) or _AGE_LIMIT.search(before))


def _count(line: Line, figure: Figure, first: int, *, hyphen: bool) -> Figure | None:
    if figure.form == "words" and figure.value == 1:
        return _one(line, figure, first)
    at = _counted_from(line, figure, first)
    noun = counted(line, at, many=True, compound=hyphen)
    if noun is None:
        return per(line, figure)
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
    grown = figure._replace(unit=noun.name, kind="count", unit_at=noun.at)
    if not of:
        grown = grown._replace(end=noun.at[1])
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
    share = figure._replace(
        value=figure.value / other.value,
        form="ratio",
        number=(figure.number[0], other.end),
        end=noun.at[1] if noun else other.end,
        unit=f"% {noun.name}" if noun else "% -",
        kind="ratio",
        unit_at=noun.at if noun else None,
    )
    return share.because(f"“{line.words(figure.number[0], other.end)}” is a share")
