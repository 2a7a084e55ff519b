from salessim.runs.progress import Progress, ProgressMeter


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def metered(total: int | None) -> tuple[list[Progress], Clock, ProgressMeter]:
    reports: list[Progress] = []
    clock = Clock()
    return reports, clock, ProgressMeter(total, reports.append, clock)


def test_never_more_than_ten_reports_in_any_second_and_always_the_last():
    total = 5000
    reports, clock, meter = metered(total)
    times = []
    for _ in range(total):
        clock.now_s += 0.001
        seen = len(reports)
        meter.count(is_cached=False)
        times += [clock.now_s] * (len(reports) - seen)
    assert all(sum(start <= time < start + 1.0 for time in times) <= 10 for start in times)
    assert len(times) > 30
    assert reports[-1] == Progress(done=total, total=total, cached=0, seconds_left=0.0)


def test_the_time_left_follows_the_pace_of_the_jobs_that_ran():
    reports, clock, meter = metered(10)
    meter.count(is_cached=True)
    assert reports == [Progress(done=1, total=10, cached=1, seconds_left=None)]
    clock.now_s += 4.0
    meter.count(is_cached=False)
    assert reports[-1] == Progress(done=2, total=10, cached=1, seconds_left=32.0)
    clock.now_s += 2.0
    meter.count(is_cached=False)
    assert reports[-1] == Progress(done=3, total=10, cached=1, seconds_left=21.0)


def test_an_endless_run_has_no_time_left():
    reports, clock, meter = metered(None)
    clock.now_s += 1.0
    meter.count(is_cached=False)
    assert reports == [Progress(done=1, total=None, cached=0, seconds_left=None)]
