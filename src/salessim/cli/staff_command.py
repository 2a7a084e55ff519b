"""`salessim staff`: whom to hire, and when, to reach a goal at the least cost?"""

import json
import os
import re
import sys
from pathlib import Path

import click

_RANGE = re.compile(r"\s*(-?\d+)\s*(?:(?:\.\.|to)\s*(-?\d+)\s*)?")


@click.command()
@click.argument("department")
@click.option("--reach", required=True, metavar="AMOUNT", help='What is to be reached: "5.2M EUR".')
@click.option("--with", "share", default="80%", show_default=True, help="In which share of futures.")
@click.option(
    "--role", "roles", multiple=True, required=True, metavar="ROLE=0..3", help="How many to hire; -1..0 lets one go."
)
@click.option("--from", "days", multiple=True, metavar="DATE", help="From when; several: which is best. Left out: now.")
@click.option("--measure", default="new_revenue", show_default=True, help="What the amount is measured by.")
@click.option("--months", type=click.IntRange(1, 120), default=12, show_default=True, help="How far to look ahead.")
@click.option("--most", type=click.IntRange(min=2), default=200, show_default=True, help="Futures of a plan at most.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The luck of all of them.")
@click.option("--workers", type=click.IntRange(min=0), help="Processes; 0: this one alone. Left out: all processors.")
@click.option("--cluster", default="", metavar="URL", help="A Dask scheduler to send the work to: tcp://host:8786.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the plans that cannot be told apart as a what-if.",
)
@click.option("--fresh", is_flag=True, help="Simulate again what was simulated before.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def staff(
    department: str,
    reach: str,
    share: str,
    roles: tuple[str, ...],
    days: tuple[str, ...],
    measure: str,
    months: int,
    most: int,
    seed: int,
    workers: int | None,
    cluster: str,
    out: Path | None,
    fresh: bool,
    as_json: bool,
) -> None:
    """Search the cheapest plan that brings DEPARTMENT to its goal, among all within your bounds.

    salessim staff saas-20 --reach "5.2M EUR" --with 80% --role "mid AE=0..3" --role SDR=0..2

    Plans are tried in the same futures. Ctrl-C stops; what is done is kept, and the same search goes on from there.
    """
    # The simulation and its libraries; --help does without them.
    from platformdirs import user_cache_path

    from salessim.app.staff import prepare_staffing, search_staffing, whatif_of_plans
    from salessim.app.whatif import kept_results
    from salessim.cli.staff_text import sentence_of, written_staffing
    from salessim.cli.whatif_command import clear_progress, show_progress
    from salessim.library.finding import Library, own_folder

    if out is not None and not out.parent.is_dir():
        raise click.UsageError(f"There is no folder {out.parent} for the what-if.")
    question = prepare_staffing(
        department,
        reach=reach,
        share=share,
        bounds=dict(map(_bounds, roles)),
        days=days,
        measure=measure,
        months=months,
        library=Library(own_folder(os.environ)),
        seed=seed,
    )
    cache = None
    if not fresh:
        cache = kept_results(user_cache_path("salessim") / "futures", lambda error: click.echo(f"{error}", err=True))
    answer = search_staffing(
        question,
        most=most,
        workers=workers,
        cluster=cluster,
        on_progress=show_progress() if sys.stderr.isatty() else None,
        cache=cache,
    )
    clear_progress()
    if out is not None:
        out.write_text(whatif_of_plans(answer), encoding="utf-8")
        click.echo(f"Written: {out}", err=True)
    if as_json:
        click.echo(json.dumps({"sentence": sentence_of(answer), **answer.as_json()}, ensure_ascii=False, indent=2))
    else:
        click.echo(written_staffing(answer))


def _bounds(text: str) -> tuple[str, tuple[int, int]]:
    role, is_given, numbers = text.rpartition("=")
    found = _RANGE.fullmatch(numbers)
    if not is_given or found is None:
        raise click.UsageError(f"I cannot read --role {text!r}. Write a role and how many, such as SDR=0..2.")
    low = int(found[1])
    return role.strip(), (low, int(found[2]) if found[2] else low)
