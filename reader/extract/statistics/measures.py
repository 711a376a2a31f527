"""The unit of a number: a currency sign before it, words or a symbol after it, a noun it counts."""

import re
from dataclasses import replace
from decimal import Decimal

from reader.extract.statistics import units
from reader.extract.statistics.counted import counted
from reader.extract.statistics.figure import Figure
from reader.extract.statistics.numerals import numeral_at
from reader.extract.statistics.pieces import HYPHENS, Line
from reader.extract.statistics.words import DENOMINATORS, DETERMINERS, PERIODS, plural, singular

_SYMBOL = re.compile(
    r"[A-Za-zµμΩ°€£$¥₪₩₹₽₴₸₾₭₡₱₦₺₫฿%％٪′″'\"℃℉·čł元円]{1,5}[23²³]?(?:/[A-Za-zµμ]{1,5}[23²³]?)?(?![\w]|-\d)"
)
_WORDS = frozenset("aAsRhpPGMTBb")
"""Symbols of a letter that after a space are words, or parts of a name."""
_QUOTES = frozenset("'\"′″")
_WORDS_OF_A_UNIT = 5
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


def currency(line: Line, index: int) -> tuple[str, int] | None:
    """The currency whose sign stands before the number at `index`, and the sign's first piece."""
    found = units.sign_before(line.before(index, 9))
    if found is None:
        return None
    name, length = found
    start, first = line.pieces[index].start - length, index
    while first > 0 and line.pieces[first - 1].start >= start:
        first -= 1
    return (name, first) if line.pieces[first].start == start else None


def unit_words(line: Line, first: int) -> tuple[str, int] | None:
    """The longest unit of the table that the words from `first` on spell, and where it ends."""
    known, spelled, best = units.table().words, "", None
    at, end = first, min(len(line.pieces), first + 2 * _WORDS_OF_A_UNIT)
    while at < end:
        piece = line.pieces[at]
        if spelled and line.hyphened(at):
            at += 1
            continue
        if piece.kind != "word" and piece.text not in "./°":
            break
        tight = bool(spelled) and (piece.text in "./" or spelled[-1] in "./") and line.glued(at)
        spelled += piece.low if tight or not spelled else f" {piece.low}"
        at += 1
        if spelled in known:
            best = known[spelled], at
    return best


def unit_symbol(line: Line, first: int) -> tuple[str, int] | None:
    """The symbol of a unit at piece `first` (km, GB, km/h, °C), and where it ends."""
    if first >= len(line.pieces):
        return None
    start = line.pieces[first].start
    match = _SYMBOL.match(line.text, start, line.span.end)
    if match is None:
        return None
    surface, symbols = match.group(), units.table().symbols
    name = symbols.get(surface)
    over, slash, under = surface.partition("/")
    if name is None and slash and over in symbols and under in symbols:
        name = f"{symbols[over]} per {symbols[under]}"
    if name is None and surface[0] in "%％٪":
        name, surface = "percentage", surface[0]
    if name is None or not _stands(line, first, surface):
        return None
    end = first
    while end < len(line.pieces) and line.pieces[end].start < start + len(surface):
        end += 1
    return name, end


def _stands(line: Line, first: int, surface: str) -> bool:
    """Whether a symbol that may be a word or a quotation mark is a unit here."""
    glued = line.glued(first)
    if surface in _QUOTES:
        written = line.span.of(line.text).count(surface)
        return glued and line.at(first - 1).kind == "number" and written == 1
    if len(surface) == 1 and surface.isalpha() and not glued:
        ends = line.at(first + 1).kind == "mark"
        return line.at(first - 1).kind == "number" and (
            surface not in _WORDS or (surface == "R" and ends)
        )
    return True


def per(line: Line, figure: Figure) -> Figure:
    """The figure with what it is reckoned by: a year, per share, annually."""
    at, unit_end = figure.end, figure.end
    piece, following = line.at(at), line.low(at + 1)
    if piece.low in ("per", "for") and following != "cent":
        among = _among(line, figure, at)
        if among:
            return among
    first = 0
    if piece.low in ("annually", "yearly") and figure.kind == "money":
        return _rate(line, figure, "year", at + 1)
    if piece.low == "per" or (piece.low in ("each", "every") and following in PERIODS):
        first = at + 1
    elif piece.low in ("a", "an") and not _when(line, at + 1, figure):
        if singular(following) in DENOMINATORS or following == "square":
            first = at + 1
    elif line.hyphened(at) and line.low(at + 1) in ("a", "per", "an"):
        first = at + 3 if line.hyphened(at + 2) else at + 2
    elif piece.text == "/" and line.at(at + 1).kind == "word":
        first = at + 1
    if not first or first >= len(line.pieces) or line.low(first) == "cent":
        return figure
    found = unit_words(line, first) or unit_symbol(line, first)
    if found:
        name, unit_end = found
    elif singular(line.low(first)) in DENOMINATORS:
        name, unit_end = singular(line.low(first)), first + 1
        name = {"mmbtu": "mega british thermal unit"}.get(name, name)
    elif line.at(first).kind == "word" and line.at(first).tag[:2] in ("NN", "JJ"):
        noun = counted(line, first, many=False)
        name, unit_end = (noun.name, noun.at[1]) if noun else (line.low(first), first + 1)
    else:
        return figure
    if figure.kind == "money" and name == "pound-mass":
        name = "pound"
    return _rate(line, figure, name, unit_end)


def _among(line: Line, figure: Figure, at: int) -> Figure | None:
    """12 cases per 100,000 people; two for every three."""
    every = line.low(at) == "for"
    if every and line.low(at + 1) != "every":
        return None
    base = numeral_at(line, at + 1 + every)
    if base is None or base.value is None or base.form == "fraction":
        return None
    noun = counted(line, base.end, many=True)
    end = noun.at[1] if noun else base.end
    name = f"{base.value.normalize():f}" + (f" {noun.name}" if noun else "")
    return _rate(line, figure, name, end)


def _when(line: Line, at: int, figure: Figure) -> bool:
    """Whether "a year" says when: "$5 a year ago", "10 people a day earlier"."""
    after = line.low(at + 1)
    if line.low(at) in PERIODS and after in ("ago", "earlier", "before", "later", "after", "since"):
        return True
    back = line.before(figure.first, 30)
    return (
        line.low(at) in PERIODS
        and re.search(r"\b(?:up from|down from|compared)\b[^,]*$", back) is not None
    )


def _rate(line: Line, figure: Figure, name: str, end: int) -> Figure:
    first = figure.unit_at[0] if figure.unit_at else figure.end
    words = line.words(figure.end, end)
    grown = replace(
        figure,
        unit=f"{figure.unit} per {name}",
        unit_at=(first, max(end, first + 1)),
        end=max(end, figure.end),
    )
    return grown.because(f"“{words}” makes it a rate")


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
