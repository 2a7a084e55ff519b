"""Those who hold the seats of a role: how fast they are together, and where work for them goes."""

from statistics import fmean

import pytest

from small_department import DAY, changed, ran, world

UNSTEADY = {"roles__AE__leaves": "300%/year", "roles__SDR__leaves": "300%/year"}


def test_a_crew_is_as_fast_as_its_people_are_on_average_whoever_comes_and_goes():
    running = world(changed(**UNSTEADY))
    speeds = set()
    for day in range(5, 400, 5):
        running.run_until(running.starts + day * DAY)
        for crew in running.crews.values():
            each = [seat.speed(running.now) for seat in crew.seats if seat.server is not None]
            assert crew.mean_speed(running.now) == pytest.approx(fmean(each) if each else 1.0)
            assert crew.is_there() == bool(each)
            speeds.add(crew.mean_speed(running.now))
    assert len(speeds) > 5  # new hires were slower


def test_work_for_anybody_goes_to_the_shortest_queue():
    running = ran(days=90)
    crew = running.crews["AE"]
    assert crew.desk().queue.waiting == min(desk.queue.waiting for desk in crew.desks)
    assert len(crew.desks) == len(crew.seats)
    assert len(running.crews["SDR"].desks) == 1
