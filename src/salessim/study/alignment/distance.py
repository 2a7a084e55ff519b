"""Distances on the globe."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG) [km]."""


def distances_km(here: Floats, there: Floats) -> Floats:
    """Great-circle distances by the haversine formula (Sinnott 1984) [km, n x m].

    Args:
        here: Latitudes and longitudes [degrees, n x 2].
        there: The same of other places [degrees, m x 2].
    """
    a, b = np.radians(here)[:, None, :], np.radians(there)[None, :, :]
    half = np.sin((b - a) / 2) ** 2
    chord = half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]
    found: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return found


def centre(places: Floats, weights: Floats) -> tuple[float, float]:
    """The middle of places on the globe, by their weights: latitude and longitude [degrees].

    Args:
        places: Latitudes and longitudes [degrees, n x 2].
        weights: One for each, not all zero [n].
    """
    latitude, longitude = np.radians(places).T
    points = np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)])
    x, y, z = points @ weights
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))
