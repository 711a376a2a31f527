"""What people are: titles before a name, descriptions after it, and what they head."""

import re
from collections.abc import Iterator, Sequence

from reader.extract.people.identity import Someone
from reader.extract.people.names import Name
from reader.extract.people.page import Page, Range, age

_REACH = 9
"""Tokens that a title before a name may have."""
_LONGEST = 18
"""Tokens that a description after a name may have."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_TITLE_TAGS = _NOUNS | {"JJ", "JJS", "VBN", "VBG", "CD", "POS", "HYPH", "AFX"}
"""Parts of speech inside a title before a name."""
_CLAUSE = frozenset({"WP", "WDT", "WP$", "WRB", "MD", "VBD", "VBZ", "VBP"})
"""Parts of speech that end a description after a name."""
_DETERMINERS = frozenset("the a an another this that these those".split())
_OWNERS = frozenset("his her their its our my".split())
_ARTICLES_AND_OWNERS = _OWNERS | {"a", "an", "the"}
_POSSESSIVE = frozenset({"'s", "’s"})
_CLOSERS = frozenset(
    {",", ".", ";", ":", ")", "(", "“", "”", '"', "''", "``", "—", "–", "--", "?", "!", "…"}
)
_COPULAS = frozenset("is was became becomes remains".split())
_COURTESIES = frozenset(
    "mr mrs ms miss mx messrs dear mister monsieur madame madam mme mlle".split()
)
_RANKS = frozenset({"first", "second"})
_TRADES = ("ologist", "ographer", "ician", "ist", "man", "woman", "person", "eer", "caster")
"""Endings of nouns for what somebody does."""


class Roles:
    """Finds the roles of the people of a page."""

    def __init__(
        self, sheet: Page, people: Sequence[Someone], called: Sequence[tuple[int, int]]
    ) -> None:
        self._sheet = sheet
        self._words = sheet.lexicon.words
        self._people = people
        self._called: dict[int, list[int]] = {}
        for index, number in called:
            self._called.setdefault(number, []).append(index)
        self._ahead = sheet.lexicon.words("courtesy")
        self._heads = sheet.lexicon.words("role") | sheet.lexicon.words("title")
        self._inside = {
            index
            for person in people
            for name in person.names
            for index in range(name.first, name.end)
        }

    def of(self, number: int) -> tuple[str, ...]:
        """The roles of a person as the text words them, without article, singular, each once."""
        found: dict[str, str] = {}
        courtesy = ""
        for first, end in self._places(number):
            words = self._wording(first, end)
            if set(words.lower().replace(".", "").split()) <= _COURTESIES:
                courtesy = courtesy or words
            else:
                found.setdefault(words.lower(), words)
        for name in self._people[number].names:
            if place := self._of_place(name):
                found.pop(place.lower().split(" of ")[0], None)
                found.setdefault(place.lower(), place)
        return tuple(found.values()) or ((courtesy,) if courtesy else ())

    def title(self, number: int) -> str:
        """A title that stands right before a name of the person, or ""."""
        for name in self._people[number].names:
            part = self._before(name)
            if part and part[1] == name.first:
                return self._wording(*part)
        return ""

    def _places(self, number: int) -> Iterator[Range]:
        """Where the roles of a person stand."""
        for name in self._people[number].names:
            yield from self._around(name)
        for index in self._called.get(number, ()):
            if part := self._is(index + 1):
                yield part

    def _around(self, name: Name) -> Iterator[Range]:
        for part in (
            self._before(name),
            self._after(name),
            self._is(name.end),
            self._heads_it(name),
        ):
            if part and part[0] < part[1]:
                yield part

    def _wording(self, first: int, end: int) -> str:
        sheet = self._sheet
        if first + 3 < end and age(sheet, first + 2):
            first += 3
        words = re.sub(r"\s+", " ", sheet.span_text(first, end))
        last = sheet.tokens[end - 1].low
        plural = last not in self._heads and last.endswith("s") and last[:-1] in self._heads
        return words[:-1] if plural else words

    def _before(self, name: Name) -> Range | None:
        """A title right before the name, or before a comma before it."""
        tokens, end = self._sheet.tokens, name.first
        if self._sheet.before(end) is None:
            return None
        if tokens[end - 1].text == "," and name.full and end > 1:
            return self._before_comma(end - 1)
        return self._right_before(end)

    def _before_comma(self, end: int) -> Range | None:
        """A title before a comma: "his lawyer, X"; "a leader of the movement, X"."""
        sheet, tokens = self._sheet, self._sheet.tokens
        if self._head(end - 1):
            return self._serving(end) if self._owned(end - 1) else None
        first = end - 1
        while (
            first > max(0, end - 12)
            and not sheet.opens[first]
            and tokens[first - 1].text not in _CLOSERS
        ):
            if sheet.tags[first] in _CLAUSE or sheet.tags[first] == "PRP":
                break
            first -= 1
        for start in range(first, end - 2):
            if tokens[start].low in _ARTICLES_AND_OWNERS:
                found = self._described(start, near=5)
                if found and any(
                    self._head(at) and self._joined_on(at + 1) for at in range(*found)
                ):
                    return (found[0], end) if found[1] >= end - 1 else None
        return None

    def _serving(self, end: int) -> Range | None:
        """A title with an owner; of "spokesman for the mayor, X" the one who serves the other."""
        found, tokens = self._right_before(end), self._sheet.tokens
        if found is None or found[0] < 3 or tokens[found[0] - 2].low not in ("for", "to"):
            return found
        server = self._right_before(found[0] - 2) if self._head(found[0] - 3) else None
        return (server[0], end) if server else found

    def _joined_on(self, index: int) -> bool:
        return index < len(self._sheet.tokens) and self._sheet.tags[index] in ("IN", "TO")

    def _right_before(self, end: int) -> Range | None:
        sheet, tokens = self._sheet, self._sheet.tokens
        departmental = tokens[end - 1].low in sheet.lexicon.words("department") and (
            end > 1 and tokens[end - 2].low == "of"
        )
        if not (
            self._head(end - 1)
            or departmental
            or tokens[end - 1].low == "general"
            or tokens[end - 1].low in self._ahead
        ):
            return None
        first = end - 1
        while (
            first > 0 and not sheet.opens[first] and end - first < _REACH and self._goes_on(first)
        ):
            first -= 1
        return self._without_owner(first, end)

    def _owned(self, index: int) -> bool:
        """Whether the title that ends at `index` begins with whose or which it is."""
        for place in range(index, max(-1, index - 6), -1):
            token = self._sheet.tokens[place]
            if token.low in _OWNERS or token.low in _DETERMINERS or token.low in _POSSESSIVE:
                return True
            if token.text in _CLOSERS or self._sheet.opens[place]:
                break
        return False

    def _goes_on(self, first: int) -> bool:
        """Whether the token before `first` belongs to the title."""
        sheet, before = self._sheet, self._sheet.tokens[first - 1]
        if first - 1 in self._inside and before.low not in self._heads:
            return False
        if before.low == "and":
            return self._head(first - 2) and sheet.tokens[first].low in self._heads
        if before.low == "of":
            return sheet.tokens[first].low in sheet.lexicon.words("department")
        small = before.low in sheet.lexicon.words("small") and before.low not in _RANKS
        if small or before.text in _CLOSERS:
            return False
        known = before.low in self._heads or before.low in sheet.lexicon.words("qualifier")
        return known or sheet.tags[first - 1] in _TITLE_TAGS

    def _without_owner(self, first: int, end: int) -> Range | None:
        """A title without the person or thing whose it is, unless that tells what it is."""
        tokens = self._sheet.tokens
        for index in range(first, end):
            if tokens[index].low in ("'s", "’s", "’", "'"):
                owned = index == first or (index - 1) in self._inside
                if owned and tokens[end - 1].low not in self._words("attached"):
                    return (index + 1, end) if index + 1 < end else None
                if index == first:
                    return self._with_owner(index, end)
        return first, end

    def _with_owner(self, index: int, end: int) -> Range:
        first = index
        while first > 0 and (first - 1) in self._inside and not self._sheet.opens[first]:
            first -= 1
        return first, end

    def _head(self, index: int) -> bool:
        """Whether a word can be the noun of a title."""
        return index >= 0 and self._is_role(self._sheet.tokens[index].low)

    def _is_role(self, word: str) -> bool:
        return (
            word in self._heads
            or (word.endswith("s") and word[:-1] in self._heads)
            or word.rpartition("-")[2] in self._heads
            or word in self._words("somebody")
            or (len(word) > 5 and word.endswith(_TRADES))
        )

    def _after(self, name: Name) -> Range | None:
        """A description set off after the name: ", 56, the mayor of a town,"."""
        sheet = self._sheet
        index = name.end
        opening = sheet.after(index)
        if opening is None or opening.text not in (",", "—", "–", "--", "("):
            return None
        index += 1
        following = sheet.after(index)
        if following is not None and following.text.isdigit():
            comma = sheet.after(index + 1)
            if comma is None or comma.text != ",":
                return None
            index += 2
        following = sheet.after(index)
        if following is not None and following.low == "who":
            verb = sheet.after(index + 1)
            if verb is None or verb.low not in _COPULAS | self._words("heading"):
                return None
            index += 2 if verb.low in _COPULAS else 1
            return self._described(index, near=_LONGEST)
        return self._described(index, near=5)

    def _described(self, first: int, near: int) -> Range | None:
        """The noun phrase from `first` if its noun is what somebody may be."""
        sheet, tokens = self._sheet, self._sheet.tokens
        end = first
        while end < min(len(tokens), first + _LONGEST) and not self._ends(first, end):
            end += 1
        if end == first:
            return None
        start = first
        while start < end - 1 and (
            tokens[start].low in _DETERMINERS or tokens[start].low == "also"
        ):
            start += 1
        heads = [
            index for index in range(start, min(end, start + 8)) if self._is_role(tokens[index].low)
        ]
        if not heads and tokens[first].low in ("a", "an"):
            heads = self._noun(start, end)
        if any(self._titled(index) for index in range(start, end)):
            return None
        if not heads or tokens[first].low in ("and", "but", "or", "with", "in", "at", "as"):
            return None
        determined = first < start or tokens[start].low in sheet.lexicon.words("qualifier")
        plain = all(
            sheet.tags[index] in _TITLE_TAGS
            or tokens[index].low in self._heads
            or tokens[index].low in ("and", "'s", "’s", "of", "his", "her")
            for index in range(start, heads[0])
        )
        if not plain or not (determined or heads[0] - start <= near):
            return None
        if self._plural(heads[0]):
            return None
        named = [index for index in range(start, heads[0]) if index in self._inside]
        if named and tokens[heads[0]].low not in self._words("attached"):
            start = named[-1] + 2
            if start > heads[0] or tokens[start - 1].low not in _POSSESSIVE:
                return None
        return start, self._trimmed(start, end)

    def _noun(self, start: int, end: int) -> list[int]:
        """The noun of the phrase that begins at `start`, if it may be somebody's description."""
        tags, index = self._sheet.tags, start
        while index < end and (tags[index] in _TITLE_TAGS or tags[index] == "RB"):
            index += 1
        noun = index - 1
        person = (
            noun >= start
            and tags[noun] == "NN"
            and self._sheet.tokens[noun].low not in self._words("event")
        )
        return [noun] if person else []

    def _titled(self, index: int) -> bool:
        """Whether a name with a title begins at `index`, so that the phrase names somebody else."""
        inside = self._inside
        if index not in inside or index - 1 in inside:
            return False
        return self._head(index - 1) or self._sheet.tokens[index - 1].low in self._ahead

    def _plural(self, index: int) -> bool:
        return self._sheet.tags[index] == "NNS" and self._sheet.tokens[index].low not in self._heads

    def _ends(self, first: int, index: int) -> bool:
        """Whether the phrase that began at `first` is over at `index`."""
        sheet, token = self._sheet, self._sheet.tokens[index]
        if token.text in _CLOSERS:
            return True
        if index == first:
            return False
        clause = sheet.tags[index] in _CLAUSE and not (token.capital or token.low in _POSSESSIVE)
        return clause or bool(sheet.opens[index]) or self._relative(index)

    def _relative(self, index: int) -> bool:
        """Whether a clause about the noun before begins: "the captain that", "the man he met"."""
        tag, word = self._sheet.tags[index], self._sheet.tokens[index].low
        begins = tag in ("DT", "PRP") or word == "that"
        return begins and self._sheet.tags[index - 1] in _NOUNS

    def _trimmed(self, first: int, end: int) -> int:
        """The end without dangling small words."""
        while end > first + 1 and self._sheet.tags[end - 1] in (
            "CC",
            "IN",
            "TO",
            "RB",
            "DT",
            "PRP",
        ):
            end -= 1
        return end

    def _is(self, end: int) -> Range | None:
        """What the sentence says that somebody is: "she was a judge", "X (b. 1950) is a judge"."""
        sheet, tokens = self._sheet, self._sheet.tokens
        verb = sheet.after(end)
        if verb is not None and verb.text == "(":
            close = end
            while sheet.after(close) is not None and close < end + 60 and tokens[close].text != ")":
                close += 1
            while sheet.after(close) is not None and tokens[close].text in (")", "["):
                close += 1
            end, verb = close, sheet.after(close)
        if verb is None or verb.low not in _COPULAS | _POSSESSIVE:
            return None
        index = end + 1
        following = sheet.after(index)
        if following is None or following.low not in ("a", "an", "the"):
            return None
        return self._described(index, near=0)

    def _heads_it(self, name: Name) -> Range | None:
        """What the person heads: "X, who heads the office", "X heads the office"."""
        sheet, index = self._sheet, name.end
        comma, who = sheet.after(index), sheet.after(index + 1)
        if comma is not None and comma.text == "," and who is not None and who.low == "who":
            index += 2
        verb = sheet.after(index)
        if verb is None or verb.low not in self._words("heading"):
            return None
        following = sheet.after(index + 1)
        if following is None or index + 1 in self._inside:
            return None
        if following.low != "the" and not following.capital:
            return None
        end = index + 1
        while (
            sheet.after(end) is not None and end < index + _REACH and not self._ends(index + 1, end)
        ):
            end += 1
        return index, self._trimmed(index, end)

    def _of_place(self, name: Name) -> str:
        """The title "President of Ruritania" out of "President So-and-so of Ruritania"."""
        sheet = self._sheet
        before, of = sheet.before(name.first), sheet.after(name.end)
        if (
            before is None
            or before.low not in self._words("ruling")
            or of is None
            or of.low != "of"
        ):
            return ""
        place = sheet.after(name.end + 1)
        if place is None or not place.capital:
            return ""
        end = name.end + 1
        while sheet.after(end) is not None and sheet.tokens[end].capital:
            end += 1
        first = name.first - 1
        if before.low == "minister" and sheet.tokens[first - 1].low == "prime":
            first -= 1
        return f"{sheet.span_text(first, name.first)} {sheet.span_text(name.end, end)}"
