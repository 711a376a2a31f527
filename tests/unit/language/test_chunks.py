"""Noun phrases, verb groups and prepositions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language import chunks
from reader.language.tokens import Token

TAGS = (
    "NN NNP NNS JJ JJR DT PRP PRP$ RB VBD VBZ VBG VBN MD TO IN CD $ POS CC , HYPH WDT WP RP ."
).split()


def phrases(text: str) -> str:
    """Brackets the phrases of "word/TAG word/TAG ...", the head of each with a star."""
    words, tags = zip(*[item.rsplit("/", 1) for item in text.split()], strict=True)
    tokens = [Token(word, 0, len(word), 0) for word in words]
    shown = list(words)
    for first, end, head, kind in chunks.chunk(tokens, tags):
        shown[head] = "*" + shown[head]
        shown[first] = f"[{kind} {shown[first]}"
        shown[end - 1] += "]"
    return " ".join(shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the/DT mayor/NN of/IN the/DT old/JJ town/NN",
            "[NP the *mayor] [PP *of] [NP the old *town]",
        ),
        ("the/DT mayor/NN 's/POS two/CD sons/NNS", "[NP the mayor 's two *sons]"),
        ("economic/JJ and/CC social/JJ reforms/NNS", "[NP economic and social *reforms]"),
        ("their/PRP$ rising/VBG costs/NNS", "[NP their rising *costs]"),
        ("raising/VBG costs/NNS", "[VP *raising] [NP *costs]"),
        ("injured/VBN people/NNS", "[NP injured *people]"),
        ("a/DT man/NN named/VBN Ali/NNP", "[NP a *man] [VP *named] [NP *Ali]"),
        (
            "he/PRP has/VBZ not/RB been/VBN badly/RB hurt/VBN",
            "[NP *he] [VP has not been badly *hurt]",
        ),
        ("it/PRP is/VBZ n't/RB cold/JJ", "[NP *it] [VP *is n't] cold"),
        (
            "she/PRP wants/VBZ to/TO give/VB up/RP",
            "[NP *she] [VP *wants] [VP to *give up]",
        ),
        ("more/JJR than/IN 200/CD people/NNS", "[NP more than 200 *people]"),
        ("at/IN least/JJS two/CD people/NNS", "[NP at least two *people]"),
        ("about/IN $/$ 3/CD million/CD", "[NP about $ 3 *million]"),
        ("about/IN us/PRP", "[PP *about] [NP *us]"),
        ("a/DT 20/CD -/HYPH year/NN high/NN", "[NP a 20 - year *high]"),
        ("the/DT firm/NN said/VBD Monday/NNP", "[NP the *firm] [VP *said] [NP *Monday]"),
        ("the/DT firm/NN Monday/NNP", "[NP the *firm] [NP *Monday]"),
        ("which/WDT side/NN won/VBD ?/.", "[NP which *side] [VP *won] ?"),
        ("people/NNS who/WP vote/VBP", "[NP *people] [NP *who] [VP *vote]"),
        ("the/DT poor/JJ", "[NP the *poor]"),
    ],
)
def test_phrases(text: str, expected: str) -> None:
    assert phrases(text) == expected


@given(st.lists(st.sampled_from(TAGS), max_size=30))
def test_chunks_are_in_order_and_hold_their_heads(tags: list[str]) -> None:
    tokens = [Token("w", 0, 1, 0)] * len(tags)
    at = 0
    for first, end, head, kind in chunks.chunk(tokens, tags):
        assert at <= first <= head < end
        assert kind != "VP" or re.match("VB", tags[head])
        at = end
