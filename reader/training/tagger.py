"""How the part-of-speech weights came to be: a perceptron taught by a larger tagger.

No treebank of news may be had freely, so the teacher is spaCy's `en_core_web_sm` 3.8 (MIT; 97.3 %
on OntoNotes), whose judgement of ordinary articles is written down once as silver:

    python -m reader.training silver OUT CORPUS...   (spaCy and its model installed)
    python -m reader.training tagger SILVER...       (nothing but Python)

The second command writes the shipped weights, the same bytes from the same silver, and says how
well a tagger taught without every tenth text tags those texts.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from struct import Struct
from typing import Any, TypeAlias

from reader.language import tags
from reader.language.document import Document
from reader.language.document import read as read_document
from reader.language.tags import straight
from reader.language.tokens import Token, form
from reader.load.text import verbatim
from reader.training.silver import rows

Sentence: TypeAlias = tuple[list[str], list[str]]
"""Words and their tags."""

EPOCHS = 8
RARE = 8
"""A feature must hold of this many words."""
SOLE, SHARE = 20, 0.995
"""A word has one tag if seen so often, so great a share of the times with that tag."""
KNOWN, MINOR = 5, 0.05
"""A word has a kind if seen so often; a tag belongs to it from this share on."""
SMALLEST = 1.0
"""A weight nearer to nothing than this is left out."""

_BRACKETS = dict.fromkeys("[{(<", "-LRB-") | dict.fromkeys("]})>", "-RRB-")
_WIDE, _WIDER = 32, 64
"""Bits a tag takes in a sum of weights, and in a sum of weights times steps."""


def train(silver: Sequence[Path]) -> str:
    """Fits the shipped weights to files of silver; says how exact and how large they are."""
    texts = [text for path in silver for text in read_silver(path)]
    held_out = [sentence for text in texts[::10] for sentence in text]
    rest = [sentence for number, text in enumerate(texts) if number % 10 for sentence in text]
    unseen = accuracy(fit(rest), held_out)
    weights = fit([sentence for text in texts for sentence in text])
    tags.write(tags.WEIGHTS, weights)
    size = tags.WEIGHTS.stat().st_size
    return f"{unseen:.4f} right on unseen texts; {len(weights.features)} features, {size} bytes"


def read_silver(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of each text of a file of silver, cut into our tokens."""
    for row in rows([path]):
        document = read_document(verbatim(row["text"], ""))
        gold = aligned(document, row["tokens"])
        yield [
            ([straight(token.text) for token in document.tokens[first:end]], gold[first:end])
            for first, end in document.sentences
        ]


def aligned(document: Document, silver: Sequence[Sequence[Any]]) -> list[str]:
    """The tag of each token of ours, given the teacher's tokens."""
    gold, first = [], 0
    for token in document.tokens:
        while first < len(silver) and silver[first][1] <= token.start:
            first += 1
        last = first
        while last < len(silver) and silver[last][0] < token.end:
            last += 1
        parts = [
            (tag, dependency in ("amod", "compound", "nmod") and head >= last)
            for _, _, tag, dependency, head in silver[first:last]
            if tag != "_SP"
        ]
        gold.append(_BRACKETS.get(token.text) or _one_tag(token, parts))
    return gold


def _one_tag(token: Token, parts: Sequence[tuple[str, bool]]) -> str:
    """One tag for a token that the teacher cut into parts, each a tag and whether it modifies."""
    if not parts:
        return "XX"
    if straight(token.low) == "n't":
        return "RB"
    if "-" not in token.text[1:]:
        return parts[0][0]
    seen = {tag for tag, _ in parts} - {"HYPH"}
    last, modifies = parts[-1]
    if token.capital and seen & {"NNP", "NNPS"} and seen <= {"NNP", "NNPS", "CD", "NN"}:
        return "NNPS" if last == "NNPS" else "NNP"
    if seen == {"CD"}:
        return "CD"
    if modifies or last in ("VBN", "VBG"):
        return "JJ"
    return "NN" if last in ("IN", "RP") else last


def fit(sentences: Sequence[Sentence]) -> tags.Weights:
    """The weights that an averaged perceptron learns from tagged sentences."""
    sole, kinds = _lexicon(sentences)
    names = tuple(sorted({tag for _, gold in sentences for tag in gold}))
    lessons = [_lesson(sentence, sole, kinds) for sentence in sentences]
    averages = _Perceptron(names, lessons).averages()
    rows = {
        feature: [round(w) if abs(w) >= SMALLEST else 0 for w in row] for feature, row in averages
    }
    known = sorted(feature for feature, row in rows.items() if any(row))
    columns = zip(*(rows[feature] for feature in known), strict=True)
    votes = b"".join(bytes(max(0, min(255, w + 128)) for w in column) for column in columns)
    return tags.Weights(names, sole, kinds, known, votes)


def accuracy(weights: tags.Weights, sentences: Sequence[Sentence]) -> float:
    """The share of words that get the tag they have in `sentences`."""
    tagger = tags.Tagger(weights)
    hits = [
        a == b for words, gold in sentences for a, b in zip(tagger.tag(words), gold, strict=True)
    ]
    return sum(hits) / len(hits)


def _lexicon(sentences: Iterable[Sentence]) -> tuple[dict[str, str], dict[str, str]]:
    """The tag of each word that has but one, and the usual tags of each word in lower case."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lower: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, gold in sentences:
        for word, tag in zip(words, gold, strict=True):
            written[word][tag] += 1
            lower[form(word)[1]][tag] += 1
    sole, kinds = {}, {}
    for word, counts in written.items():
        (tag, most), total = counts.most_common(1)[0], counts.total()
        if total >= SOLE and most >= SHARE * total:
            sole[word] = tag
    for word, counts in lower.items():
        total = counts.total()
        if total >= KNOWN:
            usual = [tag for tag, seen in counts.most_common(3) if seen >= MINOR * total]
            kinds[word] = "|".join(usual)
    return sole, kinds


Lesson: TypeAlias = list[tuple[str, tuple[str, ...], str, str, str, str | None]]
"""A word each: its tag, its features whatever the tags before, the word in lower case, its kind,
the kind of the word after it, and its tag if it has but one."""


def _lesson(sentence: Sentence, sole: dict[str, str], kinds: dict[str, str]) -> Lesson:
    words, gold = sentence
    shown = [tags.features(word, kinds) for word in (*words, *[tags.START] * 4)]
    lesson: Lesson = []
    for index, (word, tag) in enumerate(zip(words, gold, strict=True)):
        here, after = shown[index], shown[index + 1]
        static = (
            *here.own,
            *shown[index - 1].before,
            *after.after,
            shown[index - 2].far_before,
            shown[index + 2].far_after,
        )
        lesson.append((tag, static, form(word)[1], here.kind, after.kind, sole.get(word)))
    return lesson


class _Perceptron:
    """Learns from its own mistakes, tagging as the tagger will; the mean of its states counts."""

    def __init__(self, names: Sequence[str], lessons: Sequence[Lesson]) -> None:
        self.names = names
        self.step = 0
        self.zero = _packed([1 << (_WIDE - 1)] * len(names), _WIDE)
        self.lanes = Struct(f"<{len(names)}I")
        counts = Counter(feature for lesson in lessons for feature in _held(lesson))
        self.now = dict.fromkeys((name for name, seen in counts.items() if seen >= RARE), 0)
        self.sums = dict(self.now)
        order = random.Random(1)
        shuffled = list(lessons)
        for _ in range(EPOCHS):
            order.shuffle(shuffled)
            for lesson in shuffled:
                self.learn(lesson)

    def learn(self, lesson: Lesson) -> None:
        """Tags one sentence and shifts the weights at each wrong tag."""
        two_back = back = tags.START
        for right, static, low, kind, after, sole in lesson:
            tag = sole
            if tag is None:
                self.step += 1
                held = static + tags.history(two_back, back, low, kind, after)
                tag = self.guess(held)
                if tag != right:
                    self.shift(held, right, tag)
            two_back, back = back, tag

    def guess(self, held: Iterable[str]) -> str:
        """The tag that the features which hold vote for."""
        get = self.now.get
        total = self.zero + sum([get(feature, 0) for feature in held])
        scores = self.lanes.unpack(total.to_bytes(self.lanes.size, "little"))
        return self.names[scores.index(max(scores))]

    def shift(self, held: Iterable[str], right: str, wrong: str) -> None:
        """Makes the features which hold speak for `right` and against `wrong`."""
        plus, minus = self.names.index(right), self.names.index(wrong)
        narrow = (1 << _WIDE * plus) - (1 << _WIDE * minus)
        wide = self.step * ((1 << _WIDER * plus) - (1 << _WIDER * minus))
        for feature in held:
            if feature in self.now:
                self.now[feature] += narrow
                self.sums[feature] += wide

    def averages(self) -> Iterator[tuple[str, list[float]]]:
        """The mean weight of each feature for each tag over all steps."""
        count = len(self.names)
        for feature, now in self.now.items():
            last = _unpacked(now, count, _WIDE)
            sums = _unpacked(self.sums[feature], count, _WIDER)
            yield feature, [a - b / (self.step + 1) for a, b in zip(last, sums, strict=True)]


def _held(lesson: Lesson) -> Iterator[str]:
    """The features that hold of each word whose tag is in doubt, when all tags are right."""
    two_back = back = tags.START
    for tag, static, low, kind, after, sole in lesson:
        if sole is None:
            yield from static
            yield from tags.history(two_back, back, low, kind, after)
        two_back, back = back, tag


def _packed(lanes: Iterable[int], bits: int) -> int:
    return sum(lane << bits * number for number, lane in enumerate(lanes))


def _unpacked(packed: int, count: int, bits: int) -> list[int]:
    middle = 1 << (bits - 1)
    total = packed + _packed([middle] * count, bits)
    mask = (1 << bits) - 1
    return [((total >> bits * number) & mask) - middle for number in range(count)]
