"""What the market does, and who is sent to whom: the parts of `department/1` that say so."""

from __future__ import annotations

from pydantic import Field

from salessim.model.notation import (
    Change,
    Count,
    Day,
    Duration,
    DurationQuantity,
    Money,
    Multiple,
    Name,
    Names,
    Part,
    Share,
    YesNo,
)


class Medium(Part):
    """One way to reach out: telephone, mail, social network.

    Attributes:
        share: Its part of all touches.
        connects: Share of the touches that reach the person.
        talks: Share of those that become a conversation.
        meets: Share of the conversations that end with a meeting agreed.
    """

    share: Share
    connects: Share
    talks: Share = 1.0
    meets: Share


class Sequence(Part):
    """From a touch to a meeting; how many deals come of it in the end is in `becomes_qualified`.

    Attributes:
        media: Ways to reach out, by name.
        meeting_after: From the agreement to the meeting.
        no_show: Share of meetings to which nobody comes.
        tried_again: Share of those for which another date is found.
    """

    media: dict[Name, Medium] = Field(min_length=1)
    meeting_after: DurationQuantity
    no_show: Share = 0.0
    tried_again: Share = 0.0


class Campaign(Part):
    """Some weeks in which a channel brings more.

    Attributes:
        starts: Its first day.
        lasts: How long.
        leads: Change of the channel's leads in that time.
        cost: What it costs, on its first day.
    """

    starts: Day
    lasts: Duration
    leads: Change
    cost: Money | None = None


class Nurturing(Part):
    """Leads that were sent away and come back.

    Attributes:
        comes_back: Share of them that does.
        after: When.
    """

    comes_back: Share
    after: DurationQuantity


class CompetitorMove(Part):
    """Something a competitor does.

    Attributes:
        on: When.
        what: What it is, such as a cut of his prices.
        odds: What it does from then on to the odds of every step of the deals he is in.
    """

    on: Day
    what: str = ""
    odds: Change


class Route(Part):
    """Whose deals some are, before everybody who sells to the segment is thought of.

    Attributes:
        to: Roles, or seats such as `mid AE 2`, that get them.
        segments: Segments; without any, all.
        channels: Channels, `outbound` among them; without any, all.
        territories: Territories; without any, all.
        first_companies: Only the first so many companies of a segment, its key accounts.
        found_by: Roles or seats that found them: their own deals, or those of their pod.
        only: Whether nobody else may have them, even if all of these have their hands full.
    """

    to: Names
    segments: Names = ()
    channels: Names = ()
    territories: Names = ()
    first_companies: Count | None = None
    found_by: Names = ()
    only: YesNo = False


class Realignment(Part):
    """New boundaries of a territory, from a day on; whoever had its customers and deals hands them over.

    Attributes:
        on: From when on.
        territory: Which one.
        reps: The seats that work it from then on; the same as before, where it is not said.
        gains: The part of other territories' companies that lies in it from then on.
    """

    on: Day
    territory: Name
    reps: Names = ()
    gains: dict[Name, Share] = Field(default_factory=dict)


class PossibleWorld(Part):
    """A state of the world that nobody chooses; the file's rates are those of the world without it.

    Attributes:
        chance: How likely it is.
        demand: Leads, of what they otherwise are.
        odds: Change of the odds of every step.
        time_to_decide: Time that customers take, of what it otherwise is.
    """

    chance: Share
    demand: Multiple = 1.0
    odds: Change = 1.0
    time_to_decide: Multiple = 1.0


class Trips(Part):
    """Meetings for which one travels.

    Attributes:
        share: Share of one's meetings.
        takes: Working time of the way there and back.
        costs: What a visit costs.
    """

    share: Share
    takes: DurationQuantity
    costs: Money | None = None
