from dataclasses import replace

from reader.app import citation
from reader.link.marks import Marks
from reader.link.navigation import Navigation
from reader.model import Analysis, Article, Kind, Ref
from tests.notation import marked


def at(analysis: Analysis, kind: Kind, number: int) -> Navigation:
    return Navigation().open(Ref(kind, number), Marks(analysis))


def test_words_are_those_of_the_article(bridge: Analysis) -> None:
    person = replace(at(bridge, Kind.PERSON, 0), place=1)
    assert citation.words(bridge, person) == "Okafor"
    assert citation.words(bridge, at(bridge, Kind.STATISTIC, 1)) == "12 percent"
    assert citation.words(bridge, Navigation(), "by mouse") == "by mouse"
    assert citation.words(Analysis(Article("x")), Navigation()) == ""


def test_a_citation_says_who_and_where(bridge: Analysis) -> None:
    article = replace(bridge.article, byline="Ida Moreno", published="2025-03-14", source="a.txt")
    analysis = replace(bridge, article=article)
    assert citation.cited(analysis, at(analysis, Kind.QUOTE, 0)).splitlines() == [
        "“We replaced every cable,” “It will outlive all of us.”",
        "— Lena Okafor, chief engineer",
        "“Harbour bridge reopens after two years”, Ida Moreno, 2025-03-14, a.txt",
    ]
    assert "— Ines de la Cruz" in citation.cited(analysis, at(analysis, Kind.STATISTIC, 3))
    assert "— Lena" not in citation.cited(analysis, at(analysis, Kind.QUOTE, 0), "by mouse")


def test_what_nobody_says_has_no_speaker() -> None:
    analysis = marked("[[q1:“Rain,”]] [[q1.by:the office]] said. [[q2:“Sun,”]] it said. [[s1:3]].")
    assert citation.cited(analysis, at(analysis, Kind.QUOTE, 0)) == "“Rain,”\n— the office"
    assert citation.cited(analysis, at(analysis, Kind.QUOTE, 1)) == "“Sun,”"
    assert citation.cited(analysis, at(analysis, Kind.STATISTIC, 0)) == "3"
    assert citation.cited(Analysis(Article(" ", source="x")), Navigation()) == ""
