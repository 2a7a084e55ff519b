"""One call, played by one bot."""

from dataclasses import replace
from typing import NamedTuple

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.past import Past, blank_past
from salessim.conversation.bots.policy import HANG_UP, Bot, Fate
from salessim.conversation.bots.seen import seen_now
from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.pad import Note, note_events
from salessim.conversation.situation import Situation
from salessim.conversation.step import advance, begin, step
from salessim.conversation.turn import NamedTurn, Turn
from salessim.luck import Luck

MOST_LINES = 120
"""No bot says more than this in one call; the time allowed ends nearly all of them long before."""


class BotCall(NamedTuple):
    """A call that a bot has played.

    Attributes:
        turns: What it said.
        events: What happened, turn by turn; the first entry is what happened before the first line.
        situation: Where the call stood at its end.
        note: What it wrote down at the end.
        noted: The events of that.
    """

    turns: tuple[Turn, ...]
    events: tuple[tuple[Event, ...], ...]
    situation: Situation
    note: Note = Note()
    noted: tuple[Event, ...] = ()

    @property
    def all_events(self) -> list[Event]:
        """Everything that happened, in order."""
        return [event for events in (*self.events, self.noted) for event in events]


def play_call(bot: Bot, case: Case, craft: Craft, luck: Luck, attempt: int = 0) -> BotCall:
    """Let a bot play a call from its first line to its end, and keep what happens.

    Args:
        bot: The seller.
        case: The scenario, ready to be played.
        craft: What there is to work with in it.
        luck: The luck of the attempt.
        attempt: Which of the bot's own tries at this very call it is; another one has other luck of its own.
    """
    if case.table is not None:
        from salessim.conversation.table.bots import (
            play_table_call,
            player_called,
        )  # loads numpy, which calls do not need

        player = player_called(bot.name, getattr(bot, "skill", None))
        if player is not None:
            said, noted, end = play_table_call(player, case, luck, MOST_LINES)
            return BotCall(tuple(said), tuple(noted), end)
    fate = Fate(luck, bot.name, attempt)
    situation, events = begin(case, luck)
    past = blank_past(craft)
    seen = seen_now(case, situation)
    turns: list[Turn] = []
    happened = [tuple(events)]
    while situation.ending < 0:
        turn = bot.line(seen, past, craft, fate) if len(turns) < MOST_LINES else HANG_UP
        situation, events = step(case, situation, turn, luck)
        before, seen = seen, seen_now(case, situation)
        past.note(turn, before, seen, craft)
        turns.append(turn)
        happened.append(tuple(events))
    note = bot.note(seen, past, craft, fate)
    return BotCall(tuple(turns), tuple(happened), situation, note, note_events(note, case, situation.turn))


def play_on(
    bot: Bot, case: Case, craft: Craft, situation: Situation, past: Past, luck: Luck, attempt: int = 0
) -> Situation:
    """Let a bot go on from anywhere in a call to its end, without keeping what happens.

    Args:
        bot: The seller.
        case: The scenario.
        craft: What there is to work with.
        situation: Where the call stands.
        past: What is remembered of it; it is left as it is.
        luck: The luck of the attempt.
        attempt: Which of the bot's own tries it is.
    """
    fate = Fate(luck, bot.name, attempt)
    past = past.copied()
    seen = seen_now(case, situation)
    lines = 0
    while situation.ending < 0:
        turn = bot.line(seen, past, craft, fate) if lines < MOST_LINES else HANG_UP
        situation = advance(case, situation, turn, luck)
        before, seen = seen, seen_now(case, situation)
        past.note(turn, before, seen, craft)
        lines += 1
    return situation


def named(turn: Turn, case: Case, text: str = "") -> NamedTurn:
    """A bot's line in the names of the documents, as scripts and journals keep it."""
    names = case.names
    subject = turn.acts[0].subject if turn.acts else -1
    said = NamedTurn(
        moves=tuple(case.moves[act.move].id for act in turn.acts),
        on=names.subject_name(subject) if subject >= 0 else "",
        to=case.people[turn.to].id if turn.to >= 0 else "",
        offer=tuple(case.commitment.options[option].id for option in turn.offer) if case.commitment else (),
        text=text,
        hangs_up=turn.hangs_up,
    )
    if turn.at_table is None or case.table is None:
        return said
    from salessim.conversation.table.saying import named_at_table  # loads numpy, which most calls do without

    return replace(said, **named_at_table(said, turn.at_table, case.table))  # type: ignore[arg-type]  # its own fields
