"""What figures are about, in sentences marked by hand: how often the concept names it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.extract import statistics
from reader.language.document import read
from reader.model import Article, Block, Span

SENTENCES = Path(__file__).with_name("concepts.txt")
MARK = re.compile(r"\{(?P<figure>[^{}]+)\}|\[(?:(?P<numbers>\d+) )?(?P<words>[^][]+)\]")
SMALL = frozenset("a an and at for in is of on per the to who with".split())
NAMED, ALIKE = 0.965, 0.85
"""Floors: the share of concepts with a wanted word, and the mean F1 of their words."""


class Marked(NamedTuple):
    """A sentence without its marks, and the words wanted of each of its figures."""

    text: str
    figures: dict[Span, set[str]]


def marked(line: str) -> Marked:
    """A sentence with {figures} and [words]; "[12 words]" are for its first two figures alone."""
    text, last = "", 0
    places: list[Span] = []
    about: list[tuple[str, str]] = []
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        start, last = len(text), mark.end()
        text += mark["figure"] or mark["words"]
        if mark["figure"]:
            places.append(Span(start, len(text)))
        else:
            about.append((mark["numbers"] or "", mark["words"]))
    wanted = {
        place: words(
            " ".join(said for numbers, said in about if not numbers or str(number) in numbers)
        )
        for number, place in enumerate(places, 1)
    }
    return Marked(text + line[last:], wanted)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - SMALL


@cache
def judged() -> tuple[tuple[str, set[str], set[str]], ...]:
    """Each figure of the sentences that is found: its sentence, the words wanted and given."""
    return tuple(_judged())


def _judged() -> Iterator[tuple[str, set[str], set[str]]]:
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, figures = marked(line)
        found = statistics.find(read(Article(text, (Block(Span(0, len(text))),))), ())
        for place, wanted in figures.items():
            for statistic in found:
                if statistic.span.overlaps(place):
                    concept = statistic.concept.words if statistic.concept else ()
                    counted = words(statistic.unit.name)
                    given = words(" ".join(word.of(text) for word in concept))
                    yield text, wanted, {word for word in given if word.rstrip("s") not in counted}


def test_marks_say_whose_words_they_are() -> None:
    text, figures = marked("[1 Coal] met {41%} of [12 need], [2 gas] {5%}.")
    assert text == "Coal met 41% of need, gas 5%."
    assert list(figures.values()) == [{"coal", "need"}, {"need", "gas"}]


def test_nearly_all_figures_are_found() -> None:
    wanted = SENTENCES.read_text("utf-8").count("{")
    assert wanted > 250
    assert len(judged()) >= 0.98 * wanted


def test_concepts_name_what_the_figures_are_about() -> None:
    kept = [(wanted, given) for _, wanted, given in judged() if wanted]
    named = sum(bool(wanted & given) for wanted, given in kept) / len(kept)
    alike = sum(2 * len(w & g) / (len(w) + len(g)) for w, g in kept) / len(kept)
    assert named >= NAMED
    assert alike >= ALIKE
