"""Articles with their items marked in the text, so that no test counts offsets by hand.

A mark is `[[labels:words]]`; marks nest, and one mark may carry several labels, apart by spaces:

    p1          a name of person p1          q1      a segment of quote q1, its marks included
    p1+         a description ("the mayor")  q1.cue  its cue ("said")
    p1~         a pronoun                    q1.by   its speaker; the person too, where the words
    s1          a figure                             are, hold or lie in a mention of one
    s1.unit     its unit's own words
    s1.of       words of its concept, any number of times

A label is the kind's letter and any letters or digits ("p1", "pruiz"); items are numbered in order
of their first place. Paragraphs lie apart by blank lines; a paragraph may begin with `# ` (title),
`## ` (heading), `@ ` (byline), `> ` (quotation), `- ` (item) or `! ` (caption): signs that are not
part of the text. After a line `===`, a line for each item that needs more than its marks say:

    p1 Ana Ruiz | mayor | former judge         name and roles (else: the longest name, no roles)
    q1 mixed                                   kind (else: direct)
    s1 > 4_000_000 dollar money                change, value, unit name, unit kind (else: =, the
    s2 ~ 24..33 ton mass trivial               first number of the figure, "-", count)

An id with a question mark (`s2? = 2`) is optional: a scorer neither wants nor punishes it. Strokes
part what may be said in several ways, the best first: `s1 =/down 5 dollar per year/dollar money`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import cast, get_args

from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Change,
    Concept,
    Kind,
    Mention,
    MentionKind,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Span,
    Speaker,
    Statistic,
    Unit,
)

_MARK = re.compile(r"\[\[(?P<labels>[pqs][\w.+~ ]*):|\]\]")
_LABEL = re.compile(r"(?P<id>(?P<kind>[pqs])\w+)(?P<part>\.(?:cue|by|unit|of)|[+~])?")
_SIGNS = {
    "# ": BlockKind.TITLE,
    "## ": BlockKind.HEADING,
    "@ ": BlockKind.BYLINE,
    "> ": BlockKind.QUOTATION,
    "- ": BlockKind.ITEM,
    "! ": BlockKind.CAPTION,
}
_MENTIONS = {"": MentionKind.NAME, "+": MentionKind.NOMINAL, "~": MentionKind.PRONOUN}
_PARTS = {"p": {"", "+", "~"}, "q": {"", ".cue", ".by"}, "s": {"", ".unit", ".of"}}
_PLACES = {"", "+", "~"}
_KINDS = frozenset(
    "percent money time age length mass area volume speed temperature ratio energy power data "
    "count".split()
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked article, the items that a scorer passes over, and what else is right of an item."""

    analysis: Analysis
    optional: frozenset[Ref] = frozenset()
    changes: Mapping[Ref, frozenset[str]] = field(default_factory=dict)
    """Every change that is right of a statistic, its own included."""
    units: Mapping[Ref, frozenset[str]] = field(default_factory=dict)
    """Every unit name that is right of a statistic, its own included."""


def marked(source: str, title: str | None = None) -> Analysis:
    """The analysis that `source` spells out. Raises ValueError where the notation is wrong."""
    found = gold(source).analysis
    return replace(found, article=replace(found.article, title=title)) if title else found


def gold(source: str) -> Gold:
    """The analysis that `source` spells out, with its optional items."""
    body, _, table = source.partition("\n===\n")
    lines = _table(table)
    draft = _Draft()
    for paragraph in re.split(r"\n\s*\n", body.strip("\n")):
        draft.add(paragraph)
    unknown = lines.keys() - {label for label, _ in draft.spans}
    if unknown:
        raise ValueError(f"lines without a mark: {', '.join(sorted(unknown))}")
    refs = draft.refs()
    optional = frozenset(refs[label] for label, line in lines.items() if line.startswith("?"))
    said = {label: line.removeprefix("?").strip() for label, line in lines.items()}
    figures = {refs[label]: line for label, line in said.items() if label[0] == "s" and line}
    changes = {ref: frozenset(line.split()[0].split("/")) for ref, line in figures.items()}
    units = {ref: frozenset(_unit(line)[0]) for ref, line in figures.items()}
    return Gold(draft.analysis(refs, said), optional, changes, units)


@dataclass(slots=True)
class _Draft:
    """What has been read so far: the bare text, its blocks, and the spans of each label's parts."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    spans: dict[tuple[str, str], list[Span]] = field(default_factory=dict)

    def add(self, paragraph: str) -> None:
        """Appends one paragraph, its marks taken out."""
        self.text += "\n\n" if self.text else ""
        sign = next((sign for sign in _SIGNS if paragraph.startswith(sign)), "")
        start = len(self.text)
        position, opened = len(sign), list[tuple[str, int]]()
        for mark in _MARK.finditer(paragraph, position):
            self.text += paragraph[position : mark.start()]
            position = mark.end()
            if mark["labels"]:
                opened.append((mark["labels"], len(self.text)))
            elif opened:
                labels, first = opened.pop()
                self._note(labels, Span(first, len(self.text)))
            else:
                raise ValueError(f"a mark closes that never opened: {paragraph[:60]!r}")
        if opened:
            raise ValueError(f"a mark is not closed: {opened[-1][0]!r} in {paragraph[:60]!r}")
        self.text += paragraph[position:]
        kind = _SIGNS.get(sign, BlockKind.PARAGRAPH)
        level = int(kind is BlockKind.HEADING)
        self.blocks.append(Block(Span(start, len(self.text)), kind, level))

    def _note(self, labels: str, span: Span) -> None:
        for label in labels.split():
            match = _LABEL.fullmatch(label)
            if not match or (match["part"] or "") not in _PARTS[match["kind"]]:
                raise ValueError(f"no such label: {label!r}")
            self.spans.setdefault((match["id"], match["part"] or ""), []).append(span)

    def refs(self) -> dict[str, Ref]:
        """The reference of each label, items numbered by their first place."""
        first: dict[str, Span] = {}
        for (label, part), spans in self.spans.items():
            if part in _PLACES:
                first[label] = min(first.get(label, spans[0]), *spans)
        order = sorted(first, key=lambda label: (first[label].start, -first[label].end))
        letters = {"p": Kind.PERSON, "q": Kind.QUOTE, "s": Kind.STATISTIC}
        refs: dict[str, Ref] = {}
        for letter, kind in letters.items():
            mine = [label for label in order if label[0] == letter]
            refs.update((label, Ref(kind, number)) for number, label in enumerate(mine))
        orphans = {label for label, _ in self.spans} - refs.keys()
        if orphans:
            raise ValueError(f"items without a place: {', '.join(sorted(orphans))}")
        return refs

    def analysis(self, refs: Mapping[str, Ref], said: Mapping[str, str]) -> Analysis:
        """The items that the marks and the table's lines `said` describe."""
        title = next((b.span for b in self.blocks if b.kind is BlockKind.TITLE), None)
        article = Article(self.text, tuple(self.blocks), title=title and title.of(self.text))
        labels = {kind: [label for label, ref in refs.items() if ref.kind is kind] for kind in Kind}
        quotes = tuple(self._quote(q, refs, said.get(q, "")) for q in labels[Kind.QUOTE])
        return Analysis(
            article,
            tuple(self._person(p, said.get(p, "")) for p in labels[Kind.PERSON]),
            quotes,
            tuple(self._statistic(s, said.get(s, ""), quotes) for s in labels[Kind.STATISTIC]),
        )

    def _of(self, label: str, part: str = "") -> tuple[Span, ...]:
        return tuple(sorted(self.spans.get((label, part), ())))

    def _mentions(self, label: str) -> tuple[Mention, ...]:
        every = (Mention(s, k) for part, k in _MENTIONS.items() for s in self._of(label, part))
        return tuple(sorted(every, key=lambda mention: mention.span))

    def _person(self, label: str, line: str) -> Person:
        name, *roles = (piece.strip() for piece in line.split("|"))
        mentions = self._mentions(label)
        longest = max((m.span.of(self.text) for m in mentions), key=len)
        return Person(name or longest, mentions, tuple(roles))

    def _quote(self, label: str, refs: Mapping[str, Ref], line: str) -> Quote:
        cue, by = self._of(label, ".cue"), self._of(label, ".by")
        speaker = Speaker(by[0], self._named(by[0], refs)) if by else None
        return Quote(self._of(label), QuoteKind(line or "direct"), cue[0] if cue else None, speaker)

    def _named(self, span: Span, refs: Mapping[str, Ref]) -> Ref | None:
        """The person whose mention shares words with `span`, the closest in length first."""
        near = [
            (abs((m.span.end - m.span.start) - (span.end - span.start)), ref)
            for label, ref in refs.items()
            if ref.kind is Kind.PERSON
            for m in self._mentions(label)
            if m.span.overlaps(span)
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _statistic(self, label: str, line: str, quotes: tuple[Quote, ...]) -> Statistic:
        (span,) = self._of(label)
        words = line.split() or ["=", _first(span.of(self.text))]
        change = words[0].partition("/")[0]
        if change not in get_args(Change):
            raise ValueError(f"no such change: {change!r} of {label}")
        low, is_range, high = words[1].partition("..")
        (name, *_), kind = _unit(line)
        named, concept = self._of(label, ".unit"), self._of(label, ".of")
        return Statistic(
            span,
            None if is_range else Decimal(low),
            Unit(name, kind, named[0] if named else None),
            Decimal(low) if is_range else None,
            Decimal(high) if is_range else None,
            cast("Change", change),
            Concept(concept) if concept else None,
            words[-1] == "trivial",
            next(_holding(span, quotes), None),
        )


def _table(table: str) -> dict[str, str]:
    """The line of each id, a leading question mark kept for an optional item."""
    lines: dict[str, str] = {}
    for line in table.splitlines():
        if line.strip():
            label, _, rest = line.strip().partition(" ")
            optional = "?" if label.endswith("?") else ""
            lines[label.removesuffix("?")] = optional + rest.strip()
    return lines


def _first(figure: str) -> str:
    number = _NUMBER.search(figure)
    if not number:
        raise ValueError(f"a figure without digits needs a line: {figure!r}")
    return number.group().replace(",", "")


def _unit(line: str) -> tuple[list[str], str]:
    """The names, the best first, and the kind of the unit in a statistic's line."""
    words = [word for word in line.split()[2:] if word != "trivial"]
    if len(words) > 1 and words[-1] in _KINDS:
        return " ".join(words[:-1]).split("/"), words[-1]
    return (" ".join(words) or "-").split("/"), "count"


def _holding(span: Span, quotes: tuple[Quote, ...]) -> Iterator[Ref]:
    for number, quote in enumerate(quotes):
        if any(segment.covers(span) for segment in quote.segments):
            yield Ref(Kind.QUOTE, number)
