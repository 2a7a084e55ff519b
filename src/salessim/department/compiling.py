"""From a department document to a plan: one simulated future, in which what the document is unsure about is drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from salessim.department.assumptions import usual_assumptions
from salessim.department.compiling_after_sale import after_sale_doers, compile_after_sale
from salessim.department.compiling_effects import compile_effects, more_time, step_work, tools_of, usual_coaching
from salessim.department.compiling_managing import compile_forecasts, compile_targets, managing_doers
from salessim.department.compiling_market import (
    compile_channel,
    compile_nurturing,
    compile_outbound,
    compile_realignments,
    compile_routes,
    compile_visits,
    compile_world,
)
from salessim.department.compiling_process import (
    OWNER,
    compile_competitors,
    compile_discount,
    compile_qualifying,
    compile_quoting,
    compile_steps,
)
from salessim.department.future import Future
from salessim.department.not_used import not_used
from salessim.department.plan import Addition, CostPlan, Plan, SegmentPlan
from salessim.department.plan_market import TerritoryPlan
from salessim.department.plan_people import MotivationPlan, RolePlan
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.model.department import Department, Role, Segment
from salessim.model.parameters import parameter
from salessim.model.playbook import Assumption
from salessim.units import Quantity, TwoPiece, WorkCalendar, parse_date, parse_holidays

HOUR_SECONDS = 3600
DAY_SECONDS = 86_400

_URGENCY = {"first": 0, "second": 1, "rest of the day": 9}
_TRAVELLED = "large"
_Z90 = 1.2815515655446004


def compile_plan(
    department: Department,
    luck: Luck | None = None,
    baseline: Department | None = None,
    playbooks: Mapping[str, Sequence[Assumption]] | None = None,
) -> Plan:
    """The plan of a department.

    Args:
        department: The document.
        luck: The luck of the simulated future; None: the best guesses.
        baseline: The department of which the rates of the document are known; None: this one. Other playbooks, other
            coaching and less administration than the baseline's have their effect.
        playbooks: What each playbook does, by name.

    Raises:
        InputError: Somebody is to do a step whom the department does not have, or nobody has time for any.
    """
    _refuse_what_cannot_run(department)
    future = Future(luck)
    process = department.process
    calendar = department.calendar
    working_time = department.working_time
    baseline = baseline or department
    world = compile_world(department, luck)
    assumptions = usual_assumptions()
    return Plan(
        currency=department.currency,
        starts=parse_date(calendar.starts),
        calendar=WorkCalendar(
            parse_date(calendar.starts),
            frozenset(calendar.work_days),
            calendar.hours,
            parse_holidays(calendar.holidays) if calendar.holidays else None,
        ),
        time_for_deals=working_time.selling + working_time.preparing,
        segments={name: _segment(name, segment, department, future) for name, segment in department.segments.items()},
        roles={name: _role(name, role, department, baseline, future) for name, role in department.roles.items()},
        territories=tuple(
            TerritoryPlan(name, territory.share_of_companies, frozenset(territory.reps), territory.only)
            for name, territory in department.territories.items()
        ),
        channels=tuple(compile_channel(name, channel, future, world) for name, channel in department.marketing.items()),
        qualifying=compile_qualifying(department, future),
        steps=compile_steps(department, future),
        discount=compile_discount(department),
        competitors=compile_competitors(department, future),
        lost_because=dict(process.lost_because),
        wishes=dict(process.wishes),
        time_to_hire=(
            future.per_case(department.hiring.time_to_hire, "hiring.time_to_hire") if department.hiring else None
        ),
        costs=_costs(department),
        after_sale=compile_after_sale(department, future),
        assumptions=assumptions,
        not_used=not_used(department),
        quoting=compile_quoting(department, future),
        realignments=compile_realignments(department),
        routes=compile_routes(department),
        nurturing=compile_nurturing(department, future),
        world=world,
        effects=compile_effects(department, baseline, playbooks or {}, future),
        motivation=_motivation(department),
        targets=compile_targets(department, future),
        forecasts=compile_forecasts(department, future),
        usual_coaching=usual_coaching(baseline, assumptions),
    )


def _refuse_what_cannot_run(department: Department) -> None:
    process = department.process
    doers = {"process.qualifying.done_by": process.qualifying.done_by}
    if process.qualifying.stands_in is not None:
        doers["process.qualifying.stands_in"] = process.qualifying.stands_in
    for step in process.steps:
        if step.done_by != OWNER:
            doers[f"process.steps.{step.step}.done_by"] = step.done_by
        if step.with_whom is not None:
            doers[f"process.steps.{step.step}.with"] = step.with_whom
    doers |= {path: role for path, role in after_sale_doers(department).items() if role is not None}
    for role in process.discount.approved_by if process.discount else ():
        doers[f"process.discount.approved_by.{role}"] = role
    if process.quoting is not None and process.quoting.done_by != OWNER:
        doers["process.quoting.done_by"] = process.quoting.done_by
    doers |= managing_doers(department)
    for name, role_of in department.roles.items():
        if role_of.promoted:
            doers[f"roles.{name}.promoted.from"] = role_of.promoted.of_role
    for path, role in doers.items():
        if role not in department.roles:
            known = ", ".join(department.roles)
            raise InputError(f"“{role}” at {path} is no role of this department.", f"Its roles are {known}.")
    if any(doer is None for doer in after_sale_doers(department).values()) and not any(
        role.accounts_max for role in department.roles.values()
    ):
        path = next(path for path, doer in after_sale_doers(department).items() if doer is None)
        raise InputError(
            f"Nobody looks after customers who could do what is under {path.rpartition('.')[0]}.",
            f"Name a role at {path}, or give a role accounts_max.",
        )
    for name, mailing in department.mailings.items():
        for product in mailing.lifts:
            if product not in department.reorders:
                known = ", ".join(department.reorders) or "nothing"
                raise InputError(
                    f"“{product}” at mailings.{name}.lifts is nothing that is ordered again.",
                    f"Under reorders there is {known}.",
                )
    if department.working_time.selling + department.working_time.preparing <= 0.0:
        raise InputError("Nobody has time for deals.", "Give working_time.selling a share of the day.")


def _cents(amount: float) -> int:
    return round(100 * amount)


def _segment(name: str, segment: Segment, department: Department, future: Future) -> SegmentPlan:
    path = f"segments.{name}"
    sold = {key: product for key, product in department.products.items() if name in product.sold_to}
    margins = {
        key: future.constant(product.gross_margin, f"products.{key}.gross_margin") for key, product in sold.items()
    }
    is_once = segment.deal_size.kind == "money"
    main = [margins[key] for key, product in sold.items() if product.attach_rate is None]
    return SegmentPlan(
        name=name,
        companies=segment.companies,
        deal_size=future.per_case(segment.deal_size, f"{path}.deal_size"),
        is_once=is_once,
        time_to_decide=future.per_case(segment.time_to_decide, f"{path}.time_to_decide"),
        win_rate=future.constant(segment.win_rate, f"{path}.win_rate"),
        never_decides=future.constant(segment.never_decides, f"{path}.never_decides"),
        churn_per_year=future.constant(segment.churn, f"{path}.churn"),
        growth_per_year=future.constant(segment.grows, f"{path}.grows"),
        additions=tuple(
            Addition(
                key,
                future.constant(product.attach_rate, f"products.{key}.attach_rate"),
                future.constant(product.adds, f"products.{key}.adds"),
                margins[key],
                is_once if product.paid is None else product.paid == "once",
                future.constant(product.cross_sold, f"products.{key}.cross_sold"),
            )
            for key, product in sold.items()
            if product.attach_rate is not None
        ),
        main_product=" or ".join(key for key, product in sold.items() if product.attach_rate is None),
        gross_margin=math.fsum(main) / len(main) if main else 1.0,
        is_travelled=name == _TRAVELLED,
    )


def _role(name: str, role: Role, department: Department, baseline: Department, future: Future) -> RolePlan:
    path = f"roles.{name}"
    tools = tools_of(name, department)
    sells_to = tuple(segment for segment in role.sells_to if segment in department.segments)
    return RolePlan(
        name=name,
        count=role.count,
        salary=role.pay.salary.cents,
        bonus_at_target=role.pay.bonus_at_target.cents if role.pay.bonus_at_target else 0,
        full_after=future.per_case(role.starts_full_after, f"{path}.starts_full_after")
        if role.starts_full_after
        else None,
        leaves_per_year=future.constant(role.leaves, f"{path}.leaves"),
        sells_to=sells_to,
        open_deals_max=role.open_deals_max,
        quota=_cents(role.quota.per_year) if role.quota else 0,
        helps=dict(role.helps),
        outbound=compile_outbound(name, role, department, tools, future),
        visits=compile_visits(name, role, future),
        urgency={duty: _URGENCY[words] for duty, words in role.does.items()},
        accounts_max=role.accounts_max or 0,
        looks_after=frozenset(role.looks_after),
        coaching_seconds_per_week=_coaching_seconds_per_week(role),
        approves_discounts="discounts" in role.approves,
        skill=future.per_case(role.skill, f"{path}.skill") if role.skill else _usual_skill(),
        vacation_weeks=round((role.vacation_days or 0) / len(department.calendar.work_days)),
        part_time=role.part_time if role.part_time is not None else 1.0,
        promoted_from=role.promoted.of_role if role.promoted else "",
        promoted_after=round(role.promoted.after.seconds) if role.promoted else 0,
        reviews_above=role.reviews.deals_above.cents if role.reviews else 0,
        review=round(role.reviews.work.seconds) if role.reviews else 0,
        more_time=more_time(name, department, baseline),
        step_work=step_work(name, department),
        tools_per_month=sum(_cents(tool.cost.per_year / 12) for tool in tools),
    )


def _motivation(department: Department) -> MotivationPlan | None:
    found = department.motivation
    return MotivationPlan(found.behind, found.effort, found.leaving) if found else None


def _coaching_seconds_per_week(role: Role) -> float:
    if role.coaching_hours_per_rep is None:
        return 0.0
    return role.coaching_hours_per_rep.per_year * 7 / 365.25 * HOUR_SECONDS


@lru_cache(maxsize=1)
def _usual_skill() -> Quantity:
    odds = math.exp(_Z90 * parameter("department.skill.sd").default)
    return Quantity("number", "varies", 1.0, 1 / odds, odds, "", TwoPiece(1.0, 1 / odds, odds))


def _costs(department: Department) -> CostPlan:
    costs = department.costs
    hiring = department.hiring
    return CostPlan(
        overhead=costs.overhead,
        tools_per_month=_cents(costs.tools_per_rep.per_year / 12) if costs.tools_per_rep else 0,
        travel_per_deal=costs.travel_per_large_deal.cents if costs.travel_per_large_deal else 0,
        per_hire=hiring.cost_per_hire.cents if hiring and hiring.cost_per_hire else 0,
    )
