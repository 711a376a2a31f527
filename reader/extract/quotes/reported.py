"""What a verb of saying may report: the stretches of its sentence, each with its features."""

from collections.abc import Iterator
from typing import TypeAlias

from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import FOLD
from reader.extract.quotes.phrases import FINITE, RELATIVE, Clause, whole
from reader.extract.quotes.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    DAYS,
    DETERMINERS,
    NOT_ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    verbs,
)

Proposal: TypeAlias = tuple[str, tuple[tuple[int, int], ...], list[str]]
"""Where a stretch stands, its pieces as half-open ranges of words, and its features."""

_TELLING = frozenset("tell inform assure remind warn notify ask urge".split())
_REACHING = {
    "call": ("for",),
    "ask": ("for", "about"),
    "argue": ("for", "against"),
    "warn": ("of", "about", "against"),
    "complain": ("of", "about"),
    "boast": ("of", "about"),
    "apologize": ("for",),
    "apologise": ("for",),
    "hint": ("at",),
    "plead": ("for",),
}
"""Prepositions through which a verb reaches what is said: "called for a summit"."""
_TOPICAL = frozenset(
    "refer thank mention attack respond answer put comment mock counter cheer boo jeer heckle "
    "interrupt continue repeat report write offer salute celebrate hammer attribute point read "
    "post signal".split()
)
"""Verbs whose object is whom or what one speaks of, not what one says."""
_GERUNDIAL = frozenset(
    "suggest propose recommend deny admit acknowledge recall describe advise mention".split()
)
_OBJECTS = frozenset("him her them us me".split())
_TIMES = DAYS | frozenset("today yesterday reporters earlier recently later".split())
_PAUSES = frozenset({",", ";", "—", "–", "--", "-"})
_JOINTS = _PAUSES | {"and", "but"}
_PARTS = 4
"""So many places are tried where reported words may end within their sentence."""
_STOPS = frozenset("and but because when while after before as if although to".split())
_NEW_CLAUSE = frozenset("but while and which who as saying adding a according".split())
_SMALL = PREPOSITIONS | PRONOUNS | DETERMINERS | CLAUSE_OPENERS
_REACH = 12
"""So many words after its verb may "that" stand, or the verb of a clause after its first word."""
_MODIFIERS = frozenset("JJ JJR JJS NN NNP POS CD VBN DT PRP$".split())
_ASIDE = frozenset("in on at during to after before from by through via with".split())
"""Prepositions of place, time and hearer: "said on Monday in a letter to the board"."""
_ASKING = frozenset("whether if how why what who where when which".split())


def common(clause: Clause, cue: Cue, number: int) -> list[str]:
    """What holds of a cue whatever it governs."""
    words, subject, frame = clause.words, cue.subject, clause.frame
    helper = next(
        (
            words[at].low
            for at in range(cue.at - 1, max(clause.start - 1, cue.at - 4), -1)
            if words[at].low in AUXILIARIES
        ),
        "-",
    )
    left = words[cue.at - 1] if cue.at > clause.start else None
    noun = "NAME" if subject.kind == "name" else words[subject.end - 1].low
    return [
        f"v={cue.verb}",
        f"word={words[cue.at].low}",
        f"tag={frame.tag(cue.at)}",
        f"tag={frame.tag(cue.at)}|aux={helper}",
        f"kind={subject.kind}",
        f"n={min(number, 3)}",
        f"aux={helper}",
        f"strength={cue.strength}",
        f"head={noun}",
        f"left={'^' if left is None else 'X' if left.capital else left.low}",
        f"lefttag={'^' if left is None else frame.tag(cue.at - 1)}",
        f"opens={subject.start == clause.start}",
        f"quoted={_quoted(clause, cue)}",
        f"subject={frame.tag(subject.end - 1)}|governed={subject.governed}",
        f"subject={cue.at - subject.end if subject.end <= cue.at < subject.end + 4 else 'far'}",
        f"len={min((clause.end - clause.start) // 8, 5)}",
    ]


def _quoted(clause: Clause, cue: Cue) -> str:
    """Whether a quoted passage stands right before cue and subject, or else in the sentence."""
    words = clause.words
    near = words[max(clause.start, cue.start - 2) : cue.start]
    if any(word.text == FOLD for word in near):
        return "near"
    sides = (words[clause.start : cue.start], words[cue.at : clause.end])
    return "".join("01"[any(word.text == FOLD for word in side)] for side in sides)


def after(clause: Clause, cues: list[Cue], number: int, end: int) -> Iterator[Proposal]:
    """What follows the verb: to the end, to the next cue's clause, or to a comma."""
    cue = cues[number]
    if cue.inverted or cue.verb == "according":
        return
    for start in _starts(clause, cue, end):
        if start < end and _can_report(cue, form(clause, start, end)):
            yield from _stretches(clause, cues, number, start, end)


def _can_report(cue: Cue, shape: str) -> bool:
    """Whether words of this form after a verb can be what was said."""
    if shape == "ing":
        return cue.verb in _GERUNDIAL
    if shape == "phrase":
        return cue.verb not in _TOPICAL
    return shape in ("that", "clause", "to", "asking", "verb")


def _stretches(
    clause: Clause, cues: list[Cue], number: int, start: int, end: int
) -> Iterator[Proposal]:
    """The stretches that begin at one word."""
    cue, words, frame = cues[number], clause.words, clause.frame
    first = words[start]
    extra = [
        f"form={form(clause, start, end)}",
        f"form={form(clause, start, end)}|quoted={_quoted(clause, cue)}",
        f"gap={_gap(clause, cue, start)}|form={form(clause, start, end)}",
        f"gap={_gap(clause, cue, start)}",
        f"first={frame.tag(start)}",
        f"second={frame.tag(start)} {frame.tag(start + 1) if start + 1 < end else '$'}",
        f"foll={words[cue.at + 1].low}",
        f"start={first.low if first.low in _SMALL else 'x'}",
        f"size={min(end - start, 12) // 3}",
        f"whole={whole(clause, start, end)}",
        *_last(clause, end),
    ]
    yield "all", ((start, end),), extra
    for later in cues[number + 1 :]:
        at = later.start if later.subject.start > cue.at else later.at
        if at - start > 2 and words[at - 1].low in _JOINTS:
            stop = at - 1
            while words[stop - 1].text in (",", ";"):
                stop -= 1
            yield "cue", ((start, stop),), [*extra[:9], *_last(clause, stop)]
            break
    for rank, at in enumerate(_breaks(clause, start + 1, end)):
        comma = words[at].text == ","
        next_ = at + (words[at].text in _PAUSES)
        then = words[next_]
        step = [
            f"then={'Q' if then.text == FOLD else then.low if then.low in _SMALL else 'x'}",
            f"thentag={frame.tag(next_)}|comma={comma}",
            f"rank={rank}",
            f"comma={comma}|new={then.low in _NEW_CLAUSE}",
            f"before={form(clause, start, at)}|after={form(clause, next_, end)}|comma={comma}",
            f"size={min(at - start, 12) // 3}|left={min(end - at, 12) // 3}",
            f"whole={whole(clause, start, at)}|rest={whole(clause, next_, end)}",
            f"whole={whole(clause, start, at)}|form={form(clause, start, at)}",
            *_last(clause, at),
        ]
        yield "part", ((start, at),), extra[:8] + step


def form(clause: Clause, start: int, end: int) -> str:
    """What the words from `start` on are: a clause, an infinitive, a phrase and of which kind."""
    words, frame = clause.words, clause.frame
    low, tag = words[start].low, frame.tag(start)
    if low == "that" and tag != "DT":
        relative = start + 1 < end and frame.tag(start + 1) in FINITE
        return "that-verb" if relative else "that"
    if tag == "TO":
        return "to"
    if low in _ASKING:
        return "asking"
    if tag in FINITE:
        return "verb"
    pending = 0
    for at in range(start, min(end, start + _REACH)):
        now = frame.tag(at)
        if now in RELATIVE or (now == "IN" and words[at].low == "that"):
            pending += 1
        elif now in FINITE:
            if not pending:
                return "clause"
            pending -= 1
        elif words[at].text == ";":
            break
    return {"VBG": "ing", "IN": "pp", "RB": "rb", "VBN": "vbn"}.get(tag, "phrase")


def _last(clause: Clause, end: int) -> list[str]:
    """How a stretch ends and what comes after it, by the parts of speech."""
    frame = clause.frame
    then = frame.tag(end) if end < clause.end else "$"
    return [f"last={frame.tag(end - 1)}", f"last={frame.tag(end - 1)}|then={then}"]


def _gap(clause: Clause, cue: Cue, start: int) -> str:
    """What stands between a cue and what it may report."""
    tags = [clause.frame.tag(at) for at in range(cue.at + 1, start)]
    return "-".join(tags) if len(tags) < 3 else f"{tags[0]}..{tags[-1]}"


def _breaks(clause: Clause, start: int, end: int) -> list[int]:
    """The first places after `start` where what was said may stop before its sentence does."""
    words = clause.words
    places = [
        at
        for at in range(start + 1, end - 1)
        if words[at].text in _PAUSES or (words[at].low in _STOPS and words[at - 1].text != ",")
    ]
    return places[:_PARTS]


def _starts(clause: Clause, cue: Cue, end: int) -> list[int]:
    """The words where what was said may begin: past a recipient and words of time, or at "that"."""
    words, start = clause.words, cue.at + 1
    known = verbs()
    that = -1
    for at in range(start, min(end, start + _REACH)):
        low = words[at].low
        if low == "that":
            that = at
            break
        verb = low in known and not words[at].capital
        if at > start and (verb or low in AUXILIARIES or low in (";", FOLD)):
            break
    at = _after_recipient(clause, start, end) if cue.verb in _TELLING else start
    at = _past(clause, at, end)
    if at < end - 1 and words[at].low in _REACHING.get(cue.verb, ()):
        return [at + 1]
    starts = [at]
    while at < end and words[at].low in _ASIDE:
        aside = clause.within(at + 1, end)
        if not aside or aside[0].start != at + 1:
            break
        at = _past(clause, aside[0].end, end)
        starts.append(at)
    if that > starts[0] and clause.frame.tag(that) != "DT":
        starts.append(that)
    return sorted(set(starts))


def _past(clause: Clause, at: int, end: int) -> int:
    """The first word from `at` on that is no adverb, word of time or comma."""
    words = clause.words
    while at < end and (words[at].text == "," or _passes(words[at].low, words[at].shape)):
        at += 1
    return at


def _after_recipient(clause: Clause, at: int, end: int) -> int:
    """The word after those who are told: "him", "the court", "Kim and Lee", "reporters"."""
    found = clause.within(at, end)
    if found and found[0].start == at:
        last = found[0].end
        for other in found[1:]:
            if other.start != last + 1 or clause.words[last].low != "and":
                break
            last = other.end
        return last
    low = clause.words[at].low if at < end else ""
    return at + 1 if low in _OBJECTS or (low.endswith("s") and len(low) > 4) else at


def _passes(low: str, shape: str) -> bool:
    adverb = shape == "x" and low.endswith("ly") and low not in NOT_ADVERBS
    return low in _TIMES or low in ADVERBS or adverb


def before(clause: Clause, cue: Cue, end: int) -> Iterator[Proposal]:
    """What stands before "he said", alone or with what follows after a comma."""
    words = clause.words
    if cue.verb == "according":
        yield from _according(clause, cue, end)
        return
    stop = cue.start
    while stop > clause.start and clause.frame.tag(stop - 1) in _MODIFIERS:
        stop -= 1
    while (
        stop > clause.start
        and words[stop - 1].text != FOLD
        and words[stop - 1].shape[0] not in "Xxd)%"
    ):
        stop -= 1
    if not clause.start < stop < cue.start:
        return
    rest = max(cue.at + 1, cue.subject.end)
    opener = words[clause.start].low
    extra = [
        f"tail={'end' if rest >= end - 6 else 'mid'}",
        f"gap={words[stop].text}",
        f"form={form(clause, clause.start, stop)}",
        f"inv={cue.inverted}",
        f"foll={words[cue.at + 1].low if cue.at + 1 < clause.end else '$'}",
        f"opener={opener if opener in CLAUSE_OPENERS or opener in PREPOSITIONS else 'x'}",
        f"size={min(stop - clause.start, 12) // 3}",
        f"whole={whole(clause, clause.start, stop)}",
        *_last(clause, stop),
    ]
    if stop > clause.start + 1:
        yield "front", ((clause.start, stop),), extra
    if rest + 2 < end and words[rest].text == ",":
        for last in [*_breaks(clause, rest + 2, end)[:2], end]:
            step = [
                f"all={last == end}",
                f"rest={form(clause, rest + 1, last)}",
                f"front={form(clause, clause.start, stop)}|rest={form(clause, rest + 1, last)}",
            ]
            yield "both", ((clause.start, stop), (rest + 1, last)), extra + step


def _according(clause: Clause, cue: Cue, end: int) -> Iterator[Proposal]:
    """What "according to" a source covers: the words before it, or after its comma."""
    words = clause.words
    first = [
        f"first={cue.at == clause.start}",
        f"left={words[cue.at - 1].text if cue.at > clause.start else '^'}",
    ]
    stop = cue.at
    while stop > clause.start and words[stop - 1].shape[0] not in "Xxd)%p":
        stop -= 1
    fronted = stop > clause.start + 1
    size = f"size={min(stop - clause.start, 12) // 3}"
    extra = [*first, size, f"form={form(clause, clause.start, stop)}"] if fronted else first
    if fronted:
        yield "source-front", ((clause.start, stop),), extra
    comma = _after_source(clause, cue.subject.end, end)
    if comma is None or comma + 1 >= end:
        return
    extra = [*extra, f"rest={form(clause, comma + 1, end)}"]
    if not fronted or words[comma + 1].low not in ("and", "but"):
        yield "source-back", ((comma + 1, end),), extra
    if fronted and form(clause, clause.start, stop) == "clause":
        both = ((clause.start, stop), (comma + 1, end))
        yield "source-both", both, [*extra, f"then={words[comma + 1].low}"]


def _after_source(clause: Clause, start: int, end: int) -> int | None:
    """The comma after a source and what is added to it: "the union, which met in May,"."""
    commas = [at for at in range(start, end) if clause.words[at].text == ","]
    while len(commas) > 1 and _adds(clause, *commas[:2]):
        del commas[0]
    return commas[0] if commas else None


def _adds(clause: Clause, comma: int, after: int) -> bool:
    """Whether what stands between two commas tells of the source, and is no subject."""
    frame, first = clause.frame, comma + 1
    if first >= after or after + 1 >= clause.end or frame.tag(after + 1) in FINITE | RELATIVE:
        return False
    finite = any(frame.tag(at) in FINITE for at in range(first, after))
    return frame.tag(first) in RELATIVE or (clause.words[first].low in DETERMINERS and not finite)
