"""An offer in the making: an option for every issue, what is asked in return, and perhaps a second offer beside it.

What Enter does follows from where the offer stands: equal to his it is a yes, unchanged it is nothing new.
"""

from dataclasses import dataclass, replace
from typing import Literal

from salessim.app.table_views import TableOption, TableScreen
from salessim.conversation.turn import NamedTurn

MOST_PACKAGES = 3
What = Literal["offer", "yes", "yes, if", "nothing new", "as agreed"]


@dataclass(frozen=True, slots=True)
class Bid:
    """An offer that has not been made yet.

    Attributes:
        packages: Packages of which the other side may choose one: an option for each issue, as `issue.option`.
        asked: Issues that are asked in return; their options are the same in every package.
        in_hand: Number of the package that is being changed.
        line: Number of the issue under the pointer.
    """

    packages: tuple[tuple[str, ...], ...]
    asked: frozenset[str] = frozenset()
    in_hand: int = 0
    line: int = 0

    @property
    def package(self) -> tuple[str, ...]:
        """The package that is being changed."""
        return self.packages[self.in_hand]

    def pointed(self, table: TableScreen, steps: int) -> "Bid":
        """The pointer moved by some lines."""
        return replace(self, line=min(max(self.line + steps, 0), len(table.issues) - 1))

    def changed(self, table: TableScreen, steps: int) -> "Bid":
        """Another option of the issue under the pointer."""
        options = [option.id for option in table.issues[self.line].options]
        place = min(max(options.index(self.package[self.line]) + steps, 0), len(options) - 1)
        return self.with_option(table, self.line, options[place])

    def with_option(self, table: TableScreen, line: int, option: str) -> "Bid":
        """One issue settled; what is asked in return is asked in every package."""
        is_asked = table.issues[line].id in self.asked
        packages = tuple(
            (*package[:line], option, *package[line + 1 :]) if is_asked or number == self.in_hand else package
            for number, package in enumerate(self.packages)
        )
        return replace(self, packages=packages)

    def conditioned(self, table: TableScreen) -> "Bid":
        """The issue under the pointer asked in return, or no longer."""
        issue = table.issues[self.line].id
        marked = replace(self, asked=self.asked ^ {issue})
        return marked.with_option(table, self.line, self.package[self.line])

    def with_another(self) -> "Bid":
        """Another package beside the one in hand, alike so far; the same where there are enough."""
        if len(self.packages) >= MOST_PACKAGES:
            return self
        return replace(self, packages=(*self.packages, self.package), in_hand=len(self.packages))

    def turned(self) -> "Bid":
        """The next package in hand."""
        return replace(self, in_hand=(self.in_hand + 1) % len(self.packages))

    def with_his(self, table: TableScreen) -> "Bid":
        """His terms instead of those in hand, with nothing asked in return."""
        return Bid((his_terms(table) or self.package,), line=self.line)

    def what(self, table: TableScreen) -> What:
        """What making it now would do."""
        his, terms = his_terms(table), self.packages[0]
        if len(self.packages) == 1 and his is not None:
            if terms == his:
                return "yes"
            if self.asked and all(
                mine == theirs
                for issue, mine, theirs in zip(table.issues, terms, his, strict=True)
                if issue.id not in self.asked
            ):
                return "yes, if"
        start = first_bid(table)
        if self.packages == start.packages and table.demand is not None:
            return "as agreed"
        if self.packages == start.packages and self.asked <= start.asked and table.yours:
            return "nothing new"
        return "offer"

    def said(self, table: TableScreen) -> NamedTurn:
        """The offer as it is made, without words; what is as it was before is not named."""
        asked = tuple(option for option in self.packages[0] if _issue(option) in self.asked)
        match self.what(table):
            case "yes":
                return NamedTurn(accepts=True)
            case "yes, if":
                return NamedTurn(if_he_agrees=asked, accepts=True)
        before = set(_resting(table))
        named = [
            tuple(option for option in package if option not in before and _issue(option) not in self.asked)
            for package in self.packages
        ]
        if len(named) > 1 or not asked:
            # A package that changes nothing has to name something to be one.
            named = [
                options or tuple(option for option in package if _issue(option) not in self.asked)[:1]
                for options, package in zip(named, self.packages, strict=True)
            ]
        first, *others = dict.fromkeys(named)
        return NamedTurn(offer=first, if_he_agrees=asked, or_else=tuple(other for other in others if other))

    def beyond(self, table: TableScreen) -> tuple[TableOption, ...]:
        """The options in hand that go beyond what one may agree to alone."""
        chosen = set(self.package)
        return tuple(
            option
            for issue in table.issues
            for option in issue.options
            if option.id in chosen and option.needs_approval
        )


def first_bid(table: TableScreen) -> Bid:
    """Where the making of an offer begins: at one's last offer, at what was agreed, or at today's terms."""
    if table.demand is not None and table.agreed is not None:
        return Bid((table.agreed.terms,))
    if table.yours:
        return Bid(tuple(package.terms for package in table.yours), frozenset(_issue(option) for option in table.asked))
    return Bid((_today(table),))


def bid_of(said: NamedTurn, table: TableScreen, line: int = 0) -> Bid | None:
    """A typed offer put into the composer, as it would count; None where it offers nothing."""
    his = his_terms(table)
    if said.accepts:
        rest = his
    elif said.offer or said.if_he_agrees or said.or_else:
        rest = _resting(table)
    else:
        return None
    if rest is None:
        return None
    named = [package for package in (said.offer, *said.or_else) if package] or [()]
    packages = tuple(_laid_over(rest, (*package, *said.if_he_agrees)) for package in named)
    return Bid(packages, frozenset(_issue(option) for option in said.if_he_agrees), line=line)


def his_terms(table: TableScreen) -> tuple[str, ...] | None:
    """What a yes would say yes to: his demand, or his offer; None where he has none."""
    if table.demand is not None:
        return table.demand.terms
    return table.his[0].terms if table.his else None


def leaves_offers(said: NamedTurn) -> bool:
    """Whether a line leaves the offers as they are."""
    return not (said.offer or said.or_else or said.if_he_agrees or said.accepts)


def titles(table: TableScreen) -> dict[str, str]:
    """Every option with its issue, in words: `Contract length 3 years`."""
    return {option.id: f"{issue.title} {option.title}" for issue in table.issues for option in issue.options}


def _resting(table: TableScreen) -> tuple[str, ...]:
    """What stays as it is where an offer does not name it."""
    return table.yours[0].terms if table.yours else _today(table)


def _today(table: TableScreen) -> tuple[str, ...]:
    return tuple(next(option.id for option in issue.options if option.is_today) for issue in table.issues)


def _laid_over(rest: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    settled = {_issue(option): option for option in named}
    return tuple(settled.get(_issue(option), option) for option in rest)


def _issue(option: str) -> str:
    return option.partition(".")[0]
