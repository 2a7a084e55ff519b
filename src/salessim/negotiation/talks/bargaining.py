"""Two negotiators at one table, from the first offer to the end."""

from salessim.luck import Luck
from salessim.negotiation.talks.negotiators import Negotiator
from salessim.negotiation.talks.protocol import Event, TalkRules, Talks, act, opened
from salessim.negotiation.talks.seat import seat_at


def bargain(rules: TalkRules, first: Negotiator, second: Negotiator, luck: Luck) -> tuple[Talks, tuple[Event, ...]]:
    """Let two negotiators play to the end.

    Args:
        rules: The table.
        first: Who plays the first side.
        second: Who plays the second side.
        luck: The luck of this negotiation alone; where there are many, each has its own seed that follows from whose it
            is, such as `Luck(luck.bits("negotiation", deal))`.

    Returns:
        How the talks ended, and everything that happened.
    """
    seats = (seat_at(rules.table, 0, rules.rounds), seat_at(rules.table, 1, rules.rounds))
    negotiators = (first, second)
    talks = opened(rules)
    events: list[Event] = []
    while not talks.has_ended:
        side = talks.to_move
        talks, happened = act(rules, talks, negotiators[side].decide(seats[side], talks, luck))
        events.extend(happened)
    return talks, tuple(events)
