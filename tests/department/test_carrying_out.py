"""What each verb of a what-if changes in a department that runs, and what it leaves alone."""

import pytest

from changing_department import ran_with, second_of
from salessim.department.journal import (
    AccountTaken,
    CostBooked,
    CustomerGrew,
    CustomerLeft,
    DealTaken,
    DealWon,
    LeadArrived,
    LeadQualified,
    ProductSold,
    SeatLeft,
    SeatPromoted,
    SeatTaken,
    TouchesMade,
)
from salessim.department.managing_events import QuotaSet, TargetSet
from salessim.department.world import World
from salessim.errors import InputError
from small_department import plain

WITH_CARERS = plain() | {
    "roles": {
        **plain()["roles"],
        "AM": {"count": "2", "pay": {"salary": "50k EUR"}, "accounts_max": "40"},
    },
    "tools": {"dialler": {"cost": "100 EUR/month", "used_by": ["SDR"], "touches": "+40%"}},
}


def spent(world: World, what: str) -> int:
    return sum(cost.cents for cost in world.journal.all(CostBooked) if cost.what == what and cost.time >= world.starts)


def taken(world: World, role: str) -> list[SeatTaken]:
    return [seat for seat in world.journal.all(SeatTaken) if seat.role == role and seat.time >= world.starts]


def leads(world: World) -> list[LeadArrived]:
    return world.journal.all(LeadArrived)


@pytest.fixture(scope="module")
def before() -> World:
    return ran_with()


@pytest.fixture(scope="module")
def before_with_carers() -> World:
    return ran_with(document=WITH_CARERS)


def test_without_changes_and_with_one_that_changes_nothing_everything_is_the_same(before: World) -> None:
    idle = ran_with("- set: {roles: {AE: {quota: 400k EUR/year}}}")
    assert idle.journal.digest() == before.journal.digest()


def test_hire_finds_somebody_later_and_leaves_all_leads_as_they_were(before: World) -> None:
    world = ran_with("- hire: {role: AE, count: 2, approved: 2027-03-20, territory: east}")
    new = [seat for seat in taken(world, "AE") if seat.seat in ("AE 3", "AE 4")]
    assert len(new) == 2
    assert min(seat.time for seat in new) > second_of("2027-03-27", world)
    assert leads(world) == leads(before)
    assert world.seats_of_territory("east") == {"AE 2", "AE 3", "AE 4"}
    assert spent(world, "hiring") - spent(before, "hiring") == 2 * 800_000
    assert spent(world, "pay") > spent(before, "pay")
    assert any(deal.seat == "AE 3" for deal in world.journal.all(DealTaken))


def test_who_leaves_is_gone_for_good_and_colleagues_take_over(before: World) -> None:
    world = ran_with("- leave: {who: AE 1, on: 2027-04-01}")
    day = second_of("2027-04-01", world)
    assert [seat.seat for seat in world.journal.all(SeatLeft) if seat.time == day] == ["AE 1"]
    assert not [seat for seat in taken(world, "AE") if seat.seat == "AE 1" and seat.time > day]
    assert not [deal for deal in world.journal.all(DealTaken) if deal.seat == "AE 1" and deal.time > day]
    assert [deal for deal in world.journal.all(DealTaken) if deal.seat == "AE 2" and deal.time == day]
    assert leads(world) == leads(before)


def test_who_is_replaced_leaves_a_seat_that_is_filled_again() -> None:
    world = ran_with("- leave: {role: AE, count: 1, on: 2027-03-10, replaced: yes}")
    assert any(seat.seat == "AE 2" and seat.time > second_of("2027-03-10", world) for seat in taken(world, "AE"))


def test_a_stop_of_hiring_leaves_seats_empty_and_its_end_fills_them() -> None:
    leave = "- leave: {who: AE 2, on: 2027-03-10, replaced: yes}\n"
    frozen = ran_with("- set: {hiring: none}\n" + leave, days=200)
    assert not taken(frozen, "AE")
    thawed = ran_with(
        "- set: {hiring: none}\n" + leave + "- set: {hiring: {time_to_hire: 3 weeks}}\n  from: 2027-05-01",
        days=200,
    )
    assert min(seat.time for seat in taken(thawed, "AE")) > second_of("2027-05-20", thawed)


def test_who_moves_to_another_role_begins_there_and_is_missed_where_he_was() -> None:
    world = ran_with("- move: {who: AE 1, to: SDR, on: 2027-03-15}")
    day = second_of("2027-03-15", world)
    assert [seat.seat for seat in taken(world, "SDR") if seat.time == day] == ["SDR 2"]
    assert not [seat for seat in taken(world, "AE") if seat.seat == "AE 1"]
    assert any(made.seat == "SDR 2" for made in world.journal.all(TouchesMade))


def test_who_moves_to_another_territory_gets_its_deals() -> None:
    def of_east(world: World) -> set[str]:
        there = {deal.deal for deal in world.journal.all(LeadQualified) if deal.territory == "east"}
        since = second_of("2027-03-02", world)
        return {deal.seat for deal in world.journal.all(DealTaken) if deal.deal in there and deal.time > since}

    document = plain() | {
        "territories": {
            "west": {"share_of_companies": "60%", "reps": ["AE 1"]},
            "east": {"share_of_companies": "40%", "reps": []},
        }
    }
    document["roles"] = {**document["roles"], "AE": {**document["roles"]["AE"], "leaves": "0%/year"}}
    world = ran_with("- move: {who: AE 2, territory: east, on: 2027-03-02}", document=document)
    assert of_east(world) == {"AE 2"}


def test_the_best_is_promoted_and_his_seat_is_filled_again(before: World) -> None:
    world = ran_with("- promote: {best_of: AE, to: boss, on: 2027-03-15}")
    day = second_of("2027-03-15", world)
    won: dict[str, int] = {"AE 1": 0, "AE 2": 0}
    for deal in before.journal.all(DealWon):
        if deal.time < day and deal.seat in won:
            won[deal.seat] += deal.cents
    best = max(won, key=lambda seat: won[seat])
    assert [seat.seat for seat in world.journal.all(SeatLeft) if seat.time == day] == [best]
    assert [seat.seat for seat in taken(world, "boss") if seat.time == day] == ["boss 2"]
    assert any(seat.seat == best and seat.time > day for seat in taken(world, "AE"))
    assert not world.journal.all(SeatPromoted)  # nobody asked for an empty seat to be filled


def test_training_costs_money_and_time_and_wins_more() -> None:
    text = "- train: {roles: AE, odds: +150%, takes: 2 days, cost: 20k EUR, on: 2027-03-02}"
    trained, usual = ran_with(text, days=300), ran_with(days=300)
    assert spent(trained, "training") == 2_000_000
    assert len(trained.journal.all(DealWon)) > 1.15 * len(usual.journal.all(DealWon))
    assert leads(trained) == leads(usual)


def test_training_that_does_nothing_for_nobody_changes_no_deal(before: World) -> None:
    world = ran_with("- train: {roles: AE, odds: +50%, reaches: 0%, on: 2027-03-02}")
    assert world.journal.all(DealWon) == before.journal.all(DealWon)


def test_training_in_a_playbook_has_its_effect() -> None:
    trained = ran_with("- train: {roles: AE, playbook: bold, on: 2027-03-02}", days=300)
    assert len(trained.journal.all(DealWon)) > len(ran_with(days=300).journal.all(DealWon))


def test_a_territory_goes_to_others_and_takes_another_share() -> None:
    text = "- reassign: {territory: west, to: [AE 2], share_of_companies: 90%, on: 2027-03-01}"
    world = ran_with(text, days=300)
    since = second_of("2027-03-02", world)
    new = [deal.territory for deal in world.journal.all(LeadQualified) if deal.time > since]
    assert 0.8 < new.count("west") / len(new) < 0.98
    assert world.seats_of_territory("west") == {"AE 2"}
    handed = [deal for deal in world.journal.all(DealTaken) if deal.time == world.starts]
    assert handed
    assert {deal.seat for deal in handed} == {"AE 2"}
    assert world.seats_of_territory("east") == set()


SETTLED = WITH_CARERS | {
    "roles": {**WITH_CARERS["roles"], "AM": {**WITH_CARERS["roles"]["AM"], "accounts_max": "200", "leaves": "0%/year"}},
    "territories": {
        "west": {"share_of_companies": "50%", "reps": ["AE 1", "AM 1"]},
        "east": {"share_of_companies": "30%", "reps": ["AE 2", "AM 2"]},
        "south": {"share_of_companies": "20%", "reps": ["AE 2", "AM 2"]},
    },
}


def test_customers_miss_those_who_looked_after_them_though_all_of_these_are_gone() -> None:
    def lost(text: str) -> int:
        return len(ran_with(text, document=SETTLED, days=330).journal.all(CustomerLeft))

    assert lost("- leave: {role: AM, count: 2, on: 2027-05-03}") > 1.3 * lost("")


def test_boundaries_of_one_day_move_at_once_and_customers_change_hands_once() -> None:
    text = """
- reassign: {territory: east, gains: {west: 30%}, on: 2027-05-03}
- reassign: {territory: west, gains: {east: 40%}, on: 2027-05-03}
"""
    usual, world = ran_with(document=SETTLED, days=200), ran_with(text, document=SETTLED, days=200)
    day = second_of("2027-05-03", world)
    handed = [account for account in world.journal.all(AccountTaken) if account.time == day and account.formerly]
    ways = {(account.formerly, account.seat) for account in handed}
    assert ways == {("AM 1", "AM 2"), ("AM 2", "AM 1")}
    assert len({account.deal for account in handed}) == len(handed)
    lay, lie = ([each.companies.territory_of("firms", n) for n in range(4000)] for each in (usual, world))
    ways_of_companies = [(before, after) for before, after in zip(lay, lie, strict=True) if before != after]
    assert {*ways_of_companies} == {("west", "east"), ("east", "west")}
    assert ways_of_companies.count(("west", "east")) / lay.count("west") == pytest.approx(0.3, abs=0.03)
    assert ways_of_companies.count(("east", "west")) / lay.count("east") == pytest.approx(0.4, abs=0.04)


def test_another_share_of_the_companies_takes_customers_along_from_all_others() -> None:
    text = "- reassign: {territory: west, share_of_companies: 100%, on: 2027-05-03}"
    world = ran_with(text, document=SETTLED, days=200)
    day = second_of("2027-05-03", world)
    handed = [account for account in world.journal.all(AccountTaken) if account.time == day and account.formerly]
    assert handed
    assert {(account.formerly, account.seat) for account in handed} == {("AM 2", "AM 1")}
    new = {deal.territory for deal in world.journal.all(LeadQualified) if deal.time > day}
    assert new == {"west"}


def test_shares_that_are_set_one_after_the_other_reckon_with_the_ones_before() -> None:
    text = """
- reassign: {territory: west, gains: {east: 50%}, on: 2027-03-02}
- reassign: {territory: south, share_of_companies: 35%, on: 2027-03-03}
- reassign: {territory: south, share_of_companies: 10%, on: 2027-03-04}
"""
    # west 50 + 15 = 65, east 15, south 20; then 35 with the others at 65/80; then 10 with the others at 90/65 of that
    shares = {"west": 0.65 * 0.65 / 0.8 * 0.9 / 0.65, "east": 0.15 * 0.65 / 0.8 * 0.9 / 0.65, "south": 0.1}
    world = ran_with(text, document=SETTLED, days=10)
    lie = [world.companies.territory_of("firms", number) for number in range(4000)]
    assert {name: lie.count(name) / 4000 for name in shares} == pytest.approx(shares, abs=0.025)


def test_no_territory_gives_away_more_than_it_has() -> None:
    text = """
- reassign: {territory: west, gains: {east: 70%}, on: 2027-03-02}
- reassign: {territory: south, gains: {east: 40%}, on: 2027-03-02}
"""
    with pytest.raises(InputError, match="110% of the companies of “east”"):
        ran_with(text, document=SETTLED, days=2)


def test_customers_of_a_seat_get_others_and_each_change_is_noted() -> None:
    world = ran_with("- reassign: {accounts_of: AM 1, to: [AM 2], on: 2027-05-03}", document=WITH_CARERS)
    day = second_of("2027-05-03", world)
    moved = [account for account in world.journal.all(AccountTaken) if account.time == day]
    assert moved
    assert {(account.formerly, account.seat) for account in moved if account.formerly} == {("AM 1", "AM 2")}


TARGETS = "set: {targets: {revenue: %s, set_by: boss, work: 1 day}}"


def revenue_targets(world: World) -> list[tuple[str, int]]:
    return [
        (f"{world.calendar.date_of(target.time):%Y-%m}", target.cents)
        for target in world.journal.all(TargetSet)
        if target.what == "revenue"
    ]


def test_targets_that_are_set_later_hold_from_then_on() -> None:
    world = ran_with(f"- {TARGETS % '2M EUR/year'}\n  from: 2027-05-03", days=90)
    assert revenue_targets(world) == [("2027-05", 200_000_000)]
    assert {quota.seat for quota in world.journal.all(QuotaSet)} >= {"AE 1"}


def test_other_targets_take_the_place_of_those_before() -> None:
    document = plain() | {"targets": {"revenue": "1M EUR/year", "set_by": "boss", "work": "1 day", "raised": "+10%"}}
    world = ran_with(f"- {TARGETS % '3M EUR/year'}\n  from: 2027-05-03", document=document, days=400)
    assert revenue_targets(world) == [("2027-03", 100_000_000), ("2027-05", 300_000_000), ("2028-03", 330_000_000)]


def test_prices_rise_for_new_deals_and_buyers_respond(before: World) -> None:
    dearer = ran_with("- reprice: {by: +20%, odds: +0%, on: 2027-03-01}")
    paid = {deal.deal: deal.list_cents for deal in before.journal.all(DealTaken)}
    since = second_of("2027-03-08", dearer)
    new = {deal.deal: deal.list_cents for deal in dearer.journal.all(DealTaken) if deal.time > since}
    fresh = {deal.deal for deal in before.journal.all(LeadQualified) if deal.time > second_of("2027-03-01", before)}
    ratios = [new[name] / paid[name] for name in new if name in paid and name in fresh]
    assert ratios
    assert ratios == pytest.approx([1.2] * len(ratios), rel=1e-4)
    fewer = ran_with("- reprice: {by: +20%, on: 2027-03-01}", days=400)
    same = ran_with("- reprice: {by: +20%, odds: +0%, on: 2027-03-01}", days=400)
    assert len(fewer.journal.all(DealWon)) < len(same.journal.all(DealWon))


def test_dearer_deals_cost_as_much_to_make_as_before() -> None:
    def cost_of_goods(world: World) -> dict[str, int]:
        return {
            sold.deal: sold.cents - sold.margin_cents
            for sold in world.journal.all(ProductSold)
            if sold.product == "core"
        }

    usual, dearer = (
        cost_of_goods(ran_with()),
        cost_of_goods(ran_with("- reprice: {by: +20%, odds: +0%, on: 2027-03-01}")),
    )
    both = usual.keys() & dearer.keys()
    assert len(both) > 10
    assert all(abs(usual[deal] - dearer[deal]) <= 0.05 * usual[deal] for deal in both)


def test_pay_and_quota_change_what_people_cost(before: World) -> None:
    world = ran_with("- pay: {role: SE, salary: 140k EUR, on: 2027-03-01}")
    assert spent(world, "pay") - spent(before, "pay") == pytest.approx(4 * 70_000_00 / 12, abs=5)  # four months closed
    eased = ran_with("- quota: {role: AE, quota: 200k EUR/year, on: 2027-03-01}")
    assert spent(eased, "pay") > spent(before, "pay")  # the same orders are more of the target
    assert [deal[:5] for deal in eased.journal.all(DealWon)] == [deal[:5] for deal in before.journal.all(DealWon)]


def test_a_campaign_adds_leads_in_its_weeks_and_takes_none_away(before: World) -> None:
    world = ran_with("- campaign: {channel: web, starts: 2027-05-01, lasts: 31 days, leads: +100%, cost: 5k EUR}")
    usual, more = {lead.lead for lead in leads(before)}, {lead.lead for lead in leads(world)}
    assert usual <= more
    added = [lead for lead in leads(world) if lead.lead not in usual]
    assert 20 < len(added) < 60
    assert all(second_of("2027-05-01", world) <= lead.time < second_of("2027-06-01", world) for lead in added)
    assert spent(world, "marketing") - spent(before, "marketing") == 500_000


def test_a_route_sends_deals_to_somebody_first() -> None:
    world = ran_with("- route: {to: [AE 2], channels: [web], only: yes, on: 2027-03-15}")
    web = {deal.deal for deal in world.journal.all(LeadQualified) if deal.channel == "web"}
    since = second_of("2027-05-15", world)
    first: dict[str, str] = {}
    for deal in world.journal.all(DealTaken):
        first.setdefault(deal.deal, deal.seat)
    owners = {
        seat.seat
        for seat in world.journal.all(DealTaken)
        if seat.deal in web and seat.time > since and first[seat.deal] == seat.seat
    }
    assert owners == {"AE 2"}


def test_a_tool_that_is_bought_costs_and_speeds_up(before_with_carers: World) -> None:
    world = ran_with("- buy: {tool: dialler, on: 2027-03-01}", document=WITH_CARERS)
    made = sum(each.touches for each in world.journal.all(TouchesMade) if each.time > world.starts)
    usual = sum(each.touches for each in before_with_carers.journal.all(TouchesMade) if each.time > world.starts)
    assert made > 1.2 * usual
    assert spent(world, "tools") > spent(before_with_carers, "tools")


def test_money_is_spent_at_once_or_month_by_month(before: World) -> None:
    text = "- spend: {for: fair, amount: 30k EUR, from: 2027-04-01}\n- spend: {for: router, amount: 1200 EUR/month}"
    world = ran_with(text)
    assert spent(world, "fair") == 3_000_000
    assert spent(world, "router") == 4 * 120_000
    assert len(world.journal.all(DealWon)) == len(before.journal.all(DealWon))


def test_a_product_is_launched_and_sold_along(before: World) -> None:
    text = (
        "- launch: {product: care, sold_to: [firms], gross_margin: 70%, attach_rate: 50%, adds: 20%, cost: 9k EUR, "
        "on: 2027-04-01}"
    )
    world = ran_with(text, days=250)
    sold = [part for part in world.journal.all(ProductSold) if part.product == "care"]
    assert sold
    assert min(part.time for part in sold) > second_of("2027-04-01", world)
    assert spent(world, "launch") == 900_000


def test_customers_won_before_can_take_a_new_product() -> None:
    text = (
        "- launch: {product: care, sold_to: [firms], gross_margin: 70%, attach_rate: 0%, adds: 20%, "
        "cross_sold: 99%/year, on: 2027-03-02}"
    )
    world = ran_with(text, days=365)
    assert any(grew.why == "cross-sale" for grew in world.journal.all(CustomerGrew))


def test_less_demand_keeps_a_part_of_the_same_leads(before: World) -> None:
    world = ran_with("- set: {demand: 50%}")
    usual, fewer = {lead.lead for lead in leads(before)}, {lead.lead for lead in leads(world)}
    assert fewer < usual
    since = {lead.lead for lead in leads(before) if lead.time >= world.starts}
    assert 0.35 < len(fewer & since) / len(since) < 0.65


def test_two_changes_of_the_market_on_one_day_bring_no_lead_twice() -> None:
    text = "- set: {demand: 150%}\n- set: {marketing: {web: {leads_per_month: {firms: 60}}}}"
    names = [lead.lead for lead in leads(ran_with(text))]
    assert len(names) == len(set(names))


def test_customers_who_take_longer_order_later(before: World) -> None:
    slower = ran_with("- set: {time_to_decide: 200%}")
    assert len(slower.journal.all(DealWon)) < len(before.journal.all(DealWon))
    assert leads(slower) == leads(before)


def test_another_count_means_hiring_or_leaving() -> None:
    more = ran_with("- set: {roles: {AE: {count: 4}}}\n  from: 2027-03-10")
    assert {seat.seat for seat in taken(more, "AE")} >= {"AE 3", "AE 4"}
    fewer = ran_with("- set: {roles: {AE: {count: 1}}}\n  from: 2027-03-10")
    assert fewer.sellers_to("firms") == [seat for seat in fewer.seats if seat.name == "AE 1"]


def test_what_begins_later_leaves_everything_before_as_it_was(before: World) -> None:
    world = ran_with("- set: {segments: {firms: {win_rate: 60%}}}\n  from: 2027-06-01")
    day = second_of("2027-06-01", world)
    until = [event for event in before.journal if event.time < day]
    assert [event for event in world.journal if event.time < day] == until
    assert world.journal.digest() != before.journal.digest()


def test_a_condition_is_looked_at_on_its_day() -> None:
    hire = "- hire: {role: AE, approved: 2027-03-05}\n  if_by: {date: 2027-04-15, when: {deals_won: %s}}"
    done, left = ran_with(hire % "1+"), ran_with(hire % "900+")
    assert {seat.seat for seat in taken(done, "AE")} >= {"AE 3"}
    assert min(seat.time for seat in taken(done, "AE") if seat.seat == "AE 3") > second_of("2027-04-15", done)
    assert not [seat for seat in taken(left, "AE") if seat.seat == "AE 3"]


def test_somebody_who_is_not_there_cannot_move() -> None:
    with pytest.raises(InputError, match="no seat “AE 9”"):
        ran_with("- move: {who: AE 9, to: SDR, on: 2027-03-01}", days=1)
