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
    assert server.is_open(3)
    assert server.worked(3, 10) == 7
    assert not Server(hours=OfficeHours()).is_open(8)
    assert Server(hours=OfficeHours()).is_open(9)
