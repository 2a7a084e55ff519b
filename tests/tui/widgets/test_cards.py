from salessim.app.call_views import Fact, Finding, PersonView
from salessim.tui.widgets.cards import briefing_lines, fact_lines, heard_lines, method_lines, person_lines
from salessim.tui.widgets.columns import Columns
from tui.scripted_desk import briefing


def plain(lines):
    return [line.plain.strip() for line in lines]


def test_who_is_there_is_told_by_a_sign_and_by_words():
    people = (
        PersonView("marta", "Marta Hoffmann", "Director", True, "listens"),
        PersonView("ivo", "Ivo Radic", "Maintenance", False, "friendly"),
    )
    assert plain(person_lines(people)) == [
        "●  Marta Hoffmann",
        "Director",
        "listens",
        "○  Ivo Radic",
        "Maintenance",
        "not on the call",
    ]


def test_what_was_heard_stands_under_its_subject():
    assert plain(heard_lines((Finding("line 2", "problem", "Eleven stops.", True),))) == [
        "✓  line 2 · problem",
        "Eleven stops.",
    ]


def test_before_the_first_answer_one_is_told_to_ask():
    assert plain(heard_lines(())) == ["Nothing yet. Ask."]


def test_facts_line_up():
    lines = fact_lines((Fact("Company", "Brenner"), Fact("People", "420")))
    assert all(isinstance(line, Columns) for line in lines)
    assert plain(lines) == ["Company  Brenner", "People  420"]


def test_the_briefing_has_its_four_parts_and_the_method():
    shown = "\n".join(plain(briefing_lines(briefing())))
    for label in ("You are", "You know", "Your goal", "Keep in mind"):
        assert label in shown
    assert "• She has heard four vendors this year." in shown
    assert plain(method_lines(briefing()))[0] == "SPIN. 65 of 100 points pass."
