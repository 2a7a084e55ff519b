"""What outcomes are worth to one side: a value for each option, and what options are worth together."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from salessim.errors import InputError, LimitError
from salessim.negotiation.space import Space

Floats = NDArray[np.float64]

MOST_OUTCOMES = 1_000_000
"""Spaces up to this size are written out in full [outcomes]."""


@dataclass(frozen=True, slots=True)
class Together:
    """What the options of several issues are worth together, beyond what each is worth alone.

    Attributes:
        places: The issues, in rising order of their place.
        values: A value for each combination of their options; the last issue moves fastest.
    """

    places: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """One side's column: what every outcome is worth to it.

    V(o) = base + sum over issues of options[i][o_i] + what options are worth together (Keeney and Raiffa 1976, with
    interactions). The unit is the user's: money per contract year in scenarios, utility in other libraries' domains.

    Attributes:
        options: For each issue the worth of each option.
        together: What options are worth together.
        no_deal: What it is worth to part without an agreement (the reservation value).
        base: Added to every outcome.
    """

    options: tuple[tuple[float, ...], ...]
    together: tuple[Together, ...] = ()
    no_deal: float = 0.0
    base: float = 0.0

    def __post_init__(self) -> None:
        numbers = [self.no_deal, self.base]
        numbers += [value for issue in self.options for value in issue]
        numbers += [value for block in self.together for value in block.values]
        if not all(math.isfinite(number) for number in numbers):
            raise InputError("A worth is not a finite number.", "Check the values of the options.")

    def of(self, outcome: Sequence[int]) -> float:
        """What one outcome is worth."""
        value = self.base + sum(options[option] for options, option in zip(self.options, outcome, strict=True))
        for block in self.together:
            sizes = [len(self.options[place]) for place in block.places]
            number = 0
            for place, size in zip(block.places, sizes, strict=True):
                number = number * size + outcome[place]
            value += block.values[number]
        return value

    def without_a_deal(self, no_deal: float) -> "Worth":
        """The same column with another reservation value."""
        return replace(self, no_deal=no_deal)

    def main_effects(self) -> tuple[tuple[float, ...], ...]:
        """For each issue what each option is worth, averaged over all options of the other issues.

        Without `together` these are the options' own values.
        """
        effects = [list(values) for values in self.options]
        for block in self.together:
            cube = np.asarray(block.values).reshape([len(self.options[place]) for place in block.places])
            for axis, place in enumerate(block.places):
                others = tuple(other for other in range(len(block.places)) if other != axis)
                for option, share in enumerate(cube.mean(axis=others)):
                    effects[place][option] += float(share)
        return tuple(tuple(values) for values in effects)


def rectangle(space: Space, within: Mapping[int, Collection[int]], amount: float, elsewhere: float = 0.0) -> Together:
    """A worth that holds where every named issue has one of the named options (a hyper-rectangle, as in ANAC 2014).

    Args:
        space: The space.
        within: For the place of each issue concerned the positions of its options.
        amount: The worth inside.
        elsewhere: The worth outside.

    Raises:
        LimitError: The issues concerned have more than a million combinations.
    """
    places = tuple(sorted(within))
    sizes = [space.shape[place] for place in places]
    if math.prod(sizes) > MOST_OUTCOMES:
        raise LimitError(
            f"A worth over {len(places)} issues at once has more than {MOST_OUTCOMES:,} cases.", "Name fewer issues."
        )
    cube = np.full(sizes, elsewhere)
    cube[np.ix_(*[sorted(within[place]) for place in places])] = amount
    return Together(places, tuple(float(value) for value in cube.ravel()))


def check_fits(space: Space, worth: Worth) -> None:
    """Check that a column has a value for every option of a space.

    Raises:
        InputError: It has not.
    """
    if len(worth.options) != len(space.issues):
        raise InputError(f"There are {len(space.issues)} issues, but values for {len(worth.options)}.")
    for issue, values in zip(space.issues, worth.options, strict=True):
        if len(values) != len(issue.options):
            raise InputError(f"“{issue.name}” has {len(issue.options)} options, but {len(values)} values.")
    for block in worth.together:
        is_ordered = list(block.places) == sorted(set(block.places))
        if not is_ordered or not block.places or not 0 <= block.places[0] <= block.places[-1] < len(space.issues):
            raise InputError(f"{block.places} are no different issues in rising order.")
        if len(block.values) != math.prod(space.shape[place] for place in block.places):
            raise InputError(f"What {len(block.places)} issues are worth together needs a value for each combination.")


def written_out(worth: Worth) -> Floats:
    """The worth of every outcome, by number [outcomes].

    Raises:
        LimitError: There are more than `MOST_OUTCOMES`.
    """
    shape = tuple(len(values) for values in worth.options)
    if math.prod(shape) > MOST_OUTCOMES:
        raise LimitError(
            f"{math.prod(shape):,} outcomes are too many to write out; {MOST_OUTCOMES:,} is the most.",
            "Give fewer options, or leave out issues.",
        )
    table = np.array([worth.base])
    for values in worth.options:
        table = np.add.outer(table, np.asarray(values)).ravel()
    for block in worth.together:
        _add_block(table, shape, block)
    return table


def _add_block(table: Floats, shape: Sequence[int], block: Together) -> None:
    # Issues between those of the block are folded into one axis, so that any number of issues has few axes.
    folded: list[int] = []
    aligned: list[int] = []
    start = 0
    for place in block.places:
        folded += [math.prod(shape[start:place]), shape[place]]
        aligned += [1, shape[place]]
        start = place + 1
    folded.append(math.prod(shape[start:]))
    aligned.append(1)
    view = table.reshape(folded)
    view += np.asarray(block.values).reshape(aligned)
