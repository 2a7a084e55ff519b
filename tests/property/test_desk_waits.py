"""Waits at a desk are those of the Kiefer-Wolfowitz recursion, piece by piece, on the same draws."""

from hypothesis import given
from hypothesis import strategies as st

from salessim.department.desk import Desk
from salessim.department.kernel import Kernel

CUSTOMERS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 60)), min_size=1, max_size=60)


def recursion(customers, servers):
    """Kiefer and Wolfowitz (1955): waits of a queue with several servers, first come, first served.

    The vector holds, for each server in ascending order, the work that he has left when somebody comes.
    """
    left = [0] * servers
    for gap, service in customers:
        left = sorted(max(0, each - gap) for each in left)
        yield left[0]
        left[0] += service


@given(CUSTOMERS, st.integers(1, 4))
def test_every_wait_is_the_recursions(customers, servers):
    kernel = Kernel()
    desk = Desk(kernel, servers)
    waits = {}

    def customer(number, service):
        done = yield desk.work(service)
        waits[number] = done.waited_seconds

    def source():
        for number, (gap, service) in enumerate(customers):
            yield gap
            kernel.process(customer(number, service))

    kernel.process(source())
    kernel.run()
    assert [waits[number] for number in range(len(customers))] == list(recursion(customers, servers))
