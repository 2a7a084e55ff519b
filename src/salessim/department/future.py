"""One simulated future: what nobody knows exactly has one value in it."""

from __future__ import annotations

from dataclasses import replace

from salessim.luck import Luck
from salessim.units import Quantity


class Future:
    """One simulated future: what nobody knows exactly has one value in it, the same for all plans.

    Args:
        luck: Where the values come from; None: every one is the best guess.
    """

    def __init__(self, luck: Luck | None) -> None:
        self._luck = luck

    def per_case(self, quantity: Quantity, path: str) -> Quantity:
        """A quantity to be drawn for every case; one that is unsure is the same in all."""
        if quantity.nature != "unsure":
            return quantity
        value = self._drawn(quantity, path)
        return replace(quantity, nature="known", median=value, low=value, high=value, spread=None)

    def constant(self, quantity: Quantity | None, path: str, absent: float = 0.0) -> float:
        """One number; for a quantity that varies between cases, their mean."""
        if quantity is None:
            return absent
        return self._drawn(quantity, path) if quantity.nature == "unsure" else quantity.mean()

    def _drawn(self, quantity: Quantity, path: str) -> float:
        return quantity.median if self._luck is None else quantity.quantile(self._luck.uniform("unsure", path))
