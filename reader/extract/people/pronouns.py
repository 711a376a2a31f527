"""Whom "he" and "she" mean: the best of the people named shortly before, or nobody.

A linear model ranks the people whose gender allows it by where and how they were last mentioned,
beside the choice of nobody.
"""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.extract.people.identity import Someone
from reader.extract.people.page import Page, Range, somebody_aged
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
_APPOSITION = 20
"""Tokens that an apposition may have."""
_ABREAST = 8
"""Tokens from a name to the one joined to it by "and"."""
_STILL = 3
"""Sentences in which somebody without a name goes on speaking as "he"."""
_MARKS = frozenset({"“", "”", '"', "''", "``", ";", ":", "(", ")"})
_SUBJECTS = frozenset({"he", "she"})
_SUBJECT_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Mentioned(NamedTuple):
    """A place where somebody was mentioned."""

    at: int
    """The first token."""
    person: int
    pronoun: bool
    subject: bool
    """Whether a verb of its own follows."""
    speaks: bool
    """Whether a verb of saying stands next to it."""
    foremost: bool
    """Whether it is the first mention of its sentence."""
    owner: bool
    """Whether it tells whose something is."""


class Choice(NamedTuple):
    """Somebody whom a pronoun may mean, or `NOBODY`, with what speaks for it."""

    person: int
    features: list[str]


@functools.cache
def model() -> Linear:
    """The shipped model, read once."""
    return read_linear(MODEL)


class Story:
    """The mentions of a page, told from its beginning, pronoun by pronoun.

    A `blind` one offers people of either sex, to learn from what sex gives away.
    """

    def __init__(
        self,
        sheet: Page,
        people: Sequence[Someone],
        described: Sequence[tuple[Range, int]] = (),
        *,
        blind: bool = False,
    ) -> None:
        self._sheet = sheet
        self._blind = blind
        self._genders = [person.gender for person in people]
        self._past: list[Mentioned] = []
        self._unnamed = -1
        words = sheet.lexicon.words
        self._saying = words("saying")
        self._titles = words("address") | words("role") | words("qualifier")
        self._somebody = words("role") | words("somebody")
        self._described = {end - 1 for (_, end), _ in described}
        names = [
            (name.first, name.end, number)
            for number, person in enumerate(people)
            for name in person.names
        ]
        self._names = sorted(names + [(*phrase, number) for phrase, number in described])

    def pronouns(self) -> Iterator[tuple[int, list[Choice]]]:
        """Each pronoun's token with the choices; tell `means` before asking for the next."""
        waiting = list(reversed(self._names))
        for index, token in enumerate(self._sheet.tokens):
            while waiting and waiting[-1][0] <= index:
                first, end, person = waiting.pop()
                self._mention(first, end, person, pronoun=False)
            if token.low in self._saying:
                self._note(index)
            pronoun = token.low in GENDERS and (token.shape != "XX" or self._sheet.shouted[index])
            if pronoun or (somebody_aged(self._sheet, index) and index not in self._described):
                yield index, self._choices(index)

    def means(self, index: int, person: int) -> None:
        """Says that the pronoun at `index` means a person."""
        gender = GENDERS.get(self._sheet.tokens[index].low, "")
        self._genders[person] = self._genders[person] or gender
        self._mention(index, index + 1, person, pronoun=True)

    def _mention(self, first: int, end: int, person: int, *, pronoun: bool) -> None:
        sheet, sentence = self._sheet, self._sheet.tokens[first].sentence
        after = sheet.after(end)
        subject = after is not None and (
            sheet.tags[end] in _FINITE
            or (
                sheet.tags[end] == "RB"
                and end + 1 < len(sheet.tags)
                and sheet.tags[end + 1] in _FINITE
            )
        )
        speaks = self._says(first, end)
        owner = (after is not None and after.low in ("'s", "’s")) or sheet.tags[first] == "PRP$"
        foremost = not self._past or sheet.tokens[self._past[-1].at].sentence != sentence
        self._past.append(Mentioned(first, person, pronoun, subject, speaks, foremost, owner))

    def _says(self, first: int, end: int) -> bool:
        """Whether a verb of saying is the mention's: next to it, its title or its apposition."""
        sheet = self._sheet
        before = sheet.before(first)
        while before is not None and before.low in self._titles:
            first -= 1
            before = sheet.before(first)
        if before is not None and before.low in self._saying:
            subject = sheet.before(first - 1)
            return subject is None or sheet.tags[first - 2] not in _SUBJECT_TAGS
        after = sheet.after(end)
        if after is not None and after.text == ",":
            end = self._apposed(end + 1)
        while (after := sheet.after(end)) is not None and sheet.tags[end] == "RB":
            end += 1
        return after is not None and after.low in self._saying

    def _apposed(self, first: int) -> int:
        """Where what is set off between commas ends, the comma included, or `first`."""
        tokens = self._sheet.tokens
        for end in range(first, min(first + _APPOSITION, len(tokens))):
            if tokens[end].sentence != tokens[first].sentence or tokens[end].text in _MARKS:
                break
            if tokens[end].text == ",":
                return end + 1
        return first

    def _note(self, index: int) -> None:
        """Keeps in mind that somebody without a name says something by the verb at `index`."""
        tokens, tags = self._sheet.tokens, self._sheet.tags
        first = max(0, index - 1)
        end = index + 4 if tags[index + 1 : index + 2] == ["DT"] else index
        for at in range(first, min(end, len(tokens) - 1)):
            noun = tags[at] == "NN" and not tokens[at].capital and not tokens[at + 1].capital
            if noun and tokens[at].low in self._somebody:
                self._unnamed = index

    def _stranger_spoke(self, index: int) -> bool:
        """Whether who says something at `index` is somebody without a name, who spoke just now."""
        tokens = self._sheet.tokens
        near = tokens[index].sentence - tokens[self._unnamed].sentence < _STILL
        return self._speaks_here(index) and self._spoke()[1] and near

    def _spoke(self) -> tuple[Mentioned | None, bool]:
        """Who spoke last by name or pronoun, and whether somebody without a name did since."""
        last = next((m for m in reversed(self._past[-_LATEST:]) if m.speaks), None)
        return last, self._unnamed > (last.at if last else -1)

    def _choices(self, index: int) -> list[Choice]:
        tokens = self._sheet.tokens
        here, gender = tokens[index].sentence, GENDERS.get(tokens[index].low, "")
        latest: dict[int, Mentioned] = {}
        excluded: set[int] = set()
        for mention in reversed(self._past[-_LATEST:]):
            if here - tokens[mention.at].sentence > _REACH:
                break
            if self._speaker_of(index, mention) or self._compared(index, mention):
                excluded.add(mention.person)
            if self._blind or not gender or self._genders[mention.person] in ("", gender):
                latest.setdefault(mention.person, mention)
        latest = {person: m for person, m in latest.items() if person not in excluded}
        rivals = min(len(latest), 3)
        if self._stranger_spoke(index):
            since = tokens[self._unnamed].sentence
            latest = {
                person: mention
                for person, mention in latest.items()
                if mention.foremost and tokens[mention.at].sentence > since
            }
        choices = [
            Choice(person, self._features(index, mention, rank, rivals))
            for rank, (person, mention) in enumerate(latest.items())
        ]
        nominal = self._nominal_since(index, min((m.at for m in latest.values()), default=0))
        none = ["none", f"none:r={rivals}", f"none:nominal={nominal}"]
        none.append(f"none:q={bool(self._sheet.quoted[index])}")
        if self._speaks_here(index):
            none.append(f"none:says:unnamed={self._spoke()[1]}")
        return [*choices, Choice(NOBODY, none)]

    def _speaker_of(self, index: int, mention: Mentioned) -> bool:
        """Whether a mention is the speaker of the quotation that `index` stands in."""
        word, last = self._sheet.tokens[index], self._sheet.tokens[mention.at]
        near = word.block == last.block and word.sentence - last.sentence < 2
        quoted = self._sheet.quoted
        return bool(quoted[index]) and mention.speaks and near and not quoted[mention.at]

    def _compared(self, index: int, mention: Mentioned) -> bool:
        """Whether the sentence compares somebody else with a mention: "Like Ann, she ..."."""
        tokens, first = self._sheet.tokens, mention.at
        before = self._sheet.before(first)
        if before is None or tokens[index].sentence != tokens[first].sentence:
            return False
        others = [m for m in self._past[-_LATEST:] if first - _ABREAST < m.at < first]
        if before.low == "and" and others:
            return self._compared(index, others[-1])
        return before.low in ("like", "unlike", "both", "than")

    def _features(self, index: int, mention: Mentioned, rank: int, rivals: int) -> list[str]:
        sheet, tokens = self._sheet, self._sheet.tokens
        word, last = tokens[index], tokens[mention.at]
        case = self._case(index)
        far = min(word.sentence - last.sentence, 3)
        kind = "pronoun" if mention.pronoun else "name"
        mine, same = (
            bool(self._sheet.quoted[index]),
            self._sheet.quoted[mention.at] == self._sheet.quoted[index],
        )
        paragraphs = min(word.block - last.block, 2)
        there = [
            m
            for m in self._past[-_LATEST:]
            if m.person == mention.person and tokens[m.at].sentence == last.sentence
        ]
        subject = any(m.subject for m in there)
        foremost = any(m.foremost for m in there)
        row = [
            f"d={far}:{case}",
            f"g={self._genders[mention.person] != ''}",
            f"rank={min(rank, 3)}:r={rivals}",
            f"kind={kind if far < 2 else 'any'}:d={min(far, 2)}",
            f"subject={subject}:{case}:d={min(far, 2)}",
            f"foremost={foremost}:{case}:d={min(far, 2)}",
            f"both={subject and foremost}:d={min(far, 2)}",
            f"q={mine}:same={same}:d={min(far, 1)}",
            f"p={paragraphs}:first={bool(sheet.initial[index])}",
            f"nominal={self._nominal_since(index, mention.at)}",
            f"after={sheet.tags[mention.at - 1] if mention.at else '^'}:{case}"
            if far == 0
            else f"before={self._preposition(mention.at)}",
        ]
        row += [f"far>{at}" for at in range(far)]
        doer = next((m.person for m in reversed(self._past[-_LATEST:]) if m.subject), NOBODY)
        owner = all(m.owner for m in there)
        row.append(f"owner={owner}:{case}:{'says' if self._speaks_here(index) else ''}")
        row.append(f"doer={doer == mention.person}:{case}:d={min(far, 2)}")
        if case == "subject" and self._speaks_here(index):
            row.append(f"says:speaks={any(m.speaks for m in there)}:d={min(far, 2)}")
            row += self._as_speaker(mention)
        elif mine:
            row.append(f"speaks={mention.speaks}:same={same}")
        if far == 0 and self._clause_between(mention.at, index):
            row.append(f"clause:{case}")
        return row

    def _as_speaker(self, mention: Mentioned) -> list[str]:
        """Whether somebody spoke last, or came in since, of whom it may be said "she said"."""
        last, unnamed = self._spoke()
        who = "nobody" if last is None else "it" if last.person == mention.person else "other"
        since = last.at if last else 0
        enters = any(
            m.person == mention.person and m.at > since and m.foremost and not m.pronoun
            for m in self._past[-_LATEST:]
        )
        return [f"says:last={who}:unnamed={unnamed}", f"says:last={who}:enters={enters}"]

    def _case(self, index: int) -> str:
        """What the pronoun is in its clause: "subject", "object", "owner" or "self"."""
        low = self._sheet.tokens[index].low
        if low in _SUBJECTS or low not in GENDERS:
            return "subject"
        if low.endswith("self"):
            return "self"
        return "object" if low == "him" or self._sheet.tags[index] == "PRP" else "owner"

    def _preposition(self, index: int) -> bool:
        """Whether a mention hangs on a preposition or is whose something is."""
        before = self._sheet.before(index)
        return before is not None and (
            self._sheet.tags[index - 1] in ("IN", "TO") or before.low in ("both", "like")
        )

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
        sheet, gender = self._sheet, GENDERS.get(self._sheet.tokens[index].low, "")
        if not gender:
            return "no"
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


def link(
    sheet: Page, people: Sequence[Someone], described: Sequence[tuple[Range, int]]
) -> list[tuple[int, int]]:
    """The pronouns that mean somebody: token and number of the person.

    `described` holds the descriptions already known to mean somebody.
    """
    if not people:
        return []
    ranker, story, found = model(), Story(sheet, people, described), []
    for index, choices in story.pronouns():
        best = max(choices, key=lambda choice: ranker.score(choice.features))
        if best.person != NOBODY:
            story.means(index, best.person)
            found.append((index, best.person))
    return found
