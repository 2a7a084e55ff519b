"""Month by month: who is busiest, when an option pays, and the answer at other horizons."""

from salessim.department.futures import Figures
from salessim.study.monthly import at_horizon, busiest, monthly_differences, payback


def figures(margin: list[float], spent: list[float], paying: float = 0.0, **busy: list[float]) -> Figures:
    return {
        "margin": margin,
        "spent": spent,
        "paying": [paying] * len(margin),
        **{f"busy|{k}": v for k, v in busy.items()},
    }


BASE = [figures([10.0, 20.0, 30.0], [5.0, 10.0, 15.0])] * 2


def test_an_option_has_paid_for_itself_when_it_never_falls_behind_again() -> None:
    back = figures([10.0, 21.0, 40.0], [8.0, 14.0, 18.0])  # -3, -3, +7 against going on as before
    never = figures([10.0, 20.0, 30.0], [8.0, 14.0, 18.0])
    found = payback("x", [back, never], BASE)
    assert (found.month, found.never) == (3, 0.5)
    assert payback("x", [never, never], BASE).month is None


def test_what_costs_nothing_has_paid_from_the_first_month() -> None:
    assert payback("x", BASE, BASE).month == 1


def test_the_busiest_role_of_each_month_is_named() -> None:
    plan = [figures([0.0, 0.0], [0.0, 0.0], SDR=[0.9, 0.2], AE=[0.5, 0.6], new=[0.8])]
    assert [(each.month, each.role) for each in busiest(plan, ["2027-01", "2027-02"])] == [
        ("2027-01", "SDR"),
        ("2027-02", "new"),
    ]


def test_differences_are_told_month_by_month() -> None:
    plan = [figures([10.0, 22.0, 36.0], [5.0, 10.0, 15.0], paying=4.0)] * 2
    assert [found.mean for found in monthly_differences(plan, BASE)] == [4.0, 6.0, 10.0]


def test_the_answer_can_turn_round_with_the_horizon() -> None:
    slow = [figures([0.0, 10.0, 90.0], [5.0, 10.0, 15.0])] * 2
    plans = {"baseline": BASE, "slow": slow}
    assert at_horizon(plans, "baseline", 1).best == "baseline"
    late = at_horizon(plans, "baseline", 3)
    assert (late.best, late.is_clear) == ("slow", True)
    assert late.differences["slow"].mean == 60.0
