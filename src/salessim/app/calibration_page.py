"""A page that shows data against fit, part by part, with what became of the files: HTML and inline SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import numpy as np

from salessim.app.calibrate import Calibration
from salessim.app.details_page import parts_of_details
from salessim.app.import_tables import tables_of_import
from salessim.calibration.aalen_johansen import lifetimes
from salessim.calibration.deals import Floats
from salessim.calibration.fit import Fit
from salessim.calibration.segments import SegmentFit
from salessim.reports.page.markup import figure, paragraph, table
from salessim.reports.page.parts_page import Part, page_of_parts
from salessim.reports.page.plots import Line, bars, lines
from salessim.study.intervals import Estimate
from salessim.units.two_piece import TwoPiece, why_not_two_piece

_POINTS: Final = 40
_TENTHS: Final = tuple(place / 20 for place in range(1, 20))
_MOST_GROUPS: Final = 15


def calibration_page(found: Calibration) -> str:
    """The page."""
    report = found.records.report
    how = f"{report.deals} deals and {report.leads} leads until {report.until}, money in {report.currency}."
    return page_of_parts("From the CRM: data against fit", how, _parts(found))


def _parts(found: Calibration) -> Iterator[Part]:
    unknown = [[what, why] for what, why in found.not_identifiable]
    if unknown:
        yield "unknown", "What these data cannot tell", (table("Not identifiable", ("Part", "Why"), unknown),)
    yield "arrivals", "What comes in", _arrivals(found.fit)
    yield "endings", "How deals end", _endings(found.fit)
    yield "segments", "Segments", _segments(found.segments)
    for place, each in enumerate(found.segments, 1):
        if each.size is not None:
            name = each.name or "all"
            yield f"worth-{place}", f"What a won deal brings: {name}", _worth(found.fit, each)
    yield from parts_of_details(found.details)
    yield "differences", "Who and what differs", _differences(found.fit)
    yield "files", "What became of the files", tuple(tables_of_import(found.records.report))


def _point(value: float) -> Estimate:
    return Estimate(value, None, None, None, 0.8, 1)


def _count(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def _percent(value: float) -> str:
    return f"{value:.0%}"


def _arrivals(fit: Fit) -> tuple[str, ...]:
    arrivals = fit.arrivals
    days = [arrivals.first + arrivals.period_days * place for place in range(len(arrivals.counts))]
    drawn = [
        Line(name, tuple((float(day), _point(float(value))) for day, value in zip(days, values, strict=True)))
        for name, values in (("came", arrivals.counts), ("fitted", arrivals.fitted()))
    ]
    span = f"{arrivals.period_days} days"
    named = [(float(day), date.fromordinal(day).strftime("%b %Y")) for day in days[:: max(1, len(days) // 6)]]
    low, middle, high = arrivals.per_month
    things = "leads" if fit.is_leads else "deals"
    tells = f"{things} that came in each {span}, and what the fit expects: {middle:.0f} a month at the end"
    return (
        figure(lines(f"New {things} in {span}", tells, drawn, _count, named), tells),
        paragraph(f"A month at the end: {middle:.1f}; 8 of 10 times between {low:.1f} and {high:.1f}."),
    )


def _endings(fit: Fit) -> tuple[str, ...]:
    seen = lifetimes(fit.deals, fit.until).incidence()
    ages = len(seen.won)
    places = np.unique(np.linspace(0, max(0, ages - 1), _POINTS).astype(np.int64))
    won, lost = _from_rates(fit, ages)
    pieces = []
    for name, data, fitted in (("won", seen.won, won), ("lost", seen.lost, lost)):
        drawn = [
            Line(label, tuple((float(age), _point(float(values[age]))) for age in places.tolist()))
            for label, values in (("data", data), ("fit", fitted))
        ]
        marks = [(float(age), f"{age}") for age in places[:: max(1, len(places) // 6)].tolist()]
        tells = (
            f"share of all deals that is {name} by each age in days: {data[-1]:.0%} in the end by the data "
            f"(Aalen-Johansen: open deals count for as long as they were watched), {fitted[-1]:.0%} by the fit"
        )
        pieces.append(figure(lines(f"Deals {name} by age", tells, drawn, _percent, marks, "days"), tells))
    if not seen.is_complete:
        pieces.append(paragraph("Open deals were not watched for long: what happens to old ones is not identifiable."))
    return tuple(pieces)


def _from_rates(fit: Fit, ages: int) -> tuple[Floats, Floats]:
    """Shares won and lost by age that the fitted rates give in a usual month [ages, share]."""
    band = fit.lives.watched.band_of(np.arange(ages))
    won, lost = (fit.lives.rates[cause][band] for cause in range(2))
    ends = 1.0 - np.exp(-(won + lost))
    left = np.concatenate(([1.0], np.cumprod(1.0 - ends)[:-1]))
    share = ends / np.maximum(won + lost, 1e-12)
    return np.cumsum(left * share * won), np.cumsum(left * share * lost)


def _segments(found: Sequence[SegmentFit]) -> tuple[str, ...]:
    rows = [
        (each.name or "all", Estimate(each.win_rate.best, None, each.win_rate.low, each.win_rate.high, 0.8, each.deals))
        for each in found
    ]
    tells = "share of the deals that is won in the end; the whisker is where the truth lies 8 of 10 times"
    cells = [
        [
            each.name or "all",
            str(each.deals),
            str(each.wins),
            f"{each.win_rate.best:.1%} ({each.win_rate.low:.1%} to {each.win_rate.high:.1%})",
            f"{each.never_decides.best:.0%} ({each.never_decides.low:.0%} to {each.never_decides.high:.0%})",
            " / ".join(f"{day:.0f}" for day in each.days),
            "unknown" if each.size is None else " / ".join(f"{amount:,.0f}" for amount in each.size),
        ]
        for each in found
    ]
    headings = (
        "Segment", "Deals", "Won", "Win rate", "Never decides, of those not won",
        "Days to the order (P10 / P50 / P90)", "A won deal brings (P10 / P50 / P90)",
    )  # fmt: skip
    return (
        figure(bars("Win rates", tells, rows, _percent), tells),
        table("Segments as the department file has them", headings, cells, (1, 2)),
    )


def _worth(fit: Fit, segment: SegmentFit) -> tuple[str, ...]:
    deals = fit.deals
    is_here = deals.is_won & (deals.value > 0)
    if segment.name and (deals.segment == segment.name).any():
        is_here &= deals.segment == segment.name
    low, middle, high = segment.size or (1.0, 1.0, 1.0)
    values = np.quantile(deals.value[is_here], _TENTHS)
    if why_not_two_piece(middle, low, high, "log"):
        return (paragraph("The values are too far apart for a range in a department file."),)
    # What a department file means by typical and range: a two-piece normal in the log.
    meant = TwoPiece(middle, low, high, "log")
    fitted = [meant.quantile(share) for share in _TENTHS]
    drawn = [
        Line(name, tuple((share * 100, _point(float(value))) for share, value in zip(_TENTHS, amounts, strict=True)))
        for name, amounts in (("data", values.tolist()), ("fit", fitted))
    ]
    marks = [(float(share), f"{share} %") for share in (10, 50, 90)]
    tells = "the value below which each share of won deals lies, in the data and as the department file says it"
    plot = lines("Value of won deals", tells, drawn, _count, marks, "of won deals")
    return (figure(plot, tells),)


def _differences(fit: Fit) -> tuple[str, ...]:
    rows = []
    for each in fit.differences:
        verdict = "no more than chance would make of it"
        if each.exceeds_chance:
            order = np.argsort(each.factors)
            shown = order if len(order) <= _MOST_GROUPS else np.concatenate((order[:5], order[-5:]))
            verdict = ", ".join(f"{each.names[place] or 'unknown'} {each.factors[place]:.2f}" for place in shown)
        rows.append([f"{each.cause.name.lower()} by {each.column}", f"{each.chance:.1%}", verdict])
    if not rows:
        return (paragraph("There are no groups to compare."),)
    told = "Factors on the rate of winning or losing, drawn towards 1 the more, the less a group has shown."
    headings = ("What", "How likely by chance alone", "Factors")
    return (paragraph(told), table("Differences", headings, rows))
