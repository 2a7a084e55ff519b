"""A manager's question: `what-if/1`."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from salessim import units
from salessim.errors import NotationError
from salessim.model.document import Document
from salessim.model.notation import (
    Comparison,
    Day,
    Duration,
    Name,
    Part,
    Reference,
    Share,
    Text,
    read_with,
    refusal,
)
from salessim.model.scenario import Overlay
from salessim.model.whatif_verbs import (
    Buy,
    Hire,
    IfBy,
    Launch,
    Leave,
    PayChange,
    Promote,
    QuotaChange,
    Reassign,
    Relocate,
    Reprice,
    RouteDeals,
    RunCampaign,
    Spend,
    Train,
)
from salessim.units.spans import split_span

_BESIDE_A_VERB = frozenset({"starting", "if_by"})
_OF_THE_BASELINE = re.compile(r"(.+?)\s+of the baseline", re.IGNORECASE)


def _parse_precision(text: str) -> units.Money | float:
    found = _OF_THE_BASELINE.fullmatch(text.strip())
    try:
        return units.parse_share(found[1]) if found else units.parse_money(text)
    except NotationError as error:
        raise NotationError(
            text, f"I cannot read “{text}” as a precision.", ["2% of the baseline", "20k EUR"]
        ) from error


def _parse_floor(text: str) -> Any:
    found = _OF_THE_BASELINE.fullmatch(text.strip())
    return units.parse_comparison(found[1] if found else text)


Precision = Annotated[
    units.Money | float,
    read_with(_parse_precision),
    WithJsonSchema({"type": "string", "examples": ["2% of the baseline"]}),
]
"""How well the mean difference is to be known: money, or a share of the baseline."""
BadFuture = Annotated[
    units.Comparison,
    read_with(_parse_floor),
    WithJsonSchema({"type": "string", "examples": ["at least 90% of the baseline"]}),
]


def _parse_span(text: str) -> str:
    if split_span(text.strip()) is None:
        raise NotationError(text, f"“{text}” has no two ends.", ["14% to 22%", "5 to 18 weeks"])
    return text.strip()


Span = Annotated[
    str, read_with(_parse_span), WithJsonSchema({"type": "string", "examples": ["14% to 22%", "5 to 18 weeks"]})
]
"""Two values to try, each as the department would write it."""


class Change(Part):
    """One change to a department. Exactly one verb.

    Attributes:
        hire: Look for people.
        leave: People go.
        move: Somebody works elsewhere.
        promote: Somebody moves up.
        train: People are trained.
        reassign: A territory or customers go to others.
        reprice: Prices change.
        pay: A role is paid differently.
        quota: A role has another quota.
        campaign: A channel brings more for some weeks.
        route: Some deals go to somebody first.
        buy: A tool is bought.
        spend: Spend money.
        launch: A product is launched.
        set: Lay these keys over the department's; `demand` and `time_to_decide` scale the whole market.
        starting: From when what is `set` holds (key `from`); from the beginning, where it is not said.
        if_by: Only if something is so on a day.
    """

    hire: Hire | None = None
    leave: Leave | None = None
    move: Relocate | None = None
    promote: Promote | None = None
    train: Train | None = None
    reassign: Reassign | None = None
    reprice: Reprice | None = None
    pay: PayChange | None = None
    quota: QuotaChange | None = None
    campaign: RunCampaign | None = None
    route: RouteDeals | None = None
    buy: Buy | None = None
    spend: Spend | None = None
    launch: Launch | None = None
    set: Overlay | None = None
    starting: Day | None = Field(default=None, alias="from")
    if_by: IfBy | None = None

    @property
    def verb(self) -> str:
        """Which verb it is."""
        return next(iter(self.model_fields_set - _BESIDE_A_VERB))

    @model_validator(mode="after")
    def _one_verb(self) -> "Change":
        if len(self.model_fields_set - _BESIDE_A_VERB) != 1:
            raise refusal("A change has exactly one verb.", "Write one list entry for each change.")
        if self.starting is not None and self.set is None:
            raise refusal(
                f"`from` stands beside `set` only; `{self.verb}` has its day inside.", "Move the day inside.", "from"
            )
        return self


class Option(Part):
    """One thing that could be done.

    Attributes:
        label: What it is called in the answer.
        builds_on: The option whose changes it adds to.
        changes: What is done.
    """

    label: Text | None = None
    builds_on: Name | None = None
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]


class FutureWorld(Part):
    """A world that nobody chooses: how likely it is, and what is different in it."""

    chance: Share
    changes: tuple[Change, ...] = ()


def _as_show(raw: Any) -> Any:
    return {raw: "mean"} if isinstance(raw, str) else raw


class Question(Part):
    """Something the answer has to say, in words, and what to show for it."""

    ask: Text
    compare: Name | None = None
    show: Annotated[
        dict[Name, Text],
        BeforeValidator(_as_show),
        WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object"}]}),
    ] = Field(default_factory=dict)
    try_out: dict[Reference, Span] = Field(default_factory=dict, alias="try")


class Decision(Part):
    """How to decide.

    Attributes:
        prefer: What more of is better.
        only_if: How sure one has to be.
        protect: What must not happen in one future of ten.
        limits: What must not be exceeded.
        otherwise: What to say where no option qualifies.
    """

    prefer: Text
    only_if: dict[Name, Comparison] = Field(default_factory=dict)
    protect: dict[Name, dict[Literal["1 in 10"], BadFuture]] = Field(default_factory=dict)
    limits: dict[Name, Comparison] = Field(default_factory=dict)
    otherwise: Text | None = None


class WhatIf(Document):
    """A what-if.

    Attributes:
        asked_by: Who wants to know.
        baseline: The department it is about.
        look_ahead: How far to look.
        measure: What counts.
        options: What could be done.
        worlds: What nobody chooses.
        questions: What the answer has to say.
        precision: How well the mean difference is to be known.
        decide: How to decide.
    """

    asked_by: Text | None = None
    baseline: Name
    look_ahead: Duration
    measure: Name
    options: dict[Name, Option] = Field(default_factory=dict)
    worlds: dict[Name, FutureWorld] = Field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    precision: Precision | None = None
    decide: Decision | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> "WhatIf":
        if not self.options and not any("luck_of_last_year" in question.show for question in self.questions):
            raise refusal(
                "There is nothing to choose from.",
                "Write one option or more; only whether last year was luck can be asked without.",
                "options",
            )
        return self

    @model_validator(mode="after")
    def _chances_add_up(self) -> "WhatIf":
        total = sum(world.chance for world in self.worlds.values())
        if self.worlds and abs(total - 1) > 1e-6:
            raise refusal(f"The chances of the worlds add up to {total:.0%}, not 100 %.", "Change them.", "worlds")
        return self
