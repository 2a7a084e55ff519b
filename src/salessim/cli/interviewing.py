"""`salessim new scenario --ask`: the interview at a terminal."""

from pathlib import Path

import click

from salessim.cli.refusing import INTERRUPTED, in_words
from salessim.errors import NotFoundError, SurroundingsError
from salessim.library.interview import QUESTIONS, Question, ask_all, read_answers


def answers_to_all(ask: bool, file: str | None) -> dict[str, str]:
    """An answer to every question: given before, asked for now, or the default.

    Where the interview is stopped, the answers so far are printed and the program ends.

    Args:
        ask: Whether to ask.
        file: A file of answers; None: none.
    """
    known = read_answers(_read(file), file) if file else {}
    if not ask:
        return {one.key: one.default for one in QUESTIONS} | known
    click.echo("Enter keeps what stands in brackets. Ctrl+C stops, and keeps your answers.\n", err=True)
    answers = ask_all(_ask, lambda error: click.echo(in_words(error), err=True), known)
    if answers.was_stopped:
        click.echo(err=True)
        if answers.given:
            click.echo(answers.as_yaml(), nl=False)
            hint = "Stopped. Keep the lines above in a file, and go on with: salessim new scenario --ask --answers FILE"
            click.echo(hint, err=True)
        raise click.exceptions.Exit(INTERRUPTED)
    return answers.complete()


def _ask(question: Question) -> str:
    try:
        return str(click.prompt(question.asks, default=question.default, err=True))
    except click.Abort as stop:
        raise EOFError from stop


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file “{file}”.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SurroundingsError(f"I cannot read “{file}”.", "Is it a text file, saved as UTF-8?") from error
