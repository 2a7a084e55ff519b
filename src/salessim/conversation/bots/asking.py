"""Which question a seller asks next: what is in reach by what he has heard, and worth most to his playbook."""

from dataclasses import dataclass
from typing import Final

from salessim.conversation.bots.craft import FACT, IMPACT, PAYOFF, PROBLEM
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.seen import CONFIDING, NEUTRAL, people_away
from salessim.conversation.situation import members
from salessim.conversation.turn import Turn

_PLAIN_WORTH: Final = {FACT: 2.0, PROBLEM: 7.0, IMPACT: 8.0, PAYOFF: 8.0}
_SLOT_WORTH: Final = 6.0
_ONE_LESS: Final = 0.55  # each further problem, cost or value is worth so much of the one before
_LEADS_ON: Final = 0.6  # what a rung opens counts so much
_SAME_SUBJECT: Final = 6.0
_WORTH_ASKING: Final = 3.0
_MOST_TRIES: Final = 3
_ENOUGH_INSIGHT: Final = 2
_SECOND_VIEW: Final = 0.5  # share of those brought in who are asked how they see what was heard already
_ROW: Final = 2  # questions in a row that give nothing back; core's rule, which every trainee reads


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the move, its subject (-1: none), what it asks for, and what that is worth."""

    move: int
    subject: int
    thing: int
    worth: float


def ask_next(mind: Mind) -> Turn | None:
    """The best question, or nothing if none is worth asking any more."""
    question = best_question(mind)
    if question is None:
        return None
    if mind.slips("wrong kind of question", mind.seen.turn):
        return _another_question(mind)
    if mind.slips("repeats a question", mind.seen.turn) and (again := _asked_before(mind)) is not None:
        return again
    to = _whom(mind, question)
    teaching = _before_it(mind, question)
    return mind.say(*teaching, question.move, on=question.subject, to=to)


def best_question(mind: Mind) -> Question | None:
    """The question that is worth most now; None if none is worth the time."""
    found = [*rungs(mind), *_slots(mind)]
    best = max(found, key=lambda question: question.worth, default=None)
    return best if best is not None and best.worth >= _WORTH_ASKING else None


def rungs(mind: Mind) -> list[Question]:
    """For each topic the question for the next thing that he can hope to hear about it."""
    found = []
    for topic in range(mind.craft.topics):
        rung = _next_rung(mind, topic)
        if rung is None:
            continue
        move = climber(mind, rung)
        if move < 0:
            continue
        worth = _worth_of_rung(mind, topic, rung)
        if rung > FACT and mind.seen.told >> (4 * topic + rung - 1) & 1:
            worth += _SAME_SUBJECT
        found.append(Question(move, topic, 4 * topic + rung, worth - 0.01 * topic))
    return found


def _next_rung(mind: Mind, topic: int) -> int | None:
    """The lowest rung of a topic that he can still hope to hear; None if he has done with it."""
    told = mind.seen.told >> (4 * topic) & 15
    rung = told.bit_length()
    if rung > PAYOFF:
        return None
    if rung == FACT and _skips_facts(mind, topic):
        rung = PROBLEM  # people begin with how things are when they are asked what is wrong
    while rung <= PAYOFF and _is_hopeless(mind, 4 * topic + rung):
        # A rung may be missing from a ladder; above a problem nothing comes without it.
        if rung >= PROBLEM:
            return None
        rung += 1
    if rung > PAYOFF:
        return None
    if rung >= IMPACT and mind.slips("does not climb", topic, rung):
        return None
    return rung


def _skips_facts(mind: Mind, topic: int) -> bool:
    """Whether to ask at once what is wrong: he has asked for facts often enough, or the time is short."""
    move = climber(mind, FACT)
    return move < 0 or not mind.may(move) or (mind.is_hurried and topic > 0)


def _is_hopeless(mind: Mind, thing: int) -> bool:
    """Whether asking (again) makes no sense.

    Once refused, he asks again when he has given something back since, unless he was confided in already; then a third
    time only if he is met more warmly than before.
    """
    past = mind.past
    tries = past.tries.get(thing, 0)
    if not tries:
        return False
    if tries >= _MOST_TRIES or mind.slips("gives up a refused question", thing):
        return True
    before = past.tried_with[thing]
    if before == CONFIDING or (tries > 1 and mind.trust <= before):
        return True
    return past.times_given_back <= past.tried_at[thing]


def climber(mind: Mind, rung: int) -> int:
    """The question that reaches for a rung; the playbook's ways of asking it take turns. -1: it has none."""
    moves = mind.craft.climbers[rung]
    return moves[sum(mind.past.made[move] for move in moves) % len(moves)] if moves else -1


def _worth_of_rung(mind: Mind, topic: int, rung: int) -> float:
    """What a rung is worth, with part of what it opens."""
    worth, share = 0.0, 1.0
    for higher in range(rung, PAYOFF + 1):
        heard = sum(mind.seen.told >> (4 * other + higher) & 1 for other in range(mind.craft.topics))
        worth += share * (_PLAIN_WORTH[higher] * _ONE_LESS**heard + _asked_for_by_playbook(mind, 4 * topic + higher))
        share *= _LEADS_ON
    return worth * (0.7 if mind.past.tries.get(4 * topic + rung) else 1.0)


def _asked_for_by_playbook(mind: Mind, thing: int) -> float:
    told = mind.seen.told
    return sum(
        interest.weight / interest.enough
        for interest in mind.craft.interests
        if interest.things >> thing & 1 and (told & interest.things).bit_count() < interest.enough
    )


def last_question(mind: Mind) -> Question | None:
    """What he still asks where there seems to be nothing to win: who decides, or a date that may change it.

    Only what the playbook wants to hear, and each once.
    """
    if mind.is_hurried:
        return None
    wanted = [
        one for one in _all_slots(mind) if _asked_for_by_playbook(mind, one.thing) and one.thing not in mind.past.tries
    ]
    return max(wanted, key=lambda question: question.worth, default=None)


def _slots(mind: Mind) -> list[Question]:
    if not mind.problems_heard and mind.craft.topics and not mind.is_hurried:
        return []  # who decides and with what money comes after there is something to decide
    return _all_slots(mind)


def _all_slots(mind: Mind) -> list[Question]:
    found = []
    for slot, moves in mind.craft.fillers.items():
        if mind.seen.told >> slot & 1 or _is_hopeless(mind, slot) or mind.slips("does not ask who and how", slot):
            continue
        worth = _SLOT_WORTH + _asked_for_by_playbook(mind, slot)
        if mind.seen.claimed >> slot & 1:
            worth /= 3  # something was claimed; another question has to bring out the rest
        made = sum(mind.past.made[move] for move in moves)
        found.append(Question(moves[made % len(moves)], -1, slot, worth - 0.01 * slot))
    return found


def _whom(mind: Mind, question: Question) -> int:
    """Somebody he was sent to for this, if that one is there; else nobody in particular.

    What whoever leads would not say he asks somebody else, if there is one.
    """
    person = mind.past.sent_to.get(question.thing, -1)
    if person >= 0 and mind.seen.on_call >> person & 1:
        return person
    others = members(mind.seen.on_call & ~(1 << mind.seen.lead))
    was_refused = mind.past.tries.get(question.thing, 0) == 1
    return others[0] if was_refused and others and not mind.slips("asks for nobody", question.thing) else -1


def _before_it(mind: Mind, question: Question) -> tuple[int, ...]:
    """What to say before a question that would be one too many, or that needs a friendlier ear."""
    if mind.giving_back(question.subject):
        return ()
    is_row = mind.past.in_a_row >= _ROW
    is_cool = mind.trust < NEUTRAL or mind.past.tries.get(question.thing, 0) > 0
    wants_insight = mind.wants("insight") and bool(mind.problems_heard)
    if not (is_row or is_cool or wants_insight) or mind.slips("forgets to give back", "row", mind.seen.turn):
        return ()
    if mind.news():
        return (mind.move("summarise"),)
    subject = question.subject
    insight = mind.move("insight")
    is_new = not mind.was_about("insight", subject) and mind.has_made("insight") < _ENOUGH_INSIGHT
    return (insight,) if is_new and mind.may(insight) else ()


def bring_people(mind: Mind) -> Turn | None:
    """Ask for somebody who was named, or speak to somebody who is there and has said nothing yet."""
    if not mind.problems_heard or mind.faces_guard:
        return None
    past, seen = mind.past, mind.seen
    silent = [person for person in members(seen.on_call & ~past.spoken_to) if person != seen.lead]
    away = [
        person for person in people_away(seen) if not past.asked_for.get(person) and not past.spoken_to >> person & 1
    ]
    for person in (*silent, *away):
        if mind.slips("asks for nobody", person):
            continue
        topic = mind.problems_heard[-1]
        question = best_question(mind)
        if question is None or mind.fate.chance(_SECOND_VIEW, "second view", person):
            return mind.say(climber(mind, PROBLEM), on=topic, to=person)
        return mind.say(question.move, on=question.subject, to=person)
    return None


def _another_question(mind: Mind) -> Turn:
    """A question of the wrong kind: about the wrong thing, or at the wrong height."""
    fate, craft, turn = mind.fate, mind.craft, mind.seen.turn
    questions = [number for number, move in enumerate(craft.moves) if move.is_question]
    move = questions[fate.pick(len(questions), "wrong question", turn)]
    needs_subject = craft.moves[move].rung >= 0 and craft.topics
    return mind.say(move, on=fate.pick(craft.topics, "wrong subject", turn) if needs_subject else -1)


def _asked_before(mind: Mind) -> Turn | None:
    told = [thing for thing in members(mind.seen.told) if thing < 4 * mind.craft.topics]
    if not told:
        return None
    thing = told[mind.fate.pick(len(told), "again", mind.seen.turn)]
    move = climber(mind, thing % 4)
    return mind.say(move, on=thing // 4) if move >= 0 else None
