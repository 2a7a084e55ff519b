"""When a buyer uses his tactics, what they do, and how they are countered."""

from collections.abc import Iterator
from dataclasses import replace

from salessim.luck import Luck
from salessim.negotiation.scenario.buyer_mind import BuyerMind, bettered, demand
from salessim.negotiation.scenario.table_case import PlannedTactic, TableCase
from salessim.negotiation.scenario.table_situation import Situation
from salessim.negotiation.scenario.tactics import Counter
from salessim.negotiation.talks.moves import (
    ALTERNATIVE,
    AUTHORITY,
    BUYER,
    YOU,
    Action,
    Ask,
    NameTactic,
    Propose,
    StandFirm,
)
from salessim.negotiation.talks.protocol import Event
from salessim.negotiation.talks.seat import Seat

_AFTER = "after a verbal deal"
_STUCK_AFTER = 2


def play_one(case: TableCase, situation: Situation, seat: Seat, luck: Luck) -> tuple[Situation, PlannedTactic | None]:
    """The tactic whose time has come, if there is one and luck lets him use it."""
    for tactic in case.plan.tactics:
        if tactic.index in situation.played or not _is_time_for(tactic, case, situation):
            continue
        situation = replace(situation, played=situation.played | {tactic.index})
        if luck.chance(tactic.usually, "tactic", tactic.index):
            mind = _worked(tactic, case, situation, seat)
            return replace(situation, mind=mind, open_tactics=situation.open_tactics | {tactic.index}), tactic
    return situation, None


def drop_for_a_price(case: TableCase, situation: Situation) -> tuple[Situation, tuple[Event, ...]]:
    """A red herring nobody asked about is dropped half way through, and the price is put on another issue."""
    for tactic in case.plan.tactics:
        is_ripe = 2 * situation.talks.round > case.rules.rounds or situation.mind.still_rounds >= _STUCK_AFTER
        if tactic.kind.effect != "insists on an issue" or tactic.index not in situation.open_tactics or not is_ripe:
            continue
        price = _one_step(case, situation, tactic.drops_it_for)
        mind = replace(
            situation.mind,
            insists=tuple(option for option in situation.mind.insists if option[0] != tactic.on),
            raised=situation.mind.raised + price,
        )
        after = replace(situation, mind=mind, open_tactics=situation.open_tactics - {tactic.index})
        return after, (("dropped-for", situation.talks.round, BUYER, tactic.index, round(100 * price)),)
    return situation, ()


def countered(case: TableCase, situation: Situation, action: Action) -> tuple[Situation, tuple[Event, ...]]:
    """What an action of yours does to the tactics that work on you."""
    events: list[Event] = []
    for tactic in case.plan.tactics:
        if tactic.index not in situation.open_tactics:
            continue
        how = _counter(case, tactic, action)
        if how is None:
            continue
        situation = _released(situation, tactic)
        events.append(("countered", situation.talks.round, YOU, tactic.index, how))
        if tactic.kind.name == "competitor-quote":
            kind = "shown" if tactic.is_true and tactic.is_shown else "not-shown"
            events.append((kind, situation.talks.round, BUYER, tactic.index))
            if kind == "shown":
                situation = replace(situation, told=situation.told | {ALTERNATIVE})
    return situation, tuple(events)


def late_demand(case: TableCase, situation: Situation, luck: Luck) -> tuple[Situation, PlannedTactic | None, int]:
    """What he comes back with after the verbal deal: the tactic and the package he demands, if any."""
    deal = situation.talks.deal
    for tactic in case.plan.tactics:
        if deal is None or tactic.occasion != _AFTER or tactic.index in situation.played:
            continue
        situation = replace(situation, played=situation.played | {tactic.index})
        if tactic.kind.name == "limited-authority" and AUTHORITY in situation.told:
            continue  # asked before the handshake, he has settled it upstairs already
        package = _demanded(case, tactic, deal)
        if package is not None and luck.chance(tactic.usually, "tactic", tactic.index):
            used = situation.open_tactics | {tactic.index}
            return replace(situation, open_tactics=used, demanding=tactic.index), tactic, package
    return situation, None, -1


def is_working(case: TableCase, situation: Situation, effect: str) -> bool:
    """Whether some tactic with that effect works on you just now."""
    return any(tactic.kind.effect == effect and tactic.index in situation.open_tactics for tactic in case.plan.tactics)


def _is_time_for(tactic: PlannedTactic, case: TableCase, situation: Situation) -> bool:
    now, rounds = situation.talks.round, case.rules.rounds
    match tactic.occasion:
        case "at the start":
            return True
        case "early":
            return now >= 2
        case "stuck":
            return situation.mind.still_rounds >= _STUCK_AFTER or 2 * now > rounds
        case "near the end":
            return 3 * now > 2 * rounds
    return False


def _worked(tactic: PlannedTactic, case: TableCase, situation: Situation, seat: Seat) -> BuyerMind:
    mind = situation.mind
    until = situation.talks.round + case.plan.tactics_last - 1
    match tactic.kind.effect:
        case "raises the demand":
            return replace(mind, pressing=(*mind.pressing, (tactic.index, until)))
        case "stops moving":
            return replace(mind, frozen_at=(demand(case.plan, mind, seat, situation.talks.round), until))
        case "insists on an issue" if tactic.on is not None:
            effects = case.effects[tactic.on]
            best = max(range(len(effects)), key=lambda option: effects[option])
            return replace(mind, insists=(*mind.insists, (tactic.on, best)))
    return mind


def _released(situation: Situation, tactic: PlannedTactic) -> Situation:
    pressing = tuple(tactic_until for tactic_until in situation.mind.pressing if tactic_until[0] != tactic.index)
    mind = replace(situation.mind, pressing=pressing)
    if tactic.kind.effect == "stops moving":
        mind = replace(mind, frozen_at=None)
    if tactic.kind.effect == "insists on an issue":
        mind = replace(mind, insists=tuple(option for option in mind.insists if option[0] != tactic.on))
    return replace(situation, mind=mind, open_tactics=situation.open_tactics - {tactic.index})


def _counter(case: TableCase, tactic: PlannedTactic, action: Action) -> Counter | None:
    """How an action counters a tactic; None if it does not."""
    return next((how for how in _ways(case, tactic, action) if how in tactic.kind.counters), None)


def _ways(case: TableCase, tactic: PlannedTactic, action: Action) -> Iterator[Counter]:
    match action:
        case Ask(about) if about == ALTERNATIVE:
            yield "ask alternative"
        case Ask(about) if about == AUTHORITY:
            yield "ask authority"
        case Ask(about):
            # A tactic about one issue is only met by asking what that issue is for.
            if tactic.on is None or case.rules.table.space.issues[tactic.on].name == about:
                yield "ask"
        case NameTactic(name) if name == tactic.kind.name:
            yield "name"
        case StandFirm():
            yield "stand firm"
        case Propose(offer) if offer.condition:
            yield "trade"


def _demanded(case: TableCase, tactic: PlannedTactic, deal: int) -> int | None:
    space = case.rules.table.space
    if tactic.asks_for:
        outcome = list(space.numbered(deal))
        for place, option in tactic.asks_for:
            if case.effects[place][option] > case.effects[place][outcome[place]]:
                outcome[place] = option
        package = space.number(outcome)
        return None if package == deal else package
    for place in tactic.reopens:
        if (package_or_none := bettered(space, case, deal, place)) is not None:
            return package_or_none
    return None


def _one_step(case: TableCase, situation: Situation, place: int | None) -> float:
    """What one option more on an issue is worth to him, from where your offer stands."""
    package = situation.mind.last_package
    if place is None or package is None:
        return 0.0
    better = bettered(case.rules.table.space, case, package, place)
    if better is None:
        return 0.0
    second = case.rules.table.second
    space = case.rules.table.space
    return second.of(space.numbered(better)) - second.of(space.numbered(package))
