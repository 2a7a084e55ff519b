"""What else could have been done at a negotiation table, seen from your own side of it."""

from collections.abc import Iterator
from typing import Final

from salessim.conversation.case import Case
from salessim.conversation.review.tracing import Position
from salessim.conversation.table.saying import line_for
from salessim.conversation.turn import Turn
from salessim.errors import NotPlayableError
from salessim.luck import Luck
from salessim.negotiation.scenario.playing import Player, Trader, by_negotiator, wanted_in_return
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import Situation
from salessim.negotiation.talks.moves import BUYER, YOU, Accept, Action, Ask, Offer, Propose, StandFirm, WalkAway
from salessim.negotiation.talks.negotiators import Micro, TimeDependent

MOST: Final = 10
_PLAYERS: Final[tuple[Player, ...]] = (
    Trader(0.5, 0.3),
    Trader(2.0, 0.1),
    Trader(0.3, 0.5),
    by_negotiator(Micro()),
    by_negotiator(TimeDependent(1.0)),
)
_MOST_QUESTIONS: Final = 2


def table_candidates(case: Case, position: Position) -> tuple[Turn, ...]:
    """Lines worth looking at, each once: what different sellers would do who see only your side of the table."""
    part, standing = case.table, position.situation.table
    if part is None or standing is None:
        return ()
    found: dict[object, Turn] = {}
    for action in _actions(part.rules, standing):
        try:
            turn = line_for(action, case, part)
        except NotPlayableError:
            continue
        found.setdefault((turn.acts, turn.to, turn.at_table, turn.hangs_up), turn)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _actions(rules: TableCase, standing: Situation) -> Iterator[Action]:
    for player in _PLAYERS:
        yield player(rules, standing, Luck(0))
    talks = standing.talks
    if talks.demand is not None:
        yield StandFirm()
        yield Accept(talks.demand)
        return
    his, yours = talks.standing[BUYER], talks.standing[YOU]
    if his is not None:
        yield Accept(his.packages[0])
        if yours is not None:
            package = yours.packages[0]
            yield Propose(Offer((package,), condition=wanted_in_return(rules, package, his.packages[0])))
    unasked = [issue.name for issue in rules.rules.table.space.issues if issue.name not in standing.asked]
    yield from (Ask(issue) for issue in unasked[:_MOST_QUESTIONS])
    yield StandFirm()
    yield WalkAway()
