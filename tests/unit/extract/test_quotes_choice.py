"""How a choice among speakers is grounded, governed and put together."""

import pytest

from reader.extract import quotes
from reader.extract.quotes import marks, ranking
from reader.extract.quotes.evidence import reasons
from reader.extract.quotes.frame import Frame, frames
from reader.extract.quotes.governing import governing
from reader.extract.quotes.grouping import completed
from reader.extract.quotes.people import Roster
from reader.extract.quotes.phrases import Phrase
from reader.extract.quotes.ranking import Choice
from reader.extract.quotes.scene import Candidate, Scene
from reader.language.document import read
from reader.load.text import verbatim
from reader.model import Article, Block, BlockKind, Kind, Mention, MentionKind, Person, Ref, Span


def scenes(article: str | Article) -> list[Scene]:
    """The scene of every passage in marks, each given to its first candidate."""
    document = read(verbatim(article, "") if isinstance(article, str) else article)
    passages = marks.find(document)
    readings = [ranking.reading(frame) for frame in frames(document, passages)]
    seen: list[Scene] = []

    def decide(scene: Scene, candidates: object) -> Candidate:
        assert candidates
        seen.append(scene)
        return scene.found[0]

    ranking.walk(document.text, passages, readings, decide)
    return seen


def ground(scene: Scene, span: Span | None, *features: str) -> str:
    """Why the scene's passage is given to the one at `span`."""
    return reasons(Choice(scene, Candidate(span, None, None, list(features)), 0.9), "", "")[0]


def test_grounds_without_a_verb_of_saying() -> None:
    text = "Obi said “we won.” It was “a fine night.”\n\nDiaz added:\n\n“We lost,” and Ada left."
    _, second, third = scenes(text)
    here, lead, last = second.context.here, third.context.lead, third.context.last
    assert here
    assert lead
    assert last
    assert ground(second, here.span) == "same paragraph as the last quotation"
    assert ground(third, lead.span) == "the paragraph before leads in with a colon"
    assert ground(third, last.span) == "goes on from the quotation before"
    assert ground(third, Span(len(text) - 9, len(text) - 6)) == "named right after the quotation"
    assert ground(third, Span(0, 1)) == "subject of the sentence"
    assert ground(third, None) == "set apart as a quotation"
    assert ground(third, Span(0, 3), "turn") == "two speakers take turns"


def test_a_paragraph_without_words_takes_the_lead_away() -> None:
    text = "Obi said:\n\n\u200b\n\n“We won.”"
    spans = (Span(0, 9), Span(11, 12), Span(14, len(text)))
    (scene,) = scenes(Article(text, tuple(Block(span) for span in spans)))
    assert scene.context.lead is None


@pytest.mark.parametrize(
    ("text", "verb", "where"),
    [
        ("It was “a joke” on the day when Obi told us so.", "tell", "far"),
        ("Obi said it and Diaz added “we won” today.", "add", "before"),
        ("Obi said, adding “we won” today.", "add", "before"),
        ("Obi said that the mayor claimed “we won” today.", "say", "before"),
        ("It was “a joke” on the day.", None, "none"),
    ],
)
def test_the_verb_that_governs_a_passage(text: str, verb: str | None, where: str) -> None:
    (scene,) = scenes(text)
    cue, place = governing(scene.clause, scene.at, scene.cues, pauses=False)
    assert (cue.verb if cue else None, place) == (verb, where)


def frame_of(text: str) -> Frame:
    """The words of a line."""
    (frame,) = frames(read(verbatim(text, "")), [])
    return frame


@pytest.mark.parametrize(
    ("text", "phrase", "whole"),
    [
        ("Ada Obi, the pilot, left", Phrase(3, 5, "nominal"), "Ada Obi"),
        ("So Ada Obi, the pilot, left", Phrase(4, 6, "nominal"), "Ada Obi"),
        ("the pilot, Ada Obi", Phrase(0, 2, "nominal"), "Ada Obi"),
        ("the pilot, Ada Obi, left", Phrase(0, 2, "nominal"), "Ada Obi"),
        ("today, the pilot, who left", Phrase(2, 4, "nominal"), "the pilot"),
        ("Ada Obi, left", Phrase(0, 2, "name"), "Ada Obi"),
        ("officials at the quay left", Phrase(0, 1, "nominal"), "officials"),
        ("officials at the Port", Phrase(0, 1, "nominal"), "officials at the Port"),
        (
            "aides of A Big Old Sea Port House left",
            Phrase(0, 1, "nominal"),
            "aides of A Big Old Sea Port",
        ),
    ],
)
def test_a_speaker_is_named_in_full(text: str, phrase: Phrase, whole: str) -> None:
    frame = frame_of(text)
    found = completed(frame, phrase)
    assert frame.span(found.start, found.end).of(text) == whole


def test_words_inside_a_sentence_and_a_whole_one_after_it_are_two_quotations() -> None:
    text = "Obi called it “a bad joke.” “We won,” she added."
    assert len(quotes.find(read(verbatim(text, "")), ())) == 2


def test_a_block_quotation_may_have_no_speaker() -> None:
    text = "we won"
    article = Article(text, (Block(Span(0, 6), BlockKind.QUOTATION),))
    (quote,) = quotes.find(read(article), ())
    assert quote.speaker is None


def test_a_question_before_a_long_clause_ends_its_sentence() -> None:
    text = "“Is it shut?” Everyone along that cold old harbour wall and beyond it knew."
    assert len(scenes(text)[0].clauses) == 2


def test_somebody_who_came_in_since_is_he() -> None:
    text = "Diaz spoke. Obi came. He left."
    he = Mention(Span(22, 24), MentionKind.PRONOUN)
    people = (Person("Diaz", (Mention(Span(0, 4)),)), Person("Obi", (Mention(Span(12, 15)), he)))
    roster = Roster(text, people, [(Span(0, 4), "name")])
    assert roster.person(he.span) == (Ref(Kind.PERSON, 1), "stands for")


def test_the_spokesman_is_not_a_body_that_spoke() -> None:
    text = "Obi spoke. The board spoke. The spokesman left. The pilot, the boss."
    boss = Mention(Span(text.index("boss"), text.index("boss") + 4), MentionKind.NOMINAL)
    people = (Person("Obi", (Mention(Span(0, 3)), boss)),)
    subjects = [(Span(0, 3), "name"), (Span(11, 20), "nominal")]
    roster = Roster(text, people, subjects)
    assert roster.person(Span(28, 41))[0] == Ref(Kind.PERSON, 0)
    assert roster.person(Span(text.index("The pilot"), text.index(", the boss")))[0] is None
