"""The dance of offers."""

from salessim.negotiation import additive_table
from salessim.negotiation.review.dance import dance
from salessim.negotiation.talks.moves import BUYER, YOU


def test_every_package_is_a_step_and_the_deal_the_last() -> None:
    table = additive_table([[0, 1, 2]], [[5, 3, 0]])
    events = [
        ("offered", 1, BUYER, (0,), ()),
        ("asked", 1, YOU, "issue-1"),
        ("offered", 2, YOU, (2, 1), ()),
        ("deal", 2, -1, 1),
    ]
    assert [(step.round, step.side, step.yours, step.his) for step in dance(table, events)] == [
        (1, BUYER, 0, 5),
        (2, YOU, 2, 0),
        (2, YOU, 1, 3),
        (2, -1, 1, 3),
    ]
