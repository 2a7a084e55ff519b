"""Skills, due practice and the next thing to do, as text."""

import textwrap
from collections.abc import Iterator

from salessim.app.practice_record import Ability
from salessim.app.progress_practice import Next, Practice
from salessim.app.standing import guesses_in_words
from salessim.practice.abilities import WHOLE
from salessim.practice.schedule import Card

_WIDTH = 80
_BAR = 20
_SHOWN = 8
ONLY_THE_WHOLE = (
    "So few calls tell how good somebody is as a whole. What they seem to say about single skills is mostly the same "
    "number again: do not read differences between them."
)


def practice_lines(practice: Practice) -> list[str]:
    """The part of `salessim progress` that is about practice."""
    return list(_lines(practice))


def _lines(practice: Practice) -> Iterator[str]:
    found = practice.practised
    if found.abilities:
        yield ""
        yield "  Skills, 80 % sure [points to be expected over all shipped calls]"
        yield from (_ability(each) for each in found.abilities)
        if not practice.tells_abilities_apart:
            yield from _filled(ONLY_THE_WHOLE)
    if found.guesses:
        yield ""
        yield from _filled(guesses_in_words(found.guesses))
    if found.cards:
        yield ""
        yield "  Practice"
        yield from (row for card in found.cards[:_SHOWN] for row in _card(card, practice))
        if len(found.cards) > _SHOWN:
            yield f"  … and {len(found.cards) - _SHOWN} more"
    if practice.next:
        yield ""
        yield from _filled(_next(practice.next))


def _ability(each: Ability) -> str:
    now = each.now
    name = "as a whole" if now.name == WHOLE else now.name
    change = round(each.change)
    trend = "" if each.before is None or not each.before.tries else f"  {change:+d} since last week"
    guess = "" if now.is_known else "  (as good as unknown)"
    ends = f"{now.mean:3.0f} ({now.low:.0f}–{now.high:.0f})"
    return f"  {name:<17} {_bar(now.low, now.mean, now.high)} {ends:<13}{trend}{guess}".rstrip()


def _bar(low: float, mean: float, high: float) -> str:
    def at(points: float) -> int:
        return min(_BAR - 1, int(points / 100 * _BAR))

    signs = ["█" if n == at(mean) else "▓" if at(low) <= n <= at(high) else "░" for n in range(_BAR)]
    return f"▕{''.join(signs)}▏"


def _card(card: Card, practice: Practice) -> Iterator[str]:
    state = "✓ mastered" if card.is_mastered else "! due now" if card.due <= practice.now else f"· {card.due:%Y-%m-%d}"
    yield f"  {state:<13} {card.aim or 'the whole call'}"
    yield f"{'':16}{card.scenario}: {card.why}"


def _next(step: Next) -> str:
    call = f"“{step.title}” ({step.scenario})" if step.title else step.scenario
    what = f"drill “{step.aim}” in {call}" if step.aim else f"play {call}"
    return f"Next: {what} — {step.why}."


def _filled(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
