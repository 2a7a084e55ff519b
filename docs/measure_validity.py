"""Measure the validity cards of all shipped scenarios (`make validity`, some ten minutes): data file and page.

With names of scenarios only their cards are measured anew, with `--order` only what they say about the order of
difficulties; `--plays` makes it quicker and less sure.
"""

import argparse
import json
from functools import partial
from pathlib import Path
from typing import Any

from salessim.app.validity import FILE, ORDER_TIMES, PLAYS, ValidityCard, card_from, measure_order, measure_validity
from salessim.library.finding import Library
from salessim.runs import open_executor, run_jobs

TARGET = Path(__file__).parents[1] / "src" / "salessim" / "app" / FILE
PAGE = Path(__file__).parent / "background" / "validity.md"
LIBRARY = Library(None)

INTRODUCTION = """# Do the marks mean anything?

This page is written by `make validity`. Every shipped scenario was played by bots, {plays} times each; the same figures
are what `salessim validity SCENARIO` prints, and what it measures for a scenario of your own. Bots are not people: a
card says when a call cannot tell good sellers from bad ones, never that it can.

- **better wins**: the chance that a better seller off the dial scores more than a worse one (50 % is a coin).
- **retest**: how alike two scores of one seller are on other luck (1: the same; 0: nothing but luck).
- **gets furthest**: who scores most without selling, and the mean score; five moves learned by heart are among them,
  after a short search.
- **endings**: the share of them that some bot reached.
- **read**: the share of the lines of good calls that are read as they were meant, by the shipped reader alone.
- **order**: the mean of the average seller in {order} calls, the easiest difficulty first. `>`: surely harder; `≈`: the
  difference is no more than two standard errors, which chance alone may bring; `<`: surely easier, which is wrong.

| scenario | novice | average | expert | better wins | retest | gets furthest | endings | read | order |
|---|---|---|---|---|---|---|---|---|---|
"""


def measured(name: str, plays: int) -> ValidityCard:
    """The card of one scenario."""
    return measure_validity(LIBRARY, name, plays=plays)


def ordered(name: str, plays: int) -> dict[str, Any]:
    """What the card of one scenario says about the order of difficulties."""
    return measure_order(LIBRARY, name, plays=plays)


def main(names: list[str], plays: int, workers: int | None, *, is_order_only: bool) -> None:
    """Measure the named scenarios, or all."""
    chosen = names or list(LIBRARY.names("scenario"))
    keeps = (names or is_order_only) and TARGET.exists()
    data = json.loads(TARGET.read_text(encoding="utf-8")) if keeps else {}
    with open_executor(workers) as executor:
        if is_order_only:
            orders = run_jobs(partial(ordered, plays=plays), chosen, executor=executor)
            data |= {name: data[name] | order for name, order in zip(chosen, orders, strict=True)}
        else:
            cards = run_jobs(partial(measured, plays=plays), chosen, executor=executor)
            data |= {card.scenario: card.as_json() for card in cards}
    TARGET.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    rows = [_row(card_from(data[name])) for name in sorted(data)]
    PAGE.write_text(
        INTRODUCTION.format(plays=plays, order=ORDER_TIMES * plays) + "\n".join(rows) + "\n", encoding="utf-8"
    )


def _row(card: ValidityCard) -> str:
    spreads = [" · ".join(map(str, card.bots[bot])) for bot in ("novice", "average", "expert")]
    name, score = card.worst_adversary
    read = "–" if card.wording is None else f"{card.wording:.0%}"
    first, *others = (f"{mean:.0f}" for mean in card.by_difficulty.values())
    order = " ".join((first, *(f"{sign} {other}" for sign, other in zip(card.steps, others, strict=True))))
    cells = (*spreads, f"{card.separation:.0%}", f"{card.retest:.2f}", f"{name} {score:.0f}", f"{card.reached:.0%}")
    return f"| {card.scenario} | {' | '.join(cells)} | {read} | {order} |"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--plays", type=int, default=PLAYS)
    options.add_argument("--workers", type=int, default=None)
    options.add_argument("--order", action="store_true", help="only the order of difficulties")
    given = options.parse_args()
    main(given.names, given.plays, given.workers, is_order_only=given.order)
