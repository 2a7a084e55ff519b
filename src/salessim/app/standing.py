"""Where the user of this computer stands, as Home and Progress show it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from salessim.app.call_port import Due, SkillShown, Standing
from salessim.app.practice_record import Guesses
from salessim.app.progress import Progress, progress_of
from salessim.app.progress_practice import Practice, practice_of_progress
from salessim.app.records_of_user import records_of_user, trainee_name
from salessim.errors import SalessimError
from salessim.practice.abilities import WHOLE
from salessim.practice.schedule import Card
from salessim.records.assignments import Assignment
from salessim.records.predictions import keep_prediction

DRILL, CALL, ASSIGNED = "Drill", "Call", "Task"
DUE_DAYS = {0: "due today", 1: "due tomorrow"}
AS_A_WHOLE = "As a whole"
MASTERED = "mastered"


def practice_of_user(environment: Mapping[str, str], trainee: str | None, now: datetime) -> Practice:
    """The practice of a trainee; of one who has not begun, an empty one.

    Args:
        environment: Environment variables.
        trainee: Who; None: as the environment and the settings say.
        now: The time, with its time zone.

    Raises:
        SurroundingsError: The database cannot be read.
    """
    return practice_of_progress(environment, _progress(environment, trainee, now), now)


def _progress(environment: Mapping[str, str], trainee: str | None, now: datetime) -> Progress:
    return progress_of(records_of_user(environment), trainee_name(environment, trainee), now, must_exist=False)


def keep_guess(environment: Mapping[str, str], attempt: str, points: int, now: datetime) -> None:
    """Keep the points that a trainee gave himself before the marks; where it cannot be kept, nothing is lost but that.

    Args:
        environment: Environment variables.
        attempt: The attempt.
        points: His guess [0..100].
        now: The time, with its time zone.
    """
    with suppress(SalessimError), records_of_user(environment).writing() as connection:
        keep_prediction(connection, attempt, {"points": points}, now)


def standing_of_user(environment: Mapping[str, str], trainee: str | None, now: datetime) -> Standing:
    """What is due, what was assigned, and the skills; the same arguments and errors."""
    progress = _progress(environment, trainee, now)
    found = standing_from(practice_of_progress(environment, progress, now))
    return replace(found, assigned=assigned_from(progress, now))


def assigned_from(progress: Progress, now: datetime) -> tuple[Due, ...]:
    """What somebody was given to pass and has not passed yet, as Home shows it."""
    return tuple(
        Due(ASSIGNED, each.assignment.scenario, _assigned_why(each.assignment, now), each.assignment.scenario)
        for each in progress.standings
        if each.state == "open"
    )


def _assigned_why(given: Assignment, now: datetime) -> str:
    days = (given.due_on - now.date()).days
    when = DUE_DAYS.get(days, f"by {given.due_on:%a} {given.due_on.day} {given.due_on:%b}")
    return f"{when}, pass {given.pass_mark}"


def standing_from(practice: Practice) -> Standing:
    """What Home shows of somebody's practice.

    As long as the single abilities cannot be told apart, only the skill as a whole is shown.
    """
    found = practice.practised
    shown = found.abilities if practice.tells_abilities_apart else found.abilities[:1]
    skills = tuple(
        SkillShown(
            AS_A_WHOLE if each.now.name == WHOLE else each.now.name.capitalize(),
            round(each.now.low),
            round(each.now.mean),
            round(each.now.high),
            round(each.change),
        )
        for each in shown
    )
    due = practice.due
    later = tuple(_shown(card, _state(card)) for card in found.cards if card not in due)
    step = practice.next
    return Standing(
        tuple(_shown(card, card.why) for card in due),
        skills,
        Due(DRILL if step.aim else CALL, step.aim or step.title or step.scenario, step.why, step.scenario, step.aim)
        if step
        else None,
        later,
        bool(skills) and not practice.tells_abilities_apart,
        guesses_in_words(found.guesses) if found.guesses else "",
    )


def _shown(card: Card, why: str) -> Due:
    return Due(DRILL if card.aim else CALL, card.aim or card.scenario, why, card.scenario, card.aim)


def _state(card: Card) -> str:
    return MASTERED if card.is_mastered else f"{card.due:%Y-%m-%d}"


def guesses_in_words(guesses: Guesses) -> str:
    """How somebody's guesses of his scores compare with them."""
    direction = "too high" if guesses.too_high > 0 else "too low"
    return (
        f"Own guesses of {guesses.count} scores are {guesses.off:.0f} points off in the mean (the last five: "
        f"{guesses.lately:.0f}), on the whole {abs(guesses.too_high):.0f} {direction}."
    )
