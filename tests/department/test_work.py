from office_hours import OfficeHours
from salessim.department.desk import Desk
from salessim.department.kernel import Kernel
from salessim.department.work import Server


def test_a_server_counts_only_the_working_time_he_was_there():
    kernel = Kernel()
    desk = Desk(kernel)
    server = Server("Ann", OfficeHours())
    assert server.open_seconds(100) == 0
    kernel.run_until(12)
    desk.join(server)
    kernel.run_until(24 + 10)
    desk.leave(server)
    assert server.open_seconds(13) == 1
    assert server.open_seconds(34) == server.open_seconds(1000) == 5 + 1


def test_busy_time_includes_the_piece_in_hand():
    kernel = Kernel()
    server = Server("Ann", OfficeHours())
    desk = Desk(kernel, [server])

    def life():
        yield desk.work(12)

    kernel.process(life())
    kernel.run_until(24 + 10)
    assert server.work.began == 9
    assert server.busy_seconds(24 + 10) == 8 + 1
    kernel.run()
    assert kernel.now == 24 + 13
    assert server.busy_seconds(kernel.now) == 12
    assert server.finished == 1


def test_without_hours_a_server_is_always_there():
    server = Server()
    assert server.open_from <= 3 < server.open_until
    assert server.worked(3, 10) == 7


def test_a_server_looks_up_when_he_works_next():
    server = Server(hours=OfficeHours())
    server.look_up(10)
    assert (server.open_from, server.open_until) == (9, 17)
    server.look_up(17)
    assert (server.open_from, server.open_until) == (24 + 9, 24 + 17)


def test_time_without_work_is_filled_once():
    kernel, server = Kernel(), Server(hours=OfficeHours())
    desk = Desk(kernel, [server])

    def works():
        yield 10
        yield desk.work(3)

    kernel.process(works())
    kernel.run_until(12)
    assert server.fill(12) == 1, "from nine to ten"
    kernel.run_until(24)
    assert server.fill(24) == 4
    assert server.fill(24) == 0
    assert desk.tally().filled_seconds == 5
