"""The maps of all scenarios, read by Mermaid itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from salessim.app.map_scenario import map_scenario
from salessim.app.mermaid import Flowchart
from salessim.library.finding import Library

HERE = Path(__file__).parent
NODE = shutil.which("node")

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(
        NODE is None or not (HERE / "node_modules" / "mermaid").exists(),
        reason="needs Node; `make test-peers` installs Mermaid",
    ),
]

SHIPPED = Library(None)
NASTY = ('"quoted"', "1. first", "- item", "`code`", "end", "a --> b", "%%{init: {}}%%", "style x:#1;", "<b>&amp;</b>")


def refusals(folder: Path, charts: dict[str, str]) -> str:
    paths = []
    for name, text in charts.items():
        path = folder / f"{name}.mmd"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    done = subprocess.run(
        [NODE or "node", str(HERE / "read_mermaid.mjs"), *paths],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_mermaid_reads_the_map_of_every_shipped_scenario(tmp_path: Path) -> None:
    charts = {name: map_scenario(SHIPPED, name).mermaid for name in SHIPPED.names("scenario")}
    assert refusals(tmp_path, charts) == ""


def test_mermaid_reads_any_text_in_a_label(tmp_path: Path) -> None:
    chart = Flowchart("Any: text")
    for number, text in enumerate(NASTY):
        chart.node(text, str(number), lines=(text,))
    assert refusals(tmp_path, {"nasty": chart.text()}) == ""


def test_a_broken_chart_is_refused(tmp_path: Path) -> None:
    assert "broken.mmd" in refusals(tmp_path, {"broken": 'flowchart TB\n  a["no end\n'})
