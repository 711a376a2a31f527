"""Numbers in words: "two and a half million", "a third", "tens of thousands"."""

from collections.abc import Callable
from decimal import Decimal

from reader.extract.statistics import units
from reader.extract.statistics.pieces import Line
from reader.extract.statistics.scales import SCALES, Numeral, scaled

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
_VAGUE = {
    "dozens": (24, 100),
    "scores": (40, 100),
    "hundreds": (100, 1000),
    "thousands": (10**3, 10**4),
    "millions": (10**6, 10**7),
    "billions": (10**9, 10**10),
    "trillions": (10**12, 10**13),
}
_TENFOLD = {"tens": 10, "dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1000}
_FEW = {"couple": (2, 2), "few": (2, 10), "several": (2, 10)}
"""From how many to how many: a few hundred are fewer than a thousand."""
_HALVED = frozenset("of the a an its his her their our my all".split())
_HEDGES = frozenset(
    "almost nearly about around roughly than over under only just approximately by least".split()
)
_LONGEST = 30
"""Decimals of the longest number read."""


def numeral_in_words(line: Line, index: int) -> Numeral | None:
    """The longest number in words that starts at piece `index`, if one does."""
    reader = FIRST_WORDS.get(line.low(index))
    return reader(line, index) if reader else None


def _cardinal(line: Line, index: int) -> tuple[int, int]:
    """The whole number in words from piece `index`, and where it ends."""
    total = current = 0
    end, last = index, ""
    while True:
        at = end
        if last and line.hyphened(end):
            at = end + 1
        elif line.low(end) == "and" and last in ("hundred", "thousand", "million"):
            at = end + 1 if line.low(end + 1) in ONES or line.low(end + 1) in TENS else end
        word = line.low(at)
        if word in ONES and not (last in ONES or (last in TENS and ONES[word] > 9)):
            current += ONES[word]
        elif word in TENS and last not in ONES and last not in TENS:
            current += TENS[word]
        elif word in ("hundred", "dozen") and last and current < 1000:
            current = (current or 1) * SCALES[word]
        elif word in SCALES and word not in ("hundred", "dozen") and _scalable(last):
            total, current = total + current * SCALES[word], 0
        else:
            break
        end, last = at + 1, word
    return total + current, end


def _scalable(last: str) -> bool:
    """Whether a word of scale may follow the word `last`: "two million", "two hundred million"."""
    return last == "hundred" or (bool(last) and last not in SCALES)


def _in_words(line: Line, index: int) -> Numeral:
    whole, end = _cardinal(line, index)
    value, large = Decimal(whole), any(line.low(at) in SCALES for at in range(index, end))
    return (
        _parts(line, index, end, whole)
        or _and_a_half(line, index, end, value)
        or _point(line, index, end, whole)
        or Numeral(index, end, "words", value, scaled=large)
    )


def _parts(line: Line, index: int, end: int, whole: int) -> Numeral | None:
    """Three-quarters, two thirds, one-fifth; "three quarters billion"."""
    at = end + 1 if line.hyphened(end) else end
    word = line.low(at)
    part = word.removesuffix("s") if word != "halves" else "half"
    if whole >= 20 or part not in FRACTIONS:
        return None
    follower = line.low(at + 1)
    plural = whole > 1 and part != word
    single = whole == 1 and part == word and (at > end or follower == "of")
    last = at + 3 if follower == "of" and line.low(at + 2) in ("a", "one") else at + 1
    if line.low(last) in SCALES and (plural or single):
        share = Decimal(whole) / FRACTIONS[part] * SCALES[line.low(last)]
        return Numeral(index, last + 1, "words", share, scaled=True)
    if not (plural or single) or (
        part == "quarter" and at == end and follower not in ("of", "the")
    ):
        return None
    return Numeral(index, at + 1, "fraction", Decimal(whole) / FRACTIONS[part])


def _and_a_half(line: Line, index: int, end: int, value: Decimal) -> Numeral | None:
    """Two and a half (million); five-and-a-half."""
    at = [at for at in range(end, min(end + 6, len(line.pieces))) if not line.hyphened(at)][:3]
    words = [line.low(position) for position in at]
    if words[:1] != ["and"] or len(words) < 3 or words[1] not in ("a", "one"):
        return None
    if words[2] not in ("half", "quarter"):
        return None
    more = Decimal(1) / FRACTIONS[words[2]]
    return scaled(line, Numeral(index, at[2] + 1, "words", value + more), money=False)


def _point(line: Line, index: int, end: int, whole: int) -> Numeral | None:
    """Three point five (million)."""
    if line.low(end) != "point":
        return None
    decimals, at = "", end + 1
    while ONES.get(line.low(at), 10) < 10 and len(decimals) < _LONGEST:
        decimals += str(ONES[line.low(at)])
        at += 1
    if not decimals:
        return None
    return scaled(line, Numeral(index, at, "words", Decimal(f"{whole}.{decimals}")), money=False)


def _half(line: Line, index: int) -> Numeral | None:
    """Half a million, half a dozen, half-million, half of; a bare half counts after a hedge."""
    following, value = line.low(index + 1), Decimal("0.5")
    if following in SCALES:
        return Numeral(index, index + 2, "words", value * SCALES[following], scaled=True)
    second = line.low(index + 2)
    if (following in ("a", "an") or line.hyphened(index + 1)) and second in SCALES:
        return scaled(line, Numeral(index, index + 2, "words", value), money=False)
    if line.hyphened(index + 1):
        return None
    if following in _HALVED or line.low(index - 1) in _HEDGES:
        return Numeral(index, index + 1, "fraction", value)
    return None


def _quarter(line: Line, index: int) -> Numeral | None:
    """Quarter million; a quarter-point cut."""
    following = line.low(index + 1)
    if following in SCALES:
        share = Decimal("0.25") * SCALES[following]
        return Numeral(index, index + 2, "words", share, scaled=True)
    if line.hyphened(index + 1) and line.low(index + 2) in ("point", "percentage"):
        return Numeral(index, index + 1, "fraction", Decimal("0.25"))
    return None


def _article(line: Line, index: int) -> Numeral | None:
    """A million, a hundred and twenty, a third of, a quarter of a million."""
    following = line.low(index + 1)
    if following in _FEW:
        few = _few(line, index + 1)
        return few and few._replace(first=index)
    if following in units.table().words and line.follow(index + 2, "and a half"):
        return Numeral(index, index + 1, "words", Decimal(1))
    if following in SCALES:
        if following == "hundred" and line.low(index + 2) == "and":
            rest, end = _cardinal(line, index + 3)
            if end > index + 3:
                return Numeral(index, end, "words", Decimal(100 + rest), scaled=True)
        numeral = scaled(line, Numeral(index, index + 1, "article", Decimal(1)), money=False)
        return _and_half_of_it(line, numeral)
    if following not in FRACTIONS:
        return None
    share = Decimal(1) / FRACTIONS[following]
    if line.low(index + 2) in SCALES and following in ("quarter", "half"):
        value = share * SCALES[line.low(index + 2)]
        return Numeral(index, index + 3, "words", value, scaled=True)
    if line.low(index + 2) != "of":
        alone = _stands_alone(line, index, index + 2)
        return Numeral(index, index + 2, "fraction", share) if alone else None
    if line.low(index + 3) == "a" and line.low(index + 4) in SCALES:
        value = share * SCALES[line.low(index + 4)]
        return Numeral(index, index + 5, "words", value, scaled=True)
    return Numeral(index, index + 2, "fraction", share)


def _few(line: Line, index: int) -> Numeral | None:
    """A couple of hundred, a few thousand, several dozen."""
    least, most = _FEW[line.low(index)]
    at = index + 2 if line.low(index + 1) == "of" else index + 1
    scale = SCALES.get(line.low(at), 0)
    if not scale:
        return None
    if least == most:
        return Numeral(index, at + 1, "vague", Decimal(least * scale), scaled=True)
    ends = Decimal(least * scale), Decimal(most * scale)
    return Numeral(index, at + 1, "vague", None, *ends, scaled=True)


def _and_half_of_it(line: Line, numeral: Numeral) -> Numeral:
    """A million and a half."""
    end = numeral.end
    if numeral.value is None or not line.follow(end, "and a half"):
        return numeral
    return numeral._replace(value=numeral.value * Decimal("1.5"), end=end + 3, form="words")


def _stands_alone(line: Line, first: int, end: int) -> bool:
    """Whether "a third" is an amount: "fell by a third", "nearly a quarter"; not "a third time"."""
    after = line.at(end)
    closed = after.kind == "mark" or after.tag in ("IN", "CC", "TO", "JJR", "RBR")
    return closed and (line.low(first - 1) in _HEDGES or after.tag in ("JJR", "RBR"))


def _vague(line: Line, index: int) -> Numeral | None:
    """Tens of thousands, hundreds, millions: from the least to the most that the words allow."""
    word = line.low(index)
    of, larger = line.low(index + 1), line.low(index + 2)
    if of == "of" and word in _TENFOLD and larger in _VAGUE and larger not in ("dozens", "scores"):
        least = Decimal(_TENFOLD[word] * _VAGUE[larger][0])
        most = least * (4 if word == "dozens" else 10)
        return Numeral(index, index + 3, "vague", None, least, most, scaled=True)
    if word == "dozens":
        return Numeral(index, index + 1, "vague", Decimal(12), scaled=True)
    if word not in _VAGUE:
        return None
    low, high = _VAGUE[word]
    return Numeral(index, index + 1, "vague", None, Decimal(low), Decimal(high), scaled=True)


FIRST_WORDS: dict[str, Callable[[Line, int], Numeral | None]] = {
    **dict.fromkeys((*ONES, *TENS), _in_words),
    **dict.fromkeys((*_VAGUE, "tens"), _vague),
    **dict.fromkeys(_FEW, _few),
    "half": _half,
    "quarter": _quarter,
    "a": _article,
    "an": _article,
}
"""By each word that can begin a number, what reads it."""
