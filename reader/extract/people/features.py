"""What the chain of labels sees of each word of a capitalised run."""

from collections.abc import Iterable

from reader.extract.people.page import Page, Range
from reader.extract.people.usage import WAYS, Usage


def rows(
    sheet: Page, run: Range, used: Usage, weighed: Iterable[tuple[Range, float]]
) -> list[list[str]]:
    """The features of each token of a run, given its candidates and how plausible they are."""
    first, end = run
    guesses = _guesses(weighed)
    around = _around(sheet, first, end)
    found = []
    for index in range(first, end):
        row = _of_word(sheet, run, index)
        row += around if index in (first, end - 1) or end - first <= 3 else around[:2]
        guess = guesses.get(index, "n")
        row.append("rs=" + guess)
        row.append(f"rs={guess}{_position(first, end, index)}{sheet.flags[index]}")
        row += _of_usage(used, sheet.tokens[index].low)
        found.append(row)
    return found


def _guesses(weighed: Iterable[tuple[Range, float]]) -> dict[int, str]:
    """The plausibility, in steps, of the candidate that each token lies in."""
    found: dict[int, str] = {}
    for (first, end), plausible in weighed:
        step = round(max(-3.0, min(4.0, plausible)))
        found[first] = f"{step}B"
        for index in range(first + 1, end):
            found[index] = f"{step}I"
    return found


def _position(first: int, end: int, index: int) -> str:
    """Single, first, last or middle word of its run."""
    if end - first == 1:
        return "S"
    return "F" if index == first else "E" if index == end - 1 else "M"


def _around(sheet: Page, first: int, end: int) -> list[str]:
    """The words before and after the run."""
    tokens, count = sheet.tokens, len(sheet.tokens)
    before, after = sheet.before(first), sheet.after(end)
    previous = before.low if before else "^"
    following = after.low if after else "$"
    length = str(min(end - first, 5))
    earlier = tokens[first - 2].low if first > 1 else "^"
    later = tokens[end + 1].low if end + 1 < count else "$"
    tag_before = sheet.tags[first - 1] if before else "^"
    tag_after = sheet.tags[end] if after else "$"
    written = _written(sheet, end) + _written(sheet, end + 1)
    return [
        "sp=" + previous,
        "sn=" + following,
        f"sn2={following}_{later}",
        f"sp2={earlier}_{previous}",
        "L=" + length,
        "pf=" + (sheet.flags[first - 1] if before else "^"),
        f"L={length}sp={previous}",
        f"L={length}sn={following}",
        "st=" + tag_before,
        "nt=" + tag_after,
        f"t={tag_before}_{tag_after}:{length}",
        f"nw={written}",
        f"pw={_written(sheet, first - 2)}{_written(sheet, first - 1)}:{written}",
    ]


def _written(sheet: Page, index: int) -> str:
    """How the token at `index` is written, marks and years as themselves."""
    if not 0 <= index < len(sheet.tokens):
        return "$"
    token = sheet.tokens[index]
    return f"d{len(token.text)}" if token.shape == "d" else token.shape


def _of_word(sheet: Page, run: Range, index: int) -> list[str]:
    first, end = run
    tokens, flags = sheet.tokens, sheet.flags
    low, known = tokens[index].low, flags[index]
    written = ("A" if sheet.shouted[index] else "") + tokens[index].shape
    place = _position(first, end, index)
    past, past_word, past_shape, left = _back(sheet, first, index)
    next_, next_word, next_shape, right = _ahead(sheet, end, index)
    row = [
        "b",
        "w=" + low,
        "s=" + written,
        "f=" + known,
        "pos=" + place,
        f"pos={place}{known}",
        f"tag={sheet.tags[index]}:{place}",
        "x2=" + low[-2:],
        "x3=" + low[-3:],
        "x4=" + low[-4:],
        "p3=" + low[:3],
        "p2=" + low[:2],
        f"fp={past}>{known}",
        f"fn={known}>{next_}",
        "pw=" + past_word,
        "nw=" + next_word,
        f"len={min(len(tokens[index].text), 8)}",
        f"fpn={left}>{known}>{right}",
        f"ss={past_shape}{written}{next_shape}",
        "seg=" + (place + "|".join(flags[first:end]) if end - first <= 4 else "long"),
    ]
    row += _by_grades(sheet, run, index, place)
    row += _beyond(sheet, run, index)
    common = "c" if "c" in known or "C" in known else "n"
    if sheet.initial[index]:
        row += ["init", "init" + common, "init" + known]
    else:
        row.append("mid" + common)
    return row


def _back(sheet: Page, first: int, index: int) -> tuple[str, str, str, str]:
    """Flags, word, shape and flags inside the run of the token before; "/" beyond the run."""
    if index > first:
        flags, token = sheet.flags[index - 1], sheet.tokens[index - 1]
        return flags, token.low, token.shape, flags
    before = sheet.before(first)
    if before is None:
        return "^/", "/^", "/", "/"
    return sheet.flags[first - 1] + "/", "/" + before.low, "/", "/"


def _ahead(sheet: Page, end: int, index: int) -> tuple[str, str, str, str]:
    """The same of the token after."""
    if index + 1 < end:
        flags, token = sheet.flags[index + 1], sheet.tokens[index + 1]
        return flags, token.low, token.shape, flags
    after = sheet.after(end)
    if after is None:
        return "/$", "/$", "/", "/"
    return "/" + sheet.flags[end], "/" + after.low, "/", "/"


def _by_grades(sheet: Page, run: Range, index: int, place: str) -> list[str]:
    """What the lexicon knows of the word and its neighbours, grade by grade."""
    first, end = run
    known = sheet.lexicon.known
    given, _, surname, site, common = known(sheet.tokens[index].low)
    row = [
        f"gF{given}{place}",
        f"gL{surname}{place}",
        f"gP{site}{place}",
        f"gC{common}{place}",
        f"gFL{min(given, 2)}{min(surname, 2)}{common}{place}",
    ]
    if index > first:
        back = known(sheet.tokens[index - 1].low)
        row.append(f"gB{back.given}{back.common}>{surname}{common}")
    if index + 1 < end:
        ahead = known(sheet.tokens[index + 1].low)
        row.append(f"gA{given}{common}>{ahead.surname}{ahead.common}")
    return row


def _beyond(sheet: Page, run: Range, index: int) -> list[str]:
    """Words of the run further off: second before and after, first and last."""
    first, end = run
    tokens, flags = sheet.tokens, sheet.flags
    row = []
    if index > first + 1:
        row += ["ppw=" + tokens[index - 2].low, "ppf=" + flags[index - 2]]
    if index + 2 < end:
        row += ["qqw=" + tokens[index + 2].low, "qqf=" + flags[index + 2]]
    if index > first:
        row += ["fst=" + flags[first], "fstw=" + tokens[first].low]
    if index < end - 1:
        row += ["lst=" + flags[end - 1], "lstw=" + tokens[end - 1].low]
    return row


def _of_usage(used: Usage, low: str) -> list[str]:
    """How the document uses the word: once (e), and half the time or more (E)."""
    seen = used.get(low)
    if not seen:
        return []
    count = seen["n"]
    row = []
    for way in WAYS:
        times = seen.get(way)
        if times:
            row.append("e" + way)
            if times * 2 >= count:
                row.append("E" + way)
    row.append(f"en{min(count, 4)}")
    named = int(bool(seen.get("given") or seen.get("title") or seen.get("initial")))
    active = int(
        bool(seen.get("says") or seen.get("said") or seen.get("acts") or seen.get("described"))
    )
    thing = int(bool(seen.get("at") or seen.get("firms")))
    row.append(f"efl={named}{active}{thing}{int(bool(seen.get('low')))}")
    return row
