"""What others would have made of it."""

from negotiation.rental import rental
from salessim.luck import Luck
from salessim.negotiation.review.comparison import FAMILY, compare
from salessim.negotiation.scenario.playing import play_table
from salessim.negotiation.scenario.table_case import table_case

CASE = table_case(rental())


def test_references_play_the_same_buyer_with_the_same_luck() -> None:
    references = compare(CASE, Luck(2))
    assert [reference.name for reference in references] == ["micro", "linear", "best in hindsight"]
    assert compare(CASE, Luck(2)) == references
    worths = [reference.yours for reference in references]
    assert worths[2] == max(worths)
    assert worths[2] > CASE.rules.table.first.no_deal


def test_best_in_hindsight_is_the_best_of_the_family() -> None:
    deals = [play_table(CASE, player, Luck(2)).situation.talks.deal for player in FAMILY]
    yours = CASE.rules.table.values[0]
    best = max(float(yours[deal]) for deal in deals if deal is not None)
    (reference,) = compare(CASE, Luck(2), ("best in hindsight",))
    assert reference.yours == best


def test_without_a_deal_a_reference_has_what_no_deal_is_worth() -> None:
    apart = table_case(rental(lambda raw: raw["if_no_deal"].update(you={"worth": "500k EUR"})))
    (reference,) = compare(apart, Luck(2), ("linear",))
    assert (reference.deal, reference.yours) == (None, 500_000)
