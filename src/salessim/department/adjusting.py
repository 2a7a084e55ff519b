"""What is changed in a plan and not in the file: the market as a whole, prices, and what people were trained in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from salessim.department.deeds import ScaleMarket, ScalePrices, TrainPeople
from salessim.department.plan import Plan, SegmentPlan
from salessim.department.plan_people import Effect
from salessim.luck import Luck
from salessim.units import Quantity, TwoPiece


@dataclass(slots=True)
class Adjustments:
    """What has been changed so far.

    Attributes:
        demand: Leads of all channels [factor].
        time_to_decide: Time that customers take [factor].
        prices: Price and odds of winning, by segment [factors].
        trainings: What people were trained in.
    """

    demand: float = 1.0
    time_to_decide: float = 1.0
    prices: dict[str, tuple[float, float]] = field(default_factory=dict)
    trainings: list[TrainPeople] = field(default_factory=list)

    def note(self, action: ScaleMarket | ScalePrices | TrainPeople, plan: Plan) -> None:
        """Adds one more change."""
        if isinstance(action, ScaleMarket):
            self.demand *= action.demand
            self.time_to_decide *= action.time_to_decide
        elif isinstance(action, ScalePrices):
            for name in action.segments or plan.segments:
                price, odds = self.prices.get(name, (1.0, 1.0))
                self.prices[name] = price * action.factor, odds * action.odds
        else:
            self.trainings.append(action)

    def applied_to(self, plan: Plan, luck: Luck) -> Plan:
        """The plan with all of it."""
        return replace(
            plan,
            channels=tuple(
                replace(channel, season=tuple(share * self.demand for share in channel.season))
                for channel in plan.channels
            )
            if self.demand != 1.0
            else plan.channels,
            world=replace(plan.world, time_to_decide=plan.world.time_to_decide * self.time_to_decide),
            segments={
                name: _repriced(segment, *self.prices[name]) if name in self.prices else segment
                for name, segment in plan.segments.items()
            },
            effects=plan.effects
            + tuple(effect for training in self.trainings for effect in _effects(training, plan, luck)),
        )


def _repriced(segment: SegmentPlan, price: float, odds: float) -> SegmentPlan:
    """Deals bring more and cost as much to make as before; they are won with other odds."""

    def margin(before: float) -> float:
        return 1.0 - (1.0 - before) / price

    wins = segment.win_rate
    if 0.0 < wins < 1.0:
        wins = 1.0 / (1.0 + (1.0 - wins) / (wins * odds))
    return replace(
        segment,
        deal_size=_times(segment.deal_size, price),
        win_rate=wins,
        gross_margin=margin(segment.gross_margin),
        additions=tuple(replace(each, gross_margin=margin(each.gross_margin)) for each in segment.additions),
    )


def _times(quantity: Quantity, factor: float) -> Quantity:
    spread = quantity.spread
    if spread is not None:
        spread = TwoPiece(spread.median * factor, spread.low * factor, spread.high * factor, spread.space)
    return replace(
        quantity,
        median=quantity.median * factor,
        low=quantity.low * factor,
        high=quantity.high * factor,
        spread=spread,
    )


def _effects(training: TrainPeople, plan: Plan, luck: Luck) -> tuple[Effect, ...]:
    middle, low, high = training.odds
    odds = TwoPiece(middle, low, high).quantile(luck.uniform("unsure", training.name)) if low < high else middle
    if odds == 1.0:
        return ()
    roles = frozenset(training.roles)
    return tuple(
        Effect(training.name, "odds", step.name, math.log(odds), roles, training.reaches) for step in plan.steps
    )
