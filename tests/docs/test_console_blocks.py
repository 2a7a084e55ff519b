"""Every command that the README and the docs show is run; what they show of its output has to be in it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page):
    """(command, lines of output shown) of each `$ ` line in the page's console blocks."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        found = []
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found and line.strip() and line.strip() != "...":
                found[-1][1].append(line.rstrip())
        yield from found


QUICK = ("README.md", "docs/tutorial/")
"""The pages everybody reads first; the commands of the others are run with the slow tests."""

CASES = [
    pytest.param(
        command,
        shown,
        id=f"{page.relative_to(ROOT)}: {command}",
        marks=() if str(page.relative_to(ROOT)).startswith(QUICK) else pytest.mark.slow,
    )
    for page in PAGES
    for command, shown in commands(page)
]


@pytest.mark.parametrize(("command", "shown"), CASES)
def test_a_shown_command_does_what_is_shown(command, shown, tmp_path):
    words = shlex.split(command)
    assert words[0] == "salessim", "docs show only our own command in console blocks"
    words = [str(ROOT / word) if (ROOT / word).exists() and "/" in word else word for word in words[1:]]
    done = subprocess.run(
        [sys.executable, "-m", "salessim", *words],
        cwd=tmp_path,
        env=os.environ | {"COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    said = [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]
    expected = 1 if any("error" in line and "warning" in line for line in shown) else 0
    assert done.returncode in {0, expected}, done.stderr
    for line in shown:
        assert line in said


LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)(#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
