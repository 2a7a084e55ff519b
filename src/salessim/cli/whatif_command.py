"""`salessim whatif`: a manager's question, answered."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from salessim.runs import Progress

_BAR = 24


@click.command()
@click.argument("file")
@click.option("--precision", metavar="P", help="How well differences are to be known: 20k EUR, or 2% of the baseline.")
@click.option("--most", type=click.IntRange(min=2), default=2000, show_default=True, help="Futures at most.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The luck of all of them.")
@click.option("--workers", type=click.IntRange(min=0), help="Processes; 0: this one alone. Left out: all processors.")
@click.option("--cluster", default="", metavar="URL", help="A Dask scheduler to send the work to: tcp://host:8786.")
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the answer as one HTML file, too."
)
@click.option("--set", "settings", multiple=True, metavar="PATH=VALUE", help="Lay a value over the question.")
@click.option("--fresh", is_flag=True, help="Simulate again what was simulated before.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer for programs.")
def whatif(
    file: str,
    precision: str | None,
    most: int,
    seed: int,
    workers: int | None,
    cluster: str,
    report: Path | None,
    settings: tuple[str, ...],
    fresh: bool,
    as_json: bool,
) -> None:
    """Answer the what-if FILE, a shipped name or a file: which option to take, and how sure that is.

    Going on as before and every option are simulated in the same futures until their differences are known as well as
    you ask for. Ctrl-C stops; what is done is kept, and the same question goes on from there.
    """
    # The simulation and its libraries; --help does without them.
    from platformdirs import user_cache_path

    from salessim.app.whatif import answer_whatif, kept_results, prepare_whatif, read_precision
    from salessim.cli.whatif_text import written_answer
    from salessim.library.finding import Library, own_folder

    wanted = read_precision(precision) if precision else None
    study = prepare_whatif(file, library=Library(own_folder(os.environ)), seed=seed, settings=settings)
    if report is not None and not report.parent.is_dir():
        raise click.UsageError(f"There is no folder {report.parent} for the report.")
    cache = None
    if not fresh:
        cache = kept_results(user_cache_path("salessim") / "futures", lambda error: click.echo(f"{error}", err=True))
    answer = answer_whatif(
        study,
        precision=wanted,
        most=most,
        workers=workers,
        cluster=cluster,
        on_progress=show_progress() if sys.stderr.isatty() else None,
        cache=cache,
    )
    clear_progress()
    if report is not None:
        from salessim.reports.whatif.page import whatif_page

        report.write_text(whatif_page(answer), encoding="utf-8")
        click.echo(f"Written: {report}", err=True)
    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo(written_answer(answer))


def show_progress() -> "Callable[[str, Progress], None]":
    """Draws how far a study is, on one line of the error stream."""

    def show(what: str, progress: "Progress") -> None:
        total = progress.total or progress.done or 1
        filled = _BAR * progress.done // total
        left = f", {progress.seconds_left:.0f} s left" if progress.seconds_left is not None else ""
        click.echo(
            f"\r{'█' * filled}{'░' * (_BAR - filled)} {progress.done} of {total} {what}{left}    ", err=True, nl=False
        )

    return show


def clear_progress() -> None:
    """Takes that line away."""
    if sys.stderr.isatty():
        click.echo("\r" + " " * 78 + "\r", err=True, nl=False)
