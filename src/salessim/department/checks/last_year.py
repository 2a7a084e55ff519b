"""Last year's figures beside what the file says of leads, steps, win rates, sizes and quotas."""

from __future__ import annotations

from collections.abc import Iterator

from salessim.department.checks.reckoning import LAST_YEAR, SOUND, Reckoning, doubt, place_of, reckoned
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import line_of
from salessim.library.rules import rule
from salessim.library.view import View

_Z_SPAN = 2.563
"""From the 10th to the 90th percentile of a normal distribution [standard deviations]; nearly so for deal sizes."""

_BUSY = 0.85
"""From this load on, waiting can explain that less comes out than the arithmetic says [share] (assumption)."""


@rule(
    check(
        "X601",
        "Figures that cannot all be true",
        """Leads and win rates make so many orders a year if nobody has to wait. Where check_against has many more, one
        of these figures is wrong; where it has many fewer although nobody is busy, too. What the file is unsure about
        and its `within` are allowed for.""",
        bad=SOUND + LAST_YEAR.replace("small: 29", "small: 60").replace("260k", "540k").replace("65%", "135%"),
        line=line_of(SOUND + LAST_YEAR, "check_against"),
        good=SOUND + LAST_YEAR,
    ),
    "department",
)
def figures_fit(view: View) -> Iterator[Problem]:
    """X601."""
    sums = reckoned(view)
    if sums is None or sums.department.check_against is None:
        return
    real = sums.department.check_against
    busiest = max(sums.flow.loads.values(), default=0.0)
    for segment, count in real.deals_won.items():
        expected = sums.flow.won.get(segment, 0.0)
        slack = _doubt_in(segment, sums) * (1.0 + real.within)
        # An odd order more or less says nothing: twice the spread of a Poisson count is allowed for.
        chance = 2.0 * expected**0.5
        is_more = count > expected * slack + chance
        is_less = busiest < _BUSY and count < expected / slack - chance
        if is_more or is_less:
            qualified = sums.flow.qualified.get(segment, 0.0)
            yield figures_fit.check.problem(
                place_of(view, "check_against", "deals_won", segment),
                f"{count} {segment} deals were won, but {qualified:.0f} that qualify and a win rate of "
                f"{sums.plan.segments[segment].win_rate:.0%} make about {expected:.0f} a year.",
                "Look at the leads, the shares that qualify, the win rate and this figure: they cannot all be right.",
            )


def _doubt_in(segment: str, sums: Reckoning) -> float:
    """How much more of a segment could be won than the best guesses say [factor]."""
    department = sums.department
    found = [doubt(channel.become_qualified) for channel in department.marketing.values()]
    found += [doubt(role.outbound.becomes_qualified) for role in department.roles.values() if role.outbound]
    return doubt(department.segments[segment].win_rate) * max(found, default=1.0)


@rule(
    check(
        "X602",
        "Deals and revenue that do not fit",
        """The deals of last year times the usual size of a deal make its new revenue, as nearly as `within` says and
        chance allows.""",
        bad=SOUND + LAST_YEAR.replace("260k", "900k").replace("65%", "225%"),
        line=line_of(SOUND + LAST_YEAR, "check_against"),
        good=SOUND + LAST_YEAR,
        severity="warning",
    ),
    "department",
)
def deals_bring_the_revenue(view: View) -> Iterator[Problem]:
    """X602."""
    sums = reckoned(view)
    real = sums.department.check_against if sums is not None else None
    if sums is None or real is None or real.new_revenue is None or set(real.deals_won) != set(sums.plan.segments):
        return
    sizes = {name: segment.deal_size for name, segment in sums.plan.segments.items()}
    made = sum(count * sizes[name].mean() for name, count in real.deals_won.items())
    chance = (
        2.0
        * sum(count * ((sizes[name].high - sizes[name].low) / 2.56) ** 2 for name, count in real.deals_won.items())
        ** 0.5
    )
    if abs(real.new_revenue.amount - made) > real.within * made + chance:
        yield deals_bring_the_revenue.check.problem(
            place_of(view, "check_against", "new_revenue"),
            f"Last year's deals at their usual sizes make about {made:,.0f} {sums.plan.currency}, not "
            f"{real.new_revenue.amount:,.0f}.",
            "Look at the deals won, the deal sizes (what deals bring after discounts) and this figure.",
        )


@rule(
    check(
        "X603",
        "Quotas and revenue that do not fit",
        """The new revenue of last year over the sum of all quotas is revenue_over_quota. People who were not there all
        year had less of a quota, which is allowed for.""",
        bad=SOUND + LAST_YEAR.replace("65%", "160%"),
        line=line_of(SOUND + LAST_YEAR, "check_against"),
        good=SOUND + LAST_YEAR,
        severity="warning",
    ),
    "department",
)
def quotas_fit_the_revenue(view: View) -> Iterator[Problem]:
    """X603."""
    sums = reckoned(view)
    real = sums.department.check_against if sums is not None else None
    if sums is None or real is None or real.new_revenue is None or real.revenue_over_quota is None:
        return
    quotas = sum(role.count * role.quota for role in sums.plan.roles.values()) / 100
    if not quotas:
        return
    share = real.new_revenue.amount / quotas
    least = share * (1.0 - real.within)
    most = share * (1.0 + real.within) / _LEAST_FILLED
    if not least <= real.revenue_over_quota <= most:
        yield quotas_fit_the_revenue.check.problem(
            place_of(view, "check_against", "revenue_over_quota"),
            f"{real.new_revenue.amount:,.0f} over quotas of {quotas:,.0f} {sums.plan.currency} is {share:.0%}, not "
            f"{real.revenue_over_quota:.0%}.",
            "Look at the quotas, the number of people who have them, and last year's revenue.",
        )


_LEAST_FILLED = 0.7
"""Of a year's quotas, how much counts at least because people came and went [share] (assumption)."""
