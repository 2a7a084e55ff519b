"""Offers summed up."""

from salessim.negotiation import plain_space
from salessim.negotiation.talks.heard import Heard
from salessim.negotiation.talks.moves import Offer

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
