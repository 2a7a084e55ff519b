"""The command line as a whole: what is loaded, what is said when something is wrong, exit codes."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from salessim.cli import main as cli
from salessim.cli.main import COMMANDS, run
from salessim.errors import DocumentError, Place, Problem

Breaking = Callable[[BaseException], int]

HEAVY = ("numpy", "simpy", "scipy", "textual", "rich", "sqlalchemy", "yaml", "pydantic", "holidays")


def salessim(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "salessim", *words],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("words", [["--version"], ["--help"], []])
def test_version_and_help_load_nothing_heavy(words: list[str]) -> None:
    code = f"import sys; from salessim.cli.main import run; run({words!r}); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, stdin=subprocess.DEVNULL
    )
    loaded = set(done.stdout.split())
    assert not loaded & set(HEAVY)


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("salessim ")


def test_without_a_command_and_a_terminal_it_prints_what_it_can_do() -> None:
    done = salessim()
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)
    assert done.stderr == ""


def test_an_unknown_command_gives_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["chekc"]) == 2
    said = capsys.readouterr()
    assert "Did you mean “check”?" in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["list", "novel"], "scenario"),
        (["check", "--nonsense"], "--nonsense"),
        (["explain"], "FILE"),
        (["check", "no-such-document"], "There is no document"),
        (["explain", "saas-20", "no.such.path"], "There is nothing at"),
        (["params", "nothing"], "There is no parameter"),
    ],
)
def test_wrong_usage_or_input_is_two_and_words_on_stderr(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def failing(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Breaking:
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    monkeypatch.delenv("SALESSIM_DEBUG", raising=False)

    def break_with(error: BaseException) -> int:
        monkeypatch.setattr(cli.LazyGroup, "get_command", lambda *_: failing(error))
        return run(["check"])

    return break_with


def test_an_unexpected_error_is_one_line_and_a_log(
    breaking: Breaking, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert breaking(RuntimeError("inner words")) == 2
    said = capsys.readouterr().err
    log = tmp_path / "logs" / "errors.log"
    assert said == f"Something went wrong inside salessim (RuntimeError). The details are in {log}.\n"
    kept = log.read_text(encoding="utf-8")
    assert "cli/main.py" in kept
    assert kept.endswith("RuntimeError\n")
    assert "inner words" not in kept, "a message may quote what a trainee typed"


def test_debugging_shows_the_traceback(breaking: Breaking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESSIM_DEBUG", "1")
    with pytest.raises(RuntimeError):
        breaking(RuntimeError("x"))


def test_ctrl_c_ends_quietly(breaking: Breaking, capsys: pytest.CaptureFixture[str]) -> None:
    assert breaking(KeyboardInterrupt()) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_documents_with_mistakes_are_told_with_all_of_them(
    breaking: Breaking, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = [Problem("E001", "error", Place("f.yaml", n, 1), f"Wrong {n}.") for n in (1, 2)]
    assert breaking(DocumentError(problems)) == 2
    said = capsys.readouterr().err
    assert "f.yaml:1:1  Wrong 1." in said
    assert "f.yaml:2:1  Wrong 2." in said


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    command = f"{sys.executable} -m salessim schema scenario | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_signs_that_cannot_be_shown_do_not_end_the_program() -> None:
    done = salessim("explain", "discovery-plant-director", "people.marta.start.trust", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "neutral" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_the_list_says(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = COMMANDS[name][0].partition(":")[0]
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not part of this tree yet")
    assert run([name, "--help"]) == 0
    assert f"salessim {name}" in capsys.readouterr().out
