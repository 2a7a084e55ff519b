"""`salessim simulate`: a department's figures, with what is known about each."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from salessim.cli.drawing import drawn_curves
from salessim.reports.wording import (
    BY_FIGURES,
    MAIN_FIGURES,
    WITH_PARTS,
    figure_name,
    figure_text,
    mean_text,
    range_text,
)

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
@click.option("--by", default="", help="Figures by rep, segment, territory, product, source, month, quarter or world.")
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
    by: str,
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
        with_curves=True,
        by=by,
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
        lines += [_row(kpi, figure_name(kpi.name)) for kpi in simulation.kpis]
    else:
        for heading, names in MAIN_FIGURES.items():
            lines += ["", heading, *(row for name in names for row in _rows(simulation, name))]
    if not in_full:
        lines += drawn_curves(simulation)
    for cut in simulation.cuts:
        shown = [kpi for kpi in cut.kpis if in_full or kpi.name in BY_FIGURES]
        lines += ["", f"{simulation.by.capitalize()} {cut.value}", *(_row(kpi, figure_name(kpi.name)) for kpi in shown)]
    if simulation.against_file:
        lines += ["", "Against the real figures in the file (a year's)"]
        for each in simulation.against_file:
            unit = _unit_of(each.what, simulation)
            verdict = "near enough" if each.is_within else f"✗ over {each.within:.0%}"
            verdict = verdict if each.is_settled else "too few futures"
            figures = f"{figure_text(each.simulated, unit)} for {figure_text(each.real, unit)}"
            lines.append(f"{figure_name(each.what):<{_NAME_WIDTH}}{figures:<{_MEAN_WIDTH}}{each.off:+.0%}  {verdict}")
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
    rows = [_row(kpi, figure_name(name)) for kpi in found if kpi.name == name]
    if name in WITH_PARTS:
        parts = [kpi for kpi in found if kpi.name != name]
        rows += [_row(kpi, f"  {kpi.name.partition('.')[2]}" if has_whole else figure_name(kpi.name)) for kpi in parts]
    return rows


def _row(kpi: "SimulatedKpi", name: str) -> str:
    mean = mean_text(kpi.estimate, kpi.unit)
    spread = range_text(kpi.estimate, kpi.unit)
    return f"{name:<{_NAME_WIDTH}}{mean:<{_MEAN_WIDTH}}{spread}".rstrip()


def _unit_of(name: str, simulation: "Simulation") -> str:
    alias = {"revenue_over_quota": "quota_attainment"}.get(name, name)
    return next((kpi.unit for kpi in simulation.kpis if kpi.name == alias), "")
