"""`salessim review`."""

import json
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from salessim.errors import InputError, SurroundingsError

if TYPE_CHECKING:
    from salessim.app.review import Reviewable
    from salessim.conversation.review.views import ReviewView
    from salessim.model.scenario import ScriptTurn


@click.command()
@click.argument("attempt")
@click.option("--budget", "plays", type=int, default=24, show_default=True, help="Plays from each position.")
@click.option("--bot", default="average", show_default=True, help="Who plays on: a bot, or a skill from 0 to 1.")
@click.option("--played-by", metavar="BOT", help="Review a model call of SCENARIO that this bot plays.")
@click.option("--as", "role", type=click.Choice(["buyer"]), help="Be the buyer of SCENARIO, and review the seller.")
@click.option("--script", metavar="FILE", help="With --as buyer: what the buyer does, one line a turn; - for stdin.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The luck of a model call.")
@click.option("--at", "turn", type=click.IntRange(min=1), help="Change the line of this turn; needs --say.")
@click.option("--say", "lines", multiple=True, metavar="WORDS", help="What to say instead; again for the lines after.")
@click.option("--means", "moves", multiple=True, metavar="MOVE", help="What the first --say does, if not read from it.")
@click.option("--on", "subject", metavar="SUBJECT", help="What it is about, with --means.")
@click.option("--workers", type=click.IntRange(min=0), help="Worker processes; left out: one for each processor.")
@click.option("--all", "all_alternatives", is_flag=True, help="Show what could be said instead of good lines, too.")
@click.option("--report", metavar="FILE", help="Write an HTML page to hand to a coach.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def review(
    attempt: str,
    plays: int,
    bot: str,
    played_by: str | None,
    role: str | None,
    script: str | None,
    seed: int,
    turn: int | None,
    lines: tuple[str, ...],
    moves: tuple[str, ...],
    subject: str | None,
    workers: int | None,
    all_alternatives: bool,
    report: str | None,
    as_json: bool,
) -> None:
    """Review ATTEMPT, an id or a journal file: what every line was worth, and what would have been better.

    A bot plays on from before and after every line, on the luck of the attempt and on other luck; the mean score is
    what the call was worth there. With --played-by, ATTEMPT is a scenario, and a bot's call at it is reviewed; with
    --as buyer as well, a bot sells, and --script says what the buyer does.

    With --at 8 --say "..." the line of turn 8 is changed and the call played on from there on the same luck; both
    ways are shown side by side.
    """
    if (turn is None) != (not lines):
        raise click.UsageError("--at and --say belong together: the turn to change, and what to say in it.")
    if report is not None and not report.endswith((".html", ".htm")):
        raise InputError(f"“{report}” is no name for a page.", "Let it end in .html.")
    asked = _call if role is None else partial(_buyers_call, script=script)
    call = asked(attempt, bot, played_by, seed)
    if turn is not None:
        _change(call, turn, _instead(lines, moves, subject), plays, as_json)
        return
    from salessim.app.review import review as reviewed

    made = reviewed(call, plays=plays, workers=workers)
    if report is not None:
        _write_report(made, Path(report))
    if as_json:
        click.echo(json.dumps(made.as_json(), ensure_ascii=False, indent=2))
    elif report is None:
        from salessim.cli.review_text import review_lines

        for line in review_lines(made, all_alternatives=all_alternatives):
            click.echo(line)


def _call(attempt: str, bot: str, played_by: str | None, seed: int) -> "Reviewable":
    # The use cases load the documents and the rules; --help does without them.
    from salessim.app.review import reviewable
    from salessim.conversation.bots.roster import bot_called

    bot_called(bot)  # an unknown one is refused before anything is read
    if played_by is None:
        from salessim.cli.play_commands import text_of_attempt

        return reviewable(text_of_attempt(attempt), attempt, bot)
    from salessim.app.model_call import model_call
    from salessim.library.finding import Library, own_folder

    call = model_call(Library(own_folder(os.environ)), attempt, played_by, seed=seed, now=datetime.now(UTC))
    return reviewable(call.journal(), call.attempt, bot)


def _buyers_call(scenario: str, bot: str, seller: str | None, seed: int, script: str | None) -> "Reviewable":
    from salessim.app.practice_desk import buyers_call
    from salessim.app.review import reviewable_buyers_call
    from salessim.cli.buyer_playing import answer_from
    from salessim.cli.play_commands import script_lines
    from salessim.conversation.bots.roster import bot_called
    from salessim.library.finding import Library, own_folder

    bot_called(bot)
    call = buyers_call(Library(own_folder(os.environ)), scenario, seed=seed, seller=seller or "")
    answer_from(call, script_lines(script))
    return reviewable_buyers_call(call, bot)


def _instead(lines: tuple[str, ...], moves: tuple[str, ...], subject: str | None) -> tuple["ScriptTurn", ...]:
    from salessim.model.scenario import ScriptTurn

    first = ScriptTurn(you=lines[0], means=moves, on=subject)
    return (first, *(ScriptTurn(you=line) for line in lines[1:]))


def _change(call: "Reviewable", turn: int, lines: tuple["ScriptTurn", ...], plays: int, as_json: bool) -> None:
    from salessim.app.review_branch import branch

    made = branch(call, turn, lines, plays=plays)
    if as_json:
        click.echo(json.dumps(made.as_json(), ensure_ascii=False, indent=2))
        return
    from salessim.cli.branch_text import branch_lines

    for line in branch_lines(made):
        click.echo(line)


def _write_report(made: "ReviewView", path: Path) -> None:
    from salessim.reports.page.review_page import review_html

    try:
        path.write_text(review_html(made), encoding="utf-8")
    except OSError as error:
        raise SurroundingsError(f"I cannot write “{path}”: {error.strerror}.") from error
    click.echo(f"Written: {path}", err=True)
