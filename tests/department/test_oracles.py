"""The same funnels written again without any process, only with a heap of callbacks or with arithmetic."""

import math
from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush

import pytest

from benchmark_funnel import ADVANCES, PASSES, URGENCY, Funnel, Outcome, native, rows
from salessim.department.deal import DISCOUNT, FADES, FIT, GOES_WELL, NINTH_SLOT, PACE, RIVAL, SIZE
from salessim.department.journal import DealLost, DealWon, LeadAnswered, LeadQualified
from salessim.department.marginals import discount_given, expected_missing, marginals_of, probability
from salessim.department.market import leads_of
from small_department import changed, market_alone


class Pool:
    """Some people and a list of what waits, most urgent first, then first come."""

    def __init__(self, people: int) -> None:
        self.free = people
        self.waiting: dict[int, deque[tuple[int, int, Callable[[int, int], None]]]] = {}


def raw(funnel: Funnel, draws) -> Outcome:
    """The benchmark funnel with a heap of callbacks and nothing else."""
    agenda: list[tuple[int, int, Callable[[int], None]]] = []
    entries = 0
    out = Outcome()
    sdrs, aes = Pool(funnel.sdrs), Pool(funnel.aes)

    def at(time, action):
        nonlocal entries
        entries += 1
        heappush(agenda, (time, entries, action))

    def ask(pool, now, takes, urgency, then):
        pool.waiting.setdefault(urgency, deque()).append((now, takes, then))
        begin(pool, now)

    def begin(pool, now):
        while pool.free and any(pool.waiting.values()):
            asked, takes, then = pool.waiting[min(line for line, waits in pool.waiting.items() if waits)].popleft()
            pool.free -= 1
            at(now + takes, lambda end, waited=now - asked, then=then: finish(pool, end, waited, then))

    def finish(pool, now, waited, then):
        pool.free += 1
        then(now, waited)
        begin(pool, now)

    def arrive(now):
        row = next(draws)
        at(now + row[0], lambda then: come(then, row))

    def come(now, row):
        out.leads += 1
        ask(sdrs, now, row[1], 0, lambda end, waited: qualified(end, waited, row))
        arrive(now)

    def qualified(now, waited, row):
        out.qualifying_wait += waited
        out.qualified += 1
        if row[2] < PASSES:
            at(now + row[3][0], lambda end: thought(end, row, 0))

    def thought(now, row, number):
        out.thought += 1
        ask(aes, now, row[4][number], URGENCY[number], lambda end, waited: met(end, waited, row, number))

    def met(now, waited, row, number):
        out.meeting_wait += waited
        out.met += 1
        if row[5][number] >= ADVANCES[number]:
            return
        if number + 1 == len(ADVANCES):
            out.wins.append(now)
        else:
            at(now + row[3][number + 1], lambda end: thought(end, row, number + 1))

    arrive(0)
    while agenda[0][0] < funnel.horizon:
        time, _, action = heappop(agenda)
        action(time)
    return out


@pytest.mark.parametrize("reps", [10, 30])
def test_the_kernel_gives_what_a_raw_heap_gives(reps):
    funnel = Funnel(reps)
    assert native(funnel, rows(funnel, 7)) == raw(funnel, rows(funnel, 7))


PLAIN = {
    "roles__AE__skill": "1",
    "competitors": {"Rivalis": {"in_deals": "30%", "odds": "-30%"}},
    "process__qualifying__passes_unfit": "20%",
    "products__extra": None,
    "process__lost_because": {"price": "100%"},
    "roles__boss__coaching_hours_per_rep": None,
}


def fates(running):
    """What becomes of every lead by arithmetic alone, where hands are without number and all people are the same."""
    plan, luck, assume = running.plan, running.luck, running.plan.assumptions
    marginals = marginals_of(plan)["firms"]
    (channel,) = plan.channels
    first = running.plan.starts.year * 12 + running.plan.starts.month - 1
    still_open = math.log1p(-assume.learns_slot)
    won, lost, qualified = {}, {}, {}
    for lead in leads_of(range(first, first + 12), plan, luck, running.calendar):
        noticed, _, patience, verdict, qualifies, *_ = lead.life
        answered = lead.arrives + round(plan.qualifying.answer_within.quantile(noticed))
        hours = round(plan.qualifying.answer_within.quantile(noticed)) / 3600
        if patience < min(plan.qualifying.lost_at_most, plan.qualifying.lost_per_hour * hours):
            continue
        if qualifies >= channel.become_qualified:
            continue
        now = began = answered + round(plan.qualifying.takes.quantile(verdict))
        qualified[lead.name] = now
        draws = luck.of("deal", *lead.origin)
        life = draws.eight("life")
        learns = (*draws.eight("learns"), life[NINTH_SLOT])
        rival = life[RIVAL] < 0.3
        shift = plan.competitors[0].shift * rival + assume.unfit_shift * (life[FIT] < 0.2)
        pace = round(plan.segments["firms"].time_to_decide.quantile(life[PACE]))
        for number, (step, drawn) in enumerate(zip(plan.steps, marginals.along((0, 1, 2)), strict=True), start=1):
            now += round(pace * step.share_of_time)
            missing = sum(math.log(u) / still_open >= number for u in learns)
            at_step = draws.eight(f"step {step.name}")
            if at_step[GOES_WELL] < probability(drawn.goes_well + shift):
                continue
            fades = at_step[FADES] < probability(drawn.fades + assume.fade_per_slot * missing)
            lost[lead.name] = (now, "faded" if fades else "refused")
            break
        else:
            usual = expected_missing(3, assume.learns_slot)
            discount = discount_given(marginals.discount.quantile(life[DISCOUNT]), missing, usual, plan)
            size = round(100 * plan.segments["firms"].deal_size.quantile(life[SIZE]) * marginals.list_factor)
            won[lead.name] = (now, round(size * (1 - discount)), now - began)
    return qualified, won, lost


def test_a_market_alone_does_what_arithmetic_says():
    running = market_alone(changed(**PLAIN), days=330, leads=60.0)
    qualified, won, lost = fates(running)
    ends, journal = running.now, running.journal
    assert {event.deal: event.time for event in journal.all(LeadQualified)} == {
        deal: time for deal, time in qualified.items() if time < ends
    }
    assert {event.deal: (event.time, event.cents, event.decided_in_seconds) for event in journal.all(DealWon)} == {
        deal: fate for deal, fate in won.items() if fate[0] < ends
    }
    refused = {event.deal: event.time for event in journal.all(DealLost) if event.why == "refused"}
    assert refused == {deal: time for deal, (time, why) in lost.items() if why == "refused" and time < ends}
    assert len(won) > 50
    assert journal.all(LeadAnswered)


def test_managers_questions_whose_answer_is_known():
    nobody_qualifies = market_alone(changed(marketing__web__become_qualified="0%"), days=200).journal
    assert not nobody_qualifies.all(LeadQualified)
    assert not nobody_qualifies.all(DealWon)

    price = {"typical": "20k EUR/year", "range": "10k to 44k"}
    usual, dear = (
        sum(event.cents for event in market_alone(changed(**each), days=300).journal.all(DealWon))
        for each in ({}, {"segments__firms__deal_size": price})
    )
    assert dear == pytest.approx(2 * usual, rel=1e-5)

    assert not market_alone(changed(roles__AE__count="0"), days=200).journal.all(DealWon)
