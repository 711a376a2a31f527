"""The lexicon: grades of names and places, classes of words, public figures, and its speed."""

import pytest

from reader.language.lexicon import Known, Lexicon, Names, classes, fold, folded, lexicon


def test_names_places_and_everyday_words() -> None:
    known = lexicon().known
    assert known("hannah").given == 3
    assert known("hannah").gender == "f"
    assert known("smith").surname == 3
    assert known("france").place == 3
    assert known("yesterday").common == 2
    assert known("zzyzxq") == Known()


def test_accents_may_be_left_out_of_a_word_or_of_the_list() -> None:
    known = lexicon().known
    assert known("josé").given
    assert known("garcía").surname
    assert known("hännah") == known("hannah")


@pytest.mark.parametrize(
    ("phrase", "grade"), [("new york", 3), ("los angeles", 2), ("angeles", 2), ("hannah smith", 0)]
)
def test_places_of_several_words(phrase: str, grade: int) -> None:
    assert lexicon().place(phrase) == grade


def test_gender_of_given_names() -> None:
    gender = lexicon().gender
    assert (gender("peter"), gender("maria"), gender("zzyzxq")) == ("m", "f", "")


def test_public_figures_by_their_last_word() -> None:
    figure = lexicon().figure
    assert figure("merkel") == "f"
    assert figure("erdoğan") == figure("erdogan") == "m"
    assert figure("clinton") == ""
    assert figure("zzyzxq") is None
    assert figure("washington") is None


def test_flags_say_all_in_a_few_letters() -> None:
    flags = lexicon().flags
    assert flags("zzyzxq") == "-"
    assert flags("merkel").endswith("G")
    assert "T" in flags("senator")
    assert "R" not in flags("senator")
    assert "O" in flags("university")
    assert flags("said").endswith("s")
    assert flags("monday") == flags("monday")


def test_a_figure_whose_name_is_an_everyday_word_is_not_flagged() -> None:
    sets = {name: frozenset[str]() for name in classes()}
    known = Lexicon({"may": Known(common=1)}, sets, {"may": "f"})
    assert known.figure("may") == "f"
    assert known.flags("may") == "c"
    assert list(known.entries()) == [("may", Known(common=1))]


def test_classes_hold_lower_case_words_once_in_a_place() -> None:
    for name, words in classes().items():
        assert words, name
        assert all(word == word.lower() for word in words), name
    assert classes()["address"] == classes()["title"] | classes()["courtesy"]


def test_fold_leaves_letters_without_accents() -> None:
    assert fold("Wałęsa’s‑sønn") == "Walesa's-sonn"
    assert fold("plain") == "plain"


def test_names_are_found_where_they_stand() -> None:
    words = {"ann": "3f100", "anna": "3f000", "annals": "0-001", "bo": "2m200", "anne": "3f000"}
    names = Names(folded(words))
    assert names["anna"] == names["anne"] == Known(3, "f")
    assert names.get("annal") is None
    assert names.get("zoe") is None
    assert names.get("ann;a") is None
    assert names["annals"] == Known(common=1)
    assert set(names) == set(words)
    assert len(names) == 5
