"""Annotated documents with other names in them, so that a model learns more than names it met."""

import random
import re
import zlib
from collections.abc import Sequence
from typing import Any

from reader.language.lexicon import Lexicon, lexicon

_KEPT, _COINED = 0.15, 0.3
"""Share of the words of names that stay as they are, and that are coined; others are in a list."""
_ONSETS = "b br ch d f g gr h j k kl l m n p r s sh st t th v w y z zh".split()
_VOWELS = "a e i o u ai ei ou ia".split()
_ENDINGS = ["", "", "n", "s", "r", "k", "ski", "ov", "son", "ng", "tz"]
_PART = re.compile(r"(\s+)")


def renamed(document: dict[str, Any], spans: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The document with the words of its names changed, each everywhere into the same other word.

    `spans` are the places of its names; the answer has a "text" and the new places as "spans".
    """
    text, names = document["text"], _Names(zlib.crc32(document["text"].encode()))
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    done = length = 0
    for start, end in sorted(set(spans)):
        if start < done:
            continue
        name = names.of(text[start:end])
        pieces += [text[done:start], name]
        length += start - done + len(name)
        places.append((length - len(name), length))
        done = end
    return {"text": "".join([*pieces, text[done:]]), "spans": places}


class _Names:
    """New words for the words of names, drawn by chance that a seed settles."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._lexicon = lexicon()
        self._given, self._surnames = _lists(self._lexicon)
        self._changed: dict[str, str] = {}

    def of(self, name: str) -> str:
        parts = _PART.split(name)
        return "".join(
            self._word(part, place == 0 < len(parts) - 1) for place, part in enumerate(parts)
        )

    def _word(self, word: str, given: bool) -> str:
        """Another word for `word` if it is a whole capitalised one; titles stay."""
        low = word.lower().rstrip(".")
        words = self._lexicon.words
        plain = word.isalpha() and word.istitle() and len(word) > 2
        if not plain or low in words("address") or low in words("role"):
            return word
        if low not in self._changed:
            known = self._lexicon.known(low)
            given = given or known.given > known.surname
            self._changed[low] = self._drawn(word, self._given if given else self._surnames)
        return self._changed[low]

    def _drawn(self, word: str, listed: Sequence[str]) -> str:
        chance = self._chance
        lot = chance.random()
        if lot < _KEPT:
            return word
        if lot >= _KEPT + _COINED:
            return chance.choice(listed).capitalize()
        syllables = (
            chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.choice((2, 2, 3)))
        )
        return ("".join(syllables) + chance.choice(_ENDINGS)).capitalize()


def _lists(known: Lexicon) -> tuple[list[str], list[str]]:
    """The given names and surnames of the lexicon that are nothing else."""
    words = [(word, entry) for word, entry in known.entries() if word.isalpha() and entry.place < 2]
    given = sorted(word for word, entry in words if entry.given and not entry.common)
    surnames = sorted(word for word, entry in words if entry.surname and entry.common < 2)
    return given, surnames
