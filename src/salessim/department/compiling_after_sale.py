"""From the sections of a document about the time after the sale to that part of the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from salessim.department.after_sale import (
    SELLER,
    AfterSale,
    AttackPlan,
    DeliveryPlan,
    DistributorsPlan,
    ExpansionPlan,
    Feelings,
    Handling,
    LoyaltyAssumptions,
    MailingPlan,
    OnboardingPlan,
    OrdersPlan,
    ProductionPlan,
    ReferralPlan,
    RenewalPlan,
    ReorderPlan,
    ServicePlan,
    StockPlan,
    VisitsPlan,
)
from salessim.department.future import Future
from salessim.model.after_sale import (
    Delivery,
    Distributors,
    Expansion,
    Onboarding,
    Orders,
    Referrals,
    Renewals,
    Reorder,
    Service,
    Visits,
)
from salessim.model.department import MONTHS, Department
from salessim.model.parameters import parameter
from salessim.units import Quantity, parse_date

AFTER_SALE_DUTIES = (
    "orders",
    "invoices",
    "onboarding",
    "tickets",
    "urgent tickets",
    "complaints",
    "escalations",
    "visits",
    "renewals",
    "expansion",
    "distributors",
)
"""Duties of the time after the sale that a role can put in an order."""


def compile_after_sale(department: Department, future: Future) -> AfterSale:
    """What a department does after the sale, in one simulated future."""
    return AfterSale(
        orders=_orders(department.orders, future) if department.orders else None,
        delivery=_delivery(department.delivery, future) if department.delivery else None,
        onboarding=_onboarding(department.onboarding, future) if department.onboarding else None,
        service=_service(department.service, future) if department.service else None,
        visits=_visits(department.visits, future) if department.visits else None,
        churn_by_year=department.customers.churn_by_year if department.customers else (1.0,),
        renewals=_renewals(department.renewals, future) if department.renewals else None,
        attacks=tuple(
            AttackPlan(
                parse_date(attack.starts),
                attack.lasts.seconds,
                frozenset(attack.segments or department.segments),
                attack.churn,
            )
            for attack in department.competitor_attacks
        ),
        expansion=_expansion(department.expansion, future) if department.expansion else None,
        referrals=_referrals(department.referrals, future) if department.referrals else None,
        distributors=_distributors(department.distributors, future) if department.distributors else None,
        reorders=tuple(_reorder(name, reorder, future) for name, reorder in department.reorders.items()),
        mailings=tuple(
            MailingPlan(
                name,
                frozenset(MONTHS.index(month) for month in mailing.months),
                mailing.cost.cents if mailing.cost else 0,
                mailing.discount,
                dict(mailing.lifts),
            )
            for name, mailing in department.mailings.items()
        ),
        loyalty=_loyalty(),
        feelings=_feelings(),
    )


def after_sale_doers(department: Department) -> dict[str, str | None]:
    """Who has work after the sale, by path: a role, or None for whoever looks after the customer."""
    doers: dict[str, str | None] = {}
    if department.orders:
        doers["orders.entered_by"] = department.orders.entered_by
    if department.distributors:
        doers["distributors.looked_after_by"] = department.distributors.looked_after_by
    for section, part in (
        ("onboarding", department.onboarding),
        ("visits", department.visits),
        ("renewals", department.renewals),
        ("expansion", department.expansion),
    ):
        if part is not None and part.done_by != SELLER:
            doers[f"{section}.done_by"] = part.done_by
    service = department.service
    if service is not None:
        doers["service.done_by"] = service.done_by
        if service.escalated_to is not None:
            doers["service.escalated_to"] = service.escalated_to
        if service.complaints is not None:
            doers["service.complaints.done_by"] = service.complaints.done_by
    return doers


def _orders(orders: Orders, future: Future) -> OrdersPlan:
    correction = orders.correction
    return OrdersPlan(
        entered_by=orders.entered_by,
        entry=future.per_case(orders.entry, "orders.entry"),
        errors=future.constant(orders.errors, "orders.errors"),
        correction=future.per_case(correction, "orders.correction") if correction else _usual_correction(),
        invoice=future.per_case(orders.invoice, "orders.invoice") if orders.invoice else None,
        cancelled=future.constant(orders.cancelled, "orders.cancelled"),
    )


@lru_cache(maxsize=1)
def _usual_correction() -> Quantity:
    seconds = 60 * parameter("department.orders.correction").default
    return Quantity("duration", "known", seconds, seconds, seconds, "s")


def _delivery(delivery: Delivery, future: Future) -> DeliveryPlan:
    stock, production, late = delivery.from_stock, delivery.made_to_order, delivery.late
    path = "delivery.from_stock"
    return DeliveryPlan(
        stock=(
            StockPlan(
                share=stock.share,
                items=stock.items,
                restocked_within=future.per_case(stock.restocked_within, f"{path}.restocked_within"),
                takes=future.per_case(stock.takes, f"{path}.takes"),
                promised=stock.promised.seconds,
            )
            if stock
            else None
        ),
        production=(
            ProductionPlan(
                slots=production.slots,
                takes=future.per_case(production.takes, "delivery.made_to_order.takes"),
                promised=production.promised.seconds,
            )
            if production
            else None
        ),
        penalty_per_week=late.penalty_per_week if late else 0.0,
        penalty_at_most=late.penalty_at_most if late else 1.0,
        cancelled_per_week=late.cancelled_per_week if late else 0.0,
    )


def _renewals(renewals: Renewals, future: Future) -> RenewalPlan:
    return RenewalPlan(
        term=renewals.term.seconds,
        done_by=renewals.done_by,
        work=future.per_case(renewals.work, "renewals.work"),
        starts_before=renewals.starts_before.seconds,
        price_rise=future.constant(renewals.price_rise, "renewals.price_rise"),
    )


def _onboarding(onboarding: Onboarding, future: Future) -> OnboardingPlan:
    return OnboardingPlan(
        done_by=onboarding.done_by,
        work=future.per_case(onboarding.work, "onboarding.work"),
        takes=future.per_case(onboarding.takes, "onboarding.takes"),
    )


def _service(service: Service, future: Future) -> ServicePlan:
    work = future.per_case(service.work, "service.work")
    usual = Handling(service.done_by, work, "tickets", service.resolved_within.seconds)
    urgent_within = service.urgent_within or service.resolved_within
    complaints = service.complaints
    return ServicePlan(
        tickets_per_year={
            segment: future.per_case(rate, f"service.tickets.{segment}") for segment, rate in service.tickets.items()
        },
        urgent=service.urgent,
        escalated=service.escalated,
        escalated_to=service.escalated_to,
        usual=usual,
        urgent_handling=Handling(service.done_by, work, "urgent tickets", urgent_within.seconds),
        complaints=(
            Handling(
                complaints.done_by,
                future.per_case(complaints.work, "service.complaints.work"),
                "complaints",
                complaints.within.seconds,
            )
            if complaints
            else replace(usual, duty="complaints")
        ),
    )


def _visits(visits: Visits, future: Future) -> VisitsPlan:
    return VisitsPlan(
        per_year=dict(visits.per_year),
        done_by=visits.done_by,
        work=future.per_case(visits.work, "visits.work"),
        travel=visits.travel.cents if visits.travel else 0,
    )


def _expansion(expansion: Expansion, future: Future) -> ExpansionPlan:
    return ExpansionPlan(expansion.share, expansion.done_by, future.per_case(expansion.work, "expansion.work"))


def _referrals(referrals: Referrals, future: Future) -> ReferralPlan:
    return ReferralPlan(
        future.constant(referrals.named, "referrals.named"),
        future.constant(referrals.become_qualified, "referrals.become_qualified"),
    )


def _distributors(distributors: Distributors, future: Future) -> DistributorsPlan:
    path = "distributors"
    neglected = distributors.neglected
    return DistributorsPlan(
        count=distributors.count,
        looked_after_by=distributors.looked_after_by,
        visits_per_year=distributors.visits.per_year,
        work=future.per_case(distributors.work, f"{path}.work"),
        leads_per_year={
            segment: future.per_case(rate, f"{path}.leads.{segment}") for segment, rate in distributors.leads.items()
        },
        neglected=parameter("department.distributors.neglected").default if neglected is None else neglected,
        become_qualified=future.constant(distributors.become_qualified, f"{path}.become_qualified"),
        keeps=distributors.keeps,
    )


def _reorder(name: str, reorder: Reorder, future: Future) -> ReorderPlan:
    path = f"reorders.{name}"
    replenished, entry = reorder.replenished_within, reorder.entry
    return ReorderPlan(
        name=name,
        per_year={
            segment: future.per_case(rate, f"{path}.bought_by.{segment}") for segment, rate in reorder.bought_by.items()
        },
        size=future.per_case(reorder.size, f"{path}.size"),
        gross_margin=reorder.gross_margin,
        in_stock=reorder.in_stock,
        takes=future.per_case(reorder.takes, f"{path}.takes"),
        replenished_within=future.per_case(replenished, f"{path}.replenished_within") if replenished else None,
        promised=reorder.promised.seconds,
        entry=future.per_case(entry, f"{path}.entry") if entry else None,
    )


@lru_cache(maxsize=1)
def _feelings() -> Feelings:
    def value(name: str) -> float:
        return parameter(f"department.satisfaction.{name}").default

    return Feelings(
        usual=value("usual"),
        half_life=value("half-life") * 86_400,
        churn_per_point=value("churn-per-point"),
        late_week=value("late-week"),
        late_at_most=value("late-at-most"),
        complains_after=round(value("complains-after") * 86_400),
        surprise_chance=value("surprise-chance"),
        surprise=value("surprise"),
        surprise_work=value("surprise-work"),
        late_ticket={kind: value(f"late-{kind}") for kind in ("usual", "urgent", "complaint")},
        made_good=value("made-good"),
        missed_visit=value("missed-visit"),
        visit_slack=round(value("visit-slack") * 86_400),
    )


@lru_cache(maxsize=1)
def _loyalty() -> LoyaltyAssumptions:
    def value(name: str) -> float:
        return parameter(f"department.customers.{name}").default

    return LoyaltyAssumptions(
        looked_at_every=round(value("looked-at-every") * 86_400),
        unattended=value("unattended"),
        handed_over=value("handed-over"),
        unprepared=value("unprepared"),
    )
