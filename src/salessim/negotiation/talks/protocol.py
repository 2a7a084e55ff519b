"""The protocol: alternating offers with a deadline, as a pure function from state and action to state and events.

In a round each side acts once. Asking one's superior and calling somebody in cost rounds. A yes makes a verbal deal;
where the rules say so, the other side can still come back with a demand before it is sealed. An offer made in the very
last turn gets a last word: yes, or nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from salessim.errors import InputError
from salessim.negotiation.table import Table
from salessim.negotiation.talks.authority import Authority
from salessim.negotiation.talks.heard import Heard
from salessim.negotiation.talks.moves import (
    YOU,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Offer,
    Propose,
    SeekApproval,
    StandFirm,
    WalkAway,
)

T = TypeVar("T")
Phase = Literal["open", "last word", "verbal", "ended"]
Ending = Literal["", "deal", "you-left", "they-left", "out-of-time", "not-approved"]
Event = tuple[object, ...]
"""What happened: (type, round, side, details ...), integers and names only."""


@dataclass(frozen=True, slots=True)
class TalkRules:
    """The rules of one table.

    Attributes:
        table: What can be agreed and what it is worth.
        rounds: How many rounds there are.
        first: Who acts first in a round, 0 or 1.
        authority: How far the first side may go alone; None: as far as it likes.
        joining_costs: What calling somebody in costs [rounds].
        is_sealed_at_once: Whether a yes ends the talks; otherwise the second side may still come back with a demand.
        is_talk_free: Whether asking and naming a tactic leave it one's turn, as long as nothing is agreed by word.
    """

    table: Table
    rounds: int
    first: int = YOU
    authority: Authority | None = None
    joining_costs: int = 1
    is_sealed_at_once: bool = True
    is_talk_free: bool = False


@dataclass(frozen=True, slots=True)
class Talks:
    """Where the talks stand.

    Attributes:
        round: The round [1..].
        to_move: Whose turn it is.
        heard: What each side has offered so far, summed up.
        standing: What each side has on the table; None: nothing.
        approved: Options beyond the first side's authority that were approved, as (place, option).
        joined: Who has been called in.
        phase: `open`, `last word` (time is up, only a yes can follow), `verbal` (somebody said yes) or `ended`.
        deal: Number of the agreed outcome, from the verbal deal on.
        demand: What the second side demands after the verbal deal; None: nothing.
        ending: How it ended.
    """

    round: int
    to_move: int
    heard: tuple[Heard, Heard] = (Heard(), Heard())
    standing: tuple[Offer | None, Offer | None] = (None, None)
    approved: frozenset[tuple[int, int]] = frozenset()
    joined: frozenset[str] = frozenset()
    phase: Phase = "open"
    deal: int | None = None
    demand: int | None = None
    ending: Ending = ""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more can happen."""
        return self.phase == "ended"


def opened(rules: TalkRules) -> Talks:
    """The talks before the first word."""
    return Talks(round=1, to_move=rules.first)


def act(rules: TalkRules, talks: Talks, action: Action) -> tuple[Talks, tuple[Event, ...]]:
    """What an action of whose turn it is leads to.

    Raises:
        InputError: The action is not possible now.
    """
    if talks.has_ended:
        raise InputError("These talks are over.")
    side = talks.to_move
    if talks.phase == "last word" and not isinstance(action, Accept | WalkAway):
        return _out_of_time(rules, talks, ())
    match action:
        case Propose(offer):
            return _proposed(rules, talks, side, offer)
        case Accept(package):
            return _accepted(rules, talks, side, package)
        case StandFirm():
            event: Event = ("stood-firm", talks.round, side)
            if talks.demand is not None:
                # Refusing a late demand leaves what was agreed; whether the other still signs is his answer.
                refused: Event = ("refused", talks.round, side, talks.demand)
                return _turn_over(rules, talks, (refused,), {"demand": None})
            return _turn_over(rules, talks, (event,))
        case Ask(about):
            return _talked(rules, talks, ("asked", talks.round, side, about))
        case NameTactic(tactic):
            return _talked(rules, talks, ("named-tactic", talks.round, side, tactic))
        case SeekApproval(package):
            return _approval_sought(rules, talks, package)
        case CallIn(person):
            if person in talks.joined:
                raise InputError(f"{person} is at the table already.")
            called: Event = ("joined", talks.round, side, person)
            return _rounds_pass(rules, talks, rules.joining_costs, (called,), {"joined": talks.joined | {person}})
        case WalkAway():
            ending: Ending = "you-left" if side == YOU else "they-left"
            return replace(talks, phase="ended", ending=ending, deal=None), (("left", talks.round, side),)


def overstepped(rules: TalkRules, talks: Talks, package: int) -> tuple[tuple[int, int], ...]:
    """The options of a package beyond the first side's authority that nobody has approved, as (place, option)."""
    if rules.authority is None:
        return ()
    outcome = rules.table.space.numbered(package)
    beyond = ((place, outcome[place]) for place in rules.authority.beyond(outcome))
    return tuple(option for option in beyond if option not in talks.approved)


def demanded(talks: Talks, package: int, why: str) -> tuple[Talks, tuple[Event, ...]]:
    """The second side comes back after the verbal deal and wants it changed."""
    side = 1 - YOU
    return replace(talks, demand=package, to_move=YOU), (("demanded", talks.round, side, package, why),)


def sealed(talks: Talks) -> tuple[Talks, tuple[Event, ...]]:
    """Nothing more comes: the verbal deal is the deal."""
    return replace(talks, phase="ended", ending="deal", demand=None), (("deal", talks.round, -1, talks.deal),)


def _proposed(rules: TalkRules, talks: Talks, side: int, offer: Offer) -> tuple[Talks, tuple[Event, ...]]:
    if not offer.packages:
        raise InputError("An offer needs at least one package.")
    if any(not 0 <= package < rules.table.space.size for package in offer.packages):
        raise InputError("An offer names an outcome that is not on this table.")
    events: list[Event] = [("offered", talks.round, side, offer.packages, offer.condition)]
    if side == YOU:
        events += [
            ("overstepped", talks.round, side, package, beyond)
            for package in offer.packages
            if (beyond := overstepped(rules, talks, package))
        ]
    changes = {
        "heard": _with(talks.heard, side, talks.heard[side].and_then(offer, rules.table.space)),
        "standing": _with(talks.standing, side, offer),
        # A counter-proposal takes a verbal deal apart again.
        "phase": "open",
        "deal": None,
        "demand": None,
    }
    return _turn_over(rules, talks, tuple(events), changes)


def _accepted(rules: TalkRules, talks: Talks, side: int, package: int) -> tuple[Talks, tuple[Event, ...]]:
    standing = talks.standing[1 - side]
    is_on_the_table = standing is not None and package in standing.packages
    if package != talks.demand and not is_on_the_table:
        raise InputError("Only what the other side has on the table can be accepted.")
    events: tuple[Event, ...] = (("accepted", talks.round, side, package),)
    after = replace(talks, deal=package, demand=None, phase="verbal", to_move=1 - side)
    if beyond := overstepped(rules, talks, package):
        after, events = _approved_afterwards(rules, after, package, beyond, events)
        if after.has_ended:
            return after, events
    if not rules.is_sealed_at_once:
        return after, events
    end, more = sealed(after)
    return end, (*events, *more)


def _approval_sought(rules: TalkRules, talks: Talks, package: int) -> tuple[Talks, tuple[Event, ...]]:
    if talks.to_move != YOU or rules.authority is None or not rules.authority.approver:
        raise InputError("There is nobody to ask for approval.")
    beyond = overstepped(rules, talks, package)
    is_granted = _would_approve(rules, package)
    approved = {"approved": talks.approved | set(beyond)} if is_granted else {}
    event: Event = ("approval", talks.round, YOU, package, int(is_granted))
    return _rounds_pass(rules, talks, rules.authority.costs_rounds, (event,), approved)


def _approved_afterwards(
    rules: TalkRules,
    talks: Talks,
    package: int,
    beyond: tuple[tuple[int, int], ...],
    events: tuple[Event, ...],
) -> tuple[Talks, tuple[Event, ...]]:
    """A deal beyond one's authority: the superior is asked now, at the same cost, and may say no."""
    if rules.authority is None:
        raise InputError("Nobody has to approve this.")
    is_granted = bool(rules.authority.approver) and _would_approve(rules, package)
    event: Event = ("approval", talks.round, YOU, package, int(is_granted))
    if not is_granted:
        ended = replace(talks, phase="ended", ending="not-approved", deal=None)
        return ended, (*events, event, ("not-approved", talks.round, YOU, package))
    now = min(talks.round + rules.authority.costs_rounds, rules.rounds)
    approved = replace(talks, approved=talks.approved | set(beyond), round=now)
    return approved, (*events, event)


def _would_approve(rules: TalkRules, package: int) -> bool:
    """A superior agrees to whatever is no worse than no deal (assumption)."""
    mine = rules.table.first
    return mine.of(rules.table.space.numbered(package)) >= mine.no_deal - 1e-9


def _talked(rules: TalkRules, talks: Talks, event: Event) -> tuple[Talks, tuple[Event, ...]]:
    if rules.is_talk_free and talks.phase == "open":
        return talks, (event,)
    return _turn_over(rules, talks, (event,))


def _turn_over(
    rules: TalkRules, talks: Talks, events: tuple[Event, ...], changes: Mapping[str, Any] | None = None
) -> tuple[Talks, tuple[Event, ...]]:
    """The other side's turn; after both have acted, the next round."""
    is_round_over = talks.to_move != rules.first
    passed = {**(changes or {}), "to_move": 1 - talks.to_move}
    return _rounds_pass(rules, talks, int(is_round_over), events, passed)


def _rounds_pass(
    rules: TalkRules,
    talks: Talks,
    rounds: int,
    events: tuple[Event, ...],
    changes: Mapping[str, Any] | None = None,
) -> tuple[Talks, tuple[Event, ...]]:
    # All changes in one go: copying a state takes most of the time of a round.
    now = talks.round + rounds
    after = replace(talks, **{**(changes or {}), "round": min(now, rules.rounds)})
    if now > rules.rounds and after.phase == "open":
        if changes and "standing" in changes:
            return replace(after, phase="last word", to_move=1 - talks.to_move), events
        return _out_of_time(rules, after, events)
    return after, events


def _out_of_time(rules: TalkRules, talks: Talks, events: tuple[Event, ...]) -> tuple[Talks, tuple[Event, ...]]:
    end = replace(talks, phase="ended", ending="out-of-time", deal=None)
    return end, (*events, ("out-of-time", rules.rounds, -1))


def _with(pair: tuple[T, T], side: int, value: T) -> tuple[T, T]:
    return (value, pair[1]) if side == 0 else (pair[0], value)
