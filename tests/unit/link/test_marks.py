from hypothesis import given
from hypothesis import strategies as st

from reader.link.marks import Marks, listed
from reader.model import (
    Analysis,
    Article,
    Kind,
    Mention,
    Person,
    Quote,
    Ref,
    Span,
    Statistic,
    Unit,
    places,
)
from tests.notation import marked

LENGTH = 60
spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 20)).map(
    lambda pair: Span(pair[0], min(LENGTH, pair[0] + pair[1]))
)
several = st.lists(spans, min_size=1, max_size=4).map(sorted)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    people = [
        Person("x", tuple(Mention(span) for span in draw(several)))
        for _ in range(draw(st.integers(0, 4)))
    ]
    quotes = [Quote(tuple(draw(several))) for _ in range(draw(st.integers(0, 4)))]
    figures = [
        Statistic(draw(spans), None, Unit("-", "count"), trivial=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 4)))
    ]
    return Analysis(Article("x" * LENGTH), tuple(people), tuple(quotes), tuple(figures))


def every_place(analysis: Analysis) -> list[tuple[Span, Ref]]:
    refs = [ref for ref in analysis.refs() if listed(analysis, ref)]
    return [(span, ref) for ref in refs for span in places(analysis[ref])]


@given(analyses(), st.integers(0, LENGTH - 1))
def test_what_is_at_an_offset_is_all_that_holds_it_innermost_first(
    analysis: Analysis, offset: int
) -> None:
    here = [(span, ref) for span, ref in every_place(analysis) if span.holds(offset)]
    found = Marks(analysis).at(offset)
    assert set(found) == {ref for _, ref in here}
    sizes = [min(s.end - s.start for s, r in here if r == ref) for ref in found]
    assert sizes == sorted(sizes)


@given(analyses(), st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_the_marks_of_a_stretch_are_all_that_overlap_it(
    analysis: Analysis, start: int, end: int
) -> None:
    stretch = Span(min(start, end), max(start, end))
    found = [tuple(mark) for mark in Marks(analysis).between(*stretch)]
    expected = [place for place in every_place(analysis) if place[0].overlaps(stretch)]
    assert sorted(found, key=repr) == sorted(expected, key=repr)
    assert [span for span, _ in found] == sorted(span for span, _ in found)


@given(analyses())
def test_lists_are_in_order_of_the_text(analysis: Analysis) -> None:
    marks = Marks(analysis)
    for kind in Kind:
        entries = marks.all(kind)
        assert list(entries) == sorted(entries, key=lambda mark: (mark.span, mark.ref.number))
        assert {mark.ref.kind for mark in entries} <= {kind}


@given(analyses(), st.integers(0, LENGTH))
def test_no_place_is_nearer_than_the_nearest(analysis: Analysis, offset: int) -> None:
    marks = Marks(analysis)
    for ref in analysis.refs():
        if ref not in marks:
            assert marks.places(ref) == ()
            assert marks.nearest(ref, offset) == 0
            continue
        spans = marks.places(ref)
        gaps = [max(span.start - offset, offset - span.end + 1, 0) for span in spans]
        assert gaps[marks.nearest(ref, offset)] == min(gaps)


def test_of_two_places_equally_near_the_later_one_is_chosen() -> None:
    person = Person("x", (Mention(Span(0, 2)), Mention(Span(5, 7))))
    marks = Marks(Analysis(Article("x" * 9), (person,)))
    assert marks.nearest(Ref(Kind.PERSON, 0), 3) == 1


def test_a_figure_in_a_quotation_comes_before_it(bridge: Analysis) -> None:
    offset = bridge.article.text.index("three in ten")
    assert Marks(bridge).at(offset) == (Ref(Kind.STATISTIC, 3), Ref(Kind.QUOTE, 2))


def test_the_closest_item_of_a_kind_is_the_one_whose_ends_are_nearest() -> None:
    story = marked("[[q1:“They [[q2:came]] late,”]] [[q1.cue:said]] [[p1 q1.by:Ana Ruiz]].")
    marks = Marks(story)
    came = story.quotes[1].segments[0]
    assert marks.closest(Kind.QUOTE, came) == Ref(Kind.QUOTE, 1)
    assert marks.closest(Kind.QUOTE, story.quotes[0].segments[0]) == Ref(Kind.QUOTE, 0)
    assert marks.closest(Kind.PERSON, came) is None
