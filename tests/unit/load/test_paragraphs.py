"""Paragraphs are found however lines are used."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.load.paragraphs import normal, paragraphs

FIRST = (
    "The ferry that carried bread, letters and the occasional bride across the sound for forty "
    "years left its berth for the last time on Monday, and nobody on the quay could say why."
)
SECOND = (
    "The harbour master, who had been told to expect a speech, folded the paper in his pocket and "
    "went home to his dinner, which was soup, and which he said he would rather not discuss."
)


def found(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert found(f"  {FIRST}\n \n\n{SECOND}  \n") == [FIRST, SECOND]


def test_lines_part_them_where_there_are_no_blank_ones() -> None:
    assert found(f"{FIRST}\n{SECOND}\nShort.\n") == [FIRST, SECOND, "Short."]


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "\n\n".join(textwrap.fill(each, 72) for each in (FIRST, SECOND))
    assert [" ".join(each.split()) for each in found(wrapped)] == [FIRST, SECOND]


def test_wrapped_paragraphs_without_blank_lines_part_at_the_short_line() -> None:
    wrapped = "\n".join(textwrap.fill(each, 72) for each in (FIRST, SECOND))
    assert [" ".join(each.split()) for each in found(wrapped)] == [FIRST, SECOND]


def test_items_of_a_wrapped_list_stay_apart() -> None:
    items = [f"- {FIRST}", f"- {SECOND}"]
    wrapped = "\n".join(textwrap.fill(each, 72) for each in items)
    assert [" ".join(each.split()) for each in found(wrapped)] == items


def test_a_poem_keeps_its_lines() -> None:
    lines = ["A gull", "sat on the bollard by the ferry steps and waited", "for no one", "at all"]
    assert found("\n".join(lines)) == lines


def test_an_address_of_any_length_does_not_unwrap_a_mail() -> None:
    mail = textwrap.fill(FIRST, 72) + "\n\nhttps://example.org/" + "x" * 200 + "\nseen on Monday"
    assert len(found(mail)) == 3


def test_every_kind_of_line_break() -> None:
    text = "a\r\nb\rc\nd\x85e\u2028f\u2029g\vh\fi"
    assert normal(text) == "a\nb\nc\nd\ne\nf\ng\nh\ni"
    assert found(text) == list("abcdefghi")


@given(st.text(st.sampled_from("ab .-1\n\r\u2028\t"), max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    spans = paragraphs(text)
    outside, end = "", 0
    for span in spans:
        outside += text[end : span.start]
        assert span.of(text) == span.of(text).strip() != ""
        end = span.end
    assert not (outside + text[end:]).strip()
