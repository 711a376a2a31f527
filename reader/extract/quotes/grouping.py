"""Passages and their speakers as quotations: what is one utterance becomes one."""

from reader.extract.quotes.evidence import certainty, reasons
from reader.extract.quotes.frame import FOLD, Frame
from reader.extract.quotes.people import Roster
from reader.extract.quotes.phrases import Phrase
from reader.extract.quotes.ranking import Choice
from reader.extract.quotes.scene import Candidate
from reader.extract.quotes.vocabulary import DETERMINERS
from reader.model import Evidence, Quote, QuoteKind, Span, Speaker

_BELONGING = frozenset("of for at from with to in".split())
"""What joins a source to the body it speaks for: "a spokesman for the ministry"."""

_SPOKESMEN = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney adviser advisor aide representative".split()
)
_REACH = 8
"""So many words at most has the name of a body, with the words that join it."""


def grouped(choices: list[Choice], roster: Roster) -> list[Quote]:
    """The quotations that the attributed passages make up."""
    groups: list[list[Choice]] = []
    for choice in choices:
        if groups and _goes_on(groups[-1], choice):
            groups[-1].append(choice)
        else:
            groups.append([choice])
    return [_quote(group, roster) for group in groups]


def _goes_on(group: list[Choice], choice: Choice) -> bool:
    """Whether a passage is part of the utterance before it."""
    before = group[-1]
    if choice.scene.passage.follows:
        return before.candidate.span == choice.candidate.span
    if before.scene.frame is not choice.scene.frame:
        return False
    if not (is_direct(before) and is_direct(choice)):
        return False
    cue = choice.candidate.cue
    cues = {id(one.candidate.cue) for one in group if one.candidate.cue}
    if cue and cues and id(cue) not in cues:
        return False
    return _same(before.candidate, choice.candidate)


def _same(one: Candidate, other: Candidate) -> bool:
    return one.span == other.span or (bool(one.key) and one.key == other.key)


def is_direct(choice: Choice) -> bool:
    """Whether a passage stands by itself, rather than inside a sentence of the writer's."""
    scene = choice.scene
    if not scene.passage.marked or scene.opens:
        return True
    before = scene.frame.words[scene.at - 1]
    if before.text in (",", ":", FOLD):
        return True
    cue = choice.candidate.cue
    capital = scene.words[0][:1].isupper()
    return capital and cue is not None and cue.at == scene.at - 1


def _quote(group: list[Choice], roster: Roster) -> Quote:
    best = max(group, key=lambda one: (one.candidate.cue is not None, one.probability))
    candidate = best.candidate
    frame = candidate.frame or best.scene.frame
    kind = QuoteKind.DIRECT if is_direct(group[0]) else QuoteKind.MIXED
    segments = tuple(choice.scene.passage.span for choice in group)
    cue = candidate.cue
    sure = certainty(min(choice.probability for choice in group))
    if candidate.span is None:
        return Quote(segments, kind, evidence=Evidence(reasons(best, "", ""), sure))
    speaker, how = speaking(roster, frame, candidate.phrase if cue else None, candidate.span)
    why = reasons(best, how, roster.name(speaker.person) if speaker.person else "")
    place = frame.span(cue.at, cue.at + 1 + (cue.verb == "according")) if cue else None
    return Quote(segments, kind, place, speaker, Evidence(why, round(sure, 3)))


def speaking(
    roster: Roster, frame: Frame, phrase: Phrase | None, span: Span
) -> tuple[Speaker, str]:
    """The one whom `span` names, with the words that say it best, and how the person is known."""
    person, how = roster.person(span)
    if person is None and phrase:
        whole = completed(frame, phrase)
        span = frame.span(whole.start, whole.end)
        if whole.kind == "name" != phrase.kind:
            person, _ = roster.person(span)
            how = "" if person is None else "describes"
    return Speaker(roster.whole(span), person), how


def completed(frame: Frame, phrase: Phrase) -> Phrase:
    """The name beside a description, or else the description with the body it belongs to.

    Of "the harbour master, Ada Obi," the name; to "officials" belongs "at the ministry".
    """
    words, end = frame.words, phrase.end
    if name := _apposed(frame, phrase):
        return name
    if phrase.kind != "nominal" or end + 1 >= len(words) or words[end].low not in _BELONGING:
        return phrase
    last = end + 1
    while last < len(words) and last - end < 6 and words[last].text != FOLD:
        word = words[last]
        if not (word.capital or word.low in DETERMINERS or word.low in ("’s", "'s")):
            break
        last += 1
    if last > end + 1 and words[last - 1].capital:
        return phrase._replace(end=last)
    return phrase


def _apposed(frame: Frame, phrase: Phrase) -> Phrase | None:
    """The name that a comma joins to a description: "Ada Obi, the harbour master, said"."""
    words = frame.words
    if phrase.kind != "nominal" and words[phrase.start].low != "one":
        return None
    first = last = phrase.start - 1
    if first > 0 and words[last].text == ",":
        while first > 0 and frame.is_name(first - 1) and words[first - 1].shape[0] == "X":
            first -= 1
        if last - first > 1:
            return Phrase(first, last, "name")
    comma = (
        _after_body(frame, phrase.end) if words[phrase.end - 1].low in _SPOKESMEN else phrase.end
    )
    first = last = comma + 1 + _age(frame, comma + 1)
    if last < len(words) and words[comma].text == ",":
        while last < len(words) and frame.is_name(last):
            last += 1
        if last - first > 1:
            return Phrase(first, last, "name")
    return None


def _after_body(frame: Frame, at: int) -> int:
    """The comma after the body that a spokesman at `at` speaks for, or `at` where there is none."""
    words = frame.words
    if at < len(words) and words[at].low in _BELONGING:
        for place in range(at + 1, min(at + _REACH, len(words))):
            if words[place].text == ",":
                return place
    return at


def _age(frame: Frame, at: int) -> int:
    """How many words of "84-year-old" stand at `at`: three or none."""
    words = frame.words
    return 3 * (at + 2 < len(words) and words[at + 2].low == "year-old")
