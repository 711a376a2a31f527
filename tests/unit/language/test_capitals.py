"""Blocks in capitals are told from others."""

import pytest

from reader.language import capitals
from reader.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("MAYOR SAYS TUNNEL OPENS", True),
        ("MAYOR McDONALD SAYS THE TUNNEL OPENS IN 2024", True),
        ("Mayor says TUNNEL opens", False),
        ("TUNNEL OPENS", False),
        ("", False),
    ],
)
def test_a_block_is_in_capitals_where_most_of_its_words_are(text: str, *, loud: bool) -> None:
    tokens = tokenize(text, 0, len(text), 7)
    assert capitals.loud(tokens) == ({7} if loud else set())
