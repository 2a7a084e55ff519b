"""A flight simulator for selling, and a planning bench for the people who run a sales department.

Importing this package loads nothing heavy: numpy, simpy and textual are imported where they are first used.
"""

__version__ = "0.1.0"
