"""Which cue of a sentence governs a passage, by rule; the ranker weighs the answer."""

from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import FOLD
from reader.extract.quotes.phrases import Clause

_CLAUSE_BREAKS = frozenset({",", "and", "but", ";", "—", "–", "--"})


def governing(clause: Clause, at: int, cues: list[Cue], *, pauses: bool) -> tuple[Cue | None, str]:
    """The cue that governs the passage at word `at`, and where it stands.

    `pauses` says whether the passage ends on a comma or the like, as before "he said".
    The answer is after, before, far (after, yet not next to it) or, without a cue, none.
    """
    before = [cue for cue in cues if cue.at < at]
    after = [cue for cue in cues if cue.at > at]
    if after and _takes(clause, at, after[0], before, pauses=pauses):
        return after[0], "after"
    able = [cue for cue in before if cue.strength != "W"] or before
    if able:
        return _nearest(clause, at, able), "before"
    able = [cue for cue in after if cue.strength != "W"] or after
    if not able:
        return None, "none"
    return next((cue for cue in able if cue.strength == "S"), able[0]), "far"


def _takes(clause: Clause, at: int, cue: Cue, before: list[Cue], *, pauses: bool) -> bool:
    """Whether the first cue after a passage is its own."""
    words = clause.words
    opens = not any(word.shape[0] in "Xxd" for word in words[clause.start : at])
    if opens and not before:
        return True
    gap = words[at + 1 : max(at + 1, cue.start)]
    adjacent = len(gap) <= 1 and not any(word.text == FOLD for word in gap)
    introduced = bool(before) and before[-1].at == at - 1
    return adjacent and pauses and cue.strength != "W" and not introduced


def _nearest(clause: Clause, at: int, able: list[Cue]) -> Cue:
    """The last strong cue before a passage, unless an earlier one holds the whole clause."""
    words = clause.words
    strong = [cue for cue in able if cue.strength == "S" or (cue.verb == ":" and cue.at == at - 1)]
    if not strong:
        return able[-1]
    chosen = strong[-1]
    if chosen.verb == ":" and len(strong) > 1 and strong[-2].at > chosen.at - 8:
        chosen = strong[-2]
    for earlier in reversed(strong[: strong.index(chosen)]):
        start = chosen.subject.start if chosen.subject.start > earlier.at else chosen.at
        if earlier.verb == ":" or chosen.subject == earlier.subject or start <= earlier.at:
            continue
        between = words[earlier.at : start]
        if words[start - 1].low in _CLAUSE_BREAKS or any(
            word.text in (FOLD, ";") for word in between
        ):
            break
        chosen = earlier
    return chosen
