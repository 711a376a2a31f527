"""Names as the text writes them: bare, without title and suffix, ready to be compared."""

import collections
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.extract.people.page import Page, Range
from reader.extract.people.spans import Found, Search
from reader.extract.people.usage import Usage
from reader.language.lexicon import fold
from reader.model import Span

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOT_PEOPLE = frozenset(
    phrase.strip()
    for phrase in """goldman sachs|morgan stanley|jp morgan|j.p morgan|jpmorgan chase|walt disney|wells fargo|merrill
lynch|lehman brothers|charles schwab|dow jones|getty images|rolls royce|rolls-royce|louis vuitton|calvin klein|ralph
lauren|harley davidson|harley-davidson|johns hopkins|john deere|lockheed martin|jack daniel|trader joe|fannie mae|freddie
mac|fox news|sky news|al jazeera|pearl jam|duran duran|microsoft|google|twitter|facebook|firefox|safari|wikipedia|wikileaks|
youtube|instagram|tiktok|netflix|spotify|amazon|goldman|nielsen|boeing|brexit|obamacare|linkedin|reddit|uber|airbnb|
nintendo|bitcoin|ebola|zika|hezbollah|hamas|taliban|isis|al qaeda|al-qaeda|boko haram|white house|wall street|capitol hill|
downing street|kremlin|pentagon|broadway|hollywood|raspberry pi|quinnipiac|monmouth|reuters|politico|breitbart|saint
louis|st. louis|san diego|san francisco|santa ana|santa fe|las vegas|baton rouge|st. petersburg|baker hughes|arthur
andersen|booz allen|booz allen hamilton|gallup|pew|rasmussen|moody|moody's|standard & poor|tim hortons|mcdonald|starbucks|
walmart|toyota|honda|nissan|hyundai|samsung|siemens|philips|unilever|barclays|credit suisse|lloyds|santander|blackrock|
blackstone|citigroup|pfizer|moderna|merck|bayer|novartis|roche|eli lilly|exxon|chevron|halliburton|shell|bp|marks &
spencer|marks and spencer|john lewis|harvey nichols|ben & jerry|petronas|gazprom|rosneft|lukoil|acropolis|hantavirus|covid|
omicron|ah|oh|uh|um|wow|haha|dow|nasdaq|tesla|ford|al shabaab|al-shabaab|islamic jihad|medicare|medicaid|bible|koran|quran|
nobel|pulitzer|oscar|emmy|grammy|tony award|heisman|super bowl|mount everest|everest|hong kong|saudi aramco|aramco|
ernst & young|mayo clinic|black sea|dead sea|hail mary|uncle sam|jim crow|big ben|john doe|jane doe""".replace(
        "\n", " "
    ).split("|")
)
"""Firms, places and things that bear the name of a person or look like one."""
_EPONYMOUS = frozenset(
    "professor professorship chair fellow fellowship lecture scholar award prize medal foundation center centre school library "
    "tower building institute".split()
)
_POLITICAL = frozenset("campaign government".split())
"""Words after a name that leave it the name of a person, though the phrase is not."""
_RULES = frozenset("administration administrations regime presidency era doctrine cabinet".split())
"""Words after a name that make it a time or a body: "the Smith administration"."""
_UNNAMED = re.compile(
    r"(anti|post|pre|pro|non|ex|mid|south|north|east|west|neo)[-‐‑]|.*[-‐‑](occupied|led|backed|based|born|era|"
    r"controlled|held|style|made|speaking|winner|winning|trained|owned)$"
)
"""Hyphened words that hold a name but are none."""
_AHEAD = frozenset("former the and first vice prime us u.s de-facto".split())


@dataclass(slots=True, eq=False)
class Name:
    """A name at its place."""

    first: int
    end: int
    span: Span
    words: tuple[str, ...]
    """Folded, in lower case, without suffixes."""
    titles: tuple[str, ...]
    """Titles and roles right before it, in lower case."""
    gender: str
    """What the titles tell: "m", "f" or ""."""
    generation: str
    """What tells father from son: "jr", "iii" or ""."""
    probability: float
    shouted: bool = False
    """Whether it is written in capitals."""
    quoted: bool = False
    """Whether it stands inside a quotation."""
    known: bool = False
    """Whether it was found by being named elsewhere alone, not by its own signs."""

    @property
    def core(self) -> tuple[str, ...]:
        """The words without particles, unless there is nothing else."""
        return tuple(word for word in self.words if word not in PARTICLES) or self.words

    @property
    def full(self) -> bool:
        """Whether it has two words or more, initials aside."""
        return sum(len(word) > 1 for word in self.words) >= 2


PARTICLES = frozenset(
    "de del della dello dei degli der den des di da do dos das du d la le las los el al ul bin ibn ben bint abu van von vom zu "
    "zum ter ten af av y e st ap san mac".split()
)


def named(sheet: Page, search: Search) -> list[Name]:
    """The names of a page, completed by what is known of the whole of it."""
    names = [name for found in _joined(sheet, search.names) if (name := _name(sheet, found))]
    names += _again(sheet, search.runs, names)
    names = [name for name in names if not _mostly_other(sheet, search.used, names, name)]
    names = [name for name in names if not (_eponym(sheet, name) or _of_rule(sheet, name))]
    return sorted(names, key=lambda name: name.span)


def _joined(sheet: Page, found: Iterable[Found]) -> list[Found]:
    """Names that touch are one, but for a role between them."""
    joined: list[Found] = []
    roles = sheet.lexicon.words("role")
    for name in found:
        if (
            joined
            and joined[-1].end == name.first
            and not sheet.opens[name.first]
            and sheet.tokens[name.first].low not in roles
        ):
            last = joined.pop()
            joined.append(Found(last.first, name.end, min(last.probability, name.probability)))
        else:
            joined.append(name)
    return joined


def _name(sheet: Page, found: Found) -> Name | None:
    """The bare name of a stretch of tokens; None where nothing of a person is left."""
    first, end, probability = found
    tokens, words = sheet.tokens, sheet.lexicon.words
    ahead = words("title") | words("role") | words("courtesy") | _AHEAD
    while first < end - 1 and tokens[first].low in words("small"):
        first += 1
    start = first
    while first < end - 1 and tokens[first].low in ahead:
        first += 1
    titles = [token.low for token in tokens[start:first]]
    index = start - 1
    while index >= 0 and not sheet.opens[index + 1] and tokens[index].low in ahead:
        titles.append(tokens[index].low)
        index -= 1
    while end > first + 1 and tokens[end - 1].text in ('"', "”", "’", "'", "''", ")", "."):
        end -= 1
    bare = [token for token in tokens[first:end] if token.text[0].isalpha()]
    suffixes = words("suffix")
    parts = tuple(fold(token.low) for token in bare if token.low not in suffixes)
    if not parts or any(map(_UNNAMED.match, parts)):
        return None
    if " ".join(token.low for token in tokens[first:end]) in _NOT_PEOPLE:
        return None
    generation = next((token.low for token in bare if token.low in _GENERATIONS), "")
    if not generation:
        end, generation = _comma_generation(sheet, end)
    span = Span(tokens[first].start, tokens[end - 1].end)
    gender = next((g for t in titles if (g := _title_gender(sheet, t))), "")
    shouted = sheet.document.text[span.start : span.end].isupper()
    return Name(
        first,
        end,
        span,
        parts,
        tuple(titles),
        gender,
        generation,
        probability,
        shouted,
        sheet.quoted[first],
    )


def _comma_generation(sheet: Page, end: int) -> tuple[int, str]:
    """The end of a name with "Jr." after it, with a comma between or not."""
    tokens = sheet.tokens
    for index in (end, end + 1):
        if index < len(tokens) and tokens[index].low in _GENERATIONS and not sheet.opens[index]:
            if index == end or tokens[end].text == ",":
                return index + 1, tokens[index].low
    return end, ""


def _title_gender(sheet: Page, title: str) -> str:
    if title in sheet.lexicon.words("man"):
        return "m"
    return "f" if title in sheet.lexicon.words("woman") else ""


def _again(sheet: Page, runs: Sequence[Range], names: Sequence[Name]) -> list[Name]:
    """Names that were not seen at their place, of people named in full elsewhere."""
    taken = {index for name in names for index in range(name.first, name.end)}
    full = {name.words for name in names if name.full}
    lasts = {name.core[-1] for name in names if name.full}
    givens = {name.core[0] for name in names if name.full}
    lone = collections.Counter(name.words[0] for name in names if len(name.words) == 1)
    roles = sheet.lexicon.words("role") | sheet.lexicon.words("title")
    found = []
    for first, end in runs:
        if any(index in taken for index in range(first, end)):
            continue
        while first < end - 1 and sheet.tokens[first].low in roles:
            first += 1
        common = "c" in sheet.flags[first].lower()
        if sheet.initial[first] and first < end - 1 and common:
            first += fold(sheet.tokens[first + 1].low) in lasts | givens
        words = tuple(fold(token.low) for token in sheet.tokens[first:end])
        if words not in full and not (len(words) == 1 and len(words[0]) > 2):
            continue
        if len(words) == 1 and not _stands_for(sheet, first, lone, lasts, givens):
            continue
        if name := _name(sheet, Found(first, end, 0.8)):
            name.known = True
            found.append(name)
    return found


def _stands_for(
    sheet: Page, index: int, lone: collections.Counter[str], lasts: set[str], givens: set[str]
) -> bool:
    """Whether a lone word may stand for somebody named in full."""
    word, flags = fold(sheet.tokens[index].low), sheet.flags[index]
    common = "c" in flags.lower()
    if "M" in flags or not (word in lasts or (word in givens and not common)):
        return False
    if lone[word] or not (common or "P3" in flags or "D" in flags):
        return True
    before = sheet.before(index)
    at = before is not None and before.low in sheet.lexicon.words("at")
    return not (sheet.initial[index] or at or "P3" in flags)


def _mostly_other(sheet: Page, used: Usage, names: Sequence[Name], name: Name) -> bool:
    """Whether a lone word is mostly not a person in this document."""
    if len(name.words) > 1:
        return False
    if any(name.words[0] in other.words for other in names if other.full):
        return False
    seen = used.get(sheet.tokens[name.first].low) or {}
    times = sum(other.words == name.words for other in names)
    return seen.get("n", 0) >= 3 and times * 3 < seen["n"]


def _eponym(sheet: Page, name: Name) -> bool:
    """Whether the name belongs to a chair, a prize, a firm: what follows says so."""
    after = sheet.after(name.end)
    if after is None or not after.capital or sheet.initial[name.first]:
        return False
    thing = after.low in _EPONYMOUS or "O" in sheet.flags[name.end]
    if not thing or after.low in _POLITICAL:
        return False
    before = sheet.before(name.first)
    return name.full or (before is not None and before.low == "the")


def _of_rule(sheet: Page, name: Name) -> bool:
    """Whether the name names a time or body: "the Smith administration"."""
    after = sheet.after(name.end)
    return after is not None and after.low in _RULES
