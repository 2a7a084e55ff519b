"""`salessim simulate`: a department's figures, with what is known about each."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from salessim.runs import Progress
    from salessim.study.simulation import SimulatedKpi, Simulation

_NAME_WIDTH = 27
_MEAN_WIDTH = 25
_BAR = 24
_COLUMNS = 80


@click.command()
@click.argument("department")
@click.option("--months", type=int, default=12, show_default=True, help="How long.")
@click.option("--replications", type=int, default=20, show_default=True, help="How many futures.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The luck of all of them.")
@click.option("--opening", "opening_months", type=int, help="How long it has run before. [months]")
@click.option("--set", "settings", multiple=True, metavar="PATH=VALUE", help="Lay a value over the document.")
@click.option("--workers", type=click.IntRange(min=0), help="Processes; 0: this one alone. Left out: all processors.")
@click.option("--all", "in_full", is_flag=True, help="Print every figure, by segment, role and so on.")
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path),
    help="Write figures, journal and customer tables into this new folder.",
)
@click.option("--future", type=click.IntRange(min=1), default=1, show_default=True, help="Whose journal is written.")
@click.option("--parquet", "with_parquet", is_flag=True, help="Write the tables as Parquet, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def simulate(
    department: str,
    months: int,
    replications: int,
    seed: int,
    opening_months: int | None,
    settings: Sequence[str],
    workers: int | None,
    in_full: bool,
    folder: Path | None,
    future: int,
    with_parquet: bool,
    as_json: bool,
) -> None:
    """Simulate DEPARTMENT, a shipped name or a file, in many futures.

    For each figure it prints two different things: the mean with its simulation error, which more replications make
    smaller, and the range in which 8 of 10 single futures lie, which they do not.
    """
    # The simulation and its libraries; --help does without them.
    from salessim.app.hand_out import hand_out
    from salessim.app.simulate import prepare, run_prepared
    from salessim.department.opening import USUAL_MONTHS
    from salessim.library.finding import Library, own_folder

    prepared = prepare(
        department,
        library=Library(own_folder(os.environ)),
        months=months,
        replications=replications,
        seed=seed,
        opening_months=USUAL_MONTHS if opening_months is None else opening_months,
        settings=settings,
    )
    on_progress = _progress() if sys.stderr.isatty() else None
    if folder is None:
        simulation = run_prepared(prepared, workers=workers, on_progress=on_progress)
    else:
        simulation = hand_out(
            prepared, folder, future=future, with_parquet=with_parquet, workers=workers, on_progress=on_progress
        )
        click.echo(f"Written: {folder}", err=True)
    if as_json:
        click.echo(json.dumps(simulation.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(written_simulation(simulation, in_full=in_full))


def _progress() -> "Callable[[Progress], None]":
    def show(progress: "Progress") -> None:
        total = progress.total or progress.done or 1
        filled = _BAR * progress.done // total
        left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left is not None else ""
        is_done = progress.done >= total
        line = f"\r{'█' * filled}{'░' * (_BAR - filled)} {progress.done} of {total} futures{left}    "
        click.echo("\r" + " " * 72 + "\r" if is_done else line, err=True, nl=False)

    return show


_SECTIONS: dict[str, tuple[str, ...]] = {
    "Leads and deals": (
        "leads",
        "leads_lost_waiting",
        "deals_qualified",
        "meetings",
        "deals_won",
        "win_rate",
        "cycle_days",
        "open_deals",
    ),
    "Revenue": ("new_revenue", "deal_size", "discount", "expansion_revenue", "churned_revenue", "pipeline_value"),
    "People": ("quota_attainment", "reps_at_quota", "utilisation", "queue_hours", "leavers", "hires"),
    "Money": ("cost", "contribution"),
}
"""What is printed unless everything is asked for, by its name before the dot."""

_WITH_PARTS = ("deals_won", "win_rate", "cycle_days", "new_revenue", "quota_attainment", "utilisation", "queue_hours")
_UNIT_ENDINGS = ("_days", "_hours")


def written_simulation(simulation: "Simulation", *, in_full: bool = False) -> str:
    """The figures as a table of at most 80 columns, and what the file says beside them.

    Args:
        simulation: What was simulated.
        in_full: Every figure with all its parts, not only the usual ones.
    """
    futures = f"{simulation.replications} future{'s' if simulation.replications > 1 else ''}"
    months = f"{simulation.months} month{'s' if simulation.months > 1 else ''}"
    lines = [
        simulation.title,
        f"{months} after {simulation.opening_months} of running, {futures}, seed {simulation.seed}",
        "",
        f"{'':<{_NAME_WIDTH}}{'mean ± simulation error':<{_MEAN_WIDTH}}8 of 10 futures",
    ]
    if in_full:
        lines += [_row(kpi, _words(kpi.name)) for kpi in simulation.kpis]
    else:
        for heading, names in _SECTIONS.items():
            lines += ["", heading, *(row for name in names for row in _rows(simulation, name))]
    if simulation.against_file:
        lines += ["", "Against the real figures in the file (a year's)"]
        for each in simulation.against_file:
            unit = _unit_of(each.what, simulation)
            verdict = "near enough" if each.is_within else f"✗ over {each.within:.0%}"
            verdict = verdict if each.is_settled else "too few futures"
            figures = f"{_short(each.simulated, unit)} for {_short(each.real, unit)}"
            lines.append(f"{_words(each.what):<{_NAME_WIDTH}}{figures:<{_MEAN_WIDTH}}{each.off:+.0%}  {verdict}")
    if simulation.not_used:
        lines += ["", "In the file but without effect so far"]
        lines += [
            fill(f"{each.path}: {each.why}", _COLUMNS, initial_indent="  ", subsequent_indent="    ")
            for each in simulation.not_used
        ]
    return "\n".join(lines)


def _rows(simulation: "Simulation", name: str) -> list[str]:
    """The rows of one figure: the whole, and its parts where they are usually asked for."""
    found = [kpi for kpi in simulation.kpis if kpi.name.partition(".")[0] == name]
    has_whole = any(kpi.name == name for kpi in found)
    rows = [_row(kpi, _words(name)) for kpi in found if kpi.name == name]
    if name in _WITH_PARTS:
        parts = [kpi for kpi in found if kpi.name != name]
        rows += [_row(kpi, f"  {kpi.name.partition('.')[2]}" if has_whole else _words(kpi.name)) for kpi in parts]
    return rows


def _row(kpi: "SimulatedKpi", name: str) -> str:
    found = kpi.estimate
    mean = _short(found.mean, kpi.unit)
    if found.simulation_error is not None:
        mean += f" ± {_short(found.simulation_error, kpi.unit, bare=True)}"
    spread = ""
    if found.low is not None and found.high is not None:
        spread = f"{_short(found.low, kpi.unit, bare=True)} to {_short(found.high, kpi.unit)}"
    return f"{name:<{_NAME_WIDTH}}{mean:<{_MEAN_WIDTH}}{spread}".rstrip()


def _words(name: str) -> str:
    whole, _, part = name.partition(".")
    for ending in _UNIT_ENDINGS:
        whole = whole.removesuffix(ending)
    text = whole.replace("_", " ")
    return f"{text}, {part}" if part else text


def _unit_of(name: str, simulation: "Simulation") -> str:
    alias = {"revenue_over_quota": "quota_attainment"}.get(name, name)
    return next((kpi.unit for kpi in simulation.kpis if kpi.name == alias), "")


def _short(value: float, unit: str, *, bare: bool = False) -> str:
    """A figure as a person would say it: `4.42M EUR`, `55 %`, `84 days`."""
    if unit == "share":
        return f"{100 * value:.0f}" + ("" if bare else " %")
    size = abs(value)
    if unit.isupper() and size >= 1_000_000:
        text = f"{value / 1_000_000:,.2f}M"
    elif unit.isupper() and size >= 1_000:
        text = f"{value / 1_000:,.0f}k"
    elif size >= 100 or value == int(value):
        text = f"{value:,.0f}"
    else:
        text = f"{value:,.1f}"
    return text if bare or not unit or unit in _COUNTED else f"{text} {unit}"


_COUNTED = ("leads", "deals", "meetings", "touches", "people", "customers", "sessions")
"""Units that repeat the figure's own name."""
