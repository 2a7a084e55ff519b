"""Playing on from a position to the end, by a seller of stated strength: the measure of what a position is worth.

Two kinds of luck are told apart. The buyer's is that of the attempt itself (what this buyer on this day would have
answered), or other luck from the position on. The seller's own, which decides where he slips, is another one in every
play, so that many plays give an average and not one story.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from salessim.conversation.bots.craft import Craft, craft_for
from salessim.conversation.bots.playing import MOST_LINES
from salessim.conversation.bots.policy import HANG_UP, Bot, Fate
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.bots.seen import seen_now
from salessim.conversation.case import Case
from salessim.conversation.compiling import compile_case
from salessim.conversation.events import Event
from salessim.conversation.marks import Judged, judged
from salessim.conversation.pad import note_events
from salessim.conversation.review.tracing import Position
from salessim.conversation.scoring import Scorer, result_of, scorer_for
from salessim.conversation.situation import Situation
from salessim.conversation.step import step
from salessim.conversation.turn import Turn
from salessim.luck import Luck
from salessim.model.history import Earlier
from salessim.model.outcome import CallResult
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

STANDARD_BOT: Final = "average"
"""The seller who plays on unless another is named."""


@dataclass(frozen=True, slots=True)
class Board:
    """What a call is reviewed on.

    Attributes:
        scenario: The scenario.
        playbook: The playbook.
        case: The scenario as it was in this attempt, with the moods and facts that were drawn for it.
        craft: What a seller has to work with in it.
        luck: The luck of the attempt.
        bot: Who plays on.
        scorer: What whole calls are scored by.
    """

    scenario: Scenario
    playbook: Playbook
    case: Case
    craft: Craft
    luck: Luck
    bot: Bot
    scorer: Scorer
    _fates: dict[tuple[int, str, int], Fate] = field(default_factory=dict, init=False, repr=False, compare=False)

    def fate(self, luck: Luck, play: int) -> Fate:
        """The bot's own luck in a play; it is the same from every position, and so is made once."""
        key = luck.seed, self.bot.name, play
        if key not in self._fates:
            self._fates[key] = Fate(luck, self.bot.name, play)
        return self._fates[key]


def board_for(
    scenario: Scenario, playbook: Playbook, seed: int, earlier: Earlier | None = None, bot: str = STANDARD_BOT
) -> Board:
    """The board of an attempt.

    Raises:
        NotPlayableError: The documents cannot be played.
        NotFoundError: There is no such bot.
    """
    luck = Luck(seed)
    case = compile_case(scenario, playbook, luck, earlier)
    craft, scorer = craft_for(case, scenario, playbook), scorer_for(scenario, playbook, case)
    return Board(scenario, playbook, case, craft, luck, bot_called(bot), scorer)


class Rolled(NamedTuple):
    """How one play went.

    Attributes:
        score: Its score [0..100].
        result: What its end counts as.
        money: At a negotiation table: what the result is worth to the seller [currency per contract year], that of no
            deal where there is none; None: there was no table.
        heard: What was told by its first new line [set of things].
        agreed: Options agreed by that line [set].
    """

    score: int
    result: CallResult
    money: float | None
    heard: int = 0
    agreed: int = 0


def other_luck(board: Board, play: int) -> Luck:
    """The luck of a play that does not have the attempt's own: always another, and always the same one."""
    return Luck(board.luck.bits("review", "other luck", play))


def roll(board: Board, start: Position, play: int, *, first: Turn | None = None, has_own_luck: bool = True) -> Rolled:
    """Play on to the end and mark the whole call.

    Args:
        board: What it is played on.
        start: From where.
        play: Which play; the same one gives the same.
        first: The first line; None: the bot's own.
        has_own_luck: Whether the buyer has the luck of the attempt; otherwise that of the play.
    """
    luck = board.luck if has_own_luck else other_luck(board, play)
    situation = start.situation
    events = list(start.events)
    seen = start.seen
    past = start.past.copied()
    heard = agreed = 0
    if first is not None and situation.ending < 0:
        situation, happened = step(board.case, situation, first, luck)
        events += happened
        heard, agreed = situation.told & ~start.situation.told, situation.agreed & ~start.situation.agreed
        before, seen = seen, seen_now(board.case, situation)
        past.note(first, before, seen, board.craft)
    fate = board.fate(luck, play)
    bargainer = own_player(board, luck)
    if bargainer is not None:
        situation = _bargained(board, bargainer, situation, luck, play, events)
        seen = seen_now(board.case, situation)
    lines = 0
    while situation.ending < 0:
        turn = board.bot.line(seen, past, board.craft, fate) if lines < MOST_LINES else HANG_UP
        situation, happened = step(board.case, situation, turn, luck)
        events += happened
        before, seen = seen, seen_now(board.case, situation)
        past.note(turn, before, seen, board.craft)
        lines += 1
    if bargainer is None:
        events += note_events(board.bot.note(seen, past, board.craft, fate), board.case, situation.turn)
    return _marked(board, events, situation, heard, agreed)


def _marked(board: Board, events: list[Event], final: Situation, heard: int, agreed: int) -> Rolled:
    if board.case.table is None:  # where it stands is known here and need not be folded from the events once more
        call = Judged(board.scenario, board.playbook, board.case, events, final)
    else:
        call = judged(board.scenario, board.playbook, board.case, events)
    money = call.table.marks.economics.yours if call.table is not None else None
    return Rolled(board.scorer.score(call), result_of(call), money, heard, agreed)


Bargainer = Callable[[Situation, int], Turn]
"""From where a call stands, and the number of the play, to the next line at its table."""


def own_player(board: Board, luck: Luck | None = None) -> Bargainer | None:
    """How the bot of a board bargains; None where there is no table, or it only talks.

    Args:
        board: The board.
        luck: The luck of the play; None: that of the attempt.
    """
    part = board.case.table
    if part is None:
        return None
    from salessim.conversation.table.bots import player_called  # loads numpy, which most calls do without
    from salessim.conversation.table.saying import line_for

    player = player_called(board.bot.name, getattr(board.bot, "skill", None))
    if player is None:
        return None

    def line(situation: Situation, play: int) -> Turn:
        if situation.table is None:
            return HANG_UP
        own = Luck((luck or board.luck).bits("review", board.bot.name, play))
        return line_for(player(part.rules, situation.table, own), board.case, part)

    return line


def _bargained(
    board: Board, bargainer: Bargainer, situation: Situation, luck: Luck, play: int, events: list[Event]
) -> Situation:
    """Let somebody bargain on to the end; what happens is added to the events."""
    lines = 0
    while situation.ending < 0:
        turn = bargainer(situation, play) if lines < MOST_LINES else HANG_UP
        situation, happened = step(board.case, situation, turn, luck)
        events += happened
        lines += 1
    return situation
