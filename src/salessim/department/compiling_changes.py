"""From the changes in a what-if to deeds: what is done to the department, and on which day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from salessim.department.deeds import (
    Action,
    Deed,
    Guard,
    HirePeople,
    Lay,
    MoveBoundaries,
    MovePerson,
    PeopleLeave,
    Prepend,
    ReassignAccounts,
    ReassignTerritory,
    ResizeTerritory,
    ScaleMarket,
    ScalePrices,
    SpendMoney,
    TrainPeople,
)
from salessim.errors import InputError
from salessim.model.parameters import parameter
from salessim.model.whatif import Change
from salessim.model.whatif_verbs import Spend
from salessim.units import Money, MoneyRate, parse_factor

MARKET_WIDE = ("demand", "time_to_decide")
"""Keys of `set` that scale the whole market."""


def compile_changes(changes: Iterable[Change], written: Iterable[Mapping[str, Any]], starts: str) -> tuple[Deed, ...]:
    """The deeds of some changes, in the order of their days; on one day, in that of the file.

    Args:
        changes: The changes.
        written: The same changes as they stand in the file, all scalars as texts.
        starts: The first day of the plan.
    """
    deeds = []
    for number, (change, raw) in enumerate(zip(changes, written, strict=True)):
        guard = _guard(change)
        for day, action in _actions(change, raw, number):
            deeds.append(Deed(max(day or starts, starts, guard.day if guard else ""), action, guard))
    return tuple(_at_once(sorted(deeds, key=lambda deed: deed.day)))


def _at_once(deeds: Iterable[Deed]) -> Iterator[Deed]:
    """The same deeds; boundaries that move on one day move at once, so that no customer changes hands twice."""
    for (day, guard, is_boundary), group in groupby(
        deeds, key=lambda deed: (deed.day, deed.guard, isinstance(deed.action, MoveBoundaries))
    ):
        if not is_boundary:
            yield from group
            continue
        actions = (deed.action for deed in group)
        moves = tuple(move for action in actions if isinstance(action, MoveBoundaries) for move in action.moves)
        for origin in dict.fromkeys(move[0] for move in moves):
            gone = sum(share for other, _, share in moves if other == origin)
            if gone > 1.0 + 1e-6:
                raise InputError(
                    f"On {day}, {gone:.0%} of the companies of “{origin}” go to other territories.",
                    "Let the parts under `gains` that are taken from one territory add up to 100% at most.",
                )
        yield Deed(day, MoveBoundaries(moves), guard)


def _guard(change: Change) -> Guard | None:
    if change.if_by is None:
        return None
    limits = tuple(
        (name, asked.low, asked.high, asked.is_low_included, asked.is_high_included)
        for name, asked in change.if_by.when.items()
    )
    return Guard(change.if_by.date, limits)


def _actions(change: Change, raw: Mapping[str, Any], number: int) -> Iterator[tuple[str, Action]]:
    """What one change comes to: day and action; an empty day is the first one."""
    if change.hire:
        hire = change.hire
        yield hire.approved, HirePeople(hire.role, hire.count, hire.territory or "")
    elif change.leave:
        leave = change.leave
        yield leave.on, PeopleLeave(leave.role or "", leave.count, leave.who or "", leave.replaced)
    elif change.move:
        move = change.move
        yield move.on, MovePerson(move.who, role=move.to or "", territory=move.territory or "")
    elif change.promote:
        rise = change.promote
        yield rise.on, MovePerson(rise.who or "", rise.best_of or "", rise.to, is_promotion=True)
    elif change.reassign:
        given = change.reassign
        if given.accounts_of:
            yield given.on, ReassignAccounts(given.accounts_of, given.to)
            return
        territory = given.territory or ""
        if given.to:
            yield given.on, ReassignTerritory(territory, given.to)
        if given.share_of_companies is not None:
            yield given.on, ResizeTerritory(territory, given.share_of_companies)
        if given.gains:
            yield given.on, MoveBoundaries(tuple((origin, territory, share) for origin, share in given.gains.items()))
    elif change.spend:
        yield change.spend.starting or "", _spending(change.spend)
    elif change.set is not None:
        yield from ((change.starting or "", action) for action in _overlay(raw["set"]))
    elif change.train or change.reprice or change.launch or change.campaign:
        yield from _on_the_market(change, raw, number)
    else:
        yield from _on_the_file(change, raw)


def _on_the_market(change: Change, raw: Mapping[str, Any], number: int) -> Iterator[tuple[str, Action]]:
    """Training, prices, products and campaigns."""
    if change.train:
        train = change.train
        if train.playbook:
            yield train.on, _lay({"playbooks": dict.fromkeys(train.roles, train.playbook)})
        odds = (train.odds.median, train.odds.low, train.odds.high) if train.odds else (1.0, 1.0, 1.0)
        seconds = round(train.takes.seconds) if train.takes else 0
        yield train.on, TrainPeople(f"training {number}", train.roles, odds, train.reaches, seconds)
        if train.cost:
            yield train.on, SpendMoney("training", once_cents=train.cost.cents)
    elif change.reprice:
        price = change.reprice
        odds_of_winning = (
            price.odds.median if price.odds else price.by ** -parameter("department.price-response").default
        )
        yield price.on, ScalePrices(price.segments, price.by, odds_of_winning)
    elif change.launch:
        launch = change.launch
        written = {key: value for key, value in raw["launch"].items() if key not in ("product", "on", "cost")}
        yield launch.on, _lay({"products": {launch.product: written}})
        if launch.cost:
            yield launch.on, SpendMoney("launch", once_cents=launch.cost.cents)
    elif change.campaign:
        written = {key: value for key, value in raw["campaign"].items() if key != "channel"}
        yield "", _lay({"marketing": {change.campaign.channel: {"campaigns": {f"campaign {number}": written}}}})


def _on_the_file(change: Change, raw: Mapping[str, Any]) -> Iterator[tuple[str, Action]]:
    """What another value in the department's file says."""
    if change.pay:
        pay = {key: raw["pay"][key] for key in ("salary", "bonus_at_target") if key in raw["pay"]}
        role = ({"pay": pay} if pay else {}) | ({"leaves": raw["pay"]["leaves"]} if "leaves" in raw["pay"] else {})
        yield change.pay.on, _lay({"roles": {change.pay.role: role}})
    elif change.quota:
        yield change.quota.on, _lay({"roles": {change.quota.role: {"quota": raw["quota"]["quota"]}}})
    elif change.route:
        route = {key: value for key, value in raw["route"].items() if key != "on"}
        yield change.route.on, Prepend("routes", json.dumps(route))
    elif change.buy:
        yield change.buy.on, _lay({"tools": {change.buy.tool: {"in_use": "yes"}}})


def _spending(spend: Spend) -> SpendMoney:
    amount = spend.amount
    if isinstance(amount, MoneyRate):
        return SpendMoney(spend.for_what, yearly_cents=round(100 * amount.per_year))
    assert isinstance(amount, Money)
    return SpendMoney(spend.for_what, once_cents=amount.cents)


def _overlay(written: Mapping[str, Any]) -> Iterator[Action]:
    factors = {key: parse_factor(str(written[key])) for key in MARKET_WIDE if key in written}
    if factors:
        yield ScaleMarket(**factors)
    rest = {key: value for key, value in written.items() if key not in MARKET_WIDE}
    if rest:
        yield _lay(rest)


def _lay(overlay: Mapping[str, Any]) -> Lay:
    return Lay(json.dumps(overlay, ensure_ascii=False))
