"""Texts in other languages than English are known as such."""

import pytest

from reader.load import parse
from reader.load.tongue import tongue

TEXTS = {
    "fr": "La maire a annoncé que la collecte des déchets reprendrait dans la semaine, et que les "
    "agents qui sont en grève ont obtenu une hausse. Elle a dit que le coût est estimé par la "
    "ville avec les syndicats.",
    "de": "Die Stadt hat am Montag mitgeteilt, dass der Hafen für den Verkehr wieder offen ist und "
    "die Schiffe auf das Meer fahren. Das ist nicht neu, sagte ein Sprecher, und es wird von "
    "den Bürgern mit Freude gesehen, die sich im Rathaus trafen.",
    "es": "El alcalde dijo que los barcos que llegaron al puerto el lunes se van con la marea, y "
    "que las obras del muelle no han terminado por la lluvia. Es una pena para los vecinos, "
    "que lo esperaban como agua de mayo, dijo su portavoz.",
}
ENGLISH = (
    "The mayor said on Monday that the harbour would open for all ships in the spring, and that "
    "the city had paid for the work with a loan that it will repay by the end of the decade."
)


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_in_another_language_says_so(code: str) -> None:
    article = parse(TEXTS[code].encode(), "a.txt")
    assert article.language == code
    assert [notice for notice in article.notices if "rules of English" in notice]


@pytest.mark.parametrize("verbatim", [True, False])
def test_a_text_as_it_is_says_so_too(verbatim: bool) -> None:
    article = parse(TEXTS["fr"].encode(), "a.txt", verbatim=verbatim)
    assert article.notices == (
        "This text is in French: people, quotes and statistics are found by the rules of English.",
    )


@pytest.mark.parametrize(
    "text",
    ["", "Oui.", "汉", ENGLISH, ENGLISH + " «Le roi est mort, vive le roi!» he said.", "1 2 3"],
)
def test_english_and_short_texts_say_nothing(text: str) -> None:
    assert tongue(text) is None


def test_another_script_is_another_language() -> None:
    assert tongue("Мэр сказал, что гавань откроется весной.") == "und"
    article = parse("Мэр сказал, что гавань откроется весной.".encode(), "a.txt")
    assert "is not in English" in article.notices[0]


def test_what_a_page_states_is_kept() -> None:
    page = f'<html lang="de"><body><p>{ENGLISH}</p><p>{ENGLISH}</p></body></html>'
    assert parse(page.encode(), "a.html").language == "de"
