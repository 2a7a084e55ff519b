"""How a simulated deal is settled: negotiators at a table, fast enough for every deal of a year.

Playing a negotiation takes milliseconds, and a department strikes thousands of deals. So the talks are played once for
each of a few levels of skill, hardness and time pressure, and kept; a deal falls between levels and luck says on which
of the neighbours it comes down, so that on average it moves smoothly with all three.

Worth is in shares of the yearly list price, so that one table serves deals of every size.
"""

from dataclasses import dataclass
from functools import lru_cache

from salessim.luck import Luck
from salessim.model.parameters import parameter
from salessim.negotiation.space import Issue, Space
from salessim.negotiation.table import Table
from salessim.negotiation.talks.bargaining import bargain
from salessim.negotiation.talks.moves import BUYER
from salessim.negotiation.talks.negotiators import TimeDependent
from salessim.negotiation.talks.protocol import TalkRules
from salessim.negotiation.worth import Worth

LEVELS = 5
"""Levels of skill, of hardness and of time pressure that are played out (assumption: fine enough)."""

ROUNDS = 12
"""Rounds of a simulated negotiation, as in the shipped scenarios."""

_NO_LUCK = Luck(0)  # these negotiators draw none


@dataclass(frozen=True, slots=True)
class Settled:
    """How the talks about a deal ended.

    Attributes:
        terms: What was agreed, option by issue; empty: nothing was.
        yours: What it is worth to the seller against list [share of the yearly list price].
        his: What it is worth to the buyer.
        rounds: How long it took [rounds].
    """

    terms: tuple[tuple[str, str], ...]
    yours: float
    his: float
    rounds: int

    @property
    def is_deal(self) -> bool:
        """Whether anything was agreed."""
        return bool(self.terms)

    def option(self, issue: str) -> str:
        """What was agreed on one issue; empty: nothing."""
        return next((option for name, option in self.terms if name == issue), "")


@dataclass(frozen=True, slots=True, eq=False)  # the same only as itself: what was played at it is kept
class Dealing:
    """A table at which simulated deals are settled.

    Attributes:
        table: The table, in shares of the yearly list price, against list terms.
        pressing_days: From so many days before the end of a quarter it presses the seller [days].
        rush: By how much no deal is worse for a seller on the last day [share of the yearly list price].
    """

    table: Table
    pressing_days: float
    rush: float

    def settle(self, skill: float, hardness: float, days_left: float, luck: Luck, *who: str | int) -> Settled:
        """Settle one deal.

        Args:
            skill: How well the seller bargains [0..1].
            hardness: How hard the buyer does [0..1].
            days_left: Until the end of the seller's quarter [days].
            luck: The luck of the run.
            who: Whose deal it is, as a key of luck.
        """
        pressure = 1.0 - min(max(days_left / self.pressing_days, 0.0), 1.0)
        levels = (
            _level(value, luck.uniform("deal", *who, place)) for place, value in enumerate((skill, hardness, pressure))
        )
        return _played(self, *levels)


def usual_dealing() -> Dealing:
    """The table of an ordinary subscription: discount, length of the contract, payment and a reference.

    What the options are worth are engine parameters: see `dealing.` in the table of parameters.
    """
    return _usual()


@lru_cache(maxsize=1)
def _usual() -> Dealing:
    def share(name: str) -> float:
        return parameter(f"dealing.{name}").default

    discounts = tuple(range(0, round(100 * share("most-discount")) + 1, 2))
    years, waits = (1, 2, 3), (0, 30, 60, 90)
    space = Space(
        (
            Issue("discount", tuple(f"{points}%" for points in discounts)),
            Issue("term", tuple(f"{number} years" if number > 1 else "1 year" for number in years)),
            Issue("payment", tuple(f"{days} days" for days in waits)),
            Issue("reference", ("none", "yes")),
        )
    )
    seller = Worth(
        (
            tuple(-points / 100 for points in discounts),
            tuple((number - 1) * share("year-to-seller") for number in years),
            tuple((30 - days) / 365 * share("seller-rate") for days in waits),
            (0.0, share("reference-to-seller")),
        )
    ).without_a_deal(-share("seller-no-deal"))
    buyer = Worth(
        (
            tuple(points / 100 for points in discounts),
            tuple(-((number - 1) ** 2) * share("year-to-buyer") for number in years),
            tuple((days - 30) / 365 * share("buyer-rate") for days in waits),
            (0.0, -share("reference-to-buyer")),
        )
    ).without_a_deal(share("buyer-no-deal"))
    return Dealing(Table(space, seller, buyer), share("pressing-days"), share("rush"))


def _level(value: float, luck: float) -> int:
    """One of the two levels next to a value, on average at the value itself."""
    place = min(max(value, 0.0), 1.0) * (LEVELS - 1)
    lower = int(place)
    return min(lower + (luck < place - lower), LEVELS - 1)


@lru_cache(maxsize=4 * LEVELS**3)
def _played(dealing: Dealing, skill: int, hardness: int, pressure: int) -> Settled:
    """The talks at one level of each."""
    good, hard, pressed = (level / (LEVELS - 1) for level in (skill, hardness, pressure))
    base = dealing.table
    table = base.with_no_deal(base.first.no_deal - pressed * dealing.rush, base.second.no_deal)
    # Who is good at it moves late and holds on; who is pressed by a date moves early (Faratin's b; assumption).
    seller = TimeDependent(exponent=_between(2.0, 0.4, good) * (1.0 + pressed), starts_at=_between(0.15, 0.0, good))
    buyer = TimeDependent(exponent=_between(2.0, 0.3, hard), starts_at=_between(0.3, 0.0, hard))
    talks, _ = bargain(TalkRules(table, ROUNDS, BUYER), seller, buyer, _NO_LUCK)
    if talks.deal is None:
        return Settled((), base.first.no_deal, base.second.no_deal, talks.round)
    outcome = table.space.numbered(talks.deal)
    terms = tuple(table.space.terms(outcome).items())
    return Settled(terms, table.first.of(outcome), table.second.of(outcome), talks.round)


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share
