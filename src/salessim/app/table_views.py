"""What a person sees of a negotiation table: frozen view models that a screen draws.

Amounts are in the table's currency per contract year, against today's terms. The other side's worth is in here only
once the call is over.
"""

from dataclasses import dataclass

from salessim.app.call_views import Choice
from salessim.conversation.turn import NamedTurn


@dataclass(frozen=True, slots=True)
class TableOption:
    """An option of an issue.

    Attributes:
        id: `issue.option`.
        title: Its words.
        yours: What it is worth to you, averaged over the other issues.
        is_today: Whether it is what holds today.
        needs_approval: Whether it goes beyond what you may agree to alone and nobody has approved it.
    """

    id: str
    title: str
    yours: float
    is_today: bool
    needs_approval: bool


@dataclass(frozen=True, slots=True)
class TableIssue:
    """Something to be agreed: its id, its title, its options, and whether he has told you what is behind it."""

    id: str
    title: str
    options: tuple[TableOption, ...]
    is_explained: bool


@dataclass(frozen=True, slots=True)
class Package:
    """Terms for every issue.

    Attributes:
        terms: Option by issue, as `issue.option`.
        spelled: The terms that differ from today's, in words.
        yours: What they are worth to you.
        against_no_deal: What they are worth to you more than no deal.
        his: What they are worth to him; None while the call goes on.
        needs_approval: Whether they go beyond what you may agree to alone.
    """

    terms: tuple[str, ...]
    spelled: str
    yours: float
    against_no_deal: float
    his: float | None
    needs_approval: bool


@dataclass(frozen=True, slots=True)
class Priced:
    """What terms for every issue are worth, whether they are on the table or only thought of.

    Attributes:
        package: The terms.
        by_issue: For each issue what its option is worth to you with everything else as it is today.
        together: What the options are worth to you together beyond that.
    """

    package: Package
    by_issue: tuple[float, ...]
    together: float


@dataclass(frozen=True, slots=True)
class TableMove:
    """Something that can be said at the table besides an offer.

    Attributes:
        title: What it is, or what it is about.
        what: What it means, in a sentence; may be empty.
        said: The line.
    """

    title: str
    what: str
    said: NamedTurn


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One step of yours: what it cost you, what came back, and whether you asked for something.

    Attributes:
        round: When.
        issues: Titles of the issues on which you gave.
        cost: What it cost you.
        got: What came back.
        is_asked_for: Whether you asked for something in return.
        worth_to_him: What it was worth to him; None while the call goes on.
    """

    round: int
    issues: tuple[str, ...]
    cost: float
    got: float
    is_asked_for: bool
    worth_to_him: float | None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One package that was on the table: when, whose (`you`, `he`, `deal`), and what it is worth.

    Attributes:
        round: When.
        whose: `you`, `he` or `deal`.
        yours: What it is worth to you.
        his: What it is worth to him; None while the call goes on.
    """

    round: int
    whose: str
    yours: float
    his: float | None


@dataclass(frozen=True, slots=True)
class Revealed:
    """What is laid open once the call is over: for the dance of offers.

    Attributes:
        frontier: The best that could be had, as (yours, his).
        nash: The Nash point; None where there was nothing to agree on.
        his_no_deal: What no deal was worth to him.
    """

    frontier: tuple[tuple[float, float], ...]
    nash: tuple[float, float] | None
    his_no_deal: float


@dataclass(frozen=True, slots=True)
class TableScreen:
    """A negotiation table as it stands.

    Attributes:
        currency: What worth is counted in.
        round: The round [1..].
        rounds: How many there are.
        buyer: The name of whoever bargains with you.
        no_deal: What no deal is worth to you.
        issues: What can be agreed, with your own column.
        yours: What you have on the table.
        his: What he has on the table.
        asked: What you have asked for in return in the offer you have on the table, as `issue.option`.
        agreed: What is agreed by word.
        demand: What he demands on top of it.
        approver: Whom you can ask for approval; empty: nobody.
        approval_rounds: What asking him costs [rounds].
        can_be_called: Who could be asked to join.
        joining_rounds: What asking somebody to join costs [rounds].
        questions: What can be asked: one for each issue, then who has to agree and what else they could do.
        namings: Every tactic that there is, to be named; empty where the playbook has no such move.
        hold_firm: Leaving everything as it is; None where the playbook has no such move.
        walk_away: Leaving without a deal.
        tactics: His tactics that are working on you, as their words were: nobody says their names.
        ledger: Your steps and what came back.
        curve: Every package that was on the table, in order.
        has_ended: Whether the talks are over.
        revealed: What is laid open then.
    """

    currency: str
    round: int
    rounds: int
    buyer: str
    no_deal: float
    issues: tuple[TableIssue, ...]
    yours: tuple[Package, ...]
    his: tuple[Package, ...]
    asked: tuple[str, ...]
    agreed: Package | None
    demand: Package | None
    approver: str
    approval_rounds: int
    can_be_called: tuple[Choice, ...]
    joining_rounds: int
    questions: tuple[TableMove, ...]
    namings: tuple[TableMove, ...]
    hold_firm: TableMove | None
    walk_away: TableMove
    tactics: tuple[str, ...]
    ledger: tuple[LedgerEntry, ...]
    curve: tuple[CurvePoint, ...]
    has_ended: bool
    revealed: Revealed | None
