"""Two numbers that make one figure, and numbers that share a unit."""

import re
from collections.abc import Sequence
from decimal import Decimal

from reader.extract.statistics import measures, noise, rates
from reader.extract.statistics.figure import Figure, like_year, whole, year
from reader.extract.statistics.pieces import Line
from reader.extract.statistics.scales import SCALES

_DASH = re.compile(r"\s?[-–—]\s?|--")
_TO = re.compile(
    r"-to-|\s?(?:to|and up to|to as (?:much|many) as|to about|to around|to nearly|to more than|"
    r"through)\s?"
)
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:about |around |just |up to )?$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:from|between|of|ranges?|ranging)\s(?:about |around )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:about |around |just |up to )?$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:by|up|down|rose|fell|gained|lost|slipped|climbed|dropped|jumped|cut|raised|grew)\s?$",
    re.IGNORECASE,
)
_CUT_FROM = re.compile(
    r"\b(?:cut|cuts|cutting|reduced?|reducing|lowered|lowering|raised|raising|slashed|trimmed|hiked)"
    r"\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:leads?|led|leading|trails?|trailed|trailing|ahead|behind|beats?|beaten|defeated|edged|"
    r"vote[sd]?|passed|approved|rejected)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
"""Words before the shares of two rivals, which make no range."""
_VOTED = re.compile(
    r"\b(?:vote[sd]?|voting|passed|approved|rejected|ballots?)\b[^.;]*$", re.IGNORECASE
)
_VOTED_BY = re.compile(r"\bvote[sd]?\s(?:\w+ly\s)?(?:by |of |was )?$|\bby a\s$", re.IGNORECASE)
_LEAST_VOTES = 10
"""A side of fewer votes is one only right after "voted": "ruled 6-3" may be a match."""
_VOTE = re.compile(r"\s(?:\w+\s)?vote\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"(?:\s(?:in|per|combined|a|last|the|year|month|week|level)\b|\s(?:19|20)\d\d|\s\w+){1,4}"
    r"\sto\s(?:about |around |just |nearly |over )?"
)
_SHARED = re.compile(r"-?,?\s?(?:or|and)\s?(?:even |about |nearly )?")
_INHERITS = re.compile(
    r",?\s?(?:to|from|up from|down from|compared (?:with|to)|versus|vs\.?|against|including|and|or)"
    r"\s?(?:about |around |just |nearly |almost |more than |over |only |an average of )?"
)
_INHERITS_FAR = re.compile(
    r"\b(?:up from|down from|compared (?:with|to)|including|of which|of whom)"
    r"\s(?:about |around |just |nearly |more than |an average of )?$"
)
_AND_AGED = re.compile(r",?\s(?:and\s|or\s)?")
_OLDEST = 110
_LONGEST_GAP = 90
_HUNDREDTHS = frozenset("cent penny centime centavo kopek paisa ore öre groschen".split())
_FOOT = 12
"""Inches in a foot."""
_LEAST_BARE_CENTS = 10
"""Cents that need no word: "15 dollars 50", never "15 dollars 5"."""


def join(line: Line, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with the two ends of each range made one, and scores left out."""
    out: list[Figure] = []
    at = 0
    while at < len(figures):
        here = figures[at]
        following = figures[at + 1] if at + 1 < len(figures) else None
        if following is not None and _faces(line, here, following):
            votes = _votes(line, here, following)
            aged = measures.age_range(line, here, following)
            if not aged and (votes or noise.score(line, here, following)):
                out += votes
                at += 2
                continue
        if following is not None and _change_of(line, here, following):
            out.append(_with_change(here, following))
            at += 2
            continue
        if following is not None and _range(line, here, following):
            out.append(_joined(line, here, following))
            at += 2
            continue
        if following is not None and _shares(line, here, following):
            here = here._replace(unit=following.unit, kind=following.kind).because(
                "the unit follows the next number"
            )
        out.append(here)
        at += 1
    return out


def _change_of(line: Line, first: Figure, second: Figure) -> bool:
    """Whether cents follow their dollars: "3 dollars and 50 cents", "15 dollars 50"."""
    gap = line.between(first.end, second.first)
    if not (first.kind == "money" and whole(first.value) and not first.scaled):
        return False
    if second.value is None or not 0 < second.value < 100:
        return False
    if second.unit in _HUNDREDTHS:
        return re.fullmatch(r",?\s(?:and\s)?", gap) is not None
    return (
        second.unit == "-"
        and second.value >= _LEAST_BARE_CENTS
        and first.end > first.number[1]
        and re.fullmatch(r"\s(?:and\s)?", gap) is not None
        and line.at(second.end).kind == "mark"
        and not line.hyphened(second.end)
    )


def _with_change(first: Figure, second: Figure) -> Figure:
    """Dollars and cents as one sum."""
    value = (first.value or Decimal(0)) + (second.value or Decimal(0)) / 100
    return first._replace(value=value, end=second.end, reasons=first.reasons + second.reasons)


def _dashed(line: Line, first: Figure, second: Figure) -> bool:
    """Whether a dash joins a bare number to the next."""
    gap = line.between(first.end, second.first)
    return first.unit == "-" and _DASH.fullmatch(gap) is not None


def _faces(line: Line, first: Figure, second: Figure) -> bool:
    """Whether a dash, or in a vote "to", sets two bare numbers against each other."""
    gap = line.between(first.end, second.first)
    against = gap == " to " and first.unit == second.unit == "-"
    return _dashed(line, first, second) or (against and bool(_votes(line, first, second)))


def _votes(line: Line, first: Figure, second: Figure) -> list[Figure]:
    """The two sides of a vote, 218-212, where the words about them speak of one."""
    left, right = line.before(first.first, 60), line.after(second.end, 30)
    if not (_VOTED.search(left) or _VOTE.match(right)) or not all(
        side.form == "digits" and not side.scaled and side.kind in ("", "count")
        for side in (first, second)
    ):
        return []
    if (first.value or 0) < _LEAST_VOTES and not _VOTED_BY.search(left):
        return []
    return [
        side._replace(unit="vote", kind="count", unit_at=None).because("a vote is reported")
        for side in (first, second)
    ]


def _shares(line: Line, first: Figure, second: Figure) -> bool:
    """7- or 8-inch; six and five years."""
    gap = line.between(first.end, second.first)
    return (
        first.unit == "-"
        and first.value is not None
        and second.unit != "-"
        and second.form != "ratio"
        and _one_unit(line, first, gap)
        and not like_year(line, first)
    )


def _one_unit(line: Line, first: Figure, gap: str) -> bool:
    """Whether two numbers stand in one unit: 7- or 8-inch, "leads by 48 to 45 percent"."""
    rivals = gap == " to " and _LEADS.search(line.before(first.first)) is not None
    return rivals or _SHARED.fullmatch(gap) is not None


def _range(line: Line, first: Figure, second: Figure) -> bool:
    years = like_year(line, first) and like_year(line, second)
    gap, left = line.between(first.end, second.first), line.before(first.first, 60)
    dated = like_year(line, first) and year(first.value) and first.unit == "-"
    if dated and not years and not (_DASH.fullmatch(gap) and second.unit != "-"):
        return False
    if first.value is None or second.value is None or "ratio" in (first.form, second.form):
        return False
    if first.form == "fraction" and second.form != "fraction":
        return False
    if measures.age_range(line, first, second):
        return True
    same = first.unit == second.unit or "-" in (first.unit, second.unit)
    same = same or second.unit.startswith(f"{first.unit} per")
    if not same or first.value == second.value:
        return False
    if first.unit == second.unit == "percentage" and line.low(second.end) in (
        "lead",
        "margin",
        "edge",
    ):
        return False
    if _DASH.fullmatch(gap):
        return not _inches(line, first, second)
    if _FROM.search(left) and _CUT_FROM.search(left) and first.unit != "-":
        return False
    if _TO.fullmatch(gap):
        shares = {first.kind, second.kind} & {"percent", "points"}
        if first.unit == "vote" or (shares and _LEADS.search(left)):
            return False
        falls = first.value > second.value and first.kind == "percent" and "from" not in left[-6:]
        if falls and first.end > first.number[1]:
            return False  # shares of two: "46 percent to 43 percent"
        if _CHANGED.search(left) and first.unit != "-":
            return False
        bare = first.unit == "-" and second.unit == "-"
        return not (bare and not _RANGING.search(left) and noise.score(line, first, second))
    if re.fullmatch(r"\s?and\s(?:about |around )?", gap):
        return _BETWEEN.search(left) is not None
    if re.fullmatch(r"\s?or\s?", gap) and first.form == second.form == "words":
        return first.unit == "-" and second.value - first.value == 1 and second.kind == "time"
    return (
        bool(_FROM.search(left))
        and "," not in gap
        and "." not in gap
        and bool(_INSIDE.fullmatch(gap))
    )


def _joined(line: Line, first: Figure, second: Figure) -> Figure:
    """The range, with the scale and the unit of its second end where the first has none."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if second.scaled and not first.scaled and low < high / 100:
        scale = _scale(line, second)
        if low * scale <= high * 10:
            low *= scale
    takes = first.unit == "-" or second.unit.startswith(f"{first.unit} per")
    donor = second if takes else first
    words = f"“{line.words(first.number[0], second.number[1])}” is a range"
    if donor.unit == "-" and measures.age_range(line, first, second):
        donor = donor._replace(unit="year of age", kind="age")
    return first._replace(
        end=second.end,
        number=(first.number[0], second.number[1]),
        value=None,
        low=low,
        high=high,
        unit=donor.unit,
        kind=donor.kind,
        unit_at=donor.unit_at,
        scaled=first.scaled or second.scaled,
        joined=True,
        reasons=(words, *donor.reasons),
    )


def _scale(line: Line, figure: Figure) -> Decimal:
    """The power of ten that the words of scale of a number stand for."""
    piece = line.pieces[figure.number[0]]
    if piece.kind == "number":
        plain = Decimal("".join(mark for mark in piece.text if mark.isdigit() or mark == ".") or 1)
        return (figure.value or Decimal(1)) / plain if plain else Decimal(1)
    words = [SCALES.get(line.low(at), 1) for at in range(*figure.number)]
    return Decimal(max(words))


def inherit(line: Line, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, bare ones in the unit of the one before where the words between say so."""
    out: list[Figure] = []
    for figure in figures:
        end = _inches(line, out[-1], figure) if out else 0
        if end:
            inches = figure._replace(end=end, unit="inch", kind="length", unit_at=None)
            out.append(inches.because("it follows feet"))
            continue
        if out and _converted(line, out[-1], figure):
            out[-1] = rates.again(line, out[-1], figure)
        donor = _donor(line, out, figure) if out else None
        if donor is None:
            out.append(rates.again(line, figure, figure) if figure.kind == "money" else figure)
            continue
        shared = figure._replace(unit=donor.unit, kind=donor.kind)
        shared = rates.per(line, shared)
        out.append(shared.because(f"it continues “{line.words(donor.first, donor.end)}”"))
    return out


def _converted(line: Line, before: Figure, figure: Figure) -> bool:
    """Whether a sum stands in brackets after the same in another money."""
    gap = line.between(before.end, figure.first)
    return before.kind == figure.kind == "money" and gap in (" (", "(")


def _inches(line: Line, before: Figure, figure: Figure) -> int:
    """Where the inches after feet end ("5 ft 10 in", "5-foot-11"), 0 for another figure."""
    if before.unit != "foot" or not 0 <= (figure.value or 99) < _FOOT:
        return 0
    gap, end = line.between(before.end, figure.first), figure.end
    if gap == "-" and line.hyphened(before.number[1]):
        return figure.number[1]
    if figure.unit != "-":
        return 0
    if gap == " " and (line.at(end).kind == "mark" or line.at(end).tag == "CC"):
        return end
    spelled = line.low(end) == "in" and re.fullmatch(r"[.,]?\s(?:and\s)?", gap)
    return end + 1 if spelled else 0


def _donor(line: Line, before: Sequence[Figure], figure: Figure) -> Figure | None:
    """The earlier figure whose unit a bare one takes."""
    if figure.unit != "-" or figure.kind or figure.value is None:
        return None
    if like_year(line, figure) and year(figure.value):
        return None
    last = before[-1]
    gap = line.between(last.end, figure.first)
    if line.low(figure.end) == "who" or line.after(figure.end, 9).startswith(
        (" of them", " of whom")
    ):
        counts = [earlier for earlier in before if earlier.kind == "count"]
        return counts[-1] if counts else None
    if last.kind == "age" and _AND_AGED.fullmatch(gap) and figure.value < _OLDEST:
        return last
    if last.unit == "-" or last.kind in ("ratio", "age") or re.search(r"[.!?;]\s", gap):
        return None
    if len(gap) > _LONGEST_GAP:
        return None
    direct, far = _INHERITS.fullmatch(gap), _INHERITS_FAR.search(gap)
    if last.unit == "percentage" and not re.fullmatch(
        r",?\s?(?:up from|down from|from|compared (?:with|to)|and|or)\s?", gap
    ):
        return last if gap == " to " and _LEADS.search(line.before(last.first)) else None
    if direct and last.kind == "count" and re.match(r",?\s?(?:and|or)\b", gap):
        return None
    if figure.unit == "-" and line.low(figure.end) in ("against", "abstaining"):
        return next((one for one in reversed(before) if one.unit == "vote"), None)
    return last if direct or (far and (figure.scaled or last.kind == "count")) else None
