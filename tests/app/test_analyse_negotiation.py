"""Analysing tables of scenarios and of other platforms' domains."""

import json
from pathlib import Path

import pytest

from salessim.app.analyse_negotiation import analyse_negotiation
from salessim.errors import DocumentError, InputError, NotFoundError, NotPlayableError
from salessim.library.finding import Library
from salessim.negotiation import additive_table
from salessim.negotiation.domains.geniusweb_writing import write_geniusweb_domain, write_geniusweb_profile

LIBRARY = Library()


def test_a_shipped_scenario_by_name() -> None:
    analysis = analyse_negotiation(LIBRARY, "negotiation-renewal")
    report = analysis.certificate
    assert (analysis.name, analysis.sides) == ("negotiation-renewal", ("you", "buyer"))
    assert (report.unit, report.outcomes) == ("EUR", 8 * 3 * 4 * 3 * 3 * 2)
    assert report.no_deal[0] == -12_000
    # 20 % against 8 % today is 12 points at 480 EUR, and 60 days against 30 a little more; minus 4,000 EUR to switch.
    assert report.no_deal[1] == pytest.approx(
        12 * 480 - 4000 + 38_400 * (1.03 ** (-30 / 365) - 1.03 ** (-60 / 365)), abs=0.01
    )
    assert report.has_zone_of_agreement
    assert report.can_be_won


def test_the_difficulty_is_taken() -> None:
    for difficulty in ("gentle", "tough"):
        assert analyse_negotiation(LIBRARY, "negotiation-renewal", difficulty=difficulty).certificate.outcomes == 1728


def test_a_folder_with_a_domain(tmp_path: Path) -> None:
    table = additive_table([[0, 3], [0, 1]], [[2, 0], [4, 0]])
    files = {
        "domain.json": write_geniusweb_domain(table.space, "d"),
        "anna.json": write_geniusweb_profile(table.space, table.first, "d", "anna"),
        "bert.json": write_geniusweb_profile(table.space, table.second, "d", "bert"),
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content))
    (tmp_path / "readme.txt").write_text("not looked at")
    analysis = analyse_negotiation(LIBRARY, str(tmp_path))
    assert analysis.sides == ("anna", "bert")
    assert analysis.as_json()["outcomes"] == 4
    assert analysis.as_json()["nash"] == pytest.approx([0.75, 2 / 3])


def test_what_has_no_table_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotPlayableError, match="nothing to negotiate"):
        analyse_negotiation(LIBRARY, "discovery-plant-director")
    with pytest.raises(NotFoundError, match="no domain"):
        analyse_negotiation(LIBRARY, str(tmp_path))
    with pytest.raises(NotFoundError, match="one file of a domain"):
        analyse_negotiation(LIBRARY, "some/domain.xml")
    with pytest.raises(NotFoundError, match="negotiation-renewl"):
        analyse_negotiation(LIBRARY, "negotiation-renewl")
    with pytest.raises(InputError, match="not a scenario"):
        analyse_negotiation(LIBRARY, "saas-20")


def test_a_scenario_with_mistakes_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("format: scenario/1\ntitle: Broken\nkind: negotiation\n")
    with pytest.raises(DocumentError):
        analyse_negotiation(LIBRARY, str(file))
