"""Payment terms and the yearly price."""

import pytest

from negotiation.rental import rental
from salessim.negotiation.scenario.yearly_price import payment_worth


def test_the_price_follows_from_what_a_point_is_worth() -> None:
    worth = payment_worth(rental(), "you", lambda negotiation, name: negotiation.zero_is[name])
    assert worth is not None
    assert worth.list_price == 100_000
    assert worth.of({"discount": "0%", "payment": "30 days"}) == 0
    assert worth.of({"discount": "0%", "payment": "in advance"}) == pytest.approx(
        100_000 * (1 - 1.1 ** (-30 / 365)), abs=0.005
    )
    # All of the price given away: nothing to be paid, whenever.
    assert worth.of({"discount": "100%", "payment": "90 days"}) == 0


def test_without_timed_terms_there_is_nothing_to_work_out() -> None:
    def change(raw: dict[str, dict[str, object]]) -> None:
        del raw["issues"]["payment"]

    assert payment_worth(rental(change), "you", lambda negotiation, name: negotiation.zero_is[name]) is None
