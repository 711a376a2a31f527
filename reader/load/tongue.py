"""The language that a text is in, by its smallest words."""

import re
from collections import Counter

_SMALL = {
    "en": "the of and to in is that for was with as it by at from he his are be this have not",
    "fr": "le la les des et est une du que qui dans pour pas sur au plus par il elle sont avec",
    "de": "der die das und ist nicht ein eine den dem von zu mit auf für sich des im auch als",
    "es": "el los las que y del una por con para su se al lo como más pero fue este ha es",
    "it": "il che di della e per non una del sono con gli dei nel alla più è anche si ha le",
    "pt": "o os que do da em um uma para com não por dos das mais na se foi como ao é",
    "nl": "de het een van en dat niet is op te zijn met voor er aan om ook naar bij was",
    "sv": "och att det som en på är av för med den till inte om ett har de han var jag",
}
"""Words that each language uses most; some are words of several."""
_NAMES = {
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
}
_WORD = re.compile(r"[^\W\d_]+")
_READ = 5_000
"""Characters that are looked at."""
_LEAST = 30
"""Words, or letters of another script, below which a text is taken for English."""
_SHARE = 0.15
"""Share of all words that the small ones of a language have in it, at least."""
_LATIN = 0x250
"""The first code point after the letters of Latin."""


def tongue(text: str) -> str | None:
    """The code of the language of a text ("fr", "und" for an unknown one), None for English."""
    words = [word.lower() for word in _WORD.findall(text, 0, _READ)]
    foreign = sum(len(word) for word in words if ord(word[0]) >= _LATIN)
    if foreign > max(_LEAST, sum(map(len, words)) / 2):
        return "und"
    if len(words) < _LEAST:
        return None
    counts = Counter(words)
    shares = {
        code: sum(counts[word] for word in small.split()) / len(words)
        for code, small in _SMALL.items()
    }
    best = max(shares, key=shares.__getitem__)
    return best if best != "en" and shares[best] > max(_SHARE, 1.5 * shares["en"]) else None


def notice(code: str) -> str:
    """What a reader is told of a text in another language."""
    name = _NAMES.get(code)
    it = f"is in {name}" if name else "is not in English"
    return f"This text {it}: people, quotes and statistics are found by the rules of English."
