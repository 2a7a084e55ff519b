"""Commands around what is kept of people: progress, export, forget."""

import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from salessim.errors import InputError, SurroundingsError

if TYPE_CHECKING:
    from salessim.app.progress import Progress, Standing, Try

_trainee = click.option("--trainee", metavar="NAME", help="Whose; left out: as the settings say.")
_cohort = click.option("--cohort", metavar="CLASS", help="Everybody in a class.")
KINDS = ("person", "xapi", "results", "journal")
_STATES = {"passed": "✓ passed", "open": "· open", "missed": "✗ not passed"}


@click.command()
@_trainee
@_cohort
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def progress(trainee: str | None, cohort: str | None, as_json: bool) -> None:
    """Show attempts with their marks, what was assigned, skills with how sure they are, and what to practise next."""
    from salessim.app.progress_practice import practice_of_progress
    from salessim.cli.practice_text import practice_lines

    found = _progress(trainee, cohort)
    now = datetime.now().astimezone()
    practice = [practice_of_progress(os.environ, each, now) for each in found]
    if as_json:
        trainees = [{**each.as_json(), **more.as_json()} for each, more in zip(found, practice, strict=True)]
        click.echo(json.dumps({"trainees": trainees}, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo(f"Nobody is in the class “{cohort}” yet. `salessim enrol NAME --cohort {cohort}` puts somebody in.")
    for number, (each, more) in enumerate(zip(found, practice, strict=True)):
        click.echo(("\n" if number else "") + "\n".join([*_written(each), *practice_lines(more)]))


def _progress(trainee: str | None, cohort: str | None) -> "tuple[Progress, ...]":
    from salessim.app.progress import progress_of, progress_of_cohort
    from salessim.app.records_of_user import records_of_user, trainee_name

    if trainee is not None and cohort is not None:
        raise click.UsageError("Give --trainee or --cohort, not both.")
    database, now = records_of_user(os.environ), datetime.now().astimezone()
    if cohort is not None:
        return progress_of_cohort(database, cohort, now)
    return (progress_of(database, trainee_name(os.environ, trainee), now, must_exist=trainee is not None),)


def _written(found: "Progress") -> list[str]:
    lines = [f"{found.trainee}{f' · {found.cohort}' if found.cohort else ''}"]
    if found.standings:
        lines += ["", "  Assigned", *(_standing_row(each) for each in found.standings)]
    if not found.tries:
        return [*lines, "", "  No attempt yet."]
    lines += ["", "  Attempts, the latest first"]
    for each in found.tries:
        lines += [_try_row(each), *_said_rows(each)]
    over = [each for each in found.tries if each.marked and each.summary.counts]
    if over:
        passed = sum(each.marked.has_passed for each in over if each.marked)
        lines += ["", f"  {len(over)} finished {'call counts' if len(over) == 1 else 'calls count'}, {passed} passed."]
    return lines


def _standing_row(each: "Standing") -> str:
    given = each.assignment
    tries = f"{len(each.tries)} of {given.tries} tries" if given.tries else f"{len(each.tries)} tries"
    best = "" if each.best is None else f", best {each.best}"
    trainer = "" if each.trainer_best is None else f" (trainer: {each.trainer_best})"
    rows = (
        f"  {_STATES[each.state]:<13} {given.scenario}",
        f"{'':16}by {given.due_on}, {given.pass_mark} points pass; {tries}{best}{trainer}",
    )
    return "\n".join(rows)


def _try_row(each: "Try") -> str:
    summary, marked = each.summary, each.marked
    if not summary.is_finished:
        result = f"· open, turn {summary.turns}"
    elif marked is None:
        result = "! cannot be read"
    else:
        glyph, word = ("✓", "passed") if marked.has_passed else ("✗", "not passed")
        result = f"{glyph} {marked.score:>3} of 100, {word}"
    trainer = "" if each.trainer_score is None else f", trainer: {each.trainer_score}"
    counts = "" if summary.counts else ", does not count"
    when = summary.started.astimezone()
    return f"  {when:%Y-%m-%d %H:%M}  {summary.scenario}\n{'':20}{result}{trainer}{counts}  ({summary.attempt})"


def _said_rows(each: "Try") -> list[str]:
    import textwrap

    said = []
    for remark in each.remarks:
        points = "" if remark.points is None else f" ({remark.points:g} points)"
        said.append(f"{remark.criterion}{points}: “{remark.note}” {remark.by}")
    for dispute in each.disputes:
        answer = f"{dispute.ruling} by {dispute.decided_by}: “{dispute.answer}”" if dispute.ruling else "waits"
        said.append(f"disputed, {dispute.criterion}: “{dispute.why}” — {answer}")
    return [textwrap.fill(line, 80, initial_indent=f"{'':20}» ", subsequent_indent=" " * 22) for line in said]


@click.command()
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("attempt", required=False)
@_trainee
@_cohort
@click.option("--home-page", default=None, metavar="URL", help="For xapi: whose accounts and activities these are.")
@click.option("-o", "--out", metavar="FILE", help="Write to FILE instead of printing.")
def export(
    kind: str, attempt: str | None, trainee: str | None, cohort: str | None, home_page: str | None, out: str | None
) -> None:
    """Take records away.

    KIND says what: “person” is everything that is kept of one person, as JSON; “xapi” the attempts of a person or a
    class as xAPI statements, one a line; “results” the results of a class, as CSV; “journal” the journal of one
    ATTEMPT, which `salessim score FILE` reads.
    """
    if (kind == "journal") != (attempt is not None):
        raise click.UsageError("Give the id of an attempt with “journal”, and only there.")
    if kind == "person" and cohort is not None:
        raise click.UsageError("Everything of a person is of one: give --trainee, not --cohort.")
    if kind == "results" and cohort is None:
        raise click.UsageError("Results are those of a class: give --cohort.")
    text = _exported(kind, attempt, trainee, cohort, home_page)
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SurroundingsError(f"I cannot write {out}: {error.strerror}.") from error
    click.echo(f"Written to {out}.", err=True)


def _exported(kind: str, attempt: str | None, trainee: str | None, cohort: str | None, home_page: str | None) -> str:
    from salessim.app.export_records import person_as_json, results_as_csv, statements_as_lines
    from salessim.app.records_of_user import records_of_user, trainee_name
    from salessim.reports.xapi import HOME

    if attempt is not None:
        from salessim.cli.play_commands import text_of_attempt

        return text_of_attempt(attempt)
    if kind == "xapi":
        return statements_as_lines(_progress(trainee, cohort), HOME if home_page is None else home_page)
    if cohort is not None:
        return results_as_csv(records_of_user(os.environ), cohort, datetime.now().astimezone())
    return person_as_json(records_of_user(os.environ), trainee_name(os.environ, trainee))


@click.command()
@click.option("--trainee", metavar="NAME", required=True, help="Who is to be forgotten.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(trainee: str, yes: bool) -> None:
    """Delete everything that is kept of a person: attempts, notes about them, assignments, skills, journal files.

    It cannot be undone. `salessim export person --trainee NAME` writes it all down before.
    """
    from salessim.app.forget_trainee import forget_trainee, kept_of

    attempts = kept_of(os.environ, trainee)
    if not yes:
        question = f"Delete everything of {trainee}, {attempts} {_plural(attempts, 'attempt')}, for good?"
        if not click.confirm(question, err=True):
            raise InputError("Nothing was deleted.")
    gone = forget_trainee(os.environ, trainee)
    files = f" and {gone.files} {_plural(gone.files, 'journal file')}" if gone.files else ""
    click.echo(f"{gone.name} is forgotten: {gone.attempts} {_plural(gone.attempts, 'attempt')}{files} deleted.")


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def said_about(attempt: str) -> Sequence[str]:
    """What was said about the marks of an attempt, as lines; none where it is a file or nothing was."""
    from salessim.app.progress import try_of
    from salessim.app.records_of_user import records_of_user

    found = try_of(records_of_user(os.environ), attempt)
    if found is None:
        return ()
    trainer = found.trainer_score
    lines = [] if trainer is None else [f"  With the trainer's points: {trainer} of 100."]
    return [*lines, *(row.replace(" " * 20, "  ", 1).replace(" " * 22, "    ") for row in _said_rows(found))]
