"""`salessim autoplay`, as it is typed."""

import json

import pytest
from click.testing import CliRunner

from playing import DISCOVERY
from salessim.cli.autoplay_command import autoplay
from salessim.errors import SalessimError


def run(*arguments):
    result = CliRunner().invoke(autoplay, list(arguments))
    if isinstance(result.exception, SalessimError):
        raise result.exception
    return result


def test_scores_conditions_lines_and_expectations_are_printed():
    result = run(DISCOVERY, "-n", "5", "--bots", "expert, silent", "--workers", "0")
    assert result.exit_code == 0
    rows = result.stdout.splitlines()
    assert any(row.startswith("expert") and "advance" in row for row in rows)
    assert any("topics.line-2-stops.impact: trust open" in row for row in rows)
    assert any("never" in row and f"{DISCOVERY}.yaml:" in row for row in rows)
    assert any(row.lstrip().startswith("✓  silent: score below 5") for row in rows)
    assert "10 calls in" in result.stderr


def test_programs_get_json_and_nothing_else():
    values = json.loads(run(DISCOVERY, "-n", "3", "--bots", "0.7", "--difficulty", "tough", "--json").stdout)
    assert (values["difficulty"], list(values["bots"])) == ("tough", ["0.7"])


def test_aiming_prints_a_script():
    out = run(DISCOVERY, "--aim", "Free Saturdays", "--bots", "expert").stdout
    assert out.startswith(f"# {DISCOVERY}.yaml:")
    assert "- you:" in out
    as_json = run(DISCOVERY, "--aim", "Free Saturdays", "--bots", "expert", "--json").stdout
    assert json.loads(as_json)["reached"]["turns"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((DISCOVERY, "--bots", "nobody"), "There is no bot “nobody”"),
        (("no-such-call",), "no-such-call"),
    ],
)
def test_wrong_input_is_said_in_words(arguments, words):
    with pytest.raises(SalessimError, match=words):
        run(*arguments)


def test_a_number_that_is_none_is_wrong_usage():
    assert run(DISCOVERY, "-n", "0").exit_code == 2
