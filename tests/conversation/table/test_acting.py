"""From a line to what it does at the table."""

import pytest

from salessim.conversation.session import numbered
from salessim.conversation.turn import AtTable, NamedTurn
from salessim.errors import NotPlayableError
from tables import YES, ask, offer, rental_call

CASE = rental_call().case


def bid(said):
    return numbered(said, CASE).at_table


def test_an_offer_with_its_condition_and_further_packages():
    found = bid(offer("discount.5%", given_that=["term.3 years"], or_else=[("drivers.week",)]))
    assert found.packages == ((("discount", "5%"),), (("drivers", "week"),))
    assert found.condition == (("term", "3 years"),)


def test_something_for_something_is_a_trade_whatever_it_is_called():
    turn = numbered(offer("discount.5%", given_that=["term.3 years"]), CASE)
    assert [CASE.moves[act.move].id for act in turn.acts] == ["trade"]
    assert numbered(offer("discount.5%"), CASE).acts == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (YES, AtTable(accepts=True)),
        (ask("term"), AtTable(about="term")),
        (NamedTurn(("clarify",)), AtTable(about="demand")),
        (NamedTurn(("ask-competition",)), AtTable(about="alternative")),
        (NamedTurn(("ask-authority",)), AtTable(about="authority")),
        (NamedTurn(("hold-firm",)), AtTable(stands_firm=True)),
        (NamedTurn(("standard",)), AtTable(stands_firm=True)),
        (NamedTurn(("name-the-tactic",)), AtTable(names_tactic=True)),
        (NamedTurn(("name-the-tactic",), "low-anchor"), AtTable(names_tactic=True, tactic="low-anchor")),
        (NamedTurn(to="manager"), AtTable(asks_approval=True)),
        (NamedTurn(("clarify",), to="paul"), None),  # what is behind a demand only he can say who makes it
        (NamedTurn(("situation",), "stops"), None),
        (NamedTurn(("acknowledge",)), None),
    ],
)
def test_what_each_line_does(said, expected):
    assert bid(said) == expected


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (offer("discount.7%"), "“discount.7%” is not on this table"),
        (offer("price.7%"), "“price.7%” is not on this table"),
        (offer("discount.5%", "discount.10%"), "same issue twice"),
        (NamedTurn(("clarify",), "weather"), "no topic"),
        (NamedTurn(to="nobody"), "no person"),
    ],
)
def test_what_is_not_there_is_refused(said, message):
    with pytest.raises(NotPlayableError, match=message):
        numbered(said, CASE)


def test_without_a_table_there_are_no_conditions():
    from playing import call

    with pytest.raises(NotPlayableError, match="belong to a negotiation table"):
        call().say(YES)
