"""Bots that bargain: reference negotiators, a skilled trader, a giver and a refuser, and sellers with a skill."""

from dataclasses import dataclass
from typing import Final

from salessim.conversation.bots.policy import HANG_UP
from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.situation import Situation
from salessim.conversation.step import begin, step
from salessim.conversation.table.saying import line_for
from salessim.conversation.turn import Turn
from salessim.luck import Luck
from salessim.negotiation.scenario.playing import Player, Trader, by_negotiator, giver, refuser
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import Situation as TableSituation
from salessim.negotiation.talks.moves import Accept, Action, Ask, CallIn
from salessim.negotiation.talks.negotiators import Micro, RandomNegotiator, TimeDependent

PLAYERS: Final[dict[str, Player]] = {
    "trader": Trader(0.5, 0.3),
    "micro": by_negotiator(Micro()),
    "linear": by_negotiator(TimeDependent(1.0)),
    "random": by_negotiator(RandomNegotiator()),
    "giver": giver,
    "refuser": refuser,
}
"""Who bargains, by name. `random` offers at random at a table, and says anything at all in a call without one."""


@dataclass(frozen=True, slots=True)
class SkilledTrader:
    """A seller whose care at the table is his skill: now and then he forgets the “if”, the tactic and who could help.

    What slips how often is an assumption; it only has to order the points of the skill dial.

    Attributes:
        skill: How good he is [0..1].
    """

    skill: float

    def _question(self, case: TableCase, situation: TableSituation) -> Action | None:
        """The next question about an issue; not more than two before each offer."""
        talks = situation.talks
        if talks.phase != "open" or len(situation.asked) >= 2 * talks.round:
            return None
        unasked = [issue.name for issue in case.rules.table.space.issues if issue.name not in situation.asked]
        return Ask(unasked[0]) if unasked else None

    def __call__(self, case: TableCase, situation: TableSituation, luck: Luck) -> Action:
        """What he does now."""
        careful = Trader(0.5 + 1.5 * (1 - self.skill), 0.05 + 0.3 * self.skill)
        turn = len(situation.asked) + situation.talks.heard[0].distinct + len(situation.told)
        if not luck.chance(0.7 * (1 - self.skill), "slip", turn, situation.talks.round):
            return self._question(case, situation) or careful(case, situation, luck)
        if situation.talks.demand is not None:
            return Accept(situation.talks.demand)
        action = by_negotiator(TimeDependent(0.8 + 1.2 * (1 - self.skill)))(case, situation, luck)
        return careful(case, situation, luck) if isinstance(action, CallIn) else action


def player_called(name: str, skill: float | None) -> Player | None:
    """Who bargains under a bot's name; None where such a bot only talks."""
    if name in PLAYERS:
        return PLAYERS[name]
    return SkilledTrader(skill) if skill is not None else None


def play_table_call(
    player: Player, case: Case, luck: Luck, most_lines: int
) -> tuple[list[Turn], list[tuple[Event, ...]], Situation]:
    """Let somebody bargain from the first line of a call to its end.

    Returns:
        What was said, what happened turn by turn, beginning with what did before the first line, and the end.
    """
    part = case.table
    assert part is not None  # whoever bargains sits at a table
    situation, events = begin(case, luck)
    turns: list[Turn] = []
    happened = [tuple(events)]
    while situation.ending < 0:
        turn = HANG_UP
        if len(turns) < most_lines and situation.table is not None:
            turn = line_for(player(part.rules, situation.table, luck), case, part)
        situation, events = step(case, situation, turn, luck)
        turns.append(turn)
        happened.append(tuple(events))
    return turns, happened, situation
