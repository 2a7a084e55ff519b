"""A PostgreSQL server of its own for the tests that want one."""

import os
import shutil
import socket
import subprocess
import sys
import time

import pytest

# A server refuses to be run by root; there, another user of the machine has to start it.
_STAND_INS = ("postgres", "nobody")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """URL of an empty database on a server that this test run has started."""
    if sys.platform == "win32" or not (shutil.which("initdb") and shutil.which("postgres")):
        pytest.skip("needs PostgreSQL's initdb and postgres on the path")
    folder = tmp_path_factory.mktemp("postgres")
    as_user = _stand_in(folder) if os.getuid() == 0 else {}
    data = folder / "data"
    run = {"capture_output": True, "text": True, "cwd": folder, **as_user}
    made = subprocess.run(
        [
            "initdb",
            "--pgdata",
            str(data),
            "--auth",
            "trust",
            "--username",
            "salessim",
            "--encoding",
            "UTF8",
            "--no-sync",
        ],
        check=False,
        **run,
    )
    assert made.returncode == 0, made.stderr
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "log"
    with log.open("w") as said:
        server = subprocess.Popen(
            ["postgres", "-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", str(folder), "-F"],
            stdout=said,
            stderr=said,
            cwd=folder,
            **as_user,
        )
    try:
        while "ready to accept connections" not in log.read_text():
            assert server.poll() is None, log.read_text()
            time.sleep(0.05)
        yield f"postgresql+pg8000://salessim@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait()


def _stand_in(folder):
    import pwd

    for name in _STAND_INS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        place = folder
        while place.name and place.stat().st_uid == 0 and place.name.startswith(("pytest", "postgres")):
            place.chmod(0o755)
            place = place.parent
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("needs a user other than root to start PostgreSQL")
