"""The numbers of the engine that no document gives, from the table of parameters."""

from __future__ import annotations

from functools import lru_cache

from salessim.department.plan import Assumptions
from salessim.model.parameters import parameter

_HOUR_SECONDS = 3600
_DAY_SECONDS = 86_400


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
