"""Writes a department file from a book: what the records say with how unsure it is, the rest as marked assumptions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from salessim.calibration.deals import Book, Days, Deals, Leads, written_day
from salessim.calibration.department_parts import (
    churn_lines,
    customers_lines,
    season_lines,
    skill_lines,
    step_lines,
)
from salessim.calibration.details import Details
from salessim.calibration.differences import Differences
from salessim.calibration.segments import SegmentFit, Unsure, fit_segments
from salessim.calibration.stages import Stage
from salessim.errors import InputError
from salessim.luck import Luck

ACTIVE_DAYS: Final = 91
"""Who opened no deal for a quarter sells no more (assumption)."""
SETTLED_DAYS: Final = 30
"""A lead that came later may still become a deal [day] (assumption)."""
COMPANIES_A_DEAL: Final = 40
"""Companies for every deal of the last year, so that nobody runs out of them (assumption)."""
_YEAR: Final = 365
_MOST_SHARE: Final = 0.995


def department_of(
    book: Book,
    details: Details,
    *,
    title: str,
    is_yearly: bool = True,
    seed: int = 1,
) -> str:
    """The text of a `department/1` file.

    Args:
        book: All that is known; it must have deals.
        details: Stages, season, churn and differences of people.
        title: Of the department.
        is_yearly: Whether a deal's value is paid every year; otherwise it is paid once.
        seed: Of the luck with which deals are drawn anew.

    Raises:
        InputError: There are no deals, or none was won.
    """
    if len(book.deals) == 0 or not book.deals.is_won.any():
        raise InputError("A department file needs deals, some of them won.", "Give the opportunities of your CRM.")
    segments = fit_segments(book.deals, book.until, Luck(seed))
    names = {each.name: segment_name(each) for each in segments}
    lines = [
        "format: department/1",
        f"title: {_quoted(title)}",
        f"currency: {book.currency}",
        f"calendar: {{starts: {date.fromordinal(book.until + 1)}, work_days: Mon-Fri, hours: 9 to 17}}",
        "",
        f"# From {len(book.deals)} deals and {len(book.leads)} leads until {written_day(book.until)}. What is marked",
        "# as an assumption is not in a CRM: put your own numbers there.",
        "",
        "segments:",
    ]
    for each in segments:
        lines += _segment(each, names[each.name], book.currency, is_yearly) + churn_lines(details.churn)
    lines += ["", *_roles(book, list(names.values()), details.differences)]
    lines += ["", "marketing:", *_channels(book, segments, names, season_lines(details.season))]
    lines += ["", *_process(book.deals, details.stages)]
    lines += customers_lines(details.churn)
    return "\n".join(lines) + "\n"


def segment_name(fit: SegmentFit) -> str:
    """What a segment is called in the file."""
    return _name(fit.name) or "customers"


def _segment(fit: SegmentFit, name: str, currency: str, is_yearly: bool) -> list[str]:
    low, middle, high = fit.days
    lines = [
        f"  {name}:  # {fit.deals} deals, {fit.wins} won",
        f"    companies: {max(500, round(fit.a_month.best * 12 * COMPANIES_A_DEAL))}  # assumption",
        f"    deal_size: {_size(fit, currency, is_yearly)}",
        f"    time_to_decide: {{typical: {_days(middle)}, range: {_days(low)} to {_days(high)}}}",
        f"    win_rate: {_share(fit.win_rate)}",
    ]
    if not fit.incidence.is_complete:
        lines.append("    # Open deals were not watched for long: not identifiable how many of them fade for good.")
    lines.append(f"    never_decides: {_share(fit.never_decides)}")
    return lines


def _size(fit: SegmentFit, currency: str, is_yearly: bool) -> str:
    per = f" {currency}/year" if is_yearly else f" {currency}"
    if fit.size is None:
        return f"1000{per}  # no won deal has a value: an assumption"
    low, middle, high = (_rounded(amount) for amount in fit.size)
    return f"{{typical: {middle}{per}, range: {low} to {high}}}"


def _roles(book: Book, segments: Sequence[str], differences: Sequence[Differences]) -> list[str]:
    deals = book.deals
    recent = deals.owner[(deals.created > book.until - ACTIVE_DAYS) & (deals.owner != "")]
    count = len(np.unique(recent))
    known = f"# {count} people opened deals in the last quarter" if count else "# nobody is named: an assumption"
    return [
        "roles:",
        f"  rep:  {known}",
        f"    count: {count or 5}",
        f"    pay: {{salary: 60k {book.currency}, bonus_at_target: 40k {book.currency}}}  # assumption",
        f"    sells_to: [{', '.join(segments)}]",
        "    does: {inbound: first}",
        *skill_lines(differences),
        "",
        "working_time: {selling: 60%, preparing: 20%}  # assumption",
    ]


def _channels(book: Book, segments: Sequence[SegmentFit], names: dict[str, str], season: list[str]) -> list[str]:
    if len(book.leads) == 0:
        brings = ", ".join(f"{names[each.name]}: {_count(each.a_month)}" for each in segments)
        return [
            "  all deals:  # no leads were given: each of these is a deal",
            f"    leads_per_month: {{{brings}}}",
            "    become_qualified: 100%",
            *season,
        ]
    lines = []
    for source in np.unique(book.leads.source):
        leads = book.leads.where(book.leads.source == source)
        channel = _channel(str(source), leads, book.until, segments, names)
        lines += [*channel, *season] if channel else []
    asked = set(np.unique(book.leads.source).tolist())
    for source in np.unique(book.deals.source):
        if str(source) not in asked:
            lines += _unasked(str(source), book, segments, names)
    return lines


def _channel(source: str, leads: Leads, until: int, segments: Sequence[SegmentFit], names: dict[str, str]) -> list[str]:
    brings = {
        names[each.name]: _monthly(leads.created[leads.segment == each.name] if each.name else leads.created, until)
        for each in segments
    }
    told = {name: rate for name, rate in brings.items() if rate.best > 0.0}
    if not told:
        return []
    settled = leads.where(leads.created <= until - SETTLED_DAYS)
    seen, became = float(len(settled)), float((~np.isnan(settled.became_deal)).sum())
    share = (became + 0.5) / (seen + 1.0)
    error = 1.2816 / np.sqrt(max(0.5, (seen + 1.0) * share * (1.0 - share)))
    odds = np.log(share) - np.log1p(-share)
    low, high = (float(1.0 / (1.0 + np.exp(-(odds + side * error)))) for side in (-1.0, 1.0))
    return [
        f"  {_name(source) or 'unknown source'}:  # {len(leads)} leads",
        f"    leads_per_month: {{{', '.join(f'{name}: {_count(rate)}' for name, rate in told.items())}}}",
        f"    become_qualified: {_share(Unsure(share, low, high))}",
    ]


def _unasked(source: str, book: Book, segments: Sequence[SegmentFit], names: dict[str, str]) -> list[str]:
    """Deals of a source that has no leads, such as outbound work."""
    deals = book.deals.where(book.deals.source == source)
    brings = {
        names[each.name]: _monthly(
            deals.created[deals.segment == each.name] if each.name else deals.created, book.until
        )
        for each in segments
    }
    told = {name: rate for name, rate in brings.items() if rate.best > 0.0}
    if not told:
        return []
    label = _name(source) or "unknown source"
    return [
        f"  {label if label != 'outbound' else 'outbound work'}:  # {len(deals)} deals without a lead",
        f"    leads_per_month: {{{', '.join(f'{name}: {_count(rate)}' for name, rate in told.items())}}}",
        "    become_qualified: 100%",
    ]


def _process(deals: Deals, stages: Sequence[Stage]) -> list[str]:
    given = deals.discount[~np.isnan(deals.discount) & deals.is_won]
    lines = [
        "process:",
        "  qualifying: {done_by: rep, work: 30 min}  # assumption",
        "  steps:",
        *step_lines(stages, _step_names(stages)),
    ]
    middle = float(np.median(given)) if len(given) else 0.0
    if middle > 0.001:
        lines.append(f"  discount: {{typical: {middle:.1%}, most_allowed: {min(0.95, float(given.max()) + 0.01):.0%}}}")
    return lines


def _step_names(stages: Sequence[Stage]) -> list[str]:
    """Names of steps, none twice."""
    names: list[str] = []
    for place, stage in enumerate(stages, 1):
        name = _name(stage.name) or f"step {place}"
        names.append(name if name not in names else f"{name} {place}")
    return names


def _monthly(created: Days, until: int) -> Unsure:
    if len(created) == 0:
        return Unsure(0.0, 0.0, 0.0)
    first = max(int(created.min()) - 1, until - _YEAR)
    count = float((created > first).sum())
    rate = count / max(1.0, until - first) * 365.25 / 12
    error = 1.2816 / np.sqrt(max(1.0, count))
    return Unsure(rate, rate * float(np.exp(-error)), rate * float(np.exp(error)))


def _share(number: Unsure) -> str:
    best, low, high = (min(max(each, 0.002), _MOST_SHARE) for each in (number.best, number.low, number.high))
    if not low < best < high or high - low < 0.002:
        return f"{best:.1%}"
    return f"{{best_guess: {best:.2%}, unsure: {low:.2%} to {high:.2%}}}"


def _count(number: Unsure) -> str:
    best, low, high = (f"{each:.3g}" for each in (number.best, number.low, number.high))
    return best if low == high else f"{{best_guess: {best}, unsure: {low} to {high}}}"


def _days(days: float) -> str:
    return f"{max(1, round(days))} days" if days >= 1.5 else "1 day"


def _rounded(amount: float) -> str:
    return f"{float(f'{amount:.4g}'):.2f}".rstrip("0").rstrip(".")


def _name(text: str) -> str:
    """A name as a department file may have it: letters, digits, spaces and hyphens."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s-]", " ", text)).strip()[:40]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
