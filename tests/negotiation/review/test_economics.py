"""What a result is worth, in money."""

import math

import pytest

from salessim.negotiation import Table, additive_table
from salessim.negotiation.review.economics import economics

# Price: a tug of war. Training: costs you 1, worth 6 to him. Reference: worth 7 to you, costs him 1.
TABLE: Table = additive_table(
    [[0, -2, -4, -6], [0, -1], [0, 7]], [[0, 2, 4, 6], [0, 6], [0, -1]], first_no_deal=-5.0, second_no_deal=1.0
)


def number(*outcome: int) -> int:
    return TABLE.space.number(outcome)


def test_the_money_of_a_plain_deal() -> None:
    result = economics(TABLE, number(1, 0, 0))
    assert (result.yours, result.his, result.gain, result.his_gain) == (-2, 2, 3, 1)
    assert result.your_share == 0.75
    assert result.advantage == 3 / 12
    # Most together: training and reference agreed, whatever the price: 6 - 1 + 7 - 1, and 5 - 1 over no deal.
    assert result.efficiency == pytest.approx(4 / (11 + 4))
    assert result.is_better_than_no_deal


def test_what_was_left_on_the_table_comes_with_the_package_that_has_it() -> None:
    result = economics(TABLE, number(1, 0, 0))
    # He has 2; with training and reference he has 5 even at full price: that is 6 for you instead of -2.
    assert result.left_on_the_table == 8
    assert result.same_for_him is not None
    assert result.same_for_him.outcome == (0, 1, 1)
    assert result.same_for_him.terms == {"issue-1": "0", "issue-2": "1", "issue-3": "1"}


def test_what_could_have_been_claimed_counts_from_his_no_deal() -> None:
    result = economics(TABLE, number(3, 1, 1))
    assert result.left_on_the_table == 0
    assert result.same_for_him is None
    assert result.left_to_claim == 6
    assert result.most_for_you is not None
    assert result.most_for_you.outcome == (0, 1, 1)


def test_no_deal_is_worth_no_deal() -> None:
    result = economics(TABLE, None)
    assert (result.deal, result.yours, result.his, result.gain) == (None, -5, 1, 0)
    assert result.your_share is None
    assert result.left_on_the_table == 0
    assert result.left_to_claim == 11
    assert not result.is_better_than_no_deal


def test_a_deal_worse_than_none_is_a_loss() -> None:
    result = economics(TABLE, number(3, 1, 0))
    assert result.gain == -2
    assert not result.is_better_than_no_deal


def test_distances_are_in_both_sides_ranges() -> None:
    nash = TABLE.points.nash
    assert nash is not None
    at_nash = economics(TABLE, number(*TABLE.frontier.outcomes[nash]))
    assert at_nash.nash_distance == 0
    elsewhere = economics(TABLE, number(0, 0, 0))
    first, second = TABLE.frontier.pair(nash)
    assert elsewhere.nash_distance == pytest.approx(math.hypot(first / 14, second / 13))


def test_without_a_zone_there_is_no_point_to_be_far_from() -> None:
    apart = TABLE.with_no_deal(50.0, 50.0)
    result = economics(apart, None)
    assert not result.has_zone
    assert result.nash_distance is result.most_for_you is None
