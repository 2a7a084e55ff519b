"""From a scenario's negotiation block to columns in money."""

from collections.abc import Callable
from typing import Any

import pytest

from negotiation.rental import rental
from salessim.errors import InputError
from salessim.negotiation.scenario.money import money_table


def yours_and_his(**offer: str) -> tuple[float, float]:
    made = money_table(rental())
    outcome = made.table.space.outcome(offer, rest=made.today)
    return made.table.first.of(outcome), made.table.second.of(outcome)


def test_today_is_worth_nothing_to_both() -> None:
    assert yours_and_his() == (0, 0)


def test_points_count_from_today() -> None:
    assert yours_and_his(discount="10%") == (-5000, 5000)
    assert yours_and_his(discount="0%") == (5000, -5000)


def test_options_add_up_and_together_comes_on_top() -> None:
    assert yours_and_his(term="3 years", maintenance="included") == (5000, 5000)
    assert yours_and_his(discount="15%") == (-10_000 - 6000, 10_000)
    assert yours_and_his(discount="15%", term="3 years") == (-10_000 + 9000, 10_000 - 2000)


def test_payment_terms_have_the_time_value_of_the_price_they_are_paid_on() -> None:
    # A hundred points of 1,000 EUR make a list price of 100,000 EUR; 5 % off, 95,000 EUR are paid.
    yours, his = yours_and_his(payment="90 days")
    assert yours == pytest.approx(95_000 * (1.10 ** (-90 / 365) - 1.10 ** (-30 / 365)), abs=0.005)
    assert his == pytest.approx(-95_000 * (1.05 ** (-90 / 365) - 1.05 ** (-30 / 365)), abs=0.005)
    cheaper, _ = yours_and_his(payment="90 days", discount="25%", term="3 years")
    assert cheaper == pytest.approx(-20_000 + 9000 + yours * 75 / 95, abs=0.02)
    assert yours_and_his(payment="in advance")[0] > 0 > yours_and_his(payment="in advance")[1]


def test_no_deal_is_worth_the_rival_offer_less_the_cost_of_taking_it() -> None:
    made = money_table(rental())
    rival = made.table.space.outcome({"discount": "10%", "payment": "90 days"}, rest=made.today)
    assert made.table.second.no_deal == pytest.approx(made.table.second.of(rival) - 3000)
    assert made.table.first.no_deal == -11_000


def test_a_rival_may_offer_what_is_not_on_this_table() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["if_no_deal"]["buyer"] = {"offer": {"discount": "17.5%"}, "minus": "500 EUR"}

    assert money_table(rental(change)).table.second.no_deal == 12_500 - 500


def test_a_bluffed_offer_is_worth_nothing() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["if_no_deal"]["buyer"]["really_exists"] = "no"

    assert money_table(rental(change)).table.second.no_deal == -3000


def test_discovery_worsens_the_buyers_alternative_in_proportion() -> None:
    made = money_table(rental())
    assert made.after_discovery(0.5).second.no_deal == made.table.second.no_deal - 1000
    assert made.after_discovery(0.5).first == made.table.first
    assert made.after_discovery(0.5) is made.after_discovery(0.5)
    assert made.after_discovery(0.0) is made.table


def test_authority_is_a_set_of_options_by_issue() -> None:
    made = money_table(rental())
    space = made.table.space
    assert made.authority.beyond(space.outcome({"discount": "10%"}, rest=made.today)) == ()
    assert made.authority.beyond(space.outcome({"discount": "15%"}, rest=made.today)) == (0,)
    assert (made.authority.approver, made.authority.costs_rounds) == ("manager", 1)


def test_without_limits_everything_is_allowed() -> None:
    made = money_table(rental(lambda raw: raw.pop("you_may")))
    assert made.authority.beyond(made.table.space.numbered(made.table.space.size - 1)) == ()


def edit(*path: str, to: object) -> Callable[[dict[str, Any]], None]:
    def change(raw: dict[str, Any]) -> None:
        at: Any = raw
        for key in path[:-1]:
            at = at[int(key)] if isinstance(at, list) else at[key]
        at[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edit("zero_is", "discount", to="7%"), "“7%” is no option of Discount off list"),
        (edit("zero_is", to={}), "Against which option of discount"),
        (edit("together", "0", "when", "discount", to="lots"), "“lots” is no option of discount"),
        (edit("together", "0", "you", to="-6k USD"), "not in EUR"),
        (edit("if_no_deal", "buyer", "offer", to={"price": "5%"}), "“price” is no issue"),
        (edit("if_no_deal", "buyer", "offer", to={"term": "9 years"}), "“9 years” is no option of term"),
        (edit("money_later_is_worth_less", to=None), "what waiting costs"),
        (edit("issues", "payment", "options", to=["30 days", "soon"]), "When is “soon”"),
        (edit("issues", "discount", "options", to=["5%", "two days"]), "the yearly price, which 0 issues give"),
        (edit("issues", "discount", "worth", "you", to="-5 EUR/year"), "needs one per point"),
        (edit("discovery_helps", "switching_costs_him", to="2k EUR or more"), "no sum in EUR"),
        (edit("discovery_helps", "switching_costs_him", to="up to 2k USD"), "no sum in EUR"),
        (edit("you_may", "dicount", to="up to 3%"), "“dicount” is no issue"),
    ],
)
def test_what_cannot_be_worked_out_is_refused_in_words(change: Callable[[dict[str, Any]], None], said: str) -> None:
    with pytest.raises(InputError, match=said):
        money_table(rental(change))
