"""`salessim negotiate analyse`."""

import json

from click.testing import CliRunner

from salessim.cli.negotiate_commands import negotiate


def test_the_certificate_as_json() -> None:
    result = CliRunner().invoke(negotiate, ["analyse", "negotiation-renewal", "--json"])
    assert result.exit_code == 0
    printed = json.loads(result.stdout)
    assert {"outcomes", "frontier", "nash", "egalitarian", "kalai_smorodinsky", "welfare", "zone_of_agreement"} <= set(
        printed
    )
    assert printed["outcomes"] == 1728
    assert printed["zone_of_agreement"] is True
    assert len(printed["nash"]) == 2
    assert printed["nash"] in printed["frontier"]


def test_the_certificate_in_words() -> None:
    result = CliRunner().invoke(negotiate, ["analyse", "negotiation-renewal"])
    assert result.exit_code == 0
    assert "1,728 outcomes" in result.stdout
    assert "EUR per contract year" in result.stdout
    assert "-12,000" in result.stdout
    assert "It can be won" in result.stdout
    training = next(line for line in result.stdout.splitlines() if line.strip().startswith("training"))
    assert "worth giving" in training


def test_an_unknown_difficulty_is_a_usage_error() -> None:
    assert CliRunner().invoke(negotiate, ["analyse", "negotiation-renewal", "--difficulty", "hard"]).exit_code == 2
