"""What is known of words before a text is read: names, places, titles, trades, everyday words.

Names and places lie in `names.txt.gz` (made by `python -m reader.training lexicon`), classes of
words in `words.txt` and public figures in `figures.txt`, both kept by hand.
"""

import functools
import gzip
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_HEAD = 3
"""Letters that the words of one line of `names.txt.gz` have in common."""
_SIGNS = 5
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
        self._seen: dict[str, Known] = {}
        self._places: dict[str, int] = {}

    def known(self, word: str) -> Known:
        """How `word` is used as a name; its accents may be left out."""
        found = self._seen.get(word)
        if found is None:
            names = self._names
            found = self._seen[word] = names.get(word) or names.get(fold(word)) or _UNKNOWN
        return found

    def entries(self) -> Iterable[tuple[str, Known]]:
        """Every word that is known as a name, a place or an everyday word."""
        return self._names.items()

    def place(self, phrase: str) -> int:
        """The grade of a place named by one word or several."""
        found = self._places.get(phrase)
        if found is None:
            found = self._places[phrase] = self._names.get(phrase, _UNKNOWN).place
        return found

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


class Names(Mapping[str, Known]):
    """Words by how they are used as names, looked up where they stand.

    Words that begin with the same three letters stand in one line: these letters, then, for each
    of the ways in which some are used, its five signs and what follows the letters in each word.
    """

    def __init__(self, text: str) -> None:
        self._lines = dict([line.split("\t", 1) for line in text.split("\n")])

    def __getitem__(self, word: str) -> Known:
        tail = f";{word[_HEAD:]};"
        for group in self._lines[word[:_HEAD]].split("\t") if ";" not in word else ():
            if tail in f";{group[_SIGNS:]};":
                return _known(group[:_SIGNS])
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        for head, line in self._lines.items():
            for group in line.split("\t"):
                yield from (head + tail for tail in group[_SIGNS:].split(";"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def folded(words: Mapping[str, str]) -> str:
    """The text that `Names` looks words up in, given the five signs of each word."""
    heads: dict[str, dict[str, list[str]]] = {}
    for word, signs in sorted(words.items()):
        heads.setdefault(word[:_HEAD], {}).setdefault(signs, []).append(word[_HEAD:])
    return "\n".join(
        "\t".join([head, *(f"{signs}{';'.join(tails)}" for signs, tails in sorted(groups.items()))])
        for head, groups in heads.items()
    )


@functools.cache
def _known(signs: str) -> Known:
    """What the five signs of a word say: grade, gender or "-", and the three other grades."""
    given, gender, surname, place, common = list(signs)
    return Known(int(given), gender.strip("-"), int(surname), int(place), int(common))


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    names = Names(gzip.decompress((_HERE / "names.txt.gz").read_bytes()).decode())
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
