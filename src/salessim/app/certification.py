"""Certification: own words, no help, variants not met before, and a limited number of sittings, all of them recorded.

A sitting counts from its first line on: leaving it is no way to get another one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from salessim.conversation.compiling.knowledge import drawn_variants
from salessim.conversation.journal import Sitting
from salessim.errors import NotPlayableError, SalessimError
from salessim.luck import Luck
from salessim.model.scenario import Scenario
from salessim.records.attempts import AttemptStore

MOST_SITTINGS = 3
"""How often one scenario can be sat (assumption): enough for one bad day, too few to learn it by heart."""

_CANDIDATES = 64


@dataclass(frozen=True, slots=True)
class Before:
    """What was played of a scenario before.

    Attributes:
        sittings: Sittings of its certification.
        seeds: Seeds of all attempts at it.
    """

    sittings: int
    seeds: tuple[int, ...]

    @property
    def is_open(self) -> bool:
        """Whether there is a sitting left."""
        return self.sittings < MOST_SITTINGS

    def next_sitting(self) -> Sitting:
        """The next sitting.

        Raises:
            NotPlayableError: There is none left.
        """
        if not self.is_open:
            raise NotPlayableError(
                f"All {MOST_SITTINGS} sittings of this certification are used up.",
                "Choose another scenario, or ask your trainer.",
            )
        return Sitting(self.sittings + 1, MOST_SITTINGS)


def played_before(store: AttemptStore, scenario: str) -> Before:
    """What was played of a scenario before, from the first lines of the journals."""
    headers = [header for header in _headers(store, scenario) if header.get("scenario") == scenario]
    sittings = sum(isinstance(header.get("sitting"), dict) for header in headers)
    return Before(sittings, tuple(seed for header in headers if isinstance(seed := header.get("seed"), int)))


def _headers(store: AttemptStore, scenario: str) -> Iterable[dict[str, object]]:
    for attempt in store.ids(scenario):
        try:
            header = json.loads(store.read(attempt).partition("\n")[0])
        except (SalessimError, ValueError):
            continue
        if isinstance(header, dict):
            yield header


def unseen_seed(scenario: Scenario, first: int, before: Iterable[int]) -> int:
    """A seed whose variants were met as little as possible, and whose luck was not met at all.

    Args:
        scenario: The scenario.
        first: Where to begin to look.
        before: Seeds of earlier attempts.
    """
    met = set(before)
    seen = {pair for seed in met for pair in drawn_variants(scenario, Luck(seed)).items()}
    candidates = [seed for seed in range(first, first + _CANDIDATES + len(met)) if seed not in met]

    def known(seed: int) -> int:
        return sum(pair in seen for pair in drawn_variants(scenario, Luck(seed)).items())

    return min(candidates, key=known)
