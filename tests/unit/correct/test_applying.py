"""Corrections: each act and what follows from it, and what holds after any number of them."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import record
from reader.correct import apply, manner, named, not_here, said_by, same, told, wrong
from reader.link import anchors
from reader.model import (
    Act,
    Analysis,
    Anchor,
    Correction,
    Fit,
    Kind,
    MentionKind,
    QuoteKind,
    Ref,
    Span,
    places,
)
from tests.conftest import BRIDGE
from tests.notation import marked
from tests.unit.test_record import ANALYSES, CORRECTIONS

FOUND = marked(BRIDGE)
TEXT = FOUND.article.text
OKAFOR, TOMAS, INES = (Ref(Kind.PERSON, number) for number in range(3))
CABLES, LESSON, COUNTED = (Ref(Kind.QUOTE, number) for number in range(3))
COST, FALL, BREAKFASTS, TEN = (Ref(Kind.STATISTIC, number) for number in range(4))


def names(analysis: Analysis) -> list[str]:
    return [person.name for person in analysis.people]


def speakers(analysis: Analysis) -> list[str | None]:
    """The person who says each quote, else the words that name the speaker in brackets."""
    return [
        None
        if quote.speaker is None
        else analysis.people[quote.speaker.person.number].name
        if quote.speaker.person
        else f"({analysis.article[quote.speaker.span]})"
        for quote in analysis.quotes
    ]


def fits(analysis: Analysis) -> list[Fit]:
    return [each.fit for each in analysis.corrections]


# Each act


def test_a_person_marked_wrong_is_gone_and_keeps_the_words_of_the_speaker() -> None:
    after = apply(FOUND, [wrong(FOUND, OKAFOR)])
    assert names(after) == ["Tomás de la Cruz", "Ines de la Cruz"]
    assert speakers(after) == ["(Lena Okafor)", None, "Ines de la Cruz"]
    assert fits(after) == [Fit.SURE]


def test_a_quote_marked_wrong_is_gone_and_its_figure_stands_in_none() -> None:
    after = apply(FOUND, [wrong(FOUND, COUNTED)])
    assert len(after.quotes) == 2
    assert [figure.quote for figure in after.statistics] == [None] * 4
    earlier = apply(FOUND, [wrong(FOUND, CABLES)])
    assert earlier.statistics[3].quote == Ref(Kind.QUOTE, 1)


def test_a_figure_marked_wrong_is_gone() -> None:
    after = apply(FOUND, [wrong(FOUND, FALL)])
    assert [after.article[it.span] for it in after.statistics] == [
        "$48.6 million",
        "24 to 33 breakfasts",
        "three in ten",
    ]


@pytest.mark.parametrize(("one", "other"), [(INES, OKAFOR), (OKAFOR, INES)])
def test_two_people_are_one_with_all_that_belongs_to_both(one: Ref, other: Ref) -> None:
    after = apply(FOUND, [same(FOUND, one, other)])
    assert names(after) == ["Ines de la Cruz", "Tomás de la Cruz"]
    both = after.people[0]
    words = [after.article[mention.span] for mention in both.mentions]
    assert words == ["Lena Okafor", "Ines de la Cruz", "she", "Okafor"]
    assert both.roles == ("chief engineer", "shop owner")
    assert both.evidence.overruled == ("two people, Lena Okafor and Ines de la Cruz",)
    assert speakers(after) == ["Ines de la Cruz", None, "Ines de la Cruz"]


def test_of_two_names_equally_full_the_one_chosen_stays() -> None:
    found = marked("[[p1:Ana Ruiz]] met [[p2:Ann Ruiz]].")
    first, second = Ref(Kind.PERSON, 0), Ref(Kind.PERSON, 1)
    assert names(apply(found, [same(found, first, second)])) == ["Ann Ruiz"]
    assert names(apply(found, [same(found, second, first)])) == ["Ana Ruiz"]


def test_the_same_words_are_one_mention_and_a_name_before_anything_else() -> None:
    found = marked("[[p1 p2+:Ruiz]] left. [[p1:Ana]] stayed.")
    after = apply(found, [same(found, Ref(Kind.PERSON, 0), Ref(Kind.PERSON, 1))])
    assert [mention.kind for mention in after.people[0].mentions] == [MentionKind.NAME] * 2


def test_a_person_is_the_same_as_themselves() -> None:
    after = apply(FOUND, [same(FOUND, OKAFOR, OKAFOR)])
    assert replace(after, corrections=()) == FOUND


def test_a_person_gets_another_name_and_the_old_one_is_known() -> None:
    after = apply(FOUND, [named(FOUND, TOMAS, "  Tomás de  la Cruz Vega ")])
    assert names(after)[1] == "Tomás de la Cruz Vega"
    assert after.people[1].evidence.overruled == ("called Tomás de la Cruz",)
    assert after.people[1].evidence.confidence == 1.0
    again = apply(FOUND, [named(FOUND, TOMAS, "Tomás de la Cruz")])
    assert again.people == FOUND.people


def test_a_person_is_not_meant_at_a_place_and_does_not_speak_by_it() -> None:
    after = apply(FOUND, [not_here(FOUND, INES, 1)])
    ines = after.people[2]
    assert [after.article[mention.span] for mention in ines.mentions] == ["Ines de la Cruz"]
    assert ines.evidence.overruled == ("also meant by “she”",)
    assert speakers(after) == ["Lena Okafor", None, "(she)"]


def test_a_person_who_is_meant_nowhere_is_gone() -> None:
    made = [not_here(FOUND, INES, 1)]
    made.append(not_here(apply(FOUND, made), INES, 0))
    after = apply(FOUND, made)
    assert names(after) == ["Lena Okafor", "Tomás de la Cruz"]
    assert fits(after) == [Fit.SURE, Fit.SURE]


def test_people_stay_in_order_of_the_text() -> None:
    after = apply(FOUND, [not_here(FOUND, OKAFOR, 0)])
    assert names(after) == ["Tomás de la Cruz", "Ines de la Cruz", "Lena Okafor"]
    assert speakers(after) == ["(Lena Okafor)", None, "Ines de la Cruz"]


def test_a_quote_gets_another_speaker_named_by_the_nearest_words() -> None:
    after = apply(FOUND, [said_by(FOUND, COUNTED, OKAFOR)])
    speaker = after.quotes[2].speaker
    assert speaker
    assert speaker.person == OKAFOR
    assert TEXT[speaker.span.start - 40 : speaker.span.end].endswith("said.\n\nOkafor")
    assert after.quotes[2].evidence.overruled == ("said by Ines de la Cruz",)


def test_words_that_mean_the_speaker_are_kept() -> None:
    bare = apply(FOUND, [wrong(FOUND, INES)])
    assert bare.quotes[2].speaker
    words = bare.quotes[2].speaker.span
    found = replace(bare, people=FOUND.people, corrections=())
    after = apply(found, [said_by(found, COUNTED, INES)])
    assert after.quotes[2].speaker
    assert after.quotes[2].speaker.span == words
    assert after.quotes[2].evidence.overruled == ("said by she",)


def test_a_quote_is_said_by_nobody_named() -> None:
    after = apply(FOUND, [said_by(FOUND, CABLES, None), said_by(FOUND, LESSON, None)])
    assert speakers(after) == [None, None, "Ines de la Cruz"]
    assert after.quotes[0].evidence.overruled == ("said by Lena Okafor",)
    assert after.quotes[1].evidence.overruled == ()
    one = apply(FOUND, [said_by(FOUND, LESSON, TOMAS)])
    assert one.quotes[1].evidence.overruled == ("said by nobody named",)
    assert apply(FOUND, [said_by(FOUND, CABLES, OKAFOR)]).quotes == FOUND.quotes


def test_a_quote_is_of_another_kind() -> None:
    after = apply(FOUND, [manner(FOUND, LESSON, QuoteKind.INDIRECT)])
    assert after.quotes[1].kind is QuoteKind.INDIRECT
    assert after.quotes[1].evidence.overruled == ("the speaker’s own words in part",)
    assert apply(FOUND, [manner(FOUND, LESSON, QuoteKind.MIXED)]).quotes == FOUND.quotes


def test_one_correction_builds_on_another() -> None:
    made = [named(FOUND, OKAFOR, "Lena Ama van den Okafor")]
    made.append(same(apply(FOUND, made), TOMAS, OKAFOR))
    made.append(said_by(apply(FOUND, made), LESSON, OKAFOR))
    after = apply(FOUND, made)
    assert names(after) == ["Lena Ama van den Okafor", "Ines de la Cruz"]
    assert speakers(after) == ["Lena Ama van den Okafor"] * 2 + ["Ines de la Cruz"]
    assert after.people[0].evidence.overruled == (
        "called Lena Okafor",
        "two people, Lena Ama van den Okafor and Tomás de la Cruz",
    )


# What fits no longer


def test_a_changed_article_keeps_what_its_words_still_say() -> None:
    made = [wrong(FOUND, FALL), said_by(FOUND, COUNTED, OKAFOR), wrong(FOUND, COST)]
    changed = marked(
        BRIDGE.replace("Traffic had fallen by", "Traffic in the old town was down")
        .replace("$48.6 million", "$50 million")
        .replace("48_600_000", "50_000_000")
    )
    after = apply(changed, made)
    assert fits(after) == [Fit.UNSURE, Fit.SURE, Fit.ASIDE]
    assert [after.article[it.span] for it in after.statistics] == [
        "$50 million",
        "24 to 33 breakfasts",
        "three in ten",
    ]
    assert speakers(after) == ["Lena Okafor", None, "Lena Okafor"]


def test_a_quote_that_was_mended_further_on_is_still_known() -> None:
    long = "“We counted every single car that came over the old bridge on that day, [X] of them.”"
    before, changed = (
        marked(f"[[q1:{long.replace('[X]', many)}]] [[q1.cue:said]] [[p1 q1.by:Ana Ruiz]].")
        for many in ("twelve", "thirteen")
    )
    after = apply(changed, [said_by(before, Ref(Kind.QUOTE, 0), None)])
    assert (speakers(after), fits(after)) == ([None], [Fit.UNSURE])


def test_a_person_is_known_by_the_same_words_elsewhere_but_not_for_a_place() -> None:
    before = marked("[[p1:Ana Ruiz]] spoke. Then [[p1:Ana Ruiz]] left, and [[p1~:she]] was glad.")
    later = marked("Ana Ruiz spoke. Then [[p1:Ana Ruiz]] left, and she was glad.")
    person = Ref(Kind.PERSON, 0)
    assert fits(apply(later, [wrong(before, person)])) == [Fit.UNSURE]
    assert apply(later, [wrong(before, person)]).people == ()
    assert fits(apply(later, [not_here(before, person, 2)])) == [Fit.ASIDE]
    assert fits(apply(replace(later, people=()), [wrong(before, person)])) == [Fit.ASIDE]


def test_what_makes_no_sense_is_set_aside() -> None:
    person, quote = wrong(FOUND, OKAFOR).item, wrong(FOUND, CABLES).item
    gone = anchors.anchor("Somebody Else said so", Span(0, 13))
    made = [
        Correction(Act.SAME, Kind.PERSON, person),
        Correction(Act.SAME, Kind.PERSON, person, gone),
        Correction(Act.NAME, Kind.PERSON, person, words="  "),
        Correction(Act.MANNER, Kind.QUOTE, quote, words="sung"),
        Correction(Act.SPEAKER, Kind.PERSON, person),
        Correction(Act.WRONG, Kind.STATISTIC, gone),
        Correction(Act.WRONG, Kind.STATISTIC, person),
        Correction(Act.WRONG, Kind.PERSON, Anchor("", "", "", 0)),
    ]
    after = apply(FOUND, made)
    assert fits(after) == [Fit.ASIDE] * len(made)
    assert replace(after, corrections=()) == FOUND


# Whatever is corrected


def made_of(analysis: Analysis, data: st.DataObject) -> Correction | None:
    """A correction as a user may make it of what there is; None where there is nothing."""
    refs = list(analysis.refs())
    if not refs:
        return None
    ref = data.draw(st.sampled_from(refs))
    people = [other for other in refs if other.kind is Kind.PERSON]
    match ref.kind:
        case Kind.PERSON:
            place = data.draw(st.integers(0, len(places(analysis[ref])) - 1))
            choices = [
                same(analysis, ref, data.draw(st.sampled_from(people))),
                named(analysis, ref, data.draw(st.text(max_size=9))),
                not_here(analysis, ref, place),
            ]
        case Kind.QUOTE:
            choices = [
                said_by(analysis, ref, data.draw(st.sampled_from([None, *people]))),
                manner(analysis, ref, data.draw(st.sampled_from(QuoteKind))),
            ]
        case Kind.STATISTIC:
            choices = []
    return data.draw(st.sampled_from([wrong(analysis, ref), *choices]))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANALYSES, st.integers(1, 6), st.data())
def test_after_any_corrections_the_record_holds_and_undoing_gives_the_state_before(
    found: Analysis, steps: int, data: st.DataObject
) -> None:
    found = replace(found, corrections=())
    states, made = [found], list[Correction]()
    for _ in range(steps):
        if correction := made_of(states[-1], data):
            made.append(correction)
            states.append(apply(states[-1], [correction]))
            assert record.analysis(record.record(states[-1])) == states[-1]
            judged = zip(fits(states[-1]), states[-1].corrections, strict=True)
            assert all(
                fit is not Fit.ASIDE or not one.correction.words.strip() for fit, one in judged
            )
            assert told(correction)
    while made:
        made.pop()
        states.pop()
        assert apply(found, made) == states[-1]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANALYSES, ANALYSES, st.data())
def test_corrections_of_one_analysis_never_fail_on_another(
    one: Analysis, other: Analysis, data: st.DataObject
) -> None:
    made = [made_of(one, data) for _ in range(3)]
    moved = replace(other, article=replace(other.article, text="So " + other.article.text))
    for analysis in (other, moved):
        after = apply(analysis, [each for each in made if each])
        assert record.analysis(record.record(after)) == after


@given(ANALYSES, st.lists(CORRECTIONS, max_size=4))
def test_corrections_from_anywhere_never_fail(found: Analysis, made: list[Correction]) -> None:
    after = apply(replace(found, corrections=()), made)
    assert [each.correction for each in after.corrections] == made


@given(st.sampled_from(list(FOUND.refs())))
def test_every_item_is_found_by_its_anchor(ref: Ref) -> None:
    after = apply(FOUND, [wrong(FOUND, ref)])
    gone = [it for it in FOUND.of(ref.kind) if it not in after.of(ref.kind)]
    assert [FOUND[ref]] == gone
    assert after.corrections == ((wrong(FOUND, ref), Fit.SURE),)
