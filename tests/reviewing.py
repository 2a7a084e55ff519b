"""Calls for tests of reviews: the small scenario on a board, and plays that say what a test wants them to say."""

from playing import CALM, playbook, small
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.compiling import compile_case
from salessim.conversation.review.rolling import Board, Rolled
from salessim.conversation.review.tracing import trace
from salessim.conversation.scoring import scorer_for
from salessim.conversation.session import numbered
from salessim.luck import Luck


def board(scenario=None, book=None, seed=1, bot="average"):
    """A board on the small scenario."""
    scenario = small() if scenario is None else scenario
    book = playbook(rules=CALM) if book is None else book
    luck = Luck(seed)
    case = compile_case(scenario, book, luck)
    craft, scorer = craft_for(case, scenario, book), scorer_for(scenario, book, case)
    return Board(scenario, book, case, craft, luck, bot_called(bot), scorer)


def traced(on, *lines):
    """A call of these lines on a board."""
    return trace(on.case, on.craft, on.luck, [numbered(line, on.case) for line in lines])


def rolled(*scores, result="no-sale"):
    """Plays with these scores."""
    return tuple(Rolled(score, result, None) for score in scores)
