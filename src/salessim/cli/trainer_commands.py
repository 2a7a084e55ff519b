"""Commands for trainers: map, diff, migrate."""

import json
import os

import click

from salessim.library.finding import Library, own_folder

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
