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
from salessim.conversation.table.part import TablePart
from salessim.conversation.turn import Turn
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

COACH = "expert"
"""The bot that is asked."""

HANG_UP = "There is little more to win here. End the call politely."
ABOUT = "{move}, about {subject}"
OFFER = "{move}: {options}"
SAY = "I would do this next: {what}."
CALL_IN = "I would ask {name} to join: what he knows makes your reasons count."
NAME = "I would name what they are doing, calmly ({tactic}), and go back to the matter. It gives nothing away."
WALK = "I would leave: no deal is worth more to you than this."
HOLD = "I would stay where I am: you owe them nothing for what they have just said."
ASK = "One good next line {what}. What is behind it may let you give what costs you little."
TRADE = "I would offer this: {terms}. You give something and get something for it."
OFFER_THIS = "I would offer this: {terms}. It moves you a little, and shows what you care for."
ACCEPT = "I would say yes to what is on the table: more is hardly to be had, and time costs you rounds."
APPROVAL = "I would ask your {approver} first: {terms}. It goes beyond what you may give alone."


def advice(session: Session, scenario: Scenario, playbook: Playbook) -> str:
    """What a coach would do next, in a sentence or two.

    Args:
        session: The call as it stands; it must not be over.
        scenario: Its scenario.
        playbook: Its playbook.
    """
    case = session.case
    if case.table is not None:
        return _at_table(session, case.table)
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


def _at_table(session: Session, part: TablePart) -> str:
    """What a skilled trader would do at a negotiation table, and what for."""
    from salessim.conversation.table.bots import SkilledTrader  # loads numpy, which most calls do without
    from salessim.conversation.table.echoing import echo
    from salessim.conversation.table.saying import line_for
    from salessim.negotiation.talks import moves

    situation, case = session.situation.table, session.case
    if situation is None or situation.talks.has_ended:
        return ""
    action = SkilledTrader(1.0)(part.rules, situation, session.luck)
    match action:
        case moves.CallIn(person):
            name = next((each.name for each in case.people if each.id == person), person)
            return CALL_IN.format(name=name)
        case moves.NameTactic(tactic):
            return NAME.format(tactic=tactic.replace("-", " "))
        case moves.WalkAway():
            return WALK
        case moves.StandFirm():
            return HOLD
        case moves.Accept():
            return ACCEPT
    line = line_for(action, case, part)
    what = echo(line, part) or ", ".join(f"is: {case.moves[act.move].label}" for act in line.acts)
    terms = what.partition(": ")[2] or what
    match action:
        case moves.Propose(offer):
            return (TRADE if offer.condition else OFFER_THIS).format(terms=terms)
        case moves.SeekApproval():
            return APPROVAL.format(approver=part.approver, terms=terms)
    return ASK.format(what=what[:1].lower() + what[1:])


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
