"""A small network of queues against Ciw, which runs in an environment of its own: the same leads, the same outcome.

Every lead brings its own row of durations and chances, so both have to agree to the tick. `make test-peers` installs
Ciw beside; it is only spoken to through a pipe.
"""

import gc
import json
import subprocess
import time
from itertools import islice
from pathlib import Path

import pytest

from benchmark_funnel import ADVANCES, PASSES, Funnel, rows
from salessim.department.desk import Desk
from salessim.department.kernel import Kernel

HERE = Path(__file__).parent
PYTHON = HERE / "ciw-env" / "bin" / "python"

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not PYTHON.exists(), reason="needs Ciw; `make test-peers` installs it"),
]


def leads(funnel, years, seed):
    """Rows of leads: gap, time to qualify, whether it passes; by round time to think, to meet, whether it goes on."""
    count = round(funnel.reps * 500 * years * 1.3)
    return [
        [gap, qualifying, chance < PASSES, thinking, meeting, [u < p for u, p in zip(chances, ADVANCES, strict=True)]]
        for gap, qualifying, chance, thinking, meeting, chances in islice(rows(funnel, seed), count)
    ]


def on_the_kernel(funnel, horizon, given):
    """The funnel on our kernel, first come, first served everywhere."""
    kernel = Kernel()
    sdrs, aes = Desk(kernel, funnel.sdrs), Desk(kernel, funnel.aes)
    out = dict.fromkeys(("qualified", "thought", "met", "wins", "qualifying_wait", "meeting_wait"), 0)

    def lead(row):
        _, qualifying, passes, thinking, meeting, advances = row
        done = yield sdrs.work(qualifying)
        out["qualifying_wait"] += done.waited_seconds
        out["qualified"] += 1
        if not passes:
            return
        for number in range(4):
            yield thinking[number]
            out["thought"] += 1
            done = yield aes.work(meeting[number])
            out["meeting_wait"] += done.waited_seconds
            out["met"] += 1
            if not advances[number]:
                return
        out["wins"] += 1

    def source():
        for row in given:
            yield row[0]
            kernel.process(lead(row))

    kernel.process(source())
    before = time.process_time()
    kernel.run_until(horizon)
    return out | {"seconds": time.process_time() - before}


def in_ciw(funnel, horizon, given):
    asked = {"sdrs": funnel.sdrs, "aes": funnel.aes, "horizon": horizon, "rows": given}
    done = subprocess.run(
        [str(PYTHON), str(HERE / "funnel_with_ciw.py")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("seed", [1, 2])
def test_counts_and_waits_are_equal(seed):
    funnel = Funnel(5)
    given = leads(funnel, 0.3, seed)
    horizon = round(funnel.horizon * 0.3)
    ours, others = on_the_kernel(funnel, horizon, given), in_ciw(funnel, horizon, given)
    assert ours["met"] > 200
    assert ours["wins"] > 5
    assert {name: value for name, value in ours.items() if name != "seconds"} == {
        name: value for name, value in others.items() if name != "seconds"
    }


@pytest.mark.parametrize(("reps", "years", "rounds", "factor"), [(10, 0.5, 5, 8), (100, 0.05, 3, 20)])
def test_so_many_times_as_fast(reps, years, rounds, factor):
    funnel = Funnel(reps)
    given = leads(funnel, years, 1)
    horizon = round(funnel.horizon * years)
    ours, others = [], []
    gc.collect()
    gc.freeze()  # ours shall not pay for looking through what the test run has in memory
    for _ in range(rounds):  # in turns, so that both get their share of a busy machine
        others.append(in_ciw(funnel, horizon, given)["seconds"])
        ours.append(on_the_kernel(funnel, horizon, given)["seconds"])
    gc.unfreeze()
    print(f"{reps} reps: {min(others) / min(ours):.1f} times as fast as Ciw")
    assert min(others) / min(ours) >= factor
