"""What has to be so: the one form of condition that every document uses, and what moves a buyer.

A condition holds when all of its keys hold. Where it speaks of trust, patience or urgency it means the person at hand
(whose rung, objection or ending it is); `people` names somebody else.
"""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator

from salessim.model.notation import (
    Comparison,
    Count,
    Name,
    OneOrMore,
    Part,
    References,
    Shift,
    Text,
    YesNo,
    refusal,
)
from salessim.model.outcome import CALL_RESULTS, CallResult
from salessim.model.scales import PatienceAt, TrustAt, UrgencyAt
from salessim.model.turns import TurnsCount

Rung = Literal["fact", "problem", "impact", "payoff"]
RUNGS: tuple[Rung, ...] = ("fact", "problem", "impact", "payoff")

CallResults = Annotated[
    tuple[CallResult, ...],
    OneOrMore,
    WithJsonSchema({"anyOf": [{"enum": [*CALL_RESULTS]}, {"type": "array", "items": {"enum": [*CALL_RESULTS]}}]}),
]
"""One result of a call, or several of which any will do."""


class State(Part):
    """Where one person has to stand.

    Attributes:
        trust: At least so much trust; the lowest word means no more than that.
        patience: The same for patience.
        urgency: The same for urgency.
    """

    trust: TrustAt | None = None
    patience: PatienceAt | None = None
    urgency: UrgencyAt | None = None


class Condition(State):
    """What has to be so. All keys that are given must hold.

    Attributes:
        people: Where other people have to stand, by name.
        shared_all: Rungs (`topic.rung`) and slots that have all been shared.
        shared_any: Of these at least one has been shared.
        not_shared: None of these has been shared.
        shared: How many rungs and slots, taken together, have been shared.
        explicit_needs: How many needs the buyer has put into words.
        pitched: Whether the product was shown to anybody at all.
        pitched_to: People to whom it was shown.
        spoke_with: People who have been spoken with.
        moves: How often each move was made.
        asked: On how many topics each rung (or slot) was asked for.
        learned: On how many topics each rung (or slot) was learned.
        after: How many turns have passed.
        agreed_all: Options (`issue.option`) all agreed.
        agreed_any: Of these options at least one was agreed.
        agreed_before: Options of the earlier call (`issue.option`), of which at least one was agreed there.
        objections_open: How many objections stand open.
        ending: The ending that was reached.
        outcome: What the ending counts as.
        deal: Whether there is an agreement.
        your_share: Share of what both sides gain over no deal that went to the seller.
        better_than_no_deal: Whether the deal is worth more to the seller than none.
        his_last_offer: How the other side's last offer stands against no deal.
        gave_without_asking: Concessions for which nothing was asked in return.
        always: Holds always.
    """

    people: dict[Name, State] = Field(default_factory=dict)
    shared_all: References = ()
    shared_any: References = ()
    not_shared: References = ()
    shared: Comparison | None = None
    explicit_needs: Comparison | None = None
    pitched: YesNo | None = None
    pitched_to: References = ()
    spoke_with: References = ()
    moves: dict[Name, Comparison] = Field(default_factory=dict)
    asked: dict[Name, Comparison] = Field(default_factory=dict)
    learned: dict[Name, Comparison] = Field(default_factory=dict)
    after: TurnsCount | None = None
    agreed_all: References = ()
    agreed_any: References = ()
    agreed_before: References = ()
    objections_open: Comparison | None = None
    ending: References = ()
    outcome: CallResults = ()
    deal: YesNo | None = None
    your_share: Comparison | None = None
    better_than_no_deal: YesNo | None = None
    his_last_offer: Literal["worse than no deal", "better than no deal"] | None = None
    gave_without_asking: Comparison | None = None
    always: YesNo | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Condition":
        if not self.model_fields_set:
            raise refusal("This condition is empty.", "Say what has to be so, for example: {trust: open}.")
        return self


class Effect(Part):
    """What something does to the person at hand.

    Attributes:
        trust: How trust moves, in words (`up a little`, `down a lot`) or points (`-3`).
        patience: The same for patience.
        urgency: The same for urgency.
    """

    trust: Shift | None = None
    patience: Shift | None = None
    urgency: Shift | None = None


class Excess(Part):
    """What more than so many of one move do.

    Attributes:
        after: So many are no harm.
        buyer_feels: What each further one does.
        coach: What a coach says about it.
    """

    after: Count
    buyer_feels: Effect | None = None
    coach: Text | None = None


class Premature(Part):
    """What a move does that comes before its time.

    Attributes:
        unless: What makes it not too early.
        buyer_feels: What it does when it is.
        coach: What a coach says about it.
    """

    unless: Condition
    buyer_feels: Effect | None = None
    coach: Text | None = None
