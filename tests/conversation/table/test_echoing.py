"""The reading line of what a sentence does at the table."""

import pytest

from salessim.conversation.turn import NamedTurn
from salessim.conversation.view import reading_text
from tables import YES, ask, offer, rental_call


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (offer("discount.5%"), "Offer: Discount off list 5%"),
        (
            offer("discount.5%", given_that=["term.3 years"]),
            "Trade · Offer: Discount off list 5% — in return for term 3 years",
        ),
        (
            offer("discount.5%", or_else=[("discount.10%", "term.3 years")], moves=("several-offers",)),
            "Offer a choice of packages · Offer: Discount off list 5% — or Discount off list 10%, term 3 years",
        ),
        (YES, "Yes to what is on the table"),
        (ask("drivers"), "Ask for the interest behind it · Asks about Driver training"),
        (NamedTurn(to="manager", offer=("discount.15%",)), "Asks your manager · Offer: Discount off list 15%"),
        (NamedTurn(("situation",), "stops", text="How often?"), "Fact question · stops"),
    ],
)
def test_what_counts_is_shown_as_it_counts(said, expected):
    session = rental_call()
    session.say(said)
    assert reading_text(session.case, session.exchanges[0]) == expected
