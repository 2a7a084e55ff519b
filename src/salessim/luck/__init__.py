"""Keyed random numbers without state: the same key and seed give the same luck, in any order and any process.

`Luck` gives scalars and blocks of uniforms. What turns uniforms into other distributions, for whole arrays,
is in `salessim.luck.transforms` (which loads numpy).
"""

from salessim.luck.keyed import Draws, Luck
from salessim.luck.keys import KeyPart

__all__ = ["Draws", "KeyPart", "Luck"]
