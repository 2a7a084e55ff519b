from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
import simpy
from simpy.core import EmptySchedule
from simpy.events import URGENT

from benchmark_funnel import Funnel, native, plain, rows
from salessim.department.desk import Desk
from salessim.department.kernel import Kernel


def test_a_process_sleeps_whole_seconds() -> None:
    kernel, seen = Kernel(100), []

    def life() -> Iterator[Any]:
        seen.append(kernel.now)
        yield 5
        seen.append(kernel.now)
        yield 0
        seen.append(kernel.now)

    kernel.process(life())
    kernel.run()
    assert seen == [100, 105, 105]


def test_what_was_arranged_first_comes_first_in_the_same_second() -> None:
    kernel, seen = Kernel(), []

    def sleeper(name: str, seconds: int) -> Iterator[Any]:
        yield seconds
        seen.append(name)

    def timer() -> Iterator[Any]:
        yield kernel.timeout(7)
        seen.append("timer")

    kernel.process(sleeper("a", 7))
    kernel.process(timer())
    kernel.process(sleeper("b", 7))
    kernel.run()
    assert seen == ["a", "timer", "b"]


def test_events_conditions_resources_and_stores_are_simpys() -> None:
    kernel, seen = Kernel(), []
    store: Any = simpy.Store(kernel)
    room: Any = simpy.Resource(kernel, 1)

    def maker() -> Iterator[Any]:
        yield 3
        yield store.put("offer")
        return "made"

    def user(making: Any) -> Iterator[Any]:
        with room.request() as request:
            yield request
            got = yield store.get()
            seen.append((kernel.now, got))
            both = yield making & kernel.timeout(4, "tea")
            seen.append((kernel.now, list(both.values())))
        first = yield kernel.timeout(9, "late") | kernel.timeout(2, "soon")
        seen.append((kernel.now, list(first.values())))

    kernel.process(user(kernel.process(maker())))
    kernel.run()
    assert seen == [(3, "offer"), (7, ["made", "tea"]), (9, ["soon"])]


def test_a_process_gets_the_value_of_another_that_is_over_or_not() -> None:
    kernel, seen = Kernel(), []

    def child() -> Iterator[Any]:
        yield 2
        return "grown"

    def parent(other: Any, wait: int) -> Iterator[Any]:
        yield wait
        seen.append((yield other))

    born = kernel.process(child())
    kernel.process(parent(born, 1))
    kernel.process(parent(born, 5))
    kernel.run()
    assert seen == ["grown", "grown"]
    assert kernel.now == 5
    assert not born.is_alive


def test_interrupt_of_a_sleeper() -> None:
    kernel, seen = Kernel(), []

    def sleeper() -> Iterator[Any]:
        try:
            yield 100
        except simpy.Interrupt as call:
            seen.append((kernel.now, call.cause))
        yield 10
        seen.append((kernel.now, "slept"))

    def boss(process: Any) -> Iterator[Any]:
        yield 30
        process.interrupt("fire")

    kernel.process(boss(kernel.process(sleeper())))
    kernel.run()
    assert seen == [(30, "fire"), (40, "slept")]


def test_interrupt_of_one_who_waits_for_an_event_leaves_the_event_alone() -> None:
    kernel, seen = Kernel(), []
    door = kernel.event()

    def waiter() -> Iterator[Any]:
        try:
            yield door
        except simpy.Interrupt:
            seen.append(("left", kernel.now))

    def boss(process: Any) -> Iterator[Any]:
        yield 3
        assert process.target is door
        process.interrupt()
        yield 1
        door.succeed()

    kernel.process(boss(kernel.process(waiter())))
    kernel.run()
    assert seen == [("left", 3)]


def test_interrupt_in_the_second_of_the_start_comes_after_the_start() -> None:
    kernel, seen = Kernel(), []

    def life() -> Iterator[Any]:
        seen.append("started")
        try:
            yield 9
        except simpy.Interrupt:
            seen.append("interrupted")

    process = kernel.process(life())
    process.interrupt()
    kernel.run()
    assert seen == ["started", "interrupted"]


def test_a_second_interrupt_of_one_who_died_of_the_first_is_ignored() -> None:
    kernel = Kernel()

    def life() -> Iterator[Any]:
        try:
            yield 9
        except simpy.Interrupt:
            return

    process = kernel.process(life())
    kernel.run_until(1)
    process.interrupt()
    process.interrupt()
    kernel.run()
    with pytest.raises(RuntimeError, match="terminated"):
        process.interrupt()


def test_nobody_interrupts_himself() -> None:
    kernel, seen = Kernel(), []

    def life() -> Iterator[Any]:
        yield 1
        with pytest.raises(RuntimeError, match="itself"):
            process.interrupt()
        seen.append("tried")

    process = kernel.process(life())
    kernel.run()
    assert seen == ["tried"]


def test_an_error_nobody_handles_ends_the_run_as_it_is() -> None:
    class Own(Exception):
        def __init__(self, first: str, second: str) -> None:
            super().__init__(first)
            self.second = second

    kernel = Kernel()

    def life() -> Iterator[Any]:
        yield 4
        raise Own("a", "b")

    kernel.process(life())
    with pytest.raises(Own) as caught:
        kernel.run()
    assert caught.value.second == "b"
    assert kernel.now == 4
    assert kernel.active_process is None


def test_an_error_can_be_handled_by_who_waits() -> None:
    kernel, seen = Kernel(), []

    def bad() -> Iterator[Any]:
        yield 1
        raise ValueError("spilt")

    def good(other: Any) -> Iterator[Any]:
        try:
            yield other
        except ValueError as error:
            seen.append(str(error))
        try:  # it has failed by now, and tells everybody who asks
            yield other
        except ValueError as error:
            seen.append(str(error))

    kernel.process(good(kernel.process(bad())))
    kernel.run()
    assert seen == ["spilt", "spilt"]


@pytest.mark.parametrize("wrong", [2.0, -1, True, None, "3"])
def test_a_wrong_yield_says_what_is_right(wrong: object) -> None:
    kernel = Kernel()

    def life() -> Iterator[Any]:
        yield wrong

    kernel.process(life())
    with pytest.raises(TypeError, match=r"life yielded .*whole seconds from 0 on \(int\)"):
        kernel.run()


def test_work_can_be_had_once() -> None:
    kernel = Kernel()
    desk = Desk(kernel, 1)

    def life() -> Iterator[Any]:
        work = desk.work(5)
        yield work
        yield work

    kernel.process(life())
    with pytest.raises(TypeError, match="makes a new one"):
        kernel.run()


def test_only_generators_become_processes() -> None:
    with pytest.raises(TypeError, match="made from a generator"):
        Kernel().process([1, 2])  # type: ignore[arg-type]  # the mistake under test


def test_delays_and_times_are_whole_seconds() -> None:
    kernel = Kernel()
    with pytest.raises(TypeError, match=r"whole seconds \(int\), not 1\.5"):
        kernel.timeout(1.5)
    with pytest.raises(TypeError, match=r"whole second \(int\), not 1\.5"):
        kernel.run_until(1.5)
    with pytest.raises(ValueError, match="cannot be due in 3 seconds with priority 0"):
        kernel.schedule(kernel.event(), URGENT, 3)
    kernel.run_until(10)
    with pytest.raises(ValueError, match="stands at 10; it cannot run until 9"):
        kernel.run_until(9)
    with pytest.raises(ValueError, match="stands at 10; it cannot run until 10"):
        kernel.run(until=10)


def test_run_until_a_time_stops_before_what_is_due_then() -> None:
    kernel, seen = Kernel(), []

    def life() -> Iterator[Any]:
        while True:
            yield 10
            seen.append(kernel.now)

    kernel.process(life())
    assert kernel.run_until(20) is None
    assert (kernel.now, seen) == (20, [10])
    kernel.run_until(20)
    assert seen == [10]
    kernel.run_until(21)
    assert (kernel.now, seen) == (21, [10, 20])
    kernel.run(until=35)
    assert (kernel.now, seen) == (35, [10, 20, 30])


def test_a_run_stops_at_a_decision_and_goes_on_with_it() -> None:
    kernel, seen = Kernel(), []
    asked, answered = kernel.event(), kernel.event()

    def rep() -> Iterator[Any]:
        yield 5
        asked.succeed("discount?")
        seen.append((yield answered))
        yield 5
        seen.append(kernel.now)

    kernel.process(rep())
    assert kernel.run_until(100, asked) is asked
    assert (kernel.now, asked.value) == (5, "discount?")
    assert kernel.run_until(100, asked) is asked, "what has happened stops at once"
    answered.succeed("no")
    assert kernel.run_until(100, kernel.event()) is None
    assert seen == ["no", 10]
    assert kernel.now == 100


def test_who_waits_for_the_decision_is_served_before_the_stop() -> None:
    kernel, seen = Kernel(), []
    asked = kernel.event()

    def waiter() -> Iterator[Any]:
        yield asked
        seen.append(kernel.now)

    kernel.process(waiter())
    kernel.process(_succeeds(asked, 3))
    kernel.run_until(9, asked)
    assert seen == [3]


def test_a_stop_that_did_not_come_does_not_stop_later() -> None:
    kernel = Kernel()
    asked = kernel.event()
    kernel.process(_succeeds(asked, 50))
    assert kernel.run_until(10, asked) is None
    assert kernel.run_until(60) is None
    assert kernel.now == 60


def test_an_error_beside_a_stop_leaves_no_stop_behind() -> None:
    kernel = Kernel()
    asked = kernel.event()

    def life() -> Iterator[Any]:
        yield 5
        asked.fail(ValueError("no answer"))

    kernel.process(life())
    with pytest.raises(ValueError, match="no answer"):
        kernel.run_until(10, asked)
    kernel.run_until(10)
    assert kernel.now == 10


def _succeeds(event: Any, after: int) -> Iterator[Any]:
    yield after
    event.succeed("answer")


def test_run_until_an_event_gives_its_value() -> None:
    kernel = Kernel()
    event = kernel.event()
    process = kernel.process(_succeeds(event, 4))
    assert kernel.run(until=event) == "answer"
    kernel.run(until=process)
    assert kernel.run(until=event) == "answer"
    with pytest.raises(RuntimeError, match="has not happened"):
        kernel.run(until=kernel.event())


def test_run_until_an_event_that_fails_raises() -> None:
    kernel = Kernel()

    def bad() -> Iterator[Any]:
        yield 1
        raise ValueError("spilt")

    def tolerant(other: Any) -> Iterator[Any]:
        with pytest.raises(ValueError, match="spilt"):
            yield other

    process = kernel.process(bad())
    kernel.process(tolerant(process))
    with pytest.raises(ValueError, match="spilt"):
        kernel.run(until=process)


def test_step_and_peek() -> None:
    kernel, seen = Kernel(), []
    assert kernel.peek() == float("inf")
    kernel.process(_succeeds(kernel.event(), 4))
    assert kernel.peek() == 0
    kernel.step()
    assert (kernel.now, kernel.peek()) == (0, 4)
    kernel.step()
    kernel.step()
    assert kernel.now == 4
    with pytest.raises(EmptySchedule):
        kernel.step()
    assert seen == []


def test_soon_comes_after_what_stands_there_for_this_second() -> None:
    kernel, seen = Kernel(), []

    def life() -> Iterator[Any]:
        kernel.soon(lambda: seen.append("soon"))
        seen.append("now")
        yield 0
        seen.append("later")

    kernel.process(life())
    kernel.run()
    assert seen == ["now", "soon", "later"]


def test_the_funnel_is_the_same_as_with_plain_simpy_and_costs_one_entry_an_event() -> None:
    funnel = Funnel(reps=10)
    draws = list(islice(rows(funnel, seed=3), 6000))
    kernel = Kernel()

    ours = native(funnel, iter(draws), kernel)

    assert ours == plain(funnel, iter(draws))
    assert len(ours.wins) > 100
    assert kernel.entries / ours.model_events <= 1.05
