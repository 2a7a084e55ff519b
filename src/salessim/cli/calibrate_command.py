"""`salessim calibrate`: a department file from the exports of a CRM."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from salessim.cli.import_text import written_import

if TYPE_CHECKING:
    from salessim.app.calibrate import Calibration
    from salessim.calibration.segments import SegmentFit, Unsure

_COLUMNS = 80


@click.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which columns are which.")
@click.option("--save-map", "saved_map", type=click.Path(path_type=Path), help="Write down what was guessed.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="The department file to write.")
@click.option("--report", type=click.Path(path_type=Path), help="A page to write: data against fit.")
@click.option("--title", default="", help="Of the department.")
@click.option("--once", is_flag=True, help="Deals are paid once, not every year.")
@click.option("--until", metavar="DATE", help="The last day known; left out: the last one in the data.")
@click.option("--currency", default="", help="Of all money, such as USD.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of all luck.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def calibrate(
    data: Sequence[Path],
    map_file: Path | None,
    saved_map: Path | None,
    output: Path | None,
    report: Path | None,
    title: str,
    once: bool,
    until: str | None,
    currency: str,
    seed: int,
    as_json: bool,
) -> None:
    """Make a department file from DATA, exports of a CRM as CSV, or a folder of them.

    It says what each file holds, what became of every row, which columns know the end of a deal and are therefore not
    used, what was fitted, how unsure that is, and what the data cannot tell.
    """
    # The statistics and their libraries; --help does without them.
    from salessim.app.calibrate import fitted, write_department
    from salessim.app.crm_records import import_records, refuse_existing, save_map, write_new
    from salessim.errors import InputError
    from salessim.library.finding import Library, own_folder
    from salessim.units import parse_date

    refuse_existing((output, report, saved_map))
    last = None if until is None else parse_date(until).toordinal()
    records = import_records(data, map_file, until=last, currency=currency.upper())
    if not as_json:
        # Printed before anything is fitted: what is wrong with a file is needed most where the fit refuses it.
        click.echo(written_import(records.report))
    if saved_map is not None:
        save_map(records.map, saved_map)
        click.echo(f"Written: {saved_map}", err=True)
    found = fitted(records, title=title, is_yearly=not once, seed=seed)
    if output is not None:
        if not found.department:
            raise InputError("Leads alone make no department.", "Give the export of your deals, too.")
        found = write_department(found, output, Library(own_folder(os.environ)))
    if report is not None:
        from salessim.app.calibration_page import calibration_page

        write_new(report, calibration_page(found))
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n" + written_fit(found))
    for path in (output, report):
        if path is not None:
            click.echo(f"Written: {path}", err=True)
    if found.check is not None and found.check.problems:
        click.echo(found.check.written(_COLUMNS), err=True)
    if found.check is not None and found.check.errors:
        click.get_current_context().exit(1)


def written_fit(found: "Calibration") -> str:
    """What was fitted, at most 80 columns wide."""
    fit = found.fit
    low, middle, high = fit.arrivals.per_month
    things = "leads" if fit.is_leads else "deals"
    lines = [
        f"What was fitted to {len(fit.deals)} {things} (in brackets: where the truth lies 8 of 10 times)",
        f"New {things} a month at the end: {middle:.1f} ({low:.1f} to {high:.1f})",
        f"Their counts vary {fit.arrivals.dispersion:.1f} times as much as luck alone would make them.",
        "",
        f"{'Segment':<18}{'deals':>7}{'won':>6}{'win rate':>20}{'never decides':>20}{'days':>9}",
        *(_segment(each) for each in found.segments),
    ]
    sized = [each for each in found.segments if each.size is not None]
    if sized:
        lines += ["", f"{'What a won deal brings':<25}{'one in ten less':>16}{'half less':>16}{'one in ten more':>20}"]
        lines += [
            f"{_short(each)[:24]:<25}{each.size[0]:>16,.0f}{each.size[1]:>16,.0f}{each.size[2]:>20,.0f}"
            for each in sized
            if each.size is not None
        ]
    lines += _stages(found)
    lines += ["", *_details(found), *_differences(found)]
    if found.not_identifiable:
        lines += ["", "What these data cannot tell"]
        for what, why in found.not_identifiable:
            lines.append(fill(f"{what}: {why}", _COLUMNS, initial_indent="  - ", subsequent_indent="    "))
    return "\n".join(lines)


def _stages(found: "Calibration") -> list[str]:
    if not found.details.stages:
        return []
    lines = ["", f"{'Stage':<26}{'deals':>7}{'go on':>8}{'lost':>8}{'stay':>8}{'days':>7}{'of losses':>16}"]
    lines += [
        f"{each.name[:25]:<26}{each.entered:>7}{each.goes_on:>8.0%}{each.lost:>8.0%}{each.stays:>8.0%}"
        f"{each.days:>7.0f}{each.share_of_losses:>16.0%}"
        for each in found.details.stages
    ]
    return lines


def _details(found: "Calibration") -> list[str]:
    """Season and churn, as far as they are known."""
    from salessim.calibration.department_parts import MONTH_NAMES

    lines = []
    season, churn = found.details.season, found.details.churn
    if season is not None and not season.is_believed:
        lines.append("Months of the year: arrivals differ by no more than chance would make of it.")
    elif season is not None:
        order = season.factors.argsort()
        least, most = (f"{MONTH_NAMES[place]} x {season.factors[place]:.2f}" for place in (order[0], order[-1]))
        lines.append(f"Months of the year: more than chance; from {least} to {most}.")
    if churn is not None and churn.is_identifiable:
        low, best, high = churn.yearly_range
        text = f"Customers who leave in a year: {best:.0%} ({low:.0%} to {high:.0%})"
        if churn.age_matters:
            text += "; by year of age x " + ", ".join(f"{factor:.2f}" for factor in churn.by_year)
        lines.append(f"{text}.")
    return lines


def _segment(each: "SegmentFit") -> str:
    return (
        f"{_short(each)[:17]:<18}{each.deals:>7}{each.wins:>6}{_share(each.win_rate):>20}"
        f"{_share(each.never_decides):>20}{each.days[1]:>9.0f}"
    )


def _short(each: "SegmentFit") -> str:
    return each.name or "all"


def _share(number: "Unsure") -> str:
    return f"{number.best:.0%} ({number.low:.0%} to {number.high:.0%})"


def _differences(found: "Calibration") -> list[str]:
    told = []
    for each in found.fit.differences:
        end = each.cause.name.lower()
        if not each.exceeds_chance:
            told.append(f"Being {end} by {each.column}: no more than chance would make of it.")
            continue
        order = each.factors.argsort()
        least, most = (
            f"{str(each.names[place]) or 'unknown'} x {each.factors[place]:.2f}" for place in (order[0], order[-1])
        )
        told.append(f"Being {end} by {each.column}: more than chance; from {least} to {most}.")
    return told or ["There are no groups to compare."]
