"""The parts of a department's report that draw: each a plot, a sentence on what it shows, and the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from salessim.reports.page.markup import figure, paragraph, section, table
from salessim.reports.page.plots import Line, bars, lines
from salessim.reports.wording import figure_text, mean_text, range_text
from salessim.study.intervals import Estimate
from salessim.study.simulation import Simulation

Points = Sequence[tuple[str, Estimate]]

_HEADINGS = ("mean ± simulation error", "8 of 10 futures")
_MOST_MONTHS_NAMED = 9


def drawn_sections(simulation: Simulation, currency: str) -> dict[str, tuple[str, str]]:
    """The sections by name: heading and markup; what no future has anything of is left out."""
    curves = {curve.name: curve.points for curve in simulation.curves}
    utilisation = [
        (kpi.name.partition(".")[2], kpi.estimate) for kpi in simulation.kpis if kpi.name.startswith("utilisation.")
    ]
    made: dict[str, tuple[str, str]] = {}

    def add(name: str, heading: str, draw: Callable[[], str], *needed: Points) -> None:
        if all(needed):
            made[name] = (heading, section(name, heading, draw()))

    funnel, pipeline = curves.get("funnel", ()), curves.get("pipeline", ())
    attainment = curves.get("attainment", ())
    won, lost = curves.get("won_by_age", ()), curves.get("lost_by_age", ())
    kept, money = curves.get("customers_kept", ()), curves.get("revenue_kept", ())
    add("funnel", "From lead to order", lambda: _funnel(funnel), funnel)
    add("pipeline", "The pipeline over time", lambda: _pipeline(pipeline, currency), pipeline)
    add("attainment", "Who reaches the quota", lambda: _attainment(attainment), attainment)
    add("utilisation", "How busy people are", lambda: _utilisation(utilisation), utilisation)
    add("fates", "How long deals take", lambda: _fates(won, lost), won, lost)
    add("retention", "How many customers stay", lambda: _retention(kept, money), kept, money)
    return made


def _rows(points: Points, unit: str) -> list[tuple[str, str, str]]:
    return [(name, *_texts(found, unit)) for name, found in points]


def _texts(found: Estimate, unit: str = "share") -> tuple[str, str]:
    return mean_text(found, unit), range_text(found, unit)


def _share(value: float) -> str:
    return figure_text(value, "share")


def _funnel(points: Points) -> str:
    tells = (
        "Leads that came in the period, deals that qualified in it, how many of these had reached each step by its "
        "end, and how many were won by then. Deals that are still on their way are not lost."
    )
    found = dict(points)
    plot = bars("From lead to order", tells, points, lambda value: figure_text(value, ""))
    shares = []
    before: Estimate | None = None
    for name, estimate in points:
        share = f"{estimate.mean / before.mean:.0%}" if before is not None and before.mean else ""
        # Outbound work finds companies that were never leads: no share of these.
        shares.append((name, mean_text(estimate, ""), range_text(estimate, ""), "" if name == "qualified" else share))
        before = estimate
    outbound = found["qualified"].mean > found["leads"].mean
    more = " Outbound work finds companies that were never leads." if outbound else ""
    headings = ("", *_HEADINGS, "of the one before (means)")
    return figure(plot, tells + more) + table("From lead to order [count]", headings, shares, (1, 2, 3))


def _pipeline(points: Points, currency: str) -> str:
    tells = "What the deals that somebody has open at the end of each month would bring a year at list price."
    line = Line("open deals", tuple((float(place), found) for place, (_, found) in enumerate(points)))
    every = max(1, -(-len(points) // _MOST_MONTHS_NAMED))
    places = [(float(place), name) for place, (name, _) in enumerate(points) if place % every == 0]
    plot = lines("The pipeline over time", tells, [line], lambda value: figure_text(value, currency), places)
    return figure(plot, f"{tells} The band holds 8 of 10 futures.") + table(
        f"Open deals at the end of the month [{currency} a year at list price]",
        ("month", *_HEADINGS),
        _rows(points, currency),
        (1, 2),
    )


def _attainment(points: Points) -> str:
    tells = "New revenue over the quota of each seat, the quota for the time that the seat was filled."
    plot = bars("Who reaches the quota", tells, points, _share, limit=1.0)
    note = paragraph(
        "Each seat has a skill of its own, drawn anew in every future, so these bars differ by segment, territory and "
        "quota, not by person. One future's best and worst differ far more than the means.",
        quiet=True,
    )
    caption = f"{tells} The dashed line is the quota; whiskers hold 8 of 10 futures."
    return (
        figure(plot, caption)
        + note
        + table("Attainment by seat [share of quota]", ("seat", *_HEADINGS), _rows(points, "share"), (1, 2))
    )


def _utilisation(points: Points) -> str:
    tells = "Working time that goes into work on leads, deals and people, of the time that somebody was there, by role."
    plot = bars("How busy people are", tells, points, _share, limit=1.0)
    more = "Above about 85 % work begins to wait for long. Outbound work fills what is left of the day."
    return figure(plot, f"{tells} {more}") + table(
        "Utilisation by role [share]", ("role", *_HEADINGS), _rows(points, "share"), (1, 2)
    )


def _fates(won: Points, lost: Points) -> str:
    tells = (
        "Of the deals that qualify, the share won, and the share closed without an order, by the days since they "
        "qualified. Deals still open count for as long as they were watched."
    )
    both = [
        Line("won", tuple((float(days), found) for days, found in won)),
        Line("closed, no order", tuple((float(days), found) for days, found in lost)),
    ]
    places = [(float(days), days) for days, _ in won if int(days) in (0, 30, 60, 90, 120, 180, 240, 300, 365)]
    plot = lines("How long deals take", tells, both, _share, places, "days", most=1.0)
    rows = [(f"{days} days", *_texts(yes), *_texts(no)) for (days, yes), (_, no) in zip(won, lost, strict=True)]
    headings = ("after", "won, " + _HEADINGS[0], _HEADINGS[1], "no order, " + _HEADINGS[0], _HEADINGS[1])
    return figure(plot, f"{tells} Estimated after Aalen and Johansen (1978).") + table(
        "What has become of deals [share of those that qualify]", headings, rows, (1, 2, 3, 4)
    )


def _retention(kept: Points, money: Points) -> str:
    tells = (
        "Customers still there so many months after their order, of those whose order is that long ago; and what these "
        "pay a year by then, growth included, over what they first ordered."
    )
    both = [
        Line("revenue", tuple((float(months), found) for months, found in money)),
        Line("customers", tuple((float(months), found) for months, found in kept)),
    ]
    places = [(float(months), months) for months, _ in kept]
    plot = lines("How many customers stay", tells, both, _share, places, "months", most=1.0)
    rows = [
        (f"{months} months", *_texts(count), *_texts(paid))
        for (months, count), (_, paid) in zip(kept, money, strict=True)
    ]
    headings = ("after", "customers, " + _HEADINGS[0], _HEADINGS[1], "revenue, " + _HEADINGS[0], _HEADINGS[1])
    return figure(plot, tells) + table("Customers and revenue kept [share]", headings, rows, (1, 2, 3, 4))
