"""Why a quotation is given to its speaker, and how sure that is."""

from reader.extract.quotes.ranking import Choice
from reader.extract.quotes.scene import Candidate


def certainty(probability: float) -> float:
    """The share of passages with this probability that are right in words and in speaker."""
    return round(0.02 + 0.96 * probability, 3)


def reasons(choice: Choice, how: str, name: str) -> tuple[str, ...]:
    """The grounds of a choice, the chief one first; `how` its words are the person of `name`."""
    found = [_ground(choice)]
    candidate = choice.candidate
    if how and candidate.span:
        found.append(f"“{candidate.span.of(choice.scene.text)}” {how} {name}")
    passage = choice.scene.passage
    if not passage.closed and not passage.label:
        found.append("the quotation is left open")
    return tuple(found)


def _ground(choice: Choice) -> str:
    scene, candidate = choice.scene, choice.candidate
    if candidate.span is None:
        return "set apart as a quotation"
    if scene.passage.label:
        return "the speaker’s name stands before the words"
    if candidate.features == ["turn"]:
        return "two speakers take turns"
    if candidate.cue:
        return _cue_ground(choice, candidate)
    context = scene.context
    if context.here and context.here.span == candidate.span:
        return "same paragraph as the last quotation"
    if context.lead and context.lead.span == candidate.span:
        return "the paragraph before leads in with a colon"
    if context.last and context.last.span == candidate.span:
        return "goes on from the quotation before"
    if candidate.span.start >= scene.passage.span.end:
        return "named right after the quotation"
    return "subject of the sentence"


def _cue_ground(choice: Choice, candidate: Candidate) -> str:
    assert candidate.cue is not None
    cue = candidate.cue
    words = (candidate.frame or choice.scene.frame).words
    if cue.verb == "according":
        return "“according to” names the source"
    if cue.verb == ":":
        return "a colon leads in"
    place = choice.scene.passage.span
    side = "follows" if words[cue.at].start >= place.end else "stands before"
    return f"“{words[cue.at].text}” {side}"
