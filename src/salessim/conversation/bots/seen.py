"""What a bot sees of a call: the trainee's view, with its names as numbers and nothing added.

`seen_in` reads a view; `seen_now` is the short way from a situation to the same, for the many calls that nobody looks
at. A test holds the two together, so that nothing hidden can reach a bot.
"""

from functools import cache
from typing import NamedTuple

from salessim.conversation import words
from salessim.conversation.bots.amounts import yearly_amount
from salessim.conversation.case import Case
from salessim.conversation.situation import DODGED, OPEN, PENDING, Situation, members
from salessim.conversation.view import View
from salessim.model.condition import RUNGS, Rung
from salessim.model.outcome import SLOTS
from salessim.model.scales import ScaleName, scale
from salessim.units.scale import SCALE_END

HOSTILE, WARY, NEUTRAL, OPEN_MINDED, CONFIDING = range(5)
"""How somebody seems to feel about the seller."""

SHORT, FAIR, PLENTY = range(3)
"""How much time somebody seems to have."""

_COST: Rung = "impact"

AWAY = -1
"""What is seen of somebody who is not there."""


class Concern(NamedTuple):
    """A concern that stands open: who holds it, and its words."""

    holder: int
    text: str


class Seen(NamedTuple):
    """What can be seen of a call.

    Attributes:
        turn: Turns taken.
        seconds_left: Time left [s].
        lead: Who leads the call on the buyer's side.
        on_call: Who is there [set of people].
        known: Whom the seller has heard of [set of people].
        trust: How each person seems to feel about the seller; AWAY for those who are not there.
        patience: How much time each seems to have; AWAY for those who are not there.
        told: Rungs and slots told [set of things].
        claimed: Slots of which only a claim was heard [set of things].
        costs: For each topic the cost of the trouble with it [currency units per year]; 0: no figure was told.
        question: The question that waits for an answer; empty: none does.
        concerns: Concerns that stand open.
        agreed: Options agreed [set].
        proposed: Options that the buyer has proposed [set].
        has_ended: Whether the call is over.
    """

    turn: int
    seconds_left: int
    lead: int
    on_call: int
    known: int
    trust: tuple[int, ...]
    patience: tuple[int, ...]
    told: int
    claimed: int
    costs: tuple[int, ...]
    question: str
    concerns: tuple[Concern, ...]
    agreed: int
    proposed: int
    has_ended: bool


def seen_in(view: View, case: Case) -> Seen:
    """What a view shows; of the case only the numbers of names are used."""
    names = case.names
    trust, patience = [AWAY] * len(names.people), [AWAY] * len(names.people)
    for person in view.people:
        if person.is_on_call:
            number = names.person(person.id)
            trust[number], patience[number] = _read_manner(person.manner)
    told = claimed = 0
    costs = [0] * len(names.topics)
    for heard in view.heard:
        bit = 1 << names.thing(heard.subject if heard.subject in SLOTS else f"{heard.subject}.{heard.rung}")
        if heard.rung == _COST:
            costs[names.topics[heard.subject]] = yearly_amount(heard.text)
        if heard.is_claim:
            claimed |= bit
        else:
            told |= bit
    return Seen(
        turn=view.turn,
        seconds_left=view.seconds_allowed - view.seconds_gone,
        lead=next(names.person(person.id) for person in view.people if person.leads),
        on_call=names.people_set(person.id for person in view.people if person.is_on_call),
        known=names.people_set(person.id for person in view.people),
        trust=tuple(trust),
        patience=tuple(patience),
        told=told,
        claimed=claimed,
        costs=tuple(costs),
        question=view.question,
        concerns=tuple(
            Concern(names.person(holder), text)
            for holder, text in zip(view.concern_holders, view.concerns, strict=True)
        ),
        agreed=names.option_set(view.agreed),
        proposed=names.option_set(view.proposed),
        has_ended=view.has_ended,
    )


def _read_manner(manner: str) -> tuple[int, int]:
    trust, _, patience = manner.partition(" · ")
    return (
        list(words.MANNERS["trust"].values()).index(trust),
        list(words.MANNERS["patience"].values()).index(patience),
    )


def seen_now(case: Case, situation: Situation) -> Seen:
    """The same as `seen_in` of the view of a call that stands so."""
    trust_words, patience_words = _word_numbers("trust"), _word_numbers("patience")
    on_call = situation.on_call
    return Seen(
        turn=situation.turn,
        seconds_left=case.seconds_allowed - situation.seconds,
        lead=situation.lead,
        on_call=on_call,
        known=situation.known,
        trust=tuple(
            [trust_words[value] if on_call >> person & 1 else AWAY for person, value in enumerate(situation.trust)]
        ),
        patience=tuple(
            [
                patience_words[value] if on_call >> person & 1 else AWAY
                for person, value in enumerate(situation.patience)
            ]
        ),
        told=situation.told,
        claimed=situation.claimed & ~situation.told,
        costs=tuple([_cost(case, situation.told, topic) for topic in range(len(case.topic_titles))]),
        question=_question(case, situation),
        concerns=_concerns(case, situation) if OPEN in situation.objections else (),
        agreed=situation.agreed,
        proposed=situation.counter,
        has_ended=situation.ending >= 0,
    )


@cache
def _word_numbers(name: ScaleName) -> tuple[int, ...]:
    """For each value of a scale the number of its word."""
    made = scale(name)
    return tuple(made.words.index(made.word(value)) for value in range(SCALE_END + 1))


def _cost(case: Case, told: int, topic: int) -> int:
    # Which of its wordings was said is not known here, so a figure counts only where all of them have the same.
    number = 4 * topic + RUNGS.index(_COST)
    if not told >> number & 1:
        return 0
    amounts = {yearly_amount(line.text) for line in case.things[number].says}
    return amounts.pop() if len(amounts) == 1 else 0


def _question(case: Case, situation: Situation) -> str:
    for number, state in enumerate(situation.asks):
        if state in (PENDING, DODGED):
            return case.asks[number].says[0].text
    return ""


def _concerns(case: Case, situation: Situation) -> tuple[Concern, ...]:
    return tuple(
        Concern(situation.objection_holders[number], case.objections[number].says[0].text)
        for number, state in enumerate(situation.objections)
        if state == OPEN
    )


def people_away(seen: Seen) -> list[int]:
    """Those who were named and are not there."""
    return members(seen.known & ~seen.on_call)
