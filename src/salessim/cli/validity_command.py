"""The command `salessim validity`."""

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.app.validity import ValidityCard

_WIDTH = 26


@click.command()
@click.argument("scenario")
@click.option("--measure", "measures_anew", is_flag=True, help="Measure it now, also where a card came with it.")
@click.option("-n", "--plays", type=int, default=None, help="Calls of each bot at each difficulty when measuring.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def validity(scenario: str, measures_anew: bool, plays: int | None, as_json: bool) -> None:
    """Show whether the marks of a scenario mean anything: what bots show about it.

    A shipped scenario comes with its card; one of your own is measured, which takes a minute.
    """
    from salessim.app.validity import PLAYS, card_of, measure_validity
    from salessim.library.finding import Library, own_folder

    library = Library(own_folder(os.environ))
    card = None if measures_anew or plays is not None else card_of(library, scenario)
    if card is None:
        click.echo("Bots are playing; this takes a minute …", err=True)
        card = measure_validity(library, scenario, plays=PLAYS if plays is None else plays)
    click.echo(json.dumps(card.as_json(), indent=2, ensure_ascii=False) if as_json else "\n".join(_written(card)))


def _written(card: "ValidityCard") -> Iterator[str]:
    from salessim.app.validity_words import facts_of

    yield f"{card.scenario} · {card.playbook} · {card.plays} calls of each bot"
    yield ""
    for fact in facts_of(card):
        first, *more = fact.lines
        yield f"  {fact.sign} {fact.title:<{_WIDTH}} {first}"
        yield from (f"    {'':{_WIDTH}} {line}" for line in more)
    yield ""
    yield "  Bots are not people: this shows when marks cannot tell good from bad, never that they do."
