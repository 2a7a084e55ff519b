"""One line changed, and the call played on from there on the same luck: what might have been, beside what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from salessim.app.play import Call
from salessim.app.play_on import play_on
from salessim.app.review import PLAYS, Reviewable
from salessim.app.review_pages import better_shown, lines_shown, said_in_words
from salessim.app.scripts import Script, play_lines
from salessim.conversation import words as call_words
from salessim.conversation.bots.playing import MOST_LINES
from salessim.conversation.bots.policy import HANG_UP, Fate
from salessim.conversation.review.estimating import Estimate, estimate, plays_of
from salessim.conversation.review.rolling import Board, own_player
from salessim.conversation.review.searching import best_alternatives
from salessim.conversation.review.tracing import Position, Traced, after, trace
from salessim.conversation.review.views import Better, LineShown, better_json, estimate_json, line_json
from salessim.conversation.session import Exchange
from salessim.conversation.turn import Turn
from salessim.conversation.view import reading_text
from salessim.errors import NotPlayableError
from salessim.model.scenario import ScriptTurn

_UNKEPT: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a branch is looked at and thrown away


@dataclass(frozen=True, slots=True)
class BranchTurn:
    """A line of one of the two ways.

    Attributes:
        number: The turn [1..].
        you: The seller's words.
        reading: How they were read, in the playbook's words.
        answers: What was said and could be noticed then.
        is_bots: Whether a bot said it, playing on.
    """

    number: int
    you: str
    reading: str
    answers: tuple[LineShown, ...]
    is_bots: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """Two ways on from one position, on the same luck.

    Attributes:
        turn: The line that was changed [1..].
        bot: Who plays on.
        before: What the call was worth before it.
        was: What the call was worth after what was said.
        would_be: What it would be worth after what is said instead.
        said: The lines as they were.
        instead: The lines as they would be: those given, then the bot's.
        score: The score of the call as it was.
        new_score: The score if the bot plays on as shown.
        result: What the end of the call counted as, in words.
        new_result: What it would count as.
        best: The best that was found for this turn; None: nothing better than what is said instead.
        regret: What that is worth more than what is said instead, on the luck of the call [points].
    """

    turn: int
    bot: str
    before: Estimate
    was: Estimate
    would_be: Estimate
    said: tuple[BranchTurn, ...]
    instead: tuple[BranchTurn, ...]
    score: int
    new_score: int
    result: str
    new_result: str
    best: Better | None
    regret: float

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim review --at --json` prints."""
        return {
            "turn": self.turn,
            "bot": self.bot,
            "before": estimate_json(self.before),
            "was": estimate_json(self.was),
            "would_be": estimate_json(self.would_be),
            "said": [_turn_json(turn) for turn in self.said],
            "instead": [_turn_json(turn) for turn in self.instead],
            "score": self.score,
            "new_score": self.new_score,
            "outcome": self.result,
            "new_outcome": self.new_result,
            "best": better_json(self.best) if self.best is not None else None,
            "regret": round(self.regret, 2) + 0.0,
        }


def branch(call: Reviewable, turn: int, lines: Sequence[ScriptTurn], *, plays: int = PLAYS) -> Branch:
    """Change a line, and the next ones if more than one is given, and let the bot play on to the end.

    Args:
        call: The attempt.
        turn: The first line that is changed [1..].
        lines: What is said instead, in own words or with the moves that they mean.
        plays: Plays from each position.

    Raises:
        InputError: There is no such turn.
        NotPlayableError: A line names what is not there, or a person was the buyer in this call.
    """
    if not call.text:
        raise NotPlayableError(
            "A call with a person as the buyer cannot be played on by the rules.", "Its review shows what was better."
        )
    board = call.material.board()
    played = play_on(call.text, call.header.attempt, turn, attempt="branch", now=_UNKEPT)
    given = len(played.session.exchanges)
    play_lines(played, Script(tuple(lines), "what is said instead"))
    new_turns = [exchange.turn for exchange in played.session.exchanges]
    line = trace(board.case, board.craft, board.luck, new_turns)
    own = len(new_turns) - given
    there = trace(board.case, board.craft, board.luck, call.material.turns[: given + own])
    start = line.positions[given]
    would_be = estimate(plays_of(board, line.positions[-1], range(plays)))
    searched = best_alternatives(board, start, new_turns[given], plays)
    best = max(searched.alternatives, key=lambda one: one.own.score, default=None)
    after_first = estimate(plays_of(board, line.positions[given + 1], range(best.own.plays if best else plays)))
    regret = max(0.0, best.own.score - after_first.score) if best is not None else 0.0
    again = play_on(call.text, call.header.attempt, turn, attempt="branch", now=_UNKEPT)
    shown = None
    if best is not None and regret > 0:
        shown = better_shown(best, regret, again.session, again.scenario)
    _let_bot_finish(played, board, line)
    marks = played.marks()
    return Branch(
        turn=turn,
        bot=call.material.bot,
        before=estimate(plays_of(board, start, range(plays))),
        was=estimate(plays_of(board, there.positions[-1], range(plays))),
        would_be=would_be,
        said=tuple(
            _shown(call.session.exchanges, call, number) for number in range(turn, len(call.session.exchanges) + 1)
        ),
        instead=tuple(
            _shown(played.session.exchanges, call, number, is_bots=number > given + own)
            for number in range(turn, len(played.session.exchanges) + 1)
        ),
        score=call.marks.score,
        new_score=marks.score,
        result=call_words.RESULTS[call.marks.result],
        new_result=call_words.RESULTS[marks.result],
        best=shown,
        regret=regret,
    )


def _let_bot_finish(call: Call, board: Board, line: Traced) -> None:
    """Let the bot of the board play on in words, and write down what it makes of the call."""
    position = line.positions[-1]
    fate = Fate(board.luck, board.bot.name, 0)
    said = 0
    while not call.session.has_ended:
        turn = _next_line(board, position, fate) if said < MOST_LINES else HANG_UP
        call.take_turn(said_in_words(turn, call.session, call.scenario))
        turn = call.session.exchanges[-1].turn  # with the words that it has now, which take their time
        position = after(position, turn, board.case, board.craft, board.luck)
        said += 1
    if board.case.table is None:
        call.write_down(board.bot.note(position.seen, position.past, board.craft, fate))


def _next_line(board: Board, position: Position, fate: Fate) -> Turn:
    player = own_player(board)
    if player is None:
        return board.bot.line(position.seen, position.past, board.craft, fate)
    return player(position.situation, 0)


def _shown(exchanges: Sequence[Exchange], call: Reviewable, number: int, *, is_bots: bool = False) -> BranchTurn:
    exchange = exchanges[number - 1]
    words = call_words.HANGS_UP if exchange.said.hangs_up else exchange.said.text
    return BranchTurn(
        number,
        words,
        reading_text(call.session.case, exchange),
        lines_shown(call.session, exchange.spoken),
        is_bots,
    )


def _turn_json(turn: BranchTurn) -> dict[str, object]:
    return {
        "turn": turn.number,
        "you": turn.you,
        "reading": turn.reading,
        "answers": [line_json(line) for line in turn.answers],
        "by_bot": turn.is_bots,
    }
