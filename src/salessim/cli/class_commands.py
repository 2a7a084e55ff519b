"""Commands for whoever runs a class: enrol, assign, note, dispute, settle."""

import json
import os
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from salessim.errors import NotationError

if TYPE_CHECKING:
    from salessim.records.assignments import Assignment

_points = click.option("--points", type=click.FloatRange(min=0), metavar="P", help="The points that are right.")
_by = click.option("--by", metavar="NAME", help="Who says so; left out: the name in the settings.")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--cohort", metavar="CLASS", help="The class; made where it is new.")
@click.option("--leave", is_flag=True, help="Take them out of the class they are in.")
def enrol(names: tuple[str, ...], cohort: str | None, leave: bool) -> None:
    """Put people into a class; somebody is in one class at a time, and plays for it from then on."""
    from salessim.app import classroom
    from salessim.app.records_of_user import records_of_user

    if (cohort is None) != leave:
        raise click.UsageError("Give --cohort CLASS, or --leave.")
    classroom.enrol(records_of_user(os.environ), names, cohort, _now())
    click.echo(f"{', '.join(names)}: {'in no class now' if cohort is None else f'in the class {cohort}'}.")


@click.command()
@click.argument("old", metavar="NAME")
@click.argument("new", metavar="NEW-NAME")
def rename(old: str, new: str) -> None:
    """Give a person another name; everything that is kept of him stays his."""
    from dataclasses import replace

    from salessim.app import classroom
    from salessim.app.preferences import load_preferences, save_preferences
    from salessim.app.records_of_user import records_of_user
    from salessim.records.attempts import data_folder

    name = classroom.rename_trainee(records_of_user(os.environ), old, new)
    folder = data_folder(os.environ)
    preferences = load_preferences(folder)
    if preferences.name.casefold() == old.casefold():
        save_preferences(folder, replace(preferences, name=name))
    click.echo(f"{old} is called {name} now.")


@click.command()
@click.argument("scenario")
@click.option("--to", metavar="NAME", help="Who has to pass it.")
@click.option("--cohort", metavar="CLASS", help="The class that has to pass it.")
@click.option("--by", "due", metavar="DATE", help="The last day on which a try counts, as 2027-01-15.")
@click.option("--pass-mark", type=click.IntRange(0, 100), metavar="N", help="Points that pass; else the scenario's.")
@click.option("--tries", type=click.IntRange(min=1), metavar="N", help="How many tries count; left out: all.")
@click.option("--withdraw", is_flag=True, help="Take the assignment back.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def assign(
    scenario: str,
    to: str | None,
    cohort: str | None,
    due: str | None,
    pass_mark: int | None,
    tries: int | None,
    withdraw: bool,
    as_json: bool,
) -> None:
    """Assign SCENARIO to a person or to everybody in a class. Given again, it takes the place of the former."""
    from salessim.app import classroom
    from salessim.app.records_of_user import records_of_user
    from salessim.library.finding import Library, own_folder

    if (to is None) == (cohort is None):
        raise click.UsageError("Give --to NAME or --cohort CLASS.")
    if withdraw == (due is not None):
        raise click.UsageError("Give --by DATE, or --withdraw.")
    database = records_of_user(os.environ)
    if due is None:
        classroom.withdraw_assignment(database, scenario, to=to, cohort=cohort)
        click.echo(f"{scenario} is not assigned to {to or cohort} any more.")
        return
    given = classroom.assign_scenario(
        database,
        Library(own_folder(os.environ)),
        scenario,
        to=to,
        cohort=cohort,
        due_on=_day(due),
        pass_mark=pass_mark,
        tries=tries,
        now=_now(),
    )
    click.echo(json.dumps(_as_json(given), ensure_ascii=False, indent=2) if as_json else _written(given))


def _day(text: str) -> date:
    from salessim.units.dates import parse_date

    try:
        return parse_date(text)
    except NotationError as error:
        raise click.BadParameter(f"{error.message} {error.hint}", param_hint="--by") from error


def _as_json(given: "Assignment") -> dict[str, object]:
    return {
        "scenario": given.scenario,
        "trainee": given.trainee or None,
        "cohort": given.cohort or None,
        "due": given.due_on.isoformat(),
        "pass_mark": given.pass_mark,
        "tries": given.tries,
    }


def _written(given: "Assignment") -> str:
    whom = given.trainee or f"the class {given.cohort}"
    tries = "" if given.tries is None else f", within {given.tries} {'try' if given.tries == 1 else 'tries'}"
    return f"{given.scenario} is assigned to {whom}: {given.pass_mark} points by {given.due_on}{tries}."


@click.command()
@click.argument("attempt")
@click.argument("criterion")
@click.argument("text")
@_points
@_by
def note(attempt: str, criterion: str, text: str, points: float | None, by: str | None) -> None:
    """Put TEXT beside the mark of ATTEMPT for CRITERION, or beside the whole call (“call”).

    With --points also the points that you would give. The mark itself stays; both are shown.
    """
    from salessim.app import classroom
    from salessim.app.records_of_user import records_of_user

    database = records_of_user(os.environ)
    said = classroom.note_mark(database, attempt, criterion, text, points=points, by=_name(by), now=_now())
    points_said = "" if said.points is None else f", {said.points:g} points"
    click.echo(f"Noted beside “{said.criterion}” of {attempt}{points_said}.")


@click.command()
@click.argument("attempt")
@click.argument("criterion")
@click.argument("why")
def dispute(attempt: str, criterion: str, why: str) -> None:
    """Say WHY the mark of ATTEMPT for CRITERION is wrong; it waits for a trainer's decision."""
    from salessim.app import classroom
    from salessim.app.records_of_user import records_of_user

    said = classroom.dispute_mark(records_of_user(os.environ), attempt, criterion, why, _now())
    click.echo(f"“{said.criterion}” of {attempt} is disputed. It waits for a trainer's decision.")


@click.command()
@click.argument("attempt")
@click.argument("criterion")
@click.argument("answer")
@click.option("--grant", "ruling", flag_value="granted", help="The trainee is right.")
@click.option("--refuse", "ruling", flag_value="refused", help="The mark is right.")
@_points
@_by
def settle(attempt: str, criterion: str, answer: str, ruling: str | None, points: float | None, by: str | None) -> None:
    """Decide about the disputed mark of ATTEMPT for CRITERION, with the reason: --grant or --refuse.

    Where it is granted, --points says what is right. The mark itself stays; both are shown.
    """
    from salessim.app import classroom
    from salessim.app.records_of_user import records_of_user
    from salessim.records.remarks import RULINGS

    chosen = next((each for each in RULINGS if each == ruling), None)
    if chosen is None:
        raise click.UsageError("Give --grant or --refuse.")
    classroom.settle_dispute(
        records_of_user(os.environ),
        attempt,
        criterion,
        ruling=chosen,
        answer=answer,
        points=points,
        by=_name(by),
        now=_now(),
    )
    click.echo(f"The dispute about “{criterion}” of {attempt} is {chosen}.")


def _name(by: str | None) -> str:
    from salessim.app.records_of_user import trainee_name

    return trainee_name(os.environ, by)


def _now() -> datetime:
    return datetime.now().astimezone()
