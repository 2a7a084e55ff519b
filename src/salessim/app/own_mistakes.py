"""Positions from one's own mistakes: the point of an own call from which a behaviour could still have been shown.

As with chess puzzles from one's own games: the call as it was played up to there, on its own luck, and somebody good
has shown that from there it can be done at once.
"""

from typing import Final

from salessim.app.positions import DRILL_TASK, Position, share_of
from salessim.conversation.bots.policy import Fate
from salessim.conversation.bots.wording import worded
from salessim.conversation.marks import Mark, judged, mark_call
from salessim.conversation.replaying import read_journal, replayed
from salessim.conversation.review.rolling import Board, board_for
from salessim.conversation.review.tracing import Position as Moment
from salessim.conversation.review.tracing import after, trace
from salessim.conversation.session import Session
from salessim.conversation.turn import Turn

_SOLVER: Final = "expert"
_WEAK: Final = 0.5  # of its points; what earned more was no mistake (assumption)


def own_position(text: str, attempt: str, criterion: str) -> Position | None:
    """The last point of an own call at which a behaviour was missed that somebody good would have shown there.

    Args:
        text: The journal of the call.
        attempt: Its id.
        criterion: The behaviour.

    Returns:
        The point; None: it was not missed, nobody good shows it anywhere in this call, or it is no call of its own.

    Raises:
        JournalError: The journal was damaged or changed.
    """
    journal = read_journal(text, attempt)
    header = journal.header
    if header.aid is not None:
        return None
    session = replayed(journal)
    scenario = header.scenario_model()
    board = board_for(scenario, header.playbook_model(), header.seed, header.earlier, _SOLVER)
    if board.case.table is not None:
        return None
    lines = [exchange.turn for exchange in session.exchanges if not exchange.turn.hangs_up]
    moments = trace(board.case, board.craft, board.luck, lines).positions
    whole = _mark(board, moments[-1], criterion)
    if whole is None or not whole.is_applicable or share_of(whole) > _WEAK:
        return None
    for turn in range(len(lines), 0, -1):
        line = _solution(board, moments[turn - 1], criterion)
        if line is None:
            continue
        said = tuple(exchange.said for exchange in session.exchanges[: turn - 1])
        there = Session(board.case, board.luck)
        for each in said:
            there.say(each)
        model = worded(line, there, scenario)
        task = DRILL_TASK.format(criterion=criterion)
        return Position(
            header.scenario,
            header.difficulty,
            header.seed,
            criterion,
            False,
            task,
            said,
            model.text,
            model_turn=model,
        )
    return None


def _solution(board: Board, moment: Moment, criterion: str) -> Turn | None:
    """The line with which somebody good shows a behaviour at once; None: he does something else."""
    if moment.has_ended:
        return None
    line = board.bot.line(moment.seen, moment.past, board.craft, Fate(board.luck, _SOLVER))
    if line.hangs_up:
        return None
    then = after(moment, line, board.case, board.craft, board.luck)
    mark = _mark(board, then, criterion)
    has_shown = share_of(mark) > share_of(_mark(board, moment, criterion))
    return line if has_shown and mark is not None and then.situation.turn in mark.turns else None


def _mark(board: Board, moment: Moment, criterion: str) -> Mark | None:
    call = judged(board.scenario, board.playbook, board.case, list(moment.events))
    return next((mark for mark in mark_call(call).marks if mark.criterion == criterion), None)
