"""Is a review right? Bots' calls put it to the test: with a mistake planted on purpose, and with a mistake mended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final

from salessim.conversation.bots.playing import MOST_LINES
from salessim.conversation.bots.policy import HANG_UP, Bot, Fate, spoken
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.pad import note_events
from salessim.conversation.review.estimating import mean_score, plays_of
from salessim.conversation.review.judging import Judged, judge
from salessim.conversation.review.rolling import Board
from salessim.conversation.review.searching import best_alternatives
from salessim.conversation.review.tracing import Position, after, beginning, trace
from salessim.conversation.review.working import Played, played
from salessim.conversation.turn import Turn

BAD_MOVES: Final = ("ask-to-close", "feature", "pressure", "disparage", "rude")
"""Moves of the `core` playbook that are known to do harm where nothing calls for them."""

_A_BLUNDER: Final = 15  # so much lower, by the bot's own score, that it was one is not in question [points]
_PROOFS: Final = 12  # plays on either luck that prove a blunder: one play alone tells a bad line from a bad day badly
_PROOFS_FROM: Final = 2_000_000  # plays that prove it are never those that a review is made of


@dataclass(frozen=True, slots=True)
class Said:
    """A call that a bot has played: its lines and its score."""

    turns: tuple[Turn, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Planted:
    """A call with one line replaced by a bad one.

    Attributes:
        call: The call.
        turn: The line that was replaced [1..].
        move: What was said instead.
        cost: How much lower the same bot ends, in the mean over many plays on both kinds of luck [points].
    """

    call: Said
    turn: int
    move: str
    cost: float


def said_by_bot(board: Board, bot: Bot, instead: Mapping[int, Turn] | None = None) -> Said:
    """Let a bot play a call, with some of its lines replaced.

    Args:
        board: What it is played on.
        bot: Who plays; the bot of the board judges and has no part in it.
        instead: Lines to say instead of the bot's own, by their number [1..].
    """
    position, turns = beginning(board.case, board.craft, board.luck), list[Turn]()
    fate = Fate(board.luck, bot.name)
    while not position.has_ended:
        turn = (instead or {}).get(len(turns) + 1)
        if turn is None:
            turn = bot.line(position.seen, position.past, board.craft, fate) if len(turns) < MOST_LINES else HANG_UP
        position = after(position, turn, board.case, board.craft, board.luck)
        turns.append(turn)
    return Said(tuple(turns), _score(board, bot, fate, position))


def _score(board: Board, bot: Bot, fate: Fate, end: Position) -> int:
    note = bot.note(end.seen, end.past, board.craft, fate)
    events = [*end.events, *note_events(note, board.case, end.situation.turn)]
    return mark_call(judged(board.scenario, board.playbook, board.case, events)).score


def plant(board: Board, bot: Bot) -> Planted | None:
    """A call with one good line replaced by a bad one that is dear without doubt; None: there is none in it.

    Good is a line that brought something out. That the bad one is a blunder is known without any review: the same bot
    on the same luck ends so much lower, and it was no chance: it does so, too, in the mean over more plays of its own,
    on this luck of the buyer's and on other luck. Which line and which move is decided by luck among all those.
    """
    call = said_by_bot(board, bot)
    traced = trace(board.case, board.craft, board.luck, call.turns)
    good = [number for number in range(2, len(call.turns)) if any(one[0] == "told" for one in traced.events_of(number))]
    choices = [(number, move) for number in good for move in BAD_MOVES]
    while choices:
        number, move = choices.pop(board.luck.pick(len(choices), "review", "plant", len(choices)))
        bad = spoken(board.craft, (board.case.names.moves[move],), 0 if move == "feature" else -1)
        changed = said_by_bot(board, bot, {number: bad})
        if call.score - changed.score < _A_BLUNDER:
            continue
        cost = _mean_cost(board, bot, traced.positions[number - 1], call.turns[number - 1], bad)
        if cost >= _A_BLUNDER:
            return Planted(changed, number, move, cost)
    return None


def _mean_cost(board: Board, bot: Bot, start: Position, good: Turn, bad: Turn) -> float:
    """How much lower a bot ends that says a bad line instead of a good one and plays on itself [points]."""
    own, plays = replace(board, bot=bot), range(_PROOFS_FROM, _PROOFS_FROM + _PROOFS)
    on_good, on_bad = (
        fmean(mean_score(plays_of(own, start, plays, first=line, has_own_luck=is_own)) for is_own in (True, False))
        for line in (good, bad)
    )
    return on_good - on_bad


def judged_call(board: Board, call: Said, plays: int) -> Judged:
    """A review of a call without alternatives."""
    return judge([*_plays(board, call.turns, plays)], {}, call.score)


def _plays(board: Board, turns: Sequence[Turn], plays: int) -> Iterator[Played]:
    traced = trace(board.case, board.craft, board.luck, turns)
    for number in range(len(turns) + 1):
        before = replace(traced, turns=traced.turns[:number], positions=traced.positions[: number + 1])
        yield played(board, before, turns[number] if number < len(turns) else None, range(plays))


@dataclass(frozen=True, slots=True)
class Mended:
    """A call in which a marked mistake was replaced by the proposed alternative.

    Attributes:
        turn: The line [1..].
        loss: What the review said it was worth [points].
        promised: What the review said the alternative is worth more, on the luck of the call [points].
        was: The bot's score.
        now: Its score when it says the alternative and plays on.
    """

    turn: int
    loss: float
    promised: float
    was: int
    now: int


def mend(board: Board, bot: Bot, plays: int) -> Mended | None:
    """Let a bot play, replace the worst marked mistake, and let the same bot play on; None: there was no mistake."""
    call = said_by_bot(board, bot)
    review = judged_call(board, call, plays)
    worst = next((one for one in review.worst if one.is_bad), None)
    if worst is None:
        return None
    line = call.turns[worst.number - 1]
    start = trace(board.case, board.craft, board.luck, call.turns[: worst.number - 1]).positions[-1]
    found = best_alternatives(board, start, line, plays).alternatives
    if not found:
        return None
    changed = said_by_bot(board, bot, {worst.number: found[0].turn})
    return Mended(worst.number, worst.worth, found[0].own.score - worst.after.score, call.score, changed.score)


def judging_bot(board: Board, name: str) -> Board:
    """The same board with another bot to judge by."""
    return replace(board, bot=bot_called(name))
