"""Plays calls and kills them at random moments; says what was lost. Run as a program: FOLDER COUNT.

Every call is played by a process of its own, which says on a pipe how many turns it was promised are kept; it gets
SIGKILL after a random time. The moments are random in the clock, but what is checked has to hold at every one of them.
"""

import json
import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from playing import DISCOVERY
from salessim.app.play import resume_call, start_call
from salessim.app.scripts import sample_script
from salessim.conversation.scripted import named
from salessim.library.finding import Library
from salessim.luck import Luck
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts

SAMPLE = "The short good call"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def store_in(folder: Path) -> KeptAttempts:
    return KeptAttempts(Database(f"sqlite:///{folder / 'records.sqlite3'}"), "Ana", lambda: datetime.now(UTC))


def begun(folder: Path, attempt: str):
    return start_call(Library(), DISCOVERY, seed=7, attempt=attempt, now=NOW, store=store_in(folder))


def turns_of(call):
    return [named(turn) for turn in sample_script(call.scenario, SAMPLE).turns if turn.you]


def play(folder: Path, attempt: str, report: int) -> None:
    """Play a call to its end, and tell after each line that was kept which turn it belongs to."""
    call = begun(folder, attempt)
    assert call.store is not None
    kept = call.store.append

    def append(of, lines, **more):
        kept(of, lines, **more)
        if lines[0].startswith('{"turn"'):
            os.write(report, b".")

    call.store = _Telling(call.store, append)
    os.write(report, b"!")
    for said in turns_of(call):
        call.take_turn(said)
    os.write(report, b"#")
    time.sleep(60)


class _Telling:
    def __init__(self, store, append):
        self._store = store
        self.append = append

    def __getattr__(self, name):
        return getattr(self._store, name)


def killed_after(folder: Path, attempt: str, wait_s: float) -> tuple[int, bool]:
    """Play in another process and kill it; how many turns it was promised, and whether it had come to the end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            play(folder, attempt, writing)
        finally:
            os._exit(3)  # only when something went wrong: it waits to be killed
    os.close(writing)
    assert os.read(reading, 1) == b"!"
    time.sleep(wait_s)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the call {attempt} failed by itself"
    told = b""
    while more := os.read(reading, 100):
        told += more
    os.close(reading)
    return told.count(b"."), b"#" in told


def check(folder: Path, attempt: str, promised: int, said) -> int:
    """That everything promised is there, in a sound database, and that the call goes on; how many turns are there."""
    store = store_in(folder)
    with store.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    call = resume_call(store, attempt)
    there = [exchange.said for exchange in call.session.exchanges]
    assert promised <= len(there) <= promised + 1, f"{attempt}: {len(there)} turns there, {promised} promised"
    assert there == said[: len(there)]
    for turn in said[len(there) :]:
        call.take_turn(turn)
    assert not call.warning
    call.hang_up()
    again = resume_call(store, attempt)
    assert [exchange.said for exchange in again.session.exchanges][: len(said)] == said
    assert again.session.has_ended
    store.database.close()
    return len(there)


def main(folder: Path, count: int) -> None:
    warm = begun(folder, "warm")
    said = turns_of(warm)
    start = time.monotonic()
    for turn in said:
        warm.take_turn(turn)
    whole_s = time.monotonic() - start
    assert isinstance(warm.store, KeptAttempts)
    warm.store.database.close()  # a connection must not go along into another process
    luck = Luck(count)
    found = []
    for number in range(count):
        promised, _ = killed_after(folder, f"a{number}", 1.2 * whole_s * luck.uniform("moment", number))
        found.append((promised, check(folder, f"a{number}", promised, said)))
    cut = sum(there < len(said) for _, there in found)
    between = sum(there > promised for promised, there in found)
    print(json.dumps({"killed": count, "in_mid_call": cut, "kept_but_not_yet_told": between}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
