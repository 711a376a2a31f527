"""Whom "he" and "she" mean: the best of the people named shortly before, or nobody.

A linear model ranks the people whose gender allows it by where and how they were last mentioned,
beside the choice of nobody.
"""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.extract.people.identity import Someone
from reader.extract.people.page import Page
from reader.language.linear import Linear, read_linear

MODEL = Path(__file__).parent / "pronouns.gz"
GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
NOBODY = -1
_REACH = 5
"""Sentences back to which a pronoun may look."""
_LATEST = 16
"""Mentions back to which it may look."""
_SUBJECTS = frozenset({"he", "she"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Mentioned(NamedTuple):
    """A place where somebody was mentioned."""

    index: int
    """The first token."""
    person: int
    pronoun: bool
    subject: bool
    """Whether a verb of its own follows."""
    speaks: bool
    """Whether a verb of saying stands next to it."""
    foremost: bool
    """Whether it is the first mention of its sentence."""


class Choice(NamedTuple):
    """Somebody whom a pronoun may mean, or `NOBODY`, with what speaks for it."""

    person: int
    features: list[str]


@functools.cache
def model() -> Linear:
    """The shipped model, read once."""
    return read_linear(MODEL)


class Story:
    """The mentions of a page, told from its beginning, pronoun by pronoun."""

    def __init__(self, sheet: Page, people: Sequence[Someone]) -> None:
        self._sheet = sheet
        self._genders = [person.gender for person in people]
        self._past: list[Mentioned] = []
        self._counts = [0] * len(people)
        self._names = sorted(
            (name.first, name.end, number)
            for number, person in enumerate(people)
            for name in person.names
        )
        self._quoted = _inside_quotations(sheet)

    def pronouns(self) -> Iterator[tuple[int, list[Choice]]]:
        """Each pronoun's token with the choices; tell `means` before asking for the next."""
        waiting = list(reversed(self._names))
        for index, token in enumerate(self._sheet.tokens):
            while waiting and waiting[-1][0] <= index:
                first, end, person = waiting.pop()
                self._mention(first, end, person, pronoun=False)
            if token.low in GENDERS and (token.shape != "XX" or self._sheet.shouted[index]):
                yield index, self._choices(index)

    def means(self, index: int, person: int) -> None:
        """Says that the pronoun at `index` means a person."""
        self._genders[person] = self._genders[person] or GENDERS[self._sheet.tokens[index].low]
        self._mention(index, index + 1, person, pronoun=True)

    def _mention(self, first: int, end: int, person: int, *, pronoun: bool) -> None:
        sheet, sentence = self._sheet, self._sheet.tokens[first].sentence
        after, before = sheet.after(end), sheet.before(first)
        subject = after is not None and (
            sheet.tags[end] in _FINITE
            or (
                sheet.tags[end] == "RB"
                and end + 1 < len(sheet.tags)
                and sheet.tags[end + 1] in _FINITE
            )
        )
        saying = sheet.lexicon.words("saying")
        speaks = any(token is not None and token.low in saying for token in (before, after))
        foremost = not self._past or sheet.tokens[self._past[-1].index].sentence != sentence
        self._past.append(Mentioned(first, person, pronoun, subject, speaks, foremost))
        self._counts[person] += 1

    def _choices(self, index: int) -> list[Choice]:
        sheet, tokens = self._sheet, self._sheet.tokens
        here, gender = tokens[index].sentence, GENDERS[tokens[index].low]
        latest: dict[int, Mentioned] = {}
        for mention in reversed(self._past[-_LATEST:]):
            if here - tokens[mention.index].sentence > _REACH:
                break
            if self._genders[mention.person] in ("", gender):
                latest.setdefault(mention.person, mention)
        rivals = min(len(latest), 3)
        choices = [
            Choice(person, self._features(index, mention, rank, rivals))
            for rank, (person, mention) in enumerate(latest.items())
        ]
        nominal = self._nominal_since(index, min((m.index for m in latest.values()), default=0))
        quoted = self._quoted[index]
        choices.append(
            Choice(
                NOBODY, ["none", f"none:r={rivals}", f"none:q={quoted}", f"none:nominal={nominal}"]
            )
        )
        return choices

    def _features(self, index: int, mention: Mentioned, rank: int, rivals: int) -> list[str]:
        sheet, tokens = self._sheet, self._sheet.tokens
        word, last = tokens[index], tokens[mention.index]
        case = (
            "subject"
            if word.low in _SUBJECTS
            else "self"
            if word.low.endswith("self")
            else word.low
        )
        far = min(word.sentence - last.sentence, 4)
        gender = self._genders[mention.person] or "?"
        kind = "pronoun" if mention.pronoun else "name"
        mine, same = self._quoted[index], self._quoted[mention.index] == self._quoted[index]
        paragraphs = min(word.block - last.block, 2)
        row = [
            f"d={far}",
            f"d={far}:{case}",
            f"g={'known' if gender != '?' else '?'}",
            f"rank={min(rank, 3)}",
            f"rank={min(rank, 3)}:r={rivals}",
            f"kind={kind}:d={min(far, 2)}",
            f"subject={mention.subject}:d={min(far, 2)}",
            f"subject={mention.subject}:{case}:d={min(far, 1)}",
            f"foremost={mention.foremost}:d={min(far, 2)}",
            f"foremost={mention.foremost}:subject={mention.subject}:{case}",
            f"count={min(self._counts[mention.person], 4)}",
            f"q={mine}:same={same}:d={min(far, 1)}",
            f"speaks={mention.speaks}:q={mine}:d={min(far, 2)}",
            f"p={paragraphs}",
            f"p={paragraphs}:first={sheet.initial[index]}",
            f"nominal={self._nominal_since(index, mention.index)}",
            f"near={min((index - mention.index) // 4, 6)}:d={min(far, 1)}",
        ]
        if case == "subject" and self._speaks_here(index):
            row.append(f"says:speaks={mention.speaks}:d={min(far, 2)}")
        if far == 0 and self._clause_between(mention.index, index):
            row.append(f"clause:{case}")
        return row

    def _speaks_here(self, index: int) -> bool:
        near = (self._sheet.before(index), self._sheet.after(index + 1))
        saying = self._sheet.lexicon.words("saying")
        return any(token is not None and token.low in saying for token in near)

    def _clause_between(self, first: int, index: int) -> bool:
        """Whether a clause begins between two tokens of one sentence."""
        return any(
            tag in ("WP", "WDT", "WRB")
            or self._sheet.tokens[first + at].low in ("that", "and", "but", ",")
            for at, tag in enumerate(self._sheet.tags[first:index])
        )

    def _nominal_since(self, index: int, first: int) -> str:
        """Whether somebody else is mentioned by a noun of that gender, or any, since `first`."""
        sheet, gender = self._sheet, GENDERS[self._sheet.tokens[index].low]
        wanted = sheet.lexicon.words("man" if gender == "m" else "woman")
        other = sheet.lexicon.words("woman" if gender == "m" else "man")
        found = "no"
        for at in range(max(first + 1, index - 40), index):
            low = sheet.tokens[at].low
            if sheet.tags[at] != "NN" or sheet.capital[at]:
                continue
            if low in wanted:
                return "yes"
            if low not in other and low in sheet.lexicon.words("role"):
                found = "maybe"
        return found


def link(sheet: Page, people: Sequence[Someone]) -> list[tuple[int, int]]:
    """The pronouns that mean somebody: token and number of the person."""
    if not people:
        return []
    ranker, story, found = model(), Story(sheet, people), []
    for index, choices in story.pronouns():
        best = max(choices, key=lambda choice: ranker.score(choice.features))
        if best.person != NOBODY:
            story.means(index, best.person)
            found.append((index, best.person))
    return found


def _inside_quotations(sheet: Page) -> list[bool]:
    """Token by token, whether it stands between quotation marks of its block."""
    inside, marks = False, []
    for index, token in enumerate(sheet.tokens):
        if sheet.opens[index]:
            inside = False
        if token.text in ("“", "``") or (token.text in ('"', "''") and not inside):
            inside = True
        elif token.text in ("”", '"', "''"):
            inside = False
        marks.append(inside)
    return marks
