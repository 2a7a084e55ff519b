"""What is done to a department on a day: plain values that travel with a job. Days are texts (`2027-01-15`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """What must be so for a deed to be done.

    Attributes:
        day: When it is looked at.
        limits: Figures since the plan began, and between which ends they must lie: name, lower end, upper end, whether
            each of the two belongs to it.
    """

    day: str
    limits: tuple[tuple[str, float, float, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class Lay:
    """Lays a part of a document over it, as JSON."""

    overlay: str


@dataclass(frozen=True, slots=True)
class Prepend:
    """Puts an entry, as JSON, at the head of a list of the document, such as `routes`."""

    key: str
    entry: str


@dataclass(frozen=True, slots=True)
class ScaleMarket:
    """Scales the whole market: leads of all channels, and time to decide [factors of what they were]."""

    demand: float = 1.0
    time_to_decide: float = 1.0


@dataclass(frozen=True, slots=True)
class ScalePrices:
    """Scales what new deals bring, and the odds of winning them.

    Attributes:
        segments: Where; empty: everywhere.
        factor: Of the price.
        odds: Of winning a deal [factor of the odds].
    """

    segments: tuple[str, ...]
    factor: float
    odds: float


@dataclass(frozen=True, slots=True)
class TrainPeople:
    """Trains people.

    Attributes:
        name: What the training is called, as a key of luck.
        roles: Who.
        odds: What it does to the odds of every step [factor of the odds]: middle, low and high of what one believes.
        reaches: Share of the people who take it up.
        seconds: Working time that each gives up for it [s].
    """

    name: str
    roles: tuple[str, ...]
    odds: tuple[float, float, float]
    reaches: float
    seconds: int


@dataclass(frozen=True, slots=True)
class HirePeople:
    """Opens seats and looks for people to fill them."""

    role: str
    count: int
    territory: str = ""


@dataclass(frozen=True, slots=True)
class PeopleLeave:
    """People go: those with the highest numbers of a role, or one by his seat.

    Attributes:
        role: Which role; empty: by seat.
        count: How many.
        who: Which seat; empty: by role.
        is_replaced: Whether the seats are filled again.
    """

    role: str
    count: int
    who: str = ""
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class MovePerson:
    """Somebody moves to another role, another territory, or both.

    Attributes:
        who: His seat; empty: the best of `best_of`.
        best_of: A role: whoever of it won most in a year.
        role: Where to; empty: the role he has.
        territory: Where to; empty: as before.
        is_promotion: Whether he moves up: he ramps up quicker, and his old seat is filled again.
    """

    who: str
    best_of: str = ""
    role: str = ""
    territory: str = ""
    is_promotion: bool = False


@dataclass(frozen=True, slots=True)
class ReassignTerritory:
    """Gives a territory to other seats; customers and open deals go along."""

    territory: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResizeTerritory:
    """Gives a territory another share of all companies, taken from or left to the others in proportion."""

    territory: str
    share: float


@dataclass(frozen=True, slots=True)
class MoveBoundaries:
    """Moves parts of territories at once: from which, to which, and what part of the first one's companies."""

    moves: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class ReassignAccounts:
    """Gives the customers of a seat to others, in turn."""

    seat: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpendMoney:
    """Spends money: at once, or so much a year until the end."""

    what: str
    once_cents: int = 0
    yearly_cents: int = 0


Action = (
    Lay
    | Prepend
    | ScaleMarket
    | ScalePrices
    | TrainPeople
    | HirePeople
    | PeopleLeave
    | MovePerson
    | ReassignTerritory
    | ResizeTerritory
    | MoveBoundaries
    | ReassignAccounts
    | SpendMoney
)
"""What can be done."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done on a day.

    Attributes:
        day: When; before the plan begins means at its beginning.
        action: What.
        guard: What must be so; None: it is done in any case.
    """

    day: str
    action: Action
    guard: Guard | None = None
