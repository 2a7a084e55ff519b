"""A seller with a skill from 0 to 1: one policy, with slips that become rarer as skill grows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from salessim.conversation.bots.asking import ask_next, bring_people
from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.next_step import close, close_early, close_in_time, leave_rightly, take_counter
from salessim.conversation.bots.noting import note_of
from salessim.conversation.bots.opening import open_call
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.policy import HANG_UP, Fate
from salessim.conversation.bots.replying import answer_concern, answer_question
from salessim.conversation.bots.seen import Seen
from salessim.conversation.bots.showing import pitch_early, show
from salessim.conversation.pad import Note
from salessim.conversation.turn import Turn

Thought = Callable[[Mind], Turn | None]
"""Something a seller may think of: the line that it comes to, or nothing."""

THOUGHTS: Final[tuple[Thought, ...]] = (
    answer_question,
    open_call,
    take_counter,
    answer_concern,
    pitch_early,
    close_early,
    close_in_time,
    leave_rightly,
    bring_people,
    ask_next,
    show,
    close,
)
"""What a seller thinks of before each line, in this order; the first thought that comes to something is said."""


@dataclass(frozen=True, slots=True)
class Seller:
    """A seller who asks, listens, shows and proposes.

    Attributes:
        name: What he is called.
        skill: How good he is [0..1].
        thoughts: What he thinks of before each line, in this order.
    """

    name: str
    skill: float
    thoughts: tuple[Thought, ...] = THOUGHTS

    def __post_init__(self) -> None:
        if not 0.0 <= self.skill <= 1.0:
            raise ValueError(f"a skill lies between 0 and 1, not at {self.skill!r}")

    def line(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Turn:
        """What he says next; where nothing is left to say, he ends the call."""
        mind = Mind(self.skill, seen, past, craft, fate)
        for thought in self.thoughts:
            turn = thought(mind)
            if turn is not None:
                return turn
        return HANG_UP

    def note(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Note:
        """What he writes down, and what he makes of the lead."""
        return note_of(Mind(self.skill, seen, past, craft, fate))
