"""The negotiation block of a scenario: issues with money for both sides, alternatives, and how the buyer plays.

Worth is in money per contract year against `zero_is`. What follows from it (frontier, certificate, marks) is computed
in `salessim.negotiation`; here are only the words.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from salessim import units
from salessim.errors import NotationError
from salessim.model.condition import Condition
from salessim.model.lines import Lines
from salessim.model.notation import (
    Comparison,
    Count,
    Money,
    MoneyRate,
    Name,
    Names,
    Part,
    Rate,
    References,
    Share,
    Text,
    YesNo,
    read_with,
    refusal,
)
from salessim.model.turns import RoundsCount

Side = Literal["you", "buyer"]
TIME_VALUE = "time value of the yearly price"

_OF_THE_BEST = re.compile(r"(.+?)\s+of the best (?:he|she|they|you) can get", re.IGNORECASE)


def _parse_opening(text: str) -> float:
    found = _OF_THE_BEST.fullmatch(text.strip())
    try:
        return units.parse_share(found[1] if found else text)
    except NotationError as error:
        raise NotationError(
            text, f"I cannot read “{text}” as an opening.", ["95% of the best he can get", "95%"]
        ) from error


OpeningShare = Annotated[
    float,
    read_with(_parse_opening),
    WithJsonSchema({"type": ["string", "number"], "examples": ["95% of the best he can get"]}),
]


class Yearly(Part):
    """What money a year later is worth less, for each side [share/year]."""

    you: Rate
    buyer: Rate


class Worths(Part):
    """What one option is worth to each side against `zero_is`, per contract year."""

    you: Money
    buyer: Money


class WorthPerPoint(Part):
    """What one point of an option (a percent of discount, say) is worth to each side."""

    you: MoneyRate
    buyer: MoneyRate


def _named_options(raw: Any) -> Any:
    """A list of options is a mapping whose worth is said once for all."""
    return {f"{name}": None for name in raw} if isinstance(raw, list | tuple) else raw


class Issue(Part):
    """One thing to be agreed.

    Attributes:
        title: What it is called on screen.
        options: Its options; with their worth, or as a plain list beside `worth`.
        worth: What all options of a plain list are worth: money per point, or the time value of the yearly price.
    """

    title: Text | None = None
    options: Annotated[
        dict[Text, Worths | None],
        BeforeValidator(_named_options),
        Field(min_length=2),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 2},
                    {"type": "object", "minProperties": 2},
                ]
            }
        ),
    ]
    worth: WorthPerPoint | Literal["time value of the yearly price"] | None = None

    @model_validator(mode="after")
    def _worth_is_known(self) -> "Issue":
        listed = any(value is None for value in self.options.values())
        if listed and self.worth is None:
            raise refusal("Nobody can say what these options are worth.", "Add worth: to the issue, or to each option.")
        return self


class Together(Part):
    """Options whose value depends on each other; added where all of `when` is agreed."""

    when: dict[Name, Text] = Field(min_length=1)
    you: Money | None = None
    buyer: Money | None = None
    because: Text | None = None


class Alternative(Part):
    """What a side has if there is no deal: a sum, or another offer. Exactly one of worth and offer.

    Attributes:
        worth: What it is worth against today's terms.
        offer: Another supplier's offer on the same issues.
        offered_by: Whose offer it is (key `from`).
        minus: What taking it would cost.
        because: Why, in words.
        really_exists: Whether the offer is real or a bluff.
    """

    worth: Money | None = None
    offer: dict[Name, Text] | None = None
    offered_by: Text | None = Field(default=None, alias="from")
    minus: Money | None = None
    because: Text | None = None
    really_exists: YesNo = True

    @model_validator(mode="after")
    def _exactly_one(self) -> "Alternative":
        if (self.worth is None) == (self.offer is None):
            raise refusal(
                "Say either what no deal is worth, or which other offer there is.",
                "Keep one of worth, offer.",
            )
        return self


class Alternatives(Part):
    """What each side has if there is no deal."""

    you: Alternative
    buyer: Alternative


class Authority(Part):
    """How far the seller may go alone. Every other key is an issue with its limit.

    Attributes:
        beyond: Who has to agree to more.
        costs: What asking costs [rounds].
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Comparison]

    beyond: Name | None = None
    costs: RoundsCount = 0


class Tactic(Part):
    """A move of the procurement trade, as an event with words.

    Attributes:
        play: Which one.
        when: When it is played.
        says: His words.
        on: The issue it is about.
        drops_it_for: The issue on which he wants something for dropping it.
        true: Whether what he says is true.
        shows_it: When he would show proof.
        source: What it leans on.
        usually: How often it is played when it could be [share].
        reopens: Issues that it opens again.
        asks_for: What it asks for on top.
    """

    play: Literal[
        "low-anchor",
        "flinch",
        "nibble",
        "good-cop-bad-cop",
        "limited-authority",
        "red-herring",
        "deadline",
        "take-it-or-leave-it",
        "competitor-quote",
        "budget-bogey",
        "cherry-pick",
        "salami",
        "silence",
        "escalation",
    ]
    when: Literal["at the start", "early", "stuck", "near the end", "after a verbal deal"] | None = None
    says: Lines
    on: Name | None = None
    drops_it_for: Name | None = None
    true: YesNo | None = None
    shows_it: Literal["when asked", "at once", "never"] | None = None
    source: Text | None = None
    usually: Share | None = None
    reopens: Names = ()
    asks_for: dict[Name, Text] = Field(default_factory=dict)


class BuyerPlays(Part):
    """How the buyer bargains.

    Attributes:
        opens_at: His first demand, as a share of the best he can get.
        gives_ground: When he moves.
        mirrors_you: How much of the seller's last step he returns [share].
        takes_gifts_as_weakness: How much a gift raises his next demand.
        walks_away_after: Rounds without movement before he leaves [rounds].
        tactics: Moves of the trade that he uses.
    """

    opens_at: OpeningShare
    gives_ground: Literal["early", "steadily", "late", "hardly"]
    mirrors_you: Share = 0.0
    takes_gifts_as_weakness: Literal["not at all", "a little", "somewhat", "a lot"] = "not at all"
    walks_away_after: RoundsCount | None = None
    tactics: tuple[Tactic, ...] = ()


class Tell(Part):
    """What asking reveals about the buyer's column."""

    when: Condition
    says: Lines


class Leverage(Part):
    """What discovery does to the buyer's alternative.

    Attributes:
        switching_costs_him: What established facts add to his cost of switching, at most.
        through: Rungs and topics that count.
        grade: How far to trust it.
    """

    switching_costs_him: Comparison
    through: References
    grade: Text = "assumption"


class Negotiation(Part):
    """The table: who, what about, for how long, and what each side has if there is no deal."""

    with_whom: Name = Field(alias="with")
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    rounds: Count
    first_offer: Literal["you", "buyer"] = "buyer"
    money_later_is_worth_less: Yearly | None = None
    zero_is: dict[Name, Text] = Field(default_factory=dict)
    issues: dict[Name, Issue] = Field(min_length=1)
    together: tuple[Together, ...] = ()
    if_no_deal: Alternatives
    you_may: Authority | None = None
    buyer_plays: BuyerPlays
    tells_you: dict[Name, Tell] = Field(default_factory=dict)
    discovery_helps: Leverage | None = None
