"""`salessim play --as buyer`: somebody sells, and a script says what the buyer does."""

import json
import secrets
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.app.buyers_call import BuyersCall
    from salessim.app.practice_port import BuyerChoice

_WIDTH = 80
_NAME = 8
_ANSWER = "answer"


def play_as_buyer(call: "BuyersCall", seed: int, lines: Sequence[str], *, as_json: bool) -> None:
    """Play a call from the buyer's side and print it with the seller's marks.

    Args:
        call: The call.
        seed: Seed of its luck.
        lines: What the buyer does, one a turn: `hold-back`, `object: NAME`, `end: words`, or words alone, which are
            an answer. When they are used up he answers as the rules have it.
        as_json: Whether it is printed for programs.

    Raises:
        InputError: A line names what cannot be done then.
    """
    answer_from(call, lines)
    if as_json:
        click.echo(json.dumps(_values(call, seed), ensure_ascii=False, indent=2))
    else:
        for row in _rows(call, seed):
            click.echo(row)


def answer_from(call: "BuyersCall", lines: Sequence[str]) -> None:
    """Answer the seller to the end of the call; the arguments are those of `play_as_buyer`.

    Raises:
        InputError: A line names what cannot be done then.
    """
    rest = iter(lines)
    while not call.view.has_ended:
        choice, text = _meant(next(rest, _ANSWER), call.view.choices)
        call.reply(choice, text)
    left_over = len(list(rest))
    if left_over:
        click.echo(f"The call was over before the script: {left_over} lines were not said.", err=True)


def new_seed(given: int | None) -> int:
    """The seed that was given, else a new one."""
    return secrets.randbelow(2**32) if given is None else given


def _meant(line: str, choices: "Sequence[BuyerChoice]") -> tuple[str, str]:
    """The choice that a line makes, and the words after it."""
    known = sorted((choice.id for choice in choices), key=len, reverse=True)
    for choice in known:
        if line == choice:
            return choice, ""
        if line.startswith(f"{choice}:"):
            return choice, line[len(choice) + 1 :].strip()
    deed = line.partition(":")[0].strip()
    if deed in ("answer", "hold-back", "tell", "agree", "refuse", "object", "end"):
        return line, ""  # it is refused with what there is
    return _ANSWER, line


def _values(call: "BuyersCall", seed: int) -> dict[str, object]:
    marked = call.mark_seller({})
    marks = call.marks()
    session = call.swapped.session
    return {
        "attempt": "",
        "as": "buyer",
        "scenario": call.name,
        "playbook": call.playbook_name,
        "difficulty": call.difficulty,
        "seed": seed,
        "ending": marks.ending,
        "outcome": marks.result,
        "score": marked.score,
        "passed": marks.has_passed,
        "counts": False,
        "marks": [
            {
                "criterion": mark.criterion,
                "points": mark.points,
                "of": mark.of,
                "applicable": mark.is_applicable,
                "lines": list(mark.turns),
                "why": mark.why,
            }
            for group in marked.groups
            for mark in group.marks
        ],
        "journal": [
            {
                "turn": number,
                "seller": exchange.said.text,
                "moves": list(exchange.said.moves),
                "you": answer,
                "text": " ".join(line.text for line in exchange.spoken if line.kind == "said"),
            }
            for number, (exchange, answer) in enumerate(zip(session.exchanges, call.answers, strict=False), start=1)
        ],
    }


def _rows(call: "BuyersCall", seed: int) -> Iterator[str]:
    view = call.view
    yield f"{view.title}: you are {view.you}\n"
    for line in view.lines:
        if line.kind == "said":
            yield _wrapped(f"  {line.speaker.split()[0]:<{_NAME}}  ", line.text)
        else:
            yield _wrapped(" " * (_NAME + 4) + "◦ ", line.text)
    marked = call.mark_seller({})
    yield f"\nThe seller: {marked.outcome}, {marked.score} of 100 points."
    for group in marked.groups:
        yield f"\n{group.title}"
        for mark in group.marks:
            if mark.is_applicable:
                yield f"  {mark.criterion:<55}{mark.points:5.1f} of {mark.of:4.1f}"
    yield f"\nSeed {seed}."


def _wrapped(lead: str, text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
