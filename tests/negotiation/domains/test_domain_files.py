"""Domains of other platforms: public ones with known answers, and folders that are no domain."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from salessim.errors import InputError
from salessim.negotiation import Table, certificate
from salessim.negotiation.domains.domain_files import table_of_files
from salessim.negotiation.domains.geniusweb_writing import write_geniusweb_domain, write_geniusweb_profile


def public_domains() -> Path | None:
    """The folder with public domains: named by SALESSIM_TEST_DATA, or `shared/data` in a folder above."""
    if named := os.environ.get("SALESSIM_TEST_DATA"):
        return Path(named) / "negotiation"
    folders = (parent / "shared" / "data" / "negotiation" for parent in Path(__file__).parents)
    return next((folder for folder in folders if folder.is_dir()), None)


PUBLIC = public_domains()
needs_public_domains = pytest.mark.skipif(
    PUBLIC is None, reason="the public domains are not here (copyleft, never copied): set SALESSIM_TEST_DATA"
)


def public_table(name: str) -> tuple[Table, dict[str, list[list[float]]]]:
    assert PUBLIC is not None
    files = {path.name: path.read_bytes() for path in (PUBLIC / name).iterdir()}
    return table_of_files(files)[0], json.loads((PUBLIC / "reference.json").read_text())[name]


@needs_public_domains
@pytest.mark.parametrize("name", ["Laptop", "ItexvsCypress", "thompson"])
def test_public_domains_have_their_known_points(name: str) -> None:
    table, known = public_table(name)
    report = certificate(table).as_json()
    assert report["outcomes"] == known["outcomes"]
    assert np.allclose(sorted(report["frontier"]), sorted(known["pareto"]), atol=1e-6)
    assert np.allclose(report["nash"], known["nash"][0], atol=1e-6)
    assert np.allclose(report["egalitarian"], known["kalai"][0], atol=1e-6)  # what the reference calls kalai
    assert np.allclose(report["welfare"], known["welfare"][0], atol=1e-6)
    assert np.allclose([values.max() for values in table.values], known["minmax"][1], atol=1e-6)


@needs_public_domains
@pytest.mark.parametrize("name", ["Laptop", "ItexvsCypress", "thompson"])
def test_the_reference_takes_kalai_smorodinsky_by_difference(name: str) -> None:
    # The reference's "ks" is where both sides' shares of their best gain differ least; ours is where the smaller share
    # is largest. On a fine frontier they agree, on these coarse ones not always.
    table, known = public_table(name)
    gains = np.stack([table.frontier.first, table.frontier.second])
    shares = gains / gains.max(axis=1, keepdims=True)
    by_difference = int(np.argmin(np.abs(shares[0] - shares[1])))
    assert np.allclose(table.frontier.pair(by_difference), known["ks"][0], atol=1e-6)
    ours = table.points.kalai_smorodinsky
    assert shares[:, ours].min() >= shares[:, by_difference].min()


@needs_public_domains
@pytest.mark.parametrize("name", ["Laptop", "ItexvsCypress", "thompson"])
def test_public_domains_survive_the_way_through_geniusweb(name: str) -> None:
    table, _ = public_table(name)
    domain = json.dumps(write_geniusweb_domain(table.space, name)).encode()
    profiles = {
        f"{side}.json": json.dumps(write_geniusweb_profile(table.space, worth, name, side)).encode()
        for side, worth in (("a", table.first), ("b", table.second))
    }
    back, names = table_of_files({"domain.json": domain, **profiles})
    assert names == ("a.json", "b.json")
    for before, after in zip(table.values, back.values, strict=True):
        assert np.allclose((before - before.min()) / np.ptp(before), after, atol=1e-9)
    assert back.frontier.outcomes == table.frontier.outcomes


GENIUS_DOMAIN = b"""<negotiation_template><utility_space number_of_issues="2">
<objective index="1" name="root"><issue index="2" vtype="discrete" name="Price"><item index="1" value="low"/>
<item index="2" value="high"/></issue><issue index="3" vtype="integer" name="Days" lowerbound="2" upperbound="6"/>
</objective></utility_space></negotiation_template>"""
GENIUS_PROFILE = b"""<utility_space><reservation value="0.3"/><objective index="1" name="root">
<issue index="2" vtype="discrete" name="Price"><item index="1" value="low" evaluation="%d"/>
<item index="2" value="high" evaluation="%d"/></issue>
<issue index="3" vtype="integer" name="Days"><evaluator ftype="linear" offset="0.2" slope="0.2"/></issue>
<weight index="1" value="0.6"/><weight index="2" value="0.4"/></objective></utility_space>"""


def test_a_genius_domain_whose_root_has_index_one() -> None:
    files = {"d.xml": GENIUS_DOMAIN, "x.xml": GENIUS_PROFILE % (1, 0), "y.xml": GENIUS_PROFILE % (0, 1)}
    table, names = table_of_files(files)
    assert names == ("x.xml", "y.xml")
    assert table.space.issues[1].options == ("2", "3", "4", "5", "6")
    assert table.first.no_deal == 0.3
    # 0.6 x 1 + 0.4 x (0.2 + 0.2 x 4): evaluations count from the lower bound.
    assert table.first.of((0, 4)) == pytest.approx(1.0)
    assert table.second.of((0, 0)) == pytest.approx(0.08)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "0 GeniusWeb domains and 0 profiles"),
        ({"d.xml": GENIUS_DOMAIN}, "two profiles, here are 0"),
        ({"d.xml": GENIUS_DOMAIN, "a.json": b"{}"}, "both XML and JSON"),
        ({"d.xml": GENIUS_DOMAIN, "e.xml": GENIUS_DOMAIN}, "one domain file"),
        ({"d.json": b'{"issuesValues": {"a": {"values": ["x"]}}}'}, "0 profiles"),
        ({"p.json": b'{"SomethingElse": {}}'}, "no profile that can be read"),
        ({"p.json": b"[1]"}, "holds no object"),
        ({"p.json": b"{,"}, "no JSON"),
    ],
)
def test_a_folder_that_is_no_domain_is_refused_in_words(files: dict[str, bytes], said: str) -> None:
    with pytest.raises(InputError, match=said):
        table_of_files(files)
