"""How long questions over many articles take: `python -m tests.benchmarks.library [ARTICLES]`."""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from reader.library import Library
from reader.library.catalogue import Catalogue, Scope
from reader.library.index import Index, terms
from reader.model import (
    Analysis,
    Article,
    Concept,
    Mention,
    Person,
    Quote,
    Ref,
    Span,
    Speaker,
    Statistic,
    Unit,
)
from reader.model import Kind as ItemKind

FIRST = "Ana Bo Cora Dev Eli Fay Gus Hana Ivo June Kofi Lena Mira Nils Olga Petr Quin Rosa".split()
LAST = "Ruiz Lind Okafor Berg Tanaka Moreno Holt Weiss Silva Novak Adeyemi Larsen Dubois".split()
NOUNS = "quay bridge budget school harbour strike flood vote tram clinic harvest tunnel".split()


def generated(number: int) -> Analysis:
    """An article of five people, each with a quote and a figure; the same for the same number."""
    draw = random.Random(number)
    text, people, quotes, figures = f"Report {number}", [], [], []
    for place in range(5):
        name = f"{draw.choice(FIRST)} {draw.choice(LAST)}-{draw.randrange(400)}"
        words = f"“The {draw.choice(NOUNS)} needs a {draw.choice(NOUNS)} by May {number % 28 + 1}”"
        figure, noun = f"{draw.randrange(2, 98)} percent", draw.choice(NOUNS)
        filler = " ".join(draw.choice(NOUNS) for _ in range(80))
        text += "\n\n"
        spans = []
        for part in (words, ", said ", name, ". It is ", figure, " of the ", noun):
            spans.append(Span(len(text), len(text) + len(part)))
            text += part
        text += f". {filler}."
        people.append(Person(name, (Mention(spans[2]),), ("mayor",)))
        quotes.append(Quote((spans[0],), speaker=Speaker(spans[2], Ref(ItemKind.PERSON, place))))
        figures.append(
            Statistic(spans[4], None, Unit("percentage", "percent"), concept=Concept((spans[6],)))
        )
    day = f"20{10 + number % 16}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    article = Article(text, title=f"Report {number}", source=f"{number}.txt", published=day)
    return Analysis(article, tuple(people), tuple(quotes), tuple(figures))


def filled(file: Path, articles: int) -> Index:
    """An index of so many generated articles."""
    index = Index.opened(file)
    for number in range(articles):
        index.put(generated(number))
    return index


def questions(index: Index) -> dict[str, Callable[[], object]]:
    """The questions that are timed, each with an answer of some tens to hundreds of rows."""
    catalogue = Catalogue(Library.in_memory(), index)
    return {
        "quotes of a speaker": lambda: index.items("quote", [terms("Lena Okafor", "who")]),
        "since a day, with a word": lambda: index.items(
            "quote", [terms("Okafor", "who"), terms("harbour strike", "text")], "2020-01-01"
        ),
        "figures of a concept": lambda: index.items(
            "statistic", [terms("tunnel", "about"), terms("percent", "unit")], "2025-06-01"
        ),
        "people of a name": lambda: index.items("person", [terms("Mira Holt", "who")]),
        "articles with a word": lambda: index.articles("Okafor-17"),
        "a letter typed, all kinds": lambda: catalogue.overview("h")[0],
        "two words typed, all kinds": lambda: catalogue.overview("harbour str")[0],
        "all people": lambda: catalogue.matching(Scope.PEOPLE, ""),
        "a screenful of quotes": lambda: catalogue.entries(
            catalogue.matching(Scope.QUOTES, "okafor")[:40], "okafor"
        ),
    }


def milliseconds(question: Callable[[], object]) -> float:
    """The median time of seven askings."""
    times = []
    for _ in range(7):
        began = time.perf_counter()
        question()
        times.append(time.perf_counter() - began)
    return 1000 * median(times)


def main(articles: int) -> None:
    """Prints the time of each question over `articles` articles."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with closing(filled(Path(folder) / "index.db", articles)) as index:
            sys.stdout.write(f"{articles} articles in {time.perf_counter() - began:.0f} s\n")
            for name, ask in questions(index).items():
                answer = ask()
                rows = len(answer) if isinstance(answer, tuple) else 0
                sys.stdout.write(f"{name}: {milliseconds(ask):.1f} ms, {rows} rows\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
