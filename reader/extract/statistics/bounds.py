"""What a figure says of its value: exactly, more, less, about, or by how much it rose or fell."""

import re
from typing import Literal

from reader.extract.statistics.figure import Figure
from reader.extract.statistics.pieces import Line
from reader.extract.statistics.words import (
    DOWN,
    FALLING_NOUNS,
    HEDGES,
    MEASURED,
    NOUNS_OF_CHANGE,
    UP,
)
from reader.model import Change

_MORE = (
    r"over the age of|above the age of|more than|over than|at least|(?:a )?minimum(?: of)?|"
    r"(?:well |just |slightly |a little |far )?(?:over|above)|(?:no|not) (?:less|fewer) than|"
    r"upwards? of|exceed(?:ing|s|ed)?|in excess of|north of|surpass(?:ing|ed|es)?|topp(?:ed|ing)|"
    r"(?:greater|higher|larger|longer|bigger|older|better|further) than|tops|beyond|[>≥]|"
    r"starting at|starting from|from as little as"
)
_LESS = (
    r"under the age of|below the age of|(?:just |well |slightly |a little )?(?:under|below)|up to|"
    r"(?:less|fewer|lower|smaller|shorter|younger|cheaper|worse) than|at most|within|"
    r"(?:no|not) more than|(?:a )?maximum(?: of)?|sub-?|[<≤]|just shy of|short of|not even|"
    r"capped at|priced under"
)
_NEARLY = (
    r"about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|c\.|ca\.|close to|"
    r"(?:an )?estimated|estimated at|nearing|approaching|averag(?:ed|ing|es)|barely|"
    r"something like|in the region of|on the order of|or so|maybe|perhaps|[~≈∼]|virtually|"
    r"practically|somewhere around|near|more or less|an average of about|average"
)
_BEFORE: tuple[tuple[Change, str], ...] = ((">", _MORE), ("<", _LESS), ("~", _NEARLY))
_BEFORE_NUMBER = [
    (
        sign,
        re.compile(rf"(?:^|[\s(,;:—–\"“‘-])({words})\s?(?:a |the |an |another )?$", re.IGNORECASE),
    )
    for sign, words in _BEFORE
]
_AFTER_UNIT: tuple[tuple[Change, re.Pattern[str]], ...] = (
    (
        ">",
        re.compile(
            r"\s?(?:or (?:more|above|over|older|higher|greater|longer)|-?plus\b|\+|"
            r"and (?:older|over|above|up)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "<",
        re.compile(
            r"\s?(?:or (?:less|fewer|under|below|lower|younger)|and under|at most)\b", re.IGNORECASE
        ),
    ),
    ("~", re.compile(r"\s?(?:or so|or thereabouts|-ish|, give or take)\b", re.IGNORECASE)),
)
_OBJECT_CHANGED = re.compile(
    r"\b(grow|increas|rais|boost|lift|expand|cut|reduc|lower|slash|trim)(?:e|es|ed|ing|s|t|ting)?\s"
    r"(?:[\w'’-]+\s){1,5}by\s(?:a |about |around |nearly |almost |up to |as much as |more than |"
    r"at least |just )?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:up|down|increased|decreased|fell|lost|losing|lose)\s(?:by )?"
    r"(?:about|around|approximately|roughly|some)\s$"
)
_NO_BOUND = re.compile(
    r"\b(?:lead|leads|leading|led|run|runs|running|build|add|adds|added|adding|amount|amounts|"
    r"amounting|came|come|comes|climbed|rose|went|moved|stood|grew|shot|jumped)(?: |-)up to\s$",
    re.IGNORECASE,
)
"""Where "up to" goes on to the number and sets it no bound."""
_OVERCOME = re.compile(r"\b(?:win|victory|lead|triumph|won|prevailed|all|took)\s+over\s$")
_SPREAD = re.compile(r"(?:\s\w+){0,3}\sover\s")
"""What joins an amount to the time that it is spread over: "$5 million over six years"."""
_NOT = re.compile(r"\b(?:not|never|hardly|rarely|without|cannot)\s$|n['’]t\s$", re.IGNORECASE)
_REACHING = ("exceed", "surpass", "topp")
_MEANS = {">": "more than that", "<": "less than that", "~": "about that"}
_IDIOMATIC = frozenset(
    "gave give gives giving lead made make makes making set sets put took take takes pick picked "
    "rack racked rounded ended end come came settle settled wound turned gunned shot".split()
)
_ENDED = frozenset("ended end closed settled came set".split())
_TRANSITIVE = frozenset(
    "lost lose losing cut cuts shed added adding gained cutting raised raise hiked".split()
)
_STEPS = 6
"""Pieces between a verb of change and its number, at most."""


def with_change(line: Line, figure: Figure, previous: Figure | None) -> Figure:
    """The figure with its bound or change, from the words beside it."""
    left = line.before(figure.first).replace("\n", " ")
    if previous is not None:
        left = left[max(0, len(left) - len(line.between(previous.end, figure.first))) :]
    sign, word, opens = _bound(line, figure, left)
    if opens is None and figure.joined:
        opens = _range_opens(figure.first, left)
    after = line.after(figure.end, 20)
    higher = re.match(r"\s(higher|lower)\b", after)
    if higher and figure.kind in ("percent", "points", "money") and sign not in (">", "<"):
        return _set(figure, "up" if higher[1] == "higher" else "down", higher[1])
    direction, verb = _direction(line, figure, left)
    if direction is None and sign is None:
        direction, verb = _object_changed(left)
    if previous is not None and sign is None and direction is None:
        carried = _carried(line, previous, figure)
        if carried is not None:
            return figure._replace(change=carried).because("it continues the figure before")
    if figure.form == "vague":
        sign = None if sign in ("~", ">") else sign
    whole = figure._replace(opens=opens)
    if sign in (">", "<") and not (direction and sign == "<" and word == "under"):
        return _set(whole, sign, word)
    if direction and not (sign == "~" and _ABOUT.search(left)):
        return _set(whole, direction, verb)
    return _set(whole, sign, word) if sign else whole


def _set(figure: Figure, change: Change, word: str) -> Figure:
    reason = f"“{word}” beside it says {_MEANS.get(change, f'it went {change}')}"
    return figure._replace(change=change).because(reason)


def _range_opens(first: int, left: str) -> int | None:
    """The "between" or "from" of a range."""
    return first - 1 if re.search(r"\b(?:between|from)\s$", left, re.IGNORECASE) else None


def _piece_from(line: Line, first: int, back: int) -> int:
    """The piece that starts `back` characters before piece `first`."""
    start, at = line.pieces[first].start - back, first
    while at > 0 and line.pieces[at - 1].start >= start:
        at -= 1
    return at


def _bound(line: Line, figure: Figure, left: str) -> tuple[Change | None, str, int | None]:
    """The bound that words before or after the figure set, those words, and where they begin."""
    sign: Change | None = None
    word, opens = "", None
    for way, pattern in _BEFORE_NUMBER:
        match = pattern.search(left)
        if match is None:
            continue
        said = match[1].lower()
        if said == "within" and figure.kind != "time":
            continue
        if said == "up to" and _NO_BOUND.search(left):
            continue
        spread = figure.kind == "time" and _SPREAD.fullmatch(left)
        if said == "over" and (_OVERCOME.search(left) or spread):
            continue
        sign, word = way, said
        if said.startswith(_REACHING) and _NOT.search(left[: match.start(1)]):
            sign, word = "<", f"not {said}"
        opens = _piece_from(line, figure.first, len(left) - match.start(1))
        break
    if sign in (None, "~"):
        for way, pattern in _AFTER_UNIT:
            match = pattern.match(line.after(figure.end, 25))
            if match:
                return way, match[0].strip(), opens
    return sign, word, opens


def _object_changed(left: str) -> tuple[Literal["up", "down"] | None, str]:
    """Grow sales by 35 per cent; cut the rate by half a point."""
    match = _OBJECT_CHANGED.search(left)
    if match is None:
        return None, ""
    verb = match[0].split()[0]
    return (
        "down" if match[1].lower() in ("cut", "reduc", "lower", "slash", "trim") else "up"
    ), verb


def _carried(line: Line, previous: Figure, figure: Figure) -> Change | None:
    """Up 17 cents, or two per cent; more than $5 (£4)."""
    gap = line.between(previous.end, figure.first)
    if gap in (", or ", " or ") and previous.change in ("up", "down"):
        return previous.change
    if gap in (" (", "(") and previous.change in (">", "<", "up", "down"):
        return previous.change
    again = re.fullmatch(r"[^.;!?]{0,60}\sby\s", gap)
    if again and previous.change in ("up", "down") and previous.unit == figure.unit:
        return previous.change
    return None


def _direction(line: Line, figure: Figure, left: str) -> tuple[Literal["up", "down"] | None, str]:
    """Whether a word of change governs the number directly, and that word."""
    if (figure.kind in ("age", "count") and figure.unit != "count") or figure.form == "ratio":
        return None, ""
    if figure.joined:
        match = re.search(r"\b(\w+)\s(?:(?:from|between|by)\s)?$", left)
        word = match[1].lower() if match else ""
        return ("down", word) if word in DOWN - {"cut", "cuts"} else (None, "")
    at = figure.first - 1
    for _ in range(_STEPS):
        word = line.low(at)
        if word in NOUNS_OF_CHANGE and line.low(at + 1) == "of":
            falls = word in FALLING_NOUNS
            article = line.low(at - 1) in ("a", "an")
            if article and figure.kind in ("percent", "points"):
                return ("down" if falls else "up"), f"{word} of"
            return None, ""
        if word in UP or word in DOWN:
            return (None, "") if _idle(line, figure, at) else (_way(word), word)
        least = word == "at" and line.low(at + 1) == "least"
        step = (
            least
            or word in HEDGES
            or word in MEASURED
            or word.endswith("ly")
            or line.at(at).text == "~"
        )
        if not (step or (word == "of" and line.low(at - 1) in NOUNS_OF_CHANGE)):
            return None, ""
        at -= 1
    return None, ""


def _way(word: str) -> Literal["up", "down"]:
    return "up" if word in UP else "down"


def _idle(line: Line, figure: Figure, at: int) -> bool:
    """Whether a word of change says nothing of this number: "up to", "gave up 5", "lost $5"."""
    word, before, after = line.low(at), line.low(at - 1), line.low(at + 1)
    if word in ("up", "down"):
        ended = before in _ENDED and figure.kind in ("percent", "points")
        return (word == "up" and after == "to") or (before in _IDIOMATIC and not ended)
    if word in _TRANSITIVE and figure.kind in ("money", "mass", "") and after != "by":
        return True
    if figure.kind == "time":
        return after != "by" and not (after in HEDGES and "by" in line.before(figure.first, 20))
    if not figure.kind and word in ("added", "lost", "cut", "lower", "higher"):
        return True
    noun = word in NOUNS_OF_CHANGE or word in ("contract", "ease", "slip")
    return noun and after not in HEDGES and at + 1 != figure.first
