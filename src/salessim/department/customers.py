"""The way of a customer: his order is carried out, he pays more from year to year, and one day he leaves."""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from salessim.department.account import Account
from salessim.department.accounts import find_carer, part_with
from salessim.department.deal import Deal
from salessim.department.distributing import keeps_his_part
from salessim.department.expanding import has_anniversary
from salessim.department.journal import ContractBegan, CustomerLeft
from salessim.department.kernel import Course
from salessim.department.loyalty import YEAR_SECONDS, hazard_of, next_change, patience_of
from salessim.department.onboarding import onboards
from salessim.department.orders import first_order, fulfil
from salessim.department.referring import refers
from salessim.department.renewing import prepare, renew
from salessim.department.reordering import reorders
from salessim.department.satisfaction import move_satisfaction
from salessim.department.service import complain, has_tickets
from salessim.department.visiting import is_visited

if TYPE_CHECKING:
    from salessim.department.world import World

_LONGEST_YEARS = 1000
_WEEK_SECONDS = 7 * 86_400


def remains_customer(deal: Deal, cents: int, world: World) -> Course:
    """One customer from his first order, for `cents`, to the end."""
    segment = deal.segment.name
    yearly = yearly_cents(deal, cents)
    assert deal.owner is not None
    world.customers += 1
    keeps_his_part(deal, cents, world)
    world.journal.add(ContractBegan(world.kernel._now, deal.name, deal.owner.name, segment, cents - yearly, yearly))
    account = _account(deal, cents, yearly, world)
    late_seconds: int | None = 0
    if world.plan.after_sale.carries_out_orders:
        late_seconds = yield from fulfil(first_order(deal, cents), world)
    if late_seconds is None:
        why = "cancelled"
    else:
        account.since = world.kernel._now
        world.accounts[account.name] = account
        find_carer(account, world)
        _begins(account, late_seconds, world)
        why = yield from _stays(account, world)
    world.journal.add(CustomerLeft(world.kernel._now, deal.name, segment, account.cents, why))
    part_with(account, world)
    world.customers -= 1
    world.companies.release(segment, deal.company)


def _begins(account: Account, late_seconds: int, world: World) -> None:
    """What is done for a customer from the first day on."""
    plan = world.plan.after_sale
    if late_seconds:
        points = min(plan.feelings.late_at_most, plan.feelings.late_week * late_seconds / _WEEK_SECONDS)
        move_satisfaction(account, -points, "late delivery", world)
        if late_seconds > plan.feelings.complains_after:
            complain(account, "late delivery", world)
    if plan.onboarding is not None:
        world.start(onboards(account, world))
    if plan.service is not None:
        world.start(has_tickets(account, world))
    if plan.visits is not None:
        world.start(is_visited(account, world))
    if plan.referrals is not None:
        world.start(refers(account, world))
    for product in plan.reorders:
        world.start(reorders(account, product, world))


def yearly_cents(deal: Deal, cents: int) -> int:
    """What of an order for `cents` is paid every year [cents]: all of it, or that part of it which its products say."""
    core = _core_cents(deal, cents)
    once = math.fsum(core * addition.adds for addition in deal.additions() if addition.is_once)
    return cents - round(once + core if deal.segment.is_once else once)


def _core_cents(deal: Deal, cents: int) -> float:
    """What of an order is for the main product [cents]."""
    return cents / (1.0 + math.fsum(addition.adds for addition in deal.additions()))


def _account(deal: Deal, cents: int, yearly: int, world: World) -> Account:
    account = Account(deal, yearly, world.kernel._now)
    account.core_cents = _core_cents(deal, cents)
    account.products = {addition.name for addition in deal.additions()}
    return account


def _stays(account: Account, world: World) -> Generator[Any, Any, str]:
    """Adds up the hazard of leaving until the customer has had enough; comes to why he left.

    Without contracts he leaves in that moment, otherwise when his contract ends. He grows at every anniversary.
    """
    renewals = world.plan.after_sale.renewals
    looked_at_every = world.looks_at_customers_every
    patience = patience_of(account)
    spent = at_renewal = 0.0
    number, term_ends = 0, _LONGEST_YEARS * YEAR_SECONDS
    if renewals is not None:
        number, term_ends = 1, world.kernel._now + renewals.term
        world.start(prepare(account, number, renewals, world))
    while True:
        hazard = hazard_of(account, world)
        until = min(next_change(account, world), term_ends, world.kernel._now + looked_at_every)
        if renewals is None:
            left_in = (patience - spent) / hazard * YEAR_SECONDS if hazard > 0.0 else math.inf
            if left_in < until - world.kernel._now:
                yield max(0, round(left_in))
                return "left"
        spent += hazard * (until - world.kernel._now) / YEAR_SECONDS
        yield until - world.kernel._now
        spent += account.take_shock()
        if renewals is not None and world.kernel._now == term_ends:
            if account.prepared < number:
                spent += (spent - at_renewal) * (world.plan.after_sale.loyalty.unprepared - 1.0)
            if spent >= patience:
                return "not renewed"
            renewals = world.plan.after_sale.renewals or renewals  # the plan may have changed
            renew(account, number, renewals, world)
            number, term_ends, at_renewal = number + 1, world.kernel._now + renewals.term, spent
        years, into_year = divmod(world.kernel._now - account.since, YEAR_SECONDS)
        if into_year == 0:
            has_anniversary(account, years, world)
