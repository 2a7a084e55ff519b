"""A stretch of a journal that figures are about."""

from __future__ import annotations

from typing import Any, TypeVar

from salessim.department.journal import DealTaken, Event, Journal, SeatLeft, SeatTaken
from salessim.department.managing_events import QuotaSet

Kind = TypeVar("Kind", bound=tuple[object, ...])
Stay = tuple[str, str, int, int, int]
"""Who held a seat and for how long: seat, role, quota a year [cents], from and to [s], cut to the period.

A quota that was set anew in that time counts with its mean over it.
"""


class Period:
    """The events of a journal in and before a period.

    Args:
        journal: What happened.
        starts: First second of the period [s].
        ends: First second after it [s].
    """

    def __init__(self, journal: Journal, starts: int, ends: int) -> None:
        self.starts = starts
        self.ends = ends
        self._until_end: dict[type, list[Any]] = {}
        for event in journal:
            if event.time >= ends:
                break
            self._until_end.setdefault(event.__class__, []).append(event)

    @property
    def days(self) -> float:
        """Its length [days]."""
        return (self.ends - self.starts) / 86_400

    def during(self, kind: type[Kind]) -> list[Kind]:
        """The events of a kind in the period."""
        return [event for event in self.until_end(kind) if event.time >= self.starts]  # type: ignore[attr-defined]  # all events have it

    def until_end(self, kind: type[Kind]) -> list[Kind]:
        """The events of a kind in the period and before."""
        return self._until_end.get(kind, [])

    def list_cents(self) -> dict[str, int]:
        """The price at list of every deal that anybody has taken [cents], by deal."""
        return {taken.deal: taken.list_cents for taken in self.until_end(DealTaken)}

    def stays(self) -> list[Stay]:
        """Who held which seat when in the period."""
        since: dict[str, SeatTaken] = {}
        stays: list[Stay] = []
        for event in sorted(self.until_end(SeatTaken) + self.until_end(SeatLeft), key=_time_of):
            if isinstance(event, SeatTaken):
                since[event.seat] = event
            elif (taken := since.pop(event.seat, None)) is not None:
                stays.append(self._stay(taken, event.time))
        stays += [self._stay(taken, self.ends) for taken in since.values()]
        return [stay for stay in stays if stay[4] > stay[3]]

    def _stay(self, taken: SeatTaken, until: int) -> Stay:
        """One who held a seat from an event on until a moment."""
        since = max(taken.time, self.starts)
        quota, held, at = taken.quota_cents, 0, since
        for each in self.until_end(QuotaSet):
            if each.seat == taken.seat and taken.time <= each.time < until:
                held += quota * (max(each.time, since) - at)
                quota, at = each.quota_cents, max(each.time, since)
        mean = (held + quota * (until - at)) / (until - since) if until > since else quota
        return taken.seat, taken.role, round(mean), since, until


def _time_of(event: Event) -> int:
    return event.time
