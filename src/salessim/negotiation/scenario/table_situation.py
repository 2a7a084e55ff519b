"""Where a played negotiation stands: the talks, the buyer's mind, and what has been asked and established."""

from dataclasses import dataclass, field

from salessim.model import terms
from salessim.negotiation.scenario.buyer_mind import BuyerMind
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.table import Table
from salessim.negotiation.talks.moves import Action
from salessim.negotiation.talks.protocol import Talks
from salessim.negotiation.talks.seat import Seat, seat_at


@dataclass(frozen=True, slots=True)
class TableTurn:
    """What you do, with what a conversation around the table has changed meanwhile.

    Attributes:
        action: What you do.
        trust: Where the buyer's trust stands by now [0..100]; None: as the table left it.
        established: Topics and rungs (`topic` or `topic.rung`) that have been brought out in conversation.
    """

    action: Action
    trust: int | None = None
    established: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the negotiation stands.

    Attributes:
        talks: The talks.
        mind: The buyer's mind.
        trust: The buyer's trust [0..100].
        established: What has been brought out, as topics and rungs.
        asked: What you asked about, in order.
        told: What he has told you about: issues, `alternative`, `authority`.
        trades: How many conditional offers you made.
        gifts: How many gifts you made.
        played: Tactics whose occasion has come, by index, whether he used them or not.
        open_tactics: Tactics he used that you have not countered, by index.
        demanding: The tactic behind what he demands after the verbal deal, by index; -1: none.
    """

    talks: Talks
    mind: BuyerMind = field(default_factory=BuyerMind)
    trust: int = 50
    established: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()
    trades: int = 0
    gifts: int = 0
    played: frozenset[int] = frozenset()
    open_tactics: frozenset[int] = frozenset()
    demanding: int = -1


def leverage(case: TableCase, situation: Situation) -> float:
    """How much of what makes switching dear to the buyer has been established [share]."""
    if not case.through:
        return 0.0
    found = [wanted for wanted in case.through if any(_covers(known, wanted) for known in situation.established)]
    return len(found) / len(case.through)


def table_now(case: TableCase, situation: Situation) -> Table:
    """The table with the buyer's alternative as it stands by now."""
    return case.money.after_discovery(leverage(case, situation))


def buyer_seat(case: TableCase, situation: Situation) -> Seat:
    """The buyer's place at the table as it stands by now."""
    return seat_at(table_now(case, situation), 1, case.rules.rounds)


def your_seat(case: TableCase) -> Seat:
    """Your place at the table."""
    return seat_at(case.money.table, 0, case.rules.rounds)


def is_told(tell: terms.Tell, situation: Situation) -> bool:
    """Whether the condition of something he would tell holds."""
    when = tell.when
    made = {
        "clarify": len(situation.asked),
        "question": len(situation.asked),
        "trade": situation.trades,
        "concession": situation.gifts,
    }
    return (
        all(comparison.holds(made.get(move, 0)) for move, comparison in when.moves.items())
        and (when.trust is None or when.trust.holds(situation.trust))
        and all(reference in situation.established for reference in when.shared_all)
        and (not when.shared_any or any(reference in situation.established for reference in when.shared_any))
    )


def _covers(known: str, wanted: str) -> bool:
    """Whether something established is what is wanted: the same, a rung of the topic, or the topic of the rung."""
    return known == wanted or known.startswith(f"{wanted}.") or wanted.startswith(f"{known}.")
