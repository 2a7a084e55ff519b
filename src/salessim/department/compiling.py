"""From a department document to a plan: one simulated future, in which what the document is unsure about is drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from salessim.department.compiling_after_sale import AFTER_SALE_DUTIES, after_sale_doers, compile_after_sale
from salessim.department.plan import (
    Addition,
    Assumptions,
    ChannelPlan,
    CostPlan,
    DiscountPlan,
    NotUsed,
    OutboundPlan,
    Plan,
    QualifyingPlan,
    RolePlan,
    SegmentPlan,
    StepPlan,
    TerritoryPlan,
)
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.model.department import MONTHS, Channel, Department, Month, Role, Segment
from salessim.model.parameters import parameter
from salessim.units import Quantity, TwoPiece, WorkCalendar, parse_date, parse_holidays

HOUR_SECONDS = 3600
DAY_SECONDS = 86_400

OWNER = "AE"
"""In `done_by`: whoever owns the deal."""

_URGENCY = {"first": 0, "second": 1, "rest of the day": 9}
_DUTIES = ("inbound", "outbound", *AFTER_SALE_DUTIES)
_APPROVALS = ("discounts",)
_TRAVELLED = "large"
_Z90 = 1.2815515655446004


class Future:
    """One simulated future: what nobody knows exactly has one value in it, the same for all plans.

    Args:
        luck: Where the values come from; None: every one is the best guess.
    """

    def __init__(self, luck: Luck | None) -> None:
        self._luck = luck

    def per_case(self, quantity: Quantity, path: str) -> Quantity:
        """A quantity to be drawn for every case; one that is unsure is the same in all."""
        if quantity.nature != "unsure":
            return quantity
        value = self._drawn(quantity, path)
        return replace(quantity, nature="known", median=value, low=value, high=value, spread=None)

    def constant(self, quantity: Quantity | None, path: str, absent: float = 0.0) -> float:
        """One number; for a quantity that varies between cases, their mean."""
        if quantity is None:
            return absent
        return self._drawn(quantity, path) if quantity.nature == "unsure" else quantity.mean()

    def _drawn(self, quantity: Quantity, path: str) -> float:
        return quantity.median if self._luck is None else quantity.quantile(self._luck.uniform("unsure", path))


def compile_plan(department: Department, luck: Luck | None = None) -> Plan:
    """The plan of a department.

    Args:
        department: The document.
        luck: The luck of the simulated future; None: the best guesses.

    Raises:
        InputError: Somebody is to do a step whom the department does not have, or nobody has time for any.
    """
    _refuse_what_cannot_run(department)
    future = Future(luck)
    process = department.process
    calendar = department.calendar
    discount = process.discount
    typical = discount.typical if discount else 0.0
    most = discount.most_allowed if discount and discount.most_allowed is not None else 1.0
    working_time = department.working_time
    assumptions = _assumptions()
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
        roles={name: _role(name, role, department, future) for name, role in department.roles.items()},
        territories=tuple(
            TerritoryPlan(name, territory.share_of_companies, frozenset(territory.reps))
            for name, territory in department.territories.items()
        ),
        channels=tuple(_channel(name, channel, future) for name, channel in department.marketing.items()),
        qualifying=_qualifying(department, future),
        steps=_steps(department, future),
        discount=DiscountPlan(
            typical, most, discount.approval_above if discount and discount.approval_above is not None else most
        ),
        time_to_hire=(
            future.per_case(department.hiring.time_to_hire, "hiring.time_to_hire") if department.hiring else None
        ),
        costs=_costs(department),
        after_sale=compile_after_sale(department, future),
        assumptions=assumptions,
        not_used=not_used(department),
    )


def _refuse_what_cannot_run(department: Department) -> None:
    process = department.process
    doers = {"process.qualifying.done_by": process.qualifying.done_by}
    for step in process.steps:
        if step.done_by != OWNER:
            doers[f"process.steps.{step.step}.done_by"] = step.done_by
        if step.with_whom is not None:
            doers[f"process.steps.{step.step}.with"] = step.with_whom
    doers |= after_sale_doers(department)
    for path, role in doers.items():
        if role not in department.roles:
            known = ", ".join(department.roles)
            raise InputError(f"“{role}” at {path} is no role of this department.", f"Its roles are {known}.")
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
            )
            for key, product in sold.items()
            if product.attach_rate is not None
        ),
        gross_margin=math.fsum(main) / len(main) if main else 1.0,
        is_travelled=name == _TRAVELLED,
    )


def _role(name: str, role: Role, department: Department, future: Future) -> RolePlan:
    path = f"roles.{name}"
    outbound = role.outbound
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
        outbound=(
            OutboundPlan(
                future.constant(outbound.touches_per_day, f"{path}.outbound.touches_per_day"),
                future.constant(outbound.becomes_qualified, f"{path}.outbound.becomes_qualified"),
                {segment: share for segment, share in outbound.aims_at.items() if segment in department.segments},
            )
            if outbound
            else None
        ),
        urgency={duty: _URGENCY[words] for duty, words in role.does.items()},
        accounts_max=role.accounts_max or 0,
        coaching_seconds_per_week=_coaching_seconds_per_week(role),
        approves_discounts="discounts" in role.approves,
        skill=future.per_case(role.skill, f"{path}.skill") if role.skill else _usual_skill(),
    )


def _coaching_seconds_per_week(role: Role) -> float:
    if role.coaching_hours_per_rep is None:
        return 0.0
    return role.coaching_hours_per_rep.per_year * 7 / 365.25 * HOUR_SECONDS


@lru_cache(maxsize=1)
def _usual_skill() -> Quantity:
    odds = math.exp(_Z90 * parameter("department.skill.sd").default)
    return Quantity("number", "varies", 1.0, 1 / odds, odds, "", TwoPiece(1.0, 1 / odds, odds))


def _channel(name: str, channel: Channel, future: Future) -> ChannelPlan:
    path = f"marketing.{name}"
    return ChannelPlan(
        name=name,
        leads_per_month={
            segment: future.per_case(quantity, f"{path}.leads_per_month.{segment}")
            for segment, quantity in channel.leads_per_month.items()
        },
        become_qualified=future.constant(channel.become_qualified, f"{path}.become_qualified"),
        cost_per_month=channel.cost_per_month.cents if channel.cost_per_month else 0,
        season=season_of(channel.season),
    )


def season_of(named: Mapping[Month, float]) -> tuple[float, ...]:
    """What each month brings of an average month, January first; the year always makes twelve average months.

    Months that are not named share evenly what the others leave.
    """
    rest = len(MONTHS) - len(named)
    left = max(0.0, len(MONTHS) - math.fsum(named.values())) / rest if rest else 0.0
    raw = [named.get(month, left) for month in MONTHS]
    total = math.fsum(raw)
    return tuple(len(MONTHS) * share / total for share in raw) if total else (0.0,) * len(MONTHS)


def _qualifying(department: Department, future: Future) -> QualifyingPlan:
    process = department.process
    qualifying = process.qualifying
    answer = process.answer_inbound_within
    slow = process.slow_answer_costs
    return QualifyingPlan(
        done_by=qualifying.done_by,
        work=future.per_case(qualifying.work, "process.qualifying.work"),
        takes=future.per_case(qualifying.takes, "process.qualifying.takes") if qualifying.takes else None,
        answer_within=future.per_case(answer, "process.answer_inbound_within") if answer else None,
        lost_per_hour=slow.per_hour if slow else 0.0,
        lost_at_most=slow.at_most if slow else 0.0,
    )


def _steps(department: Department, future: Future) -> tuple[StepPlan, ...]:
    steps = department.process.steps
    losses = _parts_of_one([step.share_of_losses for step in steps])
    times = _parts_of_one([step.share_of_time for step in steps])
    return tuple(
        StepPlan(
            name=step.step,
            done_by=None if step.done_by == OWNER else step.done_by,
            helped_by=step.with_whom,
            work=future.per_case(step.work, f"process.steps.{step.step}.work"),
            share_of_losses=loss,
            share_of_time=time,
        )
        for step, loss, time in zip(steps, losses, times, strict=True)
    )


def _parts_of_one(shares: list[float]) -> list[float]:
    total = math.fsum(shares)
    return [share / total for share in shares] if total else [1 / len(shares)] * len(shares)


def _costs(department: Department) -> CostPlan:
    costs = department.costs
    hiring = department.hiring
    return CostPlan(
        overhead=costs.overhead,
        tools_per_month=_cents(costs.tools_per_rep.per_year / 12) if costs.tools_per_rep else 0,
        travel_per_deal=costs.travel_per_large_deal.cents if costs.travel_per_large_deal else 0,
        per_hire=hiring.cost_per_hire.cents if hiring and hiring.cost_per_hire else 0,
    )


@lru_cache(maxsize=1)
def _assumptions() -> Assumptions:
    def value(name: str) -> float:
        return parameter(f"department.{name}").default

    return Assumptions(
        leads_in_hours=value("arrivals.in-hours"),
        drift_sd=value("arrivals.drift-sd"),
        drift_memory=value("arrivals.drift-memory"),
        first_contact=value("qualifying.first-contact"),
        outbound_block=round(value("outbound.block") * HOUR_SECONDS),
        ramp_start=value("ramp.start"),
        learns_slot=value("meeting.learns-slot"),
        fade_per_slot=value("fade.missing-slot"),
        gives_up_after=value("fade.given-up-after"),
        looks_every=round(value("fade.looked-at-every") * DAY_SECONDS),
        discount_low=value("discount.low"),
        discount_high=value("discount.high"),
        discount_per_slot=value("discount.missing-slot"),
        approval=round(value("approval.work") * 60),
        waits_for_room=round(value("room.patience") * DAY_SECONDS),
    )


def not_used(department: Department) -> tuple[NotUsed, ...]:
    """What of a document the simulation leaves out, or uses for less than one could expect."""
    found = [
        NotUsed(
            f"playbooks.{who}",
            "the rates of the file hold with the playbooks in use; a change of playbook is not simulated",
        )
        for who in department.playbooks
    ]
    found += [
        NotUsed(f"working_time.{part}", "only selling and preparing count as time for leads and deals; the rest is not")
        for part in ("admin", "meetings")
        if part in department.working_time.model_fields_set
    ]
    helpers = {step.with_whom for step in department.process.steps}
    for name, role in department.roles.items():
        path = f"roles.{name}"
        found += [
            NotUsed(f"{path}.does.{duty}", f"only {', '.join(_DUTIES)} are duties with an order")
            for duty in role.does
            if duty not in _DUTIES
        ]
        found += [
            NotUsed(f"{path}.approves", f"approving {what} is not simulated")
            for what in role.approves
            if what not in _APPROVALS
        ]
        if role.coaching_hours_per_rep is not None:
            found.append(
                NotUsed(
                    f"{path}.coaching_hours_per_rep", "it takes time; its effect on skill is in the rates of the file"
                )
            )
        if role.accounts_max is not None:
            found.append(
                NotUsed(f"{path}.accounts_max", "it is counted; churn is as in the file even where nobody has room")
            )
        if role.starts_full_after is not None and not _has_tasks(name, role, department):
            found.append(NotUsed(f"{path}.starts_full_after", "nothing that is simulated takes this role's time"))
        if role.helps and name not in helpers:
            found.append(NotUsed(f"{path}.helps", "no step of the process is done with this role"))
    return tuple(found)


def _has_tasks(name: str, role: Role, department: Department) -> bool:
    process = department.process
    doers = {process.qualifying.done_by, *(who for step in process.steps for who in (step.done_by, step.with_whom))}
    return bool(
        name in doers
        or name in after_sale_doers(department).values()
        or role.sells_to
        or role.outbound
        or role.coaching_hours_per_rep
        or set(role.approves) & set(_APPROVALS)
    )
