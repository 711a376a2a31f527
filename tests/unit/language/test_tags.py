"""Parts of speech."""

from pathlib import Path

import pytest

from reader.language import tags
from reader.language.document import read
from reader.model import Article, Block, Span


def tagged(text: str) -> str:
    document = read(Article(text, (Block(Span(0, len(text))),)))
    return " ".join(tags.tag(document.tokens))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor plans a new bridge.", "DT NN VBZ DT JJ NN ."),
        ("The plans were dropped.", "DT NNS VBD VBN ."),
        ("They plan to run; the run was new.", "PRP VBP TO VB : DT NN VBD JJ ."),
        ("He didn’t like it.", "PRP VBD RB VB PRP ."),
        ("He didn't like it.", "PRP VBD RB VB PRP ."),
        ("She has killed a Zorblax wolf.", "PRP VBZ VBN DT NNP NN ."),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert tagged(text) == expected


def test_a_sentence_in_capitals_is_read_as_one_in_small_letters() -> None:
    assert (
        tagged("THE FIRM HAS PAID ITS WORKERS, SHE SAID.") == "DT NN VBZ VBN PRP$ NNS , PRP VBD ."
    )


def test_each_sentence_is_tagged_by_itself() -> None:
    first, second = "He ran.", "The run was long."
    assert tagged(f"{first} {second}") == f"{tagged(first)} {tagged(second)}"


def test_no_token_has_no_tag() -> None:
    assert tags.tag([]) == []


def test_weights_come_back_as_they_were_kept(tmp_path: Path) -> None:
    weights = tags.Weights(
        tags=("A", "B"),
        sole={"the": "A"},
        kinds={"run": "A|B"},
        features=("wrun", "wsun"),
        votes=bytes((128, 130, 0, 255)),
    )
    path = tmp_path / "weights.gz"
    tags.write(path, weights)
    kept = path.read_bytes()
    assert tags.read(path) == weights
    tags.write(path, tags.read(path))
    assert path.read_bytes() == kept


def test_votes_decide_for_a_word_that_may_have_either_tag() -> None:
    weights = tags.Weights(
        tags=("A", "B"),
        sole={"the": "A"},
        kinds={},
        features=("wrun", "wsun"),
        votes=bytes((127, 130, 128, 129)),
    )
    assert tags.Tagger(weights).tag(["the", "run", "sun", "other"]) == ["A", "B", "A", "A"]
