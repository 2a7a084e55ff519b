"""Territories and customers go to others because somebody decided it: what `reassign` does."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from salessim.department.accounts import give_places, hand_over_to
from salessim.department.deeds import ReassignAccounts, ResizeTerritory
from salessim.department.realigning import settle
from salessim.department.staffing import seat_called
from salessim.department.standing import Moves, Standing
from salessim.units import parse_share

if TYPE_CHECKING:
    from salessim.department.world import World


def resized(action: ResizeTerritory, standing: Standing) -> Moves:
    """Which parts of territories have to go where for one of them to get its share; the others keep proportions."""
    shares = shares_of(standing)
    before = shares.pop(action.territory)
    others = sum(shares.values())
    if action.share >= before:
        taken = (action.share - before) / others if others else 0.0
        return tuple((name, action.territory, min(1.0, taken)) for name in shares if taken)
    left = (before - action.share) / before
    return tuple((action.territory, name, left * share / others) for name, share in shares.items() if others)


def shares_of(standing: Standing) -> dict[str, float]:
    """What part of all companies lies in each territory by now: as in the file, and what has moved since."""
    written = standing.document["territories"]
    shares = {name: parse_share(str(each["share_of_companies"])) for name, each in written.items()}
    for moves in standing.boundaries:
        gone = [(origin, to, share * shares[origin]) for origin, to, share in moves]
        for origin, to, part in gone:
            shares[origin] -= part
            shares[to] += part
    return shares


def move_boundaries(moves: Moves, standing: Standing, world: World) -> None:
    """Parts of territories lie in others from now on; customers and open deals that lie there change hands."""
    standing.boundaries.append(moves)
    world.companies.move_at_once(moves)
    settle({to for _, to, _ in moves}, frozenset(), world)


def give_accounts(action: ReassignAccounts, world: World) -> None:
    """Customers of a seat get others to look after them, in turn; whom nobody has a place for stays where he is."""
    seat = seat_called(action.seat, world)
    takers = [seat_called(name, world) for name in action.to]
    turns = cycle(takers)
    for account in list(seat.accounts.values()):
        heir = next((one for one in (next(turns) for _ in takers) if one.has_place), None)
        if heir is None:
            break
        hand_over_to(account, heir, world)
    give_places(world)
