"""`salessim say`: how a line is read."""

import json
import os
import sys
import textwrap
from typing import TYPE_CHECKING

import click

from salessim.errors import InputError

if TYPE_CHECKING:
    from salessim.app.say_line import Said, Sayings

_DOUBT = {"sure": "taken as it is", "unsure": "you would be asked", "lost": "the buyer would ask what you mean"}
_FORMS = {"open": "An open question.", "closed": "A closed question.", "none": "No question."}


@click.command()
@click.argument("words", nargs=-1, metavar="[SCENARIO] TEXT")
@click.option("--before", default="", metavar="TEXT", help="What the buyer said just before.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
@click.option("--jsonl", is_flag=True, help='Read lines {"text": ..., "before": ...} from standard input.')
def say(words: tuple[str, ...], before: str, as_json: bool, jsonl: bool) -> None:
    """Show how a line is read, and why: TEXT alone, or as it would be read in SCENARIO.

    With --jsonl every line of standard input is answered by one line of JSON: the moves with their probabilities, the
    form of the question, the amounts (money in units of the currency, lengths of time in months), and the topic.
    """
    if jsonl:
        if len(words) > 1 or before or as_json:
            raise click.UsageError("With --jsonl give at most a scenario; the lines come from standard input.")
        _answer(_sayings(words[0] if words else None))
        return
    if not 1 <= len(words) <= 2:
        raise click.UsageError('Give a line in quotation marks, or a scenario and a line: say "How often is that?".')
    said = _sayings(words[0] if len(words) == 2 else None).say(words[-1], before)
    if as_json:
        click.echo(json.dumps(said.as_json(), ensure_ascii=False, indent=1))
    else:
        _print(said)


def _sayings(scenario: str | None) -> "Sayings":
    # The reader loads numpy and the coefficients; --help does without them.
    from salessim.app.own_lines import understanding_of_user
    from salessim.app.say_line import Sayings
    from salessim.library.finding import Library, own_folder

    return Sayings(Library(own_folder(os.environ)), scenario, understanding_of_user(os.environ))


def _answer(sayings: "Sayings") -> None:
    wrong = 0
    for answer in sayings.answers(sys.stdin):
        if isinstance(answer, InputError):
            wrong += 1
            where = f"{answer.place}: " if answer.place else ""
            click.echo(f"{where}{answer.message} {answer.hint}".rstrip(), err=True)
        else:
            click.echo(answer)
    if wrong:
        lines = "1 line" if wrong == 1 else f"{wrong} lines"
        raise InputError(f"{lines} could not be read; the others were answered.")


def _print(said: "Said") -> None:
    for number, (move, share) in enumerate(said.shown):
        name = f"{said.labels[move]} ({move})" if said.labels[move] != move else move
        told = f"  {_DOUBT[said.read.doubt]}" if number == 0 else ""
        click.echo(f"  {share:>4.0%}  {name}{told}")
    if not said.shown:
        click.echo(f"  Not understood: {_DOUBT['lost']}.")
    if len(said.read.moves) > 1:
        click.echo(f"  Several moves: {', '.join(said.read.moves)}.")
    facts = [_FORMS[said.read.question]]
    if said.topic_title:
        facts.append(f"About: {said.topic_title}.")
    amounts = {kind: values for kind, values in said.read.amounts.as_json().items() if values}
    facts += [f"{_AMOUNTS[kind]}: {', '.join(_number(value) for value in values)}." for kind, values in amounts.items()]
    facts.append(f"{said.read.words} words, {said.read.seconds:.0f} s.")
    click.echo(_wrapped("  ", " ".join(facts)))
    if said.reasons:
        click.echo(_wrapped("  ", f"What speaks for it: {'; '.join(said.reasons)}."))


_AMOUNTS = {"money": "Money", "percent": "Percent", "date": "Date", "duration": "Months"}


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.10g}"


def _wrapped(lead: str, text: str) -> str:
    return textwrap.fill(text, 100, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)
