"""A correction in words, for notices, lists and exports."""

from reader.model import Act, Anchor, Correction, QuoteKind

_SHORT = 60
"""Code points of an item's words that are enough to know it by."""
MANNER = {
    QuoteKind.DIRECT.value: "the speaker’s own words",
    QuoteKind.MIXED.value: "the speaker’s own words in part",
    QuoteKind.INDIRECT.value: "the writer’s words",
}
"""The kinds of quote by their values, in words."""


def told(correction: Correction, most: int = _SHORT) -> str:
    """What a correction says, in one line: "Okafor is Lena Okafor"; of an item's words `most`."""
    item = short(correction.item, most)
    match correction.act:
        case Act.WRONG:
            return f"{item} is not a {correction.kind.value}"
        case Act.SAME:
            return f"{item} is {_other(correction)}"
        case Act.NAME:
            return f"{item} is called {correction.words}"
        case Act.PLACE:
            return f"{item} is not {correction.words} here"
        case Act.SPEAKER:
            return f"{item} is said by {_other(correction)}"
        case Act.MANNER:
            return f"{item} is {MANNER.get(correction.words, correction.words)}"


def short(held: Anchor, most: int = _SHORT) -> str:
    """The words of an anchor in one line, cut where they are more than so many code points."""
    words = " ".join(held.quote.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _other(correction: Correction) -> str:
    return short(correction.other) if correction.other else "nobody named"
