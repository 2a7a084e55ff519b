"""Cases to align: places on a made map, or cities of the third-party data where they are there."""

from calibration.third_party import rows_of
from salessim.luck import Luck
from salessim.study.alignment import Account, Case, Prices, Rep

SQUARE = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]


def city_places():
    rows = rows_of("geo/us_cities15000.csv")
    return [(float(row["latitude"]), float(row["longitude"])) for row in rows]


def made_places(count, seed=0):
    luck = Luck(seed)
    return [(45 + 6 * luck.uniform("north", n), 2 + 9 * luck.uniform("east", n)) for n in range(count)]


def made_case(places, accounts, reps, *, seed=0, locked=0.05, prices=None):
    """Most accounts are with the nearest rep, some with one further off; works and sales differ by a factor of ten."""
    luck = Luck(seed)
    own = sorted(range(len(places)), key=lambda n: luck.uniform("place", n))
    homes = [places[n] for n in own[:reps]]
    found = []
    for number, place in enumerate(own[reps : reps + accounts]):
        latitude, longitude = places[place]
        near = sorted(range(reps), key=lambda rep: (homes[rep][0] - latitude) ** 2 + (homes[rep][1] - longitude) ** 2)
        rep = near[0] if luck.uniform("strays", number) < 0.7 else near[1 + luck.pick(min(3, reps - 1), "to", number)]
        found.append(
            Account(
                f"account {number}",
                latitude,
                longitude,
                f"rep {rep}",
                workload=round(10 ** (0.5 + luck.uniform("work", number)), 1),
                potential=round(10 ** (4 + luck.uniform("sales", number))),
                visits=4,
                is_locked=luck.uniform("locked", number) < locked,
            )
        )
    return Case(found, [Rep(f"rep {n}", *home) for n, home in enumerate(homes)], prices or Prices())
