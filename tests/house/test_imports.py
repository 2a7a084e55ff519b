"""What is loaded when: checked on sys.modules in fresh processes, because a static tool cannot see lazy imports."""

import json
import subprocess
import sys

import pytest

HEAVY = ("numpy", "simpy", "scipy", "textual", "rich", "sqlalchemy")


def loaded_by(code: str) -> set[str]:
    program = f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import salessim",
        "from salessim.cli.main import run; assert run(['--version']) == 0",
    ],
)
def test_starting_loads_nothing_heavy(code):
    assert loaded_by(code).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("salessim.errors", ("pydantic", *HEAVY)),
        ("salessim.units", ("pydantic", "yaml", "holidays", *HEAVY)),
        ("salessim.luck", ("pydantic", "yaml", *HEAVY)),
        ("salessim.model.kinds", ("yaml", *HEAVY)),
        ("salessim.library", HEAVY),
        ("salessim.runs", HEAVY),
        ("salessim.conversation", ("simpy", "scipy", "textual", "rich", "sqlalchemy")),
        ("salessim.department", ("textual", "rich", "sqlalchemy")),
        ("salessim.app", ("textual", "rich", "simpy", "sqlalchemy")),
    ],
)
def test_a_layer_loads_only_what_it_may(module, banned):
    assert loaded_by(f"import {module}").isdisjoint(banned)


def test_importing_prints_nothing():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import salessim.model.kinds, salessim.app, salessim.library"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == done.stderr == ""
