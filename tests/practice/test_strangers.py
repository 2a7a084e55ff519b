"""How far strangers lie beside the lines, on made-up people whose truth is known."""

import pytest

from salessim.luck import Luck
from salessim.practice.abilities import WHOLE
from salessim.practice.families import Family, drawn_families
from salessim.practice.measuring import Earned
from salessim.practice.played import Player
from salessim.practice.strangers import strangers_from

REFERENCE = {f"call {number}": f"call {number}|standard|core" for number in range(12)}
DIALS = (0.1, 0.3, 0.5, 0.7, 0.9)


def earned(odd: float) -> list[Earned]:
    """Tries of six families, each of which lies beside the line of each call by so much [points]."""
    luck = Luck(1)
    return [
        Earned(
            call,
            Player(Family(f"family {family}"), dial),
            {
                WHOLE: 20
                + 60 * dial
                + odd * luck.normal("odd", family, call)
                + 8 * luck.normal("try", family, call, str(dial), attempt)
            },
        )
        for family in range(6)
        for dial in DIALS
        for call in REFERENCE.values()
        for attempt in range(2)
    ]


@pytest.mark.timeout(60)
def test_families_that_are_odd_make_strangers_odd() -> None:
    assert strangers_from(earned(0.0), REFERENCE) <= 3
    assert strangers_from(earned(18.0), REFERENCE) >= strangers_from(earned(0.0), REFERENCE) + 2


def test_drawn_families_are_the_same_each_time_and_differ_from_each_other() -> None:
    assert drawn_families("measured", 3) == drawn_families("measured", 5)[:3]
    assert len({family.powers for family in drawn_families("measured", 5)}) == 5
    assert drawn_families("measured", 1) != drawn_families("tested", 1)


def test_every_attempt_has_luck_of_its_own() -> None:
    player = Player(Family("even"), 0.5)
    seeds = {player.seed(call, attempt) for call in ("one", "two") for attempt in range(3)}
    assert len(seeds | {Player(Family("even"), 0.6).seed("one", 0)}) == 7
