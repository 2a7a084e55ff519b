"""What happened in a department, event by event: the only source of every figure.

Events are tuples with named fields. Times are seconds since the midnight at which the simulation began [s], money is
whole cents of the department's currency [cents], so that equal runs have equal journals to the last byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from salessim.department.managing_events import ManagingEvent
from salessim.department.order_events import OrderEvent
from salessim.department.service_events import ServiceEvent


class LeadArrived(NamedTuple):
    """Marketing brought a lead."""

    time: int
    lead: str
    channel: str
    segment: str


class LeadAnswered(NamedTuple):
    """Somebody got back to a lead, `after_seconds` of the clock after it arrived."""

    time: int
    lead: str
    after_seconds: int
    is_lost: bool


class LeadQualified(NamedTuple):
    """A lead, or a company that outbound work had reached, was found worth a deal; `is_fit` says whether rightly.

    `company` is its number in its segment; one that did not buy can turn up again in another deal.
    """

    time: int
    deal: str
    channel: str
    segment: str
    territory: str
    company: int
    is_fit: bool = True


class LeadDisqualified(NamedTuple):
    """A lead was found not to be worth a deal; `was_fit` says that this was a mistake, which nobody notices."""

    time: int
    lead: str
    segment: str
    was_fit: bool = False


class NoCompanyLeft(NamedTuple):
    """Somebody was found worth a deal, but every company that turned up was a customer or being sold to already."""

    time: int
    lead: str
    segment: str


class TouchesMade(NamedTuple):
    """A block of outbound work was done: touches, deals that came of them at once, and how far the others got."""

    time: int
    seat: str
    touches: int
    qualified: int
    connects: int = 0
    talks: int = 0
    meetings: int = 0


class MeetingBooked(NamedTuple):
    """Outbound work led to a date with a prospect; `medium` is how he was reached."""

    time: int
    prospect: str
    seat: str
    medium: str


class NobodyCame(NamedTuple):
    """The prospect did not come to the date."""

    time: int
    prospect: str
    seat: str


class DealTaken(NamedTuple):
    """Somebody took over a deal, for the first time or from a colleague.

    `list_cents` is what the deal would bring a year at list price, without additions.
    """

    time: int
    deal: str
    seat: str
    segment: str
    list_cents: int


class MeetingHeld(NamedTuple):
    """A step of a deal was worked through with the customer; `slots` says how much is known by now [0..9]."""

    time: int
    deal: str
    step: str
    seat: str
    slots: int


class DealWentSilent(NamedTuple):
    """The customer stopped answering; the rep does not know yet that he never will."""

    time: int
    deal: str
    step: str


class DealWon(NamedTuple):
    """An order: what it brings a year, the discount in it, and how long it took since it qualified."""

    time: int
    deal: str
    seat: str
    segment: str
    cents: int
    margin_cents: int
    discount_cents: int
    decided_in_seconds: int


class ProductSold(NamedTuple):
    """A part of an order, discount taken off; all parts of an order together are what it brings."""

    time: int
    deal: str
    product: str
    cents: int
    margin_cents: int


class DealLost(NamedTuple):
    """No order: `why` is `refused`, `faded` or `nobody had room`; `reason` is what a customer gave who refused."""

    time: int
    deal: str
    seat: str
    segment: str
    step: str
    why: str
    reason: str = ""


class CloseExpected(NamedTuple):
    """Who owns a deal said when he expects the order; `slipped_seconds` is by how much later than he had said before,
    where that day had passed.
    """

    time: int
    deal: str
    seat: str
    at: int
    slipped_seconds: int


class TermsAgreed(NamedTuple):
    """Buyer and seller agreed on terms, `days_left` days before the end of the quarter; the discount is the order's."""

    time: int
    deal: str
    seat: str
    term: str
    payment: str
    reference: str
    days_left: int


class QuoteMade(NamedTuple):
    """A quote went out, after so many attempts and seconds; `approved_by` is a role, or empty where none was needed."""

    time: int
    deal: str
    seat: str
    attempts: int
    after_seconds: int
    approved_by: str


class WishHeard(NamedTuple):
    """A customer refused for want of something."""

    time: int
    deal: str
    segment: str
    wish: str


class CustomerGrew(NamedTuple):
    """A customer pays more a year than before, by `cents`.

    `why` is `growth`, `expansion`, `cross-sale` or `price rise`.
    """

    time: int
    deal: str
    segment: str
    cents: int
    why: str = "growth"


class CustomerLeft(NamedTuple):
    """A customer that paid `cents` a year is gone; `why` is `left`, `not renewed`, or `cancelled`.

    A customer who cancelled took back his first order.
    """

    time: int
    deal: str
    segment: str
    cents: int
    why: str = "left"


class ContractBegan(NamedTuple):
    """What a deal that was won is paid: `once_cents` once, `yearly_cents` every year; together what the deal brings."""

    time: int
    deal: str
    seat: str
    segment: str
    once_cents: int
    yearly_cents: int


class AccountTaken(NamedTuple):
    """Somebody looks after a customer from now on; `formerly` did before, or nobody (empty)."""

    time: int
    deal: str
    seat: str
    formerly: str


class ContractRenewed(NamedTuple):
    """A contract goes on, for `cents` a year; whether somebody had prepared it."""

    time: int
    deal: str
    segment: str
    cents: int
    is_prepared: bool


class SeatTaken(NamedTuple):
    """Somebody began to work."""

    time: int
    seat: str
    role: str
    quota_cents: int


class SeatLeft(NamedTuple):
    """Somebody left; his seat is empty until a successor comes."""

    time: int
    seat: str
    role: str


class SeatPromoted(NamedTuple):
    """Who held a seat moved up to another one."""

    time: int
    seat: str
    to_seat: str


class DealReviewed(NamedTuple):
    """A manager went through a deal with its owner."""

    time: int
    deal: str
    seat: str
    role: str


class CoachingHeld(NamedTuple):
    """A rep was coached."""

    time: int
    seat: str


class CostBooked(NamedTuple):
    """Money was spent.

    `what` is `pay`, `overhead`, `tools`, `marketing`, `hiring`, `travel`, `mailings` or `distributors`.
    """

    time: int
    what: str
    cents: int


class HandsCounted(NamedTuple):
    """The accounts of all desks of a role since the simulation began, for the sake of differences.

    `filled_seconds` is working time without work that went into outbound; it counts from one day's end to the next.
    """

    time: int
    role: str
    taken: int
    finished: int
    waiting: int
    waited_seconds: int
    queue_seconds: int
    busy_seconds: int
    open_seconds: int
    filled_seconds: int = 0


class AccountsCounted(NamedTuple):
    """How many customers there are, and how many the people who look after them have room for."""

    time: int
    customers: int
    places: int


Event = (
    LeadArrived
    | LeadAnswered
    | LeadQualified
    | LeadDisqualified
    | NoCompanyLeft
    | TouchesMade
    | MeetingBooked
    | NobodyCame
    | DealTaken
    | MeetingHeld
    | DealWentSilent
    | DealWon
    | ProductSold
    | DealLost
    | CloseExpected
    | TermsAgreed
    | QuoteMade
    | WishHeard
    | CustomerGrew
    | CustomerLeft
    | ContractBegan
    | AccountTaken
    | ContractRenewed
    | SeatTaken
    | SeatLeft
    | SeatPromoted
    | DealReviewed
    | CoachingHeld
    | CostBooked
    | HandsCounted
    | AccountsCounted
    | OrderEvent
    | ServiceEvent
    | ManagingEvent
)
EventKind = TypeVar("EventKind", bound=tuple[object, ...])


class Journal:
    """All events of a run, in the order in which they happened."""

    __slots__ = ("_events", "add")

    def __init__(self) -> None:
        self._events: list[Event] = []
        self.add = self._events.append
        """Adds an event; the one that is called all the time."""

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __reversed__(self) -> Iterator[Event]:
        return reversed(self._events)

    def all(self, kind: type[EventKind]) -> list[EventKind]:
        """All events of a kind, in order."""
        return [event for event in self._events if event.__class__ is kind]  # type: ignore[misc]  # the class is it

    def digest(self) -> str:
        """A hash of everything that happened, in hexadecimal digits."""
        hashed = blake2b(digest_size=16)
        for event in self._events:
            hashed.update(f"{event!r}\n".encode())
        return hashed.hexdigest()
