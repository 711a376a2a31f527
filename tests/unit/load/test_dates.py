"""Days are read in the forms that articles use."""

import pytest

from reader.load import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", "2024-02-29"),
        ("2024-02-29T10:15:00+01:00", "2024-02-29"),
        ("on 5 October 2023 in", "2023-10-05"),
        ("Oct. 5, 2023", "2023-10-05"),
        ("September 1st, 1999", "1999-09-01"),
        ("Sept. 1, 1999", "1999-09-01"),
        ("2023-02-30", None),
        ("31 April 2023", None),
        ("last October", None),
        ("", None),
    ],
)
def test_day(text: str, day: str | None) -> None:
    assert dates.day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-10-05", "2023-10-05"),
        ("Published: 5 October 2023, 10:30", "2023-10-05"),
        ("Updated on Friday, March 14, 2025 at 9:05 p.m.", "2025-03-14"),
        ("October 5, 2023 10:30 GMT", "2023-10-05"),
        ("October 5, 2023 was a Thursday", None),
        ("The bridge opened on October 5, 2023", None),
        ("No day at all", None),
    ],
)
def test_a_line_that_is_only_a_date(text: str, day: str | None) -> None:
    assert dates.line(text) == day


def test_a_stamp_before_the_text() -> None:
    text = " date 2023-10-05 Officials met."
    assert dates.stamp(text) == ("2023-10-05", text.index("Officials"))


@pytest.mark.parametrize("text", ["Date palms grew", "date 2023-13-45 x", "2023 was dry", ""])
def test_no_stamp(text: str) -> None:
    assert dates.stamp(text) is None
