import math
from dataclasses import replace

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.compiling_effects import compile_effects
from salessim.department.effects import Effects
from salessim.department.future import Future
from salessim.department.journal import DealWon, MeetingHeld, TouchesMade
from salessim.department.load import expected_flow
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.model.playbook import Assumption
from small_department import DAY, changed, market_alone, ran, small, world


def assumption(effect, **said):
    return Assumption.model_validate({"effect": effect, "confidence": "guess", "source": "Estimate."} | said)


BOOKS = {
    "old": [assumption("demo_step", odds="+20%"), assumption("adoption", value="100%")],
    "new": [
        assumption("discovery_step", odds="+50%"),
        assumption("discovery_step", odds="+50%", where={"deal_size": "20k EUR or more"}),
        assumption("discovery_time", change="+10%"),
        assumption("discount", change="-20%"),
        assumption("rep_ramp_time", change="-40%"),
        assumption("adoption", value="100%"),
    ],
}


def with_books(**books):
    return small().model_copy(update={"playbooks": books})


def test_the_playbooks_of_the_file_change_nothing():
    plan = compile_plan(with_books(AEs="new"), playbooks=BOOKS)
    assert plan.effects == ()


def test_a_new_playbook_has_its_effects_and_the_old_ones_go():
    effects = compile_effects(with_books(AEs="new"), with_books(AEs="old"), BOOKS, Future(None))
    assert {(each.playbook, each.what, each.aim) for each in effects} == {
        ("new", "odds", "discovery"),
        ("new", "work", "discovery"),
        ("new", "discount", ""),
        ("new", "ramp", ""),
        ("old", "odds", "demo"),
    }
    assert all(each.roles == {"AE"} for each in effects)
    gone = next(each for each in effects if each.playbook == "old")
    assert gone.size == pytest.approx(-math.log(1.2))
    assert sorted(each.above_cents for each in effects if each.what == "odds") == [0, 0, 2_000_000]


def test_effects_are_those_of_the_deal_and_of_who_uses_it():
    plan = compile_plan(with_books(AEs="new"), None, small(), BOOKS)
    running = world()
    running.run_until(running.starts)
    effects = Effects(plan, running.luck)
    ae, sdr = (next(seat for seat in running.seats if seat.role.name == name) for name in ("AE", "SDR"))
    assert effects.odds("discovery", ae, 1_000_000) == pytest.approx(math.log(1.5))
    assert effects.odds("discovery", ae, 3_000_000) == pytest.approx(2 * math.log(1.5))
    assert effects.odds("demo", ae, 3_000_000) == 0.0
    assert effects.odds("discovery", sdr, 3_000_000) == 0.0
    assert effects.work("discovery", ae, 0) == pytest.approx(1.1)
    assert effects.ramp(ae) == pytest.approx(0.6)


def test_only_a_part_takes_a_playbook_up():
    half = {"new": [assumption("demo_step", odds="+50%"), assumption("adoption", value="50%")]}
    plan = compile_plan(with_books(AEs="new"), None, small(), half)
    running = ran(changed(roles__AE__count="60"), days=1)
    effects = Effects(plan, running.luck)
    users = [effects.odds("demo", seat, 0) > 0 for seat in running.seats if seat.role.name == "AE"]
    assert 18 < sum(users) < 42


def test_without_coaching_little_is_kept():
    uncoached = small().model_copy(
        update={
            "roles": {
                name: role.model_copy(update={"coaching_hours_per_rep": None}) for name, role in small().roles.items()
            }
        }
    )
    plan = compile_plan(uncoached.model_copy(update={"playbooks": {"AEs": "new"}}), None, uncoached, BOOKS)
    running = World(plan, Opening.empty(), 1)
    running.run_until(running.starts)
    ae = next(seat for seat in running.seats if seat.role.name == "AE")
    assert running.effects.odds("discovery", ae, 0) == pytest.approx(0.13 * math.log(1.5))


def test_a_better_playbook_wins_more_and_costs_more_work():
    def year(document):
        return market_alone(document, days=366, baseline=small(), playbooks=BOOKS).journal

    before, after = year(small()), year(with_books(AEs="new"))
    assert len(after.all(DealWon)) > 1.1 * len(before.all(DealWon))
    share = [
        sum(event.discount_cents for event in journal.all(DealWon)) / sum(event.cents for event in journal.all(DealWon))
        for journal in (before, after)
    ]
    assert share[1] == pytest.approx(0.8 * share[0], rel=0.1)


def test_less_coaching_than_the_file_knows_costs_wins():
    def won(hours):
        document = changed(roles__boss__coaching_hours_per_rep=hours)
        plan = compile_plan(document, None, changed(roles__boss__coaching_hours_per_rep="2/week"))
        plan = replace(plan, assumptions=replace(plan.assumptions, coaching_effect=1.5))
        running = World(plan, Opening.empty(), 1)
        running.run_until(running.starts + 366 * DAY)
        return len(running.journal.all(DealWon))

    assert won("0.1/week") < 0.8 * won("2/week")
    assert won("6/week") == pytest.approx(won("2/week"), abs=0.1 * won("2/week")), "more than enough is no better"


def test_less_administration_leaves_more_time():
    def plan(**shares):
        working_time = {"selling": "40%", "preparing": "20%"} | shares
        return compile_plan(changed(working_time=working_time), None, changed(working_time=BEFORE))

    BEFORE = {"selling": "40%", "preparing": "20%", "admin": "20%", "meetings": "10%"}
    assert plan(admin="20%", meetings="10%").roles["AE"].more_time == 1.0
    assert plan(admin="14%", meetings="10%").roles["AE"].more_time == pytest.approx(1.1)
    assert plan(admin="20%", meetings="4%").roles["AE"].more_time == pytest.approx(1.1)
    assert compile_plan(changed(working_time=BEFORE)).roles["AE"].more_time == 1.0
    assert expected_flow(plan(admin="14%", meetings="10%")).loads["AE"] < expected_flow(plan(**BEFORE)).loads["AE"]


TOOLS = {
    "sequencing": {"cost": "100 EUR/month", "used_by": ["SDR"], "touches": "+30%"},
    "quoting": {"cost": "50 EUR/month", "used_by": ["AE"], "work": {"offer": "-50%"}},
    "CRM automation": {"cost": "30 EUR/month", "admin": "-30%"},
}


def bought(*names):
    tools = {name: tool | ({"in_use": "yes"} if name in names else {}) for name, tool in TOOLS.items()}
    return changed(tools=tools, working_time={"selling": "40%", "preparing": "20%", "admin": "20%"})


def test_tools_change_time_speed_and_cost_once_they_are_bought():
    none, every = compile_plan(bought()), compile_plan(bought(*TOOLS))
    assert every.roles["SDR"].outbound.touches_per_day == pytest.approx(
        1.3 * none.roles["SDR"].outbound.touches_per_day
    )
    assert every.roles["AE"].step_work == {"offer": 0.5}
    assert every.roles["AE"].more_time == pytest.approx(1.1)
    assert [every.roles[name].tools_per_month for name in ("SDR", "AE", "SE")] == [13_000, 8_000, 3_000]
    assert none.roles["AE"].tools_per_month == 0
    assert expected_flow(every).loads["AE"] < 0.9 * expected_flow(none).loads["AE"]


def test_a_quoting_tool_speeds_up_what_it_is_for():
    def offers(*names):
        document = bought(*names)
        busy = changed(marketing__web__leads_per_month__firms="160").marketing
        running = ran(document.model_copy(update={"marketing": busy}), days=200)
        return sum(event.step == "offer" for event in running.journal.all(MeetingHeld))

    assert offers("quoting") > 1.05 * offers()


def test_sequencing_makes_more_touches():
    def touches(*names):
        return sum(event.touches for event in ran(bought(*names), days=60).journal.all(TouchesMade))

    assert touches("sequencing") > 1.2 * touches()
