"""The corners of reading quotations: odd marks, odd sentences, odd speakers."""

import pytest

from reader.extract import quotes
from reader.extract.quotes import cues, marks
from reader.extract.quotes.frame import frames
from reader.extract.quotes.people import Roster
from reader.extract.quotes.vocabulary import forms
from reader.language.document import read
from reader.load.text import verbatim
from reader.model import Kind, Mention, MentionKind, Person, QuoteKind, Ref, Span


def passages(text: str) -> list[str]:
    """The words in quotation marks."""
    return [passage.span.of(text) for passage in marks.find(read(verbatim(text, "")))]


def said(text: str) -> list[tuple[str, str]]:
    """The verbs of saying of a text, each with its subject."""
    document = read(verbatim(text, ""))
    return [
        (cue.verb, frame.span(cue.subject.start, cue.subject.end).of(text))
        for frame in frames(document, marks.find(document))
        for _, found in cues.clauses(frame)
        for cue in found
    ]


def mention(text: str, words: str, kind: MentionKind = MentionKind.NAME) -> Mention:
    """The first place where the text has the words."""
    start = text.index(words)
    return Mention(Span(start, start + len(words)), kind)


def who(text: str, words: str, *people: Person) -> int | None:
    """The number of the person that the last place with the words stands for."""
    start = text.rindex(words)
    ref, _ = Roster(text, people).person(Span(start, start + len(words)))
    return ref.number if ref else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'''We won,'' she said.", ["'''We won,''"]),
        ("''We won.''' she said.", ["''We won.'''"]),
        ('A 27"x40" poster hung there.', []),
        ("Ruth said: ‘It is the brothers’ land", ["‘It is the brothers’"]),
        ("She said ‘the brothers’ land’ was lost.", ["‘the brothers’ land’"]),
        ("Ruth said: ‘It is ours", ["‘It is ours"]),
        ("She saw ‘ the sea.", []),
        ("He sang ‘the brothers’ twice.", ["‘the brothers’"]),
        (
            "‘We won the cup.’ ‘We won it all.’ ‘They lost the cup.’ She saw “the ‘old” hall’ too.",
            ["‘We won the cup.’", "‘We won it all.’", "‘They lost the cup.’", "“the ‘old”"],
        ),
        ("He saw ‘the ‘old’ farmers’ hall", ["‘old’"]),
        ("She said “it is ‘over” and done’ now.", ["“it is ‘over”"]),
        ("He sang ‘Blue Sea’ at ‘The Pit’ and left.", ["‘Blue Sea’", "‘The Pit’"]),
    ],
)
def test_odd_marks(text: str, words: list[str]) -> None:
    assert passages(text) == words


def test_a_single_mark_left_open_and_reopened_runs_to_the_end_of_its_paragraph() -> None:
    text = "Ruth said: ‘It is the farmers’ land\n\n‘Nobody asked us.’"
    assert passages(text) == ["‘It is the farmers’ land", "‘Nobody asked us.’"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Officials at the port said it was shut.", ("say", "Officials")),
        ("Still, Tad Dorin, an aide to Mr. Landers, said it was shut.", ("say", "Tad Dorin")),
        ("Tad Dorin (D-Ohio), said it was shut.", ("say", "Tad Dorin")),
        ("Tad Dorin, (a baker) said it was shut.", ("say", "Tad Dorin")),
        ("On Monday, a baker, said it was shut.", ("say", "a baker")),
        ("There were officials who said it was shut.", ("say", "officials")),
        ("Tad Dorin and the mayor said it was shut.", ("say", "the mayor")),
        ("Tad Dorin last week said it was shut.", ("say", "Tad Dorin")),
        ("Tad Dorin Thursday said it was shut.", ("say", "Tad Dorin")),
        ("The gate was shut, as reported by the agency.", ("report", "the agency")),
        ("Tad Dorin, who warned of it, left.", ("warn", "Tad Dorin")),
        ("On Monday the mayor, a Democrat, admitted it.", ("admit", "the mayor")),
        ("They came with Tad Dorin saying it was shut.", ("say", "Tad Dorin")),
        ("The gate, according to senior officials, is shut.", ("according", "senior officials")),
        ("The board came in and said it was shut.", ("say", "The board")),
        ("The board knew that the mayor said so.", ("say", "the mayor")),
        ("After the mayor said so, they left.", ("say", "the mayor")),
        ("It will rain until spring, said Tad Dorin, a baker.", ("say", "Tad Dorin")),
        ("It will rain, said Tad Dorin", ("say", "Tad Dorin")),
        ("The gate, said Tad Dorin, would be shut.", ("say", "Tad Dorin")),
        ("It had rained, said Tad Dorin went home.", ("say", "It")),
        ("Tad Dorin, who left, said the mayor, a baker, lied.", ("say", "Tad Dorin")),
        ("Tad Dorin, a baker, said the mayor, a cook, lied.", ("say", "Tad Dorin")),
        ("Tad Dorin left, he said Monday.", ("say", "he")),
        ("Tad Dorin left, said Monday.", ("say", "Tad Dorin")),
        ("Friends close to the mayor said it was shut.", ("say", "Friends")),
        (
            "It is shut, according to an unusually long letter.",
            ("according", "an unusually long letter"),
        ),
        ("It is shut, according to the city's tally.", ("according", "the city's tally")),
        (
            "It is shut, according to the most recent letter.",
            ("according", "the most recent letter"),
        ),
    ],
)
def test_verbs_find_their_subjects(text: str, cue: tuple[str, str]) -> None:
    assert cue in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "A note on the call.",
        "In the said.",
        "Said.",
        "According to who",
        "(said) it.",
        "“We won”, said so",
        "According to “The Gate.”",
        "Dorin,, said",
        ", said it.",
        "“We won,” said",
    ],
)
def test_no_subject_no_cue(text: str) -> None:
    assert said(text) == []


def test_forms_follow_the_spelling_of_the_verb() -> None:
    assert {"admitted", "admitting"} <= set(forms("admit"))
    assert {"agreed", "agreeing"} <= set(forms("agree"))


INTRODUCTION = "Ada Obi runs the reef station.\n\nQ: Is it lost?\n\nA: No."


def test_answers_are_those_of_the_one_who_was_introduced() -> None:
    obi = Person("Ada Obi", (mention(INTRODUCTION, "Ada Obi"),))
    assert who(INTRODUCTION, "A", obi) == 0
    assert who(INTRODUCTION, "A") is None
    assert who("A: No.", "A") is None


def test_the_one_whom_the_article_names_most_is_the_one_described() -> None:
    text = "Obi won. Obi beat Diaz. Diaz left. The 30-year-old smiled."
    obi = Person("Obi", (mention(text, "Obi"), Mention(Span(9, 12))))
    diaz = Person("Diaz", (Mention(Span(text.index("Diaz left"), text.index(" left"))),))
    assert who(text, "The 30-year-old", obi, diaz) == 0


def test_he_is_the_one_the_people_say_unless_another_spoke_since() -> None:
    text = "Obi left. He said so."
    obi = Person("Obi", (mention(text, "Obi"), mention(text, "He", MentionKind.PRONOUN)))
    assert who(text, "He", obi) == 0
    far = "Obi left." + " The tide rose." * 120 + " He said so."
    assert who(far, "He", Person("Obi", (mention(far, "Obi"),))) is None


def test_he_is_nobody_known_where_an_unnamed_one_spoke_last() -> None:
    text = "Obi left. An official spoke. He said so."
    subject = (Span(text.index("An off"), text.index(" spoke")), "nominal")
    roster = Roster(text, (Person("Obi", (mention(text, "Obi"),)),), [subject])
    assert roster.person(Span(text.index("He"), text.index(" said"))) == (None, "")


def test_the_spokesman_is_the_one_who_spoke_last() -> None:
    text = "Obi spoke. The spokesman left."
    obi = Person("Obi", (mention(text, "Obi"),))
    span = Span(text.index("The"), text.index(" left"))
    assert Roster(text, (obi,), [(Span(0, 3), "name")]).person(span)[0] == Ref(Kind.PERSON, 0)
    assert Roster(text, (obi,)).person(span)[0] is None


def test_a_role_that_two_have_is_the_nearer_ones() -> None:
    text = "Obi and Diaz are pilots. The pilot smiled."
    obi = Person("Obi", (mention(text, "Obi"),), ("pilot",))
    diaz = Person("Diaz", (mention(text, "Diaz"),), ("pilot",))
    assert who(text, "The pilot", obi, diaz) == 1


def spoken(text: str, *people: Person) -> list[tuple[str, str, int | None]]:
    """The first words of each quotation, the words that name its speaker, and the person."""
    return [
        (
            quote.segments[0].of(text),
            quote.speaker.span.of(text) if quote.speaker else "",
            quote.speaker.person.number if quote.speaker and quote.speaker.person else None,
        )
        for quote in quotes.find(read(verbatim(text, "")), people)
        if quote.kind is not QuoteKind.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The gate is shut,” the harbour master, Ada Obi, told us.", "Ada Obi"),
        ("Ada Obi, the harbour master, said: “The gate is shut.”", "Ada Obi"),
        ("“The gate is shut for good,” said officials at the Harbour Board.", "officials"),
        ("“The gate is shut for good,” officials at the quay said.", "officials"),
        ("“The gate is shut for good,” she said", "she"),
        ("“OBI: The gate is shut for good.”", "OBI"),
        ("“Obi: The gate is shut for good.”", "Obi"),
        ("“Really?” Ada Obi asked when she saw the gate.", "Ada Obi"),
        ("Obi spoke; the mayor said “the gate is shut for good” on Monday.", "the mayor"),
    ],
)
def test_speakers_of_odd_sentences(text: str, speaker: str) -> None:
    assert spoken(text)[0][1].startswith(speaker)


def test_a_question_is_not_joined_to_a_clause_with_a_comma() -> None:
    text = "“Is the old gate really shut for good?” Ada, who knew, said so."
    (words, speaker, _) = spoken(text)[0]
    assert (words, speaker) == ("“Is the old gate really shut for good?”", "Ada")


def test_words_said_before_and_after_a_verb_in_the_writers_words() -> None:
    text = "The gate would stay shut, Ada Obi said, and the ferry would sail from the quay."
    obi = Person("Ada Obi", (mention(text, "Ada Obi"),))
    (quote,) = quotes.find(read(verbatim(text, "")), (obi,))
    assert quote.kind is QuoteKind.INDIRECT
    assert [segment.of(text) for segment in quote.segments] == [
        "The gate would stay shut",
        "and the ferry would sail from the quay",
    ]


def test_a_source_between_two_clauses_covers_both() -> None:
    text = "Prices rose by a tenth, according to the bank, and they will rise again."
    (quote,) = quotes.find(read(verbatim(text, "")), ())
    assert [segment.of(text) for segment in quote.segments] == [
        "Prices rose by a tenth",
        "and they will rise again",
    ]


def test_whom_he_stands_for_is_said_of_indirect_speech_too() -> None:
    text = "Obi left the quay. He said that the gate would stay shut all winter."
    obi = Person("Obi", (mention(text, "Obi"), mention(text, "He", MentionKind.PRONOUN)))
    (quote,) = quotes.find(read(verbatim(text, "")), (obi,))
    assert quote.evidence.reasons[1] == "“He” stands for Obi"


@pytest.mark.parametrize(
    "text",
    [
        "Obi thanked the council for opening the gate.",
        "Obi said Monday, referring to the gate.",
        "Obi proposed an idea that angered the council.",
        "Obi said in a statement.",
    ],
)
def test_what_is_done_with_words_is_no_reported_speech(text: str) -> None:
    reported = [
        segment.of(text)
        for quote in quotes.find(read(verbatim(text, "")), ())
        for segment in quote.segments
    ]
    assert all(words.startswith("an idea") for words in reported)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Obi said on Monday that the gate would stay shut.", "that the gate would stay shut"),
        ("Obi called for a summit on the tides.", "a summit on the tides"),
        ("Obi told reporters the gate would stay shut.", "the gate would stay shut"),
        ("Obi said, in a letter, that it would stay shut.", "that it would stay shut"),
        ("The gate will stay shut, harbour officials said.", "The gate will stay shut"),
        ("The gate will stay shut, said Ida Moreno, a warden.", "The gate will stay shut"),
        ("The gate, which Obi said is late, was read.", "is late"),
        (
            "The bank said the ministry said it would cut rates.",
            "the ministry said it would cut rates",
        ),
        (
            "Obi told The Evening Post and Ada Moreno on Monday that the gate would stay shut.",
            "that the gate would stay shut",
        ),
        (
            "In addition, according to the ministry, two bridges will be closed this year.",
            "two bridges will be closed this year",
        ),
    ],
)
def test_the_segment_is_what_was_said(text: str, words: str) -> None:
    (quote,) = quotes.find(read(verbatim(text, "")), ())
    assert quote.segments[0].of(text) == words


def test_a_dateline_in_capitals_without_a_dash_is_read_as_words() -> None:
    text = "PORTLAND harbour " + "and quay " * 9 + "“The gate is shut for good,” Obi said."
    assert spoken(text) == [("“The gate is shut for good,”", "Obi", None)]


def test_lists_of_labels_are_no_transcript() -> None:
    text = "Ada: one.\n\nAda: two.\n\nBen: three.\n\nCarl: four."
    assert spoken(text) == []


def test_a_transcript_may_have_quoted_lines_and_other_paragraphs() -> None:
    text = (
        "OBI: “We won.”\n\nThe crowd roared.\n\nThe band played.\n\nThe sun set.\n\nNight fell."
        "\n\nDIAZ: We lost.\n\nOBI: You did."
    )
    obi = Person("Ada Obi", ())
    assert spoken(text, obi)[1:] == [("We lost.", "DIAZ", None), ("You did.", "OBI", 0)]


def test_a_surname_that_two_have_names_nobody() -> None:
    people = (Person("Ada Obi", ()), Person("Ben Obi", ()))
    assert who("OBI", "OBI", *people) is None


def test_names_beside_descriptions() -> None:
    text = "Obi, the pilot, left. The Lagos pilot Obi stayed. See the pilot. Obi slept."
    obi = Person("Obi", (mention(text, "Obi"), Mention(Span(text.index("Obi st"), 41))))
    assert who(text[:14], "the pilot", Person("Obi", (Mention(Span(0, 3)),))) == 0
    assert who(text, "The Lagos pilot", obi) == 0
    assert (
        who("See the pilot. Obi slept.", "the pilot", Person("Obi", (Mention(Span(15, 18)),)))
        is None
    )


def test_owners_do_not_count_as_named_before_a_description() -> None:
    text = "Obi's boat sank. The 30-year-old swam."
    assert who(text, "The 30-year-old", Person("Obi", (mention(text, "Obi"),))) is None


def test_she_looks_past_pronouns_and_those_called_he() -> None:
    text = "Obi spoke. He nodded. It spoke. She left."
    obi = Person("Obi", (mention(text, "Obi"), mention(text, "He", MentionKind.PRONOUN)))
    subjects = [(Span(0, 3), "name"), (Span(22, 24), "pronoun")]
    roster = Roster(text, (obi,), subjects)
    assert roster.person(Span(text.index("She"), text.index(" left"))) == (None, "")
    far = [(Span(0, 3), "name")]
    late = text + " " * 1600 + "He left."
    assert Roster(late, (Person("Obi", (Mention(Span(0, 3)),)),), far).person(
        Span(late.rindex("He"), late.rindex(" left"))
    ) == (None, "")
