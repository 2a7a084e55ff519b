"""A call to practise: `scenario/1`."""

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema, field_validator, model_validator

from salessim import units
from salessim.model.condition import Condition
from salessim.model.document import Document
from salessim.model.exchange import Ask, Beat, Commitment, Ending, Objection
from salessim.model.history import After
from salessim.model.lines import Lines
from salessim.model.notation import (
    Comparison,
    Duration,
    Name,
    Names,
    Number,
    OneOrMore,
    Part,
    Reference,
    References,
    Share,
    Text,
    Texts,
    YesNo,
    refusal,
)
from salessim.model.outcome import VERDICTS, Verdict
from salessim.model.people import Brief, Company, Person, Seller
from salessim.model.terms import Negotiation
from salessim.model.topic import Slot, Topic

CallKind = Literal[
    "cold call",
    "inbound call",
    "discovery call",
    "first meeting",
    "qualification",
    "demonstration",
    "proof of concept",
    "objections",
    "closing",
    "negotiation",
    "hand-over",
    "complaint",
    "renewal",
    "expansion",
    "partner call",
    "e-mail",
]
Difficulty = Literal["gentle", "standard", "tough"]
DIFFICULTIES: tuple[Difficulty, ...] = ("gentle", "standard", "tough")
SlotName = Literal[
    "budget",
    "authority",
    "decision-process",
    "criteria",
    "timeline",
    "competition",
    "paper-process",
    "champion",
    "metrics",
]

Verdicts = Annotated[
    tuple[Verdict, ...],
    OneOrMore,
    WithJsonSchema({"anyOf": [{"enum": [*VERDICTS]}, {"type": "array", "items": {"enum": [*VERDICTS]}}]}),
]
"""One verdict on a lead, or several of which any is right."""

Overlay = Annotated[
    dict[str, Any],
    WithJsonSchema({"type": "object", "description": "The same keys as the document; what is given here replaces."}),
]
"""A part of a document that is laid over it; it is read once it has been merged."""


class Goal(Part):
    """What this call in particular was about.

    Attributes:
        goal: What is wanted, in words.
        points: What it counts for among the goals [points].
        when: What has to be so at the end.
    """

    goal: Text
    points: Number
    when: Condition


class Scoring(Part):
    """How the call is marked.

    Attributes:
        pass_mark: Points that pass [0..100].
        playbook_counts: Share of the points that the playbook's rubric gives; the goals give the rest.
        goals: What this call in particular was about.
        weights: For a negotiation: points for each part of its marks.
        compare_with: For a negotiation: whom to compare with on the same luck.
    """

    pass_mark: Annotated[Number, Field(ge=0, le=100)]
    playbook_counts: Share | None = None
    goals: tuple[Goal, ...] = ()
    weights: dict[Name, Number] = Field(default_factory=dict)
    compare_with: tuple[Literal["micro", "linear", "best in hindsight"], ...] = ()


class Debrief(Part):
    """Something to say after the call.

    Attributes:
        when: What has to be so at the end for it to be said.
        always: Whether it is said in any case.
        say: The words.
    """

    when: Condition | None = None
    always: YesNo = False
    say: Text

    @model_validator(mode="after")
    def _has_an_occasion(self) -> "Debrief":
        if self.when is None and not self.always:
            raise refusal("Nobody can say when this is to be said.", "Add when: with a condition, or always: true.")
        return self


class Expectation(Condition):
    """What a trainer expects of an attempt: a condition at its end, and its score.

    Attributes:
        score: The score [0..100].
        passed: Whether it passes.
    """

    score: Comparison | None = None
    passed: YesNo | None = None


class BotCheck(Part):
    """What a bot is expected to reach, and how often.

    Attributes:
        bot: The bot: novice, average, expert, silent, closer, or a skill such as 0.7.
        expect: What its call should come to.
        how_often: In how many calls, such as `8 of 10` (key `in`).
    """

    bot: Name
    expect: Expectation
    how_often: Share = Field(alias="in")


class ScriptTurn(Part):
    """One line of a scripted call, or what the seller writes down: on his pad, or as his verdict.

    Attributes:
        you: The words; left out where something is only written down.
        means: The move or moves that the words make.
        on: The topic or slot they are about.
        to: Whom they are said to; left out: whoever leads the call.
        offer: What is proposed, as `issue.option`.
        if_he_agrees: At a negotiation table: options that are asked in return.
        or_else: At a negotiation table: further packages of which the other side may choose one.
        accepts: At a negotiation table: whether it says yes to what the other side has on it.
        pad: What the seller writes on his pad after the line: for each slot what he has understood, ending in a
            question mark where he is not sure, or `unknown`.
        verdict: What he makes of the lead, once he has heard enough.
    """

    you: Text = ""
    means: Names = ()
    on: Name | None = None
    to: Name | None = None
    offer: References = ()
    if_he_agrees: References = ()
    or_else: tuple[References, ...] = ()
    accepts: YesNo = False
    pad: dict[SlotName, Text] = Field(default_factory=dict)
    verdict: Verdict | None = None

    @model_validator(mode="after")
    def _does_something(self) -> "ScriptTurn":
        if not self.you and (not self.writes_down or self.model_fields_set - {"you", "pad", "verdict"}):
            raise refusal("This turn has no words.", "Add you: with the words that are said.")
        return self

    @property
    def writes_down(self) -> bool:
        """Whether something is written down after it."""
        return bool(self.pad or self.verdict)


class SampleCall(Part):
    """A call that the trainer wrote, and what it should come to.

    Attributes:
        name: What it is called.
        expect: What it should come to.
        turns: Its lines.
    """

    name: Text
    expect: Expectation
    turns: Annotated[tuple[ScriptTurn, ...], Field(min_length=1)]


class Checks(Part):
    """A trainer's expectations, run by `salessim check --play`.

    Attributes:
        bots: What bots should reach.
        sample_calls: Calls that the trainer wrote.
    """

    bots: tuple[BotCheck, ...] = ()
    sample_calls: tuple[SampleCall, ...] = ()


_SHORTEST_CALL_S = 60
LONGEST_CALL_S = 8 * 3600
"""No call takes longer than a working day (assumption)."""


class Scenario(Document):
    """A scenario.

    Attributes:
        audience: Who should play it (key `for`).
        kind: What kind of call it is.
        playbook: The playbook that marks it, unless another is chosen.
        time: How long the call may take.
        language: Language of the lines; only English is understood so far.
        brief: What the trainee reads first.
        seller: The seller's side.
        company: The account.
        people: Who is on the call.
        topics: What can be found out.
        qualification: What there is to know before the deal counts as qualified.
        after: The call of the same deal that this one follows.
        opening: What is said when the call begins, before the first line.
        vary: Values that change from attempt to attempt, by path.
        asks: What the buyer asks.
        objections: What can go wrong.
        beats: What happens.
        commitment: The next step that can be agreed.
        negotiation: The table, where terms are negotiated.
        endings: How it can end, first fit first.
        verdict: What a seller should make of the lead; left out: `advance` where an ending counts as one or as an
            order, else what the endings allow.
        scoring: How it is marked.
        difficulty: What is different when it is gentle or tough.
        debrief: What to say afterwards.
        checks: The trainer's expectations.
    """

    audience: Text | None = Field(default=None, alias="for")
    kind: CallKind
    playbook: Name
    time: Duration
    language: Text = "en"
    brief: Brief
    seller: Seller | None = None
    company: Company | None = None
    people: Annotated[dict[Name, Person], Field(min_length=1)]
    topics: dict[Name, Topic] = Field(default_factory=dict)
    qualification: dict[SlotName, Slot] = Field(default_factory=dict)
    vary: dict[Reference, Texts] = Field(default_factory=dict)
    after: After | None = None
    opening: Lines = ()
    asks: dict[Name, Ask] = Field(default_factory=dict)
    objections: dict[Name, Objection] = Field(default_factory=dict)
    beats: dict[Name, Beat] = Field(default_factory=dict)
    commitment: Commitment | None = None
    negotiation: Negotiation | None = None
    endings: Annotated[dict[Name, Ending], Field(min_length=1)]
    verdict: Verdicts = ()
    scoring: Scoring
    difficulty: dict[Difficulty, Overlay] = Field(default_factory=dict)
    debrief: tuple[Debrief, ...] = ()
    checks: Checks = Field(default_factory=Checks)

    @field_validator("time")
    @classmethod
    def _is_a_length_of_a_call(cls, time: units.Duration) -> units.Duration:
        if not _SHORTEST_CALL_S <= time.seconds <= LONGEST_CALL_S:
            raise refusal(f"A call cannot take {time}.", "Write between 1 min and 8 hours, such as 15 min.")
        return time

    @model_validator(mode="after")
    def _has_a_last_ending(self) -> "Scenario":
        if not any(ending.otherwise for ending in self.endings.values()):
            raise refusal(
                "No ending fits when none of the others does.",
                "Mark the last ending with otherwise: true.",
                "endings",
            )
        return self
