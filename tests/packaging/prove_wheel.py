"""Builds a wheel from the sdist, installs it alone into an empty environment outside the tree, and uses it there.

Run by `make wheel`. The wheel has to list the same documents as this checkout and play and simulate the shipped ones.
"""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **more: str) -> str:
    """The command's standard output; fails loudly with everything it said."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SALESSIM"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment | more, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nexit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def names(listing: str) -> list[tuple[str, str]]:
    """Kind and name of every document in the output of `salessim list --json`."""
    return sorted((entry["kind"], entry["name"]) for entry in json.loads(listing)["documents"])


def main() -> None:
    """Build, install, list, check, play, simulate."""
    with tempfile.TemporaryDirectory(prefix="salessim-wheel-") as folder:
        away = Path(folder)
        build = (sys.executable, "-m", "build", "--no-isolation")
        run(*build, "--sdist", "--outdir", away / "sdist", ROOT, cwd=away)
        (archive,) = (away / "sdist").glob("*.tar.gz")
        with tarfile.open(archive) as unpacked:
            unpacked.extractall(away / "source", filter="data")
        (source,) = (away / "source").iterdir()
        run(*build, "--wheel", "--outdir", away / "wheel", source, cwd=away)
        (wheel,) = (away / "wheel").glob("*.whl")

        venv.create(away / "alone", with_pip=True)
        python = away / "alone" / ("Scripts" if os.name == "nt" else "bin") / "python"
        run(python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet",
            "--constraint", ROOT / "constraints.txt", wheel, cwd=away)  # fmt: skip
        home = away / "home"
        home.mkdir()
        surroundings = {"HOME": str(home), "SALESSIM_DATA": str(home / "data"), "SALESSIM_LIBRARY": str(home / "own")}

        def salessim(*words: str) -> str:
            return run(python, "-m", "salessim", *words, cwd=away, **surroundings)

        where = run(python, "-c", "import salessim; print(salessim.__file__)", cwd=away, **surroundings)
        if str(ROOT) in where:
            sys.exit(f"the installed package is the checkout: {where}")
        shipped = names(salessim("list", "--json"))
        here = names(run(sys.executable, "-m", "salessim", "list", "--json", cwd=ROOT, **surroundings))
        if shipped != here or not shipped:
            sys.exit(f"the wheel lists other documents than the checkout:\n{shipped}\n{here}")
        salessim("check")  # all of them
        played = json.loads(
            salessim("play", "discovery-plant-director", "--sample", "The short good call", "--seed", "7", "--json")
        )
        if played["outcome"] != "advance" or not played["passed"]:
            sys.exit(f"the sample call came to {played['outcome']}, {played['score']} points")
        again = salessim("score", played["attempt"], "--json")
        if json.loads(again)["score"] != played["score"]:
            sys.exit("the journal scores differently from the call")
        simulated = json.loads(salessim("simulate", "saas-20", "--months", "3", "--replications", "3", "--json"))
        if not simulated["kpis"]:
            sys.exit("the simulation has no results")
        size_mb = wheel.stat().st_size / 1e6
        print(f"wheel: {len(shipped)} documents listed and checked, one played, one simulated ({size_mb:.2f} MB)")


if __name__ == "__main__":
    main()
