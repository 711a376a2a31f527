"""Each passage of an article with the one who said it: the ranker's picks, made consistent."""

from collections.abc import Sequence
from dataclasses import replace

from reader.extract.quotes.frame import FOLD
from reader.extract.quotes.marks import Passage
from reader.extract.quotes.ranking import Choice, Reading, choose, walk
from reader.extract.quotes.scene import Candidate, Scene, Voice
from reader.language.document import Document

_TURN = 0.75
"""How sure the alternation of two speakers is."""
_LONG_LINE = 45
"""Lines of a conversation are shorter than this many words."""


def attributed(
    document: Document, passages: list[Passage], readings: list[Reading]
) -> list[Choice]:
    """The choice for every passage that is a quotation, in order."""
    turns = _Turns(passages, readings)
    choices: list[Choice] = []

    def decide(scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
        rivals = candidates
        if not scene.passage.marked:
            rivals = [one for one in candidates if one.span] or candidates
        choice = turns.taken(scene) or choose(scene, rivals)
        choices.append(choice)
        return choice.candidate

    walk(document.text, passages, readings, decide)
    return [
        choice
        for choice in _continued(choices)
        if choice.candidate.span or not choice.scene.passage.marked
    ]


def _continued(choices: list[Choice]) -> list[Choice]:
    """Gives a quotation of several paragraphs one speaker: the one that a cue names."""
    result = list(choices)
    start = 0
    for end in range(1, len(choices) + 1):
        if end < len(choices) and choices[end].scene.passage.follows:
            continue
        chain = choices[start:end]
        spoken = [choice for choice in chain if choice.candidate.span]
        if len(chain) > 1 and spoken:
            best = max(spoken, key=lambda one: (one.candidate.cue is not None, one.probability))
            result[start:end] = [
                replace(choice, candidate=best.candidate, probability=best.probability)
                for choice in chain
            ]
        start = end
    return result


class _Turns:
    """Who speaks next in a conversation whose lines do not say it."""

    def __init__(self, passages: list[Passage], readings: list[Reading]) -> None:
        self._bare: set[int] = set()
        """Blocks that are speech and nothing else."""
        self._spoken: set[int] = set()
        """Blocks that begin or end with speech and close it."""
        sizes: list[int] = []
        for read in readings:
            frame = read.frame
            if frame.words[-1].text == FOLD and passages[frame.passages[-1]].closed:
                self._spoken.add(frame.block)
            if frame.words[0].text != FOLD or not passages[frame.passages[0]].closed:
                continue
            self._spoken.add(frame.block)
            first = passages[frame.passages[0]].span
            sizes.append((first.end - first.start) // 6)
            if all(word.text == FOLD for word in frame.words):
                self._bare.add(frame.block)
        following = sum(block - 1 in self._spoken for block in self._bare)
        self._talk = (
            following >= (2 if any(passage.marked for passage in passages) else 1)
            and 5 * len(sizes) > 2 * len(readings)
            and _middle(sizes) < _LONG_LINE
        )

    def taken(self, scene: Scene) -> Choice | None:
        """The other of two speakers, where the passage is the answer to the last one's words."""
        block, other = scene.frame.block, scene.context.other
        if (
            not self._talk
            or other is None
            or block not in self._bare
            or block - 1 not in self._spoken
            or block - 2 not in self._spoken
            or scene.passage.follows
        ):
            return None
        voice: Voice = scene.context.here or other
        candidate = Candidate(voice.span, None, None, ["turn"], voice.key)
        return Choice(scene, candidate, _TURN)


def _middle(sizes: list[int]) -> float:
    """The median, without the modules that Python's own brings with it."""
    order, half = sorted(sizes), len(sizes) // 2
    return (order[half] + order[-half - 1]) / 2
