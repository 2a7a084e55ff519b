"""What you can see of a negotiation: your own column, both sides' offers, what he said; nothing of his mind."""

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import Situation
from salessim.negotiation.talks.moves import BUYER, YOU, Offer
from salessim.negotiation.talks.protocol import Ending, Phase, overstepped


@dataclass(frozen=True, slots=True)
class SeenPackage:
    """A package on the table, as you see it.

    Attributes:
        number: Its number.
        terms: Option by issue.
        yours: What it is worth to you [currency per contract year].
        needs_approval: Whether it goes beyond what you may agree to alone.
    """

    number: int
    terms: Mapping[str, str]
    yours: float
    needs_approval: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A negotiation, as you see it.

    Attributes:
        round: The round [1..].
        rounds: How many there are.
        currency: What worth is counted in.
        no_deal: What no deal is worth to you.
        yours: What you have on the table.
        his: What he has on the table.
        agreed: What is agreed by word.
        demand: What he demands on top of it.
        approver: Whom you can ask for approval; empty: nobody.
        can_be_called: Who could be asked to join.
        joined: Who has joined.
        told: What he has told you about: issues, `alternative`, `authority`.
        phase: `open`, `last word`, `verbal` or `ended`.
        ending: How it ended.
    """

    round: int
    rounds: int
    currency: str
    no_deal: float
    yours: tuple[SeenPackage, ...]
    his: tuple[SeenPackage, ...]
    agreed: SeenPackage | None
    demand: SeenPackage | None
    approver: str
    can_be_called: tuple[str, ...]
    joined: tuple[str, ...]
    told: tuple[str, ...]
    phase: Phase
    ending: Ending


def table_view(case: TableCase, situation: Situation) -> TableView:
    """What you can see."""
    talks, table = situation.talks, case.rules.table

    def seen(number: int | None) -> SeenPackage | None:
        if number is None:
            return None
        outcome = table.space.numbered(number)
        beyond = bool(overstepped(case.rules, talks, number))
        return SeenPackage(number, table.space.terms(outcome), table.first.of(outcome), beyond)

    def all_seen(offer: Offer | None) -> tuple[SeenPackage, ...]:
        packages = offer.packages if offer is not None else ()
        return tuple(package for number in packages if (package := seen(number)) is not None)

    authority = case.rules.authority
    return TableView(
        talks.round,
        case.rules.rounds,
        case.money.currency,
        table.first.no_deal,
        all_seen(talks.standing[YOU]),
        all_seen(talks.standing[BUYER]),
        seen(talks.deal),
        seen(talks.demand),
        authority.approver if authority is not None else "",
        tuple(name for name in case.brings if name not in talks.joined),
        tuple(sorted(talks.joined)),
        tuple(sorted(situation.told)),
        talks.phase,
        talks.ending,
    )


def worth_by_option(case: TableCase) -> Mapping[str, Mapping[str, float]]:
    """Your own column, for the offer composer: what each option is worth to you, averaged over the other issues."""
    effects = case.rules.table.first.main_effects()
    return {
        issue.name: dict(zip(issue.options, values, strict=True))
        for issue, values in zip(case.rules.table.space.issues, effects, strict=True)
    }
