"""Contracts that go on: somebody prepares it in time, or the customer is the more likely to let it end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.after_sale import RenewalPlan
from salessim.department.hands import work_for
from salessim.department.journal import ContractRenewed, CustomerGrew
from salessim.department.kernel import Course

if TYPE_CHECKING:
    from salessim.department.world import World


def prepare(account: Account, number: int, plan: RenewalPlan, world: World) -> Course:
    """Prepares the renewal of a contract, from so long before its end on."""
    yield plan.term - plan.starts_before
    if account.is_gone:
        return
    plan = world.plan.after_sale.renewals or plan  # it may have changed meanwhile
    u = world.luck.uniform("renewal", *account.deal.origin, number, "work")
    if (yield from work_for(account, plan.done_by, plan.work.quantile(u), "renewals", world)):
        account.prepared = number


def renew(account: Account, number: int, plan: RenewalPlan, world: World) -> None:
    """The contract goes on, at a price that has risen, and the next renewal is on its way."""
    more = round(account.cents * plan.price_rise)
    segment = account.deal.segment.name
    if more:
        account.cents += more
        world.journal.add(CustomerGrew(world.now, account.name, segment, more, "price rise"))
    is_prepared = account.prepared == number
    world.journal.add(ContractRenewed(world.now, account.name, segment, account.cents, is_prepared))
    world.start(prepare(account, number + 1, plan, world))
