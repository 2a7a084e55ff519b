"""The numbers of the engine that no document gives, from the table of parameters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from salessim.model.parameters import parameter

_HOUR_SECONDS = 3600
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Numbers of the engine, not of the document: `department.*` in the table of parameters, where each has a source.

    Attributes:
        leads_in_hours: Share of the leads that come in working hours.
        drift_sd: Standard deviation of the logarithm of a channel's monthly rate.
        drift_memory: Correlation of that logarithm with the month before.
        first_contact: Share of the work of qualifying that it takes to reach a lead.
        outbound_block: Working time of a block of outbound work [s].
        ramp_start: Speed of a new hire on his first day [share of full speed].
        learns_slot: Chance that a meeting fills a slot that is still open.
        fade_per_slot: How much more a deal not won tends to fade for every slot nobody filled [log-odds].
        gives_up_after: How long a rep pursues a silent deal [share of the segment's typical time to decide].
        looks_every: How often he looks at a silent deal [s].
        discount_low: Discount that 9 of 10 deals exceed [share of the typical one].
        discount_high: Discount that 1 of 10 deals exceeds [share of the typical one].
        discount_per_slot: How much larger the discount is for every slot nobody filled [share of it].
        approval: Working time that approving a discount takes [s].
        waits_for_room: How long a qualified deal waits until somebody has room for it [s].
        unfit_shift: What it does to the odds of a step that a deal should never have qualified [log-odds].
        competitor_takes: Share of the refused deals with a competitor in them that he takes.
        coaching_effect: What full coaching adds to the odds of every step against none [log-odds].
        full_coaching: Coaching from which on more adds nothing [s/week].
        kept_uncoached: Part of what a playbook does that is kept where nobody coaches.
        promoted_ramp: Time to full speed of somebody promoted [share of a new hire's].
        forecast_optimism: Close date a rep states who does not know the customer's [share of the time that is left].
    """

    leads_in_hours: float
    drift_sd: float
    drift_memory: float
    first_contact: float
    outbound_block: int
    ramp_start: float
    learns_slot: float
    fade_per_slot: float
    gives_up_after: float
    looks_every: int
    discount_low: float
    discount_high: float
    discount_per_slot: float
    approval: int
    waits_for_room: int
    unfit_shift: float
    competitor_takes: float
    coaching_effect: float
    full_coaching: float
    kept_uncoached: float
    promoted_ramp: float
    forecast_optimism: float


@lru_cache(maxsize=1)
def usual_assumptions() -> Assumptions:
    """The defaults of the table."""

    def value(name: str) -> float:
        return parameter(f"department.{name}").default

    return Assumptions(
        leads_in_hours=value("arrivals.in-hours"),
        drift_sd=value("arrivals.drift-sd"),
        drift_memory=value("arrivals.drift-memory"),
        first_contact=value("qualifying.first-contact"),
        outbound_block=round(value("outbound.block") * _HOUR_SECONDS),
        ramp_start=value("ramp.start"),
        learns_slot=value("meeting.learns-slot"),
        fade_per_slot=value("fade.missing-slot"),
        gives_up_after=value("fade.given-up-after"),
        looks_every=round(value("fade.looked-at-every") * _DAY_SECONDS),
        discount_low=value("discount.low"),
        discount_high=value("discount.high"),
        discount_per_slot=value("discount.missing-slot"),
        approval=round(value("approval.work") * 60),
        waits_for_room=round(value("room.patience") * _DAY_SECONDS),
        unfit_shift=value("qualifying.unfit"),
        competitor_takes=value("competitor.takes"),
        coaching_effect=value("coaching.effect"),
        full_coaching=value("coaching.full") * _HOUR_SECONDS * 12 * 7 / 365.25,
        kept_uncoached=value("playbook.kept-uncoached"),
        promoted_ramp=value("promotion.ramp"),
        forecast_optimism=value("forecast.optimism"),
    )
