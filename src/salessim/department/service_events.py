"""What happens with customers from day to day, as events of the journal.

Times are seconds [s], satisfaction is points from 0 to 100.
"""

from __future__ import annotations

from typing import NamedTuple


class PromiseCameBack(NamedTuple):
    """At the hand-over it came out that the customer expected something else, for nobody had learned `slot`."""

    time: int
    deal: str
    slot: str


class Onboarded(NamedTuple):
    """What a customer bought is in use, so many seconds later than usual (0: in time)."""

    time: int
    deal: str
    segment: str
    late_seconds: int


class TicketOpened(NamedTuple):
    """A customer asked for help; `kind` is `usual`, `urgent` or `complaint`."""

    time: int
    ticket: str
    deal: str
    segment: str
    kind: str


class TicketEscalated(NamedTuple):
    """Somebody else had to help with a ticket."""

    time: int
    ticket: str
    role: str


class TicketResolved(NamedTuple):
    """A ticket is closed, after so many seconds on the clock; whether that was in time."""

    time: int
    ticket: str
    deal: str
    segment: str
    kind: str
    after_seconds: int
    is_in_time: bool


class VisitHeld(NamedTuple):
    """Somebody visited a customer."""

    time: int
    deal: str
    segment: str


class VisitMissed(NamedTuple):
    """A customer was not visited when he should have been, or much later."""

    time: int
    deal: str
    segment: str


class Reordered(NamedTuple):
    """A customer ordered something again, or something else, for `cents`."""

    time: int
    order: str
    deal: str
    segment: str
    product: str
    cents: int
    margin_cents: int


class DistributorVisited(NamedTuple):
    """Somebody visited a distributor."""

    time: int
    distributor: str


class MailingSent(NamedTuple):
    """A newsletter or a promotion went out to so many customers."""

    time: int
    mailing: str
    customers: int


class SatisfactionChanged(NamedTuple):
    """A customer is so many points more (or less) satisfied than before, and why."""

    time: int
    deal: str
    points: int
    why: str


class SatisfactionCounted(NamedTuple):
    """How many customers there are at the end of a month, and the sum of their satisfaction [points]."""

    time: int
    customers: int
    points: int


ServiceEvent = (
    PromiseCameBack
    | Onboarded
    | TicketOpened
    | TicketEscalated
    | TicketResolved
    | VisitHeld
    | VisitMissed
    | Reordered
    | DistributorVisited
    | MailingSent
    | SatisfactionChanged
    | SatisfactionCounted
)
