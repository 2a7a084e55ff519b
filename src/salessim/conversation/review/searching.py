"""The better line: candidates are looked at briefly, the best of them closely, on plays that did not choose them."""

from dataclasses import dataclass
from typing import Final

from salessim.conversation.review.candidates import candidates, questions
from salessim.conversation.review.estimating import Estimate, estimate, mean_score, plays_of
from salessim.conversation.review.rolling import Board, Rolled
from salessim.conversation.review.tracing import Position
from salessim.conversation.situation import members
from salessim.conversation.turn import Turn

KEPT: Final = 2
"""So many alternatives are looked at closely and shown."""

_AROUND_TABLE: Final = 2  # questions about what the call is about, beside what can be done at the table
_GLANCE_FROM: Final = 1_000_000  # plays that choose are never those that judge: the best of many glances is flattered
_GLANCES: Final = 12  # one play in so many of the budget is spent on a glance at each candidate, on either luck


@dataclass(frozen=True, slots=True)
class Opening:
    """Something that a line brings out: the rung or slot, and in how many plays on other luck it does [share]."""

    thing: int
    share: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A line that could have been said instead.

    Attributes:
        turn: The line.
        own: What it leads to on the luck of this call.
        other: What it leads to on other luck.
        opens: What it brings out, the surest first.
        opens_today: What it would have brought out in this very call [set of things].
        agrees: In how many plays on other luck the buyer agrees to a next step at once [share].
    """

    turn: Turn
    own: Estimate
    other: Estimate
    opens: tuple[Opening, ...]
    opens_today: int
    agrees: float

    @property
    def worth(self) -> float:
        """What it is worth on the whole: the mean of both kinds of luck [points]."""
        return (self.own.score + self.other.score) / 2


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found: the best alternatives, the best first, and how many plays it took."""

    alternatives: tuple[Alternative, ...] = ()
    plays: int = 0


def glances(plays: int) -> int:
    """How many plays a glance takes, on each kind of luck."""
    return max(2, plays // _GLANCES)


def closer_looks(plays: int) -> int:
    """How many plays a closer look takes, on each kind of luck."""
    return max(2, plays // 2)


def best_alternatives(board: Board, position: Position, said: Turn, plays: int) -> Searched:
    """The best that could have been said instead, the best first.

    Args:
        board: What it is played on.
        position: Where the line was said.
        said: What was said; it is no alternative to itself.
        plays: The budget of a position [plays].
    """
    ranked: list[tuple[float, int, Turn]] = []
    few = range(_GLANCE_FROM, _GLANCE_FROM + glances(plays))
    for number, turn in enumerate(_candidates(board, position)):
        if _is_same(turn, said):
            continue
        own = plays_of(board, position, few, first=turn)
        other = plays_of(board, position, few, first=turn, has_own_luck=False)
        ranked.append((-mean_score((*own, *other)), number, turn))
    closer = range(closer_looks(plays))
    found = [examined(board, position, turn, closer) for _, _, turn in sorted(ranked)[:KEPT]]
    taken = 2 * (len(ranked) * len(few) + len(found) * len(closer))
    return Searched(tuple(sorted(found, key=lambda one: -one.worth)), taken)


def examined(board: Board, position: Position, turn: Turn, plays: range) -> Alternative:
    """A closer look at one line."""
    own = plays_of(board, position, plays, first=turn)
    other = plays_of(board, position, plays, first=turn, has_own_luck=False)
    return Alternative(
        turn=turn,
        own=estimate(own),
        other=estimate(other),
        opens=_openings(other),
        opens_today=own[0].heard,
        agrees=sum(bool(one.agreed) for one in other) / len(other),
    )


def _openings(rolled: tuple[Rolled, ...]) -> tuple[Opening, ...]:
    times: dict[int, int] = {}
    for one in rolled:
        for thing in members(one.heard):
            times[thing] = times.get(thing, 0) + 1
    ranked = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Opening(thing, count / len(rolled)) for thing, count in ranked)


def _candidates(board: Board, position: Position) -> tuple[Turn, ...]:
    if board.case.table is None:
        return candidates(position.seen, position.past, board.craft)
    from salessim.conversation.review.table_candidates import table_candidates  # loads numpy

    around = questions(position.seen, position.past, board.craft, _AROUND_TABLE)
    return (*table_candidates(board.case, position), *around)


def _is_same(turn: Turn, said: Turn) -> bool:
    return (turn.acts, turn.to, turn.offer, turn.at_table, turn.hangs_up) == (
        said.acts,
        said.to,
        said.offer,
        said.at_table,
        said.hangs_up,
    )
