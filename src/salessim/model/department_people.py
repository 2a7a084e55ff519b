"""What moves the people of a department: promotion, motivation, reviews, and the tools they work with."""

from __future__ import annotations

from pydantic import Field

from salessim.model.notation import Change, Duration, Money, MoneyRate, Name, Part, Share, YesNo


class Promotion(Part):
    """Whence an empty seat is filled before anybody is looked for outside.

    Attributes:
        of_role: The role whose longest-serving member moves up (key `from`).
        after: How long he must have been in it.
    """

    of_role: Name = Field(alias="from")
    after: Duration


class Review(Part):
    """Deals that a manager goes through with their owner after every step.

    Attributes:
        deals_above: Deals of at least so much a year.
        work: Working time that a review takes the manager.
    """

    deals_above: Money
    work: Duration


class Motivation(Part):
    """What being far behind one's quota does; the file's own rates are those of people who are not.

    Attributes:
        behind: Share of the quota of the last twelve months below which one is far behind.
        effort: Change of the work that one does in a day.
        leaving: Change of the chance of leaving.
    """

    behind: Share = 0.5
    effort: Change = 1.0
    leaving: Change = 1.0


class Tool(Part):
    """Something to work with that can be bought; the file's times are those without it.

    Attributes:
        in_use: Whether it has been bought.
        cost: What it costs for every seat of those who use it.
        used_by: Roles that use it; without any, all.
        admin: Change of their time for administration; what is saved is left for leads and deals.
        touches: Change of the touches that a day of outbound work makes.
        work: Change of the working time of steps, by step.
    """

    in_use: YesNo = False
    cost: MoneyRate
    used_by: tuple[Name, ...] = ()
    admin: Change = 1.0
    touches: Change = 1.0
    work: dict[Name, Change] = Field(default_factory=dict)
