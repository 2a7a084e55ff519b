"""Conservation: no lead, no deal and no cent appears or gets lost in a department's journal."""

from __future__ import annotations

from collections import Counter

from salessim.department.journal import (
    ContractBegan,
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealWon,
    HandsCounted,
    Journal,
    LeadAnswered,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    NoCompanyLeft,
)
from salessim.department.world import World
from salessim.study.truths.truth import Truth


def leads_are_conserved(journal: Journal) -> Truth:
    """Every lead has come, and comes to one end at most: lost while waiting, turned down, without a company, a deal."""
    arrived = Counter(event.lead for event in journal.all(LeadArrived))
    ends = Counter(event.lead for event in journal.all(LeadAnswered) if event.is_lost)
    ends.update(event.lead for event in journal.all(LeadDisqualified))
    ends.update(event.lead for event in journal.all(NoCompanyLeft) if event.lead in arrived)
    ends.update(event.deal for event in journal.all(LeadQualified) if event.deal in arrived)
    wrong = sum(count > 1 for count in arrived.values())
    wrong += sum(count > 1 for count in ends.values()) + len(ends.keys() - arrived.keys())
    still = len(arrived) - len(ends)
    measured = f"{len(arrived):,} came, {len(ends):,} ended, {still:,} under way, {wrong} wrong"
    return Truth("Every lead comes once and ends at most once", measured, "0 wrong", wrong == 0 and still >= 0)


def deals_are_conserved(world: World) -> Truth:
    """Deals that qualified are those won, those lost, and those that somebody or nobody has open."""
    journal = world.journal
    qualified = Counter(event.deal for event in journal.all(LeadQualified))
    closed = Counter(event.deal for event in journal.all(DealWon))
    closed.update(event.deal for event in journal.all(DealLost))
    still_open = Counter(name for seat in world.seats for name in seat.deals)
    still_open.update(world.unassigned)
    wrong = sum(((qualified - closed - still_open) + (closed + still_open - qualified)).values())
    measured = f"{len(qualified):,} qualified, {len(closed):,} closed, {len(still_open):,} open, {wrong} wrong"
    return Truth("Every deal is won, lost or open", measured, "0 wrong", wrong == 0)


def money_is_conserved(journal: Journal) -> Truth:
    """Whoever leaves takes along what he paid: what his contract began with, and what was added since."""
    pays: dict[str, int] = {event.deal: event.cents for event in journal.all(DealWon)}
    pays |= {event.deal: event.yearly_cents for event in journal.all(ContractBegan)}
    wrong, left_cents = 0, 0
    for event in journal:
        if isinstance(event, CustomerGrew):
            wrong += event.deal not in pays
            pays[event.deal] = pays.get(event.deal, 0) + event.cents
        elif isinstance(event, CustomerLeft):
            left_cents += event.cents
            wrong += pays.pop(event.deal, None) != event.cents
    measured = f"{left_cents / 100:,.0f} left, {sum(pays.values()) / 100:,.0f} a year remain, {wrong} wrong"
    return Truth("Customers take along what they paid, to the cent", measured, "0 wrong", wrong == 0)


def little_holds_everywhere(journal: Journal) -> Truth:
    """At every desk and every end of a month, queues integrated over time are the waits: to the second."""
    counted = journal.all(HandsCounted)
    apart = sum(abs(each.queue_seconds - each.waited_seconds) for each in counted)
    roles = len({each.role for each in counted})
    measured = f"{len(counted):,} counts of {roles} roles, {apart} seconds apart"
    return Truth("Little's law at every desk and month's end", measured, "0 seconds apart", apart == 0)


def work_is_conserved(world: World) -> Truth:
    """Work that came to a desk was finished, withdrawn or moved, waits, or is in somebody's hands."""
    tallies = [desk.tally() for role in world.plan.roles for desk in world.desks_of(role)]
    wrong = sum(
        each.taken != each.finished + each.withdrawn + each.moved + each.waiting + each.in_hand for each in tallies
    )
    measured = f"{sum(each.taken for each in tallies):,} pieces at {len(tallies)} desks, {wrong} desks wrong"
    return Truth("No piece of work gets lost", measured, "0 desks wrong", wrong == 0)
