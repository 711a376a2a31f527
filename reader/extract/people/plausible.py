"""How plausible a run of words is as the name of one person, by rules that need no training."""

import collections

from reader.extract.people.page import GENERATIONS, Page, Range
from reader.extract.people.usage import Usage

GIVEN_TITLES = frozenset({"earl"})
"""Titles that before a lone surname are rather a given name."""
_MIXED = frozenset("christian thai french english german dutch scot welsh irish roman".split())
"""Nationalities that are names of people as well."""
_COUNTRIES = frozenset("us uk un eu dc usa uae".split())
_ARTICLES = frozenset("the this that these a an its our".split())
_KIN = frozenset("named called by with wife husband son daughter".split())


def candidates(sheet: Page, first: int, end: int) -> list[Range]:
    """A run cut at the words that cannot stand inside a name."""
    parts: list[Range] = []
    start = first
    for index in range(first, end + 1):
        if index == end or _parts(sheet, index, start, end):
            while start < index and not sheet.capital[start] and not _opens(sheet, start):
                start += 1
            if start < index:
                parts.append((start, index))
            start = index + 1
    return parts


def _opens(sheet: Page, index: int) -> bool:
    return sheet.tokens[index].low in sheet.lexicon.words("opener")


def _parts(sheet: Page, index: int, start: int, end: int) -> bool:
    """Whether the word at `index` cannot be part of the name begun at `start`."""
    low, flags, words = sheet.tokens[index].low, sheet.flags[index], sheet.lexicon.words
    if low in words("small") and sheet.capital[index]:
        return True
    if "M" in flags and not (index > start and "F3" in sheet.flags[index - 1]):
        return True
    if "D" in flags and low not in _MIXED:
        return True
    if sheet.tokens[index].shape == "X.X." and low.replace(".", "") in _COUNTRIES:
        return True
    if low in GIVEN_TITLES and index == start:
        rest = [token for token in sheet.tokens[index + 1 : end] if token.low not in GENERATIONS]
        return len(rest) != 1
    if low == "st" and start == index - 1 and index < end - 1:
        return any(flag in sheet.flags[start] for flag in "PCcTR")
    if "T" in flags or "R" in flags or low in words("courtesy"):
        before = sheet.before(index)
        if "L" not in flags or index < end - 1 or before is None:
            return True
        titled = "T" not in flags and before.low in words("address")
        inside = "L3" in flags and index > start and before.low not in words("role")
        return not (titled or inside)
    return False


def weigh(sheet: Page, run: Range, used: Usage) -> list[tuple[Range, float]]:
    """The candidates of a run, each with its plausibility."""
    return [
        ((first, end), plausibility(sheet, first, end, used))
        for first, end in candidates(sheet, *run)
    ]


def plausibility(sheet: Page, first: int, end: int, used: Usage) -> float:
    """Evidence that tokens `first` to `end` name a person: above 0 for, below against."""
    named = [index for index in range(first, end) if sheet.capital[index]]
    if not named:
        return -9.0
    score = _by_place(sheet, first, end, named) + _by_context(sheet, first, end, len(named))
    score += _by_words(sheet, first, end, named) if len(named) > 1 else _by_word(sheet, named[0])
    return score + _by_usage(sheet, named, used)


def _by_place(sheet: Page, first: int, end: int, named: list[int]) -> float:
    """Signs of a place, firm or code."""
    score, flags, tokens = 0.0, sheet.flags, sheet.tokens
    grade = sheet.lexicon.place(" ".join([token.low for token in tokens[first:end]]))
    if grade:
        score -= 2.5 if grade >= 2 or len(named) > 1 else 1.2
    if any("O" in flags[index] for index in (named[1:] or ())) or (
        "O" in flags[named[0]] and len(named) > 1
    ):
        score -= 3.0
    elif "O" in flags[named[0]]:
        score -= 2.0
    after = sheet.after(end)
    if after is not None and "O" in flags[end]:
        score -= 3.0 if sheet.capital[end] else 1.5 * (len(named) == 1)
    for index in named:
        token = tokens[index]
        code = token.shape == "XX" and len(token.text) > 1 and token.low not in GENERATIONS
        if code and not sheet.shouted[index]:
            score -= 2.5
            break
    if any(token.shape in ("d", "xX") for token in tokens[first:end]):
        score -= 2.0
    return score


def _by_words(sheet: Page, first: int, end: int, named: list[int]) -> float:
    """What the lexicon says of a name of several words."""
    tokens, flags = sheet.tokens, sheet.flags
    known = sheet.lexicon.known
    head, tail = named[0], named[-1]
    given, surname = known(tokens[head].low).given, known(tokens[tail].low).surname
    score = (0.0, 0.8, 1.6, 2.2)[given] + (0.0, 0.5, 0.8, 1.1)[surname] - 1.3
    if not given and not surname and known(tokens[head].low).surname > 1:
        score += 1.6
    if any(tokens[index].low in GENERATIONS for index in named[1:]):
        score += 1.5
    if known(tokens[head].low).common and given < 3:
        score -= 1.2
    if known(tokens[tail].low).common and surname < 2:
        score -= 1.4
    if any(
        "c" in flags[index].lower() and "L" not in flags[index] and "F" not in flags[index]
        for index in named
    ):
        score -= 1.0
    if any(tokens[index].shape == "X." for index in named[1:-1]):
        score += 1.5
    if tokens[head].shape in ("X.", "X.X."):
        score += 1.2
    if any(not sheet.capital[index] for index in range(first, end)):
        score += 0.5
    if "X-x" in (tokens[head].shape, tokens[tail].shape):
        score += 0.9
    if tokens[tail].low.startswith(("al-", "el-", "o'", "o’", "mc")):
        score += 1.2
    if len(named) > 4:
        score -= 1.5 * (len(named) - 4)
    if len(named) == 2 and not given and not surname:
        score -= 0.4
    return score


def _by_word(sheet: Page, index: int) -> float:
    """What the lexicon says of a lone word."""
    token = sheet.tokens[index]
    known = sheet.lexicon.known(token.low)
    score = (0.0, 0.2, 0.5, 1.0)[known.given] + (0.0, 0.1, 0.3, 0.4)[known.surname] - 1.4
    if known.common:
        score -= 2.0 if sheet.initial[index] else 1.0
    if len(token.text) <= 2:
        score -= 1.5
    if "G" in sheet.flags[index]:
        score += 1.5
    return score


def _by_context(sheet: Page, first: int, end: int, length: int) -> float:
    """Signs in the words right before and after."""
    score, words = 0.0, sheet.lexicon.words
    before, after = sheet.before(first), sheet.after(end)
    if before is not None:
        if before.low in words("title") or before.low in words("courtesy"):
            score += 3.2
        elif before.low in words("role"):
            score += 1.9
        if before.low in words("saying"):
            score += 1.2
        if before.low in words("at"):
            score -= 1.6 if length == 1 else 0.4
        if before.low in _ARTICLES:
            score -= 1.8
        if before.low in _KIN:
            score += 0.5
    if after is not None:
        if after.low in words("saying"):
            score += 1.8
        elif after.low in words("acting"):
            score += 0.9
        if after.low in ("'s", "’s"):
            score += 0.3
        score += _by_apposition(sheet, end)
    return score


def _by_apposition(sheet: Page, end: int) -> float:
    words, tokens = sheet.lexicon.words, sheet.tokens
    following = sheet.after(end + 1)
    if following is None:
        return 0.0
    if tokens[end].text == "(":
        return 0.5 if following.shape == "d" or following.low in ("born", "d", "r", "r-") else 0.0
    if tokens[end].low in words("suffix"):
        return 2.5
    if tokens[end].text != ",":
        return 0.0
    if following.low in words("suffix") and following.text[-1].isupper():
        return 2.5
    if following.text.isdigit() and 1 < len(following.text) < 4:
        return 3.0
    if following.low in ("who", "whose") or following.low in words("role"):
        return 1.2
    described = following.low in ("a", "an", "the") and any(
        token.low in words("role") for token in tokens[end + 2 : end + 6]
    )
    if described:
        return 1.2
    country = following.capital and "P3" in sheet.flags[end + 1]
    owner = sheet.after(end + 2)
    if country and owner is not None and owner.low in ("'s", "’s"):
        return 1.2
    return -1.5 if country else 0.0


def _by_usage(sheet: Page, named: list[int], used: Usage) -> float:
    """How the document uses the words elsewhere."""
    none: collections.Counter[str] = collections.Counter()
    last = used.get(sheet.tokens[named[-1]].low, none)
    if len(named) > 1:
        head = used.get(sheet.tokens[named[0]].low, none)
        score = 0.6 * bool(last.get("title")) + 0.5 * bool(last.get("says"))
        score += 0.5 * bool(last.get("alone")) - 0.4 * bool(last.get("firms"))
        return score - 0.6 * bool(head.get("low")) - 0.6 * bool(last.get("low"))
    count = max(1, last.get("n", 1))
    score = 0.0
    if last.get("given") or last.get("initial"):
        score += 2.2 if last.get("last") else 1.0
    score += 1.5 * bool(last.get("title")) + 0.8 * bool(last.get("says") or last.get("said"))
    score += 0.3 * bool(last.get("acts")) + 1.0 * bool(last.get("aged"))
    score -= 1.2 * bool(last.get("low")) + 0.5 * last.get("firms", 0)
    score -= 0.8 * (last.get("at", 0) * 3 > count) + 1.0 * (last.get("the", 0) * 3 > count)
    return score
