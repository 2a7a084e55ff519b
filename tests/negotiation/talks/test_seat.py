"""What a side knows, and how it finds packages."""

import numpy as np

from salessim.negotiation import additive_table
from salessim.negotiation.talks.moves import Offer
from salessim.negotiation.talks.seat import most_alike, seat_at

TABLE = additive_table([[0, 10, 20], [0, 1, 2]], [[9, 5, 0], [3, 0, 3]], first_no_deal=11.0)
SEAT = seat_at(TABLE, 0, rounds=10)


def test_a_seat_holds_its_own_column_only() -> None:
    assert (SEAT.best, SEAT.favourite, SEAT.no_deal, SEAT.acceptable_count) == (22.0, 8, 11.0, 5)
    assert SEAT.best_package(Offer((0, 4, 3))) == 4
    assert not any(np.shares_memory(TABLE.values[1], getattr(SEAT, name)) for name in ("values", "rising_values"))


def test_packages_near_a_target_cost_no_more_than_needed() -> None:
    assert SEAT.near(10.5, 1.0).tolist() == [4, 5]
    assert SEAT.near(12.5, 0.0).tolist() == [6]
    assert SEAT.near(99.0, 1.0).tolist() == [8]


def test_of_packages_that_cost_the_same_the_other_sides_wish_decides() -> None:
    assert most_alike(SEAT, np.array([3, 4, 5]), np.array([0, 0, 0, 0.5, 0.1, 0.2])) == 3
    assert most_alike(SEAT, np.array([3, 4, 5]), np.zeros(6)) == 5


def test_with_another_alternative_a_table_shares_what_is_written_out() -> None:
    other = TABLE.with_no_deal(0.0, 2.0)
    assert other.values is TABLE.values
    assert (other.first.no_deal, other.second.no_deal) == (0.0, 2.0)
    assert seat_at(other, 1, 10).no_deal == 2.0
