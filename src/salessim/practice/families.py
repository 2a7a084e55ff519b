"""Sellers off a dial who are good at different things: what difficulties are measured with, and put to the test with.

A family is one kind of person at every skill from 0 to 1: what such a person is better or worse at than his skill says
is raised to a power (below 1: better, above 1: worse). Some were made up with a kind of person in mind, the others are
drawn: a third of all thoughts is better or worse than the skill says, by a power between a half and two. All of that is
assumption. `MEASURED_WITH` measures how hard calls are and how far strangers differ; the estimates are tested on
`TESTED_WITH`, whom they have never met.
"""

import math
from dataclasses import dataclass
from typing import Final

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.host import HOSTS_THOUGHTS
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.noting import note_of
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.policy import HANG_UP, Fate
from salessim.conversation.bots.seen import Seen
from salessim.conversation.bots.seller import THOUGHTS, Thought
from salessim.conversation.pad import Note
from salessim.conversation.turn import Turn
from salessim.luck import Luck


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of seller.

    Attributes:
        name: What it is called.
        powers: For some thoughts, by their names, the power that the skill is raised to.
        notes: The same for what is written down.
        thoughts: What its members think of, in this order.
    """

    name: str
    powers: tuple[tuple[str, float], ...] = ()
    notes: float = 1.0
    thoughts: tuple[Thought, ...] = THOUGHTS


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a family. Fulfils `salessim.conversation.bots.policy.Bot`.

    Attributes:
        family: His family.
        skill: How good he is [0..1].
        name: What he is called; persons of other names have other luck.
    """

    family: Family
    skill: float
    name: str

    def line(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Turn:
        """What he says next; where nothing is left to say, he ends the call."""
        powers = dict(self.family.powers)
        for thought in self.family.thoughts:
            skill = self.skill ** powers.get(getattr(thought, "__name__", ""), 1.0)
            turn = thought(Mind(skill, seen, past, craft, fate))
            if turn is not None:
                return turn
        return HANG_UP

    def note(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Note:
        """What he writes down, and what he makes of the lead."""
        return note_of(Mind(self.skill**self.family.notes, seen, past, craft, fate))


_DIFFERS: Final = 1 / 3  # of a family's thoughts
_ARE_HOSTS: Final = 1 / 4  # of the families
_FARTHEST: Final = 2.0  # powers lie between its inverse and it


def drawn_families(whose: str, count: int) -> tuple[Family, ...]:
    """Families that nobody has made up: what their members are good and bad at is drawn.

    Args:
        whose: What they are for; others have other luck.
        count: How many.
    """
    return tuple(_drawn(whose, number) for number in range(1, count + 1))


def _drawn(whose: str, number: int) -> Family:
    luck = Luck(0).of("family", whose, number)

    def power(of: str) -> float:
        return round(math.pow(_FARTHEST, 2 * luck.uniform("power", of) - 1), 2)

    thoughts = HOSTS_THOUGHTS if luck.uniform("host") < _ARE_HOSTS else THOUGHTS
    names = [str(getattr(thought, "__name__", "")) for thought in thoughts]
    powers = tuple((name, power(name)) for name in names if luck.uniform("differs", name) < _DIFFERS)
    return Family(f"{whose} {number}", powers, power("notes"), thoughts)


MEASURED_WITH: Final = (
    Family("even"),
    Family("asks well", (("ask_next", 0.7), ("close", 1.5), ("close_in_time", 1.5))),
    Family("closes well", (("ask_next", 1.4), ("close", 0.7), ("close_in_time", 0.7), ("take_counter", 0.7))),
    Family("takes everybody in", thoughts=HOSTS_THOUGHTS),
    *drawn_families("measured", 20),
)
"""Whose calls say how hard a call is, and how far people whom nobody has measured lie beside that."""

TESTED_WITH: Final = (
    Family("answers well", (("answer_question", 0.6), ("answer_concern", 0.6), ("ask_next", 1.2)), notes=1.6),
    Family("shows well", (("show", 0.6), ("pitch_early", 1.3), ("bring_people", 1.3)), notes=0.7),
    Family("starts badly", (("open_call", 2.0), ("close_early", 1.3), ("ask_next", 0.9))),
    *drawn_families("tested", 5),
)
"""Whose calls say whether the estimates are right."""
