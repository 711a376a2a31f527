"""The notation that all other tests rest on."""

from decimal import Decimal

import pytest

from reader.model import Analysis, BlockKind, Kind, MentionKind, QuoteKind, Ref, Span
from tests.notation import gold, marked


def test_marks_leave_the_text_and_become_places() -> None:
    found = marked("[[p1:Ana Ruiz]] [[q1.cue:said]]: [[q1:“It cost [[s1:$4]].”]]")
    article = found.article
    assert article.text == "Ana Ruiz said: “It cost $4.”"
    (person,), (quote,), (statistic,) = found.people, found.quotes, found.statistics
    assert [article[m.span] for m in person.mentions] == ["Ana Ruiz"]
    assert [article[s] for s in quote.segments] == ["“It cost $4.”"]
    assert quote.cue
    assert article[quote.cue] == "said"
    assert article[statistic.span] == "$4"
    assert statistic.value == Decimal(4)
    assert statistic.quote == Ref(Kind.QUOTE, 0)


def test_items_are_numbered_by_their_first_place() -> None:
    found = marked("[[pz:Zoe Ray]] met [[pa:Ann Lee]]; [[pa:Lee]] left.")
    assert [person.name for person in found.people] == ["Zoe Ray", "Ann Lee"]


def test_the_table_names_what_marks_cannot_say() -> None:
    found = gold(
        "# Rates\n\n[[p1:Ruiz]] sold [[s1:24 to 33 tons]] and [[s2:some]].\n===\n"
        "p1 Ana Ruiz | miner | mayor\ns1 ~ 24..33 metric ton mass trivial\ns2? > 2\n"
    )
    (person,), (first, second) = found.analysis.people, found.analysis.statistics
    assert (person.name, person.roles) == ("Ana Ruiz", ("miner", "mayor"))
    assert (first.low, first.high, first.value) == (Decimal(24), Decimal(33), None)
    assert (first.change, first.unit.name, first.unit.kind) == ("~", "metric ton", "mass")
    assert first.trivial
    assert second.change == ">"
    assert not second.trivial
    assert found.optional == {Ref(Kind.STATISTIC, 1)}


def test_a_speaker_is_the_person_whose_mention_it_is(bridge: Analysis) -> None:
    names = [q.speaker and q.speaker.person for q in bridge.quotes]
    assert names == [Ref(Kind.PERSON, 0), None, Ref(Kind.PERSON, 2)]
    assert [q.kind for q in bridge.quotes] == [
        QuoteKind.DIRECT,
        QuoteKind.MIXED,
        QuoteKind.DIRECT,
    ]
    assert bridge.people[2].mentions[-1].kind is MentionKind.PRONOUN


def test_a_speaker_in_a_longer_mention_is_the_closest_in_length() -> None:
    found = marked("[[p1+:the aide of [[p2 q1.by:Ruiz]]]] [[q1.cue:said]] [[q1:“no”]]")
    (quote,) = found.quotes
    assert quote.speaker
    assert quote.speaker.person == Ref(Kind.PERSON, 1)


def test_paragraph_signs_name_blocks_and_leave_the_text() -> None:
    found = marked("# One\n\n@ By Two\n\n## Three\n\n> Four\n\n- Five\n\n! Six\n\nSeven # 8")
    assert [found.article[block.span] for block in found.article.blocks] == [
        "One",
        "By Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven # 8",
    ]
    assert [block.kind for block in found.article.blocks] == [
        BlockKind.TITLE,
        BlockKind.BYLINE,
        BlockKind.HEADING,
        BlockKind.QUOTATION,
        BlockKind.ITEM,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
    ]
    assert found.article.blocks[1].span == Span(5, 11)
    assert found.article.title == "One"
    assert marked("Plain.", title="Given").article.title == "Given"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[[p1:Ana", "not closed"),
        ("Ana]]", "never opened"),
        ("[[p1.by:Ana]]", "no such label"),
        ("[[q1.cue:said]] no", "without a place"),
        ("[[p1:Ana]]\n===\np2 Ben", "without a mark"),
        ("[[s1:some]]", "needs a line"),
        ("[[s1:4]]\n===\ns1 ! 4", "no such change"),
    ],
)
def test_wrong_notation_is_an_error(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        marked(source)
