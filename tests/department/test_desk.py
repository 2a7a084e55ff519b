from datetime import date

import pytest
import simpy

from office_hours import OfficeHours
from salessim.department.desk import Desk
from salessim.department.kernel import NEVER, Kernel
from salessim.department.work import Server
from salessim.units import WorkCalendar


@pytest.fixture
def kernel():
    return Kernel()


@pytest.fixture
def seen():
    return []


@pytest.fixture
def ask(kernel, seen):
    """Starts a process that asks `desk` for work at `at` and notes when it was done."""

    def asker(desk, name, seconds, at=0, priority=0):
        def life():
            yield at
            work = desk.work(seconds, priority)
            try:
                yield work
                seen.append((name, kernel.now))
            except simpy.Interrupt:
                seen.append((name, kernel.now, "left to do", work.seconds_left))

        return kernel.process(life())

    return asker


def later(kernel, at, action):
    def life():
        yield at
        action()

    kernel.process(life())


def test_one_server_does_one_thing_after_the_other(kernel, seen, ask):
    desk = Desk(kernel, 1)
    for name, priority in (("a", 0), ("b", 2), ("c", 1), ("d", 2)):
        ask(desk, name, 10, priority=priority)
    kernel.run()
    assert seen == [("a", 10), ("c", 20), ("b", 30), ("d", 40)]


def test_several_servers_share_a_queue_and_the_longest_idle_is_next(kernel, seen, ask):
    ann, bob = Server("Ann"), Server("Bob")
    desk = Desk(kernel, [ann, bob])
    for name, seconds, at in (("a", 10, 0), ("b", 4, 0), ("c", 5, 1), ("d", 1, 20), ("e", 1, 30)):
        ask(desk, name, seconds, at)
    kernel.run_until(2)
    assert (ann.work.began, bob.work.began, desk.queue.waiting) == (0, 0, 1)
    kernel.run()
    assert seen == [("b", 4), ("c", 9), ("a", 10), ("d", 21), ("e", 31)]
    assert (ann.finished, bob.finished) == (2, 3)


def test_the_work_comes_back_and_tells_how_it_went(kernel):
    server = Server("Ann")
    desk = Desk(kernel, [server])

    def first():
        yield desk.work(7)

    def second():
        work = desk.work(3)
        assert (work.asked, work.began, work.due) == (NEVER, NEVER, NEVER)
        yield 2
        done = yield work
        assert done is work
        assert (done.asked, done.began, done.due, done.waited_seconds) == (2, 7, 10, 5)
        assert done.server is server
        assert done.seconds_left == 0

    kernel.process(first())
    kernel.run(until=kernel.process(second()))


def test_who_asks_again_at_once_with_more_urgency_keeps_the_server(kernel, seen):
    desk = Desk(kernel, 1)

    def eager():
        yield desk.work(5, 1)
        yield desk.work(5, 0)
        seen.append(("eager", kernel.now))

    def patient():
        yield desk.work(5, 1)
        seen.append(("patient", kernel.now))

    kernel.process(eager())
    kernel.process(patient())
    kernel.run()
    assert seen == [("eager", 10), ("patient", 15)]


@pytest.mark.parametrize("wrong", [2.5, None, True])
def test_work_is_whole_seconds(kernel, wrong):
    with pytest.raises(TypeError, match="whole seconds"):
        Desk(kernel, 1).work(wrong)
    with pytest.raises(ValueError, match="cannot take -1 seconds"):
        Desk(kernel, 1).work(-1)


def test_interrupted_in_the_queue_it_is_out_of_the_queue(kernel, seen, ask):
    desk = Desk(kernel, 1)
    ask(desk, "a", 10)
    waiter = ask(desk, "b", 10)
    ask(desk, "c", 10)
    later(kernel, 4, waiter.interrupt)
    kernel.run()
    assert seen == [("b", 4, "left to do", 10), ("a", 10), ("c", 20)]
    tally = desk.tally()
    assert (tally.taken, tally.finished, tally.withdrawn) == (3, 2, 1)
    assert tally.waited_seconds == tally.queue_seconds == 4 + 10


def test_interrupted_at_work_the_server_takes_the_next(kernel, seen, ask):
    desk = Desk(kernel, 1)
    worker = ask(desk, "a", 10)
    ask(desk, "b", 10)
    later(kernel, 4, worker.interrupt)
    kernel.run()
    assert seen == [("a", 4, "left to do", 6), ("b", 14)]
    assert desk.tally().busy_seconds == 14


def test_the_rest_of_interrupted_work_can_be_done_later(kernel, seen):
    desk = Desk(kernel, 1)

    def life():
        work = desk.work(10)
        for _ in range(2):
            try:
                yield work
            except simpy.Interrupt:
                yield 100
        seen.append((kernel.now, work.waited_seconds))

    process = kernel.process(life())
    later(kernel, 4, process.interrupt)
    kernel.run()
    assert seen == [(4 + 100 + 6, 0)]


def test_who_is_called_away_in_the_second_of_the_hand_over_never_starts(kernel, seen, ask):
    desk = Desk(kernel, 1)

    def first():
        yield desk.work(10)
        second.interrupt()

    kernel.process(first())
    second = ask(desk, "b", 10)
    ask(desk, "c", 10)
    kernel.run()
    assert seen == [("b", 10, "left to do", 10), ("c", 20)]


def test_who_joins_takes_from_the_queue(kernel, seen, ask):
    desk = Desk(kernel)
    ask(desk, "a", 10)
    ask(desk, "b", 10, priority=-1)
    later(kernel, 5, lambda: desk.join(Server("Ann")))
    later(kernel, 8, lambda: desk.join(Server("Bob")))
    kernel.run()
    assert seen == [("b", 15), ("a", 18)]
    assert desk.tally().waited_seconds == 5 + 8


def test_who_leaves_puts_the_rest_back_at_the_head_of_the_queue(kernel, seen, ask):
    ann, bob = Server("Ann"), Server("Bob")
    desk = Desk(kernel, [ann, bob])
    ask(desk, "a", 10)
    ask(desk, "b", 6)
    ask(desk, "c", 10)
    later(kernel, 4, lambda: desk.leave(ann))
    kernel.run()
    assert seen == [("b", 6), ("a", 12), ("c", 22)]
    assert (desk.servers, desk.former_servers) == ([bob], [ann])
    assert ann.busy_seconds(kernel.now) == ann.open_seconds(kernel.now) == 4
    tally = desk.tally()
    assert tally.busy_seconds == tally.open_seconds == 4 + 22
    assert tally.waited_seconds == tally.queue_seconds == (6 - 4) + 12


def test_who_leaves_idle_takes_no_more(kernel, seen, ask):
    ann, bob = Server("Ann"), Server("Bob")
    desk = Desk(kernel, [ann, bob])
    desk.leave(ann)
    ask(desk, "a", 10)
    ask(desk, "b", 10)
    kernel.run()
    assert seen == [("a", 10), ("b", 20)]
    with pytest.raises(ValueError, match="Ann does not sit at this desk"):
        desk.leave(ann)
    with pytest.raises(ValueError, match="Ann has a desk, or had one"):
        desk.join(ann)


def test_a_desk_nobody_is_left_at_hands_over_all_its_work(kernel, seen, ask):
    ann, bob = Server("Ann"), Server("Bob")
    hers, his = Desk(kernel, [ann]), Desk(kernel, [bob])
    ask(hers, "a", 10)
    ask(hers, "b", 5)
    ask(his, "c", 6)

    def quits():
        hers.leave(ann)
        assert [work.seconds_left for work in hers.hand_over(his)] == [6, 5]

    later(kernel, 4, quits)
    kernel.run()
    assert seen == [("c", 6), ("a", 12), ("b", 17)]
    assert hers.tally().waited_seconds == hers.tally().queue_seconds == 4
    assert hers.tally().moved == 2
    assert his.tally().taken == his.tally().finished == 3
    assert his.tally().waited_seconds == 2 + 8


def test_work_spans_nights_and_waits_for_the_morning(kernel, seen, ask):
    desk = Desk(kernel, [Server("Ann", OfficeHours())])
    ask(desk, "spans the night", 5, at=15)
    ask(desk, "came at night", 2, at=20)
    kernel.run()
    assert seen == [("spans the night", 24 + 12), ("came at night", 24 + 14)]


def test_in_the_morning_the_urgent_comes_before_the_early(kernel, seen, ask):
    desk = Desk(kernel, [Server("Ann", OfficeHours())])
    ask(desk, "early", 2, at=1, priority=1)
    ask(desk, "urgent", 2, at=5, priority=0)
    kernel.run()
    assert seen == [("urgent", 11), ("early", 13)]


def test_whose_hours_begin_first_takes_the_work(kernel, seen, ask):
    late, early = Server("late", OfficeHours(12, 20)), Server("early", OfficeHours(6, 14))
    desk = Desk(kernel, [late, early])
    ask(desk, "a", 1, at=1)
    ask(desk, "b", 1, at=13)
    ask(desk, "c", 1, at=15)
    kernel.run()
    assert seen == [("a", 7), ("b", 14), ("c", 16)]
    assert (late.finished, early.finished) == (2, 1)


def test_who_finishes_at_closing_time_goes_home(kernel, seen, ask):
    desk = Desk(kernel, [Server("Ann", OfficeHours())])
    ask(desk, "a", 3, at=14)
    ask(desk, "b", 3, at=15)
    kernel.run()
    assert seen == [("a", 17), ("b", 24 + 12)]


def test_a_night_worker_joins_those_with_hours(kernel, seen, ask):
    desk = Desk(kernel, [Server("Ann", OfficeHours())])
    ask(desk, "a", 3, at=1)
    ask(desk, "b", 3, at=1)
    later(kernel, 4, lambda: desk.join(Server("Owl")))
    kernel.run()
    assert seen == [("a", 7), ("b", 10)]


def test_tallies_of_a_window_are_differences(kernel, ask):
    desk = Desk(kernel, 1)
    ask(desk, "a", 10)
    ask(desk, "b", 10)
    ask(desk, "c", 10, at=12)
    kernel.run_until(5)
    before = desk.tally()
    kernel.run_until(15)
    window = desk.tally().since(before)
    assert (window.time, window.taken, window.finished, window.waiting, window.in_hand) == (15, 1, 1, 1, 1)
    assert window.waited_seconds == window.queue_seconds == (10 - 5) + (15 - 12)
    assert (window.busy_seconds, window.open_seconds) == (10, 10)
    assert window.utilisation == 1.0
    assert Desk(kernel).tally().utilisation is None


def test_a_weekend_lies_between(kernel, seen, ask):
    hour, day = 3600, 86_400
    friday = WorkCalendar(date(2027, 1, 8))
    desk = Desk(kernel, [Server("Ann", friday)])
    ask(desk, "begun on Friday", 3 * hour, at=15 * hour)
    ask(desk, "came on Saturday", hour, at=day + 11 * hour)
    kernel.run()
    assert seen == [("begun on Friday", 3 * day + 10 * hour), ("came on Saturday", 3 * day + 11 * hour)]
    assert desk.tally().busy_seconds == 4 * hour
