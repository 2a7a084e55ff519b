"""A side's column: additive, with interactions, written out."""

import itertools
import math

import numpy as np
import pytest

from salessim.errors import InputError, LimitError
from salessim.negotiation import Table, Together, Worth, plain_space, rectangle, written_out


def test_every_outcome_written_out_equals_its_own_worth() -> None:
    space = plain_space([2, 3, 4, 2])
    worth = Worth(
        ((1, 2), (0, 5, 3), (1, 4, 9, 16), (0, -7)),
        (
            Together((1, 3), tuple(float(10 * n) for n in range(6))),
            rectangle(space, {0: [1], 2: [0, 3], 3: [1]}, 1000.0),
        ),
        base=0.5,
    )
    table = written_out(worth)
    for number, outcome in enumerate(itertools.product(*map(range, space.shape))):
        assert table[number] == pytest.approx(worth.of(outcome))


def test_a_rectangle_counts_inside_only() -> None:
    space = plain_space([3, 3])
    worth = Worth(((0, 0, 0), (0, 0, 0)), (rectangle(space, {0: [1, 2], 1: [2]}, -5.0),))
    assert written_out(worth).reshape(3, 3).tolist() == [[0, 0, 0], [0, 0, -5], [0, 0, -5]]


def test_main_effects_share_what_options_are_worth_together() -> None:
    space = plain_space([2, 2])
    worth = Worth(((0, 10), (0, 0)), (rectangle(space, {0: [1], 1: [1]}, 8.0),))
    assert worth.main_effects() == ((0, 14), (0, 4))


def test_too_many_outcomes_are_refused_in_words() -> None:
    with pytest.raises(LimitError, match="1,024,000,000"):
        written_out(Worth(tuple((0.0,) * 10 if n else (0.0,) * 1024 for n in range(7))))


@pytest.mark.parametrize(
    "worth",
    [
        Worth(((0, 1),)),
        Worth(((0, 1, 2), (0, 1))),
        Worth(((0, 1), (0, 1)), (Together((1, 0), (0,) * 4),)),
        Worth(((0, 1), (0, 1)), (Together((0, 1), (0,) * 3),)),
        Worth(((0, 1), (0, 1)), (Together((0, 2), (0,) * 4),)),
    ],
)
def test_a_column_that_does_not_fit_is_refused(worth: Worth) -> None:
    with pytest.raises(InputError):
        Table(plain_space([2, 2]), worth, Worth(((0, 1), (0, 1))))


def test_worth_is_finite() -> None:
    with pytest.raises(InputError, match="finite"):
        Worth(((0, math.nan),))
    assert np.isfinite(written_out(Worth(((0, 1e300),)))).all()
