"""Reading GeniusWeb files."""

import json
from typing import Any

import pytest

from salessim.errors import InputError, LimitError
from salessim.negotiation.domains.geniusweb_reading import read_geniusweb_domain, read_geniusweb_profile, read_json

DOMAIN: dict[str, Any] = {
    "name": "car",
    "issuesValues": {
        "speakers": {"values": ["no", "yes"]},
        "hifi": {"values": ["no", "yes"]},
        "price": {"range": {"low": "12.2", "high": 12.9, "step": 0.3}},
    },
}
LINEAR: dict[str, Any] = {
    "LinearAdditiveUtilitySpace": {
        "issueUtilities": {
            "speakers": {"DiscreteValueSetUtilities": {"valueUtilities": {"yes": 1}}},
            "hifi": {"discreteutils": {"valueUtilities": {"no": 0.5, "yes": 1}}},
            "price": {"numberutils": {"lowValue": 12.2, "lowUtility": 1, "highValue": 12.8, "highUtility": 0}},
        },
        "issueWeights": {"speakers": 0.2, "hifi": 0.3, "price": 0.5},
        "domain": DOMAIN,
        "name": "p",
        "reservationBid": {"issuevalues": {"speakers": "no", "hifi": "yes", "price": "12.5"}},
    }
}
GROUPS: dict[str, Any] = {
    "SumOfGroupsUtilitySpace": {
        "partUtilities": {
            "sound": {
                "partsutils": {
                    "issues": ["hifi", "speakers"],
                    "utilslist": [{"values": ["yes", "yes"], "util": 0.7}, {"values": ["yes", "no"], "util": 0.1}],
                }
            },
            "money": {"partsutils": {"issues": ["price"], "utilslist": [{"values": ["12.2"], "util": 0.3}]}},
        },
        "domain": DOMAIN,
        "name": "p",
        "reservationBid": None,
    }
}


def test_a_linear_profile() -> None:
    space, worth = read_geniusweb_profile(LINEAR, None, "p.json")
    assert space.issues[2].options == ("12.2", "12.5", "12.8")
    assert worth.of((1, 1, 0)) == pytest.approx(0.2 + 0.3 + 0.5)
    assert worth.of((0, 0, 1)) == pytest.approx(0.15 + 0.25)
    assert worth.no_deal == pytest.approx(0.3 + 0.25)


def test_a_profile_of_groups() -> None:
    space = read_geniusweb_domain(DOMAIN, "d.json")
    _, worth = read_geniusweb_profile(GROUPS, space, "p.json")
    assert worth.of((1, 1, 0)) == pytest.approx(1.0)
    assert worth.of((0, 1, 1)) == pytest.approx(0.1)
    assert worth.of((1, 0, 2)) == 0.0


def changed(*path: str, to: object) -> dict[str, Any]:
    content = json.loads(json.dumps(LINEAR))
    at = content["LinearAdditiveUtilitySpace"]
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = to
    return dict(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (changed("issueWeights", to=None), "“issueWeights” is missing"),
        (changed("issueWeights", "hifi", to="much"), "weight of “hifi” is no number"),
        (changed("issueUtilities", "hifi", to={"other": 1}), "utilities of “hifi” are missing"),
        (changed("issueUtilities", "hifi", to={"discreteutils": 3}), "utilities of “hifi” are missing"),
        (changed("issueUtilities", "price", "numberutils", "highValue", to=1), "not in order"),
        (changed("domain", "issuesValues", "price", "range", "step", to=0), "range of “price” is empty"),
        (changed("domain", "issuesValues", "price", "range", "step", to=1e-9), "more than 10,000"),
        (changed("domain", "issuesValues", "hifi", to=[]), "values of “hifi” are missing"),
        (changed("reservationBid", "issuevalues", "hifi", to="perhaps"), "“perhaps” is no option"),
    ],
)
def test_a_wrong_profile_is_refused_in_words(content: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_geniusweb_profile(content, None, "p.json")


def test_hostile_json_is_refused() -> None:
    with pytest.raises(LimitError):
        read_json(b"[" * 200_000, "deep.json")
    with pytest.raises(InputError):
        read_json(b"\xff\xfe\x00", "binary.json")
