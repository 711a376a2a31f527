"""A passage where it stands, who spoke before it, and the phrases that may name its speaker."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import Frame
from reader.extract.quotes.marks import Passage
from reader.extract.quotes.phrases import Clause, Phrase
from reader.model import Span

_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who has spoken: where the article says who, and the word to know the name by."""

    span: Span
    key: str = ""

    def same(self, other: "Voice") -> bool:
        """Whether both are one by their words: the same place, or names that end alike."""
        return self.span == other.span or (bool(self.key) and self.key == other.key)


@dataclass(slots=True)
class Context:
    """Who spoke before a passage."""

    here: Voice | None = None
    """The speaker of the passage before, in the same block."""
    last: Voice | None = None
    """The last speaker of the blocks before."""
    lead: Voice | None = None
    """The subject of a block before that ends in a colon."""
    other: Voice | None = None
    """The speaker before the last one, where that was somebody else."""


@dataclass(slots=True)
class Candidate:
    """A phrase that may name the speaker; without a span: the passage is no quotation."""

    span: Span | None
    cue: Cue | None
    phrase: Phrase | None
    features: list[str]
    key: str = ""
    frame: Frame | None = None
    """The frame that cue and phrase stand in."""


@dataclass
class Scene:
    """A passage in its sentence and paragraph, with who spoke before it."""

    text: str
    passages: list[Passage]
    frame: Frame
    clauses: list[tuple[Clause, list[Cue]]]
    sentence: int
    at: int
    """The word of the frame that stands for the passage."""
    context: Context
    found: list[Candidate] = field(default_factory=list)

    @cached_property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.passages[self.frame.passages[self.at]]

    @cached_property
    def words(self) -> list[str]:
        """The words of the passage, without marks at either end."""
        return _EDGES.sub("", self.passage.span.of(self.text)).split()

    @cached_property
    def ending(self) -> str:
        """The mark the passage ends on: , . ? ! or - for none of them."""
        last = self.passage.span.of(self.text).rstrip("\"”'’» ")[-1:]
        return last if last and last in ",.?!" else "-"

    @cached_property
    def clause(self) -> Clause:
        """The sentence that holds the passage."""
        return self.clauses[self.sentence][0]

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of that sentence."""
        return self.clauses[self.sentence][1]

    @cached_property
    def opens(self) -> bool:
        """Whether nothing but marks and passages stands before it in its sentence."""
        return not any(is_word(w.shape) for w in self.frame.words[self.clause.start : self.at])

    @cached_property
    def alone(self) -> bool:
        """Whether its sentence has no words but those in quotation marks."""
        return self.opens and not any(
            is_word(word.shape) for word in self.frame.words[self.at : self.clause.end]
        )

    @cached_property
    def setting(self) -> str:
        """The two facts that most features are crossed with."""
        return f"alone={self.alone}|cues={min(len(self.cues), 2)}"

    @cached_property
    def coming(self) -> int:
        """The number of the next sentence that has words of the writer's, or of the last one."""
        number = self.sentence + 1
        while number + 1 < len(self.clauses) and not self.clauses[number][0].told:
            number += 1
        return number

    @cached_property
    def ahead(self) -> Voice | None:
        """Who is said to speak in that sentence, where the passage says nothing of its speaker."""
        if not self.alone or self.coming >= len(self.clauses):
            return None
        cues = self.clauses[self.coming][1]
        if not cues:
            return None
        subject = cues[0].subject
        return Voice(self.frame.span(subject.start, subject.end), _key(self.frame, subject))

    def add(self, phrase: Phrase, cue: Cue | None, features: list[str]) -> None:
        """Proposes a phrase; what is said of one phrase from several sides is put together."""
        frame = self.frame
        span = frame.span(phrase.start, phrase.end)
        for candidate in self.found:
            if candidate.span == span and cue is None:
                candidate.features.extend(features)
                return
        key = _key(frame, phrase)
        context = self.context
        for name, voice in (("here", context.here), ("last", context.last), ("ahead", self.ahead)):
            if voice and voice.same(Voice(span, key)):
                features.append(f"same={name}")
                features.append(f"same={name}|{self.setting}")
        self.found.append(Candidate(span, cue, phrase, features, key, frame))


def is_word(shape: str) -> bool:
    """Whether a token of this shape is a word or a number."""
    return shape[0] in "Xxd"


def _key(frame: Frame, phrase: Phrase) -> str:
    """The word a name is known by: its last one."""
    return frame.words[phrase.end - 1].low if phrase.kind == "name" else ""
