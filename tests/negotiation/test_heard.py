"""Offers summed up."""

import pytest

from salessim.negotiation import plain_space
from salessim.negotiation.heard import Heard
from salessim.negotiation.moves import Offer

SPACE = plain_space([2, 3])


def heard(*packages: int) -> Heard:
    summed = Heard()
    for package in packages:
        summed = summed.and_then(Offer((package,)), SPACE)
    return summed


def test_nothing_heard_yet() -> None:
    assert (Heard().distinct, Heard().first, Heard().last) == (0, None, None)


def test_offers_are_counted_by_option_and_steadiness() -> None:
    summed = heard(3, 4, 4, 0)  # (1,0), (1,1), (1,1), (0,0)
    assert summed.counts == ((1, 3), (2, 2, 0))
    assert summed.steady == (2, 1)
    assert summed.packages == (3, 4, 0)
    assert (summed.first, summed.last) == (Offer((3,)), Offer((0,)))


def test_what_is_asked_for_again_and_again_counts_as_wanted() -> None:
    wishes = heard(3, 4, 5).wishes()  # insists on option 1 of the first issue, moves on the second
    assert wishes[1] > wishes[0] == 0
    assert wishes[1] == pytest.approx(1.2 / 2.2)
    assert wishes[2] == wishes[3] == wishes[4] == pytest.approx(1.0 / 2.2)
