"""From plays to what a position is worth."""

import pytest

from reviewing import rolled
from salessim.conversation.review.estimating import estimate
from salessim.conversation.review.rolling import Rolled


def test_mean_error_and_chances():
    made = estimate((*rolled(40, 60, result="advance"), *rolled(20, 0)))
    assert made.score == 30
    assert made.error == pytest.approx(12.9099, abs=1e-4)  # s = 25.82 of 4 values
    assert made.chances == {"advance": 0.5, "no-sale": 0.5}
    assert made.money is None


def test_money_is_estimated_where_there_was_a_table():
    made = estimate((Rolled(50, "order", 1000.0), Rolled(50, "order", 3000.0)))
    assert (made.money, made.money_error) == (2000.0, 1000.0)


def test_no_plays_say_nothing():
    with pytest.raises(ValueError, match="say nothing"):
        estimate(())
