"""The tables of a customer database, made from what happened in one simulated future.

They show what such a database would: what people noted, not what is true. A deal whose customer has gone silent for
good stands open until its rep gives up on it. They hold everything since the simulation began, the opening included.

The simulation knows companies and deals, no persons at them; so each company has one contact, who stands for all. A
company found by outbound work has no lead, because it never asked: it begins as an opportunity.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from salessim.department.journal import (
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWon,
    LeadAnswered,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    MeetingHeld,
    NoCompanyLeft,
    SeatLeft,
    SeatTaken,
    TouchesMade,
)
from salessim.department.order_events import (
    OrderCancelled,
    OrderConfirmed,
    OrderDelivered,
    OrderInvoiced,
    OrderReceived,
)
from salessim.department.service_events import TicketEscalated, TicketOpened, TicketResolved
from salessim.reports.crm.columns import (
    ACCOUNTS,
    ACTIVITIES,
    CASES,
    CONTACTS,
    HISTORY,
    LEADS,
    OPPORTUNITIES,
    ORDERS,
    PEOPLE,
)
from salessim.reports.recording import Recording
from salessim.reports.table import Table

QUALIFIED, WON, LOST = "qualified", "closed won", "closed lost"
"""Stages besides the steps of the department, which a deal is in once they have been worked through."""

HOUR_SECONDS = 3600


class CrmTables:
    """All tables of a recording; see `crm_tables`."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._journal = recording.journal
        self.people = Table("people", PEOPLE)
        self.accounts = Table("accounts", ACCOUNTS)
        self.contacts = Table("contacts", CONTACTS)
        self.leads = Table("leads", LEADS)
        self.opportunities = Table("opportunities", OPPORTUNITIES)
        self.history = Table("stage_history", HISTORY)
        self.activities = Table("activities", ACTIVITIES)
        self.orders = Table("orders", ORDERS)
        self.cases = Table("cases", CASES)
        self._qualified = {event.deal: event for event in self._journal.all(LeadQualified)}
        self._won = {event.deal: event for event in self._journal.all(DealWon)}
        self._lost = {event.deal: event for event in self._journal.all(DealLost)}
        self._owner = {event.deal: event.seat for event in self._journal.all(DealTaken)}
        self._list_cents = {event.deal: event.list_cents for event in self._journal.all(DealTaken)}
        self._stage = dict.fromkeys(self._qualified, QUALIFIED)
        self._holders: dict[str, list[tuple[int, str]]] = {}
        self._fill_people()
        self._fill_activities_and_history()
        self._fill_leads()
        self._fill_opportunities()
        self._fill_orders()
        self._fill_cases()
        self._fill_accounts()

    def _at(self, second: int) -> datetime:
        return self._recording.moment(second)

    def _account_of(self, deal: str) -> str:
        qualified = self._qualified[deal]
        return f"{qualified.segment} {qualified.company}"

    def _fill_people(self) -> None:
        left: dict[tuple[str, int], int] = {}
        for event in self._journal.all(SeatLeft):
            left[event.seat, len([seat for seat, _ in left if seat == event.seat])] = event.time
        for taken in self._journal.all(SeatTaken):
            holders = self._holders.setdefault(taken.seat, [])
            name = f"{taken.seat} ({len(holders) + 1})" if holders else taken.seat
            until = left.get((taken.seat, len(holders)))
            holders.append((taken.time, name))
            self.people.rows.append((name, taken.role, self._at(taken.time), self._at(until) if until else None))

    def _who(self, seat: str, time: int) -> str | None:
        """Who held a seat at a time; whoever held it last, while it is empty."""
        held = [name for since, name in self._holders.get(seat, ()) if since <= time]
        return held[-1] if held else None

    def _fill_activities_and_history(self) -> None:
        """What was noted, in the order of time."""
        noting: dict[type, Callable[[Any], None]] = {
            LeadAnswered: self._note_answer,
            TouchesMade: self._note_touches,
            MeetingHeld: self._note_meeting,
            LeadQualified: lambda event: self._change(event, QUALIFIED, None),
            DealTaken: lambda event: self._change(event, self._stage[event.deal], event.list_cents),
            DealWon: lambda event: self._change(event, WON, event.cents),
            DealLost: lambda event: self._change(event, LOST, self._list_cents.get(event.deal)),
        }
        for event in self._journal:
            note = noting.get(type(event))
            if note is not None:
                note(event)

    def _note_answer(self, event: LeadAnswered) -> None:
        self._act("call", "First answer", "", event.time, lead=event.lead)

    def _note_touches(self, event: TouchesMade) -> None:
        self._act("outbound", "Calls, mails and messages", event.seat, event.time, touches=event.touches)

    def _note_meeting(self, event: MeetingHeld) -> None:
        self._stage[event.deal] = event.step
        self._act("meeting", event.step, event.seat, event.time, opportunity=event.deal)
        self._change(event, event.step, self._list_cents[event.deal])

    def _act(
        self,
        kind: str,
        subject: str,
        owner: str,
        time: int,
        *,
        lead: str | None = None,
        opportunity: str | None = None,
        touches: int | None = None,
    ) -> None:
        name = f"activity {len(self.activities.rows) + 1}"
        self.activities.rows.append(
            (name, kind, subject, self._who(owner, time), self._at(time), lead, opportunity, touches)
        )

    def _change(self, event: Any, stage: str, cents: int | None) -> None:
        name = f"change {len(self.history.rows) + 1}"
        owner = self._who(getattr(event, "seat", ""), event.time)
        self.history.rows.append((name, event.deal, self._at(event.time), stage, owner, cents))

    def _fill_leads(self) -> None:
        answered = {event.lead: event for event in self._journal.all(LeadAnswered)}
        refused = {event.lead for event in self._journal.all(LeadDisqualified)}
        without = {event.lead for event in self._journal.all(NoCompanyLeft)}
        for lead in self._journal.all(LeadArrived):
            answer = answered.get(lead.lead)
            deal = self._qualified.get(lead.lead)
            account = self._account_of(lead.lead) if deal else None
            if answer is None:
                status = "new"
            elif answer.is_lost:
                status = "lost while waiting"
            elif deal:
                status = "converted"
            elif lead.lead in refused:
                status = "disqualified"
            else:
                status = "known already" if lead.lead in without else "working"
            self.leads.rows.append(
                (
                    lead.lead,
                    lead.channel,
                    lead.segment,
                    self._at(lead.time),
                    status,
                    self._at(answer.time) if answer else None,
                    answer.after_seconds / HOUR_SECONDS if answer else None,
                    deal is not None,
                    self._at(deal.time) if deal else None,
                    account,
                    f"contact at {account}" if account else None,
                    lead.lead if deal else None,
                )
            )

    def _fill_opportunities(self) -> None:
        for deal, qualified in self._qualified.items():
            won, lost = self._won.get(deal), self._lost.get(deal)
            end = won or lost
            account = self._account_of(deal)
            until = end.time if end else self._recording.ends
            owner = self._who(self._owner.get(deal, ""), until)
            self.opportunities.rows.append(
                (
                    deal,
                    f"{account}, {qualified.channel}",
                    account,
                    f"contact at {account}",
                    owner,
                    qualified.channel,
                    qualified.segment,
                    qualified.territory or None,
                    self._at(qualified.time),
                    WON if won else LOST if lost else self._stage[deal],
                    end is not None,
                    won is not None,
                    self._at(end.time) if end else None,
                    won.cents if won else self._list_cents.get(deal),
                    won.discount_cents if won else None,
                    lost.why if lost else None,
                    (until - qualified.time) / 86_400,
                )
            )

    def _fill_orders(self) -> None:
        """Each deal that was won is an order; what is ordered later are more."""
        received = {event.order: event for event in self._journal.all(OrderReceived)}
        later = [event for event in received.values() if event.order not in self._won and event.deal in self._won]
        confirmed = {event.order: event.promised_at for event in self._journal.all(OrderConfirmed)}
        delivered = {event.order: event.time for event in self._journal.all(OrderDelivered)}
        invoiced = {event.order: event.time for event in self._journal.all(OrderInvoiced)}
        cancelled = {event.order for event in self._journal.all(OrderCancelled)}
        found = [(won.deal, won.deal, won.time, won.cents, won.discount_cents) for won in self._won.values()]
        found += [(event.order, event.deal, event.time, event.cents, 0) for event in later]
        for order, deal, time, cents, discount in sorted(found, key=lambda each: each[2]):
            if order in cancelled:
                status = "cancelled"
            elif order in delivered:
                status = "delivered"
            else:
                status = "confirmed" if order in confirmed else "ordered"
            moments = [times.get(order) for times in (confirmed, delivered, invoiced)]
            self.orders.rows.append(
                (
                    f"order {len(self.orders.rows) + 1}",
                    deal,
                    self._account_of(deal),
                    self._who(self._won[deal].seat, time),
                    self._at(time),
                    cents,
                    discount,
                    *(None if moment is None else self._at(moment) for moment in moments),
                    status,
                )
            )

    def _fill_cases(self) -> None:
        closed = {event.ticket: event for event in self._journal.all(TicketResolved)}
        escalated = {event.ticket for event in self._journal.all(TicketEscalated)}
        for ticket in self._journal.all(TicketOpened):
            end = closed.get(ticket.ticket)
            account = self._account_of(ticket.deal)
            self.cases.rows.append(
                (
                    f"case {len(self.cases.rows) + 1}",
                    account,
                    f"contact at {account}",
                    ticket.kind,
                    self._at(ticket.time),
                    "closed" if end else "open",
                    self._at(end.time) if end else None,
                    end.after_seconds / HOUR_SECONDS if end else None,
                    end.is_in_time if end else None,
                    ticket.ticket in escalated,
                )
            )

    def _fill_accounts(self) -> None:
        worth: dict[str, int] = {}
        left: dict[str, int] = {}
        for event in self._journal:
            if isinstance(event, DealWon):
                worth[self._account_of(event.deal)] = event.cents
                left.pop(self._account_of(event.deal), None)
            elif isinstance(event, CustomerGrew):
                worth[self._account_of(event.deal)] += event.cents
            elif isinstance(event, CustomerLeft):
                worth[self._account_of(event.deal)] = 0
                left[self._account_of(event.deal)] = event.time
        deals: dict[str, list[LeadQualified]] = {}
        for qualified in self._qualified.values():
            deals.setdefault(self._account_of(qualified.deal), []).append(qualified)
        for account, known in deals.items():
            first, last = known[0], known[-1]
            orders = [self._won[each.deal].time for each in known if each.deal in self._won]
            self.accounts.rows.append(
                (
                    account,
                    f"Company {account}",
                    first.segment,
                    first.territory or None,
                    first.channel,
                    self._at(first.time),
                    self._who(self._owner.get(last.deal, ""), self._recording.ends),
                    bool(orders) and account not in left,
                    self._at(orders[-1]).date() if orders else None,
                    self._at(left[account]).date() if account in left else None,
                    worth.get(account, 0),
                )
            )
            self.contacts.rows.append(
                (f"contact at {account}", account, f"Contact at {account}", first.channel, self._at(first.time))
            )


def crm_tables(recording: Recording) -> dict[str, Table]:
    """The tables by name, in the order in which they refer to one another."""
    made = CrmTables(recording)
    tables = (
        made.people,
        made.accounts,
        made.contacts,
        made.leads,
        made.opportunities,
        made.history,
        made.activities,
        made.orders,
        made.cases,
    )
    return {table.name: table for table in tables}
