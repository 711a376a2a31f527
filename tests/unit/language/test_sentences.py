"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.document import read
from reader.model import Article, Block, Span


def sentences(text: str) -> list[str]:
    document = read(Article(text, (Block(Span(0, len(text))),) if text else ()))
    return [
        text[document.tokens[first].start : document.tokens[end - 1].end]
        for first, end in document.sentences
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.|Nobody came.",
        "“He left.”|Then it rained.",
        "“He left.|It rained.”|Nobody minded.",
        "“Why?” she asked.|Nobody knew.",
        "“Why?” Ann Lee asked.|Nobody knew.",
        "“Why?”|Then he left.",
        "“Why?”|Nobody knew.",
        "“Why?”|Ann",
        "'I am off.'|'Go, then.'",
        "(It rained.)|He left.",
        "U.S. officials met in the U.S. Senate.",
        "He lives in the U.S.|The house is small.",
        "He lives in the U.S.|“The house is small.”",
        "Shares of Orr Inc. rose.|Those of Orr Co. Ltd. fell.",
        "It opens at 9 p.m.|The play is long.",
        "It opens at 9 p.m. Monday.",
        "Mr. The Edge met Dr. Who.",
        "J. R. Marsh met George W.|He was late.",
        "It is vitamin C.|It helps.",
        "Rule No. 5 is simple.|He said No.|They left.",
        "It cost 3.5 million.|12 people paid.",
        "1. Open the door.|Go in.",
        "It was 2019.|Nobody knew.",
        "Well ... maybe.|Well ...|Then he left.",
        "What?!|He left.",
        "OSLO (AP) — It rained.|— “Go!” he said.",
        "It rained\nall day.|He\nleft.",
        "He left. then came back.",
        "IT RAINED.|NOBODY CAME.",
        "It ended.|—",
        "ends.|“",
        ".",
    ],
)
def test_splits(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


@given(st.text(alphabet="aB. ?!”“'\n3-—", max_size=60))
def test_every_token_is_in_one_sentence(text: str) -> None:
    document = read(Article(text, (Block(Span(0, len(text))),) if text else ()))
    places = [index for first, end in document.sentences for index in range(first, end)]
    assert places == list(range(len(document.tokens)))
    for number, (first, end) in enumerate(document.sentences):
        assert {token.sentence for token in document.tokens[first:end]} == {number}
