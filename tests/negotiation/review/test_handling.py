"""What became of tactics."""

import numpy as np

from salessim.negotiation.review.handling import handled_tactics
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import Event

YOURS = np.array([9.0, 7.0, 4.0, 2.0])


def offered(package: int) -> Event:
    return ("offered", 1, YOU, (package,), ())


def test_a_tactic_that_was_countered_at_once_costs_nothing() -> None:
    events: list[Event] = [
        offered(0),
        ("tactic", 2, BUYER, 3, "deadline"),
        ("countered", 3, YOU, 3, "ask"),
        offered(2),
    ]
    (found,) = handled_tactics(YOURS, events)
    assert (found.kind.name, found.index, found.round) == ("deadline", 3, 2)
    assert (found.countered_in, found.countered_by, found.price) == (3, "ask", 0)


def test_a_tactic_that_worked_has_its_price() -> None:
    events: list[Event] = [offered(0), ("tactic", 2, BUYER, 0, "silence"), offered(1), offered(2), offered(3)]
    (found,) = handled_tactics(YOURS, events)
    assert (found.countered_in, found.countered_by) == (None, "")
    assert found.price == 5  # two offers after it; the third is no reaction any more


def test_another_tactics_counter_is_not_its_own() -> None:
    events: list[Event] = [("tactic", 1, BUYER, 0, "flinch"), ("countered", 2, YOU, 1, "ask")]
    assert handled_tactics(YOURS, events)[0].countered_in is None
