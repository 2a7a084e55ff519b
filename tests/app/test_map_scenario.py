"""Maps of scenarios: everything is there, and Mermaid can draw it."""

from pathlib import Path

import pytest

from mermaid_grammar import read_chart
from salessim.app.map_scenario import map_scenario
from salessim.errors import DocumentError, InputError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, load
from salessim.library.new import new_document
from salessim.model.scenario import DIFFICULTIES, Scenario

SHIPPED = Library(None)
DISCOVERY = "discovery-plant-director"


@pytest.mark.parametrize("name", SHIPPED.names("scenario"))
@pytest.mark.parametrize(
    "difficulty", [each if each == STANDARD else pytest.param(each, marks=pytest.mark.slow) for each in DIFFICULTIES]
)
def test_every_shipped_scenario_is_drawn_whole(name: str, difficulty: str) -> None:
    drawn = map_scenario(SHIPPED, name, difficulty=difficulty)
    chart = read_chart(drawn.mermaid)
    scenario = load(SHIPPED, name, difficulty=difficulty).document
    assert isinstance(scenario, Scenario)
    steps = scenario.commitment.issues.values() if scenario.commitment else ()
    table = scenario.negotiation
    expected = (
        1
        + len(scenario.people)
        + sum(len(topic.rungs()) for topic in scenario.topics.values())
        + sum(
            map(
                len,
                (scenario.qualification, scenario.asks, scenario.objections, scenario.beats, scenario.endings),
            )
        )
        + sum(len(issue.options) for issue in steps)
        + (len(table.issues) + len(table.buyer_plays.tactics) if table else 0)
    )
    assert len(chart.nodes) == expected
    assert map_scenario(SHIPPED, name, difficulty=difficulty).mermaid == drawn.mermaid


def test_the_map_shows_who_joins_what_it_takes_and_where_it_leads() -> None:
    chart = read_chart(map_scenario(SHIPPED, DISCOVERY).mermaid)
    assert ("begin", "-->", "picks up", "person_petra") in chart.links
    assert ("person_petra", "-->", "puts you through: give-reason made 1+ times", "person_marta") in chart.links
    assert ("begin", "-.->", "joins after 7 turns, or when you ask for him", "person_ivo") in chart.links
    assert ("rung_line_2_stops_fact", "-->", "", "rung_line_2_stops_problem") in chart.links
    assert "needs trust open" in chart.nodes["rung_line_2_stops_impact"]
    assert ("rung_decision_process", "-.->", "brings out the rest", "rung_authority") in chart.links
    assert "at first only: “It is my decision.”" in chart.nodes["rung_authority"]
    assert ("person_marta", "-->", "when patience short", "objection_just_send_me_something") in chart.links
    assert ("rung_line_2_stops_problem", "-.->", "", "option_next_step_site_visit") in chart.links
    assert ("person_ivo", "-.->", "spoken with", "option_next_step_one_press_pilot") in chart.links
    assert ("option_next_step_site_visit", "-->", "", "ending_advance") in chart.links
    assert "only if trust neutral, line-2-stops.problem told" in chart.nodes["option_next_step_site_visit"]
    assert chart.groups["topic_sensor_data"].startswith("sensor data (facts only) · Ivo Radic")


def test_a_difficulty_is_laid_over_the_map() -> None:
    chart = read_chart(map_scenario(SHIPPED, DISCOVERY, difficulty="tough").mermaid)
    assert chart.title.endswith("(tough)")
    assert "starts: trust wary, patience fair" in chart.nodes["person_marta"]
    assert ("begin", "-.->", "joins when you ask for him", "person_ivo") in chart.links


def test_a_table_is_drawn_with_its_tactics() -> None:
    chart = read_chart(map_scenario(SHIPPED, "negotiation-renewal").mermaid)
    assert "tells you when clarify made 2+ times" in chart.nodes["issue_training"]
    assert ("tactic_2", "-.->", "", "issue_response_time") in chart.links
    assert ("table", "-->", "", "ending_renewed_well") in chart.links


def test_a_new_document_is_drawn_and_one_with_mistakes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(new_document("scenario", "mine"), encoding="utf-8")
    assert "person_carla" in read_chart(map_scenario(SHIPPED, str(path)).mermaid).nodes
    path.write_text(new_document("scenario", "mine").replace("trust: open", "trust: opne", 1), encoding="utf-8")
    with pytest.raises(DocumentError):
        map_scenario(SHIPPED, str(path))


def test_only_scenarios_have_maps() -> None:
    with pytest.raises(InputError, match="is a playbook, not a scenario"):
        map_scenario(SHIPPED, "spin")
