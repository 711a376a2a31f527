"""Days as documents write them, in the one form of the record."""

import re
from functools import cache

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {
    short: number
    for number, month in enumerate(_MONTHS.split(), start=1)
    for short in (month, month[:3])
} | {"sept": 9}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))


@cache
def _day() -> re.Pattern[str]:
    """A day in figures or words; compiled when first looked for, as most lines hold none."""
    return re.compile(
        rf"""
    (?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?
  | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\ (?P<m2>{_MONTH})\.?,?\ (?P<y2>\d{{4}})
  | (?P<m3>{_MONTH})\.?\ (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<y3>\d{{4}})
    """,
        re.VERBOSE | re.IGNORECASE,
    )


_STAMP = r"(?i)\s*date:?\s+"
_LABEL = (
    r"(?i)(?:(?:first |last )?(?:published|posted|updated|date)(?: on| at)?:?\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
)
_TIME = (
    r"(?i)(?:,?\s*(?:at|[-–—|•])?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"\s*\(?(?:[A-Z]{2,4})?\)?)?"
)


_LONGEST = 120
"""Characters that a line with nothing but a day may have: longer ones are not looked at."""


def day(text: str) -> str | None:
    """The first whole day that `text` names, YYYY-MM-DD; None where there is none."""
    match = _day().search(text)
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    year = match["y"] or match["y2"] or match["y3"]
    month = match["m"] or _NUMBER[(match["m2"] or match["m3"]).lower()]
    number = match["d"] or match["d2"] or match["d3"]
    from datetime import date  # noqa: PLC0415 - few articles begin with one

    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return None


def line(text: str) -> str | None:
    """The day of a line that says nothing else ("Published: 5 October 2023, 10:30")."""
    if len(text) > _LONGEST or not any(map(str.isdecimal, text)):
        return None
    label = re.match(_LABEL, text)
    match = _day().match(text, label.end() if label else 0)
    if not match:
        return None
    after = text[match.end() :]
    time = re.match(_TIME, after)
    rest = after[time.end() :] if time else after
    return None if rest.strip(" .|•") else _iso(match)


def stamp(text: str) -> tuple[str, int] | None:
    """The day of a stamp before the text ("date 2023-10-05 The ..."), and where the text begins."""
    label = re.match(_STAMP, text[:64]) if text[:64].lstrip()[:4].lower() == "date" else None
    match = _day().match(text, label.end()) if label else None
    iso = _iso(match) if match else None
    if not match or not iso:
        return None
    end = match.end()
    return iso, end + len(text[end:]) - len(text[end:].lstrip())
