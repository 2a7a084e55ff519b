"""`salessim validate`: the truth tests, with what was measured beside what has to hold."""

import json
import os
import sys
from textwrap import wrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.study.truths.truth import Truth

_COLUMNS = 80
_INDENT = 11


@click.command()
@click.argument("department", default="saas-20")
@click.option("--long", "is_long", is_flag=True, help="Run until known values are met within 2 %; takes minutes.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of all luck.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
@click.pass_context
def validate(ctx: click.Context, department: str, is_long: bool, seed: int, as_json: bool) -> None:
    """Put the simulation to the truth tests, on DEPARTMENT and on queues that are known exactly.

    Nothing may get lost, queues have to keep their laws, and a change has to do what it must. What is only plausible or
    not is a warning. Exit code 1 if something is broken.
    """
    # The simulation and its libraries; --help does without them.
    from salessim.app.validate import LONG, QUICK
    from salessim.app.validate import validate as run
    from salessim.library.finding import Library, own_folder

    done = run(
        department,
        library=Library(own_folder(os.environ)),
        seed=seed,
        effort=LONG if is_long else QUICK,
        on_truth=None if as_json or not sys.stdout.isatty() else lambda truth: click.echo(written_truth(truth)),
    )
    if as_json:
        click.echo(json.dumps(done.as_json(), ensure_ascii=False, indent=2))
    else:
        if not sys.stdout.isatty():
            click.echo("\n".join(written_truth(truth) for truth in done.truths))
        broken = sum(not truth.is_held for truth in done.truths if not truth.is_warning)
        warned = sum(not truth.is_held for truth in done.truths if truth.is_warning)
        click.echo(f"\n{len(done.truths)} truths on {done.department}: {broken} broken, {warned} warnings.")
    if not done.is_sound:
        ctx.exit(1)


def written_truth(truth: "Truth") -> str:
    """A truth in two or three lines: whether it holds, what was measured, what has to hold."""
    verdict = "✓ held" if truth.is_held else "! warning" if truth.is_warning else "✗ broken"
    told = wrap(f"{truth.measured} (has to be: {truth.bound})", _COLUMNS - _INDENT)
    return "\n".join([f"{verdict:<{_INDENT}}{truth.name}", *(" " * _INDENT + line for line in told)])
