"""Which names are one person's: the rules, apart from finding the names."""

import pytest

from reader.extract.people import find
from reader.extract.people.identity import nicknames, same_person
from reader.language.document import read
from reader.load.text import verbatim


def names(text: str) -> dict[str, list[str]]:
    return {
        person.name: [mention.span.of(text) for mention in person.mentions]
        for person in find(read(verbatim(text, "")))
    }


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ruth calloway", "ruth calloway"),
        ("ruth calloway", "calloway ruth"),
        ("ruth ann calloway", "ruth calloway"),
        ("r calloway", "ruth calloway"),
        ("bill thornton", "william thornton"),
        ("sergei volkov", "sergey volkov"),
        ("ana herrera campos", "herrera campos"),
        ("ana maría herrera campos", "ana herrera"),
        ("ludwig van der berg", "ludwig berg"),
        ("de la cruz", "la cruz"),
    ],
)
def test_names_that_can_be_one_person(one: str, two: str) -> None:
    a, b = tuple(one.split()), tuple(two.split())
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ruth calloway", "omar calloway"),
        ("ruth calloway", "ruth fischer"),
        ("ruth ann calloway", "ruth beth calloway"),
        ("r calloway", "omar calloway"),
        ("luis herrera", "ana herrera campos"),
        ("mario volpe", "maria volpe"),
    ],
)
def test_names_of_two_people(one: str, two: str) -> None:
    a, b = tuple(one.split()), tuple(two.split())
    assert not same_person(a, b)
    assert not same_person(b, a)


def test_nicknames_go_both_ways() -> None:
    assert "william" in nicknames()["bill"]
    assert "bill" in nicknames()["william"]


def test_a_lone_nickname_means_the_given_name_it_is_short_for() -> None:
    text = "Elizabeth Thornton sang on Friday. “Liz was superb,” said Omar Haddad."
    assert names(text)["Elizabeth Thornton"] == ["Elizabeth Thornton", "Liz"]


def test_a_title_of_the_other_gender_means_somebody_else() -> None:
    text = "Elena Vasquez resigned on Tuesday. Mr. Vasquez, her husband, was with her."
    assert "Vasquez" not in names(text)["Elena Vasquez"]


def test_a_surname_of_two_means_the_one_named_last() -> None:
    text = (
        "Thomas Brandt spoke on Monday. His brother Peter Brandt spoke on Tuesday. "
        "Brandt said the vote was lost."
    )
    assert names(text)["Peter Brandt"] == ["Peter Brandt", "Brandt"]


def test_a_middle_word_may_stand_alone() -> None:
    text = "President Andrés Manuel Herrera Campos spoke. “Yes,” Herrera said."
    assert names(text)["Andrés Manuel Herrera Campos"] == [
        "Andrés Manuel Herrera Campos",
        "Herrera",
    ]


def test_father_without_and_son_with_junior() -> None:
    text = "Robert Kemp, Jr., and Robert Kemp met. “No,” Mr. Kemp said. Robert Kemp Jr. left."
    found = names(text)
    assert found["Robert Kemp, Jr."] == ["Robert Kemp, Jr.", "Robert Kemp Jr."]
    assert found["Robert Kemp"] == ["Robert Kemp", "Kemp"]


def test_a_name_said_again_small_print_and_all() -> None:
    text = (
        "Marta Okafor, the mayor, met Paris Novak, a singer from Lyon. "
        "Reporters asked about Okafor. Novak laughed. Later Paris and Okafor sang."
    )
    found = names(text)
    assert found["Marta Okafor"].count("Okafor") == 2
    assert "Novak" in found["Paris Novak"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ruth Calloway Foundation gave money to the Omar Haddad Prize.",
        "It was in the Thornton Library that the fire began.",
        "The pro-Thornton camp met the Thornton-backed union.",
    ],
)
def test_what_bears_a_name_is_nobody(text: str) -> None:
    assert names(text) == {}


def test_a_word_that_mostly_is_no_person_is_none() -> None:
    text = (
        "“Who is Summer?” asked Ruth Calloway. Summer came late. Summer was hot in Dunmore. "
        "The Summer festival opened. Then Summer ended."
    )
    assert list(names(text)) == ["Ruth Calloway"]


def test_titles_of_two_genders_part_like_names() -> None:
    found = names("Mr. Robin A. Lake spoke first. Then Mrs. Robin Lake, a nurse, spoke.")
    assert list(found) == ["Robin A. Lake", "Robin Lake"]


def test_an_alias_of_one_name_joins_nothing() -> None:
    text = "William Thornton, also known as Bill Thornton, spoke. Thornton left."
    assert names(text) == {"William Thornton": ["William Thornton", "Bill Thornton", "Thornton"]}
