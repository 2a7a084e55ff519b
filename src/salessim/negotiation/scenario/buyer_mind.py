"""What moves a buyer: his demand, from time, from what you gave, from what you gave for nothing, and from tactics.

His demand falls with time (Faratin, Sierra and Jennings 1998), or by returning part of what your trades gained him,
whichever is more; but he does not bid against himself: he is never much further from his opening than you are from
yours. A gift, a step in his favour that asks for nothing and answers nothing, is not returned and raises the next
demand.
"""

from dataclasses import dataclass, replace

from salessim.negotiation.scenario.table_case import BuyerPlan, TableCase
from salessim.negotiation.space import Space
from salessim.negotiation.talks.concession import polynomial
from salessim.negotiation.talks.moves import Offer
from salessim.negotiation.talks.negotiators import elapsed
from salessim.negotiation.talks.seat import Seat


@dataclass(frozen=True, slots=True)
class BuyerMind:
    """What a buyer remembers. Worth is his own [currency per year].

    Attributes:
        first_worth: What your first offer was worth to him; None: you have made none.
        last_worth: What your last offer was worth to him.
        last_package: The package of it that he likes best.
        returned: How much he owes you for your trades.
        raised: By how much gifts raise his next demand; half of it is forgotten with every turn of yours (assumption).
        still_rounds: Turns of yours in a row without movement [rounds].
        last_demand: What his last offer was worth to him; None: he has made none.
        moved: Whether his last offer was a step towards you.
        pressing: Tactics that raise his demand, as (index, last round in which they do).
        frozen_at: What he does not go below, and the last round in which he does not; None: he moves.
        insists: Options he insists on, as (place, option).
    """

    first_worth: float | None = None
    last_worth: float | None = None
    last_package: int | None = None
    returned: float = 0.0
    raised: float = 0.0
    still_rounds: int = 0
    last_demand: float | None = None
    moved: bool = False
    pressing: tuple[tuple[int, int], ...] = ()
    frozen_at: tuple[float, int] | None = None
    insists: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """How your last offer changed things for the buyer.

    Attributes:
        gain: What it gained him against your offer before [currency per year].
        is_gift: Whether it asked for nothing and answered nothing.
        is_trade: Whether it asked for something in return.
    """

    gain: float
    is_gift: bool
    is_trade: bool


def demand(plan: BuyerPlan, mind: BuyerMind, seat: Seat, round_number: int) -> float:
    """What the buyer's next offer has to be worth to him [currency per year]."""
    reach = seat.best - seat.no_deal
    opening = seat.no_deal + plan.opens_at * reach
    time = plan.by_the_end * polynomial(elapsed(round_number, seat.rounds), plan.exponent) * (opening - seat.no_deal)
    yours = (mind.last_worth or 0.0) - (mind.first_worth or 0.0)
    conceded = min(max(time, mind.returned), plan.ahead * reach + max(yours, 0.0))
    pressure = plan.pressure * reach * sum(round_number <= until for _, until in mind.pressing)
    wanted = opening - conceded + mind.raised + pressure
    if mind.frozen_at is not None and round_number <= mind.frozen_at[1]:
        wanted = max(wanted, mind.frozen_at[0])
    return min(max(wanted, seat.no_deal), seat.best)


def hear(
    case: TableCase, mind: BuyerMind, seat: Seat, offer: Offer, his: Offer | None
) -> tuple[BuyerMind, Step | None]:
    """How an offer of yours changes his mind, and what step it was; None for the first offer.

    Args:
        case: The negotiation.
        mind: His mind before.
        seat: His place at the table.
        offer: Your offer.
        his: What he has on the table himself: only a condition that he has not granted yet asks for something.
    """
    package = seat.best_package(offer)
    worth = seat.worth(package)
    if mind.last_worth is None or mind.last_package is None:
        return replace(mind, first_worth=worth, last_worth=worth, last_package=package, still_rounds=0), None
    least = case.plan.movement * (seat.best - seat.no_deal)
    gain = worth - mind.last_worth
    asks = _asks_for_something(case, offer, his) or _worse_for_him(case, mind.last_package, package)
    step = Step(gain, is_gift=gain >= least and not asks and not mind.moved, is_trade=gain > 0 and asks)
    changed = replace(
        mind,
        raised=0.5 * mind.raised,
        last_worth=worth,
        last_package=package,
        still_rounds=0 if gain >= least else mind.still_rounds + 1,
    )
    if step.is_gift:
        return replace(changed, raised=changed.raised + case.plan.punishes * gain), step
    return replace(changed, returned=mind.returned + case.plan.returns * max(gain, 0.0)), step


def bettered(space: Space, case: TableCase, package: int, place: int) -> int | None:
    """A package with one issue one option better for the buyer; None if it is at his best already."""
    outcome = list(space.numbered(package))
    effects = case.effects[place]
    better = [option for option, worth in enumerate(effects) if worth > effects[outcome[place]]]
    if not better:
        return None
    outcome[place] = min(better, key=lambda option: effects[option])
    return space.number(outcome)


def _asks_for_something(case: TableCase, offer: Offer, his: Offer | None) -> bool:
    """Whether a condition is more than he offers already."""
    if his is None:
        return bool(offer.condition)
    granted = case.rules.table.space.numbered(his.packages[0])
    return any(case.effects[place][option] < case.effects[place][granted[place]] for place, option in offer.condition)


def _worse_for_him(case: TableCase, before: int, after: int) -> bool:
    """Whether some issue moved against him: then something was asked for in return."""
    space = case.rules.table.space
    pairs = zip(space.numbered(before), space.numbered(after), case.effects, strict=True)
    return any(effects[new] < effects[old] for old, new, effects in pairs)
