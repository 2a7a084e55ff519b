"""Walking down the slope of a loss: Adam (Kingma and Ba, 2015), with steps that shrink to nothing along a cosine."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salessim.luck import Luck

Singles = NDArray[np.float32]
Parts = dict[str, Singles]

_MEMORY: Final = (0.9, 0.999)
_TINY: Final = 1e-8


class Descent:
    """Coefficients on their way down."""

    def __init__(self, parts: Parts, steps: int, rate: Mapping[str, float], held_back: float) -> None:
        """Begin.

        Args:
            parts: The coefficients; they are changed in place.
            steps: How many steps there will be.
            rate: How far the first step goes, for each part.
            held_back: How much of a matrix is taken away at each step, for a step of one.
        """
        self._parts, self._steps, self._rate, self._held_back = parts, steps, rate, held_back
        self._first = {name: np.zeros_like(part) for name, part in parts.items()}
        self._second = {name: np.zeros_like(part) for name, part in parts.items()}
        self._room = {name: (np.empty_like(part), np.empty_like(part)) for name, part in parts.items()}
        self._number = 0

    def step(self, slope: Parts) -> None:
        """Take one step against a slope."""
        self._number += 1
        shrunk = (1 + np.cos(np.pi * self._number / self._steps)) / 2
        ahead = [np.float32(1 - memory**self._number) for memory in _MEMORY]
        for name, part in self._parts.items():
            first, second, own = self._first[name], self._second[name], slope[name]
            # In place throughout: what is allocated anew at each step costs more than what is reckoned.
            change, other = self._room[name]
            np.subtract(own, first, out=other)
            other *= np.float32(1 - _MEMORY[0])
            first += other
            np.multiply(own, own, out=other)
            other -= second
            other *= np.float32(1 - _MEMORY[1])
            second += other
            np.divide(second, ahead[1], out=other)
            np.sqrt(other, out=other)
            other += np.float32(_TINY)
            np.divide(first, ahead[0], out=change)
            change /= other
            if part.ndim > 1 and self._held_back:
                np.multiply(part, np.float32(self._held_back), out=other)
                change += other
            change *= np.float32(shrunk * self._rate[name])
            part -= change


def batches(luck: Luck, lines: int, at_once: int, epochs: int) -> Iterator[NDArray[np.int64]]:
    """Lines by turns, in another order in each epoch."""
    for epoch in range(epochs):
        order = np.argsort(luck.block("order", epoch, first=0, rows=lines, columns=1)[:, 0], kind="stable")
        for start in range(0, lines, at_once):
            yield order[start : start + at_once]


def steps_of(lines: int, at_once: int, epochs: int) -> int:
    """How many batches that is."""
    return epochs * -(-lines // at_once)
