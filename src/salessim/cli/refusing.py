"""What the command line says when something goes wrong, and the exit code it leaves with."""

import contextlib
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from salessim.errors import DocumentError, SalessimError

INTERRUPTED = 130
"""Exit code after Ctrl+C, by the convention of shells (128 + SIGINT)."""

WRONG = 2
DEBUG_VARIABLE = "SALESSIM_DEBUG"
"""Set to 1 it lets unexpected errors show their traceback."""

_LOG_MAX_BYTES = 500_000


def exit_code_of(error: BaseException) -> int:
    """Say what went wrong, in words, and give the exit code.

    Raises:
        BaseException: What was unexpected, where `SALESSIM_DEBUG` asks for it.
    """
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):
        # click itself ends a program whose reader has gone, with 1; that is no failure.
        is_unread = type(sys.stdout).__name__ == "PacifyFlushWrapper"
        return 0 if is_unread else error.code if isinstance(error.code, int) else WRONG
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # Whoever read the output has seen enough. Without this, Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(error, click.ClickException):
        _say(_usage(error))
        return WRONG
    if isinstance(error, SalessimError):
        _say(in_words(error))
        return WRONG
    if os.environ.get(DEBUG_VARIABLE) == "1":
        raise error
    _say(_unexpected(error))
    return WRONG


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody listens
        click.echo(text, err=True)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "salessim"
    return f"{error.format_message()}\n`{path} --help` says how it is used."


def in_words(error: SalessimError) -> str:
    """What to tell the user about an error: where, what, and what to do."""
    if isinstance(error, DocumentError):
        from salessim.library.printing import written

        return written(error.problems)
    where = f"{error.place}: " if error.place else ""
    return f"{where}{error.message}" + (f"\n{error.hint}" if error.hint else "")


def _unexpected(error: BaseException) -> str:
    log = write_crash(error, crash_log(), datetime.now(UTC))
    where = f" The details are in {log}." if log else f" Set {DEBUG_VARIABLE}=1 to see the details."
    return f"Something went wrong inside salessim ({type(error).__name__}).{where}"


def crash_log() -> Path:
    """The file that keeps the details of unexpected errors."""
    from platformdirs import user_log_path

    named = os.environ.get("SALESSIM_DATA")
    folder = Path(named).expanduser() / "logs" if named else user_log_path("salessim", appauthor=False)
    return folder / "errors.log"


def write_crash(error: BaseException, path: Path, now: datetime) -> Path | None:
    """Add an unexpected error to a log; the log of before is kept once it has grown too long.

    Its message is left out: it may quote what a trainee typed, and the log holds no trainee's text.

    Returns:
        The log, None where it cannot be written.
    """
    details = "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LOG_MAX_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{now.isoformat(timespec='seconds')}\n{details}\n")
    except OSError:
        return None
    return path
