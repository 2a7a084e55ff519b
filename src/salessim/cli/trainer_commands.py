"""Commands for trainers: map, diff, migrate."""

import json
import os
import textwrap
from typing import TYPE_CHECKING

import click

from salessim.library.finding import Library, own_folder

if TYPE_CHECKING:
    from salessim.app.diff_documents import BotEffect, DocumentDiff

_json = click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")


def _library() -> Library:
    return Library(own_folder(os.environ))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@click.command("map")
@click.argument("scenario", metavar="FILE")
@click.option("--difficulty", default="standard", show_default=True, help="gentle, standard or tough.")
@_json
def map_(scenario: str, difficulty: str, as_json: bool) -> None:
    """Draw a scenario as a Mermaid flowchart: FILE is a name or a file.

    It shows who joins when, what can be found out and what it takes, what can come up, what can be agreed and how the
    call can end. Put the text between ```mermaid and ``` on a wiki page, or paste it at mermaid.live.
    """
    from salessim.app.map_scenario import map_scenario

    drawn = map_scenario(_library(), scenario, difficulty=difficulty)
    if as_json:
        _print_json(drawn.as_json())
    else:
        click.echo(drawn.mermaid, nl=False)


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--show", is_flag=True, help="Print the result instead of writing it.")
@_json
def migrate(file: str, show: bool, as_json: bool) -> None:
    """Rewrite FILE in the current version of its format. Comments and layout stay as they are."""
    from salessim.app.migrate_document import migrate_document

    if show and as_json:
        raise click.UsageError("Give --show or --json, not both.")
    done = migrate_document(_library(), file, write=not show)
    if as_json:
        _print_json(done.as_json())
        return
    if show:
        click.echo(done.result.data.decode("utf-8"), nl=False)
    click.echo(done.summary(), err=show)


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--files", "files_only", is_flag=True, help="Compare the two files alone, without what they build on.")
@click.option("--difficulty", default="standard", show_default=True, help="For scenarios: gentle, standard or tough.")
@click.option("--bots", "plays", type=click.IntRange(min=1), metavar="N", help="Let every bot play both N times.")
@_json
def diff(before: str, after: str, files_only: bool, difficulty: str, plays: int | None, as_json: bool) -> None:
    """Say in words how document B differs from A; both are names or files of one kind."""
    from salessim.app.diff_documents import diff_documents

    found = diff_documents(_library(), before, after, files_only=files_only, difficulty=difficulty, plays=plays or 0)
    if as_json:
        _print_json(found.as_json())
    else:
        click.echo(_written_diff(found))


def _written_diff(found: "DocumentDiff") -> str:
    number = len(found.changes)
    count = "no difference" if not number else "1 difference" if number == 1 else f"{number} differences"
    rows = [f"{found.before} → {found.after}: {count}."]
    for part, changes in found.by_part().items():
        rows += ["", part.replace("_", " ").capitalize()]
        rows += [
            textwrap.fill(change.sentence, 100, initial_indent="  ", subsequent_indent="    ") for change in changes
        ]
    if found.bots:
        rows += ["", "Bots: P10, P50 and P90 of the score, and who passed, before → after"]
        rows += [_written_effect(name, effect) for name, effect in found.bots.items()]
    return "\n".join(rows)


def _written_effect(name: str, effect: "BotEffect") -> str:
    one, other = effect.before.score, effect.after.score
    scores = f"{one.p10:>3} {one.p50:>3} {one.p90:>3} → {other.p10:>3} {other.p50:>3} {other.p90:>3}"
    return f"  {name:<16}{scores}   {effect.before.passed:>4.0%} → {effect.after.passed:>4.0%}"
