"""The abilities that marks are about: which criterion of a playbook says something about which of them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from salessim.conversation.marks import Mark
from salessim.model.condition import RUNGS
from salessim.model.playbook import Measure, Playbook

WHOLE: Final = "whole"
"""The score of a call as a whole: what the general skill is measured by."""

BARGAINING: Final = "negotiating"
"""The ability that only calls with a table show."""

ABILITIES: Final = ("finding needs", "qualifying", "leading the talk", "closing", BARGAINING)
"""The single abilities, in the order in which they are shown."""


def ability_of(measure: Measure) -> str:
    """The ability that a criterion is about, by what it measures."""
    if measure.table:
        return BARGAINING
    if measure.by_outcome:
        return "closing"
    if measure.pad or measure.verdict:
        return "qualifying"
    wanted = {*measure.asked, *measure.learned}
    if wanted:
        return "finding needs" if wanted <= set(RUNGS) else "qualifying"
    return "leading the talk"


def abilities_in(playbook: Playbook) -> dict[str, str]:
    """The ability that each criterion of a playbook is about."""
    return {each.criterion: ability_of(each.measure) for each in playbook.rubric}


def shares_of(marks: Iterable[tuple[str, float, float]], abilities: Mapping[str, str]) -> dict[str, float]:
    """How much of what could be earned for each ability was [0..100]; what a call gave no occasion for is left out.

    Args:
        marks: Criterion, points and points there were.
        abilities: The ability that each criterion is about; the others (a scenario's own goals) say nothing of any.
    """
    earned: dict[str, list[float]] = {}
    for criterion, points, of in marks:
        if criterion in abilities and of > 0:
            both = earned.setdefault(abilities[criterion], [0.0, 0.0])
            both[0] += points
            both[1] += of
    return {ability: 100.0 * points / of for ability, (points, of) in earned.items()}


def plain(marks: Iterable[Mark]) -> list[tuple[str, float, float]]:
    """Marks as `shares_of` takes them."""
    return [(mark.criterion, float(mark.points), float(mark.of)) for mark in marks if mark.is_applicable]


def plain_kept(marks: Iterable[Mapping[str, Any]]) -> list[tuple[str, float, float]]:
    """Marks as records keep them, as `shares_of` takes them."""
    return [(mark["criterion"], mark["points"], mark["of"]) for mark in marks if mark["applicable"]]
