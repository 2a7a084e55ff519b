"""What the buyer hides, laid open for trainers: where everybody stands, what would be told now and what would not.

Never part of a `View`: an attempt that was played with it does not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from salessim.conversation.case import Case
from salessim.conversation.conditions import holds
from salessim.conversation.session import Session
from salessim.conversation.situation import Situation, members
from salessim.conversation.step import begin, step
from salessim.model.scales import scale


@dataclass(frozen=True, slots=True)
class Mind:
    """Where one person stands.

    Attributes:
        person: Name in the scenario.
        name: Name on screen.
        trust: Trust [0..100].
        patience: Patience [0..100].
        urgency: Urgency [0..100].
    """

    person: str
    name: str
    trust: int
    patience: int
    urgency: int

    def in_words(self) -> str:
        """The three scales as `trust 52 neutral, patience 71 plenty, urgency 20 low`."""
        levels = (("trust", self.trust), ("patience", self.patience), ("urgency", self.urgency))
        return ", ".join(f"{name} {level} {scale(name).word(level)}" for name, level in levels)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden at one moment of a call.

    Attributes:
        turn: Turns taken; 0: before the first.
        minds: Where everybody stands who is there, who leads first.
        explicit_needs: Needs that the buyer has put into words [count].
        opens: Rungs and slots that somebody there would tell if he were asked now, `topic.rung` or the slot.
        waits: Those whose turn it is, and for which something is missing.
        agreeable: Options of the next step that would be considered now, as `issue.option`.
    """

    turn: int
    minds: tuple[Mind, ...]
    explicit_needs: int
    opens: tuple[str, ...]
    waits: tuple[str, ...]
    agreeable: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The shape in `salessim play --reveal --json`."""
        return {
            "turn": self.turn,
            "people": {
                mind.person: {"trust": mind.trust, "patience": mind.patience, "urgency": mind.urgency}
                for mind in self.minds
            },
            "explicit_needs": self.explicit_needs,
            "opens": list(self.opens),
            "waits": list(self.waits),
            "agreeable": list(self.agreeable),
        }


def hidden_moments(session: Session) -> Iterator[Hidden]:
    """What was hidden before the first line and after each, found by taking every turn again."""
    situation, _ = begin(session.case, session.luck)
    yield hidden_now(session.case, situation)
    for exchange in session.exchanges:
        situation, _ = step(session.case, situation, exchange.turn, session.luck)
        yield hidden_now(session.case, situation)


def hidden_now(case: Case, situation: Situation) -> Hidden:
    """What is hidden where a call stands.

    Whether a rung would be told is said by its conditions alone; how far it is from them by luck is left out.
    """
    there = sorted(members(situation.on_call), key=lambda person: (person != situation.lead, person))
    opens: list[str] = []
    waits: list[str] = []
    for number, thing in enumerate(case.things):
        speakers = [person for person in there if thing.speakers >> person & 1]
        is_next = thing.below < 0 or situation.told >> thing.below & 1
        if not (thing.is_there and speakers and is_next) or situation.told >> number & 1:
            continue
        is_open = any(_would_tell(case, situation, number, person) for person in speakers)
        (opens if is_open else waits).append(case.names.thing_name(number))
    commitment = case.commitment
    options = commitment.options if commitment else ()
    buyer = commitment.buyer if commitment else situation.lead
    return Hidden(
        turn=situation.turn,
        minds=tuple(
            Mind(
                case.people[person].id,
                case.people[person].name,
                situation.trust[person],
                situation.patience[person],
                situation.urgency[person],
            )
            for person in there
        ),
        explicit_needs=(situation.told & case.needs.explicit).bit_count(),
        opens=tuple(opens),
        waits=tuple(waits),
        agreeable=tuple(option.id for option in options if holds(option.only_if, situation, buyer)),
    )


def _would_tell(case: Case, situation: Situation, number: int, person: int) -> bool:
    thing = case.things[number]
    return (
        situation.trust[person] >= thing.trust_floor
        and holds(case.rules.answering, situation, person)
        and holds(thing.needs, situation, person)
    )
