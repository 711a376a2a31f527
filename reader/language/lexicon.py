"""What is known of words before a text is read: names, places, titles, trades, everyday words.

Names and places lie in `names.txt.gz` (made by `python -m reader.training lexicon`), classes of
words in `words.txt` and public figures in `figures.txt`, both kept by hand.
"""

import functools
import gzip
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_LETTERS = {
    "title": "T",
    "role": "R",
    "organisation": "O",
    "calendar": "M",
    "nationality": "D",
    "particle": "q",
}
"""Classes that a word's flags show, and how; a word that is title and role shows as title."""


class Known(NamedTuple):
    """How a word is used as a name; grades run from 0, not at all, to 3, very often."""

    given: int = 0
    gender: str = ""
    """Of the people who bear it as a given name: "m", "f", or "" where it does not tell."""
    surname: int = 0
    place: int = 0
    """3 a country, a state of the United States or a continent; 2 a large city; 1 a town."""
    common: int = 0
    """2 hardly ever capitalised inside a sentence, 1 mostly not, 0 a name or unknown."""


class Lexicon:
    """Names, places and classes of words; every word in lower case, without a final dot."""

    def __init__(
        self,
        names: Mapping[str, Known],
        classes: Mapping[str, frozenset[str]],
        figures: Mapping[str, str],
    ) -> None:
        self._names = names
        self._classes = classes
        self._figures = figures
        self._flags: dict[str, str] = {}

    def known(self, word: str) -> Known:
        """How `word` is used as a name; its accents may be left out."""
        return self._names.get(word) or self._names.get(fold(word)) or _UNKNOWN

    def entries(self) -> Iterable[tuple[str, Known]]:
        """Every word that is known as a name, a place or an everyday word."""
        return self._names.items()

    def place(self, phrase: str) -> int:
        """The grade of a place named by one word or several."""
        return self._names.get(phrase, _UNKNOWN).place

    def gender(self, word: str) -> str:
        """The gender that the given name `word` tells: "m", "f" or ""."""
        return self.known(word).gender

    def words(self, name: str) -> frozenset[str]:
        """The words of a class of `words.txt`."""
        return self._classes[name]

    def figure(self, word: str) -> str | None:
        """The gender ("m", "f", "") of the public figures whom `word` alone names, else None."""
        return self._figures.get(fold(word))

    def flags(self, word: str) -> str:
        """Everything known of `word` in a few letters, as features use it; "-" for nothing."""
        found = self._flags.get(word)
        if found is None:
            found = self._flags[word] = self._described(word)
        return found

    def _described(self, word: str) -> str:
        known = self.known(word)
        grades = (("F", known.given), ("L", known.surname), ("P", known.place))
        flags = "".join(f"{letter}{grade}" for letter, grade in grades if grade)
        flags += ("", "c", "C")[known.common]
        shown = [letter for name, letter in _LETTERS.items() if word in self._classes[name]]
        if "T" in shown and "R" in shown:
            shown.remove("R")
        if word in self._classes["saying"] or word in self._classes["acting"]:
            shown.append("s")
        if self.figure(word) is not None and not known.common:
            shown.append("G")
        return flags + "".join(shown) or "-"


_UNKNOWN = Known()


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    names: dict[str, Known] = {}
    for line in gzip.decompress((_HERE / "names.txt.gz").read_bytes()).decode().split("\n"):
        code, words = line.split("\t")
        given, gender, surname, place, common = list(code)
        known = Known(int(given), gender.strip("-"), int(surname), int(place), int(common))
        names.update(dict.fromkeys(words.split(";"), known))
    return Lexicon(names, classes(), _figures(names))


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of `words.txt` by name, and "address": titles and forms of courtesy."""
    found: dict[str, frozenset[str]] = {}
    for section in _lines("words.txt").split("[")[1:]:
        name, _, words = section.partition("]")
        found[name] = frozenset(words.split())
    found["address"] = found["title"] | found["courtesy"]
    return found


def _figures(names: Mapping[str, Known]) -> dict[str, str]:
    """Gender by the last word of each figure's name, but for words that are places as well."""
    found: dict[str, str] = {}
    for entry in _lines("figures.txt").replace("\n", ", ").split(", "):
        if entry:
            given, last, gender = entry.split()
            word = fold((given if last == "-" else last).lower())
            known = names.get(word, _UNKNOWN)
            if known.place < 2 and not known.common:
                found[word] = gender if found.get(word, gender) == gender else ""
    return found


def _lines(name: str) -> str:
    """A hand-kept file without its comments."""
    lines = (_HERE / name).read_text("utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("#"))


_PLAIN = str.maketrans({"ł": "l", "ø": "o", "’": "'", "ʻ": "'", "‘": "'", "‐": "-", "‑": "-"})


def fold(word: str) -> str:
    """`word` without accents, with plain apostrophes and hyphens."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join([letter for letter in letters if not unicodedata.combining(letter)])
