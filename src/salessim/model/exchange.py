"""What happens in a call besides questions and answers: their questions, objections, beats and the next step."""

from typing import Annotated

from pydantic import Field, WithJsonSchema

from salessim.model.condition import Condition, Effect
from salessim.model.lines import Lines
from salessim.model.notation import Name, Names, Number, Part, Share, Text, YesNo
from salessim.model.outcome import CallResult
from salessim.model.scales import UrgencyAt

Worth = Annotated[Number, Field(ge=0, le=10), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 10})]


class Ask(Part):
    """Something the buyer asks.

    Attributes:
        who: Who asks.
        when: When he asks.
        says: His question.
        good_answer: Moves or families that answer it.
        poor_answer: Moves or families that answer it badly.
        answered: What a good answer does to him.
        answered_poorly: What a poor answer does to him.
        dodged: What the first dodge does to him.
        dodged_twice: What the second dodge does to him.
        answered_says: What he says to a good answer.
    """

    who: Name
    when: Condition
    says: Lines
    good_answer: Names
    poor_answer: Names = ()
    answered: Effect | None = None
    answered_poorly: Effect | None = None
    dodged: Effect | None = None
    dodged_twice: Effect | None = None
    answered_says: Lines = ()


class GenericObjection(Part):
    """A concern, whoever raises it.

    Attributes:
        says: The concern as the buyer puts it.
        real_reason: What is behind it, for the debrief.
        good_answer: Moves or families that settle it, in this order, over one or more turns.
        settled_says: What he says when it is settled.
        settled: What settling it does to him.
        if_ignored: What passing over it does to him.
    """

    says: Lines
    real_reason: Text | None = None
    good_answer: Names
    settled_says: Lines
    settled: Effect | None = None
    if_ignored: Effect | None = None


class Objection(GenericObjection):
    """A concern that somebody in this scenario raises.

    Attributes:
        who: Who raises it.
        raised_when: What brings it up.
    """

    who: Name
    raised_when: Condition


class Beat(Part):
    """Something that happens during the call.

    Attributes:
        who: Whom it happens to; nobody named: whoever leads the call.
        when: When it happens.
        says: What is said or heard.
        effect: What it does to that person.
    """

    who: Name | None = None
    when: Condition
    says: Lines
    effect: Effect | None = None


class StepOption(Part):
    """One way to settle one issue of the next step.

    Attributes:
        worth: What it is worth to each side, 0 useless to 10 ideal; `you` is the seller.
        only_if: What has to be so before the buyer would consider it.
    """

    worth: dict[Name, Worth]
    only_if: Condition | None = None


class StepIssue(Part):
    """One issue of the next step, with its options.

    Attributes:
        title: What it is called on screen; left out: its name in words.
        options: The ways to settle it.
    """

    title: Text | None = None
    options: dict[Name, StepOption] = Field(min_length=1)


class Easing(Part):
    """What makes the buyer ask for less.

    Attributes:
        per_explicit_need: By how much every explicit need lowers what he insists on [share].
        at_urgency: How urgent it has to be for that.
    """

    per_explicit_need: Share
    at_urgency: UrgencyAt | None = None


class Commitment(Part):
    """The small bargain at the end of a call.

    Attributes:
        opens_when: What has to be so before the next step is discussed.
        with_whom: Who agrees to it (key `with`).
        issues: What is to be settled.
        walks_away_below: Share of the best package each side insists on.
        gets_easier: What makes the buyer insist on less.
        refused_says: What he says to a proposal he does not accept.
        accepted_says: What he says to one he accepts.
    """

    opens_when: Condition
    with_whom: Name = Field(alias="with")
    issues: dict[Name, StepIssue] = Field(min_length=1)
    walks_away_below: dict[Name, Share] = Field(default_factory=dict)
    gets_easier: Easing | None = None
    refused_says: Lines = ()
    accepted_says: Lines = ()


class Ending(Part):
    """A way the call can end. The first that fits is used.

    Attributes:
        counts_as: What it counts as, whatever the playbook.
        when: What has to be so.
        otherwise: Used where no other fits.
        says: The buyer's last words.
    """

    counts_as: CallResult
    when: Condition | None = None
    otherwise: YesNo = False
    says: Lines = ()
