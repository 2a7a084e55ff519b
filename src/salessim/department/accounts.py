"""Who looks after which customer: somebody who has a place for him, one of his territory first, or else nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.journal import AccountTaken

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World


def find_carer(account: Account, world: World) -> None:
    """Gives a customer to somebody who has a place for him; without one he waits until there is."""
    if account.deal.segment.name not in world.cared_for:
        return
    seat = _with_place(account, world)
    if seat is None:
        world.unattended[account.name] = account
    else:
        _look_after(account, seat, world)


def _with_place(account: Account, world: World) -> Seat | None:
    """Who has a place for a customer: of his territory before anybody else, and only of it where that is closed."""
    local = world.seats_of_territory(account.deal.territory)
    free = [seat for seat in world.carers_of(account.deal.segment.name) if seat.has_place]
    near = [seat for seat in free if seat.name in local]
    if account.deal.territory in world.closed_territories:
        free = near
    return min(near or free, key=lambda one: len(one.accounts), default=None)


def give_places(world: World) -> None:
    """Somebody has a place again: whoever has waited longest for one is looked after."""
    while world.unattended:
        served = {name for name in world.plan.segments if any(seat.has_place for seat in world.carers_of(name))}
        waiting = world.unattended.values() if served else ()
        account = next((each for each in waiting if each.deal.segment.name in served and _fits(each, world)), None)
        if account is None:
            return
        del world.unattended[account.name]
        find_carer(account, world)


def _fits(account: Account, world: World) -> bool:
    """Whether somebody with a place may have a customer, if anybody with a place sells to such."""
    return account.deal.territory not in world.closed_territories or _with_place(account, world) is not None


def hand_accounts_over(seat: Seat, world: World) -> None:
    """Somebody has left: colleagues who have a place take his customers; the others wait for his successor."""
    for account in list(seat.accounts.values()):
        _let_go(account)
        find_carer(account, world)


def hand_over_to(account: Account, seat: Seat, world: World) -> None:
    """Gives a customer to somebody else to look after."""
    _let_go(account)
    _look_after(account, seat, world)


def hand_over(account: Account, world: World) -> bool:
    """A territory is worked by others: one of them with a place takes the customer; comes to whether somebody did."""
    local = world.seats_of_territory(account.deal.territory)
    seat = account.seat
    if seat is None or seat.name in local:
        return False
    if not any(other.has_place and other.name in local for other in world.carers_of(account.deal.segment.name)):
        return False
    _let_go(account)
    find_carer(account, world)
    return True


def part_with(account: Account, world: World) -> None:
    """The customer has left us."""
    account.is_gone = True
    world.accounts.pop(account.name, None)
    world.unattended.pop(account.name, None)
    if account.seat is not None:
        _let_go(account)
        if world.unattended:
            give_places(world)


def _let_go(account: Account) -> None:
    seat = account.seat
    assert seat is not None
    del seat.accounts[account.name]
    account.seat = None


def _look_after(account: Account, seat: Seat, world: World) -> None:
    before = account.formerly
    account.seat = seat
    account.formerly = (seat, seat.tenure)
    seat.accounts[account.name] = account
    if before is not None:
        former, tenure = before
        if former is not seat:
            former.desk.hand_over(seat.desk, account.works)
        if (former, tenure) != (seat, seat.tenure):
            account.suffer(world.plan.after_sale.loyalty.handed_over)
    world.journal.add(AccountTaken(world.now, account.name, seat.name, before[0].name if before else ""))
