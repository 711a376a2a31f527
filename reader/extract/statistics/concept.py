"""What a figure measures: the words of its sentence that a linear model picks.

Every content word of the noun phrases of the sentence is judged by the phrases that lie between it
and the figure, by the figure's unit and neighbours, and by what was picked before it: heads of
phrases first, from left to right, then the words before each head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.extract.statistics.words import DOWN, TEMPORAL, UP
from reader.language import chunks
from reader.language.linear import Linear, read_linear
from reader.language.tokens import Token

WEIGHTS = Path(__file__).with_name("concept.gz")
_CONTENT = frozenset("NN NNS NNP NNPS JJ JJR JJS VBG VBN CD FW RB ADD AFX".split())
_NOUNS = frozenset("NN NNS NNP NNPS FW ADD".split())
_STOP = frozenset(
    "other another more most much many few several own total same such some any each both no not "
    "about around nearly almost over under just only least up there".split()
)
_BE = frozenset("be am is are was were been being 's 're has have had".split())
_SAID = frozenset("said says say saying told tells reported reports according added".split())
_FAR = 12
"""Phrases between a word and its figure, at most."""
THRESHOLD = -1.2
_LAST_RESORT = -4.0
"""Log odds from which a word is picked, and from which the best is when none reaches the first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its sentence: tokens `first` to `end`, and what its unit measures."""

    first: int
    end: int
    kind: str
    change: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as phrases: each token's item, and the symbol of each item in order."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    figures: Sequence[Place]
    items: tuple[str, ...]
    item_of: tuple[int, ...]
    """The item of each token."""
    heads: tuple[int, ...]
    """The head of each item that is a noun phrase, else -1."""


def scene(tokens: Sequence[Token], tags: Sequence[str], figures: Sequence[Place]) -> Scene:
    """The phrases of a sentence with its figures."""
    items: list[str] = []
    heads: list[int] = []
    item_of = [0] * len(tokens)
    phrases = {phrase.first: phrase for phrase in chunks.chunk(tokens, tags)}
    held = {at for figure in figures for at in range(figure.first, figure.end)}
    at = 0
    while at < len(tokens):
        phrase = phrases.get(at)
        end = phrase.end if phrase else at + 1
        item_of[at:end] = [len(items)] * (end - at)
        counted = any(index in held for index in range(at, end))
        items.append("#" if counted else _symbol(tokens, phrase, at))
        heads.append(_head(tags, phrase, held) if phrase and phrase.kind == "NP" else -1)
        at = end
    return Scene(tokens, tags, figures, tuple(items), tuple(item_of), tuple(heads))


def _head(tags: Sequence[str], phrase: chunks.Chunk, held: set[int]) -> int:
    """The last noun of a noun phrase that no figure holds, or -1."""
    nouns = [at for at in range(phrase.first, phrase.end) if tags[at] in _NOUNS and at not in held]
    return nouns[-1] if nouns else -1


def _symbol(tokens: Sequence[Token], phrase: chunks.Chunk | None, at: int) -> str:
    """A letter or word for an item: n, a preposition, a class of verb, a mark."""
    if phrase is None or phrase.kind == "PP":
        return tokens[at].low if len(tokens[at].low) < 9 else "x"
    head = tokens[phrase.head].low
    if phrase.kind == "NP":
        alone = phrase.end - phrase.first == 1
        return head if alone and head in ("which", "who", "that", "it", "he", "they", "we") else "n"
    if head in _BE:
        return "be"
    if head in UP or head in DOWN:
        return "move"
    if head in _SAID:
        return "said"
    return "to-v" if tokens[phrase.first].low == "to" else "v"


def candidates(scene: Scene, figure: Place) -> list[int]:
    """The tokens that may belong to the concept: heads of phrases first, then other words."""
    held = {at for place in scene.figures for at in range(place.first, place.end)}
    here = scene.item_of[figure.first]
    fit = [
        at
        for at, tag in enumerate(scene.tags)
        if tag in _CONTENT
        and at not in held
        and scene.heads[scene.item_of[at]] >= 0
        and abs(scene.item_of[at] - here) <= _FAR
        and scene.tokens[at].low not in _STOP
        and scene.tokens[at].low[0].isalnum()
    ]
    heads = set(scene.heads)
    return sorted(fit, key=lambda at: (at not in heads, at))


def features(
    scene: Scene, number: int, at: int, chosen: set[int], before: set[int] | None
) -> list[str]:
    """What speaks for token `at` as part of the concept of figure `number`.

    `chosen` are the tokens picked so far for it; `before` those of the figure before it.
    """
    figure, item = scene.figures[number], scene.item_of[at]
    first, last = scene.item_of[figure.first], scene.item_of[figure.end - 1]
    head = scene.heads[item]
    role = "h" if at == head else "m" if at < head else "a"
    path = _path(scene, item, first, last)
    short = _short(path)
    around = f"{_item(scene, first - 1)}_{_item(scene, last + 1)}"
    tag, low = scene.tags[at], scene.tokens[at].low
    dated = "d" if low in TEMPORAL else ""
    back, ahead = _item(scene, item - 1), _item(scene, item + 1)
    kind = figure.kind
    out = [
        f"{role}{tag}{dated}",
        f"{role}w{low}",
        f"{role}p{path}",
        f"{role}q{short}",
        f"{role}pk{path}|{kind}",
        f"{role}pk{path}|{kind}|{figure.change}",
        f"{role}qk{short}|{kind}",
        f"{role}pa{path}|{around}",
        f"{role}qa{short}|{_item(scene, first - 1)}",
        f"{role}qb{short}|{_item(scene, last + 1)}",
        f"{role}n{back}_{ahead}",
        f"{role}nk{back}|{short}",
        f"{role}nl{ahead}|{short}",
        f"{role}pt{short}|{tag}{dated}",
        f"{role}first{_firstness(scene, item, first)}|{kind}",
        f"{role}first{_firstness(scene, item, first)}|{_item(scene, first - 1)}",
    ]
    if item in (first, last):
        out += _inside(scene, figure, at, role, kind)
    if role != "h":
        out += [f"{role}H{head in chosen}", f"{role}H{head in chosen}|{tag}|{head - at}"]
        out += [f"{role}H{head in chosen}|w{low}"]
    else:
        out += _governed(scene, item, short, chosen)
    if before is not None:
        other = scene.figures[number - 1]
        gap = _path(scene, scene.item_of[other.end - 1], first, last)
        same = other.kind == kind
        out += [f"{role}o{at in before}|{gap}|{same}", f"{role}o{at in before}|{_short(gap)}"]
        out += [f"{role}o{at in before}|{same}|{not before}"]
    return out


def _item(scene: Scene, number: int) -> str:
    return scene.items[number] if 0 <= number < len(scene.items) else "$"


def _path(scene: Scene, item: int, first: int, last: int) -> str:
    """The items between a phrase and the figure, and on which side the phrase stands."""
    if item < first:
        return "<" + " ".join(scene.items[item + 1 : first])
    if item > last:
        return ">" + " ".join(scene.items[last + 1 : item])
    return "="


def _short(path: str) -> str:
    """A path without its middle, and with how long it is."""
    side, items = path[0], path[1:].split()
    if len(items) <= 3:
        return side + " ".join("n" if item == "#" else item for item in items)
    clauses = sum(item in ("move", "be", "v", "to-v", "said") for item in items)
    return f"{side}{items[0]}..{items[-1]}{min(len(items), 8) // 2}v{min(clauses, 3)}"


def _firstness(scene: Scene, item: int, first: int) -> str:
    """Whether a phrase is the first of its sentence or clause, or the nearest before the figure."""
    nouns = [at for at in range(first) if scene.items[at] == "n"]
    if item > first:
        return "after"
    clause = max(
        (at for at in range(item) if scene.items[at] in (",", ";", ":", "that")), default=-1
    )
    opens = not any(scene.items[at] == "n" for at in range(clause + 1, item))
    verb = any(scene.items[at] in ("v", "be", "move", "to-v") for at in range(item + 1, first))
    start = "s" if nouns and item == nouns[0] else "c" if opens else ""
    return f"{start}{'n' if nouns and item == nouns[-1] else ''}{'v' if verb else ''}"


def _inside(scene: Scene, figure: Place, at: int, role: str, kind: str) -> list[str]:
    """A word in the figure's own phrase: how far from the figure, on which side."""
    if at >= figure.end:
        side, gap = ">", at - figure.end
    else:
        side, gap = "<", figure.first - 1 - at
    tag = scene.tags[at]
    return [f"{role}i{side}{min(gap, 4)}|{kind}", f"{role}i{side}{min(gap, 4)}|{tag}"]


def _governed(scene: Scene, item: int, short: str, chosen: set[int]) -> list[str]:
    """Whether the noun phrase before was picked, and what lies between."""
    at = item - 1
    while at >= 0 and scene.heads[at] < 0 and item - at < 4:
        at -= 1
    if at < 0 or scene.heads[at] < 0:
        return ["hGnone"]
    between = " ".join(scene.items[at + 1 : item])
    picked = scene.heads[at] in chosen
    return [f"hG{picked}|{between}", f"hG{picked}|{between}|{short[0]}", f"hG{picked}|{short}"]


@cache
def _model() -> Linear:
    return read_linear(WEIGHTS)


def concepts(scene: Scene) -> Iterator[tuple[list[int], bool]]:
    """The tokens of each figure's concept, in order, and whether the model is sure of them."""
    model, before = _model(), None
    for number, figure in enumerate(scene.figures):
        chosen: set[int] = set()
        scores: dict[int, float] = {}
        for at in candidates(scene, figure):
            scores[at] = model.score(features(scene, number, at, chosen, before))
            if scores[at] > THRESHOLD:
                chosen.add(at)
        sure = bool(chosen)
        if scores and not sure:
            best = max(scores, key=lambda at: scores[at])
            if scores[best] > _LAST_RESORT:
                chosen.add(best)
        before = chosen
        yield sorted(chosen), sure
