"""How well the extractors do on the project's own articles: `python -m tests.corpus.score [-v]`.

PEOPLE      A found person is the wanted one when most name mentions that either shares with
            anybody are shared with the other. Right: the same name (case and marks apart), every
            wanted name mention found, no mention that is not this person's.
QUOTES      compared segment by segment. Found: the letters of both overlap by eight tenths of
            their union. Right: the same person too; or, where nobody is named, no person and a
            word of the speaker in common; or no speaker at all where there is none.
STATISTICS  Found: the places overlap and the value agrees, or both ends of a range (a ratio is a
            hundredth of a percentage). Right: unit and change too; of a counted noun the last
            word decides. Concepts are counted apart: a word of the concept in common.
Pronouns, descriptions, indirect quotes and statistics marked trivial are passed over.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reader.analyse import analyse
from reader.model import Analysis, Kind, MentionKind, Person, QuoteKind, Ref, Span, Statistic
from tests.notation import Gold, gold

ARTICLES = Path(__file__).parent / "articles"
FLOORS = Path(__file__).parent / "floors.json"
_SMALL = frozenset("the of a an and in for to at on by with from as that his her its their".split())
_ONE = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "count": "time",
}
_CLOSE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one item: right, wrong (found, but not wholly right), missed or invented."""

    kind: str
    what: str
    outcome: str


def read(path: Path) -> Gold:
    """The article and gold of a file; the lines of a paragraph are one."""
    body, bar, table = path.read_text("utf-8").partition("\n===\n")
    return gold(re.sub(r"(?<!\n)\n(?!\n)", " ", body) + bar + table)


def judge(wanted: Gold, found: Analysis) -> list[Verdict]:
    """Every verdict on what was `found` in the article of `wanted`."""
    same = _people_in_common(wanted.analysis, found)
    return [
        *_judge_people(wanted, found, same),
        *_judge_quotes(wanted, found, same),
        *_judge_statistics(wanted, found),
    ]


def figures(verdicts: Iterable[Verdict]) -> dict[str, float]:
    """F1 of each kind, the share of concepts, and the share of wanted items that are right."""
    count = Counter((verdict.kind, verdict.outcome) for verdict in verdicts)
    scores: dict[str, float] = {}
    for kind in ("people", "quotes", "statistics"):
        right, wrong = count[kind, "right"], count[kind, "wrong"]
        wanted = right + wrong + count[kind, "missed"]
        given = right + wrong + count[kind, "invented"]
        scores[kind] = _share(2 * right, wanted + given)
    concepts = count["concept", "right"], count["concept", "missed"]
    scores["concepts"] = _share(concepts[0], sum(concepts))
    items = {
        outcome: sum(count[kind, outcome] for kind in scores if kind != "concepts")
        for outcome in ("right", "wrong", "missed")
    }
    scores["all right"] = _share(items["right"], sum(items.values()))
    return scores


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


def _people_in_common(wanted: Analysis, found: Analysis) -> dict[int, int]:
    """The wanted person that each found one is, by their numbers."""
    shared = Counter(
        (a, b)
        for a, person in enumerate(wanted.people)
        for b, other in enumerate(found.people)
        for mine in _names(person)
        if any(mine.overlaps(theirs) for theirs in _names(other))
    )
    return {
        b: a
        for (a, b), n in shared.items()
        if n == max(m for (c, _), m in shared.items() if c == a)
        and n == max(m for (_, d), m in shared.items() if d == b)
        and (a, b) == min(pair for pair, m in shared.items() if m == n and b == pair[1])
    }


def _names(person: Person) -> list[Span]:
    return [m.span for m in person.mentions if m.kind is MentionKind.NAME]


def _judge_people(wanted: Gold, found: Analysis, same: dict[int, int]) -> Iterator[Verdict]:
    text = wanted.analysis.article.text
    theirs = {a: b for b, a in same.items()}
    passed = {ref.number for ref in wanted.optional if ref.kind is Kind.PERSON}
    for a, person in enumerate(wanted.analysis.people):
        if a in passed:
            continue
        if a not in theirs:
            yield Verdict("people", person.name, "missed")
            continue
        other = found.people[theirs[a]]
        mine, yours = _names(person), _names(other)
        missed = [s.of(text) for s in mine if not any(s.overlaps(t) for t in yours)]
        foreign = [s.of(text) for s in yours if not any(s.overlaps(t) for t in mine)]
        right = _words(person.name) == _words(other.name) and not missed and not foreign
        why = f" as {other.name}, missed {missed}, foreign {foreign}"
        yield Verdict("people", person.name + ("" if right else why), "right" if right else "wrong")
    for b, other in enumerate(found.people):
        near = [
            a
            for a in passed
            for s in _names(wanted.analysis.people[a])
            if any(s.overlaps(t) for t in _names(other))
        ]
        if b not in same and not near and _names(other):
            yield Verdict("people", other.name, "invented")


@dataclass(frozen=True, slots=True)
class _Passage:
    """The letters of one segment, and who is said to speak them."""

    span: Span
    optional: bool
    person: int | None
    speaker: str | None


def _passages(analysis: Analysis, optional: frozenset[Ref] = frozenset()) -> list[_Passage]:
    text = analysis.article.text
    passages = []
    for number, quote in enumerate(analysis.quotes):
        if quote.kind is QuoteKind.INDIRECT:
            continue
        speaker = quote.speaker
        person = speaker.person.number if speaker and speaker.person else None
        words = speaker.span.of(text) if speaker else None
        for segment in quote.segments:
            letters = [i for i in range(*segment) if text[i].isalnum()]
            if letters:
                span = Span(letters[0], letters[-1] + 1)
                passed = Ref(Kind.QUOTE, number) in optional
                passages.append(_Passage(span, passed, person, words))
    return passages


def _judge_quotes(wanted: Gold, found: Analysis, same: dict[int, int]) -> Iterator[Verdict]:
    text = wanted.analysis.article.text
    left = _passages(found)
    for mine in _passages(wanted.analysis, wanted.optional):
        other = next((p for p in left if _overlap(mine.span, p.span) >= 0.8), None)
        if other:
            left.remove(other)
        if mine.optional:
            continue
        words = mine.span.of(text)[:50]
        if other is None:
            yield Verdict("quotes", words, "missed")
        elif _same_speaker(mine, other, same):
            yield Verdict("quotes", words, "right")
        else:
            yield Verdict("quotes", f"{words}: {mine.speaker}, not {other.speaker}", "wrong")
    excused = [p.span for p in _passages(wanted.analysis, wanted.optional) if p.optional]
    for other in left:
        if not any(other.span.overlaps(span) for span in excused):
            yield Verdict("quotes", other.span.of(text)[:50], "invented")


def _overlap(a: Span, b: Span) -> float:
    return max(0, min(a.end, b.end) - max(a.start, b.start)) / (
        max(a.end, b.end) - min(a.start, b.start)
    )


def _same_speaker(mine: _Passage, other: _Passage, same: dict[int, int]) -> bool:
    if mine.person is not None:
        return other.person is not None and same.get(other.person) == mine.person
    if mine.speaker is None or other.speaker is None:
        return mine.speaker is other.speaker
    return other.person is None and bool(_words(mine.speaker) & _words(other.speaker))


def _judge_statistics(wanted: Gold, found: Analysis) -> Iterator[Verdict]:
    text = wanted.analysis.article.text
    left = [statistic for statistic in found.statistics if not statistic.trivial]
    excused = []
    for number, mine in enumerate(wanted.analysis.statistics):
        ref = Ref(Kind.STATISTIC, number)
        near = [s for s in found.statistics if s.span.overlaps(mine.span) and _same_value(mine, s)]
        other = near[0] if near else None
        if other in left:
            left.remove(other)
        if ref in wanted.optional:
            excused.append(mine.span)
            continue
        words = mine.span.of(text)
        if other is None:
            yield Verdict("statistics", words, "missed")
            continue
        units = wanted.units.get(ref, frozenset({mine.unit.name}))
        right = other.change in wanted.changes.get(ref, {mine.change}) and _same_unit(units, other)
        why = f"{words}: {other.change} {other.unit.name}"
        yield Verdict("statistics", words if right else why, "right" if right else "wrong")
        if mine.concept:
            yield _judge_concept(mine, other, text)
    for other in left:
        if not any(other.span.overlaps(span) for span in excused):
            yield Verdict("statistics", other.span.of(text), "invented")


def _judge_concept(mine: Statistic, other: Statistic, text: str) -> Verdict:
    wanted, given = (
        " ".join(span.of(text) for span in statistic.concept.words) if statistic.concept else ""
        for statistic in (mine, other)
    )
    met = bool(_words(wanted) & _words(given))
    what = f"{mine.span.of(text)}: {wanted}, not {given or 'none'}"
    return Verdict("concept", what, "right" if met else "missed")


def _same_value(mine: Statistic, other: Statistic) -> bool:
    return all(
        (a is None and b is None)
        or (a is not None and b is not None and abs(a - b) <= _CLOSE * abs(a))
        for a, b in zip(_values(mine), _values(other), strict=True)
    )


def _values(statistic: Statistic) -> list[Decimal | None]:
    scale = 1 if statistic.unit.kind != "ratio" or statistic.unit.name == "time" else 100
    values = statistic.value, statistic.low, statistic.high
    return [None if value is None else value * scale for value in values]


def _same_unit(units: frozenset[str], other: Statistic) -> bool:
    name, kind = other.unit.name, other.unit.kind
    if units == {"-"}:
        return kind in {"ratio", "percent"} or name == "-"
    if kind == "ratio":
        return bool(units & {name, "time", "count"})
    last = _ONE.get(name.split()[-1], name.split()[-1])
    return name in units or (kind == "count" and last in {unit.split()[-1] for unit in units})


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold())) - _SMALL


def main() -> None:
    """Prints the figures of every article and of all together; with -v, all that is not right."""
    every: list[Verdict] = []
    for path in sorted(ARTICLES.glob("*.txt")):
        wanted = read(path)
        verdicts = judge(wanted, analyse(wanted.analysis.article))
        every += verdicts
        _show(path.stem, figures(verdicts), sum(v.outcome == "invented" for v in verdicts))
        for verdict in verdicts if "-v" in sys.argv else ():
            if verdict.outcome != "right":
                sys.stdout.write(f"    {verdict.kind} {verdict.outcome}: {verdict.what}\n")
    _show("all", figures(every), sum(v.outcome == "invented" for v in every))
    floors = json.loads(FLOORS.read_text("utf-8"))
    low = [name for name, score in figures(every).items() if score < floors[name]]
    if sum(v.outcome == "invented" for v in every) > floors["invented at most"]:
        low.append("invented")
    if low:
        sys.exit(f"below the floor: {', '.join(low)}")


def _show(name: str, scores: dict[str, float], invented: int) -> None:
    row = "  ".join(f"{kind} {score:.3f}" for kind, score in scores.items())
    sys.stdout.write(f"{name:18} {row}  invented {invented}\n")


if __name__ == "__main__":
    main()
