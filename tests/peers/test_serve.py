"""`salessim serve` in a real browser: it is drawn, keys arrive, and nothing is asked of any other computer."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE, CHROMIUM = shutil.which("node"), shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(
        NODE is None or CHROMIUM is None or not (HERE / "node_modules" / "playwright-core").exists(),
        reason="needs Chromium and Node; `make test-peers` installs what drives the browser",
    ),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_the_app_is_played_in_a_browser(tmp_path: Path) -> None:
    port = free_port()
    environment = os.environ | {"SALESSIM_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-m", "salessim", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stderr is not None
            assert f"http://127.0.0.1:{port}" in server.stderr.readline()
            picture = tmp_path / "screen.png"
            steps = [
                [None, "What may we call you?"],
                ["click", "your name"],
                ["A", "Welcome"],
                ["Enter", "Shall we make a first call?"],
                ["Enter", "Your goal"],
            ]
            done = subprocess.run(
                [
                    NODE or "node",
                    str(HERE / "serve_in_browser.mjs"),
                    f"http://127.0.0.1:{port}",
                    CHROMIUM or "chromium",
                    str(tmp_path / "profile"),
                    str(picture),
                ],
                input=json.dumps(steps),
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            seen = json.loads(done.stdout)
            assert seen["hosts"] == [f"127.0.0.1:{port}"], "only this computer is asked"
            assert picture.stat().st_size > 10_000
        finally:
            server.terminate()
            server.wait(20)
