"""Departments for tests: a small one that is quick to simulate, and the shipped one."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from salessim.department.compiling import compile_plan
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from salessim.model.department import Department

DAY = 86_400

SMALL = """
format: department/1
title: Four people
currency: EUR
calendar: {starts: 2027-03-01, work_days: Mon-Fri, hours: 9 to 17, holidays: DE-SN}
segments:
  firms:
    companies: 5000
    deal_size: {typical: 10k EUR/year, range: 5k to 22k}
    time_to_decide: {typical: 20 days, range: 8 to 45}
    win_rate: {best_guess: 30%, unsure: 25% to 36%}
    never_decides: 40%
    churn: 20%/year
    grows: 5%/year
products:
  core: {sold_to: [firms], gross_margin: 80%}
  extra: {sold_to: [firms], gross_margin: 90%, attach_rate: 30%, adds: 25%}
roles:
  SDR:
    count: 1
    pay: {salary: 40k EUR, bonus_at_target: 12k EUR}
    starts_full_after: 2 months
    leaves: 40%/year
    does: {inbound: first, outbound: rest of the day}
    outbound: {touches_per_day: 50, becomes_qualified: 0.5%, aims_at: {firms: 100%}}
  AE:
    count: 2
    pay: {salary: 60k EUR, bonus_at_target: 40k EUR}
    starts_full_after: 3 months
    leaves: 40%/year
    open_deals_max: 30
    quota: 400k EUR/year
    sells_to: [firms]
  SE: {count: 1, pay: {salary: 70k EUR}, helps: {firms: 50%}}
  boss: {count: 1, pay: {salary: 90k EUR}, coaching_hours_per_rep: 1/week, approves: discounts}
working_time: {selling: 40%, preparing: 20%}
hiring: {time_to_hire: {typical: 6 weeks, range: 3 to 12}, cost_per_hire: 8k EUR}
territories:
  west: {share_of_companies: 60%, reps: [AE 1]}
  east: {share_of_companies: 40%, reps: [AE 2]}
marketing:
  web: {leads_per_month: {firms: 40}, become_qualified: 40%, cost_per_month: 10k EUR, season: {aug: 50%}}
process:
  answer_inbound_within: {typical: 2 hours, range: 15 min to 12 hours}
  slow_answer_costs: {per_hour: 3%, at_most: 50%}
  qualifying: {done_by: SDR, work: 30 min, takes: 2 days}
  steps:
    - {step: discovery, done_by: AE, work: 2 hours, share_of_losses: 50%, share_of_time: 40%}
    - {step: demo, done_by: AE, with: SE, work: 3 hours, share_of_losses: 30%, share_of_time: 30%}
    - {step: offer, done_by: AE, work: 3 hours, share_of_losses: 20%, share_of_time: 30%}
  discount: {typical: 10%, most_allowed: 25%, approval_above: 15%}
costs: {overhead: 25%, tools_per_rep: 300 EUR/month}
check_against: {new_revenue: 900k EUR, deals_won: {firms: 70}, revenue_over_quota: 110%, within: 20%}
"""

SAAS_20 = Path(__file__).parent.parent / "scenarios" / "departments" / "saas-20.yaml"


def plain(text: str = SMALL) -> dict[str, Any]:
    """A document as texts, which a test may change."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


@cache
def small() -> Department:
    """The small department."""
    return Department.model_validate(plain())


@cache
def saas_20() -> Department:
    """The shipped department."""
    return Department.model_validate(plain(SAAS_20.read_text(encoding="utf-8")))


def changed(**paths: Any) -> Department:
    """The small department with some keys replaced: `changed(roles__AE__count="0")`; None removes a key."""
    document = plain()
    for path, value in paths.items():
        *way, last = path.split("__")
        node = document
        for key in way:
            node = node[key]
        if value is None:
            del node[last]
        else:
            node[last] = value
    return Department.model_validate(document)


def world(department: Department | None = None, seed: int = 1, opening_months: int = 0, **options: Any) -> World:
    """A world of a department (the small one), its best guesses drawn as in the future of the seed."""
    plan = compile_plan(department or small(), Luck(seed))
    return World(plan, Opening(opening_months), seed, **options)


def ran(department: Department | None = None, days: int = 366, seed: int = 1, **options: Any) -> World:
    """A world that has run for some days from nothing."""
    running = world(department, seed, **options)
    running.run_until(running.starts + days * DAY)
    return running


@cache
def year() -> World:
    """The small department after a year from nothing; not to be run further."""
    return ran()


def market_alone(department: Department, days: int = 700, leads: float = 200.0, **options: Any) -> World:
    """The department with hands without number and many leads; options are those of `compile_plan`."""
    plan = compile_plan(department, **options)
    many = {"firms": replace(plan.channels[0].leads_per_month["firms"], median=leads)}
    plan = replace(
        plan,
        channels=(replace(plan.channels[0], leads_per_month=many),),
        segments={name: replace(segment, companies=10**9) for name, segment in plan.segments.items()},
        has_queues=False,
    )
    running = World(plan, Opening.empty(), 1)
    running.run_until(running.starts + days * DAY)
    return running
