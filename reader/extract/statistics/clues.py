"""What speaks for a word as part of what a figure measures: places, phrases between, the tree."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.extract.statistics.scene import Place, Scene, climb
from reader.extract.statistics.words import TEMPORAL

_PARTING = frozenset({",", ";", ":", "that"})
"""Items with which a clause begins."""
_VERBS = frozenset({"v", "be", "move", "to-v"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token beside a figure: what speaks for it whatever was picked, and what depends on that."""

    role: str
    """Head of its phrase, before it, or after: h, m, a."""
    fixed: Sequence[str]
    near: int
    """The head of its phrase, for a head that of the noun phrase before, as a bit; or 0."""
    nearby: Sequence[str]
    """What is told with `near` being picked, or not."""
    head: int
    """What it hangs on in the tree, as a bit."""
    above: int
    """What that hangs on, as a bit."""
    relations: Sequence[str]
    """What is told with those being picked, or not."""
    turn: Sequence[str]
    """How the way through the tree from the figure bends, in two measures."""

    @property
    def around(self) -> int:
        """The tokens whose choice tells about this one, as bits."""
        return self.near | self.head | self.above

    def bound(self, taken: int) -> list[str]:
        """What speaks for the token beside those picked before it, given as bits."""
        role, head = self.role, bool(self.head & taken)
        opening = f"{role}{'G' if role == 'h' else 'H'}{bool(self.near & taken)}"
        clues = [opening + told for told in self.nearby]
        if self.relations:
            relation, far, bent, turned = self.relations
            clues += [
                f"{role}W{head}{relation}",
                f"{role}W{head}{far}",
                f"{role}Y{head}{bool(self.above & taken)}{bent}",
                f"{role}Z{bool(taken)}{turned}",
            ]
        return clues


class Beside:
    """A figure in its sentence, and what was picked for the one before it, as bits."""

    def __init__(self, scene: Scene, number: int, before: int | None) -> None:
        self._scene, self._number, self._before = scene, number, before
        figure = self._figure = scene.figures[number]
        first, last = scene.item_of[figure.first], scene.item_of[figure.end - 1]
        self._first, self._last = first, last
        self._preceding, self._following = _item(scene, first - 1), _item(scene, last + 1)
        self._phrases: dict[int, tuple[str, str]] = {}
        self._since: tuple[str, str, str] | None = None
        if before is not None:
            other = scene.figures[number - 1]
            gap, same = (
                _path(scene, scene.item_of[other.end - 1], first, last),
                other.kind == figure.kind,
            )
            self._since = f"|{gap}|{same}", f"|{_short(gap)}", f"|{same}|{not before}"

    def _phrase(self, item: int) -> tuple[str, str]:
        """The way from a phrase to the figure, and where in its clause it stands."""
        if item not in self._phrases:
            short = _short(_path(self._scene, item, self._first, self._last))
            self._phrases[item] = short, firstness(self._scene, item, self._first)
        return self._phrases[item]

    def word(self, at: int) -> Word:
        """Token `at` beside the figure."""
        scene, figure, kind = self._scene, self._figure, self._figure.kind
        item = scene.item_of[at]
        head = scene.heads[item]
        role = "h" if at == head else "m" if at < head else "a"
        tag, low = scene.tags[at], scene.tokens[at].low
        dated = "d" if low in TEMPORAL else ""
        back, ahead = _item(scene, item - 1), _item(scene, item + 1)
        preceding, (short, place) = self._preceding, self._phrase(item)
        out = [
            f"{role}{tag}{dated}",
            f"{role}w{low}",
            f"{role}q{short}",
            f"{role}qk{short}|{kind}",
            f"{role}qc{short}|{kind}|{figure.change}",
            f"{role}qa{short}|{preceding}",
            f"{role}qb{short}|{self._following}",
            f"{role}n{back}_{ahead}",
            f"{role}nk{back}|{short}",
            f"{role}nl{ahead}|{short}",
            f"{role}pt{short}|{tag}{dated}",
            f"{role}first{place}|{kind}",
            f"{role}first{place}|{preceding}",
        ]
        if item in (self._first, self._last):
            out += _inside(scene, figure, at, role, kind)
        if role == "h":
            near, nearby = _governed(scene, item, short)
            out += [] if nearby else ["hGnone"]
        else:
            near, nearby = head, ["", f"|{tag}|{head - at}", f"|w{low}"]
        if self._since is not None and self._before is not None:
            opening = f"{role}o{bool(self._before >> at & 1)}"
            out += [opening + told for told in self._since]
        relations, turn = _branches(scene, self._number, at, role, out)
        governor = scene.tree[at]
        above = scene.tree[governor]
        return Word(role, out, _bit(near), nearby, _bit(governor), _bit(above), relations, turn)


def _bit(at: int) -> int:
    """A number with the bit of a token alone; 0 for none."""
    return 1 << at if at >= 0 else 0


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


def firstness(scene: Scene, item: int, first: int) -> str:
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


def _governed(scene: Scene, item: int, short: str) -> tuple[int, list[str]]:
    """The head of the noun phrase before, or -1, and what lies between."""
    at = item - 1
    while at >= 0 and scene.heads[at] < 0 and item - at < 4:
        at -= 1
    if at < 0 or scene.heads[at] < 0:
        return -1, []
    between = " ".join(scene.items[at + 1 : item])
    return scene.heads[at], [f"|{between}", f"|{between}|{short[0]}", f"|{short}"]


def _branches(
    scene: Scene, number: int, at: int, role: str, out: list[str]
) -> tuple[list[str], tuple[str, str]]:
    """Adds the way through the tree from a figure up and down to a word, and what it hangs on.

    Returns what is told with the words picked, and how the way bends.
    """
    up, down = scene.above[number], climb(scene.tree, at)
    met = next((n for n, step in enumerate(down) if step in up), None)
    if met is None:
        out.append(role + "Tnone")
        return [], ("bent", "unmet")
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
    bent = f"{rise}{first}{top}{met}{last}"
    relation = f"{last}{tag[:2]}{symbols[head]}"
    nearest = symbols[up[1]] if rise else ""
    out += [
        f"{role}T{first}{ups}|{downs}{last}",
        f"{role}U{bent}",
        f"{role}U{bent}|{kind}",
        f"{role}U{bent}|{relation}",
        f"{role}V{top}|{downs}{last}|{kind}",
        f"{role}V{top}|{downs}{last}|{tag}",
        f"{role}X{ups}|{met}{last}",
        f"{role}X{nearest}|{kind}|{met}{last}{rise}",
    ]
    told = [
        f"|{relation}",
        f"|{relation}|{rise}{top}",
        f"{relation}{symbols[above]}",
        f"{rise}{met}{top}",
    ]
    return told, (f"bent{min(rise, 4)}{min(met, 4)}", f"met{last}{top}")


def _side(word: int, head: int) -> str:
    """Whether a word stands before or after its head."""
    return "<" if word < head else ">"
