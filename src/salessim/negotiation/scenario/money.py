"""From the `negotiation` block of a scenario to a table in money.

Worth is in currency per contract year against `zero_is`, for the seller (`you`, the first side) and the buyer (the
second side), so that a side's alternative, which is counted per year as well, can be compared with it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from salessim import units
from salessim.errors import InputError, NotationError
from salessim.model import terms
from salessim.negotiation.measures import measure, meets
from salessim.negotiation.scenario.yearly_price import PaymentWorth, payment_worth
from salessim.negotiation.space import Issue, Outcome, Space
from salessim.negotiation.table import Table
from salessim.negotiation.talks.authority import Authority
from salessim.negotiation.worth import Together, Worth, rectangle
from salessim.units.money import PER_POINT

SIDES: tuple[terms.Side, terms.Side] = ("you", "buyer")


@dataclass(frozen=True)  # without slots: the tables made from it are kept
class MoneyTable:
    """A scenario's table.

    Attributes:
        table: Both columns [currency per contract year].
        currency: Three capital letters.
        today: The outcome that worth is counted against (`zero_is`).
        authority: How far the seller may go alone.
        switching_costs_most: By how much discovery can worsen the buyer's alternative [currency per year].
    """

    table: Table
    currency: str
    today: Outcome
    authority: Authority
    switching_costs_most: float = 0.0

    @cached_property
    def _by_share(self) -> dict[float, Table]:
        return {0.0: self.table}

    def after_discovery(self, share: float) -> Table:
        """The table once a share of what makes switching dear to the buyer has been established [0..1].

        His alternative is worth less by that share of `switching_costs_most` (assumption of the scenario: linear).
        """
        if share not in self._by_share:
            worse = self.table.second.no_deal - share * self.switching_costs_most
            self._by_share[share] = self.table.with_no_deal(self.table.first.no_deal, worse)
        return self._by_share[share]


def money_table(negotiation: terms.Negotiation) -> MoneyTable:
    """The table that a scenario's `negotiation` block describes.

    Raises:
        InputError: A name is unknown, amounts are in another currency, or a worth cannot be worked out.
    """
    space = Space(
        tuple(Issue(name, tuple(issue.options), issue.title or name) for name, issue in negotiation.issues.items())
    )
    today = space.outcome({name: _today(negotiation, name) for name in negotiation.issues})
    columns = []
    for side in SIDES:
        column = _Column(negotiation, side)
        columns.append(column.over(space).without_a_deal(column.without_a_deal()))
    leverage = negotiation.discovery_helps
    return MoneyTable(
        Table(space, columns[0], columns[1]),
        negotiation.currency,
        today,
        _authority(negotiation, space),
        _switching_costs(leverage, negotiation.currency) if leverage else 0.0,
    )


def options_that_meet(issue: str, options: tuple[str, ...], text: str) -> frozenset[int]:
    """Which options a text of `when` means: one by name, or all that meet a condition such as `30%+`.

    Raises:
        InputError: The text is neither an option nor a condition on one.
    """
    if text in options:
        return frozenset({options.index(text)})
    try:
        condition = units.parse_comparison(text)
    except NotationError:
        raise InputError(
            f"“{text}” is no option of {issue} and no condition on one.", f"There are: {', '.join(options)}."
        ) from None
    return frozenset(place for place, option in enumerate(options) if meets(option, condition))


def _switching_costs(leverage: terms.Leverage, currency: str) -> float:
    most = leverage.switching_costs_him
    is_money = most.unit == "money" and most.currency == currency
    if not math.isfinite(most.high) or most.high < 0 or not (is_money or most.high == 0):
        raise InputError(
            f"“{most}” is no sum in {currency} that discovery could add to his cost of switching.",
            f"Write it as up to 4k {currency}.",
        )
    return most.high


def _today(negotiation: terms.Negotiation, name: str) -> str:
    """The option that worth is counted against: as written, else the one that is worth nothing to both."""
    if name in negotiation.zero_is:
        return negotiation.zero_is[name]
    for option, worths in negotiation.issues[name].options.items():
        if worths is not None and worths.you.cents == 0 and worths.buyer.cents == 0:
            return option
    raise InputError(f"Against which option of {name} is worth counted?", "Name it under zero_is:.")


def _authority(negotiation: terms.Negotiation, space: Space) -> Authority:
    everything = tuple(frozenset(range(len(issue.options))) for issue in space.issues)
    given = negotiation.you_may
    if given is None:
        return Authority(everything)
    allowed = list(everything)
    for name, condition in (given.model_extra or {}).items():
        options = space.issues[space.place(name)].options
        allowed[space.place(name)] = frozenset(
            place for place, option in enumerate(options) if meets(option, condition)
        )
    return Authority(tuple(allowed), given.beyond or "", given.costs)


class _Column:
    """One side's worth of any terms, also of options that are not on this table but in a rival's offer."""

    def __init__(self, negotiation: terms.Negotiation, side: terms.Side) -> None:
        self.negotiation = negotiation
        self.side = side
        self.payment: PaymentWorth | None = payment_worth(negotiation, side, _today)

    def over(self, space: Space) -> Worth:
        """The column over all options."""
        options = tuple(tuple(self.alone(issue.name, option) for option in issue.options) for issue in space.issues)
        together = [
            rectangle(
                space,
                {
                    space.place(name): options_that_meet(name, space.issues[space.place(name)].options, text)
                    for name, text in pair.when.items()
                },
                self.amount(money),
            )
            for pair in self.negotiation.together
            if (money := getattr(pair, self.side)) is not None
        ]
        if self.payment is not None:
            together.append(self._payment_block(space, self.payment))
        return Worth(options, tuple(together))

    def _payment_block(self, space: Space, payment: PaymentWorth) -> Together:
        names = sorted((payment.discount_issue, payment.payment_issue), key=space.place)
        first, second = (space.issues[space.place(name)] for name in names)
        values = [
            payment.of({first.name: one, second.name: other}) for one in first.options for other in second.options
        ]
        return Together(tuple(space.place(name) for name in names), tuple(values))

    def without_a_deal(self) -> float:
        """What no deal is worth [currency per year].

        An offer that does not really exist is worth nothing: without a deal there would be today's terms at best
        (assumption), minus what the change costs.
        """
        alternative: terms.Alternative = getattr(self.negotiation.if_no_deal, self.side)
        cost = self.amount(alternative.minus) if alternative.minus is not None else 0.0
        if alternative.worth is not None:
            return self.amount(alternative.worth) - cost
        return (self.of_offer(alternative.offer or {}) if alternative.really_exists else 0.0) - cost

    def of_offer(self, offer: Mapping[str, str]) -> float:
        """What terms are worth; issues that are not named stay as today."""
        for name in offer:
            if name not in self.negotiation.issues:
                raise InputError(
                    f"“{name}” is no issue of this negotiation.", f"There are: {', '.join(self.negotiation.issues)}."
                )
        full = {name: offer.get(name) or _today(self.negotiation, name) for name in self.negotiation.issues}
        value = sum(self.alone(name, option) for name, option in full.items())
        for pair in self.negotiation.together:
            money = getattr(pair, self.side)
            if money is not None and all(self._meets(name, full[name], text) for name, text in pair.when.items()):
                value += self.amount(money)
        return value + (self.payment.of(full) if self.payment is not None else 0.0)

    def _meets(self, name: str, option: str, text: str) -> bool:
        """Whether an option, on this table or not, is what a text of `when` means."""
        options = tuple(dict.fromkeys((*self.negotiation.issues[name].options, option)))
        return options.index(option) in options_that_meet(name, options, text)

    def alone(self, name: str, option: str) -> float:
        """What one option of one issue is worth by itself."""
        issue = self.negotiation.issues[name]
        worths = issue.options.get(option)
        if worths is not None:
            return self.amount(getattr(worths, self.side))
        if isinstance(issue.worth, terms.WorthPerPoint):
            rate: units.MoneyRate = getattr(issue.worth, self.side)
            if rate.per != PER_POINT:
                raise InputError(
                    f"{rate} is an amount per {rate.per}; {name} needs one per point.", "Write it as 480 EUR per point."
                )
            steps = _points(name, option) - _points(name, _today(self.negotiation, name))
            return round(self.amount(rate.money) * steps, 2)
        if issue.worth == terms.TIME_VALUE:
            return 0.0
        raise InputError(
            f"“{option}” is no option of {name}, so nobody knows what it is worth.",
            f"There are: {', '.join(issue.options)}.",
        )

    def amount(self, money: units.Money) -> float:
        """Money in the table's currency."""
        if money.currency not in {"", self.negotiation.currency}:
            raise InputError(
                f"{money} is not in {self.negotiation.currency}, the currency of this negotiation.",
                "Write all amounts in one currency.",
            )
        return money.amount


def _points(name: str, option: str) -> float:
    found = measure(option)
    if found is None or found.unit not in {"share", "plain"}:
        raise InputError(f"How many points is “{option}” of {name}?", "Write options such as 8% or 3.")
    return found.points
