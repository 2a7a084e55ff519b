"""Whether one condition says no less than another: wherever it holds, the other one holds as well."""

from salessim.conversation.conditions import accepted
from salessim.model.condition import Condition, State
from salessim.units import Comparison
from salessim.units.scale import SCALE_END

_SCALES = ("trust", "patience", "urgency")
_WIDER = ("shared_all", "pitched_to", "spoke_with", "agreed_all", "not_shared")
_NARROWER = ("shared_any", "agreed_any", "agreed_before", "ending", "outcome")
_COUNTED = ("moves", "asked", "learned")


def implies(one: Condition, other: Condition) -> bool:
    """Whether `one` cannot hold without `other`. Says no where it cannot tell."""
    known = {*_SCALES, *_WIDER, *_NARROWER, *_COUNTED, "people", "after", "explicit_needs", "objections_open", "always"}
    if not _scales_imply(one, other):
        return False
    for name, state in other.people.items():
        if name not in one.people or not _scales_imply(one.people[name], state):
            return False
    return (
        all(set(getattr(other, key)) <= set(getattr(one, key)) for key in _WIDER)
        and all(_names_imply(getattr(one, key), getattr(other, key)) for key in _NARROWER)
        and all(
            name in getattr(one, key) and _within(getattr(one, key)[name], wanted, 255)
            for key in _COUNTED
            for name, wanted in getattr(other, key).items()
        )
        and all(_within(getattr(one, key), getattr(other, key), 255) for key in ("explicit_needs", "objections_open"))
        and (other.after is None or (one.after is not None and one.after >= other.after))
        and (other.always is not False or one.always is False)
        and all(getattr(one, key) == getattr(other, key) for key in other.model_fields_set - known)
    )


def _scales_imply(one: State, other: State) -> bool:
    return all(_within(getattr(one, key), getattr(other, key), SCALE_END) for key in _SCALES)


def _within(one: Comparison | None, other: Comparison | None, most: int) -> bool:
    """Whether every number that meets the one comparison meets the other."""
    if other is None:
        return True
    return one is not None and accepted(one, most) & ~accepted(other, most) == 0


def _names_imply(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether any of the one list is any of the other."""
    return not other or (bool(one) and set(one) <= set(other))
