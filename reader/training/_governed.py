"""What a figure measures, by rules over the tree of its sentence that a larger parser made.

These are the words that a model may learn from: the noun that the figure modifies or is a share of,
the object of the preposition that governs it, and the subject of the verb that it belongs to; each
with its compounds, adjectives, owners and of-phrases. Where there is none, those of the figure
before in the same clause, or else the nearest noun before. The relations between words are spaCy's
(those of ClearNLP), the classes of words those of Universal Dependencies.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

_NOUNS = ("NOUN", "PROPN")
_VERBS = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_BEFORE_NOUN = ("nummod", "compound", "amod", "nmod", "quantmod")
_ON_NOUN = (*_BEFORE_NOUN, "appos", "npadvmod", "poss", "dep", "acl", "relcl", "conj")
_INSIDE = ("compound", "amod", "nmod", "poss", "nummod", "quantmod")
_CLAUSES = ("conj", "xcomp", "advcl", "ccomp")
_EMPTY = ("DET", "PRON", "ADP", "PUNCT", "CCONJ", "PART", "AUX", "SPACE")
_RELATIVES = ("which", "who", "that", "what")
_TELLING = ("said", "says", "say", "reported", "told", "predicts")
_SHARES = frozenset("percent ratio money mass volume length data power time bare count".split())
"""Kinds of unit whose figure may be of something: "five tons of rice"."""
_STOP = frozenset(
    "a an the this that these those its it his her their our your my some any each every all both "
    "such same other another more most many much few several own total who whom whose which what "
    "there here of in on at by for from to with as and or but than per about around nearly over "
    "under up down out off so not no just only also even very too i you he she they we them us him "
    "me is are was were be been being has have had do does did will would can could may might must "
    "shall should one ones".split()
)
_TIMES = frozenset(
    "yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december week weeks "
    "month months year years day days quarter decade morning afternoon evening night time times "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_SAME = re.compile(
    r"\s?\(|,? or (?:about |more than |nearly |almost )?|,? ?(?:up |down )?from (?:about |around )?"
)
"""What stands between two figures of one thing: "rose 4 per cent (12 per cent"."""
_FOR = re.compile(r"\sfor (?!the (?:first|past|last|year|month))")
_NEAR, _CLOSE = 50, 60
"""Characters to the thing that money is "for"; between two figures of one clause."""
_STEPS, _DEPTH, _BACK = 8, 4, 5
"""Words up from a figure; levels down a phrase; clauses back to a subject."""


class Node(NamedTuple):
    """A word of a parse: offsets in code points, and the number of the word it depends on."""

    start: int
    end: int
    low: str
    pos: str
    relation: str
    head: int
    mark: bool = False
    dated: bool = False
    """Whether it is part of a date."""


class Amount(NamedTuple):
    """A figure of the text: its place, what its unit measures, and how it is written."""

    start: int
    end: int
    kind: str
    spelled: bool
    lone: bool
    """Whether it is a "one" that counts nothing."""


@dataclass(frozen=True)
class Passage:
    """A parsed text, the number of the first word of each word's sentence, and its figures."""

    text: str
    nodes: Sequence[Node]
    sentences: Sequence[int]
    amounts: Sequence[Amount]

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that depend on each, in order."""
        under: list[list[int]] = [[] for _ in self.nodes]
        for at, node in enumerate(self.nodes):
            if node.head != at:
                under[node.head].append(at)
        return under

    @cached_property
    def held(self) -> frozenset[int]:
        """The words of all figures."""
        return frozenset(at for amount in self.amounts for at in self.of(amount))

    def of(self, amount: Amount) -> list[int]:
        """The words of a figure."""
        return [
            at
            for at, node in enumerate(self.nodes)
            if node.start < amount.end and node.end > amount.start
        ]

    def under(self, at: int, *relations: str) -> Iterator[int]:
        """The words that hang on one by such relations."""
        return (c for c in self.children[at] if self.nodes[c].relation in relations)

    def noun(self, at: int) -> bool:
        """Whether a word is a noun or name."""
        return self.nodes[at].pos in _NOUNS

    def thing(self, at: int) -> bool:
        """Whether a word is a noun that belongs to no figure."""
        return self.noun(at) and at not in self.held

    def temporal(self, at: int) -> bool:
        """Whether a word names a time."""
        return self.nodes[at].low.rstrip(".") in _TIMES

    def telling(self, at: int) -> bool:
        """Whether a word has content."""
        node = self.nodes[at]
        return not node.mark and node.low not in _STOP and node.pos not in _EMPTY

    def edge(self, at: int) -> int:
        """The first word of all that hang on one, itself included."""
        return min([at, *(self.edge(child) for child in self.children[at])])


def concepts(passage: Passage) -> list[list[tuple[int, int]]]:
    """The places of the words that each figure measures, in order."""
    found: list[list[int]] = []
    for number, amount in enumerate(passage.amounts):
        own = passage.of(amount)
        if not own or amount.lone:
            found.append([])
            continue
        said = found[-1] if found else []
        before = passage.amounts[number - 1]
        gap = passage.text[before.end : amount.start]
        if said and amount.kind != "count" and _SAME.fullmatch(gap):
            found.append(said)
            continue
        clause = not {".", ";"} & set(gap) and len(gap) < _CLOSE and before.kind == amount.kind
        found.append(_governed(passage, amount, own) or (said if clause else []))
        found[-1] = found[-1] or _nearest(passage, amount, own)
    nodes = passage.nodes
    return [[(nodes[at].start, nodes[at].end) for at in words] for words in found]


def _governed(passage: Passage, amount: Amount, own: list[int]) -> list[int]:
    """The words that the tree ties to a figure."""
    top = _top(passage, own)
    above, node = _climb(passage, top)
    words = _phrases(passage, [*_shares(passage, amount, own), *above], own)
    if node >= 0:
        arguments = _arguments(passage, node, top, own, alone=not words)
        words |= _phrases(passage, arguments, own)
    if not words and amount.kind in ("money", "time", "bare"):
        words = _phrases(passage, _bought(passage, amount), own)
    return sorted(words)


def _top(passage: Passage, own: list[int]) -> int:
    """The last word of a figure that hangs on one outside of it."""
    nodes = passage.nodes
    outside = [at for at in own if nodes[at].head not in own or nodes[at].head == at]
    return outside[-1] if outside else own[-1]


def _shares(passage: Passage, amount: Amount, own: list[int]) -> Iterator[int]:
    """What a figure is of: "5 percent of the workforce"."""
    if amount.kind in _SHARES:
        for at in own:
            for link in passage.under(at, "prep"):
                if passage.nodes[link].low == "of" and link not in own:
                    yield from passage.under(link, "pobj")


def _climb(passage: Passage, top: int) -> tuple[list[int], int]:
    """The nouns that govern a figure, upwards, and the last word before a verb; -1 without one."""
    nodes, found, node = passage.nodes, list[int](), top
    for _ in range(_STEPS):
        relation, parent = nodes[node].relation, nodes[node].head
        if parent == node:
            break
        thing = passage.thing(parent)
        if thing and relation in _ON_NOUN:
            if relation != "conj":
                found.append(parent)
            if relation in _BEFORE_NOUN:
                found += _concerned(passage, parent)
            node = parent
        elif relation == "pobj" and nodes[parent].relation in ("prep", "agent"):
            grand = nodes[parent].head
            if passage.thing(grand):
                found.append(grand)
                node = grand
            else:
                node = parent
        elif relation == "prep" and thing:
            found.append(parent)
            node = parent
        elif nodes[parent].pos in _VERBS:
            return found, node
        else:
            node = parent
    return found, -1


def _concerned(passage: Passage, noun: int) -> Iterator[int]:
    """What a noun after a figure concerns: a "25% tax on cars"."""
    for link in passage.under(noun, "prep"):
        if link > noun and passage.nodes[link].low in ("on", "in", "for"):
            for at in passage.under(link, "pobj"):
                if passage.thing(at) and not passage.nodes[at].dated:
                    yield at


def _arguments(
    passage: Passage, node: int, top: int, own: list[int], *, alone: bool
) -> Iterator[int]:
    """The arguments of the verb over `node` that a figure tells of; `alone`: nothing else does."""
    nodes = passage.nodes
    relation, verb = nodes[node].relation, nodes[node].head
    subject, subjective = _subject(passage, verb), relation in _SUBJECTS
    if subject not in {-1, node, *own} and not (subjective and subject == top):
        if relation == "prep" and nodes[node].low in ("to", "by", "from", "for"):
            yield from filter(passage.noun, passage.under(verb, "dobj"))
        yield subject
    elif subjective and alone:
        yield from passage.under(verb, "dobj", "attr")
        for agent in passage.under(verb, "agent"):
            yield from passage.children[agent]
    elif subjective and nodes[verb].relation in ("ccomp", "xcomp"):
        above = nodes[nodes[verb].head]
        if above.pos == "VERB" and above.low not in _TELLING:
            yield _subject(passage, nodes[verb].head)
    elif subject < 0 and alone:
        yield from (at for at in passage.under(verb, "dobj") if at != node)


def _subject(passage: Passage, verb: int) -> int:
    """The subject of a verb or of the one that it is joined to, whom a relative means; or -1."""
    nodes = passage.nodes
    for _ in range(_BACK):
        for at in passage.under(verb, *_SUBJECTS):
            if nodes[at].low not in _RELATIVES:
                return at
            while nodes[verb].relation in _CLAUSES and nodes[verb].head != verb:
                verb = nodes[verb].head
            head = nodes[verb].head
            return head if nodes[verb].relation == "relcl" and passage.noun(head) else -1
        relation, head = nodes[verb].relation, nodes[verb].head
        if relation in ("acl", "relcl") and passage.noun(head):
            return head
        if relation not in (*_CLAUSES, "pcomp") or head == verb:
            return -1
        verb = head
        while nodes[verb].pos not in _VERBS and nodes[verb].relation in ("prep", "pcomp"):
            verb = nodes[verb].head
    return -1


def _bought(passage: Passage, amount: Amount) -> list[int]:
    """What money or time is for: "$5 for a ticket"."""
    match = _FOR.match(passage.text, amount.end)
    if not match:
        return []
    near = (
        at
        for at, node in enumerate(passage.nodes)
        if match.end() <= node.start < match.end() + _NEAR
        and node.relation == "pobj"
        and passage.thing(at)
        and not node.dated
    )
    return list(islice(near, 1))


def _nearest(passage: Passage, amount: Amount, own: list[int]) -> list[int]:
    """The nearest noun before a figure, with what it is a part of."""
    nodes = passage.nodes
    subjective = nodes[_top(passage, own)].relation in _SUBJECTS
    counted = amount.kind in ("count", "age", "bare")
    if (amount.kind == "count" and amount.spelled) or (subjective and counted):
        return []
    for at in range(own[0] - 1, passage.sentences[own[0]] - 1, -1):
        if passage.thing(at) and nodes[at].relation != "compound" and not passage.temporal(at):
            return sorted(_phrases(passage, [_whole(passage, at)], own))
    return []


def _whole(passage: Passage, at: int) -> int:
    """The noun that a noun is of: "members" for "party" in "members of the party"."""
    link = passage.nodes[passage.nodes[at].head]
    tied = passage.nodes[at].relation == "pobj" and link.low == "of" and passage.thing(link.head)
    return _whole(passage, link.head) if tied else at


def _phrases(passage: Passage, heads: Iterable[int], own: list[int]) -> set[int]:
    """The words of content in the phrases of nouns, figures and times apart."""
    found: set[int] = set()
    for head in heads:
        node = passage.nodes[head]
        if head < 0 or head in passage.held or node.pos == "PRON":
            continue
        if passage.temporal(head) and node.relation != "nsubj":
            continue
        if passage.telling(head):
            found.add(head)
        found.update(_inside(passage, head, own, 0))
    return found.difference(own)


def _inside(passage: Passage, noun: int, own: list[int], level: int) -> Iterator[int]:
    """The words of content under a noun: compounds, adjectives, owners, of-phrases, its pairs."""
    if level > _DEPTH:
        return
    nodes, named = passage.nodes, passage.nodes[noun].pos == "PROPN"
    for at in passage.children[noun]:
        node, held = nodes[at], at in passage.held
        in_name = node.relation in ("compound", "nmod") and node.pos == "PROPN"
        if at in own or (held and not in_name):
            continue
        numbered = node.relation == "nummod"
        if node.relation in _INSIDE and not (numbered and at < noun and (not named or held)):
            yield from _inside(passage, at, own, level + 1)
            if passage.telling(at) and not (numbered and node.pos == "NUM" and not named):
                yield at
        elif node.relation == "prep":
            for deeper in _complements(passage, noun, at, level):
                if passage.telling(deeper):
                    yield deeper
                yield from _inside(passage, deeper, own, level + 1)
        elif node.relation == "conj" and level < 1 and not held and _pair(passage, noun, at):
            yield at
            yield from _inside(passage, at, own, level + 1)


def _complements(passage: Passage, noun: int, link: int, level: int) -> Iterator[int]:
    """The nouns that a preposition ties to another: all after "of", else those close by."""
    low = passage.nodes[link].low
    close = low in ("in", "to", "for", "on", "at", "between") and link - noun <= 2 and level < 3
    for at in passage.under(link, "pobj"):
        if at in passage.held:
            continue
        bare = not any(after > at for after in passage.under(at, "acl"))
        if low == "of" or (close and not passage.temporal(at) and passage.noun(at) and bare):
            yield at


def _pair(passage: Passage, noun: int, other: int) -> bool:
    """Whether two nouns are joined by "and" alone: "guns and ammunition"."""
    nodes = passage.nodes
    return (
        passage.noun(noun)
        and nodes[noun].pos == nodes[other].pos
        and any(True for _ in passage.under(noun, "cc"))
        and nodes[passage.edge(other) - 1].low in ("and", "&")
    )
