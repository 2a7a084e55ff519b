"""The shape of offers."""

import pytest

from salessim.negotiation import additive_table
from salessim.negotiation.review.steps import steps_of
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import Event

# One price, and one thing that only he minds.
TABLE = additive_table([[10, 9, 7, 4, 0], [0, 0]], [[0, 1, 3, 6, 10], [0, 2]])


def offers(*outcomes: tuple[int, int], side: int = YOU) -> list[Event]:
    numbers = [TABLE.space.number(outcome) for outcome in outcomes]
    return [("offered", round_number, side, (number,), ()) for round_number, number in enumerate(numbers, start=1)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ((0, 0), (1, 0), "concession"),
        ((1, 0), (0, 0), "selfish"),
        ((1, 0), (0, 1), "fortunate"),
        ((0, 0), (0, 1), "nice"),
        ((0, 1), (0, 0), "unfortunate"),
        ((0, 1), (1, 0), "unfortunate"),
        ((2, 1), (2, 1), "silent"),
    ],
)
def test_every_step_has_its_class(before: tuple[int, int], after: tuple[int, int], kind: str) -> None:
    assert steps_of(TABLE, offers(before, after), YOU).classes == (kind,)


def test_concessions_that_grow_smaller() -> None:
    shrinking = steps_of(TABLE, offers((4, 0), (3, 0), (2, 0), (1, 0), side=BUYER), BUYER)
    assert (shrinking.shrinking, shrinking.last_step, shrinking.first_offer) == (1.0, 2, 10 / 12)
    growing = steps_of(TABLE, offers((0, 0), (1, 0), (2, 0), (3, 0)), YOU)
    assert (growing.shrinking, growing.last_step, growing.first_offer) == (0.0, 3, 1.0)


def test_sensitivity_weighs_good_against_bad_steps() -> None:
    mixed = steps_of(TABLE, offers((0, 0), (1, 0), (1, 1), (0, 0)), YOU)
    assert mixed.sensitivity == 2
    assert mixed.share("nice") == pytest.approx(1 / 3)
    assert steps_of(TABLE, offers((0, 0), (1, 0)), YOU).sensitivity is None


def test_nothing_offered_has_no_shape() -> None:
    nothing = steps_of(TABLE, offers((0, 0)), BUYER)
    assert (nothing.classes, nothing.first_offer, nothing.shrinking, nothing.last_step) == ((), None, None, None)
