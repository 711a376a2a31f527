"""Names as the text writes them: bare, without title and suffix, ready to be compared."""

import collections
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.extract.people.namesakes import is_namesake
from reader.extract.people.page import GENERATIONS, Page, with_lone_words
from reader.extract.people.plausible import GIVEN_TITLES
from reader.extract.people.spans import Found, Search
from reader.extract.people.usage import Usage
from reader.language.lexicon import classes, fold
from reader.model import Span

_THINGS = Path(__file__).parent / "things.txt"
_CHILD_OF = frozenset("bin binti binte ibn".split())
_UNNAMED = re.compile(
    r"(anti|post|pre|pro|non|ex|mid|south|north|east|west|neo)[-‐‑]|.*[-‐‑](occupied|led|backed|based|born|era|"
    r"controlled|held|style|made|speaking|winner|winning|trained|owned)$"
)
"""Hyphened words that hold a name but are none."""
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_SURE = 0.9
"""Probability from which a lone word means somebody wherever it stands."""
_TITLED = 0.7
"""Share of the longer words of a sentence with a capital, above which it is a headline."""
_SHORT_TITLES = frozenset("sen gov rep dr prof rev gen col lt maj capt sgt".split())
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
    former: bool = False
    """Whether it is the one that the person was born with, as the text says."""
    known: bool = False
    """Whether it was found by being named elsewhere alone, not by its own signs."""

    @property
    def core(self) -> tuple[str, ...]:
        """The words without particles, unless there is nothing else."""
        return without_particles(self.words) or self.words

    @property
    def full(self) -> bool:
        """Whether it has two words or more, initials aside."""
        return sum(len(word) > 1 for word in self.words) >= 2


def without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that are no "de", "van" or "bin"."""
    particles = classes()["particle"]
    return tuple(word for word in words if word not in particles)


@functools.cache
def things() -> frozenset[str]:
    """Phrases that look like a person's name and are none."""
    lines = _THINGS.read_text("utf-8").split("\n")[1:]
    return frozenset(" ".join(lines).strip().split("; "))


def named(sheet: Page, search: Search) -> list[Name]:
    """The names of a page, completed by what is known of the whole of it."""
    pieces = [piece for found in _joined(sheet, search.names) for piece in _cut(sheet, found)]
    names = [name for piece in pieces if (name := _name(sheet, piece))]
    names += _again(sheet, search, names)
    names = _without_other_uses(sheet, search.used, names)
    names = _begun(sheet, names)
    names = [name for name in names if not is_namesake(sheet, name, search.used)]
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


def _cut(sheet: Page, found: Found) -> list[Found]:
    """A name cut where a title or a headline's verb stands inside: "Ann Lee Meets Tom Roe"."""
    first, pieces = found.first, []
    for index in range(found.first, found.end):
        if _headline_verb(sheet, index, found.end) or _short_title(sheet, index, found.end):
            pieces.append((first, index))
            first = index + 1
    return [Found(a, b, found.probability) for a, b in (*pieces, (first, found.end)) if a < b]


def _short_title(sheet: Page, index: int, end: int) -> bool:
    """Whether a title cut short stands before the rest of a name: "Ohio Sen. Ann Lee"."""
    token = sheet.tokens[index]
    return index < end - 1 and token.text.endswith(".") and token.low in _SHORT_TITLES


def _headline_verb(sheet: Page, index: int, end: int) -> bool:
    """Whether a capitalised verb in the present follows somebody, as headlines have it."""
    word, known = sheet.tokens[index].low, sheet.lexicon.known
    own = known(word)
    named = own.given or own.surname > 1 or own.place or sheet.shouted[index]
    if len(word) < 4 or not word.endswith("s") or named:
        return False
    stems = (word, word[:-1], word[:-2], word[:-3] + "y")
    if not any(known(stem).common for stem in stems):
        return False
    first, last = sheet.document.sentences[sheet.tokens[index].sentence]
    words = [token for token in sheet.tokens[first:last] if len(token.text) > 3]
    headline = sum(token.capital for token in words) > _TITLED * len(words)
    return index < end - 1 or (headline and last > end)


def _name(sheet: Page, found: Found) -> Name | None:
    """The bare name of a stretch of tokens; None where nothing of a person is left."""
    first, end, probability = found
    end = _with_father(sheet, end)
    tokens, words = sheet.tokens, sheet.lexicon.words
    ahead = words("address") | words("role") | _AHEAD
    while first < end - 1 and tokens[first].low in words("small"):
        first += 1
    if sum(token.low not in GENERATIONS for token in tokens[first:end]) == 2:
        ahead = ahead - GIVEN_TITLES
    start = first
    while first < end - 1 and tokens[first].low in ahead:
        first += 1
    titles = [token.low for token in tokens[start:first] if token.low not in _AHEAD]
    index = start - 1
    while index >= 0 and not sheet.opens[index + 1] and tokens[index].low in ahead:
        titles += [tokens[index].low] if tokens[index].low not in _AHEAD else []
        index -= 1
    while end > first + 1 and tokens[end - 1].text in ('"', "”", "’", "'", "''", ")", "."):
        end -= 1
    while end > first + 1 and sheet.shouted[end - 1] and sheet.tags[end - 1] in _VERBS:
        end -= 1
    bare = [token for token in tokens[first:end] if token.text[0].isalpha()]
    suffixes = words("suffix")
    parts = tuple(fold(token.low) for token in bare if token.low not in suffixes)
    initials = len(parts) > 1 and all(len(part) == 1 for part in parts)
    if not parts or initials or any(map(_UNNAMED.match, parts)):
        return None
    if " ".join(token.low for token in tokens[first:end]) in things():
        return None
    generation = next((token.low for token in bare if token.low in GENERATIONS), "")
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
        bool(sheet.quoted[first]),
    )


def _with_father(sheet: Page, end: int) -> int:
    """The end of a name with whose child it is: "Siti Aminah binti Yusof"."""
    joiner, father = sheet.after(end), sheet.after(end + 1)
    if joiner is None or father is None or joiner.low not in _CHILD_OF or not father.capital:
        return end
    return end if sheet.opens[end] else end + 2


def _comma_generation(sheet: Page, end: int) -> tuple[int, str]:
    """The end of a name with "Jr." after it, with a comma between or not."""
    tokens = sheet.tokens
    for index in (end, end + 1):
        if index >= len(tokens) or sheet.opens[index] or tokens[index].low not in GENERATIONS:
            continue
        if index == end or tokens[end].text == ",":
            return index + 1, tokens[index].low
    return end, ""


def _title_gender(sheet: Page, title: str) -> str:
    if title in sheet.lexicon.words("man"):
        return "m"
    return "f" if title in sheet.lexicon.words("woman") else ""


def _again(sheet: Page, search: Search, names: Sequence[Name]) -> list[Name]:
    """Names that were not seen at their place, of people named in full elsewhere."""
    taken = {index for name in names for index in range(name.first, name.end)}
    full = {name.words for name in names if name.full}
    lasts = {name.core[-1] for name in names if name.full}
    givens = {name.core[0] for name in names if name.full}
    lone = collections.Counter(name.words[0] for name in names if len(name.words) == 1)
    sure = {
        name.words[0]
        for name in names
        if name.probability > _SURE
        and lone[name.words[0]] * 2 >= search.used[sheet.tokens[name.first].low]["n"]
    }
    words_of = sheet.lexicon.words
    ahead = words_of("role") | words_of("title") | words_of("small") | words_of("particle")
    found = []
    for start, end in with_lone_words(sheet, search.runs):
        if any(index in taken for index in range(start, end)):
            continue
        first = start
        while first < end - 1 and sheet.tokens[first].low in ahead:
            first += 1
        common = "c" in sheet.flags[first].lower()
        if sheet.initial[first] and first < end - 1 and common:
            first += fold(sheet.tokens[first + 1].low) in lasts | givens
        words = tuple(fold(token.low) for token in sheet.tokens[first:end])
        short = len(words) == 1 and len(words[0]) > 2
        alone = short and _stands_for(sheet, first, lone, lasts, givens)
        again = short and words[0] in sure and not sheet.initial[first]
        again = again and sheet.flags[first] not in ("-", "c", "C")
        if not (words in full or alone or again):
            continue
        found.append(Found(first, end, 0.8))
        taken.update(range(first, end))
    again_named = [name for place in found if (name := _name(sheet, place))]
    for name in again_named:
        name.known = True
    return again_named


def _stands_for(
    sheet: Page, index: int, lone: collections.Counter[str], lasts: set[str], givens: set[str]
) -> bool:
    """Whether a lone word may stand for somebody named in full."""
    word, flags = fold(sheet.tokens[index].low), sheet.flags[index]
    common = "c" in flags.lower()
    if ("M" in flags and not _spoken(sheet, index)) or not (
        word in lasts or (word in givens and not common)
    ):
        return False
    if lone[word] or not (common or "P3" in flags or "D" in flags):
        return True
    before = sheet.before(index)
    at = before is not None and before.low in sheet.lexicon.words("at")
    return not (sheet.initial[index] or at or "P3" in flags)


def _spoken(sheet: Page, index: int) -> bool:
    """Whether a verb of saying stands next to a word: "said May"."""
    saying = sheet.lexicon.words("saying")
    beside = (sheet.before(index), sheet.after(index + 1))
    return any(token is not None and token.low in saying for token in beside)


def _without_other_uses(sheet: Page, used: Usage, names: list[Name]) -> list[Name]:
    """The names without lone words that mostly are no person in this document."""
    inside = {word for name in names if name.full for word in name.words}
    times = collections.Counter(name.words for name in names)

    def mostly_other(name: Name) -> bool:
        seen = used.get(sheet.tokens[name.first].low)
        if len(name.words) > 1 or name.words[0] in inside or seen is None:
            return False
        known = sheet.lexicon.known(name.words[0])
        word = known.common == 2 and not known.given and not name.titles and seen["low"] > 0
        return word or 3 <= seen["n"] > 3 * times[name.words]

    return [name for name in names if not mostly_other(name)]


def _begun(sheet: Page, names: Sequence[Name]) -> list[Name]:
    """The names from where they begin, which other names of the page may tell."""
    full = {name.words for name in names if name.full}
    lasts = collections.Counter(words[-1:] for words in full)
    alone = {name.words for name in names} | {last for last, times in lasts.items() if times > 1}
    tails = {words[at:] for words in full for at in range(len(words))}
    moved = []
    for name in names:
        first = _particles_before(sheet, name, tails) - _family_before(sheet, name)
        if first == name.first and name.words[1:] in alone and _ordinary(sheet, first):
            first += 1
        moved.append(name if first == name.first else _from(sheet, name, first))
    return moved


def _from(sheet: Page, name: Name, first: int) -> Name:
    """A name that begins at another token."""
    span = Span(sheet.tokens[first].start, name.span.end)
    words = tuple(fold(token.low) for token in sheet.tokens[first : name.first])
    return replace(
        name, first=first, span=span, words=words + name.words[max(0, first - name.first) :]
    )


def _ordinary(sheet: Page, index: int) -> bool:
    """Whether a capital only opens the sentence: "Together Ann Lee and her son ..."."""
    known = sheet.lexicon.known(sheet.tokens[index].low)
    verb = sheet.tags[index] == "VBG"
    word = known.common > 0 and sheet.tokens[index].low not in sheet.lexicon.words("particle")
    return bool(sheet.initial[index]) and not known.given and (word or verb)


def _particles_before(sheet: Page, name: Name, tails: set[tuple[str, ...]]) -> int:
    """Where the particles begin that a name has in front: "Bin Rashid", "St John"."""
    tokens, first = sheet.tokens, name.first
    particles = sheet.lexicon.words("opener") | {"los", "las", "st"}
    while not sheet.opens[first] and tokens[first - 1].low in particles:
        first -= 1
    words = tuple(fold(token.low) for token in tokens[first : name.first])
    return first if words and words + name.words in tails else name.first


def _family_before(sheet: Page, name: Name) -> bool:
    """Whether a family name that looks like a small word stands before: "spokeswoman He Yan"."""
    place = name.first - 1
    if len(name.words) > 1 or place < 1 or sheet.opens[place] or sheet.opens[name.first]:
        return False
    small = sheet.tokens[place].low in sheet.lexicon.words("small") and bool(sheet.capital[place])
    return small and sheet.tokens[place - 1].low in sheet.lexicon.words("role")
