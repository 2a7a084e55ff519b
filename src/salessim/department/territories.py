"""Territories and customers go to others because somebody decided it: what `reassign` does."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from salessim.department.accounts import give_places, hand_over_to
from salessim.department.deeds import ReassignAccounts, ReassignTerritory
from salessim.department.staffing import seat_called
from salessim.department.standing import Standing
from salessim.units import parse_share

if TYPE_CHECKING:
    from salessim.department.world import World


def reassign(action: ReassignTerritory, standing: Standing) -> None:
    """Writes into the file who works a territory, and how much of the map it is; for deals that come from then on."""
    if action.to:
        standing.place(action.to, action.territory, alone=True)
    if action.share >= 0.0:
        _share_out(action.territory, action.share, standing)


def _share_out(territory: str, share: float, standing: Standing) -> None:
    """Another share of the companies for one territory; the others keep their proportions."""
    written = standing.document["territories"]
    shares = {name: parse_share(str(each["share_of_companies"])) for name, each in written.items()}
    others = sum(shares.values()) - shares[territory]
    scale = max(0.0, 1.0 - share) / others if others else 0.0
    new = {name: share if name == territory else before * scale for name, before in shares.items()}
    standing.write(
        {
            "territories": {
                name: {**each, "share_of_companies": f"{100 * new[name]:.6f}%"} for name, each in written.items()
            }
        }
    )


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
