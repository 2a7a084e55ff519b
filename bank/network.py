"""How the networks beside the linear head are learned: see `salessim.conversation.reading.network`.

Gradient descent on the cross entropy of the labels, with units left out at random (dropout: Srivastava and others,
2014). What is drawn comes from keyed luck, so that the same lines give the same bytes on the same machine with one
thread.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from descent import Descent, Parts, batches, steps_of
from salessim.conversation.reading.forms import FORMS
from salessim.conversation.reading.head import softmax
from salessim.conversation.reading.network import Network
from salessim.luck import Luck

Singles = NDArray[np.float32]

UNITS: Final = 256
EPOCHS: Final = 12
NETWORKS: Final = 2
"""How many are averaged. Sizes and epochs were chosen on the bank, by folds."""
_AT_ONCE: Final = 256
_RATE: Final = 2e-3
_LEFT_OUT: Final = 0.3
_HELD_BACK: Final = 1e-3
_BEFORE: Final = 0.5
"""How much the vector of what was said before counts beside that of the line, to begin with."""
_HEARD_ANYHOW: Final = 0.15
_FORMS_FROM: Final = -len(FORMS)


def learned_networks(vectors: Singles, before: Singles, shares: Singles) -> tuple[Network, ...]:
    """Networks that tell the labels of lines.

    Args:
        vectors: The encoder's vectors of lines, of unit length [lines x size].
        before: Those of what was said before; zeros where it is not known [lines x size].
        shares: The labels as shares of one, then the forms [lines x labels + forms].
    """
    spread = np.float32(vectors.shape[1] ** 0.5)  # numbers of about one learn best
    weights = np.repeat(np.array([spread, _BEFORE * spread], dtype=np.float32), vectors.shape[1])
    found = []
    for seed in range(NETWORKS):
        luck = Luck(seed)
        inputs: Singles = (np.hstack((vectors, _heard_anyhow(before, luck))) * weights).astype(np.float32)
        parts = _descended(inputs, shares.astype(np.float32), luck)
        inner, straight = parts["inner"] * weights[:, None], parts["straight"] * weights[:, None]
        found.append(Network(inner, parts["inner_bias"], parts["outer"], straight, parts["bias"]))
    return tuple(found)


def scores_of(networks: tuple[Network, ...], vectors: Singles, before: Singles) -> Singles:
    """The mean of what networks say [lines x labels]."""
    inputs: Singles = np.hstack((vectors, before)).astype(np.float32)
    found: Singles = np.mean([each.scores(inputs) for each in networks], axis=0)
    return found


def arrays_of(networks: tuple[Network, ...], worth: float) -> dict[str, NDArray[np.generic]]:
    """Networks as they are kept, their scores times what they are worth beside those of the head."""
    found: dict[str, NDArray[np.generic]] = {}
    for number, each in enumerate(networks):
        scale = np.abs(each.inner).max(axis=0) / 127
        share = worth / len(networks)
        found |= {
            f"inner{number}": np.rint(each.inner / scale).astype(np.int8),
            f"inner_scale{number}": scale.astype(np.float32),
            f"inner_bias{number}": each.inner_bias.astype(np.float32),
            f"outer{number}": (share * each.outer).astype(np.float16),
            f"straight{number}": (share * each.straight).astype(np.float16),
            f"bias{number}": (share * each.bias).astype(np.float32),
        }
    return found


def _heard_anyhow(before: Singles, luck: Luck) -> Singles:
    """What was said before; where it is not known, now and then what was said before another line.

    In a call something was always said before, and most of it tells little. Without this, what lines follow in the bank
    would be taken for more than it is.
    """
    is_known = before.any(axis=1)
    known = np.flatnonzero(is_known)
    found = before.copy()
    if len(known):
        drawn = luck.block("heard anyhow", first=0, rows=len(before), columns=2)
        lone = np.flatnonzero(~is_known & (drawn[:, 0] < _HEARD_ANYHOW))
        found[lone] = before[known[(drawn[lone, 1] * len(known)).astype(np.int64)]]
    return found


def _descended(inputs: Singles, shares: Singles, luck: Luck) -> Parts:
    """The coefficients after all steps."""
    size, labels = inputs.shape[1], shares.shape[1]
    parts: Parts = {
        "inner": _even(luck, "inner", size, UNITS),
        "inner_bias": np.zeros(UNITS, np.float32),
        "outer": _even(luck, "outer", UNITS, labels) / np.float32(2),
        "bias": np.zeros(labels, np.float32),
        "straight": np.zeros((size, labels), np.float32),
    }
    steps = steps_of(len(inputs), _AT_ONCE, EPOCHS)
    descent = Descent(parts, steps, dict.fromkeys(parts, _RATE), _HELD_BACK)
    for number, lines in enumerate(batches(luck, len(inputs), _AT_ONCE, EPOCHS)):
        drawn = luck.block("left out", number, first=0, rows=len(lines), columns=UNITS)
        descent.step(_slope(parts, inputs[lines], shares[lines], drawn > _LEFT_OUT))
    return parts


def _slope(parts: Parts, inputs: Singles, shares: Singles, kept_units: NDArray[np.bool_]) -> Parts:
    """How the cross entropy changes with each coefficient."""
    raw = inputs @ parts["inner"] + parts["inner_bias"]
    kept = ((raw > 0) & kept_units).astype(np.float32) / np.float32(1 - _LEFT_OUT)
    units = raw * kept
    scores = units @ parts["outer"] + inputs @ parts["straight"] + parts["bias"]
    wrong = np.hstack(
        [
            softmax(scores[:, own].astype(np.float64)) - shares[:, own]
            for own in (slice(_FORMS_FROM), slice(_FORMS_FROM, None))
        ]
    ).astype(np.float32) / np.float32(len(inputs))
    back = (wrong @ parts["outer"].T) * kept
    return {
        "inner": inputs.T @ back,
        "inner_bias": back.sum(axis=0),
        "outer": units.T @ wrong,
        "bias": wrong.sum(axis=0),
        "straight": inputs.T @ wrong,
    }


def _even(luck: Luck, name: str, rows: int, columns: int) -> Singles:
    """Numbers of a spread that keeps sums of a row's length about one."""
    found: Singles = (2 * luck.block(name, first=0, rows=rows, columns=columns) - 1).astype(np.float32)
    return found * np.float32((3 / rows) ** 0.5)
