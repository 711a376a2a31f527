"""Linear models: scores, the best chain against all chains, and the file they are kept in."""

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.linear import (
    Chain,
    Linear,
    log_sum,
    logistic,
    read_chain,
    read_linear,
    write_chain,
    write_linear,
)

CHAIN = Chain(
    ("O", "B", "I"),
    ((0.5, 0.25, -4.0), (-0.5, -1.0, 1.0), (0.0, -0.5, 0.75)),
    {"name": (-1.0, 1.5, 0.5), "word": (2.0, -1.0, -0.5), "jr": (-0.25, -1.0, 1.5)},
)
ROWS = st.lists(
    st.lists(st.sampled_from(["name", "word", "jr", "unknown"]), max_size=3), max_size=5
)


def weight(chain: Chain, rows: list[list[str]], labels: tuple[int, ...]) -> float:
    total = sum(
        chain.weights.get(feature, (0.0, 0.0, 0.0))[label]
        for row, label in zip(rows, labels, strict=True)
        for feature in row
    )
    return total + sum(chain.transitions[a][b] for a, b in itertools.pairwise(labels))


@given(ROWS)
def test_decode_finds_a_chain_that_none_outweighs(rows: list[list[str]]) -> None:
    found = tuple(CHAIN.labels.index(label) for label in CHAIN.decode(CHAIN.emissions(rows)))
    chains = itertools.product(range(3), repeat=len(rows))
    assert math.isclose(
        weight(CHAIN, rows, found),
        max(weight(CHAIN, rows, labels) for labels in chains),
        abs_tol=1e-9,
    )


@given(ROWS)
def test_marginals_are_shares_of_all_chains(rows: list[list[str]]) -> None:
    chains = list(itertools.product(range(3), repeat=len(rows)))
    shares = [math.exp(weight(CHAIN, rows, labels)) for labels in chains]
    found = CHAIN.marginals(CHAIN.emissions(rows))
    assert len(found) == len(rows)
    for place, row in enumerate(found):
        for label, probability in enumerate(row):
            expected = sum(
                share
                for share, labels in zip(shares, chains, strict=True)
                if labels[place] == label
            )
            assert probability == pytest.approx(expected / sum(shares))


def test_score_sums_known_features_and_bias() -> None:
    model = Linear({"title": 2.0, "place": -3.0, "said": 0.5}, bias=0.25)
    assert model.score(["title", "said", "never seen"]) == pytest.approx(2.75)
    assert model.probability(["place"]) == pytest.approx(1 / (1 + math.exp(2.75)))


def test_logistic_has_no_limits() -> None:
    assert logistic(0.0) == pytest.approx(0.5)
    assert 0.0 <= logistic(-1e6) < 1e-300
    assert logistic(1e6) == 1.0


def test_log_sum_of_far_apart_scores() -> None:
    assert log_sum([1000.0, 1000.0]) == pytest.approx(1000.0 + math.log(2))


def test_a_chain_is_kept_in_the_same_bytes(tmp_path: Path) -> None:
    path, again = tmp_path / "chain.gz", tmp_path / "again.gz"
    write_chain(path, Chain(CHAIN.labels, CHAIN.transitions, {**CHAIN.weights, "nil": (0.0,) * 3}))
    assert read_chain(path) == CHAIN
    write_chain(again, read_chain(path))
    assert path.read_bytes() == again.read_bytes()


def test_a_linear_model_is_kept(tmp_path: Path) -> None:
    model = Linear({"é": 0.125, "w=said": -1.5}, bias=-0.5)
    write_linear(tmp_path / "linear.gz", Linear({**model.weights, "nil": 0.0001}, model.bias))
    assert read_linear(tmp_path / "linear.gz") == model
