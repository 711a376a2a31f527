"""Quotations in every style that articles are typed in: their words, and who said them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.extract import quotes
from reader.language.document import read
from reader.load.text import verbatim
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Mention,
    MentionKind,
    Person,
    Quote,
    QuoteKind,
    Span,
)


def person(text: str, name: str, *, pronouns: str = "", roles: tuple[str, ...] = ()) -> Person:
    """A person whose surname is a mention wherever the text has it."""
    surname = name.rsplit(maxsplit=1)[-1]
    found = [
        Mention(Span(*match.span()))
        for match in re.finditer(
            rf"{re.escape(name)}|\b{re.escape(surname)}\b", text, re.IGNORECASE
        )
    ]
    if pronouns:
        found += [
            Mention(Span(*match.span()), MentionKind.PRONOUN)
            for match in re.finditer(rf"\b(?:{pronouns})\b", text)
        ]
    return Person(name, tuple(sorted(found)), roles)


def found(article: Article | str, *people: Person) -> list[Quote]:
    """The quotations of an article, checked as an analysis checks them."""
    article = verbatim(article, "") if isinstance(article, str) else article
    return list(Analysis(article, people, quotes.find(read(article), people)).quotes)


def spoken(article: Article | str, *people: Person) -> list[tuple[tuple[str, ...], str]]:
    """Words in marks and the words that name their speaker."""
    text = article if isinstance(article, str) else article.text
    return [
        (
            tuple(segment.of(text) for segment in quote.segments),
            quote.speaker.span.of(text) if quote.speaker else "",
        )
        for quote in found(article, *people)
        if quote.kind is not QuoteKind.INDIRECT
    ]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ('"', '"'),
        ("‘", "’"),
        ("'", "'"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("„", "“"),
        ("„", "”"),
        ("``", "''"),
        ("”", "”"),
    ],
)
def test_marks_of_every_style(opening: str, closing: str) -> None:
    words = f"{opening}We don't sell the farmers' land,{closing}"
    rest = f"{opening}We never will.{closing}"
    text = f"{words} said Marta Lindqvist, who runs the fund. {rest}"
    assert spoken(text) == [((words, rest), "Marta Lindqvist")]


def test_a_whole_article_in_single_marks() -> None:
    text = (
        "The council has dropped its plan for the players' pavilion.\n\n"
        "Councillor Ruth Adeyemi said: ‘It wasn’t the residents’ choice, and we can’t ignore "
        "it.’\n\n"
        "‘Nobody asked “why now?” at the time,’ she added.\n\n"
        "The ’90s hall stays open."
    )
    assert [words for words, _ in spoken(text)] == [
        ("‘It wasn’t the residents’ choice, and we can’t ignore it.’",),
        ("‘Nobody asked “why now?” at the time,’",),
    ]
    assert [speaker for _, speaker in spoken(text)] == ["Councillor Ruth Adeyemi", "she"]


def test_single_paragraph_reopened_in_single_marks() -> None:
    text = (
        "Farah Nasser told the inquiry: ‘We saw the flood coming for days.\n\n"
        "‘Nobody closed the gate.’"
    )
    assert spoken(text) == [
        (("‘We saw the flood coming for days.", "‘Nobody closed the gate.’"), "Farah Nasser")
    ]


def test_quotation_over_paragraphs_is_one_and_takes_its_speaker_from_the_end() -> None:
    text = (
        "The minister met the press.\n\n“The road will be finished in spring.\n\nAdvertisement\n\n"
        "“It will cost less than we feared,” Pavel Dvorak said.\n"
    )
    assert spoken(text) == [
        (
            (
                "“The road will be finished in spring.",
                "“It will cost less than we feared,”",
            ),
            "Pavel Dvorak",
        )
    ]


def test_nested_marks_belong_to_the_outer_passage() -> None:
    text = "“She told me, “Go home,” and I went,” Kofi Mensah said."
    assert spoken(text) == [(("“She told me, “Go home,” and I went,”",), "Kofi Mensah")]


def test_unbalanced_mark_ends_with_its_paragraph() -> None:
    text = "Mensah said: “We are leaving.\n\nThe meeting ended at noon."
    assert spoken(text) == [(("“We are leaving.",), "Mensah")]
    assert "the quotation is left open" in found(text)[0].evidence.reasons


def test_titles_nicknames_and_scare_quotes_are_no_quotations() -> None:
    text = (
        "The singer released “Blue Harbour” in 2011. Tony “The Hook” Marino played the drums on "
        "the album."
    )
    assert spoken(text) == []


def test_words_inside_a_sentence_are_mixed() -> None:
    text = "Elena Rossi called the offer “a bad joke” on Monday."
    (quote,) = found(text)
    assert quote.kind is QuoteKind.MIXED
    assert quote.cue is not None
    assert quote.cue.of(text) == "called"


def test_according_to_names_the_source() -> None:
    text = "The tunnel is “no longer safe,” according to the fire service."
    (quote,) = found(text)
    assert quote.speaker is not None
    assert quote.speaker.span.of(text) == "the fire service"
    assert quote.evidence.reasons[0] == "“according to” names the source"


def test_transcript() -> None:
    text = (
        "HOLT: Why did you sign it?\n\nBAKER: Because the law left no choice.\n\n"
        "I would do it again.\n\nHOLT: Thank you."
    )
    baker = person(text, "Ann Baker")
    assert spoken(text, baker) == [
        (("Why did you sign it?",), "HOLT"),
        (("Because the law left no choice.", "I would do it again."), "BAKER"),
        (("Thank you.",), "HOLT"),
    ]
    assert found(text, baker)[1].evidence.reasons[0].startswith("the speaker’s name")


@pytest.mark.parametrize(
    "label",
    ["{}:", "**{}**:", "**{}:**", "*{}:*", "[{}]", "[{}]:", "**[{}]**", "{} (by telephone):"],
)
def test_labels_of_a_transcript_may_be_set_off(label: str) -> None:
    lines = [("MORENO", "We open in May."), ("OBI", "Who pays?"), ("MORENO", "The city does.")]
    text = "\n\n".join(f"{label.format(name)} {words}" for name, words in lines)
    assert spoken(text) == [((words,), name) for name, words in lines]


def test_interview_by_questions_and_answers() -> None:
    text = "Q: Is the reef lost?\n\nA: No. It can recover.\n\nQ: How?\n\nA: With time."
    assert spoken(text) == [
        (("Is the reef lost?",), "Q"),
        (("No. It can recover.",), "A"),
        (("How?",), "Q"),
        (("With time.",), "A"),
    ]


def test_headings_with_colons_make_no_transcript() -> None:
    text = "Price: ten euros\n\nDate: Monday\n\nWhere: the town hall\n\nUpdate: sold out"
    assert spoken(text) == []


def blocks(*pieces: tuple[str, BlockKind]) -> Article:
    """An article of the given blocks."""
    made, at = [], 0
    for piece, kind in pieces:
        made.append(Block(Span(at, at + len(piece)), kind))
        at += len(piece) + 2
    return Article("\n\n".join(piece for piece, _ in pieces), tuple(made))


def test_block_quotation_after_its_lead() -> None:
    article = blocks(
        ("The judge, Ada Obi, wrote:", BlockKind.PARAGRAPH),
        ("The contract is void. No one may rely on it.", BlockKind.QUOTATION),
        ("Both sides will appeal.", BlockKind.PARAGRAPH),
    )
    assert [words for words, _ in spoken(article)] == [
        ("The contract is void. No one may rely on it.",)
    ]
    assert spoken(article)[0][1] in ("Ada Obi", "The judge")


def test_block_quotation_with_a_credit() -> None:
    article = blocks(
        ("A night to remember.", BlockKind.PARAGRAPH),
        ("We danced until the lights went out. — Ida Moreno", BlockKind.QUOTATION),
    )
    assert spoken(article) == [(("We danced until the lights went out.",), "Ida Moreno")]


def test_dialogue_in_dashes() -> None:
    text = (
        "— Where is the key? asked Anna. — I need it now.\n\n"
        "— Under the stone, said Piet, and he laughed. — Look there.\n\n"
        "— I looked there.\n\n— Then wait — said Anna — until noon.\n\n"
        "— Not here, said Piet.\n\nThe rain had stopped."
    )
    assert spoken(text) == [
        (("— Where is the key?", "— I need it now."), "Anna"),
        (("— Under the stone,", "— Look there."), "Piet"),
        (("— I looked there.",), "Anna"),
        (("— Then wait", "— until noon."), "Anna"),
        (("— Not here,",), "Piet"),
    ]


def test_quotation_interrupted_by_a_notice_goes_on() -> None:
    text = (
        "“We saw the flood coming for days,” said Farah Nasser. “Nobody closed the gate.\n\n"
        "Advertisement\n\n“Nobody even looked.”"
    )
    words = (
        "“We saw the flood coming for days,”",
        "“Nobody closed the gate.",
        "“Nobody even looked.”",
    )
    assert spoken(text) == [(words, "Farah Nasser")]


def test_every_paragraph_reopens_and_only_the_last_closes() -> None:
    text = (
        "Farah Nasser told the inquiry: “We saw the flood.\n\n“Nobody closed the gate.\n\n"
        "“Nobody looked.”\n\nShe left at noon."
    )
    words = ("“We saw the flood.", "“Nobody closed the gate.", "“Nobody looked.”")
    assert spoken(text) == [(words, "Farah Nasser")]


def test_unnamed_people_and_bodies_speak_as_they_are_written() -> None:
    text = (
        "“It will not hold,” said a senior official who asked not to be named.\n\n"
        "“We disagree,” the Harbour Authority said in a statement."
    )
    assert [speaker for _, speaker in spoken(text)] == [
        "a senior official",
        "the Harbour Authority",
    ]


def test_speakers_take_turns_in_a_novel() -> None:
    text = (
        "“You are late,” said Clara.\n\n“The train stopped,” said Hugo.\n\n“Where?”\n\n"
        "“Outside the town.”\n\n“And you walked?”\n\n“I ran.”"
    )
    assert [speaker for _, speaker in spoken(text)] == [
        "Clara", "Hugo", "Clara", "Hugo", "Clara", "Hugo",
    ]  # fmt: skip


def test_speaker_is_linked_to_the_person() -> None:
    text = (
        "Leila Haddad, the mayor of Port Sayid, opened the school. “It is a start,” the mayor "
        "said. “More will follow,” she said later."
    )
    haddad = person(text, "Leila Haddad", roles=("mayor of Port Sayid",), pronouns="she")
    links = [q.speaker.person for q in found(text, haddad) if q.speaker]
    assert links
    assert all(link is not None and link.number == 0 for link in links)


def test_description_beside_a_name_is_that_person() -> None:
    text = "The foreign minister, Olu Bello, said: “We will sign.”"
    bello = person(text, "Olu Bello")
    (quote,) = found(text, bello)
    assert quote.speaker is not None
    assert quote.speaker.person is not None


def test_an_aide_is_not_the_person_whose_aide_it_is() -> None:
    text = "“He will not run,” Bello’s spokesman said on Friday."
    (quote,) = found(text, person(text, "Olu Bello"))
    assert quote.speaker is not None
    assert quote.speaker.person is None


def test_he_is_whom_the_people_of_the_article_say() -> None:
    text = (
        "Jonas Weber said the bridge was closed. Mia Kern had asked for it; she was glad. “It is "
        "safer so,” he said."
    )
    weber, kern = (
        person(text, "Jonas Weber", pronouns="he"),
        person(text, "Mia Kern", pronouns="she"),
    )
    quote = next(q for q in found(text, weber, kern) if q.kind is QuoteKind.DIRECT)
    assert quote.speaker is not None
    assert quote.speaker.person is not None
    assert quote.speaker.person.number == 0
    assert any("stands for Jonas Weber" in reason for reason in quote.evidence.reasons)


def test_indirect_speech_stands_apart() -> None:
    text = "The company said that it would close two plants. “We regret it,” it said."
    indirect = [q for q in found(text) if q.kind is QuoteKind.INDIRECT]
    assert [q.segments[0].of(text) for q in indirect] == ["that it would close two plants"]
    assert [q.speaker.span.of(text) for q in indirect if q.speaker] == ["The company"]


@given(st.text(alphabet="ab AB.,:'\"“”‘’«»„—-\n()Qsaid0", max_size=120))
@settings(max_examples=300, deadline=None)
def test_never_raises(text: str) -> None:
    for quote in found(text):
        assert 0.0 <= quote.evidence.confidence <= 1.0
        assert quote.evidence.reasons
        assert all(
            a.end <= b.start for a, b in zip(quote.segments, quote.segments[1:], strict=False)
        )


def test_the_article_the_product_was_asked_for(shared: Path) -> None:
    gold = json.loads((shared / "articles" / "000_c7e701dbccebf7f6.gold.json").read_text())
    text = gold["text"]
    people = tuple(
        Person(p["name"], tuple(Mention(Span(m["start"], m["end"])) for m in p["mentions"]))
        for p in gold["people"]
    )
    names = {p["id"]: p["name"] for p in gold["people"]}
    wanted = [
        (segment["text"], names[quote["speaker"]["person"]])
        for quote in gold["quotes"]
        for segment in quote["segments"]
    ]
    got = [
        (segment.of(text), people[quote.speaker.person.number].name)
        for quote in found(text, *people)
        if quote.kind is not QuoteKind.INDIRECT and quote.speaker and quote.speaker.person
        for segment in quote.segments
    ]
    assert got == wanted


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A spokesman for the port, Luca Haddad, said it would open.", "Luca Haddad"),
        ("A lawyer for Mina Brook's heirs, Luca Haddad, said it would open.", "Luca Haddad"),
        ("One, 84-year-old Luca Haddad, said it would open.", "Luca Haddad"),
        ("Judge Luca Haddad KC said it would open.", "Judge Luca Haddad KC"),
        ("A spokesman for the Port said it would open.", "A spokesman for the Port"),
    ],
)
def test_a_description_and_the_name_beside_it_are_one_speaker(sentence: str, told: str) -> None:
    people = [person(sentence, "Luca Haddad")] if "Haddad" in sentence else []
    (quote,) = found(sentence, *people)
    assert quote.speaker
    assert quote.speaker.span.of(sentence) == told
    assert (quote.speaker.person is not None) is ("Haddad" in told)


def test_a_speaker_is_named_with_the_whole_name() -> None:
    text = "“Nobody hates boats,” said Captain Luca “Tug” Haddad."
    haddad = Person("Luca “Tug” Haddad", (Mention(Span(35, 52)),))
    assert spoken(text, haddad) == [(("“Nobody hates boats,”",), "Captain Luca “Tug” Haddad")]


@pytest.mark.parametrize("label", ["LHB", "L.H.B.", "LH"])
def test_turns_may_begin_with_initials(label: str) -> None:
    text = (
        "Luca Haddad-Brook retires on Friday.\n\nMina Ode: What now?\n\nLuca Haddad-Brook: Sleep."
        f"\n\nMO: And then?\n\n{label}: Soup.\n\nMO: Alone?\n\n{label}: With friends."
    )
    people = (person(text, "Luca Haddad-Brook"), person(text, "Mina Ode"))
    said = [
        quote.speaker.person.number if quote.speaker and quote.speaker.person else None
        for quote in found(text, *people)
    ]
    assert said == [1, 0, 1, 0, 1, 0]


def test_initials_of_two_people_name_none() -> None:
    text = "Mia Ode and Max Obi met.\n\nMO: What now?\n\nQB: Sleep.\n\nMO: Then?\n\nQB: Soup."
    people = (person(text, "Mia Ode"), person(text, "Max Obi"))
    assert {q.speaker.person for q in found(text, *people) if q.speaker} == {None}


def test_wire_copy_in_capitals() -> None:
    text = (
        "MAYOR ADA OBI TOLD A CROWD ON FRIDAY THAT THE TUNNEL WILL OPEN.\n\n"
        "“I OWE IT TO THE DEAD TO FINISH,” OBI SAID. LEE CALLED IT “AN INSULT TO THE DEAD.”"
    )
    article = verbatim(text, "")
    people = (person(text, "ADA OBI"), person(text, "LEE"))
    quotes_found = found(article, *people)
    assert [(q.kind.value, q.speaker.span.of(text)) for q in quotes_found if q.speaker] == [
        ("indirect", "MAYOR ADA OBI"),
        ("direct", "OBI"),
        ("mixed", "LEE"),
    ]
    assert all(q.speaker and q.speaker.person for q in quotes_found)


def test_letters_that_grow_in_lower_case_stay() -> None:
    text = "İSTANBUL'S MAYOR SAID ON FRIDAY THAT THE TUNNEL WILL OPEN SOON."
    (quote,) = found(text)
    assert quote.segments[0].of(text) == "THAT THE TUNNEL WILL OPEN SOON"


@pytest.mark.parametrize("verb", ["growled", "stammered", "ventured", "enthused", "swore"])
def test_manners_of_speaking(verb: str) -> None:
    text = f"“It will rain,” {verb} Ada Obi."
    assert spoken(text, person(text, "Ada Obi")) == [(("“It will rain,”",), "Ada Obi")]


def test_a_turn_may_follow_a_line_that_ends_in_speech() -> None:
    text = (
        "“You will have heard,” said Edgar.\n\n“I hear nothing else,” said Clara.\n\n“Is it true?”"
        "\n\n“Quite true,” said Clara.\n\nHe set down his hat. “I mean it,” said Edgar. “Really.”"
        "\n\n“And what of me?”\n\nHe did not answer."
    )
    edgar, clara = person(text, "Edgar", pronouns="He"), person(text, "Clara")
    assert spoken(text, edgar, clara)[-1] == (("“And what of me?”",), "Clara")


@pytest.mark.parametrize(
    "share",
    [
        "Three in ten",
        "15 per cent",
        "Fifteen percent of workers",
        "Some 40% of voters",
        "Some 40% of those asked",
        "Two-thirds of nurses",
        "Four out of five doctors",
        "One in five workers",
        "Three people",
    ],
)
def test_a_share_of_some_people_is_a_speaker(share: str) -> None:
    text = f"{share} said that it was bad for them."
    (quote,) = found(text)
    assert quote.speaker
    assert quote.speaker.span.of(text) == share


@pytest.mark.parametrize(
    "source",
    [
        "the union",
        "the union, the largest of three",
        "the union, which met in May",
        "Ada Obi, a former minister",
    ],
)
def test_what_is_added_to_a_source_is_not_what_it_says(source: str) -> None:
    said = "the pay of nurses, which fell in May, has risen again"
    text = f"According to {source}, {said}."
    (quote,) = found(text)
    assert [segment.of(text) for segment in quote.segments] == [said]
