"""The command `salessim`: finds the command that is meant, and turns whatever goes wrong into words and an exit code.

Exit codes: 0 done, 1 the answer is no (a check failed), 2 wrong usage or input. Results go to stdout, everything else
to stderr. A command's module is imported only when it is used.
"""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from salessim import __version__
from salessim.cli.refusing import exit_code_of

COMMANDS: dict[str, tuple[str, str]] = {
    "play": ("salessim.cli.play_commands:play", "Play a call: in the app, or from a script."),
    "score": ("salessim.cli.play_commands:score", "Recompute the marks of an attempt."),
    "review": ("salessim.cli.review_command:review", "Review an attempt: what every line was worth."),
    "autoplay": ("salessim.cli.autoplay_command:autoplay", "Let bots play a scenario."),
    "validity": ("salessim.cli.validity_command:validity", "Show whether the marks of a scenario mean anything."),
    "simulate": ("salessim.cli.simulate_command:simulate", "Simulate a sales department."),
    "whatif": ("salessim.cli.whatif_command:whatif", "Answer a manager's question about a department."),
    "staff": ("salessim.cli.staff_command:staff", "Search whom to hire to reach a goal at the least cost."),
    "territory": ("salessim.cli.territory_command:territory", "Share out accounts to reps, evenly and cheaply."),
    "trace": ("salessim.cli.trace_command:trace", "Tell the life of one prospect."),
    "calibrate": ("salessim.cli.calibrate_command:calibrate", "Make a department from the exports of a CRM."),
    "forecast": ("salessim.cli.forecast_command:forecast", "Forecast wins and revenue from a pipeline."),
    "backtest": ("salessim.cli.backtest_command:backtest", "Test the forecast on days gone by."),
    "validate": ("salessim.cli.validate_command:validate", "Put the simulation to the truth tests."),
    "say": ("salessim.cli.say_commands:say", "Show how a line is read, and why."),
    "bank": ("salessim.cli.bank_commands:bank", "Look into the phrase bank, and add to it."),
    "negotiate": ("salessim.cli.negotiate_commands:negotiate", "Look into negotiations."),
    "check": ("salessim.cli.library_commands:check", "Find every mistake in documents."),
    "list": ("salessim.cli.library_commands:list_", "List the documents that can be found by name."),
    "new": ("salessim.cli.library_commands:new", "Start a new document."),
    "explain": ("salessim.cli.library_commands:explain", "Say which line of which file gave a value."),
    "map": ("salessim.cli.trainer_commands:map_", "Draw a scenario as a flowchart."),
    "diff": ("salessim.cli.trainer_commands:diff", "Say how two versions of a document differ."),
    "migrate": ("salessim.cli.trainer_commands:migrate", "Rewrite a document of an older format."),
    "schema": ("salessim.cli.library_commands:schema", "Print the JSON Schema of a kind of document."),
    "params": ("salessim.cli.library_commands:params", "Show the engine's own numbers with their sources."),
    "serve": ("salessim.cli.serve_command:serve", "Open the app in a browser of this computer."),
    "progress": ("salessim.cli.progress_commands:progress", "Show attempts, marks and what was assigned."),
    "enrol": ("salessim.cli.class_commands:enrol", "Put people into a class."),
    "rename": ("salessim.cli.class_commands:rename", "Give a person another name."),
    "assign": ("salessim.cli.class_commands:assign", "Assign a scenario to a person or a class."),
    "note": ("salessim.cli.class_commands:note", "Put a trainer's note beside a mark."),
    "dispute": ("salessim.cli.class_commands:dispute", "Say that a mark is wrong."),
    "settle": ("salessim.cli.class_commands:settle", "Decide about a disputed mark."),
    "export": ("salessim.cli.progress_commands:export", "Take records away: of a person, a class, a call."),
    "forget": ("salessim.cli.progress_commands:forget", "Delete everything that is kept of a person."),
    "doctor": ("salessim.cli.library_commands:doctor", "Look over the surroundings."),
}
"""Each command: where it is, and what it does."""


class LazyGroup(click.Group):
    """A group of commands that are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks so
        """The names of all commands, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click asks so
        """The command with a name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant.

        Raises:
            click.UsageError: There is none of that name; names the nearest.
        """
        if args and args[0] not in COMMANDS:
            from salessim.library.wording import nearest, quoted

            near = nearest(args[0], list(COMMANDS))
            hint = f"Did you mean “{near}”?" if near else "`salessim --help` lists them."
            raise click.UsageError(f"There is no command {quoted(args[0])}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click asks so
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, what) for name, (_, what) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="salessim %(version)s")
@click.option("--trainee", metavar="NAME", help="Who plays in the app; left out: as the settings say.")
@click.pass_context
def salessim(ctx: click.Context, trainee: str | None) -> None:
    """A flight simulator for selling, and a planning bench for sales departments.

    Without a command the app opens.
    """
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        importlib.import_module("salessim.tui.starting").run_app(trainee=trainee)
    else:
        click.echo(ctx.get_help())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; raises nothing that a user could cause."""
    for stream in (sys.stdout, sys.stderr):
        # Windows code pages lack typographic signs; a sign that cannot be shown must not end the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if os.name == "nt" else None, errors="replace")
    try:
        code = salessim.main(arguments, prog_name="salessim", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - the last place where anything can be said in plain words
        return exit_code_of(error)
    return code if isinstance(code, int) else 0


def main() -> None:
    """The entry point."""
    sys.exit(run())
