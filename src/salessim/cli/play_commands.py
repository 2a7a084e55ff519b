"""`salessim play` and `salessim score`."""

import json
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from salessim.errors import InputError, NotFoundError, SurroundingsError

if TYPE_CHECKING:
    from salessim.app.call_views import CallView, MarkGroup
    from salessim.app.play import Call
    from salessim.app.score_attempt import Scored
    from salessim.app.scripts import Script

_WIDTH = 80
_INDENT = 10


@click.command()
@click.argument("scenario")
@click.option("--playbook", metavar="NAME", help="Mark it by another playbook than the scenario's own.")
@click.option("--difficulty", default="standard", show_default=True, help="gentle, standard or tough.")
@click.option("--seed", type=click.IntRange(min=0), help="The luck of the attempt; left out: new luck.")
@click.option("--script", metavar="FILE", help="Lines to play, one a turn, or a list of turns; - for standard input.")
@click.option("--sample", metavar="NAME", help="Play one of the scenario's own sample calls.")
@click.option("--at", "point", metavar="POINT", help="Begin after “turn 5 of NAME”, or where a condition holds.")
@click.option("--as", "role", type=click.Choice(["seller", "buyer"]), default="seller", help="Which side you are.")
@click.option("--seller", default="average", show_default=True, help="As the buyer: who sells, a bot or 0 to 1.")
@click.option("--after", metavar="ATTEMPT", help="Follow this finished attempt at the call before, an id or a file.")
@click.option("--trainee", metavar="NAME", help="Who plays; left out: as the settings say.")
@click.option("--reveal", is_flag=True, help="Show what the buyer hides; the attempt does not count.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def play(
    scenario: str,
    playbook: str | None,
    difficulty: str,
    seed: int | None,
    script: str | None,
    sample: str | None,
    point: str | None,
    role: str,
    seller: str,
    after: str | None,
    trainee: str | None,
    reveal: bool,
    as_json: bool,
) -> None:
    """Play SCENARIO, a shipped name or a file: in the app, or from a script.

    With --at a call begins at a point of it: after a turn of a sample call (the first, or that of --sample), or where a
    condition holds, such as --at "shared_all: [budget], trust: open". What lies before is played for you; --script goes
    on from there. Such an attempt does not count.

    A scenario that follows another remembers the attempt that --after names: what was said, agreed and shown then, and
    how people felt. Left out, that call went as its trainer says it usually goes.

    With --as buyer a bot sells, and you are the buyer: --script has one line a turn, such as “hold-back”, “tell”,
    “object: NAME”, “agree”, “end”, or words alone. Such a call is not kept.
    """
    if role == "buyer":
        if sample is not None or point is not None or after is not None or reveal:
            raise InputError("As the buyer there is only --script, --seed, --playbook and --difficulty.", "")
        _play_as_buyer(scenario, playbook, difficulty, seed, script, seller, trainee, as_json)
        return
    if script is None and sample is None and point is None:
        if reveal:
            raise InputError("What the buyer hides is shown in scripted calls only.", "Add --script, --sample or --at.")
        if after is not None:
            raise InputError("The app follows the last attempt by itself.", "Leave --after out, or add --script.")
        _play_in_app(scenario, playbook, difficulty, seed, trainee)
        return
    if point is None and script is not None and sample is not None:
        raise click.UsageError("Give --script or --sample, not both.")
    text = _script_text(script) if script is not None else None
    call = _begun(scenario, playbook, difficulty, seed, sample, point, after, trainee, reveal)
    left_over = 0
    if point is not None and text is None:
        call.hang_up()
    else:
        from salessim.app.scripts import play_script

        lines = _script(call, text, script, sample)
        if lines.has_free_lines:
            from salessim.app.own_lines import understanding_of_user  # it begins to load the encoder

            call.understanding = understanding_of_user(os.environ)  # as the app reads them
        left_over = play_script(call, lines)
    if left_over:
        click.echo(f"The call was over before the script: {left_over} lines were not said.", err=True)
    for turn, problem in call.misread.items():
        click.echo(f"Turn {turn} offers what is not on the table. {problem}", err=True)
    if call.warning:
        click.echo(call.warning, err=True)
    _print_call(call, as_json)


def _play_as_buyer(
    scenario: str,
    playbook: str | None,
    difficulty: str,
    seed: int | None,
    script: str | None,
    seller: str,
    trainee: str | None,
    as_json: bool,
) -> None:
    from salessim.app.practice_desk import buyers_call
    from salessim.cli.buyer_playing import new_seed, play_as_buyer
    from salessim.library.finding import Library, own_folder

    if script is None and sys.stdin.isatty() and sys.stdout.isatty() and not as_json:
        from salessim.tui.starting import run_app

        run_app(open_scenario=scenario, trainee=trainee, as_buyer=True)
        return
    lines = script_lines(script)
    chosen = new_seed(seed)
    library = Library(own_folder(os.environ))
    call = buyers_call(library, scenario, seed=chosen, playbook=playbook, difficulty=difficulty, seller=seller)
    play_as_buyer(call, chosen, lines, as_json=as_json)


def _begun(
    scenario: str,
    playbook: str | None,
    difficulty: str,
    seed: int | None,
    sample: str | None,
    point: str | None,
    after: str | None,
    trainee: str | None,
    reveal: bool,
) -> "Call":
    """An attempt that has begun: at its first line, or at a point of the call."""
    # The use cases load the documents and the rules; --help does without them.
    from salessim.app.call_point import start_call_at
    from salessim.app.earlier_attempts import attempt_before
    from salessim.app.play import start_call
    from salessim.app.records_of_user import attempts_of_user
    from salessim.conversation.journal import Aid
    from salessim.library.finding import Library, own_folder

    now = datetime.now(UTC)
    library = Library(own_folder(os.environ))
    chosen: dict[str, Any] = {
        "seed": secrets.randbelow(2**32) if seed is None else seed,
        "attempt": f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}",
        "now": now,
        "store": attempts_of_user(os.environ, trainee),
        "playbook": playbook,
        "difficulty": difficulty,
    }
    earlier, counts = attempt_before(text_of_attempt(after), after) if after is not None else (None, True)
    if point is not None and earlier is not None:
        raise InputError("A call cannot begin at a point and follow an attempt.", "Leave --at or --after out.")
    if point is not None:
        return start_call_at(library, scenario, point, sample=sample, is_revealed=reveal, **chosen)
    aid = Aid(is_revealed=reveal, begins_at="" if counts else f"after {after}") if reveal or not counts else None
    return start_call(library, scenario, aid=aid, earlier=earlier, **chosen)


def _script(call: "Call", text: str | None, file: str | None, sample: str | None) -> "Script":
    from salessim.app.scripts import read_script, sample_script

    if text is None:
        return sample_script(call.scenario, sample or "")
    return read_script(text, "standard input" if file == "-" else file or "")


def script_lines(file: str | None) -> list[str]:
    """The lines of a script of plain words, without remarks; none where there is no file.

    Raises:
        InputError: There is no such file, or it is no text.
        SurroundingsError: It cannot be read.
    """
    text = _script_text(file) if file is not None else ""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _script_text(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file “{file}”.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"“{file}” is not a text in UTF-8.", "Save it as UTF-8 text.") from error
    except OSError as error:
        raise SurroundingsError(f"I cannot read “{file}”: {error.strerror}.") from error


def _play_in_app(scenario: str, playbook: str | None, difficulty: str, seed: int | None, trainee: str | None) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(
            "There is no terminal to play in.",
            "Give the lines with --script FILE (or - for standard input), or play a sample call with --sample NAME.",
        )
    if playbook is not None or seed is not None or difficulty != "standard":
        raise InputError(
            "In the app, playbook, difficulty and seed are chosen on its screens.",
            "Leave the options out, or use --script.",
        )
    from salessim.tui.starting import run_app

    run_app(open_scenario=scenario, trainee=trainee)


@click.command()
@click.argument("attempt")
@click.option("--explain", is_flag=True, help="Show the lines that earned or lost each mark.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def score(attempt: str, explain: bool, as_json: bool) -> None:
    """Recompute the marks of ATTEMPT, an id or a journal file, from its journal."""
    from salessim.app.score_attempt import score_journal

    text = text_of_attempt(attempt)
    scored = score_journal(text, attempt)
    if as_json:
        click.echo(json.dumps(scored.as_json(_events(text)), ensure_ascii=False, indent=2))
        return
    said: Sequence[str] = ()
    if not _is_file(attempt):
        from salessim.cli.progress_commands import said_about

        said = said_about(attempt)
    _print_marks(scored)
    for line in said:
        click.echo(line)
    if explain:
        _print_explanation(scored)
        _print_pad(scored)


def text_of_attempt(attempt: str) -> str:
    """The journal of an attempt: its id, or a journal file.

    Raises:
        InputError: There is none, or it is no text.
        SurroundingsError: It cannot be read.
    """
    from salessim.app.records_of_user import attempts_of_user

    if _is_file(attempt):
        return _script_text(attempt)
    return attempts_of_user(os.environ).read(attempt)


def _is_file(attempt: str) -> bool:
    return attempt.endswith(".jsonl") or os.sep in attempt


def _events(text: str) -> list[object]:
    return [json.loads(line) for line in text.splitlines()[1:] if line]


def _print_call(call: "Call", as_json: bool) -> None:
    from salessim.app.score_attempt import score_journal

    text = call.journal()
    scored = score_journal(text, call.attempt)
    is_revealed = call.header.aid is not None and call.header.aid.is_revealed
    if as_json:
        values = scored.as_json(_events(text))
        if is_revealed:
            from salessim.conversation.revealing import hidden_moments

            values["hidden"] = [moment.as_json() for moment in hidden_moments(call.session)]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    hidden: Mapping[int, Sequence[str]] = {}
    if is_revealed:
        from salessim.cli.revealing import hidden_rows

        hidden = hidden_rows(call)
    _print_transcript(call.view, hidden)
    _print_marks(scored)
    for said in scored.told.says:
        click.echo(_wrapped("  - ", said))
    _print_pad(scored)
    _print_findings(scored)
    click.echo(f"\nAttempt {call.attempt}, seed {call.header.seed}.")


def _print_transcript(view: "CallView", hidden: Mapping[int, Sequence[str]]) -> None:
    click.echo(f"{view.title}\n")
    before = 0
    for line in view.lines:
        for turn in range(before, line.turn):
            _print_hidden(hidden.get(turn, ()))
        before = line.turn
        if line.kind == "said":
            name = line.speaker.split()[0]
            click.echo(_wrapped(f"  {name:<{_INDENT - 4}}  ", line.text))
        elif line.kind == "reading":
            click.echo(_wrapped(f"{'':{_INDENT}}‹ ", f"{line.text} ›"))
        else:
            who = f"{line.speaker.split()[0]} " if line.kind == "cue" else ""
            click.echo(_wrapped(f"{'':{_INDENT}}◦ ", f"{who}{line.text}"))
    _print_hidden(hidden.get(before, ()))
    minutes, seconds = divmod(view.seconds_gone, 60)
    share = f", you spoke {view.talk_share_pct} %" if view.talk_share_pct is not None else ""
    click.echo(f"\n{view.turn} turns, {minutes}:{seconds:02d} of {view.seconds_allowed // 60} min{share}.\n")


def _print_hidden(rows: Sequence[str]) -> None:
    for row in rows:
        click.echo(_wrapped(f"{'':{_INDENT}}▒ ", row, break_on_hyphens=False))


def _print_marks(scored: "Scored") -> None:
    from salessim.conversation.words import RESULTS

    marks = scored.marks
    verdict = "passed" if marks.has_passed else "not passed"
    result = RESULTS[marks.result]
    click.echo(f"{result}: {marks.score} of 100 points, {marks.pass_mark} pass: {verdict}.")
    if scored.why_not:
        click.echo(_wrapped("  ", scored.why_not))
    if scored.corrected.turns:
        click.echo(_wrapped("  ", scored.corrected.in_words))
    click.echo(_wrapped("  ", scored.told.lesson))
    for group in scored.groups:
        click.echo(f"\n{group.title}")
        _print_group(group)
    click.echo()


def _print_group(group: "MarkGroup") -> None:
    for mark in group.marks:
        if not mark.is_applicable:
            click.echo(f"  –  {mark.criterion:<52}  not applicable")
            continue
        glyph = "✓" if mark.points >= mark.of else "·" if mark.points else "✗"
        turns = f"  turn{'s' if len(mark.turns) > 1 else ''} {', '.join(map(str, mark.turns))}" if mark.turns else ""
        click.echo(f"  {glyph}  {mark.criterion:<52}{mark.points:5.1f} of {mark.of:4.1f}{turns}")


def _print_pad(scored: "Scored") -> None:
    if not scored.told.pad:
        return
    click.echo("\nYour pad")
    for line in scored.told.pad:
        written = f"“{line.written}”: " if line.written else ""
        click.echo(_wrapped("  ", f"{line.slot}: {written}{line.standing}. It was: {line.said}"))


def _print_findings(scored: "Scored") -> None:
    click.echo("\nWhat there was to find out")
    for found in scored.told.findings:
        about = f"{found.subject}, {found.rung}" if found.rung else found.subject
        click.echo(_wrapped(f"  {'✓' if found.was_found else '–'}  ", f"{about}: {found.text}"))


def _print_explanation(scored: "Scored") -> None:
    said = {number: turn.said.text for number, turn in enumerate(scored.journal.turns, start=1)}
    for group in scored.groups:
        for mark in group.marks:
            click.echo(f"{mark.criterion}: {mark.why}")
            for turn in mark.turns:
                click.echo(_wrapped(f"  {turn:>3}  ", said.get(turn, "")))


def _wrapped(lead: str, text: str, *, break_on_hyphens: bool = True) -> str:
    import textwrap

    return textwrap.fill(
        text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=break_on_hyphens
    )
