"""The networks beside the head: what they say, and that they are learned the same each time."""

from pathlib import Path

import numpy as np
import pytest

from salessim.conversation.reading.head import load_head
from salessim.conversation.reading.network import Network, networks_in, side_by_side

BANK = Path(__file__).resolve().parents[3] / "bank"


@pytest.fixture
def learning(monkeypatch):
    monkeypatch.syspath_prepend(str(BANK))
    import entropy
    import network

    return network, entropy


def test_a_network_adds_what_its_units_and_the_vectors_say():
    one = Network(
        inner=np.array([[1, 0], [0, -1], [0, 0], [0, 0]], np.float32),
        inner_bias=np.array([0.5, 0], np.float32),
        outer=np.array([[2, 0], [0, 3]], np.float32),
        straight=np.array([[0, 0], [0, 0], [0, 1], [0, 0]], np.float32),
        bias=np.array([0.25, 0], np.float32),
    )
    both = side_by_side(np.array([1, 1], np.float32), np.array([4, 0], np.float32))
    assert one.scores(both).tolist() == [[2 * 1.5 + 0.25, 4.0]]  # the second unit is below zero and says nothing


def test_what_was_not_said_before_counts_nothing():
    assert side_by_side(np.array([1, 2], np.float32), None).tolist() == [[1, 2, 0, 0]]


def test_the_shipped_head_uses_a_vector_where_there_is_one():
    head = load_head()
    assert head.takes_vector
    vector = np.full(512, 512**-0.5, np.float32)
    without, given = head.scores("How many vans are there?"), head.scores("How many vans are there?", "", vector)
    assert not np.allclose(without.moves, given.moves)
    assert without.several == given.several
    heard = head.scores("How many vans are there?", "", vector, -vector)
    assert not np.allclose(heard.moves, given.moves)


def test_networks_are_learned_the_same_each_time_and_kept_in_small(learning):
    network, _ = learning
    luck = np.linspace(-1, 1, 40 * 16, dtype=np.float32).reshape(40, 16) % 0.3
    before = np.where(np.arange(40)[:, None] % 4 == 0, luck[::-1], 0).astype(np.float32)
    shares = np.eye(8, dtype=np.float32)[np.arange(40) % 5]
    shares[:, -1] = 1.0  # the forms: all of them none
    first, second = (network.learned_networks(luck, before, shares) for _ in range(2))
    assert [each.inner.tobytes() for each in first] == [each.inner.tobytes() for each in second]
    kept = networks_in(network.arrays_of(first, worth=1.0))
    assert len(kept) == network.NETWORKS
    inputs = np.hstack((luck, before))
    told = sum(each.scores(inputs) for each in kept)
    assert np.allclose(told, network.scores_of(first, luck, before), atol=0.05)


def test_coefficients_of_least_entropy_tell_apart_what_differs(learning):
    from scipy.sparse import csr_matrix

    _, entropy = learning
    features = csr_matrix(np.tile(np.eye(3, dtype=np.float64), (40, 1)))
    shares = np.tile(np.eye(3, dtype=np.float32), (40, 1))
    weights, bias = entropy.entropy_coefficients(features, shares)
    assert (weights + bias).argmax(axis=1).tolist() == [0, 1, 2]
    assert weights.tobytes() == entropy.entropy_coefficients(features, shares)[0].tobytes()
