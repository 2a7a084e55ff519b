import datetime
import enum
import os
import subprocess
import sys
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pytest
from pydantic import BaseModel

from salessim.runs.canonical import canonical_bytes


class Stage(enum.Enum):
    OPEN = 1
    WON = 2


class Level(enum.IntEnum):
    LOW = 1


@dataclass(frozen=True)
class Deal:
    name: str
    size: float
    stage: Stage = Stage.OPEN
    seen: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Offer:
    name: str
    size: float


class Plan(BaseModel):
    months: int
    deals: tuple[Deal, ...]


class Name(str):
    __slots__ = ()


class Count(int):
    pass


class Pair(NamedTuple):
    first: int
    second: int


def test_the_spelling_is_fixed():
    # Whoever changes it makes every result on every disk unknown.
    job = (None, True, 1, 1.5, "é", b"\x00", {"b": [1], "a": frozenset({2, 1})}, Stage.WON)
    assert canonical_bytes(job) == (
        b'{"builtins:tuple":[null,true,1,1.5,"\\u00e9",{"builtins:bytes":"00"},{"builtins:dict":'
        b'[["\\"a\\"","{\\"builtins:frozenset\\":[\\"1\\",\\"2\\"]}"],["\\"b\\"","[1]"]]},'
        b'{"tests.runs.test_canonical:Stage":"WON"}]}'
    ).replace(b"tests.runs.test_canonical", __name__.encode())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (1, True),
        (1, "1"),
        (0.0, -0.0),
        (Level.LOW, 1),
        (np.float64(1.5), 1.5),
        (np.float64(1.5), np.float64(1.25)),
        (Name("a"), "a"),
        (Name("a"), Name("b")),
        (Count(1), 1),
        (Count(1), Count(2)),
        ([1, 2], (1, 2)),
        (Pair(1, 2), (1, 2)),
        ({1, 2}, [1, 2]),
        ("00", b"\x00"),
        ({"a": 1}, [["a", 1]]),
        ({"builtins:tuple": [1]}, (1,)),
        (["a", "b"], ["ab"]),
        (datetime.date(2026, 1, 1), "2026-01-01"),
        (datetime.timedelta(days=1), datetime.timedelta(seconds=1)),
        (Deal("x", 1.0), Offer("x", 1.0)),
        (Deal("x", 1.0), Deal("x", 1.0, Stage.WON)),
        (Plan(months=1, deals=()), Plan(months=1, deals=(Deal("x", 1.0),))),
    ],
)
def test_values_that_differ_in_type_or_content_are_spelled_apart(one, other):
    assert canonical_bytes(one) != canonical_bytes(other)


def test_order_of_keys_does_not_matter():
    assert canonical_bytes({"a": 1, "b": 2}) == canonical_bytes({"b": 2, "a": 1})


def test_what_a_dataclass_does_not_compare_does_not_count():
    assert canonical_bytes(Deal("x", 1.0, seen=["monday"])) == canonical_bytes(Deal("x", 1.0))


def test_what_is_not_plain_is_refused_by_name():
    with pytest.raises(TypeError, match="is a builtins:object, which is no plain value"):
        canonical_bytes({"deals": [object()]})


def test_the_hash_seed_does_not_show():
    program = (
        "from salessim.runs.canonical import canonical_bytes;"
        "print(canonical_bytes({'b', 'a', 'c', 'd', 'e', ('f', 'g')}))"
    )
    spelled = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(spelled) == 1
