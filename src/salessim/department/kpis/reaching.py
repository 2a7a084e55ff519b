"""What comes of reaching out: from touches to meetings, and meetings to which nobody comes."""

from __future__ import annotations

from collections import Counter

from salessim.department.journal import MeetingBooked, NobodyCame, TouchesMade
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import WHOLE, Parts, kpi, totals


@kpi(
    "people_reached",
    "share",
    "ratio",
    "Touches that reached the person, of all touches of those who work in sequences; a mail counts if it was answered.",
    by=("rep",),
)
def people_reached(period: Period) -> Parts:
    """Connections."""
    in_sequences = {block.seat for block in period.until_end(TouchesMade) if block.connects}
    blocks = [block for block in period.during(TouchesMade) if block.seat in in_sequences]
    return {WHOLE: (sum(block.connects for block in blocks), sum(block.touches for block in blocks))}


@kpi(
    "conversations",
    "share",
    "ratio",
    "Conversations, of the touches that reached the person.",
    by=("rep",),
)
def conversations(period: Period) -> Parts:
    """Conversations."""
    blocks = period.during(TouchesMade)
    return {WHOLE: (sum(block.talks for block in blocks), sum(block.connects for block in blocks))}


@kpi(
    "meetings_booked",
    "meetings",
    "total",
    "Dates that reaching out led to, second dates with those who did not come included; by how they were reached.",
    by=("rep",),
)
def meetings_booked(period: Period) -> Parts:
    """Meetings agreed."""
    return totals(Counter(booked.medium for booked in period.during(MeetingBooked)))


@kpi(
    "no_shows",
    "share",
    "ratio",
    "Dates to which the prospect did not come, over the dates agreed in the same period.",
    by=("rep",),
)
def no_shows(period: Period) -> Parts:
    """Meetings to which nobody came."""
    return {WHOLE: (len(period.during(NobodyCame)), len(period.during(MeetingBooked)))}
