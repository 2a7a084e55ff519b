"""A validity card in words, each part with a sign for good, doubtful or bad."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from salessim.app.validity import ValidityCard

GOOD, DOUBTFUL, BAD = "✓", "!", "✗"

# All thresholds are assumptions: what the shipped calls are held to, or what a glance at them suggests.
_SEPARATES: Final = (0.9, 0.75)
_RETESTS: Final = (0.7, 0.4)
_GAMED: Final = (30.0, 50.0)
_READ: Final = (0.9, 0.75)


class Fact(NamedTuple):
    """One part of a card: a sign, what it is about, and what was found, in lines."""

    sign: str
    title: str
    lines: tuple[str, ...]


def facts_of(card: ValidityCard) -> Iterator[Fact]:
    """The parts of a card, in the order in which they are shown."""
    spreads = tuple(f"{bot}: {low} · {middle} · {high}" for bot, (low, middle, high) in card.bots.items())
    better = f"a better seller scores more in {card.separation:.0%} of pairs"
    yield Fact(_at_least(card.separation, _SEPARATES), "Tells sellers apart", (better, *spreads))
    again = f"{card.retest:.2f} between two scores on other luck (1: the same)"
    yield Fact(_at_least(card.retest, _RETESTS), "Same again on other luck", (again,))
    name, score = card.worst_adversary
    yield Fact(_at_most(score, _GAMED), "Cannot be gamed", (f"{score:.0f} points at most without selling: {name}",))
    reached = f"{card.reached:.0%} of the endings reached by some bot"
    out_of_reach = f"{card.unreachable} things that no call can come to"
    sign = GOOD if not card.unreachable else BAD
    yield Fact(sign, "Everything can be reached", (reached, out_of_reach))
    if card.wording is not None:
        read = f"{card.wording:.0%} of the lines of good calls are read as meant"
        yield Fact(_at_least(card.wording, _READ), "Hangs on no wording", (read,))
    first, *others = (f"{name} {mean:.0f}" for name, mean in card.by_difficulty.items())
    order = " ".join((first, *(f"{sign} {other}" for sign, other in zip(card.steps, others, strict=True))))
    yield Fact(GOOD if card.in_order else DOUBTFUL, "Harder means harder", (order,))


def _at_least(value: float, limits: tuple[float, float]) -> str:
    good, fair = limits
    return GOOD if value >= good else DOUBTFUL if value >= fair else BAD


def _at_most(value: float, limits: tuple[float, float]) -> str:
    good, fair = limits
    return GOOD if value <= good else DOUBTFUL if value <= fair else BAD
