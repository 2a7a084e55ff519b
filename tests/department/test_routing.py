from collections import Counter

from salessim.department.journal import DealLost, DealTaken, DealWon, LeadQualified
from small_department import changed, ran, year

SLOW = {"segments__firms__time_to_decide": "400 days", "roles__AE__leaves": None, "roles__SDR__leaves": None}


def first_owners(journal):
    owners = {}
    for event in journal.all(DealTaken):
        owners.setdefault(event.deal, event.seat)
    return owners


def test_deals_go_to_their_territory():
    journal = year().journal
    owners = first_owners(journal)
    pairs = Counter(
        (event.territory, owners[event.deal]) for event in journal.all(LeadQualified) if event.deal in owners
    )
    at_home = pairs["west", "AE 1"] + pairs["east", "AE 2"]
    assert at_home > 0.7 * sum(pairs.values())
    assert {territory for territory, _ in pairs} == {"west", "east"}


def test_nobody_has_more_deals_open_than_he_can():
    running = ran(changed(**SLOW), days=150)
    assert {len(seat.deals) for seat in running.seats if seat.role.sells_to} == {30}


def test_who_finds_nobody_with_room_goes_elsewhere():
    journal = ran(changed(**SLOW), days=150).journal
    lost = [event for event in journal.all(DealLost) if event.why == "nobody had room"]
    assert lost
    qualified = {event.deal: event.time for event in journal.all(LeadQualified)}
    assert {(event.time - qualified[event.deal]) // 86_400 for event in lost} == {14}
    assert not {event.deal for event in lost} & first_owners(journal).keys()


def test_room_is_given_to_who_waits_longest():
    running = ran(changed(**SLOW), days=120)
    waiting = list(running.unassigned)
    assert len(waiting) > 1
    seat = next(seat for seat in running.seats if seat.role.sells_to)
    seat.deals.pop(next(iter(seat.deals)))
    from salessim.department.routing import give_room

    give_room(running)
    assert waiting[0] in seat.deals
    assert list(running.unassigned) == waiting[1:]


def test_any_number_of_deals_fits_without_a_limit():
    running = ran(changed(roles__AE__open_deals_max=None, **SLOW), days=150)
    assert not running.unassigned
    assert not running.journal.all(DealLost)
    assert sum(len(seat.deals) for seat in running.seats) == len(running.journal.all(LeadQualified))


def test_without_territories_work_is_shared_evenly():
    journal = ran(changed(territories=None, roles__AE__leaves=None)).journal
    wins = Counter(event.seat for event in journal.all(DealTaken))
    assert abs(wins["AE 1"] - wins["AE 2"]) < 0.2 * wins.total()
    assert journal.all(DealWon)
