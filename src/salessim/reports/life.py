"""The life of one prospect, told in plain sentences from the journal: what happened, to whom, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from salessim.department.journal import (
    CloseExpected,
    ContractBegan,
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWentSilent,
    DealWon,
    Event,
    LeadAnswered,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    MeetingHeld,
    NoCompanyLeft,
    ProductSold,
    QuoteMade,
    TermsAgreed,
    WishHeard,
)
from salessim.department.order_events import (
    OrderCancelled,
    OrderConfirmed,
    OrderDelivered,
    OrderInvoiced,
    OrderReceived,
    OrderReturned,
)
from salessim.department.service_events import TicketOpened
from salessim.errors import NotFoundError
from salessim.model.outcome import SLOTS
from salessim.reports.recording import Recording
from salessim.reports.wording import figure_text

DAY_SECONDS = 86_400
_NAMES = ("deal", "lead", "order", "customer", "account", "ticket")
"""Fields that name a deal, or something that has the deal's name or belongs to it."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened.

    Attributes:
        at: When.
        kind: Kind of the event in the journal; `End` for how it stands when the simulation ends.
        says: What happened, as a sentence.
        event: The event's fields by name.
    """

    at: datetime
    kind: str
    says: str
    event: dict[str, Any]


def deals_of_period(recording: Recording) -> list[str]:
    """The names of the deals that qualified in the period, in order; the first is number 1."""
    return [deal.deal for deal in recording.journal.all(LeadQualified) if deal.time >= recording.starts]


def life_of_deal(recording: Recording, deal: str) -> tuple[Happening, ...]:
    """Everything that happened to one deal, from the lead to the end.

    Args:
        recording: The future it lived in.
        deal: Its name in the journal, or its number among those that qualified in the period [1..].

    Raises:
        NotFoundError: There is no such deal.
    """
    numbered = deals_of_period(recording)
    name = deal
    if deal.isdecimal():
        if not 1 <= int(deal) <= len(numbered):
            raise NotFoundError(
                f"There is no deal {deal}.", f"In this period deals 1 to {len(numbered)} qualified." if numbered else ""
            )
        name = numbered[int(deal) - 1]
    mine = _events_of(recording, name)
    if not mine:
        raise NotFoundError(f"There is no deal “{deal}”.", "Give its number, or its name as in the journal.")
    teller = _Teller(recording, mine)
    told = [
        Happening(recording.moment(event.time), type(event).__name__, teller.tells(event), event._asdict())
        for event in mine
    ]
    return (*told, Happening(recording.moment(recording.ends), "End", teller.ending(), {}))


def _events_of(recording: Recording, name: str) -> list[Event]:
    names = {name}
    mine: list[Event] = []
    for event in recording.journal:
        if any(getattr(event, field, None) in names for field in _NAMES):
            mine.append(event)
            if isinstance(event, OrderReceived):
                names.add(event.order)
            elif isinstance(event, TicketOpened):
                names.add(event.ticket)
    return mine


class _Teller:
    """Tells events one after the other; remembers what it has told."""

    def __init__(self, recording: Recording, events: Sequence[Event]) -> None:
        self._recording = recording
        self._owner = ""
        self._slots = 0
        self._silent_since = 0
        self._is_open = self._is_customer = False
        self._list_cents = 0
        self._outbound = not any(isinstance(event, LeadArrived) for event in events)
        self._telling: dict[type, Callable[[Any], str]] = {
            LeadArrived: lambda event: f"A company of the segment {event.segment} asked, through {event.channel}.",
            LeadAnswered: self._answered,
            LeadDisqualified: lambda _: "It was found not to be worth a deal.",
            NoCompanyLeft: lambda _: "It was a company that is a customer or being sold to already.",
            LeadQualified: self._qualified,
            DealTaken: self._taken,
            MeetingHeld: self._meeting,
            DealWentSilent: self._silent,
            CloseExpected: self._expected,
            TermsAgreed: self._terms,
            QuoteMade: self._quoted,
            WishHeard: lambda event: f"What the customer missed: {event.wish}.",
            DealWon: self._won,
            DealLost: self._lost,
            ProductSold: lambda event: f"Of this, {self._money(event.cents)} are for {event.product}.",
            ContractBegan: self._contract,
            CustomerGrew: lambda event: f"The customer pays {self._money(event.cents)} more a year than before.",
            CustomerLeft: self._left,
            OrderReceived: lambda event: f"An order came in, for {self._money(event.cents)}.",
            OrderReturned: lambda event: f"The order had mistakes in it and went back to {event.seat}.",
            OrderConfirmed: lambda event: (
                f"The order was confirmed; delivery was promised for {self._day(event.promised_at)}."
            ),
            OrderDelivered: self._delivered,
            OrderInvoiced: self._invoiced,
            OrderCancelled: lambda event: f"The customer took the order back: he {event.why}.",
        }

    def tells(self, event: Event) -> str:
        """The sentence of an event; one without a sentence of its own is told by what its kind means."""
        tell = self._telling.get(type(event))
        if tell is not None:
            return tell(event)
        meaning = (type(event).__doc__ or "").split("\n\n")[0].split(";")[0].split(":")[0].strip().rstrip(".")
        facts = [
            f"{field.replace('_', ' ').removesuffix(' cents')} {self._fact(field, value)}"
            for field, value in event._asdict().items()
            if field not in ("time", *_NAMES)
        ]
        return meaning + (f" ({', '.join(facts)})." if facts else ".")

    def ending(self) -> str:
        """How it stands when the simulation ends."""
        if self._is_customer:
            return "He is still a customer when the simulation ends."
        if self._is_open:
            return "The deal is open when the simulation ends."
        return "There was nothing more until the simulation ended."

    def _money(self, cents: int) -> str:
        return f"{cents / 100:,.0f} {self._recording.currency}"

    def _day(self, second: int) -> str:
        return f"{self._recording.moment(second):%Y-%m-%d}"

    def _fact(self, field: str, value: object) -> str:
        if field.endswith("cents") and isinstance(value, int):
            return self._money(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if field.endswith("_seconds") and isinstance(value, int):
            return _lasting(value)
        return self._day(value) if field.endswith("at") and isinstance(value, int) else str(value)

    def _answered(self, event: LeadAnswered) -> str:
        said = f"Somebody got back to it after {_lasting(event.after_seconds)}"
        return f"{said}; by then it had lost interest." if event.is_lost else f"{said}."

    def _qualified(self, event: LeadQualified) -> str:
        self._is_open = True
        found = f"Found through {event.channel}, it" if self._outbound else "It"
        where = f", territory {event.territory}" if event.territory else ""
        unfit = "" if event.is_fit else " That was a mistake, which nobody knew yet."
        return f"{found} was judged worth a deal: company {event.company} of the segment {event.segment}{where}.{unfit}"

    def _taken(self, event: DealTaken) -> str:
        former, self._owner, self._list_cents = self._owner, event.seat, event.list_cents
        if former:
            return f"{event.seat} took the deal over from {former}."
        return f"{event.seat} took the deal, worth {self._money(event.list_cents)} a year at list price."

    def _meeting(self, event: MeetingHeld) -> str:
        more, self._slots = event.slots - self._slots, event.slots
        learned = f"{more} more learned, " if more else "nothing new learned, "
        return (
            f"{event.seat} went through {event.step} with the customer: {learned}{event.slots} of the {len(SLOTS)} "
            "things to know are known."
        )

    def _silent(self, event: DealWentSilent) -> str:
        self._silent_since = event.time
        return f"After {event.step} the customer fell silent for good, which {self._owner or 'nobody'} cannot know yet."

    def _expected(self, event: CloseExpected) -> str:
        said = f"{event.seat} expects the order by {self._day(event.at)}"
        return f"{said}, {_lasting(event.slipped_seconds)} later than before." if event.slipped_seconds else f"{said}."

    def _terms(self, event: TermsAgreed) -> str:
        terms = ", ".join(f"{name} {value}" for name, value in (("term", event.term), ("payment", event.payment)))
        return (
            f"They agreed on terms: {terms}, reference {event.reference}; {event.days_left} days left in the quarter."
        )

    def _quoted(self, event: QuoteMade) -> str:
        tries = "at the first attempt" if event.attempts == 1 else f"at attempt {event.attempts}"
        approved = f", approved by a {event.approved_by}" if event.approved_by else ""
        took = f"{_lasting(event.after_seconds)} after it was asked for" if event.after_seconds else "at once"
        return f"{event.seat} sent the quote {took}, right {tries}{approved}."

    def _won(self, event: DealWon) -> str:
        self._is_open, self._is_customer = False, True
        full = event.cents + event.discount_cents
        share = figure_text(event.discount_cents / full if full else 0.0, "share")
        return (
            f"Won by {event.seat}: {self._money(event.cents)} a year, {self._money(event.discount_cents)} ({share}) "
            f"below list, {_lasting(event.decided_in_seconds)} after it was judged worth a deal."
        )

    def _lost(self, event: DealLost) -> str:
        self._is_open = False
        if event.why == "faded":
            return f"{event.seat} gave up after {_lasting(event.time - self._silent_since)} of silence: no decision."
        if event.why == "nobody had room":
            return "Nobody had room for it in time, so it was lost."
        because = f" The reason given: {event.reason}." if event.reason else ""
        return f"Lost: the customer said no at {event.step}.{because}"

    def _contract(self, event: ContractBegan) -> str:
        once = f"{self._money(event.once_cents)} once" if event.once_cents else ""
        yearly = f"{self._money(event.yearly_cents)} a year" if event.yearly_cents else ""
        return f"The contract began: {' and '.join(part for part in (once, yearly) if part) or 'nothing to pay'}."

    def _left(self, event: CustomerLeft) -> str:
        self._is_customer = False
        why = "" if event.why == "left" else f" ({event.why})"
        return f"The customer left{why}; he had paid {self._money(event.cents)} a year."

    def _delivered(self, event: OrderDelivered) -> str:
        late = f"{_lasting(event.late_seconds)} late" if event.late_seconds else "in time"
        return f"It was delivered {'from stock' if event.from_stock else 'as made for him'}, {late}."

    def _invoiced(self, event: OrderInvoiced) -> str:
        less = f", {self._money(event.penalty_cents)} taken off for being late" if event.penalty_cents else ""
        return f"The invoice went out, for {self._money(event.cents)}{less}."


def _lasting(seconds: int) -> str:
    """A length of time as a person would say it."""
    for size, unit in ((DAY_SECONDS, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= 2 * size or (unit == "minute"):
            count = round(seconds / size)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    raise AssertionError("minutes are always told")
