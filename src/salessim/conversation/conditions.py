"""Conditions of the documents, compiled once so that they can be asked at every turn.

A compiled condition is a tuple of tests that must all hold; each is a plain function with its argument, so that a case
can be sent to another process. A test looks at a situation (or a draft of one) and at the person at hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from salessim.conversation.naming import Names
from salessim.conversation.situation import OPEN, Situation, Workings
from salessim.model.condition import Condition, State
from salessim.units import Comparison
from salessim.units.scale import SCALE_END

Facts: TypeAlias = Situation | Workings
Test: TypeAlias = Callable[[Facts, int, Any], bool]
Compiled: TypeAlias = tuple[tuple[Test, Any], ...]

ALWAYS: Compiled = ()
_MOST = 255  # counts beyond this are treated as this


def holds(condition: Compiled, facts: Facts, person: int) -> bool:
    """Whether everything that a condition asks for is so, for the person at hand."""
    for test, argument in condition:  # noqa: SIM110 - asked a dozen times a turn; a generator costs twice as much
        if not test(facts, person, argument):
            return False
    return True


@lru_cache(maxsize=1024)  # a few dozen comparisons make up all documents of a call, and every attempt compiles them
def accepted(comparison: Comparison, most: int = _MOST) -> int:
    """The whole numbers from 0 to `most` that meet a comparison [set]."""
    return sum(1 << value for value in range(most + 1) if comparison.holds(value))


@dataclass(frozen=True, slots=True)
class NeedsThatCount:
    """Which told things make a need that counts: explicit ones, and in a small sale implied ones, too.

    Attributes:
        explicit: Things that make an explicit need [set].
        implied: Things that make an implied need [set].
        sufficient: Those that suffice for a playbook's rules in a sale of this size [set].
    """

    explicit: int
    implied: int
    sufficient: int


def compile_condition(
    condition: Condition | None, names: Names, needs: NeedsThatCount, *, is_playbooks: bool = False
) -> Compiled:
    """Compile a condition.

    Args:
        condition: What has to be so; None: always.
        names: The names it may use.
        needs: What counts as a need.
        is_playbooks: Whether a playbook asks, for which implied needs suffice in a small sale.

    Raises:
        NotPlayableError: It names something that is not there.
    """
    if condition is None:
        return ALWAYS
    tests: list[tuple[Test, Any]] = _state_tests(condition)
    for name, state in condition.people.items():
        tests.append((_about_person, (names.person(name), tuple(_state_tests(state)))))
    for test, references in (
        (_shared_all, condition.shared_all),
        (_shared_any, condition.shared_any),
        (_not_shared, condition.not_shared),
    ):
        if references:
            tests.append((test, names.things(references)))
    if condition.explicit_needs is not None:
        counted = needs.sufficient if is_playbooks else needs.explicit
        tests.append((_told_count, (counted, accepted(condition.explicit_needs))))
    if condition.pitched is not None:
        tests.append((_pitched, condition.pitched))
    if condition.pitched_to:
        tests.append((_pitched_to, names.people_set(condition.pitched_to)))
    if condition.spoke_with:
        tests.append((_spoke_with, names.people_set(condition.spoke_with)))
    for name, comparison in condition.moves.items():
        tests.append((_move_count, (_indices(names.moves_called(name)), accepted(comparison))))
    for name, comparison in condition.asked.items():
        tests.append((_asked_count, (names.things_called(name), accepted(comparison))))
    for name, comparison in condition.learned.items():
        tests.append((_told_count, (names.things_called(name), accepted(comparison))))
    tests.extend(_late_tests(condition, names))
    return tuple(tests)


def _late_tests(condition: Condition, names: Names) -> list[tuple[Test, Any]]:
    tests: list[tuple[Test, Any]] = []
    if condition.after is not None:
        tests.append((_after, condition.after))
    if condition.agreed_all:
        tests.append((_agreed_all, names.option_set(condition.agreed_all)))
    if condition.agreed_any:
        tests.append((_agreed_any, names.option_set(condition.agreed_any)))
    if condition.agreed_before and names.agreed_before.isdisjoint(condition.agreed_before):
        tests.append((_never, None))
    if condition.objections_open is not None:
        tests.append((_objections_open, accepted(condition.objections_open)))
    if condition.ending:
        tests.append((_ending, names.ending_set(condition.ending)))
    if condition.outcome:
        tests.append((_ending, names.endings_counting_as(condition.outcome)))
    if condition.deal is not None:
        tests.append((_deal, condition.deal))
    if condition.gave_without_asking is not None:
        concessions = _indices(names.moves_called("concession"))
        tests.append((_gave, (concessions, accepted(condition.gave_without_asking))))
    # These speak of a negotiation's table: where a call has none they never hold.
    if condition.your_share is not None:
        tests.append((_your_share, condition.your_share))
    if condition.better_than_no_deal is not None:
        tests.append((_better_than_no_deal, condition.better_than_no_deal))
    if condition.his_last_offer is not None:
        tests.append((_his_last_offer, condition.his_last_offer == "better than no deal"))
    if condition.always is False:
        tests.append((_never, None))
    return tests


def _state_tests(state: State) -> list[tuple[Test, Any]]:
    tests: list[tuple[Test, Any]] = []
    for test, comparison in ((_trust, state.trust), (_patience, state.patience), (_urgency, state.urgency)):
        if comparison is not None:
            tests.append((test, accepted(comparison, SCALE_END)))
    return tests


def _indices(moves: int) -> tuple[int, ...]:
    return tuple(move for move in range(moves.bit_length()) if moves >> move & 1)


def _trust(facts: Facts, person: int, wanted: int) -> bool:
    return bool(wanted >> facts.trust[person] & 1)


def _patience(facts: Facts, person: int, wanted: int) -> bool:
    return bool(wanted >> facts.patience[person] & 1)


def _urgency(facts: Facts, person: int, wanted: int) -> bool:
    return bool(wanted >> facts.urgency[person] & 1)


def _about_person(facts: Facts, _person: int, wanted: tuple[int, Compiled]) -> bool:
    return holds(wanted[1], facts, wanted[0])


def _shared_all(facts: Facts, _person: int, wanted: int) -> bool:
    return facts.told & wanted == wanted


def _shared_any(facts: Facts, _person: int, wanted: int) -> bool:
    return bool(facts.told & wanted)


def _not_shared(facts: Facts, _person: int, unwanted: int) -> bool:
    return not facts.told & unwanted


def _told_count(facts: Facts, _person: int, wanted: tuple[int, int]) -> bool:
    return bool(wanted[1] >> (facts.told & wanted[0]).bit_count() & 1)


def _asked_count(facts: Facts, _person: int, wanted: tuple[int, int]) -> bool:
    return bool(wanted[1] >> (facts.asked & wanted[0]).bit_count() & 1)


def _move_count(facts: Facts, _person: int, wanted: tuple[tuple[int, ...], int]) -> bool:
    made = facts.made
    return bool(wanted[1] >> min(sum([made[move] for move in wanted[0]]), _MOST) & 1)


def _pitched(facts: Facts, _person: int, wanted: bool) -> bool:
    return bool(facts.pitched_to) == wanted


def _pitched_to(facts: Facts, _person: int, wanted: int) -> bool:
    return facts.pitched_to & wanted == wanted


def _spoke_with(facts: Facts, _person: int, wanted: int) -> bool:
    return facts.spoke_with & wanted == wanted


def _after(facts: Facts, _person: int, turns: int) -> bool:
    return facts.turn >= turns


def _agreed_all(facts: Facts, _person: int, wanted: int) -> bool:
    return facts.agreed & wanted == wanted


def _agreed_any(facts: Facts, _person: int, wanted: int) -> bool:
    return bool(facts.agreed & wanted)


def _deal(facts: Facts, _person: int, wanted: bool) -> bool:
    return bool(facts.agreed) == wanted


def _objections_open(facts: Facts, _person: int, wanted: int) -> bool:
    return bool(wanted >> facts.objections.count(OPEN) & 1)


def _ending(facts: Facts, _person: int, wanted: int) -> bool:
    return facts.ending >= 0 and bool(wanted >> facts.ending & 1)


def _gave(facts: Facts, person: int, wanted: tuple[tuple[int, ...], int]) -> bool:
    if facts.standing is None:
        return _move_count(facts, person, wanted)
    return bool(wanted[1] >> min(facts.standing.gifts, _MOST) & 1)


def _your_share(facts: Facts, _person: int, wanted: Comparison) -> bool:
    standing = facts.standing
    return standing is not None and standing.has_share and wanted.holds(standing.your_share / 1000)


def _better_than_no_deal(facts: Facts, _person: int, wanted: bool) -> bool:
    standing = facts.standing
    return standing is not None and bool(facts.agreed) and (standing.gain > 0) == wanted


def _his_last_offer(facts: Facts, _person: int, is_better: bool) -> bool:
    standing = facts.standing
    return standing is not None and standing.has_last_offer and (standing.last_offer > 0) == is_better


def _never(_facts: Facts, _person: int, _argument: None) -> bool:
    return False
