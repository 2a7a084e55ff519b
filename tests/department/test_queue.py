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
    queue = Queue()
    slow, urgent, slow_too, urgent_too = (work(priority) for priority in (5, 1, 5, 1))
    for piece in (slow, urgent, slow_too, urgent_too):
        queue.add(piece)
    assert list(queue) == [urgent, urgent_too, slow, slow_too]
    assert [queue.take() for _ in range(4)] == [urgent, urgent_too, slow, slow_too]
    with pytest.raises(IndexError):
        queue.take()


def test_a_line_that_ran_empty_can_fill_again(work):
    queue = Queue()
    first, second = work(1), work(2)
    queue.add(first)
    queue.add(second)
    queue.remove(first)
    again = work(1)
    queue.add(again)
    assert queue.take() is again
    assert queue.take() is second
    queue.add(work(7))
    assert queue.take().priority == 7


def test_what_is_put_back_regains_its_place(work):
    queue = Queue()
    pieces = [work(1) for _ in range(5)]
    for piece in (pieces[1], pieces[3], pieces[4]):
        queue.add(piece)
    queue.put_back(pieces[0])
    queue.put_back(pieces[2])
    assert list(queue) == pieces
