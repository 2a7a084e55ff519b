"""A coach beside the trainee: the next line of a good seller in his place, told as advice.

He sees what the trainee sees and nothing else. An attempt that he stood by does not count.
"""

from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.past import blank_past
from salessim.conversation.bots.policy import Fate
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.bots.seen import seen_now
from salessim.conversation.case import Case
from salessim.conversation.debrief import subject_title
from salessim.conversation.session import Session
from salessim.conversation.step import begin, step
from salessim.conversation.turn import Turn
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

COACH = "expert"
"""The bot that is asked."""

HANG_UP = "There is little more to win here. End the call politely."
ABOUT = "{move}, about {subject}"
OFFER = "{move}: {options}"
SAY = "I would do this next: {what}."


def advice(session: Session, scenario: Scenario, playbook: Playbook) -> str:
    """What a coach would do next, in a sentence or two; empty at a negotiation table.

    Args:
        session: The call as it stands; it must not be over.
        scenario: Its scenario.
        playbook: Its playbook.
    """
    case = session.case
    if case.table is not None:
        return ""  # the bots that bargain give no reasons
    craft = craft_for(case, scenario, playbook)
    past = blank_past(craft)
    situation, _ = begin(case, session.luck)
    seen = seen_now(case, situation)
    for exchange in session.exchanges:
        situation, _ = step(case, situation, exchange.turn, session.luck)
        before, seen = seen, seen_now(case, situation)
        past.note(exchange.turn, before, seen, craft)
    turn = bot_called(COACH).line(seen, past, craft, Fate(session.luck, COACH))
    return _told(turn, case)


def _told(turn: Turn, case: Case) -> str:
    if turn.hangs_up or not turn.acts:
        return HANG_UP
    parts = []
    for act in turn.acts:
        label = case.moves[act.move].label
        subject = subject_title(case, act.subject) if act.subject >= 0 else ""
        parts.append(ABOUT.format(move=label, subject=subject) if subject else label)
    what = ", then ".join(parts)
    if turn.offer and case.commitment:
        titles = ", ".join(case.commitment.options[option].title for option in turn.offer)
        what = OFFER.format(move=what, options=titles)
    why = case.moves[turn.acts[-1].move].coach
    return " ".join(part for part in (SAY.format(what=what), why) if part)
