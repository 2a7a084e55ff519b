"""Calls killed at random moments are gone on with, and nothing that was said is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")


def killed(folder, count):
    done = subprocess.run(
        [sys.executable, str(TESTS / "killed_calls.py"), str(folder), str(count)],
        capture_output=True,
        text=True,
        env=dict(os.environ) | {"PYTHONPATH": str(TESTS)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_is_lost_at_eight_random_moments(tmp_path):
    assert killed(tmp_path, 8)["killed"] == 8


@pytest.mark.slow
def test_nothing_is_lost_at_two_hundred_random_moments(tmp_path):
    assert killed(tmp_path, 200)["in_mid_call"] > 100
