"""Explaining values: what they are, and which line of which file gave them."""

import pytest

from salessim.app.explain_value import explain_value
from salessim.errors import InputError, NotFoundError
from salessim.library.finding import Library

SHIPPED = Library(None)


def test_the_layer_that_counts_is_told_with_those_below_it() -> None:
    told = explain_value(SHIPPED, "discovery-plant-director", "people.marta.start.trust", difficulty="tough")
    assert (told.text, told.meaning) == ("wary", "30")
    assert [(one.layer, one.text, one.counts) for one in told.says] == [
        ("scenario", "neutral", False),
        ("difficulty tough", "wary", True),
    ]
    assert told.says[1].place.file == "discovery-plant-director.yaml"
    assert told.says[1].place.line > told.says[0].place.line


def test_a_value_of_a_persona_is_located_in_the_personas_file() -> None:
    told = explain_value(SHIPPED, "discovery-plant-director", "people.petra.reacts.pitch.trust")
    assert told.says[-1].place.file == "polite-gatekeeper.yaml"
    assert told.says[-1].layer == "persona polite-gatekeeper"


def test_the_command_line_is_a_layer() -> None:
    settings = ["people.marta.start.trust=open"]
    told = explain_value(SHIPPED, "discovery-plant-director", "people.marta.start.trust", settings=settings)
    assert (told.says[-1].layer, told.text) == ("command line", "open")


def test_a_range_is_told_with_its_mean() -> None:
    told = explain_value(SHIPPED, "saas-20", "segments.small.deal_size")
    assert told.meaning.startswith("typically 9,000 EUR/year, 8 of 10 from 4,000")
    assert "mean 10," in told.meaning
    assert [one.path for one in told.leaves] == ["segments.small.deal_size.typical", "segments.small.deal_size.range"]
    unsure = explain_value(SHIPPED, "saas-20", "segments.small.win_rate").meaning
    assert unsure.startswith("about 22%, 8 chances in 10 from 18% to 26%")


def test_a_list_is_told_item_by_item() -> None:
    told = explain_value(SHIPPED, "discovery-plant-director", "topics.line-2-stops.who")
    assert [(one.path, one.text) for one in told.leaves] == [
        ("topics.line-2-stops.who.1", "marta"),
        ("topics.line-2-stops.who.2", "ivo"),
    ]


def test_without_a_path_everything_is_told() -> None:
    told = explain_value(SHIPPED, "friendly-engineer", "")
    assert "patience_per_minute" in [one.path for one in told.leaves]


def test_what_nobody_says_is_the_formats_default() -> None:
    told = explain_value(SHIPPED, "negotiation-renewal", "negotiation.if_no_deal.you.really_exists")
    assert (told.is_default, told.text) == (True, "True")


def test_a_path_that_leads_nowhere_gives_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        explain_value(SHIPPED, "discovery-plant-director", "people.marta.start.trsut")
    assert "people.marta.start.trust" in caught.value.hint
    with pytest.raises(NotFoundError):
        explain_value(SHIPPED, "discovery-plant-director", "9" * 5000)


def test_a_document_that_cannot_be_read_is_said(tmp_path: object) -> None:
    path = f"{tmp_path}/x.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a text path is what users give
        file.write("- not a document\n")
    with pytest.raises(InputError, match="cannot be read"):
        explain_value(SHIPPED, path, "a")


def test_the_json_shape() -> None:
    shape = explain_value(SHIPPED, "saas-20", "segments.small.churn").as_json()
    assert set(shape) == {"path", "value", "meaning", "is_default", "layers", "values"}
