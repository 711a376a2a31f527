"""What is said of a correction."""

import pytest

from reader.correct import manner, named, not_here, said_by, same, told, wrong
from reader.model import Act, Anchor, Correction, Kind, QuoteKind, Ref
from tests.conftest import BRIDGE
from tests.notation import marked

FOUND = marked(BRIDGE)
OKAFOR, TOMAS, INES = (Ref(Kind.PERSON, number) for number in range(3))
CABLES = Ref(Kind.QUOTE, 0)


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (wrong(FOUND, OKAFOR), "Lena Okafor is not a person"),
        (wrong(FOUND, Ref(Kind.STATISTIC, 1)), "12 percent is not a statistic"),
        (same(FOUND, TOMAS, INES), "Tomás de la Cruz is Ines de la Cruz"),
        (named(FOUND, TOMAS, "Tom"), "Tomás de la Cruz is called Tom"),
        (not_here(FOUND, INES, 1), "she is not Ines de la Cruz here"),
        (said_by(FOUND, CABLES, INES), "“We replaced every cable,” is said by Ines de la Cruz"),
        (said_by(FOUND, CABLES, None), "“We replaced every cable,” is said by nobody named"),
        (
            manner(FOUND, CABLES, QuoteKind.INDIRECT),
            "“We replaced every cable,” is the writer’s words",
        ),
        (Correction(Act.MANNER, Kind.QUOTE, Anchor("So", "", "", 0), words="sung"), "So is sung"),
    ],
)
def test_a_correction_in_words(correction: Correction, said: str) -> None:
    assert told(correction) == said


def test_long_words_are_cut_and_stand_in_one_line() -> None:
    held = Anchor("one\ntwo " * 12, "", "", 0)
    said = told(Correction(Act.WRONG, Kind.QUOTE, held))
    assert said.startswith("one two one two")
    assert said.endswith("… is not a quote")
    assert len(said) < 80
    assert told(Correction(Act.WRONG, Kind.QUOTE, held), 9) == "one two… is not a quote"
