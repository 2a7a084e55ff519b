"""`salessim backtest`: would the forecast have worked?"""

import json
from collections.abc import Sequence
from math import isnan
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from salessim.cli.import_text import written_import

if TYPE_CHECKING:
    from salessim.app.backtest import Backtest
    from salessim.calibration.backtest import Compared, CutResult

_COLUMNS = 80
_PLOT = 44


@click.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--at", "days", multiple=True, required=True, metavar="DATE", help="Pretend it is this day; repeatable.")
@click.option("--horizon", default="3 months", show_default=True, help="How far to forecast, such as 13 weeks.")
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which columns are which.")
@click.option("--report", type=click.Path(path_type=Path), help="A page to write: forecast against what came.")
@click.option("--futures", type=click.IntRange(min=50), default=500, show_default=True, help="Simulated on each day.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of all luck.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def backtest(
    data: Sequence[Path],
    days: Sequence[str],
    horizon: str,
    map_file: Path | None,
    report: Path | None,
    futures: int,
    seed: int,
    as_json: bool,
) -> None:
    """Test the forecast on days gone by in DATA, exports of a CRM.

    On each day it is fitted to what was knowable then, and compared with what came, beside simple rules such as the
    same month of last quarter. Where one of them is better, it says so. First comes what became of the files.
    """
    # The statistics and their libraries; --help does without them.
    from salessim.app.backtest import run_backtest
    from salessim.app.crm_records import import_records, refuse_existing, write_new
    from salessim.units import parse_date, parse_duration

    wanted = [parse_date(day).toordinal() for day in days]
    length = round(parse_duration(horizon).seconds / 86_400)
    refuse_existing((report,))
    records = import_records(data, map_file)
    if not as_json:
        click.echo(written_import(records.report) + "\n\n")
    done = run_backtest(records.book, wanted, length, seed=seed, futures=futures)
    if report is not None:
        from salessim.app.backtest_page import backtest_page

        write_new(report, backtest_page(done, records.report))
    if as_json:
        answer = {"import": records.report.as_json(), **done.as_json()}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo(written_backtest(done))
    if report is not None:
        click.echo(f"Written: {report}", err=True)


def written_backtest(done: "Backtest") -> str:
    """Tables, plots and verdicts, at most 80 columns wide."""
    from salessim.calibration.verdicts import verdict_of_cut

    blocks = []
    for cut in done.cuts:
        lines = [*_head(cut, done.things), "", *_errors(cut), "", *_plot("Wins by month", cut.months)]
        lines += ["", *_plot("Wins by week", cut.weeks)]
        if cut.revenue:
            lines += ["", *_plot(f"Revenue by month, thousand {done.currency}", cut.revenue, 1000.0)]
        lines += ["", *_deals(cut), "", fill(verdict_of_cut(cut), _COLUMNS)]
        blocks.append("\n".join(lines))
    if done.verdict:
        blocks.append("\n".join(["All days together", *(fill(sentence, _COLUMNS) for sentence in done.verdict)]))
    return "\n\n\n".join(blocks)


def _head(cut: "CutResult", things: str) -> list[str]:
    from salessim.calibration.deals import written_day

    forecast, came = cut.came
    lines = [
        f"As on {written_day(cut.at)}, {cut.horizon} days ahead",
        f"New {things}: {forecast:.0f} expected, {came:.0f} came",
    ]
    if not any(isnan(days) for days in cut.cycle_days):
        lines.append(
            f"Days from opened to won (median): {cut.cycle_days[0]:.0f} expected, {cut.cycle_days[1]:.0f} came"
        )
    return lines


def _errors(cut: "CutResult") -> list[str]:
    lines = [f"{'Off by (of what came)':<32}{'month wins':>11}{'revenue':>10}{'week wins':>11}{'all wins':>10}"]
    best = min((each.wins for each in cut.errors.values() if not isnan(each.wins)), default=0.0)
    for name, each in cut.errors.items():
        mark = " ◂" if each.wins == best else ""
        row = f"{name:<32}{_share(each.wins):>11}{_share(each.revenue):>10}{_share(each.weekly_wins):>11}"
        lines.append(f"{row}{_share(each.total, '+'):>10}{mark}")
    return lines


def _share(number: float, sign: str = "") -> str:
    return "–" if isnan(number) else f"{number:{sign}.1%}"


def _plot(title: str, compared: "Compared", unit: float = 1.0) -> list[str]:
    """One row a span: the band, its middle and what came."""
    greatest = max(float(compared.high.max()), float(compared.actual.max()), 1e-9)

    def place(value: float) -> int:
        return min(_PLOT - 1, int(value / greatest * (_PLOT - 1) + 0.5))

    lines = [f"{title}: ── 8 of 10 futures, ● middle, × what came"]
    rows = zip(compared.names, compared.low, compared.median, compared.high, compared.actual, strict=True)
    for name, low, median, high, actual in rows:
        signs = [" "] * _PLOT
        signs[place(low) : place(high) + 1] = "─" * (place(high) - place(low) + 1)
        signs[place(median)] = "●"
        signs[place(actual)] = "×" if signs[place(actual)] != "●" else "⊗"
        out = "" if low <= actual <= high else " out"
        lines.append(f"{name:<11}{''.join(signs)}{median / unit:>8.0f}{actual / unit:>8.0f}{out}")
    return lines


def _deals(cut: "CutResult") -> list[str]:
    if not cut.deals:
        return ["No deal was open."]
    lines = [f"{'Open deals':<20}{'won':>7}{'lost':>7}{'open':>7}{'Brier':>10}{'log loss':>10}"]
    for name, fate in cut.fate.items():
        row = f"{name:<20}{fate.won:>7.0f}{fate.lost:>7.0f}{fate.still_open:>7.0f}"
        scores = cut.deals.get(name)
        lines.append(row + (f"{scores.brier:>10.3f}{scores.log_loss:>10.3f}" if scores else ""))
    return lines
