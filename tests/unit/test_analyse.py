"""The whole pipeline: a long text, read in parts, gives what a short one gives."""

import pytest

from reader.analyse import analyse
from reader.load import parse
from reader.model import Kind, Ref

STORY = """\
The quay of %s is closed, the city said on Monday.

“It fell into the sea,” said %s, the mayor of the town. “We lost $5 million.”

Most of the 40 fishermen agreed. “Nobody has asked us,” said %s, who owns two boats.
"""
PLACES = (("Port Ellery", "Ana Ruiz", "Tomas Berg"), ("Saltham", "Lena Okafor", "Ida Moreno"))


def test_a_long_text_is_read_in_parts_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(STORY % names for names in PLACES * 3)
    article = parse(text.encode(), verbatim=True)
    whole = analyse(article)
    monkeypatch.setattr("reader.language.document.LONG", 1)
    monkeypatch.setattr("reader.language.document._PART", len(text) // 6)
    parts = analyse(article)
    assert (parts.people, parts.statistics) == (whole.people, whole.statistics)
    assert [(q.segments, q.kind, q.speaker) for q in parts.quotes] == [
        (q.segments, q.kind, q.speaker) for q in whole.quotes
    ]
    assert [person.name for person in parts.people][:2] == ["Ana Ruiz", "Tomas Berg"]
    speakers = {q.speaker.person for q in parts.quotes if q.speaker and q.speaker.person}
    assert speakers == {Ref(Kind.PERSON, number) for number in range(4)}
    assert {figure.quote for figure in parts.statistics if figure.quote} > {
        Ref(Kind.QUOTE, len(parts.quotes) - 2)
    }
