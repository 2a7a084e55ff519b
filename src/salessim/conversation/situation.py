"""Where a call stands: a small immutable value, and the same fields as a turn changes them.

Sets are kept as whole numbers whose bits are the members (bit 3 set: number 3 is in it), because they are copied and
tested millions of times. People, things (rungs and slots), moves and options are numbers that index into the case.
"""

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # Only calls with a table need the negotiation's packages, and numpy with them.
    from salessim.conversation.table.standing import Standing
    from salessim.negotiation.scenario.table_situation import Situation as TableSituation

NOT_RAISED, OPEN, SETTLED = 0, 1, 2
NOT_ASKED, PENDING, DODGED, DONE = 0, 1, 2, 3


class Situation(NamedTuple):
    """Where a call stands after a turn.

    Attributes:
        turn: Turns taken.
        seconds: Time gone [s].
        words_you: Words the seller has said.
        words_them: Words the buyer's side has said.
        trust: Of each person [0..100].
        patience: Of each person [0..100].
        urgency: Of each person [0..100].
        lead: Who leads the call on the buyer's side.
        on_call: Who is there [set of people].
        known: Whom the seller has heard of [set of people].
        spoke_with: Who has been spoken with [set of people].
        told: Rungs and slots told by anybody [set of things].
        told_by: The same for each person.
        claimed: Slots that hold an unchecked claim [set of things].
        asked: Rungs and slots asked for while in reach [set of things].
        elaborated: Things somebody has said more about [set of things].
        refused_trust: For each thing the trust at its last refusal plus one, 0: never refused.
        tries: How often each thing was decided on.
        last_told: The thing told last; -1: none.
        topic: The subject spoken of last; -1: none.
        made: Lines of each move.
        in_a_row: Questions in a row that gave nothing back.
        paid_topics: (move, subject) pairs that have paid [set].
        paid_people: (move, person) pairs that have paid [set].
        credited: For each move, the things that have earned it its effect [sets of things].
        pitched_to: To whom the product was shown [set of people].
        objections: State of each objection.
        objection_steps: How far the answer to each has come [moves].
        objection_holders: Who raised each; -1: nobody.
        passed_over: Objections that were ignored once [set].
        asks: State of each question of the buyer's.
        beats: Beats that have happened [set].
        agreed: Options agreed [set].
        counter: Options the buyer proposed himself [set].
        refused_told: What was told when a proposal was last refused [set of things]; -1: none was.
        refused_worth: What that proposal was worth to the seller [hundredths].
        proposals: Proposals decided on.
        pushes: Proposals pushed after a refusal.
        ending: Number of the ending; -1: the call goes on.
        table: Where the negotiation stands; None: there is none.
        standing: What documents can ask about it; None: there is none.
    """

    turn: int
    seconds: int
    words_you: int
    words_them: int
    trust: tuple[int, ...]
    patience: tuple[int, ...]
    urgency: tuple[int, ...]
    lead: int
    on_call: int
    known: int
    spoke_with: int
    told: int
    told_by: tuple[int, ...]
    claimed: int
    asked: int
    elaborated: int
    refused_trust: tuple[int, ...]
    tries: tuple[int, ...]
    last_told: int
    topic: int
    made: tuple[int, ...]
    in_a_row: int
    paid_topics: int
    paid_people: int
    credited: tuple[int, ...]
    pitched_to: int
    objections: tuple[int, ...]
    objection_steps: tuple[int, ...]
    objection_holders: tuple[int, ...]
    passed_over: int
    asks: tuple[int, ...]
    beats: int
    agreed: int
    counter: int
    refused_told: int
    refused_worth: int
    proposals: int
    pushes: int
    ending: int
    table: "TableSituation | None" = None
    standing: "Standing | None" = None


_values = attrgetter(*Situation._fields)


class Workings:
    """The fields of a `Situation` as a turn changes them."""

    __slots__ = Situation._fields

    turn: int
    seconds: int
    words_you: int
    words_them: int
    trust: tuple[int, ...]
    patience: tuple[int, ...]
    urgency: tuple[int, ...]
    lead: int
    on_call: int
    known: int
    spoke_with: int
    told: int
    told_by: tuple[int, ...]
    claimed: int
    asked: int
    elaborated: int
    refused_trust: tuple[int, ...]
    tries: tuple[int, ...]
    last_told: int
    topic: int
    made: tuple[int, ...]
    in_a_row: int
    paid_topics: int
    paid_people: int
    credited: tuple[int, ...]
    pitched_to: int
    objections: tuple[int, ...]
    objection_steps: tuple[int, ...]
    objection_holders: tuple[int, ...]
    passed_over: int
    asks: tuple[int, ...]
    beats: int
    agreed: int
    counter: int
    refused_told: int
    refused_worth: int
    proposals: int
    pushes: int
    ending: int
    table: "TableSituation | None"
    standing: "Standing | None"

    def __init__(self, situation: Situation) -> None:
        (
            self.turn,
            self.seconds,
            self.words_you,
            self.words_them,
            self.trust,
            self.patience,
            self.urgency,
            self.lead,
            self.on_call,
            self.known,
            self.spoke_with,
            self.told,
            self.told_by,
            self.claimed,
            self.asked,
            self.elaborated,
            self.refused_trust,
            self.tries,
            self.last_told,
            self.topic,
            self.made,
            self.in_a_row,
            self.paid_topics,
            self.paid_people,
            self.credited,
            self.pitched_to,
            self.objections,
            self.objection_steps,
            self.objection_holders,
            self.passed_over,
            self.asks,
            self.beats,
            self.agreed,
            self.counter,
            self.refused_told,
            self.refused_worth,
            self.proposals,
            self.pushes,
            self.ending,
            self.table,
            self.standing,
        ) = situation

    def settled(self) -> Situation:
        """The situation that the changes have led to."""
        return Situation._make(_values(self))


def with_item(values: tuple[int, ...], index: int, value: int) -> tuple[int, ...]:
    """The same values with one of them replaced."""
    return (*values[:index], value, *values[index + 1 :])


def members(bits: int) -> list[int]:
    """The members of a set, smallest first."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
