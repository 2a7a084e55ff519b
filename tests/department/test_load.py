import pytest

from salessim.department.compiling import compile_plan
from salessim.department.load import expected_flow
from small_department import changed, saas_20, small


def test_the_arithmetic_of_the_shipped_department():
    # Its own comment says: about 920 qualified deals, 117 + 61 + 6 wins, 4.7M EUR. It reckons with a full day of
    # touches; here inbound leads take a fifth of the SDRs' time.
    flow = expected_flow(compile_plan(saas_20()))
    assert sum(flow.qualified.values()) == pytest.approx(920, rel=0.05)
    assert {name: round(wins) for name, wins in flow.won.items()} == pytest.approx(
        {"small": 117, "mid": 61, "large": 6}, rel=0.05
    )
    assert flow.revenue == pytest.approx(4.7e6, rel=0.05)
    assert flow.leads == 12 * (120 + 20 + 2 + 6 + 1 + 3)


def test_loads_of_the_shipped_department():
    loads = expected_flow(compile_plan(saas_20())).loads
    assert max(loads, key=loads.get) == "small AE"
    assert 0.85 < loads["small AE"] < 1.0
    assert loads["AM"] == 0.0
    # 20 people of other roles, an hour and a half a week, of two managers with 52 % of 40 hours and 51 weeks.
    assert loads["manager"] == pytest.approx(20 * 1.5 / (2 * 0.52 * 40 * 51 / 52.18), rel=0.02)


def test_half_the_people_have_twice_the_load():
    one, two = (expected_flow(compile_plan(changed(roles__AE__count=count))).loads["AE"] for count in ("1", "2"))
    assert one == pytest.approx(2 * two)


def test_work_without_anybody_is_a_load_without_bound():
    assert expected_flow(compile_plan(changed(roles__SDR__count="0"))).loads["SDR"] == float("inf")


def test_what_helps_and_what_slow_answers_cost_are_in_it():
    usual = expected_flow(compile_plan(small()))
    at_once = expected_flow(compile_plan(changed(process__answer_inbound_within=None)))
    assert at_once.qualified["firms"] > usual.qualified["firms"]
    no_help = expected_flow(compile_plan(changed(roles__SE__helps__firms="0%")))
    assert no_help.loads["SE"] == 0.0 < usual.loads["SE"]
