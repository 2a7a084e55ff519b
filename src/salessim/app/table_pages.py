"""Builds what a screen shows of a negotiation table."""

from collections.abc import Iterable

from salessim.app.call_views import Choice
from salessim.app.table_sentences import hold_firm, namings, questions, walk_away
from salessim.app.table_views import (
    CurvePoint,
    LedgerEntry,
    Package,
    Priced,
    Revealed,
    TableIssue,
    TableOption,
    TableScreen,
)
from salessim.conversation.session import Session
from salessim.conversation.table.noting import talks_of
from salessim.conversation.table.part import TablePart
from salessim.errors import NotPlayableError
from salessim.negotiation.review.dance import dance
from salessim.negotiation.review.ledger import ledger
from salessim.negotiation.scenario.table_situation import Situation, table_now
from salessim.negotiation.talks.moves import BUYER, YOU, Offer
from salessim.negotiation.talks.protocol import overstepped

_WHOSE = {YOU: "you", BUYER: "he", -1: "deal"}


def table_screen(session: Session) -> TableScreen:
    """The table of a call as it stands.

    Raises:
        NotPlayableError: The call has none.
    """
    part, situation = session.case.table, session.situation.table
    if part is None or situation is None:
        raise NotPlayableError("There is no negotiation table in this call.")
    return _Page(session, part, situation).screen()


def priced(session: Session, terms: Iterable[str]) -> Priced:
    """What terms for every issue are worth, whether they are on the table or not.

    Args:
        session: The call.
        terms: An option for each issue, as `issue.option`.

    Raises:
        InputError: A name is unknown, or an issue is missing.
        NotPlayableError: The call has no table.
    """
    part, situation = session.case.table, session.situation.table
    if part is None or situation is None:
        raise NotPlayableError("There is no negotiation table in this call.")
    return _Page(session, part, situation).priced(dict(_apart(term) for term in terms))


def _apart(term: str) -> tuple[str, str]:
    issue, _, option = term.partition(".")
    return issue, option


class _Page:
    def __init__(self, session: Session, part: TablePart, situation: Situation) -> None:
        self._session = session
        self._part = part
        self._situation = situation
        self._now = table_now(part.rules, situation)
        self._is_over = session.has_ended

    def screen(self) -> TableScreen:
        talks, rules = self._situation.talks, self._part.rules
        people = self._session.case.people
        names = {person.id: person.name for person in people}
        return TableScreen(
            currency=rules.money.currency,
            round=talks.round,
            rounds=rules.rules.rounds,
            buyer=people[self._part.buyer].name,
            no_deal=self._now.first.no_deal,
            issues=self._issues(),
            yours=self._packages(talks.standing[YOU]),
            his=self._packages(talks.standing[BUYER]),
            asked=self._asked(talks.standing[YOU]),
            agreed=None if talks.deal is None else self._package(talks.deal),
            demand=None if talks.demand is None else self._package(talks.demand),
            approver=self._part.approver,
            approval_rounds=rules.rules.authority.costs_rounds if rules.rules.authority else 0,
            can_be_called=tuple(Choice(name, names[name]) for name in rules.brings if name not in talks.joined),
            joining_rounds=rules.rules.joining_costs,
            questions=questions(self._session.case, self._part),
            namings=namings(self._session.case),
            hold_firm=hold_firm(self._session.case),
            walk_away=walk_away(self._session.case),
            tactics=tuple(
                self._part.tactic_lines[index][0].text
                for index in sorted(self._situation.open_tactics)
                if self._part.tactic_lines[index]
            ),
            ledger=self._ledger(),
            curve=self._curve(),
            has_ended=talks.has_ended,
            revealed=self._revealed() if self._is_over else None,
        )

    def _issues(self) -> tuple[TableIssue, ...]:
        rules = self._part.rules
        effects = rules.rules.table.first.main_effects()
        authority, today = rules.rules.authority, rules.money.today
        approved = self._situation.talks.approved
        return tuple(
            TableIssue(
                issue.name,
                issue.title,
                tuple(
                    TableOption(
                        f"{issue.name}.{option}",
                        option,
                        effects[place][number],
                        today[place] == number,
                        authority is not None
                        and number not in authority.allowed[place]
                        and (place, number) not in approved,
                    )
                    for number, option in enumerate(issue.options)
                ),
                issue.name in self._situation.told,
            )
            for place, issue in enumerate(rules.rules.table.space.issues)
        )

    def priced(self, terms: dict[str, str]) -> Priced:
        rules = self._part.rules
        space, today, values = rules.rules.table.space, rules.money.today, self._now.values[0]
        package, nothing = self._part.package(terms), float(values[space.number(today)])
        by_issue = tuple(
            float(values[space.number((*today[:place], option, *today[place + 1 :]))]) - nothing
            for place, option in enumerate(space.numbered(package))
        )
        shown = self._package(package)
        return Priced(shown, by_issue, shown.yours - nothing - sum(by_issue))

    def _asked(self, offer: Offer | None) -> tuple[str, ...]:
        issues = self._part.rules.rules.table.space.issues
        condition = offer.condition if offer is not None else ()
        return tuple(f"{issues[place].name}.{issues[place].options[option]}" for place, option in condition)

    def _packages(self, offer: Offer | None) -> tuple[Package, ...]:
        return tuple(self._package(number) for number in offer.packages) if offer is not None else ()

    def _package(self, number: int) -> Package:
        rules = self._part.rules
        terms = self._part.terms(number)
        yours, his = (float(values[number]) for values in self._now.values)
        today = rules.rules.table.space.number(rules.money.today)
        return Package(
            terms=tuple(f"{issue}.{option}" for issue, option in terms.items()),
            spelled=self._part.spelled(self._part.changes(number, today)),
            yours=yours,
            against_no_deal=yours - self._now.first.no_deal,
            his=his if self._is_over else None,
            needs_approval=bool(overstepped(rules.rules, self._situation.talks, number)),
        )

    def _ledger(self) -> tuple[LedgerEntry, ...]:
        talks = talks_of(self._session.events, self._part)
        return tuple(
            LedgerEntry(
                give.round,
                tuple(self._part.title(issue) for issue in give.issues),
                give.cost,
                give.got,
                give.is_asked_for,
                give.worth_to_him if self._is_over else None,
            )
            for give in ledger(self._now, talks).gives
        )

    def _curve(self) -> tuple[CurvePoint, ...]:
        talks = talks_of(self._session.events, self._part)
        return tuple(
            CurvePoint(step.round, _WHOSE[step.side], step.yours, step.his if self._is_over else None)
            for step in dance(self._now, talks)
        )

    def _revealed(self) -> Revealed:
        frontier, nash = self._now.frontier, self._now.points.nash
        pairs = zip(frontier.first, frontier.second, strict=True)
        return Revealed(
            frontier=tuple((float(first), float(second)) for first, second in pairs),
            nash=None if nash is None else frontier.pair(nash),
            his_no_deal=self._now.second.no_deal,
        )
