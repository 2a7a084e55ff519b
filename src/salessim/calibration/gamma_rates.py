"""Gamma distributions, by inversion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from salessim.calibration.deals import Floats


def gamma_quantile(u: ArrayLike, shape: ArrayLike) -> Floats:
    """Gamma numbers of scale 1, rising with the uniform.

    Args:
        u: Uniforms strictly between 0 and 1.
        shape: Of the distribution, one for each or broadcast.
    """
    from scipy.special import gammaincinv

    return np.asarray(gammaincinv(np.asarray(shape, dtype=np.float64), np.asarray(u, dtype=np.float64)))
