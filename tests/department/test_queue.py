import pytest

from salessim.department.desk import Desk
from salessim.department.kernel import Kernel
from salessim.department.queue import Queue


@pytest.fixture
def work():
    desk = Desk(Kernel())
    tickets = iter(range(1, 100))

    def made(priority):
        piece = desk.work(1, priority)
        piece.ticket = next(tickets)
        return piece

    return made


def test_the_urgent_first_then_what_came_first(work):
    queue = Queue(0)
    slow, urgent, slow_too, urgent_too = (work(priority) for priority in (5, 1, 5, 1))
    for piece in (slow, urgent, slow_too, urgent_too):
        queue.add(piece, 0)
    assert list(queue) == [urgent, urgent_too, slow, slow_too]
    assert [queue.take(0) for _ in range(4)] == [urgent, urgent_too, slow, slow_too]
    with pytest.raises(IndexError):
        queue.take(0)


def test_a_line_that_ran_empty_can_fill_again(work):
    queue = Queue(0)
    first, second = work(1), work(2)
    queue.add(first, 0)
    queue.add(second, 0)
    queue.remove(first, 0)
    again = work(1)
    queue.add(again, 0)
    assert queue.take(0) is again
    assert queue.take(0) is second
    queue.add(work(7), 0)
    assert queue.take(0).priority == 7


def test_what_is_put_back_regains_its_place(work):
    queue = Queue(0)
    pieces = [work(1) for _ in range(5)]
    for piece in (pieces[1], pieces[3], pieces[4]):
        queue.add(piece, 0)
    queue.put_back(pieces[0], 0)
    queue.put_back(pieces[2], 0)
    assert list(queue) == pieces


def test_waiting_is_accounted_for_twice(work):
    queue = Queue(10)
    first, second, third = work(1), work(1), work(0)
    queue.add(first, 20)
    queue.add(second, 25)
    assert queue.take(30) is first
    queue.add(third, 32)
    queue.remove(second, 40)
    assert queue.waiting == 1
    assert first.waited_seconds == 10
    assert second.waited_seconds == 15
    assert queue.waited_seconds(50) == queue.length_seconds(50) == 10 + 15 + 18
