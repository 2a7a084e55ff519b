import json
from itertools import pairwise

import pytest
from pydantic import ValidationError

from salessim.department.compiling import compile_plan
from salessim.department.compiling_market import season_of
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.model.department import Department
from small_department import SAAS_20, changed, plain, saas_20, small


def test_the_plan_has_what_the_file_says():
    plan = compile_plan(saas_20())
    assert plan.segments["mid"].win_rate == pytest.approx(0.18)
    assert plan.segments["mid"].deal_size.median == 32_000
    assert plan.roles["mid AE"].quota == 80_000_000
    assert plan.roles["SDR"].urgency == {"inbound": 0, "outbound": 9}
    assert plan.roles["manager"].coaching_seconds_per_week == pytest.approx(1.5 * 3600)
    assert plan.time_for_deals == pytest.approx(0.52)
    assert [step.helped_by for step in plan.steps] == [None, "SE", None, None]
    assert plan.segments["large"].is_travelled
    assert not plan.segments["mid"].is_travelled
    assert [(each.name, each.adds) for each in plan.segments["mid"].additions] == [("add-on", 0.2)]
    assert plan.segments["small"].additions == ()
    assert plan.costs.tools_per_month == 38_000
    assert {territory.name for territory in plan.territories} == {"north", "south", "east"}


def test_what_is_unsure_is_drawn_once_for_each_future():
    plans = [compile_plan(saas_20(), Luck(seed)) for seed in range(200)]
    rates = sorted(plan.segments["mid"].win_rate for plan in plans)
    assert len(set(rates)) == 200
    assert 0.12 <= sum(0.15 <= rate <= 0.22 for rate in rates) / 200 <= 0.88
    assert compile_plan(saas_20(), Luck(3)) == compile_plan(saas_20(), Luck(3))
    assert {plan.segments["mid"].deal_size for plan in plans} == {plans[0].segments["mid"].deal_size}


def test_what_a_change_does_not_touch_is_drawn_the_same():
    before, after = compile_plan(small(), Luck(5)), compile_plan(changed(roles__AE__count="9"), Luck(5))
    assert before.segments == after.segments
    assert before.channels == after.channels


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from leaves(value, (*path, place))
    else:
        yield path, node


OTHER = {
    "first": "second",
    "rest of the day": "second",
    "Mon-Fri": "Mon-Sat",
    "9 to 17": "8 to 17",
    "DE-SN": "DE-BY",
    "discounts": "hires",
}


def other_texts(path, text):
    """Other values for a scalar of the file; at least one of them is sound."""
    if text in OTHER:
        yield OTHER[text]
    elif "reps" in path:
        yield f"{text}0"
    elif path[-1] in ("done_by", "with"):
        yield "manager"
    elif {"sold_to", "sells_to"} & set(path):
        yield "large" if text != "large" else "mid"
    elif path[-1] == "step" or path[0] == "playbooks":
        yield "core"
    else:  # a number somewhere: up or down by a little
        for place, sign in enumerate(text):
            for digit in (int(sign) + 1, int(sign) - 1) if sign.isdigit() else ():
                if 0 <= digit <= 9:
                    yield f"{text[:place]}{digit}{text[place + 1 :]}"


def futures(department):
    return [compile_plan(department, Luck(seed)) for seed in range(6)]


def changed_futures(document, path, text):
    for other_text in other_texts(path, text):
        other = json.loads(json.dumps(document))
        node = other
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = other_text
        try:
            return futures(Department.model_validate(other))
        except ValidationError:
            continue
    raise AssertionError(f"no other value found for {path}")


ELSEWHERE = {("format",), ("title",), ("currency",)}
AS_A_CHANGE = ("playbooks", "working_time.admin", "working_time.meetings", "roles.manager.coaching_hours_per_rep")
"""What is in the rates of the file; only a change of it has an effect."""


def test_nothing_of_the_file_is_silently_ignored():
    document = plain(SAAS_20.read_text(encoding="utf-8"))
    plans = futures(Department.model_validate(document))
    said = (*AS_A_CHANGE, *(unused.path for unused in plans[0].not_used))
    silent = []
    for path, text in leaves(document):
        if path in ELSEWHERE or path[0] == "check_against":  # `salessim.study.simulation` compares with these
            continue
        dotted = ".".join(map(str, path))
        if changed_futures(document, path, text) == plans and not dotted.startswith(said):
            silent.append(dotted)
    assert silent == []


def test_the_season_always_makes_twelve_average_months():
    season = season_of({"jan": 1.15, "aug": 0.65, "dec": 0.6})
    assert sum(season) == pytest.approx(12)
    assert (season[0], season[7], season[11]) == pytest.approx((1.15, 0.65, 0.6))
    assert len({round(share, 9) for place, share in enumerate(season) if place not in (0, 7, 11)}) == 1
    assert season_of({}) == (1.0,) * 12
    everything = dict.fromkeys(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 2.0
    )
    assert season_of(everything) == pytest.approx((1.0,) * 12)


def test_shares_of_steps_are_brought_to_one():
    document = plain()
    for step in document["process"]["steps"]:
        step["share_of_losses"] = "0%"
        step["share_of_time"] = "20%"
    plan = compile_plan(Department.model_validate(document))
    assert [step.share_of_losses for step in plan.steps] == pytest.approx([1 / 3] * 3)
    assert [step.share_of_time for step in plan.steps] == pytest.approx([1 / 3] * 3)


def test_a_role_that_is_not_there_is_named():
    with pytest.raises(InputError, match=r"“BDR” at process\.qualifying\.done_by is no role.* Its roles are SDR, AE"):
        compile_plan(changed(process__qualifying__done_by="BDR"))


def test_somebody_needs_time():
    with pytest.raises(InputError, match="Nobody has time for deals"):
        compile_plan(changed(working_time={"selling": "0%"}))


def test_a_short_document_will_do():
    document = plain()
    for key in ("products", "hiring", "territories", "marketing", "costs", "check_against"):
        del document[key]
    del document["process"]["discount"], document["process"]["answer_inbound_within"]
    del document["process"]["slow_answer_costs"], document["process"]["qualifying"]["takes"]
    plan = compile_plan(Department.model_validate(document))
    assert plan.discount.most_allowed == plan.discount.approval_above == 1.0
    assert plan.time_to_hire is None
    assert plan.segments["firms"].gross_margin == 1.0


def test_what_is_not_used_is_said_with_its_reason():
    assert compile_plan(saas_20()).not_used == ()
    document = plain()
    document["roles"]["SE"]["does"] = {"demos": "first"}
    document["roles"]["boss"]["approves"] = ["discounts", "travel"]
    document["roles"]["boss"]["helps"] = {"firms": "10%"}
    more = {each.path for each in compile_plan(Department.model_validate(document)).not_used}
    assert more == {
        "roles.SE.does.demos",
        "roles.boss.approves",
        "roles.boss.helps",
    }


def test_the_paths_are_those_of_the_file():
    document = plain(SAAS_20.read_text(encoding="utf-8"))
    for unused in compile_plan(saas_20()).not_used:
        node = document
        for before, key in pairwise(["", *unused.path.split(".")]):
            assert key in node, (before, key)
            node = node[key]
