"""The pieces of work of a review, each a pure function of a job that can be sent to another process."""

from dataclasses import dataclass
from typing import Literal

from salessim.conversation.review.estimating import plays_of
from salessim.conversation.review.rolling import Board, Rolled, board_for
from salessim.conversation.review.searching import Searched, best_alternatives
from salessim.conversation.review.tracing import Decided, Traced, trace
from salessim.conversation.turn import Turn
from salessim.model.history import Earlier
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Material:
    """What a review is made from.

    Attributes:
        scenario: The scenario.
        playbook: The playbook.
        seed: Seed of the attempt's luck.
        turns: The seller's lines.
        bot: Who plays on.
        earlier: The attempt at an earlier call of the deal that it follows; None: none.
        decided: What came of the lines, where a person sat in the buyer's place; empty: the rules decided.
    """

    scenario: Scenario
    playbook: Playbook
    seed: int
    turns: tuple[Turn, ...]
    bot: str
    earlier: Earlier | None = None
    decided: tuple[Decided, ...] = ()

    def board(self) -> Board:
        """The board to play on."""
        return board_for(self.scenario, self.playbook, self.seed, self.earlier, self.bot)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work.

    Attributes:
        material: What the review is made from.
        kind: `curve`: what a position is worth on the luck of the call, roughly; `position`: on both kinds of luck,
            and what the line said there leads to; `search`: what could have been said there instead.
        number: The position [0..]: 0 is before the first line.
        plays: Which plays.
    """

    material: Material
    kind: Literal["curve", "position", "search"]
    number: int
    plays: range


@dataclass(frozen=True, slots=True)
class Played:
    """Plays from one position, and of the line that was said there.

    Attributes:
        own: On the luck of the call.
        other: On other luck.
        said: On other luck, beginning with the line that was said; empty after the last line.
    """

    own: tuple[Rolled, ...] = ()
    other: tuple[Rolled, ...] = ()
    said: tuple[Rolled, ...] = ()

    @property
    def plays(self) -> int:
        """How many plays it took."""
        return len(self.own) + len(self.other) + len(self.said)


def work(job: Job) -> Played | Searched:
    """Do one piece of work."""
    board = job.material.board()
    turns = job.material.turns[: job.number]
    traced = trace(board.case, board.craft, board.luck, turns, job.material.decided)
    line = job.material.turns[job.number] if job.number < len(job.material.turns) else None
    if job.kind == "search":
        assert line is not None  # nothing can be said instead of nothing
        return best_alternatives(board, traced.positions[-1], line, len(job.plays))
    if job.kind == "curve":
        return Played(plays_of(board, traced.positions[-1], job.plays))
    return played(board, traced, line, job.plays)


def played(board: Board, traced: Traced, line: Turn | None, plays: range) -> Played:
    """Plays from the last position of a call, and of a line said there."""
    position = traced.positions[-1]
    own = plays_of(board, position, plays)
    if line is None:
        return Played(own, plays_of(board, position, plays, has_own_luck=False))
    return Played(
        own,
        plays_of(board, position, plays, has_own_luck=False),
        plays_of(board, position, plays, first=line, has_own_luck=False),
    )
