"""Jobs for the tests of this folder: importable by name, so that a worker process finds them."""

import hashlib
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

from salessim.errors import NotPlayableError, Place


@dataclass(frozen=True)
class Replication:
    option: str
    number: int


def double(number: int) -> int:
    return 2 * number


def walk(seed: int) -> dict[str, object]:
    """A stand-in for a simulation: floats whose last bits would show any difference in how they were made."""
    position, path = 0.0, []
    for step in range(50):
        bits = hashlib.blake2b(f"{seed}/{step}".encode(), digest_size=8).digest()
        position += math.log((int.from_bytes(bits, "big") + 0.5) / 2**64)
        path.append(position)
    return {"path": path, "end": position, "seed": seed, "words": sorted({"won", "lost", "open", str(seed)})}


def process_id(_: object) -> int:
    return os.getpid()


def noted_double(job: tuple[str, int]) -> int:
    """Double a number and leave a line in a log, so that a test can count who really ran."""
    folder, number = job
    _note(folder, number)
    return 2 * number


def wait_for_next(job: tuple[str, int]) -> int:
    """An even job ends only after the odd one behind it has ended."""
    folder, number = job
    if number % 2 == 0:
        _wait_for(Path(folder, str(number + 1)))
    Path(folder, str(number)).touch()
    return number


def wait_at_gate(job: tuple[str, int]) -> int:
    """As `noted_double`, but job 5 waits until the gate is open."""
    folder, number = job
    if number == 5:
        _wait_for(Path(folder, "gate"))
    return noted_double(job)


def wait_forever(folder: str) -> None:
    _note(folder, os.getpid())
    _wait_for(Path(folder, "never"), most_s=3600.0)


def die(job: tuple[str, int, int]) -> int:
    """End the process without a word the first few times (`deaths`), then answer."""
    folder, number, deaths = job
    _note(folder, number)
    if notes(folder).count(number) <= deaths:
        os._exit(9)
    return number


def die_of(signal_number: int) -> None:
    os.kill(os.getpid(), signal_number)


def divide_ten_by(number: int) -> float:
    return 10 / number


def leave(_: object) -> None:
    raise SystemExit("enough")


def raise_odd_error(_: object) -> None:
    raise OddError("left", "right")


def raise_located_error(_: object) -> None:
    raise NotPlayableError("12 is too many.", "Take fewer.", Place("plan.yaml", 3, 5))


def return_function(_: object) -> object:
    return lambda: None


def return_tuple(number: int) -> tuple[int, int]:
    return (number, number)


class OddError(Exception):
    """Pickles, but cannot be read again: its constructor wants two arguments."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


def notes(folder: str | Path) -> list[int]:
    """What the jobs of a folder noted, in the order of the notes."""
    log = Path(folder, "log")
    return [int(line) for line in log.read_text().split()] if log.exists() else []


def wait_for_notes(folder: str | Path, count: int) -> None:
    """Wait until the jobs of a folder have left so many notes."""
    deadline = time.monotonic() + 30.0
    while len(notes(folder)) < count:
        assert time.monotonic() < deadline, f"only {notes(folder)}"
        time.sleep(0.01)


def _note(folder: str, number: int) -> None:
    with Path(folder, "log").open("a") as log:
        log.write(f"{number}\n")


def _wait_for(path: Path, most_s: float = 30.0) -> None:
    deadline = time.monotonic() + most_s
    while not path.exists():
        if time.monotonic() > deadline:
            raise TimeoutError(str(path))
        time.sleep(0.005)
