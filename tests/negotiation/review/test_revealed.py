"""What offers give away."""

import math

from salessim.negotiation import additive_table
from salessim.negotiation.review.revealed import bits_revealed
from salessim.negotiation.talks.moves import YOU
from salessim.negotiation.talks.protocol import Event

TABLE = additive_table([[0, 6], [0, 3], [0, 1]], [[1, 0], [1, 0], [1, 0]])


def offers(*outcomes: tuple[int, ...]) -> list[Event]:
    return [
        ("offered", number, YOU, (TABLE.space.number(outcome),), ()) for number, outcome in enumerate(outcomes, start=1)
    ]


def test_saying_nothing_reveals_nothing() -> None:
    assert bits_revealed(TABLE, [], YOU, 10) == 0


def test_asking_for_everything_reveals_nothing() -> None:
    assert bits_revealed(TABLE, offers((1, 1, 1)), YOU, 10) == 0


def test_giving_up_the_least_important_first_reveals_the_order() -> None:
    one = bits_revealed(TABLE, offers((1, 1, 1), (1, 1, 0)), YOU, 10)
    two = bits_revealed(TABLE, offers((1, 1, 1), (1, 1, 0), (1, 1, 0)), YOU, 10)
    assert 0 < one < two < math.log2(6)


def test_with_many_issues_only_the_weightiest_is_asked() -> None:
    many = additive_table([[0, 1]] * 9, [[1, 0]] * 9)
    insists: list[Event] = [
        ("offered", number, YOU, (many.space.number((1,) * 5 + (0,) * 4),), ()) for number in range(1, 6)
    ]
    assert 0 < bits_revealed(many, insists, YOU, 10) < math.log2(9)
