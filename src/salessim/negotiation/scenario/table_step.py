"""One turn of a played negotiation: what you do, and what the buyer does then. Pure, as in a conversation."""

from dataclasses import replace

import numpy as np

from salessim.luck import Luck
from salessim.model.scales import shift_size
from salessim.negotiation.scenario.buyer_mind import demand, hear
from salessim.negotiation.scenario.playing_tactics import countered, drop_for_a_price, is_working, late_demand, play_one
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import (
    Situation,
    TableTurn,
    buyer_seat,
    is_told,
)
from salessim.negotiation.talks.moves import (
    AUTHORITY,
    BUYER,
    DEMAND,
    YOU,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Offer,
    Propose,
    StandFirm,
    WalkAway,
)
from salessim.negotiation.talks.protocol import Event, act, demanded, opened, sealed
from salessim.negotiation.talks.seat import Seat, most_alike
from salessim.negotiation.worth import Floats

_TOLERANCE = 0.02
_SLACK = 1e-9
_FEW = 16
_RUNGS = ("fact", "problem", "impact", "payoff")


def begin(case: TableCase, luck: Luck) -> tuple[Situation, tuple[Event, ...]]:
    """The negotiation up to your first turn: if he opens, with his opening."""
    return _buyer_turns(case, Situation(opened(case.rules), trust=case.trust), luck)


def step(case: TableCase, situation: Situation, turn: TableTurn, luck: Luck) -> tuple[Situation, tuple[Event, ...]]:
    """What your turn leads to, up to your next one.

    The same case, situation, turn and luck give the same result.

    Raises:
        InputError: The action is not possible now.
    """
    if turn.trust is not None:
        situation = replace(situation, trust=turn.trust)
    situation = replace(situation, established=situation.established | turn.established)
    if situation.talks.demand is not None and isinstance(turn.action, Propose):
        return _traded_after_the_deal(case, situation, turn.action, luck)
    seat = buyer_seat(case, situation)
    talks, events = act(case.rules, situation.talks, turn.action)
    situation = replace(situation, talks=talks)
    if talks.has_ended:
        return situation, events
    situation, reactions = _heard(case, situation, seat, turn.action)
    situation, more = _buyer_turns(case, situation, luck)
    return situation, (*events, *reactions, *more)


def _heard(case: TableCase, situation: Situation, seat: Seat, action: Action) -> tuple[Situation, tuple[Event, ...]]:
    """What an action of yours does to the buyer before he answers."""
    situation, events = countered(case, situation, action)
    now = situation.talks.round
    match action:
        case Propose(offer):
            mind, made = hear(case, situation.mind, seat, offer, situation.talks.standing[BUYER])
            situation = replace(situation, mind=mind, trades=situation.trades + bool(offer.condition))
            if made is not None and made.is_gift:
                situation = replace(situation, gifts=situation.gifts + 1)
                events = (*events, ("gift", now, YOU, round(100 * made.gain)))
        case StandFirm():
            mind = replace(situation.mind, still_rounds=situation.mind.still_rounds + 1)
            situation = replace(situation, mind=mind)
        case Ask(about):
            situation, told = _asked(case, situation, about)
            events = (*events, *told)
        case CallIn(person):
            brought = {f"{topic}.{rung}" for topic in case.brings.get(person, ()) for rung in _RUNGS}
            situation = replace(situation, established=situation.established | brought)
        case NameTactic(name) if not events:
            situation = replace(situation, trust=max(situation.trust + shift_size("down a little"), 0))
            events = (("misnamed", now, YOU, name),)
    return situation, events


def _asked(case: TableCase, situation: Situation, about: str) -> tuple[Situation, tuple[Event, ...]]:
    now = situation.talks.round
    is_new = about not in situation.asked
    situation = replace(situation, asked=(*situation.asked, about))
    if is_new:
        situation = replace(situation, trust=min(situation.trust + shift_size("up a little"), 100))
    else:
        # Asking the same thing again is no movement, either.
        mind = replace(situation.mind, still_rounds=situation.mind.still_rounds + 1)
        situation = replace(situation, mind=mind)
    tell = case.tells.get(about)
    answers = about == AUTHORITY or (tell is not None and is_told(tell, situation))
    if answers and about not in situation.told:
        return replace(situation, told=situation.told | {about}), (("told", now, BUYER, about),)
    if about in situation.told or about == DEMAND:
        return situation, ()
    return situation, (("not-told", now, BUYER, about),)


def _buyer_turns(case: TableCase, situation: Situation, luck: Luck) -> tuple[Situation, tuple[Event, ...]]:
    events: list[Event] = []
    while situation.talks.to_move == BUYER and not situation.talks.has_ended:
        if situation.talks.phase == "verbal":
            situation, happened = _after_the_handshake(case, situation, luck)
        else:
            situation, happened = _bargained(case, situation, luck)
        events.extend(happened)
    if situation.talks.phase == "verbal" and situation.talks.demand is None:
        situation, happened = _after_the_handshake(case, situation, luck)
        events.extend(happened)
    return situation, tuple(events)


def _bargained(case: TableCase, situation: Situation, luck: Luck) -> tuple[Situation, tuple[Event, ...]]:
    """One bargaining turn of the buyer: perhaps a tactic, then leave, accept or propose."""
    now = situation.talks.round
    seat = buyer_seat(case, situation)
    events: tuple[Event, ...] = ()
    tactic = None
    if situation.talks.phase == "open":
        situation, tactic = play_one(case, situation, seat, luck)
        if tactic is None:
            situation, events = drop_for_a_price(case, situation)
        else:
            events = (("tactic", now, BUYER, tactic.index, tactic.kind.name),)
    action = _answer(case, situation, seat)
    if tactic is not None and tactic.kind.effect == "says nothing" and isinstance(action, Propose):
        action = StandFirm()
    if isinstance(action, Propose):
        worth = seat.worth(action.offer.packages[0])
        before = situation.mind.last_demand
        least = case.plan.movement * (seat.best - seat.no_deal)
        moved = before is not None and before - worth >= least
        situation = replace(situation, mind=replace(situation.mind, last_demand=worth, moved=moved))
    talks, happened = act(case.rules, situation.talks, action)
    return replace(situation, talks=talks), (*events, *happened)


def _answer(case: TableCase, situation: Situation, seat: Seat) -> Action:
    """Leave, accept (AC_next) or propose."""
    plan, mind, talks = case.plan, situation.mind, situation.talks
    if plan.leaves_after is not None and mind.still_rounds >= plan.leaves_after:
        return WalkAway()
    target = demand(plan, mind, seat, talks.round)
    package = _next_package(case, situation, seat, target)
    yours = talks.standing[YOU]
    if yours is not None:
        best = seat.best_package(yours)
        enough = min(target, seat.worth(package))
        if seat.worth(best) >= max(enough, seat.no_deal) - _SLACK:
            return Accept(best)
    return Propose(Offer((package,)))


def _next_package(case: TableCase, situation: Situation, seat: Seat, target: float) -> int:
    talks = situation.talks
    yours = talks.standing[YOU]
    if yours is not None and len(yours.packages) > 1 and is_working(case, situation, "picks the best"):
        return _cherries(case, yours)
    candidates = seat.near(target, _TOLERANCE * (seat.best - seat.no_deal))
    if situation.mind.insists:
        options = case.money.table.options[seat.rising]
        holds = np.all([options[:, place] == option for place, option in situation.mind.insists], axis=0)
        insisted = seat.rising[holds]
        start = int(np.searchsorted(seat.values[insisted], target - _SLACK))
        candidates = insisted[min(start, len(insisted) - 1) :][:_FEW]
    return most_alike(seat, candidates, _wishes(case, situation, seat))


def _wishes(case: TableCase, situation: Situation, seat: Seat) -> Floats:
    """What you presumably like: from your offers, and before the first from today's terms."""
    heard = situation.talks.heard[YOU]
    return seat.likeness.wishes(heard.counts, heard.steady) if heard.distinct else seat.likeness.near(case.money.today)


def _cherries(case: TableCase, offer: Offer) -> int:
    """The best for him of each of your packages, issue by issue."""
    space = case.rules.table.space
    outcomes = [space.numbered(package) for package in offer.packages]
    picked = [
        max((effects[option], option) for option in options)[1]
        for options, effects in zip(zip(*outcomes, strict=True), case.effects, strict=True)
    ]
    return space.number(picked)


def _after_the_handshake(case: TableCase, situation: Situation, luck: Luck) -> tuple[Situation, tuple[Event, ...]]:
    """What can still happen after a verbal deal: a demand, or the signature."""
    if situation.talks.demand is not None:
        if situation.demanding in situation.open_tactics:
            # Asked something else, he comes back to what he wants.
            return replace(situation, talks=replace(situation.talks, to_move=YOU)), ()
        situation = replace(situation, talks=replace(situation.talks, demand=None))
    situation, tactic, package = late_demand(case, situation, luck)
    if tactic is None:
        talks, events = sealed(situation.talks)
        return replace(situation, talks=talks), events
    talks, events = demanded(situation.talks, package, tactic.kind.name)
    played: Event = ("tactic", talks.round, BUYER, tactic.index, tactic.kind.name)
    return replace(situation, talks=talks), (played, *events)


def _traded_after_the_deal(
    case: TableCase, situation: Situation, action: Propose, luck: Luck
) -> tuple[Situation, tuple[Event, ...]]:
    """A counter-offer to a late demand: he takes it if it is no worse to him than what was agreed, else that stands."""
    seat = buyer_seat(case, situation)
    agreed = situation.talks.deal
    situation, counters = countered(case, situation, action)
    situation = replace(situation, trades=situation.trades + bool(action.offer.condition))
    talks, events = act(case.rules, situation.talks, action)
    best = seat.best_package(action.offer)
    if agreed is not None and seat.worth(best) >= seat.worth(agreed) - _SLACK:
        talks, accepted = act(case.rules, replace(talks, phase="open", to_move=BUYER), Accept(best))
        events = (*events, *accepted)
    else:
        talks = replace(talks, phase="verbal", deal=agreed, demand=None, to_move=BUYER)
        events = (*events, ("refused", talks.round, BUYER, best))
    situation, more = _buyer_turns(case, replace(situation, talks=talks), luck)
    return situation, (*events, *counters, *more)
