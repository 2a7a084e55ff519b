"""Quotas, hands, comings and goings."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import quantiles

from salessim.department.journal import CoachingHeld, DealWon, HandsCounted, SeatLeft, SeatTaken
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import WHOLE, Parts, kpi, ratios, totals

YEAR_SECONDS = 365.25 * 86_400
HOUR_SECONDS = 3600


def _prorated(quota_cents: int, since: int, until: int) -> float:
    return quota_cents * (until - since) / YEAR_SECONDS


@kpi(
    "quota_attainment",
    "share",
    "ratio",
    "New revenue over quotas, each quota for the time its seat was filled, by role.",
    by=("rep",),
)
def quota_attainment(period: Period) -> Parts:
    """Attainment of teams."""
    role_of = {taken.seat: taken.role for taken in period.until_end(SeatTaken)}
    quotas: dict[str, float] = {}
    for _, role, quota_cents, since, until in period.stays():
        if quota_cents:
            quotas[role] = quotas.get(role, 0.0) + _prorated(quota_cents, since, until)
    won: Counter[str] = Counter()
    for deal in period.during(DealWon):
        won[role_of[deal.seat]] += deal.cents
    return ratios({role: (won[role], quota) for role, quota in quotas.items()})


@kpi(
    "reps_at_quota",
    "share",
    "ratio",
    "People who reached the quota for their time in the period, of those with a quota; who left counts, too. By role.",
    by=("rep",),
)
def reps_at_quota(period: Period) -> Parts:
    """Share of reps at or above their prorated quota."""
    won = defaultdict(list)
    for deal in period.during(DealWon):
        won[deal.seat].append((deal.time, deal.cents))
    reached: dict[str, tuple[float, float]] = {}
    for seat, role, quota_cents, since, until in period.stays():
        if quota_cents:
            booked = sum(cents for time, cents in won[seat] if since <= time < until)
            at_quota, people = reached.get(role, (0.0, 0.0))
            reached[role] = (at_quota + (booked >= _prorated(quota_cents, since, until)), people + 1)
    return ratios(reached)


@kpi(
    "attainment_spread",
    "share",
    "figure",
    "New revenue over the quota for the time in the period, person by person, who left included: the quarter of people "
    "with least lies below lower-quartile, half below median, all but the best quarter below upper-quartile.",
)
def attainment_spread(period: Period) -> Parts:
    """How attainment is distributed."""
    won = defaultdict(list)
    for deal in period.during(DealWon):
        won[deal.seat].append((deal.time, deal.cents))
    shares = [
        sum(cents for time, cents in won[seat] if since <= time < until) / _prorated(quota_cents, since, until)
        for seat, _, quota_cents, since, until in period.stays()
        if quota_cents
    ]
    if len(shares) < 2:
        return {}
    names = ("lower-quartile", "median", "upper-quartile")
    return {name: (value, 1.0) for name, value in zip(names, quantiles(shares, method="inclusive"), strict=True)}


def _hands(period: Period) -> dict[str, tuple[HandsCounted, HandsCounted]]:
    """The accounts of every role that has had any work, at the beginning and at the end of the period."""
    hands: dict[str, tuple[HandsCounted, HandsCounted]] = {}
    for counted in period.until_end(HandsCounted):
        first, _ = hands.get(counted.role, (counted, counted))
        hands[counted.role] = (counted if counted.time < period.starts else first, counted)
    return {role: both for role, both in hands.items() if both[1].taken or both[1].filled_seconds}


@kpi(
    "utilisation",
    "share",
    "ratio",
    "Working time at work, of the time people were there, by role; part of the day goes to other duties by the file's "
    "working_time. Outbound work fills what is left of the day.",
)
def utilisation(period: Period) -> Parts:
    """How busy people are."""
    return {
        role: (
            last.busy_seconds + last.filled_seconds - first.busy_seconds - first.filled_seconds,
            last.open_seconds - first.open_seconds,
        )
        for role, (first, last) in _hands(period).items()
    }


@kpi("queue_hours", "hours", "ratio", "Hours on the clock that a piece of work waits for somebody's hands, by role.")
def queue_hours(period: Period) -> Parts:
    """How long work waits."""
    return {
        role: ((last.waited_seconds - first.waited_seconds) / HOUR_SECONDS, last.taken - first.taken)
        for role, (first, last) in _hands(period).items()
    }


@kpi("coaching_sessions", "sessions", "total", "Weekly sessions in which a rep was coached.", by=("rep",))
def coaching_sessions(period: Period) -> Parts:
    """Coaching held."""
    return {WHOLE: (len(period.during(CoachingHeld)), 1.0)}


@kpi("leavers", "people", "total", "People who left, by role.")
def leavers(period: Period) -> Parts:
    """Who left."""
    return totals(Counter(left.role for left in period.during(SeatLeft)))


@kpi("hires", "people", "total", "People who began in the period, by role.")
def hires(period: Period) -> Parts:
    """Who came; those there at the beginning of everything are not counted."""
    first = min((taken.time for taken in period.until_end(SeatTaken)), default=0)
    return totals(Counter(taken.role for taken in period.during(SeatTaken) if taken.time > first))
