"""Give and get."""

from salessim.negotiation import additive_table
from salessim.negotiation.review.ledger import ledger
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import Event

# Two prices from 0 to 4 for you; he wants the opposite. And one thing that only matters to you.
TABLE = additive_table([[4, 3, 2, 1, 0], [0, 5]], [[0, 1, 2, 3, 4], [0, -1]])


def offered(round_number: int, side: int, price: int, extra: int = 0, *, asks: bool = False) -> Event:
    condition = ((1, 1),) if asks else ()
    return ("offered", round_number, side, (TABLE.space.number((price, extra)),), condition)


def test_a_gift_is_entered_with_its_cost_and_no_return() -> None:
    book = ledger(TABLE, [offered(1, YOU, 0), offered(1, BUYER, 4), offered(2, YOU, 2), offered(2, BUYER, 4)])
    (give,) = book.gives
    assert (give.round, give.cost, give.worth_to_him, give.got) == (2, 2, 2, 0)
    assert give.issues == ("issue-1",)
    assert book.unreturned == (give,)
    assert book.exchange_rate == 0


def test_his_next_steps_answer_yours() -> None:
    events = [
        offered(1, YOU, 0),
        offered(1, BUYER, 4),
        offered(2, YOU, 1),
        offered(2, BUYER, 3),
        offered(3, YOU, 2),
        offered(3, BUYER, 3),
        offered(4, BUYER, 2),
        offered(5, BUYER, 1),  # too late to be an answer
    ]
    first, second = ledger(TABLE, events).gives
    assert (first.got, second.got) == (1, 1)
    assert ledger(TABLE, events).exchange_rate == 1


def test_a_condition_counts_if_he_had_not_granted_it() -> None:
    asked = ledger(TABLE, [offered(1, YOU, 0), offered(1, BUYER, 4), offered(2, YOU, 1, 1, asks=True)])
    assert asked.gives == ()  # it costs nothing: more came than went
    events = [offered(1, YOU, 0, 1), offered(1, BUYER, 4), offered(2, YOU, 2, 1, asks=True)]
    assert ledger(TABLE, events).gives[0].is_asked_for
    granted = [offered(1, YOU, 0, 1), offered(1, BUYER, 4, 1), offered(2, YOU, 2, 1, asks=True)]
    assert not ledger(TABLE, granted).gives[0].is_asked_for


def test_a_granted_condition_is_what_came_back() -> None:
    events = [
        offered(1, YOU, 0, 1),
        offered(1, BUYER, 4),
        offered(2, YOU, 2, 1, asks=True),
        ("accepted", 2, BUYER, TABLE.space.number((2, 1))),
    ]
    (give,) = ledger(TABLE, events).gives
    assert give.got == 7


def test_a_yes_to_a_late_demand_is_a_gift() -> None:
    deal, demand = TABLE.space.number((2, 1)), TABLE.space.number((3, 1))
    events = [
        offered(1, YOU, 2, 1),
        ("accepted", 1, BUYER, deal),
        ("demanded", 1, BUYER, demand, "nibble"),
        ("accepted", 1, YOU, demand),
    ]
    (give,) = ledger(TABLE, events).gives
    assert (give.cost, give.is_asked_for, give.got) == (1, False, 0)


def test_of_several_packages_the_worst_for_you_counts() -> None:
    several = ("offered", 2, YOU, (TABLE.space.number((1, 0)), TABLE.space.number((3, 0))), ())
    (give,) = ledger(TABLE, [offered(1, YOU, 0), several]).gives
    assert give.cost == 3


def test_nothing_given_has_no_rate() -> None:
    assert ledger(TABLE, [offered(1, YOU, 2), offered(2, YOU, 2), offered(3, YOU, 1)]).exchange_rate is None
