"""What stands where of the things that a reader left."""

from hypothesis import given
from hypothesis import strategies as st

from reader.link.anchors import Placed
from reader.link.notes import Note, NoteKind, Notes, reworded, written
from reader.model import Anchor, Article, Span

QUAY = Article("The quay is closed. Nobody knows for how long.")
PLACES = st.tuples(st.integers(0, 60), st.integers(0, 9)).map(lambda p: Span(p[0], p[0] + p[1]))


def note(number: int, span: Span | None, kind: NoteKind = NoteKind.NOTE) -> Note:
    placed = Placed(span, sure=True) if span else None
    return Note(number, kind, Anchor("", "", "", 0), "", "2026-05-01", placed)


def test_a_note_made_now_holds_its_words_and_those_around_them() -> None:
    made = written(QUAY, Span(4, 8), NoteKind.NOTE, "which one?", number=-1)
    assert made.anchor == Anchor("quay", "The ", " is closed. Nobody knows for how", 4)
    assert (made.placed, made.unsure) == (Placed(Span(4, 8), sure=True), False)
    assert made.made.endswith("+00:00")
    assert reworded(made, "this one").words == "this one"


@given(st.lists(PLACES, max_size=20), PLACES)
def test_what_shares_a_letter_with_a_stretch_is_found_in_order(
    places: list[Span], stretch: Span
) -> None:
    notes = Notes(note(number, span) for number, span in enumerate(places))
    wide = [Span(span.start, max(span.end, span.start + 1)) for span in places]
    wanted = sorted(n for n, span in enumerate(wide) if span.overlaps(stretch))
    found = list(notes.between(*stretch))
    assert sorted(each.number for _, each in found) == wanted
    assert [span.start for span, _ in found] == sorted(span.start for span, _ in found)


def test_the_shortest_of_a_kind_is_the_one_that_is_meant() -> None:
    notes = Notes(
        (
            note(1, Span(0, 40)),
            note(2, Span(4, 8)),
            note(3, Span(4, 5), NoteKind.HIGHLIGHT),
            note(4, None),
        )
    )
    assert notes.within(Span(4, 5), NoteKind.NOTE) == note(2, Span(4, 8))
    assert notes.within(Span(50, 60), *NoteKind) is None


def test_notes_come_and_go_and_corrections_are_none() -> None:
    notes = Notes((note(1, Span(9, 12)), note(2, Span(3, 5), NoteKind.CORRECTION), note(3, None)))
    assert [each.number for each in notes.all] == [1, 3]
    more = notes.plus(note(4, Span(0, 3)), note(1, Span(20, 22)))
    assert [each.number for each in more.all] == [4, 1, 3]
    assert more.numbered(1) == note(1, Span(20, 22))
    assert more.numbered(9) is None
    assert [each.number for each in more.minus(4).all] == [1, 3]
    assert len(more) == 3


def test_a_guess_is_unsure_and_what_is_gone_is_nowhere() -> None:
    held = Anchor("", "", "", 0)
    guess = Note(1, NoteKind.BOOKMARK, held, "", "", Placed(Span(2, 3), sure=False))
    assert guess.unsure
    assert not note(1, None).unsure


def test_a_long_note_before_does_not_bring_the_short_one_inside_it() -> None:
    notes = Notes([note(1, Span(0, 60)), note(2, Span(10, 20))])
    assert [each.number for _, each in notes.between(40, 50)] == [1]
