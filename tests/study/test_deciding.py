"""The decision rule: limits, protection, how sure one has to be."""

from typing import Any

from salessim.model.whatif import Decision
from salessim.study.deciding import Verdict, decided
from salessim.study.intervals import estimate

MANY = 200


def verdict(settled: bool = True, costs: float = 100.0, **rule: Any) -> Verdict:
    """What a rule says of two options: `big` brings more on average, `safe` is never bad."""
    values = {
        "baseline": [100.0] * MANY,
        "big": [40.0 if number % 5 == 0 else 240.0 for number in range(MANY)],
        "safe": [120.0] * MANY,
    }
    estimates = {
        name: {"contribution": estimate(column), "extra_cost_first_year": estimate([costs * (name == "big")] * MANY)}
        for name, column in values.items()
    }
    read = Decision.model_validate({"prefer": "the most contribution", **rule}) if rule is not None else None
    pairs = {(one, other): settled for one in values for other in values}
    return decided(read, values, estimates, "baseline", pairs)


def test_the_most_of_what_counts_is_chosen() -> None:
    assert (verdict().choice, verdict().second) == ("big", "safe")
    assert verdict().chance == 0.8


def test_what_the_simulation_leaves_open_is_not_chosen() -> None:
    found = verdict(settled=False)
    assert (found.choice, found.best) == (None, "big")


def test_one_has_to_be_as_sure_as_the_rule_says() -> None:
    assert verdict(only_if={"chance_of_being_best": "80%+"}).choice == "big"
    found = verdict(only_if={"chance_of_being_best": "81%+"})
    assert (found.choice, found.needed) == (None, 0.81)


def test_an_option_beyond_the_limits_is_out() -> None:
    found = verdict(costs=200.0, limits={"extra_cost_first_year": "up to 190 EUR"})
    assert found.choice == "safe"
    assert [(each.plan, each.rule, each.value, each.bound) for each in found.refused] == [
        ("big", "limits", 200.0, 190.0)
    ]


def test_an_option_that_is_out_by_less_than_the_simulation_tells_says_so() -> None:
    limits = {"extra_cost_first_year": "up to 190 EUR"}
    values = {"baseline": [0.0] * 20, "big": [1.0] * 20}
    for costs, is_close in (([170.0, 214.0] * 10, True), ([200.0, 214.0] * 10, False)):
        estimates = {
            "baseline": {"extra_cost_first_year": estimate([0.0] * 20)},
            "big": {"extra_cost_first_year": estimate(costs)},
        }
        rule = Decision.model_validate({"prefer": "the most contribution", "limits": limits})
        found = decided(rule, values, estimates, "baseline", {("big", "baseline"): True})
        assert [each.is_close for each in found.refused] == [is_close]
        assert found.choice == "baseline"


def test_bad_futures_are_protected_against() -> None:
    found = verdict(protect={"contribution": {"1 in 10": "at least 90% of the baseline"}})
    assert found.choice == "safe"
    assert [(each.plan, each.value, each.bound) for each in found.refused] == [("big", 40.0, 90.0)]


def test_the_least_can_be_preferred() -> None:
    assert verdict(prefer="the least cost").best == "baseline"


def test_going_on_as_before_is_never_out() -> None:
    found = verdict(protect={"contribution": {"1 in 10": "at least 1000 EUR"}})
    assert (found.choice, found.best, found.second) == ("baseline", "baseline", None)
