"""Words for a bot's line: the sentences that the menu offers for its moves."""

from salessim.conversation.bots.playing import named
from salessim.conversation.menu import model_sentence
from salessim.conversation.session import Session
from salessim.conversation.turn import Act, NamedTurn, Turn
from salessim.model.scenario import Scenario

NOT_UNDERSTOOD = "Blue seven, or what the stairs were for, if any."
"""What a bot says when it says something that nobody can understand."""


def worded(turn: Turn, session: Session, scenario: Scenario) -> NamedTurn:
    """A bot's line with words that fit the call as it stands."""
    if turn.hangs_up or not (turn.acts or turn.words):
        return named(turn, session.case)
    if not turn.acts:
        return named(turn, session.case, NOT_UNDERSTOOD)
    return named(turn, session.case, " ".join(_sentence(act, session, scenario) for act in turn.acts))


def _sentence(act: Act, session: Session, scenario: Scenario) -> str:
    move = session.case.moves[act.move]
    # A sentence about a subject may have a blank that only a subject fills, and the other way round.
    subjects = dict.fromkeys((act.subject, -1, 0 if session.case.topic_titles else -1))
    found = (model_sentence(session, scenario, act.move, subject) for subject in subjects)
    return next((text for text in found if text), f"({move.label})")
