"""How far off the forecast is that a manager would make from the pipeline, by its horizon."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from salessim.department.journal import DealLost, DealTaken, DealWon, MeetingHeld
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import Parts, kpi

DAY_SECONDS = 86_400
_HORIZONS_DAYS = (30, 90)
_EVERY = 30 * DAY_SECONDS
_LEAST_HISTORY = 20
"""So many closed deals have to be known before anybody forecasts from them [deals] (assumption)."""


@dataclass(slots=True)
class _Course:
    """What became of a deal: the steps it took and when [s], its price at list, and how it ended."""

    list_cents: int
    steps: list[tuple[int, str]] = field(default_factory=list)
    closed: int | None = None
    won_cents: int | None = None

    def is_won_within(self, since: int, horizon: int) -> bool:
        """Whether it was won within a horizon of a moment [s]."""
        return self.won_cents is not None and self.closed is not None and self.closed < since + horizon


@kpi(
    "forecast_error",
    "share",
    "ratio",
    "How far off a forecast is that is made every 30 days as a spreadsheet would: each open deal counts with its list "
    "price times the share of earlier deals that were won within the horizon of the same step, as known on the day. "
    "Off by so much, added up, of what these deals then brought within the horizon. By horizon. Silent deals count as "
    "open, so such forecasts are far too high, as they are in real pipelines.",
)
def forecast_error(period: Period) -> Parts:
    """Forecast accuracy by horizon."""
    courses = _courses(period)
    return {f"{days}-days": _error(courses, period, days * DAY_SECONDS) for days in _HORIZONS_DAYS}


def _courses(period: Period) -> list[_Course]:
    courses: dict[str, _Course] = {}
    for taken in period.until_end(DealTaken):
        courses.setdefault(taken.deal, _Course(taken.list_cents, [(taken.time, "")]))
    for meeting in period.until_end(MeetingHeld):
        if meeting.deal in courses:
            courses[meeting.deal].steps.append((meeting.time, meeting.step))
    for lost in period.until_end(DealLost):
        if lost.deal in courses:
            courses[lost.deal].closed = lost.time
    for won in period.until_end(DealWon):
        if won.deal in courses:
            courses[won.deal].closed, courses[won.deal].won_cents = won.time, won.cents
    return list(courses.values())


def _error(courses: list[_Course], period: Period, horizon: int) -> tuple[float, float]:
    """What forecasts were off by, and what the deals brought [currency]."""
    # What came of a step is known a horizon later; nothing is used before.
    known = sorted(
        (time + horizon, step, each.is_won_within(time, horizon)) for each in courses for time, step in each.steps
    )
    closings = sorted(each.closed for each in courses if each.closed is not None)
    seen: Counter[str] = Counter()
    successes: Counter[str] = Counter()
    off = brought = 0.0
    place = 0
    for moment in range(period.starts, period.ends - horizon + 1, _EVERY):
        while place < len(known) and known[place][0] < moment:
            _, step, is_success = known[place]
            seen[step] += 1
            successes[step] += is_success
            place += 1
        if sum(closing < moment for closing in closings) < _LEAST_HISTORY:
            continue
        forecast = actual = 0.0
        for each in courses:
            if each.steps[0][0] >= moment or (each.closed is not None and each.closed < moment):
                continue
            step = next(step for time, step in reversed(each.steps) if time < moment)
            forecast += each.list_cents * successes[step] / seen[step] if seen[step] else 0.0
            actual += (each.won_cents or 0) if each.is_won_within(moment, horizon) else 0
        off += abs(forecast - actual) / 100
        brought += actual / 100
    return off, brought
