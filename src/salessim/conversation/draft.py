"""The working copy of a situation on which the rules of one turn write."""

from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.situation import Situation, Workings
from salessim.luck import Luck


class Draft(Workings):
    """A situation being changed by one turn. The rules write here and nowhere else.

    Attributes:
        case: The case being played.
        luck: The luck of the attempt.
        events: What has been noted so far; None where nobody keeps it.
        reply_words: Words the buyer's side says in this turn.
        waived: Moves that are not too early this time, because the buyer asked for them [set].
        has_raised: Whether a concern was raised in this turn.
        closing: Why the call ends after this turn; empty: it goes on.
        told_before: What had been told before this turn [set of things].
    """

    __slots__ = ("case", "closing", "events", "has_raised", "luck", "reply_words", "told_before", "waived")

    def __init__(self, case: Case, situation: Situation, luck: Luck, events: list[Event] | None) -> None:
        super().__init__(situation)
        self.case = case
        self.luck = luck
        self.events = events
        self.reply_words = 0
        self.waived = 0
        self.has_raised = False
        self.closing = ""
        self.told_before = situation.told

    def note(
        self, kind: str, rule: str = "", person: int = -1, subject: int = -1, number: int = 0, result: int = 0
    ) -> None:
        """Write an event down, if anybody keeps them."""
        if self.events is not None:
            self.events.append((kind, self.turn, rule, person, subject, number, result))

    def speak_with(self, person: int) -> None:
        """Remember that somebody was spoken with."""
        if not self.spoke_with >> person & 1:
            self.spoke_with |= 1 << person
            self.note("spoke-with", "", person)
