"""Numbers that are no figures: dates, times, scores, names, codes, addresses."""

import re
from collections.abc import Sequence

from reader.extract.statistics.figure import Figure, like_year, whole, year
from reader.extract.statistics.pieces import Line
from reader.extract.statistics.words import NUMBERED, SCORED, STREETS, plural
from reader.model import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_ARMS = "gun|pistol|rifle|round|shell|calib|bullet|mortar|howitzer|cannon"
_COUNTED = r"(?!%|\s?(?:percent|per\ cent|people|million|billion))"
_FIRST = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|call|dial|group"
"""How words begin that open what is no figure."""
_NOISE = re.compile(
    rf"""
    (?=[-\d+(.'’] | (?i:http|www\.) | \b(?:[A-Z]\d | (?i:{_FIRST})))(?:    # most letters begin none
    \d{{4}}-\d\d-\d\d(?:T[\d:.]+Z?)?                                     # 2019-09-01T10:38:07Z
  | (?i:https?://\S+ | www\.\S+)                                         # addresses
  | \b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?i:{_MONTH})\b(?:,?\s\d{{4}}\b)?    # 1 September 2019
  | \b(?i:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\b(?![.,]\d){_COUNTED}
      (?:,?\s\d{{4}}\b)?                                               # Sept. 20-24, 2019
  | \b{_MONTH},?\s(?:of\s)?(?:19|20)\d\d\b
  | \b\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\b\.?)               # 9:01 p.m.
  | \b\d{{1,3}}:\d\d(?::\d\d|\.\d+)?\b                                   # 11:30, 1:36.6
  | \b\d{{1,2}}\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock)               # 5 AM
  | (?<![\d.,])(?:\+?\d{{1,3}}[\s.-])?(?:\(\d{{3}}\)\s?|\d{{3}}[-.\s])\d{{3}}[-.]\d{{4}}\b
  | \+\d[\d\s().-]{{6,}}\d
  | \b0\d{{2,4}}\s\d{{3,4}}\s?\d{{3,4}}\b                                 # 020 7946 0321
  | \b(?i:call(?:s|ed|ing)?|dial(?:s|ed|led|ling)?)\s\d{{3}}\b               # call 911
  | \b\d{{2,5}}-\d{{4,}}(?:-\d{{2,}})*\b                                  # accounts, telephones
  | \b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b | \b9/11\b | \b24/7\b | \b50[/-]50\b | \b7/7\b
  | \b\d+(?:\.\d+){{2,}}\b(?!,\d)                                        # 3.0.9
  | \b(?:19|20)\d\ds?\b(?:\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d)\b)(?!\s?(?:%|percent|per\ cent|people))
  | \b\d+(?:st|nd|rd|th)\b                                              # 22nd
  | \bGroup\sof\s(?:Seven|Eight|Twenty|\d\d?)\b
  | \b\d{{2,4}}['’]?s\b                                                  # 1970s, 49ers
  | (?<!\d)['’]\d\ds?\b
  | \b\d+(?:\.\d+)?\s?(?:x|×)\s?\d+\b
  | \b\d+(?:\.\d+)?[\s-]?mm\s(?=\w*(?:{_ARMS}))
  | \.\d\d-calib(?:er|re) | \b\d+-(?:gauge|calib(?:er|re))\s(?=shotgun|rifle|pistol|bullet|gun)
  | (?<!\$)\b(?!R\d{{3}})[A-Z]\d+\b(?![,.]\d|\s?(?:[mbt]n|million|billion|trillion)\b)
    )
    """,
    re.VERBOSE,
)
_MAILBOX = re.compile(r"\b[\w.+-]{1,64}@[\w.-]{1,64}\.\w+")
_LIST_NUMBER = re.compile(r"\d{1,2}[.)]\s")
_MODELS = frozenset("aircraft plane jet series rifle engine helicopter airliner".split())
"""What a number after a maker's name is a model of."""
_AFTER_YEAR = frozenset("in since by until circa from and d act of early late mid during".split())
_PENALTIES = frozenset(
    "ban suspension sentence term jail prison moratorium embargo drought high low".split()
)
"""What a length of time in words is worth listing for: "a six-year ban"."""
_FIRST_OF_YEARS = 1500
"""Years before it begin no range with a thing counted: "from 1,000 to 2000 hires"."""
_MOST_OF_A_NAME = 10_000
_SIGNS = frozenset("$£€¥₹")
_MOST_GOALS = 50
_TOTALS = frozenset("average total maximum minimum".split())


def noisy(line: Line) -> list[Span]:
    """The stretches of a line whose numbers are dates, times, addresses, codes or list numbers."""
    start, end = line.span
    spans = [Span(*match.span()) for match in _NOISE.finditer(line.text, start, end)]
    if line.text.find("@", start, end) >= 0:
        spans += [Span(*match.span()) for match in _MAILBOX.finditer(line.text, start, end)]
    opening = _LIST_NUMBER.match(line.text, start, end)
    if opening and (start == 0 or line.text[start - 1] == "\n") and opening.end() < end:
        spans.append(Span(start, opening.end()))
    return spans


def inside(spans: Sequence[Span], place: Span) -> bool:
    """Whether a place touches one of the noisy stretches."""
    return any(span.overlaps(place) for span in spans)


def score(line: Line, first: Figure, second: Figure) -> bool:
    """Whether two numbers joined by a dash are the score of a match or the split of a vote."""
    for figure in (first, second):
        if not whole(figure.value) or figure.scaled or (figure.value or 0) > 199:
            return False
    if first.form != "digits":
        return False
    follows = line.low(second.number[1])
    return second.unit == "-" or follows in SCORED or _between_names(line, first, second)


def _between_names(line: Line, first: Figure, second: Figure) -> bool:
    """Whether a score stands between those who played: "Rovers 3-2 Vale"."""
    before, after = line.at(first.first - 1), line.at(second.number[1])
    names = before.capital and after.capital and not _many(line, second)
    return names and second.kind == "count" and (second.value or 0) < _MOST_GOALS


def spelled_compound(line: Line, figure: Figure) -> bool:
    """Whether a small number in words only makes an adjective: "three-bed", "two-day"."""
    at = figure.number[1]
    if figure.form != "words" or figure.scaled or not line.hyphened(at):
        return False
    if line.at(at + 1).kind != "word" or line.low(at + 1) == "to":
        return False
    if figure.kind == "time":
        words = (line.low(place) for place in range(figure.end, figure.end + 4))
        return not any(word in _PENALTIES for word in words)
    return figure.kind in ("count", "points", "name", "")


def none(line: Line, figure: Figure) -> bool:
    """Whether a number, with all that is known of it, is no figure."""
    tests = (_pronoun, _identifier, _years, _named, _numbered_thing, _bracketed, _idiom)
    return any(test(line, figure) for test in tests)


def _pronoun(line: Line, figure: Figure) -> bool:
    """The two, all three, the Gang of Eight."""
    before = line.at(figure.first - 1)
    if figure.kind or figure.joined:
        return False
    if figure.form == "article":
        return True
    if figure.form != "words":
        return False
    if figure.value is not None and figure.value <= 1:
        return True
    if before.low == "of" and line.at(figure.number[0]).capital:
        return True
    pronouns = "the these those other top bottom last first big final no earlier".split()
    return figure.change == "=" and before.low in pronouns


def _identifier(line: Line, figure: Figure) -> bool:
    if figure.value is None or figure.scaled:
        return False
    written = line.words(*figure.number)
    return abs(figure.value) > 10**15 or (
        written.isdigit() and written.startswith("0") and len(written) > 1 and not figure.kind
    )


def _years(line: Line, figure: Figure) -> bool:
    """In 2019, between 1939 and 1945, the 2016 election; not "more than 2,000"."""
    if (
        "," in line.words(*figure.number)
        or figure.change != "="
        or figure.kind not in ("", "count")
    ):
        years = figure.kind == "time" and figure.unit_at is not None and like_year(line, figure)
        return years and year(figure.value) and line.glued(figure.number[1] + 1)
    if figure.joined:
        ends = (figure.low, figure.high)
        if figure.kind == "count" and (figure.low or 0) < _FIRST_OF_YEARS:
            return False
        return all(whole(end) and 1000 <= (end or 0) < 2100 for end in ends) and year(figure.high)
    if not like_year(line, figure):
        return False
    if year(figure.value):
        return True
    before = line.low(figure.first - 1)
    total = before == "of" and line.low(figure.first - 2) in _TOTALS
    return not figure.kind and before in _AFTER_YEAR and not total


def _named(line: Line, figure: Figure) -> bool:
    """Numbers that belong to the name before them: Game 6, Boeing 737, Fortune 500."""
    if figure.kind not in ("", "count") or figure.scaled or figure.joined or figure.form == "vague":
        return False
    before = line.at(figure.first - 1)
    if before.text in ("#", "№", "/", "_", "&") or before.low in ("no", "nos", "number"):
        return True
    if before.text == "." and line.low(figure.first - 2) in ("no", "nos"):
        return True
    if figure.form not in ("digits", "words") or before.kind != "word" or figure.change != "=":
        return False
    many = _many(line, figure)
    if before.low in NUMBERED and (before.capital or (not many and figure.form == "digits")):
        return not (many and line.begins(figure.first - 1))
    if figure.form != "digits":
        return False
    if line.begins(figure.first - 1):
        owner = before.low.endswith(("'s", "’s"))
        named = before.tag in ("NNP", "NNPS") and not figure.kind and not owner
        return (named or (before.text.isupper() and len(before.text) > 1)) and (
            figure.value or 0
        ) < _MOST_OF_A_NAME
    inner = any(letter.isupper() for letter in before.text[1:])
    if not inner and not (before.capital and before.tag in ("NNP", "NNPS", "NN", "JJ")):
        return False
    if before.low.endswith(("'s", "’s")) or before.low == "s":
        return (figure.value or 0) <= 60
    return not many or before.text.isupper() or figure.unit in _MODELS


def _many(line: Line, figure: Figure) -> bool:
    """Whether the number counts a plural, which is no verb: "the Lumo 3 costs $189"."""
    end = (figure.unit_at or (0, 1))[1]
    verb = line.at(end).text in _SIGNS
    return bool(figure.unit_at) and plural(line.low(end - 1)) and not verb


def _numbered_thing(line: Line, figure: Figure) -> bool:
    """10 Downing Street, 787 Dreamliner, 5 Oak Lane."""
    value = figure.value
    if figure.form != "digits" or figure.scaled or value is None or value >= 10000:
        return False
    if "," in line.words(*figure.number) or figure.change != "=":
        return False
    after = line.at(figure.number[1])
    if not figure.kind:
        return after.kind == "word" and after.capital and after.spaced
    if figure.kind != "count" or figure.unit_at is None or _many(line, figure):
        return False
    first, end = figure.unit_at
    follow = {line.low(at) for at in range(first, end + 3)}
    return line.at(first).capital and (bool(follow & STREETS) or line.at(end - 1).capital)


def _bracketed(line: Line, figure: Figure) -> bool:
    """(2019), [12]: a reference; 4,5,6: a list."""
    if figure.form != "digits" or figure.change != "=":
        return False
    before, after = line.low(figure.first - 1), line.low(figure.number[1])
    listed = before == "," and line.glued(figure.first) and line.glued(figure.first - 1)
    listing = after == "," and line.glued(figure.number[1]) and line.glued(figure.number[1] + 1)
    if listed or listing:
        return True
    bare = not figure.kind and not figure.scaled and (figure.value or 0) < 2100
    return bare and before + after in ("()", "[]")


_FIGURES_OF_SPEECH = re.compile(
    r"\b(?:at one (?:point|time|stage)|one (?:point|way|day|thing)|"
    r"the (?:top|last|first|final|earlier|other|latter|former) "
    r"(?:two|three|four|five|six|seven|eight|nine|ten|10))\b",
    re.IGNORECASE,
)


def _idiom(line: Line, figure: Figure) -> bool:
    """At one point; the first two, the top three; a figure of speech, no figure."""
    if figure.form not in ("words", "digits") or figure.joined or figure.scaled:
        return False
    if figure.kind not in ("", "count", "points") or (figure.value or 0) > 10:
        return False
    place = line.place(*figure.number)
    start = max(line.span.start, place.start - 14)
    end = min(line.span.end, place.end + 8)
    spans = (match.span() for match in _FIGURES_OF_SPEECH.finditer(line.text, start, end))
    return any(first <= place.start and place.end <= last for first, last in spans)
