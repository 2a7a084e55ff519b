"""What can be done to a department: the verbs of `what-if/1`, each with the day on which it begins."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from salessim.model.after_sale import Paid
from salessim.model.department_market import Route
from salessim.model.notation import (
    AnyMoney,
    Change,
    ChangeQuantity,
    Comparison,
    Count,
    Day,
    Duration,
    Money,
    MoneyRate,
    Name,
    Names,
    Part,
    RateQuantity,
    Share,
    ShareQuantity,
    Text,
    YesNo,
    refusal,
)


class Hire(Part):
    """Look for people.

    Attributes:
        role: Which role.
        count: How many.
        approved: When the search may begin; they come when somebody has been found, and ramp up like all new hires.
        territory: Where they work.
    """

    role: Name
    count: Count = 1
    approved: Day
    territory: Name | None = None


class Leave(Part):
    """People go: of a role, those with the highest numbers; or one by his seat.

    Attributes:
        role: Which role.
        count: How many of it.
        who: A seat, such as `mid AE 3`, in place of role and count.
        on: Their last day.
        replaced: Whether their seats are filled again, as when somebody gives notice.
    """

    role: Name | None = None
    count: Count = 1
    who: Name | None = None
    on: Day
    replaced: YesNo = False

    @model_validator(mode="after")
    def _somebody(self) -> Leave:
        _either("leave", role=self.role, who=self.who)
        return self


class Relocate(Part):
    """Somebody does something else from a day on: sells in another territory, or holds another role.

    Attributes:
        who: His seat, such as `mid AE 3`.
        to: The role he moves to; he begins there as a newcomer, and his old seat is closed.
        territory: Where he works from then on.
        on: When.
    """

    who: Name
    to: Name | None = None
    territory: Name | None = None
    on: Day

    @model_validator(mode="after")
    def _somewhere(self) -> Relocate:
        if self.to is None and self.territory is None:
            raise refusal("Where does he move?", "Give `to` with a role, or `territory`.")
        return self


class Promote(Part):
    """Somebody moves up; his old seat is filled again.

    Attributes:
        who: His seat, such as `mid AE 3`.
        best_of: A role: whoever of it has won most in the twelve months before, in place of `who`.
        to: The role he moves up to; he ramps up there quicker than a new hire.
        on: When.
    """

    who: Name | None = None
    best_of: Name | None = None
    to: Name
    on: Day

    @model_validator(mode="after")
    def _somebody(self) -> Promote:
        _either("promote", who=self.who, best_of=self.best_of)
        return self


class Train(Part):
    """Train people: in a playbook of the library, or in something you state the effect of.

    Attributes:
        roles: Who is trained; newcomers are, too.
        playbook: The playbook they work by from then on; what it does stands in it.
        odds: What the training does to the odds of every step, for those who take it up.
        reaches: Share of the people who take it up.
        takes: Working time that each of them gives up for it.
        cost: What it costs in all.
        on: When.
    """

    roles: Names
    playbook: Name | None = None
    odds: ChangeQuantity | None = None
    reaches: Share = 1.0
    takes: Duration | None = None
    cost: Money | None = None
    on: Day

    @model_validator(mode="after")
    def _in_something(self) -> Train:
        if self.playbook is None and self.odds is None:
            raise refusal(
                "What does the training do?", "Give a `playbook`, or `odds` with the change that you expect of it."
            )
        return self


class Reassign(Part):
    """Give a territory, or the customers of a seat, to others.

    Attributes:
        territory: The territory.
        share_of_companies: What of all companies lies in it from then on; it is taken from, or left to, the other
            territories in proportion. Customers and open deals that lie there change hands; each change costs some.
        gains: What part of other territories' companies lies in it from then on; boundaries of one day move at once.
        accounts_of: A seat whose customers get others to look after them; each change costs some of them.
        to: The seats that get it.
        on: When.
    """

    territory: Name | None = None
    share_of_companies: Share | None = None
    gains: dict[Name, Share] = Field(default_factory=dict)
    accounts_of: Name | None = None
    to: Names = ()
    on: Day

    @model_validator(mode="after")
    def _something(self) -> Reassign:
        _either("reassign", territory=self.territory, accounts_of=self.accounts_of)
        moves = self.territory is not None and (self.share_of_companies is not None or bool(self.gains))
        if not self.to and not moves:
            raise refusal(
                "To whom?", "Give `to` with one or more seats, or `share_of_companies` or `gains` with a territory."
            )
        if self.territory in self.gains:
            raise refusal("A territory cannot gain from itself.", "Name other territories under `gains`.")
        return self


class Reprice(Part):
    """Raise or lower prices for new deals.

    Attributes:
        by: The change of what deals bring; making it costs the same as before.
        segments: Where; without any, in all.
        odds: What it does to the odds of winning a deal; left out, the usual response of buyers.
        on: When.
    """

    by: Change
    segments: Names = ()
    odds: ChangeQuantity | None = None
    on: Day


class PayChange(Part):
    """Pay a role differently; what that does to leaving is yours to say.

    Attributes:
        role: Which role.
        salary: Fixed pay a year.
        bonus_at_target: Bonus a year for reaching the quota.
        leaves: Share that leaves a year from then on.
        on: When.
    """

    role: Name
    salary: Money | None = None
    bonus_at_target: Money | None = None
    leaves: RateQuantity | None = None
    on: Day


class QuotaChange(Part):
    """Give everybody in a role another quota."""

    role: Name
    quota: MoneyRate
    on: Day


class RunCampaign(Part):
    """Run a campaign: some weeks in which a channel brings more.

    Attributes:
        channel: Which channel.
        starts: Its first day.
        lasts: How long.
        leads: Change of the channel's leads in that time.
        cost: What it costs, on its first day.
    """

    channel: Name
    starts: Day
    lasts: Duration
    leads: Change
    cost: Money | None = None


class RouteDeals(Route):
    """Send some deals to somebody before everybody else is thought of; goes before the routes there are."""

    on: Day


class Buy(Part):
    """Buy a tool that stands under `tools` of the department."""

    tool: Name
    on: Day


class Spend(Part):
    """Spend money on something: what for, how much, and from when."""

    for_what: Text = Field(alias="for")
    amount: AnyMoney
    starting: Day | None = Field(default=None, alias="from")


class Launch(Part):
    """Launch a product that goes with what is sold.

    Attributes:
        product: What it is called.
        sold_to: Segments that buy it.
        gross_margin: Share of its price that is left after making it.
        attach_rate: Share of the deals to which it is added.
        adds: What it adds to the deal's size [share].
        cross_sold: Share of the customers without it who add it in a year.
        paid: How it is paid; as the deal is, where it is not said.
        cost: What the launch costs.
        on: When.
    """

    product: Name
    sold_to: Names
    gross_margin: ShareQuantity
    attach_rate: ShareQuantity
    adds: ShareQuantity
    cross_sold: RateQuantity | None = None
    paid: Paid | None = None
    cost: Money | None = None
    on: Day


class IfBy(Part):
    """Do it only if something is so on a day.

    Attributes:
        date: When it is looked at; what is done then begins on that day at the earliest.
        when: Figures of the department since the plan began, and what they must be.
    """

    date: Day
    when: dict[Name, Comparison] = Field(min_length=1)


def _either(verb: str, **given: Any) -> None:
    named = [name for name, value in given.items() if value is not None]
    if len(named) != 1:
        first, second = given
        raise refusal(f"`{verb}` needs `{first}` or `{second}`, one of them.", f"Give `{first}` or `{second}`.")
