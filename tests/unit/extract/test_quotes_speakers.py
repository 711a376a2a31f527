"""Who said it: the constructions in which articles name a speaker, one by one."""

import pytest

from reader.model import QuoteKind
from tests.unit.extract.test_quotes import found, person, spoken


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It works,” Sen. Jane Roe (D-Ohio) said.", "Sen. Jane Roe"),
        ("“It works,” Jane Roe, a former nurse, who won in May, said.", "Jane Roe"),
        ("“It works,” said Jane Roe, 41, a nurse at the clinic.", "Jane Roe"),
        ("Jane Roe, speaking in Accra on Monday, said: “It works.”", "Jane Roe"),
        ("Jane Roe said Thursday that “it works” at last.", "Jane Roe"),
        ("Jane Roe last week said “it works” to reporters.", "Jane Roe"),
        ("The plan was praised by Jane Roe, who said “it works well enough.”", "Jane Roe"),
        ("“Does it work?” Jane Roe asked.", "Jane Roe"),
        ("ACCRA, May 4 (Agency) - Jane Roe said “it works” on Monday.", "Jane Roe"),
        (
            "“It works,” said a spokesman for the Transport Ministry.",
            "a spokesman for the Transport Ministry",
        ),
        ("“It works,” officials at the Port Authority said.", "officials at the Port Authority"),
        ("“It works,” the 56-year-old said.", "the 56-year-old"),
        ("Jane Roe visited the mill and said: “It works.”", "Jane Roe"),
        ("Jane Roe opened the valve, saying, “It works.”", "Jane Roe"),
        ("“It works.” “It always did,” said Jane Roe.", "Jane Roe"),
    ],
)
def test_speaker_as_written(text: str, speaker: str) -> None:
    assert {who for _, who in spoken(text)} == {speaker}


def test_question_that_no_cue_follows_ends_its_sentence() -> None:
    text = (
        "Jane Roe wondered aloud: “Who pays?” The council had no answer, and the vote was put off."
    )
    assert spoken(text) == [(("“Who pays?”",), "Jane Roe")]


def test_line_that_leads_in_names_the_speaker_of_the_next() -> None:
    text = "On Friday Jane Roe wrote to the council:\n\n“The roof leaks. Please send help.”"
    assert spoken(text) == [(("“The roof leaks. Please send help.”",), "Jane Roe")]
    assert found(text)[0].evidence.reasons == ("the paragraph before leads in with a colon",)


def test_words_carry_over_to_the_next_paragraph() -> None:
    text = "“The roof leaks,” Jane Roe said.\n\n“It has leaked for a year.”"
    assert [who for _, who in spoken(text)] == ["Jane Roe", "Jane Roe"]
    assert found(text)[-1].evidence.reasons == ("goes on from the quotation before",)


def test_outer_cue_holds_what_an_inner_one_reports() -> None:
    text = "Jane Roe said the mayor had told her the roof “was sound” in spring."
    assert len(spoken(text)) == 1


def test_a_split_sentence_is_one_quotation_with_one_cue() -> None:
    text = "“The roof,” Jane Roe said, “will hold.”"
    (quote,) = found(text)
    assert len(quote.segments) == 2
    assert quote.kind is QuoteKind.DIRECT


def test_two_speakers_in_one_paragraph_are_two_quotations() -> None:
    text = "“It will hold,” Jane Roe said. “It will not,” Tom Adler replied."
    assert [who for _, who in spoken(text)] == ["Jane Roe", "Tom Adler"]


def test_markup_and_inches_are_no_quotation_marks() -> None:
    text = 'The <a href="x">board</a> is 6" wide and 5\'10" long, Jane Roe said.'
    assert spoken(text) == []


def test_label_inside_the_marks_names_the_speaker() -> None:
    text = (
        "A transcript of the talk follows.\n\n“HOLT: Let us start with the budget.”\n\n“ROE: It is "
        "too small by half.”\n\n“HOLT: Is it?”"
    )
    assert [who for _, who in spoken(text)] == ["HOLT", "ROE", "HOLT"]


def test_the_spokesman_is_who_spoke_for_them_before() -> None:
    text = (
        "Fatima Noor said the flights were paid for. “The ministry paid,” the government "
        "spokesman said."
    )
    quote = next(q for q in found(text, person(text, "Fatima Noor")) if q.kind is QuoteKind.DIRECT)
    assert quote.speaker is not None
    assert quote.speaker.person is not None


def test_age_or_nation_stands_for_who_heads_the_sentence_before() -> None:
    text = (
        "Luca Ferri beat Jan Novak in two sets. “I was lucky,” the Italian said. “He was tired,” "
        "the 24-year-old added."
    )
    ferri, novak = person(text, "Luca Ferri"), person(text, "Jan Novak")
    links = [quote.speaker.person for quote in found(text, ferri, novak) if quote.speaker]
    assert {link.number if link else None for link in links} == {0}


def test_he_of_an_unnamed_official_is_nobody_known() -> None:
    text = (
        "Omar Reyes was not there. A senior official said the talks had failed. “They never "
        "began,” he said."
    )
    quote = next(q for q in found(text, person(text, "Omar Reyes")) if q.kind is QuoteKind.DIRECT)
    assert quote.speaker is not None
    assert quote.speaker.person is None


def test_he_who_is_nobody_of_the_article_stays_a_word() -> None:
    text = "Omar Reyes closed the door. “They never began,” he said."
    (quote,) = found(text, person(text, "Omar Reyes"))
    assert quote.speaker is not None
    assert quote.speaker.span.of(text) == "he"
    assert quote.speaker.person is None


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("The bank said it would cut rates.", "it would cut rates", "said"),
        ("Rates will fall in May, the bank said.", "Rates will fall in May", "said"),
        (
            "Rates will fall in May, according to the bank.",
            "Rates will fall in May",
            "according to",
        ),
        (
            "According to the bank, rates will fall in May.",
            "rates will fall in May",
            "According to",
        ),
        (
            "The bank told its customers that rates would fall in the coming year.",
            "that rates would fall in the coming year",
            "told",
        ),
        ("Jane Roe told reporters Monday she would resign.", "she would resign", "told"),
    ],
)
def test_indirect_speech(text: str, words: str, cue: str) -> None:
    (quote,) = found(text)
    assert quote.kind is QuoteKind.INDIRECT
    assert [segment.of(text) for segment in quote.segments] == [words]
    assert quote.cue is not None
    assert quote.cue.of(text) == cue


def test_a_description_reaches_for_no_name_far_back() -> None:
    far = "Omar Reyes came. " + "The rain fell on the hills all day. " * 20
    (quote,) = found(far + "“No,” the American said.", person(far, "Omar Reyes"))
    assert quote.speaker is not None
    assert quote.speaker.person is None
