"""The market of a plan: where leads come from, who competes, and who is sent to whom. Units as in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salessim.units import Quantity


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """Some weeks in which a channel brings more: first day, length [days], factor of its leads, cost [cents]."""

    name: str
    starts: date
    days: float
    factor: float
    cost: int


@dataclass(frozen=True, slots=True)
class MediumPlan:
    """A way to reach out: its part of all touches, connections a touch, conversations and meetings a touch."""

    name: str
    share: float
    connects: float
    talks: float
    meets: float


@dataclass(frozen=True, slots=True)
class SequencePlan:
    """From a touch to a deal.

    Attributes:
        media: Ways to reach out; their parts add up to 1.
        meeting_after: From the agreement to the meeting [s].
        no_show: Share of meetings to which nobody comes.
        tried_again: Share of those for which another date is found.
        qualifies: Share of the meetings held that becomes a deal.
        connects: Connections that a touch makes [share of touches].
        talks: Conversations that a touch makes.
        meets: Meetings that are agreed at a touch.
    """

    media: tuple[MediumPlan, ...]
    meeting_after: Quantity
    no_show: float
    tried_again: float
    qualifies: float
    connects: float
    talks: float
    meets: float


@dataclass(frozen=True, slots=True)
class NurturingPlan:
    """Leads that were sent away and come back: share of them, and after how long [s]."""

    comes_back: float
    after: Quantity


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """Whose deals some are; an empty set means any.

    Attributes:
        to: Names of the roles and seats that get them.
        segments: Of these segments.
        channels: From these channels.
        territories: From these territories.
        found_by: Found by these roles and seats.
        first_companies: Only companies with a smaller number; None: any.
        is_only: Whether nobody else may have them.
    """

    to: frozenset[str]
    segments: frozenset[str]
    channels: frozenset[str]
    territories: frozenset[str]
    found_by: frozenset[str]
    first_companies: int | None
    is_only: bool


@dataclass(frozen=True, slots=True)
class WorldPlan:
    """The state of the world: its name, demand and time to decide [factors], what it does to each step [log-odds]."""

    name: str = ""
    demand: float = 1.0
    odds: float = 0.0
    time_to_decide: float = 1.0


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """Meetings for which one travels: share of one's meetings, working time of the way [s], cost [cents]."""

    share: float
    takes: Quantity
    cost: int


@dataclass(frozen=True, slots=True)
class ChannelPlan:
    """Where leads come from.

    Attributes:
        name: Its name.
        leads_per_month: Leads of an average month, by segment [1/month].
        become_qualified: Share of those answered in time that qualifies.
        cost_per_month: What it costs [cents].
        season: What each month brings of an average one, January first.
        trend: How fast its leads grow [log/year].
        campaigns: Weeks in which it brings more.
        commission: Share of its orders that somebody else gets.
    """

    name: str
    leads_per_month: Mapping[str, Quantity]
    become_qualified: float
    cost_per_month: int
    season: tuple[float, ...]
    trend: float = 0.0
    campaigns: tuple[CampaignPlan, ...] = ()
    commission: float = 0.0


@dataclass(frozen=True, slots=True)
class OutboundPlan:
    """Reaching out to companies that did not ask: touches a full day makes, share of them that qualifies, segments."""

    touches_per_day: float
    becomes_qualified: float
    aims_at: Mapping[str, float]
    sequence: SequencePlan | None = None


@dataclass(frozen=True, slots=True)
class TerritoryPlan:
    """A part of the map: its share of the companies, the seats that work it, and whether nobody else may."""

    name: str
    share: float
    seats: frozenset[str]
    is_only: bool = False


@dataclass(frozen=True, slots=True)
class RealignmentPlan:
    """New boundaries: day, territory, who works it from then on (empty: as before), and what it gains of others."""

    on: date
    territory: str
    seats: frozenset[str]
    gains: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CompetitorPlan:
    """Somebody else who wants orders.

    Attributes:
        name: Who.
        in_deals: Share of the deals in which he is.
        shift: What that does to the odds of each step [log-odds].
        moves: What he does later, and what that adds [day, log-odds].
    """

    name: str
    in_deals: float
    shift: float
    moves: tuple[tuple[date, float], ...] = ()
