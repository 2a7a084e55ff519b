"""Coefficients of the features that tell the labels best: cross entropy, beside the squares of the ridge regression.

Both are linear in the same features, so that their sum is one coefficient a feature. They err differently: together
they tell more of lines by voices that neither has learned from.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from descent import Descent, batches, steps_of
from salessim.conversation.reading.head import softmax
from salessim.luck import Luck

Singles = NDArray[np.float32]

EPOCHS: Final = 8
"""How often each line is seen; like the rate, chosen on the bank, by folds."""
_RATE: Final = 0.03
_HELD_BACK: Final = 0.0
_AT_ONCE: Final = 256


def entropy_coefficients(features: csr_matrix, shares: Singles) -> tuple[Singles, Singles]:
    """Coefficients of features for labels [features x labels], and the bias.

    Args:
        features: The weighted features of lines [lines x features].
        shares: The labels as shares of one [lines x labels].
    """
    own = features.astype(np.float32)
    parts = {
        "features": np.zeros((own.shape[1], shares.shape[1]), np.float32),
        "bias": np.zeros(shares.shape[1], np.float32),
    }
    lines = own.shape[0]
    descent = Descent(parts, steps_of(lines, _AT_ONCE, EPOCHS), dict.fromkeys(parts, _RATE), _HELD_BACK)
    for batch in batches(Luck(0), lines, _AT_ONCE, EPOCHS):
        seen = own[batch]
        scores = seen @ parts["features"] + parts["bias"]
        wrong = ((softmax(scores.astype(np.float64)) - shares[batch]) / len(batch)).astype(np.float32)
        descent.step({"features": np.asarray(seen.T @ wrong), "bias": wrong.sum(axis=0)})
    return parts["features"], parts["bias"]
