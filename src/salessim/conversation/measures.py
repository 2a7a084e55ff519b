"""What a rubric can measure in the events of a call."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim.conversation import words
from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.pad import WRONG, compared_pad, verdict_given, verdict_worth
from salessim.conversation.situation import Situation
from salessim.model.playbook import Criterion, Measure

if TYPE_CHECKING:
    from salessim.conversation.table.marking import TableReview

_PROPOSALS = ("propose-next-step", "ask-to-close")
_FAREWELLS = ("disqualify", "walk-away")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured.

    Attributes:
        value: The count or share, or, for outcomes, the level itself.
        most: The most that any play of this scenario could have reached; None: there is no limit.
        earned_by: Turns that brought it.
        lost_at: Turns in which more was in reach, or which spoiled it.
        said: What was counted, in words.
    """

    value: float
    most: int | None
    earned_by: tuple[int, ...]
    lost_at: tuple[int, ...]
    said: str

    @property
    def is_applicable(self) -> bool:
        """Whether any play could have earned it."""
        return self.most != 0


_NOWHERE = Measured(0, 0, (), (), words.NO_TABLE)


def measure(
    what: Measure, case: Case, events: list[Event], final: Situation, table: "TableReview | None" = None
) -> Measured:
    """Measure one thing.

    Args:
        what: What.
        case: The case.
        events: What happened.
        final: Where the call stood at its end.
        table: What became of the negotiation; None: there was none.

    Returns:
        What was measured; not applicable where it takes a table to bargain at, and there is none.
    """
    if what.table is not None:
        return table.measured(what.table) if table is not None else _NOWHERE
    if _takes_a_table(what, case):
        return _NOWHERE
    if what.count:
        return _count(case, events, "made", what.count, "lines")
    if what.paid:
        return _paid(case, events, what.paid)
    if what.asked:
        return _things(case, events, "asked", what.asked)
    if what.learned:
        return _things(case, events, "told", what.learned)
    if what.broken:
        return _broken(events, what.broken)
    if what.asks_for_one_thing:
        return _asks_for_one_thing(case, events)
    if what.pitch_tied_to_need:
        return _pitches(events)
    if what.pad:
        return _pad(case, events, final)
    if what.verdict:
        return _verdict(case, events, final)
    return _outcome(what, case, events)


def _takes_a_table(what: Measure, case: Case) -> bool:
    """Whether it measures moves that can only be made at a table, in a call that has none."""
    moves = (*(what.count or ()), *(what.paid or ()))
    return bool(moves) and all(name in case.names.elsewhere for name in moves)


def level(criterion: Criterion, measured: Measured) -> int:
    """The level that a result earns [0..4]: the highest that it reaches, and 4 for all that there was."""
    if criterion.measure.by_outcome:
        return int(measured.value)
    if measured.most is not None and 0 < measured.most <= measured.value:
        return 4
    reached = [number for number, needed in criterion.levels.items() if needed.holds(measured.value)]
    return max(reached, default=0)


def next_level(criterion: Criterion, measured: Measured) -> str:
    """What the next level takes, in words; empty where there is none."""
    now = level(criterion, measured)
    higher = sorted(number for number in criterion.levels if number > now)
    if not higher:
        return ""
    needed = criterion.levels[higher[0]]
    if measured.most is not None and not any(needed.holds(value) for value in range(measured.most + 1)):
        return f"{measured.most}"
    return str(needed)


def _turns(events: Iterable[Event]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(event[1] for event in events))


def _count(case: Case, events: list[Event], kind: str, names: tuple[str, ...], what: str) -> Measured:
    moves = case.names.moves_of(names)
    found = [event for event in events if event[0] == kind and moves >> event[4] & 1]
    turns = _turns(found)
    return Measured(
        len(found), None, turns, turns, f"{len(found)} {what if len(found) != 1 else what.removesuffix('s')}"
    )


def _paid(case: Case, events: list[Event], names: tuple[str, ...]) -> Measured:
    measured = _count(case, events, "paid", names, "times")
    # Whatever was told and not taken up at once was a chance.
    moves = case.names.moves_of(names)
    taken = {event[1] for event in events if event[0] == "made" and moves >> event[4] & 1}
    missed = tuple(turn for turn in _turns(e for e in events if e[0] == "told") if turn + 1 not in taken)
    return Measured(measured.value, None, measured.earned_by, missed, measured.said)


def _things(case: Case, events: list[Event], kind: str, names: tuple[str, ...]) -> Measured:
    wanted = 0
    for name in names:
        wanted |= case.names.things_called(name)
    wanted &= ~case.before.told  # what is known from an earlier call cannot be found out in this one
    there = [number for number, thing in enumerate(case.things) if thing.is_there and wanted >> number & 1]
    first: dict[int, int] = {}
    for event in events:
        if event[0] == kind and event[4] in there:
            first.setdefault(event[4], event[1])
    missed = [_in_reach_from(case, events, number) for number in there if number not in first]
    lost = tuple(sorted({turn for turn in missed if turn is not None}))
    word = "asked for" if kind == "asked" else "heard"
    return Measured(
        len(first), len(there), tuple(dict.fromkeys(first.values())), lost, f"{len(first)} of {len(there)} {word}"
    )


def _in_reach_from(case: Case, events: list[Event], number: int) -> int | None:
    """The turn from which something could have been asked for; None: it never came into reach."""
    below = case.things[number].below
    if below < 0:
        return 1
    return next((event[1] for event in events if event[0] == "told" and event[4] == below), None)


def _broken(events: list[Event], rules: tuple[str, ...]) -> Measured:
    # An event names a rule with hyphens, a document with underscores.
    names = {rule.replace("_", "-") for rule in rules}
    turns = _turns(event for event in events if event[0] == "moved" and event[2] in names)
    return Measured(len(turns), None, (), turns, f"{len(turns)} line{'s' if len(turns) != 1 else ''}")


def _asks_for_one_thing(case: Case, events: list[Event]) -> Measured:
    asked: Counter[int] = Counter()
    leaves = set()
    for event in events:
        if event[0] == "made":
            move = case.moves[event[4]]
            asked[event[1]] += move.is_question or move.kind in _PROPOSALS
            if move.kind in _FAREWELLS:
                leaves.add(event[1])
    clear = tuple(turn for turn, times in asked.items() if times == 1 or (turn in leaves and not times))
    unclear = tuple(turn for turn in asked if turn not in clear)
    share = len(clear) / len(asked) if asked else 0.0
    said = f"{len(clear)} of {len(asked)} lines asked for one thing"
    return Measured(share, None if asked else 0, clear, unclear, said)


def _pitches(events: list[Event]) -> Measured:
    pitches = [event for event in events if event[0] == "pitched"]
    tied = [event for event in pitches if event[5]]
    loose = [event for event in pitches if not event[5]]
    share = len(tied) / len(pitches) if pitches else 0.0
    return Measured(
        share,
        None if pitches else 0,
        _turns(tied),
        _turns(loose),
        f"{len(tied)} of {len(pitches)} pitches answered a need",
    )


def _pad(case: Case, events: list[Event], final: Situation) -> Measured:
    """What is written down rightly less what is written down wrongly: a guess in every slot pays nobody."""
    pad = compared_pad(case, events, final)
    right = {one.thing for one in pad if one.standing == "right"}
    wrong = {one.thing for one in pad if one.standing in WRONG}
    missed = {one.thing for one in pad if one.standing in ("missing", "unclear")}
    told = [event for event in events if event[0] in ("told", "claimed") and event[4] in right | wrong | missed]
    return Measured(
        max(0, len(right) - len(wrong)),
        sum(one.is_due for one in pad),
        _turns(event for event in told if event[4] in right),
        _turns(event for event in told if event[4] not in right),
        f"{len(right)} right, {len(wrong)} wrong, {len(missed)} missing",
    )


def _verdict(case: Case, events: list[Event], final: Situation) -> Measured:
    worth = verdict_worth(case, events, final)
    turns = _turns(event for event in events if event[0] == "judged")[-1:]
    said = words.VERDICT_GIVEN[verdict_given(events)] + (words.VERDICT_GUESSED if worth == 1 else "")
    return Measured(worth, 2 if case.verdicts else 0, turns, turns, said)


def _outcome(what: Measure, case: Case, events: list[Event]) -> Measured:
    ended = next((event for event in events if event[0] == "ended"), None)
    if ended is None:
        return Measured(0, None, (), (), "the call has not ended")
    result = case.endings[ended[4]].counts_as
    agreed = _turns(event for event in events if event[0] in ("agreed", "declined", "countered", "pushed"))
    earned = what.by_outcome.get(result, 0)
    turns = agreed or (ended[1],)
    return Measured(earned, None, turns, turns, result)
