"""`salessim autoplay`."""

import json
import os
import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.app.aim_at_line import Aimed
    from salessim.app.autoplay_report import Autoplay, Gate
    from salessim.runs import Progress

_WIDTH = 100


@click.command()
@click.argument("scenario")
@click.option("-n", "--plays", type=click.IntRange(min=1), default=200, show_default=True, help="Calls of each bot.")
@click.option("--bots", metavar="A,B", default="", help="Which bots, or skills from 0 to 1; left out: all with a name.")
@click.option("--playbook", metavar="NAME", help="Another playbook than the scenario's own.")
@click.option("--difficulty", default="standard", show_default=True, help="gentle, standard or tough.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the first call.")
@click.option("--aim", metavar="LINE", help="Look for a way to one line: its number, its path or some of its words.")
@click.option("--workers", type=click.IntRange(min=0), help="Worker processes; 0: none; left out: as many as pay.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def autoplay(
    scenario: str,
    plays: int,
    bots: str,
    playbook: str | None,
    difficulty: str,
    seed: int,
    aim: str | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Let bots play SCENARIO: how scores spread, how calls end, which lines are heard."""
    from salessim.library.finding import Library, own_folder

    library = Library(own_folder(os.environ))
    chosen = tuple(name.strip() for name in bots.split(",") if name.strip())
    if aim is not None:
        from salessim.app.aim_at_line import aim_at_line

        aimed = aim_at_line(library, scenario, aim, bots=chosen, playbook=playbook, difficulty=difficulty, seed=seed)
        click.echo(_json(aimed.as_json()) if as_json else _written_way(aimed))
        return
    from salessim.app.autoplay import autoplay as let_play

    began = time.monotonic()
    result = let_play(
        library,
        scenario,
        bots=chosen,
        plays=plays,
        playbook=playbook,
        difficulty=difficulty,
        seed=seed,
        workers=workers,
        on_progress=_show_progress if sys.stderr.isatty() else None,
    )
    seconds = time.monotonic() - began
    click.echo(_json(result.as_json()) if as_json else _written(result))
    number = sum(bot.plays for bot in result.bots.values())
    click.echo(f"{number:,} calls in {seconds:.1f} s, {number / seconds:,.0f} a second.", err=True)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _show_progress(progress: "Progress") -> None:
    share = 100 * progress.done // (progress.total or 1)
    click.echo(f"\r{share:3} %" if progress.done != progress.total else "\r     \r", nl=False, err=True)


def _written(result: "Autoplay") -> str:
    rows = [f"{result.scenario} · {result.difficulty} · {result.playbook} · seeds from {result.seed}", ""]
    rows += _written_bots(result)
    if result.gates:
        rows += ["", "Conditions: the share of calls in which each let the bot through, of those in which it was met"]
        rows += [row for gate in result.gates for row in _written_gate(gate)]
    rows += ["", *_written_lines(result)]
    if result.checks:
        rows += ["", "The scenario's own expectations"]
        rows += [f"  {'✓' if check.held else '✗'}  {check.check} ({check.found})" for check in result.checks]
    return "\n".join(rows)


def _written_bots(result: "Autoplay") -> list[str]:
    rows = [f"{'bot':<16}{'P10':>4}{'P50':>5}{'P90':>5}{'passed':>8}{'lines':>7}  endings"]
    for name, bot in result.bots.items():
        endings = ", ".join(f"{ending} {share:.0%}" for ending, share in bot.endings.items())
        score = bot.score
        rows.append(
            f"{name:<16}{score.p10:>4}{score.p50:>5}{score.p90:>5}{bot.passed:>8.0%}{bot.lines:>7.1f}  {endings}"
        )
    return rows


def _written_gate(gate: "Gate") -> list[str]:
    shares = ", ".join(
        f"{name} {passed.share:.0%} of {passed.calls} (trust {passed.trust.p50})" for name, passed in gate.bots.items()
    )
    return [f"  {gate.where.file}:{gate.where.line}  {gate.what}: {gate.condition}", f"      {shares}"]


def _written_lines(result: "Autoplay") -> list[str]:
    calls = sum(bot.plays for bot in result.bots.values())
    said = [line for line in result.lines if line.said]
    rows = [f"Lines: {len(said)} of {len(result.lines)} were said. In how many of the {calls:,} calls:"]
    for each in sorted(result.lines, key=lambda line: line.said):
        share = f"{each.said:>7,}" if each.said else "  never"
        rows.append(f"{share}  {each.line.where.file}:{each.line.where.line}  {_short(each.line.text)}")
    return rows


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH - 30 else f"{text[: _WIDTH - 31].rstrip()}…"


def _written_way(aimed: "Aimed") -> str:
    line = aimed.found
    if line is None or aimed.way is None:
        wanted = "; ".join(f"{one.where.file}:{one.where.line} “{_short(one.text)}”" for one in aimed.lines)
        return f"# No way was found to {wanted}"
    return "\n".join(
        [
            f"# {line.where.file}:{line.where.line} “{_short(line.text)}”",
            f"# {len(aimed.way.turns)} turns, seed {aimed.way.seed}, {aimed.difficulty}. The answer to the last:",
            f"# {aimed.way.said}",
            aimed.script().rstrip() or "# It is said before your first line, or when you hang up.",
        ]
    )
