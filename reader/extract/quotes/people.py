"""Which person the words that name a speaker stand for."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.extract.quotes.unmarked import initials
from reader.model import Kind, MentionKind, Person, Ref, Span

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AFTER_HEAD = re.compile(
    r"[\s,.)’'\"”]*(?:(?:(?:Jr|Sr)\.?|[A-Z]{2,4}|PhD|\([^()]{1,20}\))[\s,.)]*){0,3}$"
)
"""What may follow a name in the phrase that it heads: "Jr.", "KC", "(D)"."""
_LABELS = re.compile(r"[*_\]]{0,3}\s?:")
_APPOSITION = re.compile(r"(?:,|\s[—–-])?\s+(?:the\s|then\s)?")
_QUESTION = re.compile(r"^\s*Q[:.]", re.MULTILINE)
_AGE = re.compile(r"\d+-year-old$")
_NEAR = 600
"""So many characters back may "the American" reach for a name."""
_PERSONAL = frozenset({"he", "she"})
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?…”\"’]\s+|\n\s*)(?:[A-Z][\w.]*\s+){0,4}$")
_DEMONYM = re.compile(
    r"[A-Z]\w*(?:an|ese|ish|man|woman|er|i)$|(?:striker|midfielder|defender|goalkeeper|winger|"
    r"manager|coach|captain|actor|actress|singer|author|lawyer|veteran|star|player|champion|"
    r"driver|rider|boxer|golfer|teenager|mother|father|widow|billionaire|businessman)$"
)


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    number: int
    kind: MentionKind


class Roster:
    """The mentions of all people of an article, for looking up who is named where."""

    def __init__(
        self, text: str, people: tuple[Person, ...], subjects: Sequence[tuple[Span, str]] = ()
    ) -> None:
        self.text = text
        self._subjects = subjects
        self._subject_starts = [span.start for span, _ in subjects]
        self._people = people
        self._mentions = sorted(
            (
                _Named(mention.span, number, mention.kind)
                for number, person in enumerate(people)
                for mention in person.mentions
            ),
            key=lambda named: named.span,
        )
        self._starts = [named.span.start for named in self._mentions]
        self._roles = [
            {word.lower() for role in person.roles for word in _WORD.findall(role)}
            for person in people
        ]

    def person(self, span: Span) -> tuple[Ref | None, str]:
        """The person that `span` names, and how that is known: in words, or empty when plain."""
        named = self._inside(span)
        words = span.of(self.text)
        if words == "A":
            answering = self._interviewed()
            return (None, "") if answering is None else (Ref(Kind.PERSON, answering), "stands for")
        if words.lower() in _PERSONAL and named is None:
            return None, ""
        if named:
            how = "" if named.kind is MentionKind.NAME else "stands for"
            return Ref(Kind.PERSON, named.number), how
        if words.isupper() or not words[:1].isalpha():
            label = self._by_surname(words)
            if label is None and _LABELS.match(self.text, span.end):
                label = self._by_initials(words)
            if label is not None:
                return Ref(Kind.PERSON, label), ""
        beside = self._beside(span)
        if beside is not None:
            return Ref(Kind.PERSON, beside), "describes"
        described = self._described(span)
        return (Ref(Kind.PERSON, described), "describes") if described is not None else (None, "")

    def whole(self, span: Span) -> Span:
        """`span` with all of the name that it ends in, where that reaches further."""
        named = self._inside(span)
        cut = named is not None and named.kind is MentionKind.NAME and named.span.end > span.end
        return Span(span.start, named.span.end) if named and cut else span

    def _interviewed(self) -> int | None:
        """Who answers in an interview: the one most named before its first question."""
        question = _QUESTION.search(self.text)
        end = question.start() if question else 0
        named = [
            mention.number
            for mention in self._mentions[: bisect_left(self._starts, end)]
            if mention.kind is MentionKind.NAME
        ]
        return max(named, key=named.count, default=None)

    def name(self, ref: Ref) -> str:
        """The name of a person."""
        return self._people[ref.number].name

    def _inside(self, span: Span) -> _Named | None:
        """The last mention that a phrase is about: "Biden", but not in "Biden's aide"."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        for named in reversed(self._mentions[first:last]):
            if named.span.overlaps(span):
                rest = self.text[named.span.end : span.end]
                if _AFTER_HEAD.fullmatch(rest):
                    return named
        return None

    def _before(self, span: Span) -> Iterator[_Named]:
        """Names before `span`, the nearest first."""
        for named in reversed(self._mentions[: bisect_left(self._starts, span.start)]):
            if span.start - named.span.end > _NEAR:
                return
            if named.kind is MentionKind.NAME and self.text[named.span.end :][:2] not in (
                "'s",
                "’s",
            ):
                yield named

    def _by_surname(self, label: str) -> int | None:
        word = label.rsplit(maxsplit=1)[-1].casefold()
        found = [
            number
            for number, person in enumerate(self._people)
            if person.name.casefold().split()[-1:] == [word]
        ]
        return found[0] if len(found) == 1 else None

    def _by_initials(self, label: str) -> int | None:
        """The one person whose initials a turn of an interview begins with: "RDF:"."""
        letters = initials(label)
        found = [
            number
            for number, person in enumerate(self._people)
            if letters in (initials(person.name), initials(person.name.replace("-", " ")))
        ]
        return found[0] if len(found) == 1 and len(letters) > 1 else None

    def _beside(self, span: Span) -> int | None:
        """The person whose name stands in apposition to a description."""
        after = _APPOSITION.match(self.text, span.end)
        if after:
            at = bisect_left(self._starts, after.end())
            if at < len(self._mentions) and self._mentions[at].span.start == after.end():
                named = self._mentions[at]
                if named.kind is MentionKind.NAME:
                    return named.number
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0:
            named = self._mentions[at]
            between = self.text[named.span.end : span.start]
            if named.kind is MentionKind.NAME and re.fullmatch(r",\s+|\s[—–-]\s", between):
                return named.number
        return None

    def _described(self, span: Span) -> int | None:
        """The person whose role a definite description repeats, or the last one named nearby."""
        words = _WORD.findall(span.of(self.text))
        if len(words) < 2 or words[0].lower() not in ("the", "this"):
            return None
        head = words[-1].lower()
        content = {word.lower() for word in words[1:]}
        scored = [
            (len(content & roles), number)
            for number, roles in enumerate(self._roles)
            if head in roles
        ]
        if scored:
            best = max(score for score, _ in scored)
            rivals = {number for score, number in scored if score == best}
            near = next(
                (named.number for named in self._before(span) if named.number in rivals), None
            )
            return near if near is not None else (min(rivals) if len(rivals) == 1 else None)
        if head.startswith("spokes"):
            at = bisect_left(self._subject_starts, span.start) - 1
            while at >= 0 and self._subjects[at][1] != "name":
                at -= 1
            return (
                named.number if at >= 0 and (named := self._inside(self._subjects[at][0])) else None
            )
        if _AGE.search(span.of(self.text)) or _DEMONYM.search(words[-1]):
            return self._subject(span)
        return None

    def _subject(self, span: Span) -> int | None:
        """Of those who head a sentence nearby the one most named, or else the last one named."""
        near = list(self._before(span))
        leading = [
            named.number
            for named in near
            if _SENTENCE_HEAD.search(self.text[max(0, named.span.start - 40) : named.span.start])
        ]
        counts = Counter(named.number for named in self._mentions if named.kind is MentionKind.NAME)
        return max(leading, key=counts.__getitem__, default=near[0].number if near else None)
