"""`salessim bank`: what the phrase bank holds, and adding corrected lines to one's own."""

import json
import os
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.app.own_lines import BankCount

_json = click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")


@click.group(invoke_without_command=True)
@_json
@click.pass_context
def bank(ctx: click.Context, as_json: bool) -> None:
    """Look into the phrase bank: labelled lines that reading was learned from, and your own.

    Without a command it prints how many lines there are, of which voices, and how many make each move.
    """
    if ctx.invoked_subcommand is not None:
        return
    from salessim.app.own_lines import count_bank

    count = count_bank(os.environ)
    if as_json:
        click.echo(json.dumps(count.as_json(), ensure_ascii=False, indent=1))
    else:
        _print_count(count)


@bank.command()
@click.argument("attempt")
@click.option("--turn", "turns", type=click.IntRange(min=1), multiple=True, help="Only this turn; may be repeated.")
@click.option("--yes", "all_approved", is_flag=True, help="Add without asking about each line.")
@_json
def add(attempt: str, turns: tuple[int, ...], all_approved: bool, as_json: bool) -> None:
    """Add the lines that were corrected in ATTEMPT, an id or a journal file, to your own bank.

    You are asked about each; with --yes all are added. Once added a line acts as an example in every call.
    """
    from salessim.app.own_lines import add_lines, bank_folder, chosen, corrections_in

    found = chosen(corrections_in(_journal(attempt), attempt), turns)
    approved = []
    for correction in found:
        line = correction.line
        if not all_approved:
            click.echo(f"Turn {correction.turn}: “{line.text}”", err=as_json)
            was = f"It was read as {correction.read_as or 'nothing'}, and was meant as"
            if not click.confirm(f"{was} {', '.join(line.moves) or 'none of the moves'}. Add it?", err=as_json):
                continue
        approved.append(line)
    folder = bank_folder(os.environ)
    added = add_lines(folder, approved)
    if as_json:
        values = [{"text": line.text, "moves": list(line.moves), "before": line.before} for line in added]
        click.echo(json.dumps({"corrected": len(found), "added": values, "folder": str(folder)}, ensure_ascii=False))
        return
    if not found:
        click.echo("No line of this attempt was corrected.")
    elif not added:
        click.echo("Nothing was added.")
    else:
        lines = "1 line" if len(added) == 1 else f"{len(added)} lines"
        click.echo(f"Added {lines} to {folder}. Lines like them are read so from now on.")


def _journal(attempt: str) -> str:
    from salessim.cli.play_commands import text_of_attempt

    return text_of_attempt(attempt)


def _print_count(count: "BankCount") -> None:
    for title, voices in (("Shipped", count.shipped), ("Your own", count.own)):
        lines = sum(len(voice.lines) for voice in voices)
        noun = "voice" if len(voices) == 1 else "voices"
        click.echo(f"{title}: {lines:,} lines, {len(voices)} {noun}.")
        for voice in voices:
            about = voice.about.get("voice", "")
            click.echo(_wrapped(f"  {len(voice.lines):>4}  {voice.name:<28}", about))
    click.echo("\nLines that make each move:")
    names = [f"{move} {number}" for move, number in count.moves.items()]
    click.echo(_wrapped("  ", ", ".join(names)))


def _wrapped(lead: str, text: str) -> str:
    if not text:
        return lead.rstrip()
    return textwrap.fill(text, 100, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)
