"""What a result is worth, in money first: against no deal, the frontier, and what could have been claimed."""

import math
from dataclasses import dataclass

import numpy as np

from salessim.negotiation.space import Outcome
from salessim.negotiation.table import Table
from salessim.negotiation.worth import Floats

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class BetterPackage:
    """A package that would have been better for the first side.

    Attributes:
        outcome: The package.
        gain: What it is worth more to the first side than the deal.
        terms: The options that differ from the deal, by issue.
    """

    outcome: Outcome
    gain: float
    terms: dict[str, str]


@dataclass(frozen=True, slots=True)
class Economics:
    """A result in the table's unit (in scenarios: currency per contract year). The first side is `you`.

    Attributes:
        deal: What was agreed; None: nothing.
        yours: What the result is worth to you; without a deal, what no deal is worth.
        his: What it is worth to the other side.
        gain: What you gain over no deal.
        his_gain: What he gains over no deal.
        advantage: Your gain as a share of the gain your best outcome would be (NegMAS) [share].
        your_share: Your part of what both gain over no deal [share]; None where nobody gains.
        efficiency: What both gain, as a share of the most both could gain [share].
        left_on_the_table: What you could have had more without his having less (Pareto regret).
        same_for_him: The package that has it; None if there is none better.
        left_to_claim: What you could have had more from somebody who accepts whatever is no worse than no deal.
        most_for_you: The package that has it.
        nash_distance: How far the result is from the Nash point, in both sides' ranges (Euclid); None without a zone.
        kalai_smorodinsky_distance: The same to the Kalai-Smorodinsky point.
        has_zone: Whether there was anything to agree on.
    """

    deal: Outcome | None
    yours: float
    his: float
    gain: float
    his_gain: float
    advantage: float
    your_share: float | None
    efficiency: float
    left_on_the_table: float
    same_for_him: BetterPackage | None
    left_to_claim: float
    most_for_you: BetterPackage | None
    nash_distance: float | None
    kalai_smorodinsky_distance: float | None
    has_zone: bool

    @property
    def is_better_than_no_deal(self) -> bool:
        """Whether there is a deal and it is worth more to you than none."""
        return self.deal is not None and self.gain > 0


def economics(table: Table, deal: int | None) -> Economics:
    """What a result is worth.

    Args:
        table: The table, with both alternatives as they stood at the end.
        deal: Number of the agreed outcome; None: no deal.
    """
    yours, his = table.values
    mine, other = table.first.no_deal, table.second.no_deal
    outcome = None if deal is None else table.space.numbered(deal)
    worth = mine if deal is None else float(yours[deal])
    worth_to_him = other if deal is None else float(his[deal])
    gains = (worth - mine, worth_to_him - other)
    total = gains[0] + gains[1]
    welfare = table.points.welfare
    most_together = sum(table.frontier.pair(welfare)) - mine - other if welfare is not None else 0.0
    best = float(yours.max())
    same_for_him = _best_for_you(table, deal, worth, worth_to_him) if deal is not None else None
    most_for_you = _best_for_you(table, deal, worth, other)
    return Economics(
        deal=outcome,
        yours=worth,
        his=worth_to_him,
        gain=gains[0],
        his_gain=gains[1],
        advantage=gains[0] / (best - mine) if best > mine else 0.0,
        your_share=gains[0] / total if deal is not None and total > _SLACK else None,
        efficiency=max(total, 0.0) / most_together if most_together > _SLACK else 0.0,
        left_on_the_table=same_for_him.gain if same_for_him else 0.0,
        same_for_him=same_for_him,
        left_to_claim=most_for_you.gain if most_for_you else 0.0,
        most_for_you=most_for_you,
        nash_distance=_distance(table, worth, worth_to_him, table.points.nash),
        kalai_smorodinsky_distance=_distance(table, worth, worth_to_him, table.points.kalai_smorodinsky),
        has_zone=table.has_zone_of_agreement,
    )


def _best_for_you(table: Table, deal: int | None, worth: float, his_least: float) -> BetterPackage | None:
    """The package best for you among those worth no less to him, if it is better than the result."""
    yours, his = table.values
    allowed: Floats = np.where(his >= his_least - _SLACK, yours, -np.inf)
    highest = float(allowed.max())
    if not math.isfinite(highest) or highest <= worth + _SLACK:
        return None
    # Of packages equally good for you the one best for him, and of those the one nearest to the deal.
    equal = np.flatnonzero(allowed >= highest - _SLACK)
    equal = equal[his[equal] >= his[equal].max() - _SLACK]
    options = table.options
    number = int(equal[0] if deal is None else equal[(options[equal] == options[deal]).sum(axis=1).argmax()])
    outcome = table.space.numbered(number)
    terms = table.space.terms(outcome)
    before = table.space.terms(table.space.numbered(deal)) if deal is not None else {}
    changed = {name: option for name, option in terms.items() if before.get(name) != option}
    return BetterPackage(outcome, highest - worth, changed)


def _distance(table: Table, yours: float, his: float, position: int | None) -> float | None:
    if position is None:
        return None
    spans = [float(np.ptp(values)) or 1.0 for values in table.values]
    first, second = table.frontier.pair(position)
    return math.hypot((yours - first) / spans[0], (his - second) / spans[1])
