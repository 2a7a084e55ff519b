"""What a trainee sees, and what he does not."""

from dataclasses import replace

from negotiation.rental import rental
from salessim.luck import Luck
from salessim.negotiation.scenario.table_case import table_case
from salessim.negotiation.scenario.table_situation import TableTurn
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.scenario.table_view import table_view, worth_by_option
from salessim.negotiation.talks.moves import BUYER, Ask

CASE = table_case(rental())
START, _ = begin(CASE, Luck(0))


def test_the_offers_are_seen_with_what_they_are_worth_to_you() -> None:
    view = table_view(CASE, START)
    his = START.talks.standing[BUYER]
    assert his is not None
    assert [package.number for package in view.his] == list(his.packages)
    assert view.his[0].yours == float(CASE.rules.table.values[0][his.packages[0]])
    assert view.his[0].needs_approval
    assert (view.round, view.rounds, view.currency, view.no_deal) == (1, 10, "EUR", -11_000)
    assert view.approver == "manager"


def test_what_he_told_is_seen() -> None:
    asked, _ = step(CASE, START, TableTurn(Ask("maintenance")), Luck(0))
    assert table_view(CASE, asked).told == ("maintenance",)


def test_nothing_of_his_mind_or_column_is_seen() -> None:
    angry = replace(START, mind=replace(START.mind, raised=5000.0, still_rounds=3), trust=3)
    assert table_view(CASE, angry) == table_view(CASE, START)
    poorer = table_case(rental(lambda raw: raw["if_no_deal"].update(buyer={"worth": "-50k EUR"})))
    assert table_view(poorer, START) == table_view(CASE, START)


def test_your_own_column() -> None:
    worths = worth_by_option(CASE)
    assert worths["maintenance"] == {"none": 0, "half": -2000, "included": -4000}
