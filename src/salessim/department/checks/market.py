"""Where deals come from, who sells, and what quotas ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from salessim.department.checks.reckoning import SOUND, place_of, reckoned
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.rules import rule
from salessim.library.view import View

_LEAST_ATTAINMENT = 1 / 3
"""Below this share of the quotas it is not people who fail but quotas [share]. Median attainment of account executives
is 43 to 47 % (RepVue 2024, grade C); a third is an assumption."""

_QUARTER_MORE = "  mid: {companies: 300, deal_size: 40k EUR/year, time_to_decide: 60 days, win_rate: 20%}\n"
_BOTH = SOUND.replace("roles:\n", _QUARTER_MORE + "roles:\n").replace("{small: 30}", "{small: 30, mid: 5}")


@rule(
    check(
        "X605",
        "Quotas far beyond what comes in",
        """Less than a third of the quotas would be reached even if nobody had to wait: there are too few leads, or
        quotas are too high.""",
        bad=SOUND.replace("quota: 200k", "quota: 2M"),
        line=9,
        good=SOUND,
        severity="warning",
    ),
    "department",
)
def quotas_are_within_reach(view: View) -> Iterator[Problem]:
    """X605."""
    sums = reckoned(view)
    if sums is None:
        return
    sellers = [role for role in sums.plan.owning_roles if role.count]
    revenue = {name: sums.flow.won[name] * segment.deal_size.mean() for name, segment in sums.plan.segments.items()}
    for role in sellers:
        if not role.quota:
            continue
        mine = 0.0
        for name in role.sells_to:
            seats = sum(other.count for other in sellers if name in other.sells_to)
            mine += revenue[name] * role.count / seats
        quotas = role.count * role.quota / 100
        if mine < _LEAST_ATTAINMENT * quotas:
            yield quotas_are_within_reach.check.problem(
                place_of(view, "roles", role.name, "quota"),
                f"The quotas of {role.name} add up to {quotas:,.0f} {sums.plan.currency} a year, and what comes in "
                f"makes about {mine:,.0f}: {mine / quotas:.0%}.",
                "Look at the leads and the win rates, or make the quota smaller.",
            )


@rule(
    check(
        "X606",
        "Nobody sells to a segment",
        "Deals qualify in a segment to which no role with people in it sells, so all of them are lost.",
        bad=_BOTH,
        line=7,
        good=_BOTH.replace("sells_to: small,", "sells_to: [small, mid],"),
        severity="warning",
    ),
    "department",
)
def somebody_sells(view: View) -> Iterator[Problem]:
    """X606."""
    sums = reckoned(view)
    if sums is None:
        return
    for name in sums.plan.segments:
        has_sellers = any(name in role.sells_to and role.count for role in sums.plan.owning_roles)
        if sums.flow.qualified[name] and not has_sellers:
            yield somebody_sells.check.problem(
                place_of(view, "segments", name),
                f"About {sums.flow.qualified[name]:.0f} {name} deals qualify a year, and nobody sells to that segment.",
                f"Name {name} under sells_to of a role that has people.",
            )


@rule(
    check(
        "X607",
        "Nothing brings deals",
        "No channel brings leads for a segment and no outbound work aims at it, so nothing will ever be sold there.",
        bad=_BOTH.replace(", mid: 5}", "}").replace("sells_to: small,", "sells_to: [small, mid],"),
        line=7,
        good=_BOTH.replace("sells_to: small,", "sells_to: [small, mid],"),
        severity="warning",
    ),
    "department",
)
def deals_come_from_somewhere(view: View) -> Iterator[Problem]:
    """X607."""
    sums = reckoned(view)
    # A department without any source is not finished; only where there are sources is one without a mistake.
    if sums is None or not any(sums.flow.qualified.values()):
        return
    for name, qualified in sums.flow.qualified.items():
        if not qualified:
            yield deals_come_from_somewhere.check.problem(
                place_of(view, "segments", name),
                f"No channel brings leads for {name}, and no outbound work aims at it.",
                "Give a channel leads for it, let a role aim at it, or leave the segment out.",
            )


@rule(
    check(
        "X608",
        "More deals than companies",
        """More deals qualify in a year than the segment has companies. A company has one deal at a time, so the market
        is soon exhausted and nothing more is found.""",
        bad=SOUND.replace("companies: 900", "companies: 90"),
        line=6,
        good=SOUND,
        severity="warning",
    ),
    "department",
)
def there_are_companies_enough(view: View) -> Iterator[Problem]:
    """X608."""
    sums = reckoned(view)
    if sums is None:
        return
    for name, segment in sums.plan.segments.items():
        if sums.flow.qualified[name] > segment.companies:
            yield there_are_companies_enough.check.problem(
                place_of(view, "segments", name, "companies"),
                f"About {sums.flow.qualified[name]:.0f} {name} deals qualify a year, of {segment.companies} companies.",
                "Look at the number of companies and the leads.",
            )
