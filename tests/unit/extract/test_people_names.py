"""Names out of what a search found: bare, completed by the whole text, without what is none."""

import pytest

from reader.extract.people.names import Name, named
from reader.extract.people.page import page, runs
from reader.extract.people.plausible import candidates, plausibility
from reader.extract.people.spans import Found, Search
from reader.extract.people.usage import usage
from reader.language.document import read
from reader.load.text import verbatim


def search(text: str, *phrases: str) -> list[Name]:
    """The names of `text` when a search found the given phrases, one after another."""
    sheet = page(read(verbatim(text, "")))
    found, at = [], 0
    for phrase in phrases:
        start = text.index(phrase, at)
        at = start + len(phrase)
        inside = [index for index, token in enumerate(sheet.tokens) if start <= token.start < at]
        found.append(Found(inside[0], inside[-1] + 1, 0.95))
    stretches = runs(sheet)
    return named(sheet, Search(found, stretches, usage(sheet, stretches)))


def spans(text: str, *phrases: str) -> list[str]:
    return [name.span.of(text) for name in search(text, *phrases)]


def test_names_that_touch_are_one() -> None:
    text = "Maria Anna Keller sang."
    assert spans(text, "Maria Anna", "Keller") == ["Maria Anna Keller"]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("But Anna Keller sang.", "But Anna Keller", "Anna Keller"),
        ("Senator Anna Keller sang.", "Senator Anna Keller", "Anna Keller"),
        ("“Anna Keller” sang.", "Anna Keller”", "Anna Keller"),
        ("Anna Keller, Jr., sang.", "Anna Keller", "Anna Keller, Jr."),
        ("Anna Keller Jr. sang.", "Anna Keller", "Anna Keller Jr."),
        ("Anna Keller, II of Bern.", "Anna Keller", "Anna Keller, II"),
    ],
)
def test_bare_names(text: str, phrase: str, name: str) -> None:
    assert spans(text, phrase) == [name]


def test_a_verb_in_capitals_ends_a_name() -> None:
    text = "ANNA KELLER ARRESTED AFTER THE FIRE IN BERN"
    assert spans(text, "ANNA KELLER ARRESTED") == ["ANNA KELLER"]


def test_titles_tell_gender_and_stay_apart() -> None:
    (name,) = search("The actress and Mrs. Anna Keller sang.", "Anna Keller")
    assert (name.gender, name.titles[0]) == ("f", "mrs")


def test_suffixes_and_particles_are_no_words_of_the_core() -> None:
    (name,) = search("Ludwig van der Berg PhD sang.", "Ludwig van der Berg PhD")
    assert name.words == ("ludwig", "van", "der", "berg")
    assert name.core == ("ludwig", "berg")


def test_lone_words_are_found_again_where_they_can_mean_somebody() -> None:
    text = (
        "Anna Keller met France Price. In Keller lay snow. Then Keller left. Price rises hurt. "
        "“We saw Anna.” He lives in France. Later Keller sang to Price. May came."
    )
    assert spans(text, "Anna Keller", "France Price") == [
        "Anna Keller",
        "France Price",
        "Keller",
        "Keller",
        "Anna",
        "Keller",
    ]


def test_a_full_name_is_found_again_behind_a_title() -> None:
    text = "Anna Keller sang. Later President Anna Keller left. Yesterday Keller wept."
    assert spans(text, "Anna Keller") == ["Anna Keller", "Anna Keller", "Keller"]


def test_a_lone_word_that_is_sure_is_found_again() -> None:
    text = "“No,” Herrera said. Nobody believed in what the other Herrera wrote."
    assert spans(text, "Herrera") == ["Herrera", "Herrera"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("He read in the Keller Library today.", "Keller"),
        ("A gift to Anna Keller University came.", "Anna Keller"),
        ("It was the Keller presidency that failed.", "Keller"),
        ("He saw Goldman Sachs fall.", "Goldman Sachs"),
        ("They met pro-Keller people.", "pro-Keller"),
        ("Then 99 came.", "99"),
        ("Then Rainy Ireland played.", "Rainy Ireland"),
        ("He went to East Keller today.", "East Keller"),
    ],
)
def test_what_looks_like_a_name_and_is_none(text: str, phrase: str) -> None:
    assert spans(text, phrase) == []


def test_a_campaign_bears_the_name_of_somebody() -> None:
    assert spans("He left the Keller Campaign early.", "Keller") == ["Keller"]


def test_a_word_mostly_used_otherwise_is_dropped() -> None:
    text = "Summer came. The Summer ended. Last Summer was hot. Then Summer sang."
    assert spans(text, "Summer") == []


def judged(text: str, phrase: str) -> float:
    """The plausibility of a phrase as it stands in a text."""
    sheet = page(read(verbatim(text, "")))
    start = text.index(phrase)
    inside = [
        index
        for index, token in enumerate(sheet.tokens)
        if start <= token.start < start + len(phrase)
    ]
    return plausibility(sheet, inside[0], inside[-1] + 1, usage(sheet, runs(sheet)))


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        ("Anna Keller sang.", "Blue Harvest sang."),
        ("They met Senator Keller.", "They met in Keller."),
        ("“No,” said Keller.", "They saw the Keller."),
        ("Then Keller, 51, sang.", "Then Keller, Germany, sang."),
        ("Keller (born 1950) sang.", "Keller Bank sang."),
        ("So Keller, who sang, left.", "So KELLER sang."),
        ("So Keller, a writer, left.", "So Keller, as it was, left."),
        ("His wife Keller sang.", "His old iKeller sang."),
        ("So J. R. Keller sang.", "So Oslo sang."),
        ("So Anna van Keller sang.", "So Anna Bob Carl Dora Erna Keller sang."),
        ("So Abdullah al-Keller sang.", "So Los Angeles sang."),
    ],
)
def test_plausible_before_implausible(likely: str, unlikely: str) -> None:
    def best(text: str) -> float:
        sheet = page(read(verbatim(text, "")))
        used = usage(sheet, runs(sheet))
        scores = [
            plausibility(sheet, first, end, used)
            for run in runs(sheet)
            for first, end in candidates(sheet, *run)
        ]
        return max(scores, default=-9.0)

    assert best(likely) > best(unlikely)


def test_small_words_alone_are_implausible() -> None:
    assert judged("the rain of the hills", "rain") == -9.0


@pytest.mark.parametrize(
    ("text", "phrases", "names"),
    [
        (
            "Together Keller won. Later Anna Keller and Tom Keller met.",
            ("Together Keller", "Anna Keller", "Tom Keller"),
            ["Keller", "Anna Keller", "Tom Keller"],
        ),
        (
            "Omar bin Rashid met us. Bin Rashid left.",
            ("Omar bin Rashid", "Rashid"),
            ["Omar bin Rashid", "Bin Rashid"],
        ),
        ("She lives in Clyst St. Mary, near Bern.", ("Mary",), []),
        ("Anna Keller met Jr. Brandt.", ("Anna Keller",), ["Anna Keller"]),
        ("Mayor Anna Keller meets Tom Roe.", ("Anna Keller",), ["Anna Keller"]),
    ],
)
def test_where_other_names_tell_a_name_begins(
    text: str, phrases: tuple[str, ...], names: list[str]
) -> None:
    assert spans(text, *phrases) == names


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Earl Truesdale Jr.", ["Earl Truesdale Jr."]),
        ("Earl Anna Truesdale", ["Anna Truesdale"]),
        ("Barnaby St John", ["Barnaby St John"]),
        ("President and of Keller", ["Keller"]),
    ],
)
def test_candidates_are_cut_at_titles_that_are_no_given_names(text: str, cut: list[str]) -> None:
    sheet = page(read(verbatim(text, "")))
    end = len(sheet.tokens)
    assert [sheet.span_text(*piece) for piece in candidates(sheet, 0, end)] == cut
