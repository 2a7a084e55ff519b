"""How a seller comes to a next step, settles for less after a no, and lets go where there is nothing to win."""

from salessim.conversation.bots.asking import last_question
from salessim.conversation.bots.craft import PROBLEM
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.seen import NEUTRAL
from salessim.conversation.turn import Turn

_MOST_PROPOSALS = 4
_PROPOSALS = ("propose-next-step", "ask-to-close")


def close_early(mind: Mind) -> Turn | None:
    """The beginner's mistake: to ask for a next step before there is any reason for one."""
    if mind.problems_heard or mind.faces_guard or not mind.past.spoken_to >> mind.seen.lead & 1:
        return None
    if not mind.slips("closes early", mind.seen.turn):
        return None
    kind = _PROPOSALS[mind.fate.pick(len(_PROPOSALS), "early close", mind.seen.turn)]
    return mind.say(mind.move(kind), offer=package(mind))


def take_counter(mind: Mind) -> Turn | None:
    """Take what the buyer proposes himself, if it is worth having; a beginner tries to get more."""
    proposed = mind.seen.proposed
    if not proposed or (mind.past.refused_told == mind.seen.told and mind.past.proposals > _MOST_PROPOSALS):
        return None
    offer = tuple(number for number in range(len(mind.craft.options)) if proposed >> number & 1)
    if mind.slips("pushes after a no", mind.past.proposals):
        return mind.say(mind.move("propose-next-step"), offer=_best(mind, 0))
    if _worth(mind, offer) < mind.craft.your_floor and not mind.is_hurried:
        return None
    return mind.say(mind.move("propose-next-step"), offer=offer)


def close_in_time(mind: Mind) -> Turn | None:
    """Come to the next step while there is still time for it."""
    if not mind.is_hurried or mind.faces_guard or mind.past.proposals >= _MOST_PROPOSALS:
        return None
    if mind.past.refused_told == mind.seen.told and mind.past.refused_worth <= mind.craft.your_floor:
        return None
    if mind.slips("closes late", mind.seen.seconds_left // 100):
        return None
    return _propose(mind)


def close(mind: Mind) -> Turn | None:
    """Propose the next step that fits, once everything worth asking was asked."""
    if mind.faces_guard or mind.past.proposals >= _MOST_PROPOSALS:
        return None
    return _propose(mind)


def leave_rightly(mind: Mind) -> Turn | None:
    """Say openly that there is nothing to win: nothing is wrong, or what is wrong costs less than the cure.

    Before that he asks for a date that may change it, and who decides, if his playbook wants to know.
    """
    if mind.faces_guard or not mind.craft.topics or mind.trust < NEUTRAL:
        return None
    if not has_nothing_to_win(mind):
        return None
    question = last_question(mind)
    return mind.say(question.move) if question else _let_go(mind)


def has_nothing_to_win(mind: Mind) -> bool:
    """Whether nothing is wrong as far as he has heard, or what is wrong costs less than the cure."""
    return _nothing_is_wrong(mind) or (_cannot_pay(mind) and _has_touched_all(mind))


def _let_go(mind: Mind) -> Turn | None:
    return None if mind.slips("does not let go", "disqualify") else mind.say(mind.move("disqualify"))


def _nothing_is_wrong(mind: Mind) -> bool:
    """Whether he has asked about every topic what is wrong, and heard of nothing."""
    asked = all(mind.past.tries.get(4 * topic + PROBLEM) for topic in range(mind.craft.topics))
    return asked and bool(mind.seen.told) and not mind.problems_heard


def _cannot_pay(mind: Mind) -> bool:
    """Whether he knows in figures what every trouble costs that he has heard of, and the cure costs more."""
    problems, costs = mind.problems_heard, mind.seen.costs
    return bool(problems) and all(costs[topic] for topic in problems) and sum(costs) < mind.craft.price


def _has_touched_all(mind: Mind) -> bool:
    tries = mind.past.tries
    return all(
        mind.seen.told >> (4 * topic) & 15 or any(tries.get(4 * topic + rung) for rung in range(4))
        for topic in range(mind.craft.topics)
    )


def _propose(mind: Mind) -> Turn:
    if _cannot_pay(mind) and (farewell := _let_go(mind)) is not None:
        return farewell
    kind = "propose-next-step"
    if mind.past.proposals and mind.needs_heard and not mind.has_made("ask-to-close"):
        kind = "ask-to-close"
    first = (mind.move("summarise"),) if mind.wants("summarise") and mind.news() else ()
    return mind.say(*first, mind.move(kind), offer=package(mind))


def package(mind: Mind) -> tuple[int, ...]:
    """A next step that fits what was learned: the more was said, the more is asked for; less after every no."""
    if not mind.craft.issues:
        return ()
    if mind.slips("settles for little", "package"):
        return _best(mind, 99)
    if mind.slips("asks too much", "package"):
        return _best(mind, 0)
    modesty = 0 if mind.needs_heard else 1 if mind.problems_heard else 2
    if mind.past.refused_told >= 0:
        modesty += mind.past.proposals
    return _best(mind, modesty)


def _best(mind: Mind, modesty: int) -> tuple[int, ...]:
    """For the first issue the option that is so many places below the best for the seller; for the others the second.

    The other issues are about who, when and where; what is best for one side alone is rarely agreed to there.
    """
    chosen = []
    for issue in range(mind.craft.issues):
        ranked = sorted(
            (number for number, option in enumerate(mind.craft.options) if option.issue == issue),
            key=lambda number: -mind.craft.options[number].worth,
        )
        places = modesty if issue == 0 else max(modesty, 1 if modesty else 0)
        chosen.append(ranked[min(places, len(ranked) - 1)])
    return tuple(chosen)


def _worth(mind: Mind, offer: tuple[int, ...]) -> int:
    return sum(mind.craft.options[option].worth for option in offer)
