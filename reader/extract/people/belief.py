"""How sure it is that somebody found is a person, judged by all their mentions together."""

import functools
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.extract.people.identity import Someone
from reader.extract.people.names import Name
from reader.extract.people.page import Page
from reader.extract.people.plausible import plausibility
from reader.extract.people.usage import Usage
from reader.language.linear import Linear, read_linear

MODEL = Path(__file__).parent / "belief.gz"
ENOUGH = 0.35
"""Probability from which somebody is listed."""
_LIMIT = 4.0
"""Log odds beyond which the chain of labels is taken at no more than that."""


@functools.cache
def model() -> Linear:
    """The shipped model, read once."""
    return read_linear(MODEL)


def believed(
    sheet: Page, used: Usage, people: Sequence[Someone], judge: Linear
) -> list[tuple[Someone, float]]:
    """Those who are likely enough people, each with the probability."""
    sure = [(person, judge.probability(features(sheet, used, person))) for person in people]
    return [(person, probability) for person, probability in sure if probability >= ENOUGH]


def features(sheet: Page, used: Usage, person: Someone) -> list[str]:
    """What is known of somebody, over all their mentions."""
    best, names = person.best, person.names
    known = sheet.lexicon.known
    first, last = known(best.words[0]), known(best.words[-1])
    own = [name.probability for name in names if not name.known]
    most, mean = max(own, default=0.5), sum(own) / len(own) if own else 0.5
    length = min(len(best.words), 4)
    rules = round(max(-3.0, min(4.0, plausibility(sheet, best.first, best.end, used))))
    seen: Mapping[str, int] = used.get(sheet.tokens[best.end - 1].low, {})
    row = [
        "b",
        f"rules={rules}:{length > 1}",
        f"lone={first.given}{first.surname}{first.common}{min(first.place, 2)}:{length > 1}",
        f"count={min(len(names), 4)}",
        f"length={length}",
        f"first={first.given}{first.common}:{length}",
        f"last={last.surname}{last.common}:{length}",
        f"place={sheet.lexicon.place(' '.join(best.words))}:{length}",
        f"site={max(known(word).place for word in best.words)}:{length}",
        f"figure={sheet.lexicon.figure(best.words[-1]) is not None}:{length}",
        f"firms={min(2, seen.get('firms', 0))}:{length > 1}",
        f"at={min(3, 4 * seen.get('at', 0) // max(1, seen.get('n', 1)))}:{length > 1}",
        f"titled={any(name.titles for name in names)}",
        f"initial={all(sheet.initial[name.first] for name in names)}:{first.common}",
        f"low={bool(seen.get('low'))}:{length > 1}",
        f"share={min(4, 4 * len(names) // max(1, seen.get('n', 1)))}:{length > 1}",
    ]
    row += _up_to("most", _step(most)) + _up_to("mean", _step(mean))
    row += _up_to(f"most:{length > 1}", _step(most))
    row += sorted({sign for name in names for sign in _signs(sheet, name)})
    return row


def _step(probability: float) -> int:
    """The log odds of a probability in whole steps."""
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return round(max(-_LIMIT, min(_LIMIT, math.log(inside / (1 - inside)))))


def _up_to(name: str, step: int) -> list[str]:
    """A feature for each step up to `step`, so that what lies close weighs alike."""
    return [f"{name}>{at}" for at in range(-int(_LIMIT), step)]


def _signs(sheet: Page, name: Name) -> list[str]:
    """Signs around one mention."""
    words = sheet.lexicon.words
    before, after = sheet.before(name.first), sheet.after(name.end)
    row = []
    if before is not None:
        low = before.low
        if low in words("at"):
            row.append(f"at:{len(name.words) > 1}")
        elif low in ("the", "a", "an"):
            row.append(f"the:{len(name.words) > 1}")
        elif before.capital:
            row.append("capital before")
        elif low in words("saying"):
            row.append("said")
        elif before.text in ("(", ",", "and", "&", ";", "“", '"'):
            row.append("before=" + before.text)
    if after is not None:
        if "O" in sheet.flags[name.end]:
            row.append(f"firm after:{after.capital}")
        elif after.capital:
            row.append("capital after")
        elif after.low in words("saying"):
            row.append("says")
        elif sheet.tags[name.end] in ("VBD", "VBZ"):
            row.append("acts")
        elif sheet.tags[name.end] in ("NN", "NNS"):
            row.append("noun after")
        elif after.text in (")", ",", "(", "and", "&", "'s", "’s"):
            row.append("after=" + after.text.replace("’", "'"))
    return row
