"""Datelines: where the report begins after them."""

import pytest

from reader.language import datelines
from reader.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("OSLO, March 3 (NTN) - The harbour opened.", "The"),
        ("WASHINGTON/BEIJING — The harbour opened.", "The"),
        ("MBARELA (Wire reports) – The harbour opened.", "The"),
        ("PARIS and ROME, May 2 -- The harbour opened.", "The"),
        ("OSLO opened — and closed - the harbour.", "OSLO"),
        ("OSLO: the harbour - open", "OSLO"),
        ("OSLO “We won” - the harbour", "OSLO"),
        ("EU - The harbour opened.", "EU"),
        ("Oslo - The harbour opened.", "Oslo"),
        ("OSLO", "OSLO"),
    ],
)
def test_where_the_report_begins(text: str, begins: str) -> None:
    tokens = list(tokenize(text, 0, len(text), 0))
    assert tokens[datelines.end(tokens)].text == begins


def test_a_long_line_of_capitals_has_none() -> None:
    text = "OSLO, " * 20 + "- The"
    assert datelines.end(list(tokenize(text, 0, len(text), 0))) == 0
    assert datelines.end([]) == 0
