"""What speaks for a word as part of what a figure measures: places, phrases between, the tree."""

from collections.abc import Sequence

from reader.extract.statistics.scene import Place, Scene, climb
from reader.extract.statistics.words import TEMPORAL

_PARTING = frozenset({",", ";", ":", "that"})
"""Items with which a clause begins."""
_VERBS = frozenset({"v", "be", "move", "to-v"})


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
    short = _short(_path(scene, item, first, last))
    tag, low = scene.tags[at], scene.tokens[at].low
    dated = "d" if low in TEMPORAL else ""
    back, ahead = _item(scene, item - 1), _item(scene, item + 1)
    preceding, place = _item(scene, first - 1), _firstness(scene, item, first)
    kind = figure.kind
    out = [
        f"{role}{tag}{dated}",
        f"{role}w{low}",
        f"{role}q{short}",
        f"{role}qk{short}|{kind}",
        f"{role}qc{short}|{kind}|{figure.change}",
        f"{role}qa{short}|{preceding}",
        f"{role}qb{short}|{_item(scene, last + 1)}",
        f"{role}n{back}_{ahead}",
        f"{role}nk{back}|{short}",
        f"{role}nl{ahead}|{short}",
        f"{role}pt{short}|{tag}{dated}",
        f"{role}first{place}|{kind}",
        f"{role}first{place}|{preceding}",
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
    return out + _branches(scene, number, at, chosen, role)


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
    if item > first:
        return "after"
    before, between = scene.items[:item], scene.items[item + 1 : first]
    noun = item < first and scene.items[item] == "n"
    start = "s" if noun and "n" not in before else "c" if _opens(before) else ""
    verb = not _VERBS.isdisjoint(between)
    return f"{start}{'n' if noun and 'n' not in between else ''}{'v' if verb else ''}"


def _opens(before: Sequence[str]) -> bool:
    """Whether no noun stands before a phrase in its clause."""
    if "n" not in before:
        return True
    nearest = next(item for item in reversed(before) if item == "n" or item in _PARTING)
    return nearest != "n"


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


def _branches(scene: Scene, number: int, at: int, chosen: set[int], role: str) -> list[str]:
    """The way through the tree from a figure up and down to a word, and what it hangs on."""
    up, down = scene.above[number], climb(scene.tree, at)
    met = next((n for n, step in enumerate(down) if step in up), None)
    if met is None:
        return [role + "Tnone"]
    rise, symbols = up.index(down[met]), scene.symbols
    ups = " ".join([symbols[step] for step in up[1 : rise + 1]])
    downs = " ".join(
        [_side(down[n], down[n + 1]) + symbols[down[n]] for n in range(met - 1, 0, -1)]
    )
    last = _side(at, down[1]) if met else ""
    first = _side(up[0], up[1])
    top, kind, tag = symbols[down[met]], scene.figures[number].kind, scene.tags[at]
    head = scene.tree[at]
    above = scene.tree[head]
    path, bent = f"{first}{ups}|{downs}{last}", f"{rise}{first}{top}{met}{last}"
    relation = f"{last}{tag[:2]}{symbols[head]}"
    nearest = symbols[up[1]] if rise else ""
    return [
        f"{role}T{path}",
        f"{role}U{bent}",
        f"{role}U{bent}|{kind}",
        f"{role}U{bent}|{relation}",
        f"{role}V{top}|{downs}{last}|{kind}",
        f"{role}V{top}|{downs}{last}|{tag}",
        f"{role}W{head in chosen}|{relation}",
        f"{role}W{head in chosen}|{relation}|{rise}{top}",
        f"{role}X{ups}|{met}{last}",
        f"{role}X{nearest}|{kind}|{met}{last}{rise}",
        f"{role}Y{head in chosen}{above in chosen}{relation}{symbols[above]}",
        f"{role}Z{bool(chosen)}{rise}{met}{top}",
    ]


def _side(word: int, head: int) -> str:
    """Whether a word stands before or after its head."""
    return "<" if word < head else ">"
