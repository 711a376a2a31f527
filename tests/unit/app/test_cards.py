import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.widgets import cards
from reader.correct import apply, said_by
from reader.link.relations import Relations
from reader.model import Analysis, Evidence, Kind, Ref, Span, Statistic, Unit
from tests.notation import marked

WORDS = st.text(st.sampled_from("ab ñé日本語👩🏽‍🚀\u0301“”—-\n\t"), max_size=120)


def lines(analysis: Analysis, ref: Ref, width: int = 40) -> list[str]:
    return [row.plain for row in cards.card(analysis, Relations(analysis), ref, width)]


@given(text=WORDS, width=st.integers(2, 40), rows=st.integers(1, 5))
def test_folding_keeps_rows_and_widths_and_loses_nothing_silently(
    text: str, width: int, rows: int
) -> None:
    folded = cards.fold(text, width, rows)
    assert len(folded) <= rows
    assert all(cell_len(row) <= width for row in folded)
    said, meant = "".join("".join(folded).split()), "".join(text.split())
    assert said == meant or folded[-1].endswith("…")


@given(text=WORDS, width=st.integers(1, 30))
def test_shortening_fits_and_says_so(text: str, width: int) -> None:
    short = cards.shortened(text, width)
    assert cell_len(short) <= width
    assert short == text or short.endswith("…")


@given(text=WORDS.filter(bool), width=st.integers(1, 30))
def test_clipping_takes_a_beginning(text: str, width: int) -> None:
    head = cards.clipped(text, width)
    assert head
    assert text.startswith(head)
    assert len(head) == 1 or cell_len(head) <= width


@pytest.mark.parametrize("width", [1, 7, 20, 44, 90])
def test_heights_are_those_of_the_cards_and_no_row_is_too_wide(
    bridge: Analysis, width: int
) -> None:
    relations = Relations(bridge)
    for ref in bridge.refs():
        card = cards.card(bridge, relations, ref, width)
        assert len(card) == cards.height(bridge, relations, ref, width)
        if width >= 20:
            assert all(row.cell_length <= width for row in card)


def test_a_corrected_card_says_so_in_a_row_more(bridge: Analysis) -> None:
    ref = Ref(Kind.QUOTE, 0)
    ours = apply(bridge, [said_by(bridge, ref, None)])
    words = [row.rstrip() for row in lines(ours, ref)]
    assert words == [*lines(bridge, ref)[:-1], "— ?", "corrected by you"]
    assert len(lines(ours, ref)) == cards.height(ours, Relations(ours), ref, 40)


def test_a_person_has_name_counts_roles_and_places(bridge: Analysis) -> None:
    name, role, places = lines(bridge, Ref(Kind.PERSON, 0))
    assert re.fullmatch(r"Lena Okafor +2 ×   1 ❝", name)
    assert role == "chief engineer"
    assert len(places) == cards.STRIP_CELLS
    assert places.count("▂") == 2


def test_kinds_of_quotes_are_told_apart() -> None:
    analysis = marked(
        "[[q1:“Rain,”]] said [[p1 q1.by:Ana Ruiz]]. [[q2:She would stay]], "
        "[[p1~ q2.by:she]] said, [[q3:“a while”]].\n===\nq2 indirect\nq3 mixed"
    )
    assert lines(analysis, Ref(Kind.QUOTE, 0)) == ["“Rain,”", f"{'— Ana Ruiz':<40}"]
    assert lines(analysis, Ref(Kind.QUOTE, 1))[1].endswith("indirect")
    assert lines(analysis, Ref(Kind.QUOTE, 2))[1] == f"{'— ?':<33}in part"


def test_words_between_the_parts_of_a_quote_are_marked_as_left_out(bridge: Analysis) -> None:
    row = lines(bridge, Ref(Kind.QUOTE, 0), 80)[0]
    assert row == "“We replaced every cable,” … “It will outlive all of us.”"


def test_a_speaker_who_is_no_person_is_named_as_the_text_does() -> None:
    analysis = marked("[[q1:“Rain,”]] [[q1.by:the office]] said.")
    assert lines(analysis, Ref(Kind.QUOTE, 0))[1].strip() == "— the office"


def test_a_statistic_has_figure_value_unit_and_speaker(bridge: Analysis) -> None:
    fall, *_ = lines(bridge, Ref(Kind.STATISTIC, 1))
    assert re.fullmatch(r"12 percent +↓ 12 %", fall)
    cost, unit = lines(bridge, Ref(Kind.STATISTIC, 0))
    assert re.fullmatch(r"\$48.6 million +48,600,000", cost)
    assert re.fullmatch(r"cable +dollar", unit)
    assert lines(bridge, Ref(Kind.STATISTIC, 2))[0].endswith("24–33")
    assert lines(bridge, Ref(Kind.STATISTIC, 3))[-1] == "❝ Ines de la Cruz"


def test_every_word_of_a_card_is_in_the_article_but_for_value_unit_and_kind(
    bridge: Analysis,
) -> None:
    roles = " ".join(role for person in bridge.people for role in person.roles)
    said = set(re.findall(r"[^\W\d]+", f"{bridge.article.text} {roles}"))
    for ref in bridge.refs():
        item = bridge[ref]
        own = {"in", "part"} | (
            set(item.unit.name.split()) if isinstance(item, Statistic) else set()
        )
        for row in lines(bridge, ref, 90):
            assert set(re.findall(r"[^\W\d]+", row)) - own <= said


def test_what_is_likelier_wrong_than_right_is_marked(bridge: Analysis) -> None:
    unsure = Evidence((), 0.2)
    doubtful = replace(
        bridge,
        people=tuple(replace(person, evidence=unsure) for person in bridge.people),
        quotes=tuple(replace(quote, evidence=unsure) for quote in bridge.quotes),
        statistics=tuple(replace(figure, evidence=unsure) for figure in bridge.statistics),
    )
    for ref in bridge.refs():
        assert not any(row.endswith(" ?") and row != "— ?" for row in lines(bridge, ref, 90)[:1])
        assert any(row.endswith(" ?") for row in lines(doubtful, ref, 90))


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "0"), ("1234.50", "1,234.5"), ("1000000", "1,000,000"), ("-3", "-3"), ("1e3", "1,000")],
)
def test_numbers_are_grouped(value: str, shown: str) -> None:
    assert cards.number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [("=", "5 %"), (">", "> 5 %"), ("<", "< 5 %"), ("~", "≈ 5 %"), ("up", "↑ 5 %")],
)
def test_bounds_and_directions_are_signs(change: str, shown: str) -> None:
    unit = Unit("percentage", "percent")
    statistic = Statistic(Span(0, 1), Decimal(5), unit, change=change)  # type: ignore[arg-type]
    assert cards.normalised(statistic) == shown


def test_titles_are_a_few_words(bridge: Analysis) -> None:
    assert cards.title(bridge, Ref(Kind.PERSON, 1)) == "Tomás de la Cruz"
    assert cards.title(bridge, Ref(Kind.QUOTE, 1)) == "“a lesson in patience.”"
    assert cards.title(bridge, Ref(Kind.STATISTIC, 1)) == "12 percent"
