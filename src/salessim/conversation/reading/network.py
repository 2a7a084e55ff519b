"""The learned part that only sentence vectors can feed: a small network beside the linear head.

It looks at the vector of a line and at that of what the buyer said just before, through one layer of rectified units
and straight. `bank/network.py` learns it; several are averaged, because each errs elsewhere.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Singles = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """The coefficients of one network.

    Attributes:
        inner: From the two vectors to the units [2 x size, units].
        inner_bias: Of the units.
        outer: From the units to the targets [units x targets].
        straight: From the two vectors to the targets, past the units [2 x size, targets].
        bias: Of the targets: the labels, then the forms.
    """

    inner: "Singles"
    inner_bias: "Singles"
    outer: "Singles"
    straight: "Singles"
    bias: "Singles"

    def scores(self, vectors: "Singles") -> "Singles":
        """Scores of the targets.

        Args:
            vectors: The vector of each line, followed by that of what was said before it: zeros where that is not
                known [lines x 2 size].
        """
        units = np.maximum(vectors @ self.inner + self.inner_bias, 0.0)
        found: Singles = units @ self.outer + vectors @ self.straight + self.bias
        return found


def side_by_side(vector: "Singles", before: "Singles | None") -> "Singles":
    """The vector of a line and of what was said before it, as a network takes them [1 x 2 size]."""
    heard = np.zeros_like(vector) if before is None else before
    found: Singles = np.concatenate((vector, heard))[None, :].astype(np.float32)
    return found


def networks_in(arrays: "dict[str, NDArray[np.generic]]") -> tuple[Network, ...]:
    """The networks of a file of coefficients; none where it was learned without sentence vectors."""
    found: list[Network] = []
    while f"inner{len(found)}" in arrays:
        number = len(found)
        inner = arrays[f"inner{number}"].astype(np.float32) * arrays[f"inner_scale{number}"].astype(np.float32)
        rest = (arrays[f"{name}{number}"].astype(np.float32) for name in ("inner_bias", "outer", "straight", "bias"))
        found.append(Network(inner, *rest))
    return tuple(found)
