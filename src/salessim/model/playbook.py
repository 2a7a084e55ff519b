"""A way of selling: stages, moves, marks and what a team may expect from it: `playbook/1`."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator

from salessim.model.condition import Condition, Effect, Excess, Premature, Rung
from salessim.model.document import Document
from salessim.model.exchange import GenericObjection
from salessim.model.notation import (
    ChangeQuantity,
    Comparison,
    Name,
    Names,
    Number,
    OneOrMore,
    Part,
    ShareQuantity,
    Text,
    Texts,
    YesNo,
    read_with,
    refusal,
)
from salessim.model.outcome import CallResult
from salessim.model.rules import Rules
from salessim.units import parse_count

Level = Annotated[int, read_with(parse_count), Field(ge=0, le=4), WithJsonSchema({"type": "integer"})]


BREAKABLE_RULES = (
    "long_talk",
    "stacked_questions",
    "questions_in_a_row",
    "same_question_again",
    "saying_nothing",
    "pushing_after_no",
)
"""The rules of a conversation that a line can break, and that a rubric can count."""

BrokenRules = Annotated[
    tuple[
        Literal[
            "long_talk",
            "stacked_questions",
            "questions_in_a_row",
            "same_question_again",
            "saying_nothing",
            "pushing_after_no",
        ],
        ...,
    ],
    OneOrMore,
    WithJsonSchema({"anyOf": [{"enum": [*BREAKABLE_RULES]}, {"type": "array", "items": {"enum": [*BREAKABLE_RULES]}}]}),
]

MODEL_SENTENCE_BLANKS = ("subject", "heard", "company", "person", "product", "seller", "price", "proof")
"""The blanks a model sentence may hold; a sentence whose blank cannot be filled in a call is not offered."""


class Stage(Part):
    """A part of the call.

    Attributes:
        title: What it is called on screen; the name where it is left out.
        what: What happens in it.
        share_of_time: How much of the call it usually takes.
        done_when: What has to be there before it is over, in words.
    """

    title: Text | None = None
    what: Text | None = None
    share_of_time: Comparison | None = None
    done_when: Text | None = None


class Family(Part):
    """A group of moves, such as question or pitch, which conditions and reactions may name as one.

    Attributes:
        label: What it is called on screen.
        what: What its moves have in common.
        moves: Its moves.
    """

    label: Text | None = None
    what: Text | None = None
    moves: Names


class MovePremature(Premature):
    """What a move does before its time.

    Attributes:
        raises: One of the playbook's objections that it brings up.
    """

    raises: Name | None = None


class Move(Part):
    """Something a seller can do with a line; or, under a family's name, what all its members share.

    Attributes:
        label: What it is called on screen.
        stage: Where in the call it belongs; left out: any time.
        what: What it does, in one sentence.
        climbs: The rung of a topic's ladder that it reaches for.
        fills: The qualification slot that it asks for.
        acts_like: The core move whose conditions, counts, reactions and rules hold for this one, too.
        sounds_like: Example sentences.
        not_like: Sentences that sound similar and are something else.
        model_sentences: What the menu of moves offers as wording; may hold the blanks of `MODEL_SENTENCE_BLANKS`.
        buyer_feels: What it does to the person it is said to.
        pays: How often the good part of `buyer_feels` is earned; losses always count.
        too_many: What more than so many of it do.
        too_early: What it does before its time.
        at_a_table: Whether it can be made only where a negotiation block puts something on the table.
        confirm_first: Whether it counts only once the trainee has confirmed the reading.
        coach: What a coach would say about it.
    """

    label: Text | None = None
    stage: Name | None = None
    what: Text | None = None
    climbs: Rung | None = None
    fills: Name | None = None
    acts_like: Name | None = None
    sounds_like: Texts = ()
    not_like: Texts = ()
    model_sentences: Texts = ()
    buyer_feels: Effect | None = None
    pays: Literal["every time", "once per topic", "once per new fact", "once per person"] = "every time"
    too_many: Excess | None = None
    too_early: MovePremature | None = None
    at_a_table: YesNo = False
    confirm_first: YesNo = False
    coach: Text | None = None


class Pitfall(Part):
    """A known way to go wrong, and what to say to somebody who did.

    Attributes:
        name: What it is called.
        when: What is so when somebody did.
        say: What to say.
    """

    name: Text
    when: Condition
    say: Text


class Measure(Part):
    """How a criterion is measured. Exactly one key.

    Attributes:
        count: Lines of these moves or families.
        asked: Different topics (slots) asked for on these rungs (slots) while they were in reach.
        learned: Different topics (slots) told on these rungs (slots).
        paid: Lines of these moves that earned their good effect.
        broken: Lines that broke one of these rules.
        asks_for_one_thing: The share of lines that hold exactly one question or proposal, or that take leave.
        pitch_tied_to_need: The share of pitches that answered an explicit need.
        by_outcome: The level that each outcome earns.
        pad: Slots that the seller understood and wrote down rightly, less those that he wrote down wrongly.
        verdict: 2 for the right verdict on the lead by somebody who has heard what it rests on; 1 for a right guess.
        table: One of the parts of a negotiation's marks, as a share.
    """

    count: Names = ()
    asked: Names = ()
    learned: Names = ()
    paid: Names = ()
    broken: BrokenRules = ()
    asks_for_one_thing: Literal["share"] | None = None
    pitch_tied_to_need: Literal["share"] | None = None
    by_outcome: dict[CallResult, Level] = Field(default_factory=dict)
    pad: Literal["right"] | None = None
    verdict: Literal["right"] | None = None
    table: Literal["economics", "trading", "walk-away and authority", "information", "relationship"] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "Measure":
        if len(self.model_fields_set) != 1:
            raise refusal(
                "A criterion is measured in exactly one way.",
                f"Keep one of: {', '.join(type(self).model_fields)}.",
            )
        return self


class Criterion(Part):
    """One line of a rubric, scored 0 to 4.

    Attributes:
        criterion: What is marked, in words.
        weight: Its share of the playbook's 100 points.
        only_if: Where this does not hold, the criterion does not apply.
        at_a_table: `yes`: only where there is a negotiation table; `no`: only where there is none; left out: anywhere.
        measure: How it is measured.
        levels: Which result earns which level.
        anchor_4: What the best level looks like.
        anchor_2: What the middle level looks like.
        anchor_0: What the lowest level looks like.
    """

    criterion: Text
    weight: Number
    only_if: Condition | None = None
    at_a_table: YesNo | None = None
    measure: Measure
    levels: dict[Level, Comparison] = Field(default_factory=dict)
    anchor_4: Text | None = None
    anchor_2: Text | None = None
    anchor_0: Text | None = None

    @model_validator(mode="after")
    def _levels_where_needed(self) -> "Criterion":
        if not self.levels and not self.measure.by_outcome:
            raise refusal("This criterion has no levels.", "Say which result earns 4, for example: {4: 2+, 3: 1}.")
        return self

    def applies_where(self, has_table: bool) -> bool:
        """Whether it belongs to calls with, or without, a negotiation table."""
        return self.at_a_table is None or self.at_a_table == has_table


class Where(Part):
    """Where an assumption applies; everywhere else it does nothing.

    Attributes:
        deal_size: Deals of which size.
        segments: Segments of the department.
        roles: Roles of the department.
    """

    deal_size: Text | None = None
    segments: Names = ()
    roles: Names = ()


class Assumption(Part):
    """What a team gets from a playbook: a best guess and how unsure it is. Exactly one of odds, change and value.

    Attributes:
        effect: What it works on: a step of a deal (`discovery_step`) or a time (`rep_ramp_time`).
        odds: Change of the odds of passing that step [factor].
        change: Change of a time or an amount [factor].
        value: A share that is set, not changed.
        where: Where it applies.
        confidence: How far to trust it.
        source: Where it comes from, or the word assumption or estimate.
    """

    effect: Name
    odds: ChangeQuantity | None = None
    change: ChangeQuantity | None = None
    value: ShareQuantity | None = None
    where: Where | None = None
    confidence: Literal["high", "medium", "low", "guess"]
    source: Text

    @model_validator(mode="after")
    def _exactly_one(self) -> "Assumption":
        given = [name for name in ("odds", "change", "value") if getattr(self, name) is not None]
        if len(given) != 1:
            raise refusal("An assumption says exactly one of odds, change and value.", "Keep the one that is meant.")
        return self


class Playbook(Document):
    """A playbook. Where it extends another, the two are merged before this model sees them.

    Attributes:
        based_on: Whose method it is, with the year.
        extends: The playbook it starts from; `core` holds the moves that every method has.
        audience: For whom or what it is meant (key `for`).
        in_one_breath: The method in one sentence.
        stages: Parts of the call, in order.
        families: Names for groups of moves, with what belongs to each.
        moves: What the seller can do.
        objections: Concerns that moves bring up, whatever the scenario.
        rules: Manners of the conversation.
        good_looks_like: What a coach hopes to see.
        pitfalls: Known ways to go wrong.
        rubric: What is marked; weights add up to 100, at a negotiation table and where there is none.
        assumptions: What a team gets from it, for the department.
    """

    based_on: Text | None = None
    extends: Name | None = None
    audience: Text | None = Field(default=None, alias="for")
    in_one_breath: Text | None = None
    stages: dict[Name, Stage] = Field(default_factory=dict)
    families: dict[Name, Family] = Field(default_factory=dict)
    moves: dict[Name, Move] = Field(default_factory=dict)
    objections: dict[Name, GenericObjection] = Field(default_factory=dict)
    rules: Rules | None = None
    good_looks_like: Texts = ()
    pitfalls: tuple[Pitfall, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    @model_validator(mode="after")
    def _weights_add_up(self) -> "Playbook":
        at_tables = sum(criterion.weight for criterion in self.rubric if criterion.applies_where(has_table=True))
        if self.rubric and abs(at_tables - 100) > 1e-6:
            raise refusal(
                f"The weights of the rubric add up to {at_tables:g}, not 100.", "Change them so that they do.", "rubric"
            )
        elsewhere = [criterion for criterion in self.rubric if criterion.applies_where(has_table=False)]
        total = sum(criterion.weight for criterion in elsewhere if criterion.measure.table is None)
        if any(criterion.at_a_table is False for criterion in elsewhere) and abs(total - 100) > 1e-6:
            raise refusal(
                f"Where there is no negotiation table, the weights of the rubric add up to {total:g}, not 100.",
                "Change them so that they do.",
                "rubric",
            )
        return self
