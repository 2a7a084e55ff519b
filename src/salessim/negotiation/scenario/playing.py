"""A whole negotiation played by somebody else than a person: for comparisons, checks and bots."""

from collections.abc import Callable
from dataclasses import dataclass

from salessim.luck import Luck
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import Situation, TableTurn, your_seat
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.talks.concession import polynomial
from salessim.negotiation.talks.moves import (
    AUTHORITY,
    BUYER,
    DEMAND,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Offer,
    Propose,
    SeekApproval,
    StandFirm,
)
from salessim.negotiation.talks.negotiators import Negotiator, answer, elapsed
from salessim.negotiation.talks.protocol import Event, overstepped

Player = Callable[[TableCase, Situation, Luck], Action]
"""Somebody who plays your side."""

_MOST_TURNS = 10_000


@dataclass(frozen=True, slots=True)
class Play:
    """A negotiation that was played to its end.

    Attributes:
        situation: How it ended.
        events: Everything that happened.
        turns: What you did.
    """

    situation: Situation
    events: tuple[Event, ...]
    turns: tuple[TableTurn, ...]


def play_table(case: TableCase, player: Player, luck: Luck, *, established: frozenset[str] = frozenset()) -> Play:
    """Play a negotiation to its end.

    Args:
        case: The negotiation.
        player: Who plays your side.
        luck: The luck of this negotiation.
        established: What has been brought out in conversation before the first turn.
    """
    situation, first = begin(case, luck)
    events = list(first)
    turns: list[TableTurn] = []
    while not situation.talks.has_ended and len(turns) < _MOST_TURNS:
        turn = TableTurn(player(case, situation, luck), established=established)
        situation, happened = step(case, situation, turn, luck)
        events.extend(happened)
        turns.append(turn)
    return Play(situation, tuple(events), tuple(turns))


def replay(case: TableCase, turns: tuple[TableTurn, ...], luck: Luck) -> Play:
    """The same turns once more: with the same luck, the same play."""
    situation, first = begin(case, luck)
    events = list(first)
    for turn in turns:
        situation, happened = step(case, situation, turn, luck)
        events.extend(happened)
    return Play(situation, tuple(events), turns)


def by_negotiator(negotiator: Negotiator) -> Player:
    """A reference negotiator in your seat.

    It asks for approval before it offers or accepts what needs it, and says no to whatever comes after the handshake.
    """

    def play(case: TableCase, situation: Situation, luck: Luck) -> Action:
        if situation.talks.demand is not None:
            return StandFirm()
        return _with_approval(case, situation, negotiator.decide(your_seat(case), situation.talks, luck))

    return play


def refuser(case: TableCase, situation: Situation, luck: Luck) -> Action:  # noqa: ARG001 - a player
    """Refuses everything."""
    return StandFirm()


def giver(case: TableCase, situation: Situation, luck: Luck) -> Action:  # noqa: ARG001 - a player
    """Gives whatever is asked, at once."""
    talks = situation.talks
    if talks.demand is not None:
        return Accept(talks.demand)
    his = talks.standing[BUYER]
    if his is not None:
        return Accept(his.packages[0])
    return Propose(Offer((case.rules.table.space.number(case.money.today),)))


@dataclass(frozen=True, slots=True)
class Trader:
    """A skilled seller: calls in who helps, names tactics, asks who has to agree, and gives nothing without an "if".

    He sees what a trainee sees: his own column, the offers, and the tactics played on him.

    Attributes:
        exponent: When he moves (Faratin's b).
        keeps: What he does not go below [share of his range from no deal to his best].
    """

    exponent: float = 1.0
    keeps: float = 0.2

    def __call__(self, case: TableCase, situation: Situation, luck: Luck) -> Action:  # noqa: ARG002 - a player
        """What he does now."""
        talks = situation.talks
        if talks.demand is not None:
            return StandFirm()
        for person in case.brings:
            if person not in talks.joined and talks.round < case.rules.rounds // 2:
                return CallIn(person)
        for index in sorted(situation.open_tactics):
            tactic = case.plan.tactics[index]
            if "name" in tactic.kind.counters:
                return NameTactic(tactic.kind.name)
            if "ask" in tactic.kind.counters and DEMAND not in situation.asked:
                return Ask(DEMAND)
        if AUTHORITY not in situation.asked and talks.round > 1:
            return Ask(AUTHORITY)
        return _with_approval(case, situation, self._bargained(case, situation))

    def _bargained(self, case: TableCase, situation: Situation) -> Action:
        seat, talks = your_seat(case), situation.talks
        conceded = polynomial(elapsed(talks.round, seat.rounds), self.exponent)
        action = answer(seat, talks, seat.no_deal + (1 - (1 - self.keeps) * conceded) * (seat.best - seat.no_deal))
        if not isinstance(action, Propose):
            return action
        his = talks.standing[BUYER]
        if his is None:
            return action
        package = action.offer.packages[0]
        return Propose(Offer((package,), condition=wanted_in_return(case, package, his.packages[0])))


def wanted_in_return(case: TableCase, package: int, his: int) -> tuple[tuple[int, int], ...]:
    """What a package asks for that he does not offer: options better for you than his, as (place, option)."""
    space, effects = case.rules.table.space, case.rules.table.first.main_effects()
    pairs = enumerate(zip(space.numbered(package), space.numbered(his), strict=True))
    return tuple((place, mine) for place, (mine, other) in pairs if effects[place][mine] > effects[place][other])


def _with_approval(case: TableCase, situation: Situation, action: Action) -> Action:
    """The action, or asking first whether it is allowed, while there is time for that."""
    package, authority = _package_of(action), case.rules.authority
    if package is None or authority is None or not authority.approver:
        return action
    is_time_left = situation.talks.round + authority.costs_rounds <= case.rules.rounds
    if is_time_left and overstepped(case.rules, situation.talks, package):
        return SeekApproval(package)
    return action


def _package_of(action: Action) -> int | None:
    match action:
        case Propose(offer):
            return offer.packages[0]
        case Accept(package):
            return package
    return None
