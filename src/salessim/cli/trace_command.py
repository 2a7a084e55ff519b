"""`salessim trace`: the life of one prospect in sentences."""

import json
import os
from collections.abc import Sequence
from textwrap import fill

import click

_COLUMNS = 80


@click.command()
@click.argument("department")
@click.option("--deal", required=True, help="Its number among the deals that qualify in the period, or its name.")
@click.option("--months", type=int, default=24, show_default=True, help="How long is simulated.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of all luck.")
@click.option("--opening", "opening_months", type=int, help="How long it has run before. [months]")
@click.option("--set", "settings", multiple=True, metavar="PATH=VALUE", help="Lay a value over the document.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def trace(
    department: str,
    deal: str,
    months: int,
    seed: int,
    opening_months: int | None,
    settings: Sequence[str],
    as_json: bool,
) -> None:
    """Tell the life of one prospect of DEPARTMENT, a shipped name or a file: who did what when, and what came of it."""
    # The simulation and its libraries; --help does without them.
    from salessim.app.simulate import prepare
    from salessim.app.trace_deal import trace_deal
    from salessim.department.opening import USUAL_MONTHS
    from salessim.library.finding import Library, own_folder

    prepared = prepare(
        department,
        library=Library(own_folder(os.environ)),
        months=months,
        replications=1,
        seed=seed,
        opening_months=USUAL_MONTHS if opening_months is None else opening_months,
        settings=settings,
    )
    told = trace_deal(prepared, deal)
    if as_json:
        click.echo(json.dumps(told.as_json(), ensure_ascii=False, indent=2))
        return
    number = f"Deal {told.number} of {told.deals}" if told.number else "A deal from before the period"
    click.echo(f"{number} in {told.department}, seed {told.seed}: {told.deal}\n")
    for each in told.happenings:
        click.echo(fill(f"{each.at:%Y-%m-%d %H:%M}  {each.says}", _COLUMNS, subsequent_indent=" " * 18))
