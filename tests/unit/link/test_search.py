from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.link.folding import Folded, fold
from reader.link.search import Matches, Search
from reader.model import Span

alphabet = 'aAb \n“"é\u0301eßsﬁf-—'
texts = st.text(alphabet=alphabet, max_size=40)
phrases = st.text(alphabet=alphabet, min_size=1, max_size=3)
TEXT = "Andrés López\n  Obrador said no. Lopez, a lopezian, met LOPEZ — “López Obrador”."


def search(text: str = TEXT) -> Search:
    return Search(Folded(text))


def words(found: Search) -> list[str]:
    return [span.of(found.folded.text) for span in found.matches]


def naive(text: str, phrase: str) -> list[tuple[int, int]]:
    """Looks for the phrase at each folded character, one after the other."""
    folded, needle = fold(text), fold(phrase)
    if needle == needle.lower():
        folded = folded.lower()
    found, index = [], 0
    while needle and index + len(needle) <= len(folded):
        hit = folded[index : index + len(needle)] == needle
        if hit:
            found.append((index, index + len(needle)))
        index += len(needle) if hit else 1
    return found


@given(texts, phrases)
def test_matches_are_those_of_a_naive_search_in_the_fold(text: str, phrase: str) -> None:
    found = search(text).find(phrase, 0)
    expected = [found.folded.span(*ends) for ends in naive(text, phrase)]
    assert list(found.matches) == expected
    for span in found.matches:
        assert fold(phrase).lower().strip() in fold(span.of(text)).lower()


@given(texts, st.text(alphabet=alphabet, min_size=1, max_size=5))
def test_a_phrase_typed_letter_by_letter_is_found_where_it_is_found_at_once(
    text: str, phrase: str
) -> None:
    typed, at_once = search(text), search(text).find(phrase, 7)
    for end in range(1, len(phrase) + 1):
        typed = typed.find(phrase[:end], 7)
    assert list(typed.matches) == list(at_once.matches)
    assert typed.current == at_once.current


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("aaab aab", ["a", "aa", "aab"]),
        ("ababa", ["ab", "aba"]),
        ("Aa aA AA", ["a", "aA"]),
        ("AB Ab ab", ["A", "Ab"]),
        ("one ones", ["one", "ones"]),
    ],
)
def test_letters_that_follow_lose_no_place(text: str, typed: list[str]) -> None:
    step = search(text)
    for phrase in typed:
        step = step.find(phrase, 0)
        assert list(step.matches) == list(search(text).find(phrase, 0).matches)


def test_a_longer_phrase_is_looked_for_where_the_shorter_one_stands() -> None:
    known = replace(
        search("one and one"), phrase="on", matches=Matches([8], [10], Folded("one and one"))
    )
    known.folded.prepare()
    assert known.matches._folded
    known.matches._folded.prepare()
    assert len(known.find("one", 0).matches) == 1
    assert len(known.find("ne", 0).matches) == 2


@given(texts, phrases, st.integers(1, 9))
def test_letters_typed_one_by_one_are_found_in_pieces_too(
    text: str, phrase: str, piece: int
) -> None:
    typed = Search(Folded(text, piece))
    for end in range(1, len(phrase) + 1):
        typed = typed.find(phrase[:end], 0)
    assert list(typed.matches) == list(search(text).find(phrase, 0).matches)


@given(texts, phrases, st.integers(1, 9), st.booleans())
def test_a_text_in_pieces_is_searched_like_one(
    text: str, phrase: str, piece: int, whole: bool
) -> None:
    in_pieces = Search(Folded(text, piece), whole=whole).find(phrase, 0)
    assert list(in_pieces.matches) == list(
        Search(Folded(text), whole=whole).find(phrase, 0).matches
    )


@given(texts, phrases, st.integers(0, 40), st.integers(0, 40))
def test_what_is_lit_is_what_is_counted(text: str, phrase: str, start: int, end: int) -> None:
    found = search(text).find(phrase, 0)
    stretch = Span(min(start, end), max(start, end))
    lit = found.between(*stretch)
    assert [s for s, _ in lit] == [s for s in found.matches if s.overlaps(stretch)]
    assert [s for s, current in lit if current] == [
        s for i, s in enumerate(found.matches) if i == found.current and s.overlaps(stretch)
    ]


@given(texts, phrases, st.integers(0, 40))
def test_the_first_match_shown_is_the_nearest(text: str, phrase: str, offset: int) -> None:
    found = search(text).find(phrase, offset)
    if not found.matches:
        assert found.span is None
        return
    gaps = [max(s.start - offset, offset - s.end + 1, 0) for s in found.matches]
    assert found.current is not None
    assert gaps[found.current] == min(gaps)


@given(texts, phrases, st.sampled_from([1, -1]))
def test_stepping_comes_to_every_match_once(text: str, phrase: str, direction: int) -> None:
    here = search(text).find(phrase, 0)
    seen = []
    for _ in here.matches:
        assert here.span
        here = here.step(1 if direction > 0 else -1, here.span.start)
        seen.append(here.current)
    assert sorted(n for n in seen if n is not None) == list(range(len(here.matches)))


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("lopez obrador", ["López\n  Obrador", "López Obrador"]),
        ("López", ["López", "Lopez", "López"]),
        ("LOPEZ", ["LOPEZ"]),
        ('"lopez', ["“López"]),
        ("no-one", []),
        ("", []),
        ("\u200b", []),
    ],
)
def test_phrases_are_found_as_typed(phrase: str, found: list[str]) -> None:
    assert words(search().find(phrase, 0)) == found


def test_whole_words_alone() -> None:
    here = search().find("lopez", 0)
    assert here.count == "1/5"
    whole = here.as_word(whole=True, offset=0)
    assert words(whole) == ["López", "Lopez", "LOPEZ", "López"]
    assert whole.as_word(whole=False, offset=0) == here
    assert words(whole.find("—", 0)) == ["—"]


def test_patterns_match_the_text_as_it_is_written() -> None:
    here = search().as_pattern(regex=True, offset=0)
    assert words(here.find(r"l.pez\b", 0)) == ["López", "Lopez", "LOPEZ", "López"]
    assert words(here.find(r"L\Spez\b", 0)) == ["López", "Lopez", "López"]
    assert words(here.find(r"\s+Obr", 0)) == ["\n  Obr", " Obr"]
    assert words(here.as_word(whole=True, offset=0).find("lopez", 0)) == ["Lopez", "LOPEZ"]
    assert words(here.find("x*", 0)) == []


def test_a_bad_pattern_is_explained() -> None:
    here = search().as_pattern(regex=True, offset=0).find("(a", 0)
    assert here.problem.startswith("Not a pattern: ")
    assert (here.count, here.span) == ("", None)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$"])
def test_no_pattern_freezes_the_reader(pattern: str) -> None:
    here = (
        search("ab" * 20_000 + "a" * 5000 + "!").as_pattern(regex=True, offset=0).find(pattern, 0)
    )
    assert here.problem == "This pattern takes too long"


def test_a_pattern_with_too_many_matches_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.link.search._PATIENCE", 0.0)
    assert (
        search().as_pattern(regex=True, offset=0).find(".", 0).problem
        == "This pattern takes too long"
    )


def test_a_step_goes_on_from_the_cursor() -> None:
    here = search("x.x.x.x.x").find("x", 0)
    assert here.step(1, 3).current == 2
    assert here.step(-1, 3).current == 1
    assert here.step(-1, 0).current == 4
    assert here.step(-1, 0).notice == "On from the end"
    assert (here.step(1, 8).current, here.step(1, 8).notice) == (0, "On from the start")


def test_with_nothing_found_a_step_says_so() -> None:
    assert search().find("zebra", 0).step(1, 0).notice == "No match"
    assert search().step(1, 0).notice == ""
    assert search().find("zebra", 0).count == "no match"


def test_matches_are_a_sequence_of_spans() -> None:
    matches = Matches([1, 4, 8], [2, 6, 9])
    assert matches[1:] == [Span(4, 6), Span(8, 9)]
    assert matches.nearest(7) == 2
    assert Matches().nearest(3) is None


def test_many_quick_matches_end_at_the_deadline_too(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter((0.0, 60.0))
    clock = SimpleNamespace(monotonic=lambda: next(moments))
    monkeypatch.setattr("reader.link.search.time", clock)
    found = search().as_pattern(regex=True, offset=0).find("o", 0)
    assert (words(found), found.problem) == ([], "This pattern takes too long")
