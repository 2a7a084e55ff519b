"""What payment terms are worth: the time value of the yearly price, which itself depends on the discount."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from salessim.errors import InputError
from salessim.model import terms
from salessim.negotiation.measures import measure

_YEAR_SECONDS = 365 * 86_400


@dataclass(frozen=True, slots=True)
class PaymentWorth:
    """What payment terms are worth to one side, at each discount.

    Money that comes t days later is worth (1 + r)^(-t/365) of itself. A seller gains what the price is worth more by
    coming earlier; to a buyer it is the other way round, at his own rate.

    Attributes:
        discount_issue: The issue that sets the price.
        payment_issue: The issue that sets when it is paid.
        list_price: The yearly price without discount [currency per year].
        sign: +1 for who is paid, -1 for who pays.
        rate: What money a year later is worth less [share/year].
        today: The payment terms that worth is counted against.
    """

    discount_issue: str
    payment_issue: str
    list_price: float
    sign: int
    rate: float
    today: str

    def of(self, offer: Mapping[str, str]) -> float:
        """What the payment terms of some terms are worth [currency per year, rounded to cents]."""
        discount = measure(offer[self.discount_issue])
        price = self.list_price * (1.0 - (discount.points / 100.0 if discount else 0.0))
        earlier = self._factor(offer[self.payment_issue]) - self._factor(self.today)
        return round(self.sign * price * earlier, 2)

    def _factor(self, option: str) -> float:
        wait = measure(option)
        if wait is None or (wait.unit != "time" and wait.value != 0):
            raise InputError(
                f"When is “{option}” of {self.payment_issue}?", "Write payment terms as in advance, 30 days, 2 months."
            )
        return float((1.0 + self.rate) ** (-wait.value / _YEAR_SECONDS))


def payment_worth(
    negotiation: terms.Negotiation,
    side: terms.Side,
    today: Callable[[terms.Negotiation, str], str],
) -> PaymentWorth | None:
    """What payment terms are worth to a side; None where no issue has the time value of the yearly price.

    The yearly price follows from the issue that is worth so much per point of discount: a hundred points are all of it.

    Raises:
        InputError: The yearly price or the side's rate is not known, or two issues have the time value.
    """
    timed = [name for name, issue in negotiation.issues.items() if issue.worth == terms.TIME_VALUE]
    if not timed:
        return None
    if len(timed) > 1:
        raise InputError(f"{' and '.join(timed)} both have the time value of the yearly price.", "Only one issue can.")
    priced = [
        (name, issue.worth.you.money.amount)
        for name, issue in negotiation.issues.items()
        if isinstance(issue.worth, terms.WorthPerPoint)
        and all((found := measure(option)) and found.unit == "share" for option in issue.options)
    ]
    if len(priced) != 1:
        raise InputError(
            f"The time value of {timed[0]} needs the yearly price, which {len(priced)} issues give.",
            "Give one issue percentages as options and a worth per point, such as -480 EUR per point.",
        )
    if negotiation.money_later_is_worth_less is None:
        raise InputError(
            f"The time value of {timed[0]} needs to know what waiting costs.",
            "Write money_later_is_worth_less: {you: 8%/year, buyer: 3%/year}.",
        )
    discount_issue, per_point = priced[0]
    rate = getattr(negotiation.money_later_is_worth_less, side).per_year
    return PaymentWorth(
        discount_issue,
        timed[0],
        100.0 * abs(per_point),
        1 if side == "you" else -1,
        rate,
        today(negotiation, timed[0]),
    )
