"""What the buyer says: which line, in whose words, and what one could notice."""

import pytest

from playing import call, line, manner, said_by, shipped, small


def test_the_least_used_of_the_lines_that_fit_is_said():
    lines = ["One.", "Two.", "Three."]
    session = call(small(people={"ann": {"lines": {"small-talk": lines}}}))
    said = [said_by(session.say(line("small-talk"))) for _ in range(6)]
    assert sorted(said[:3]) == sorted(said[3:]) == sorted(lines)


def test_luck_decides_among_the_least_used():
    lines = ["One.", "Two.", "Three."]
    scenario = small(people={"ann": {"lines": {"small-talk": lines}}})
    first = {said_by(call(scenario, seed=seed).say(line("small-talk"))) for seed in range(30)}
    assert first == set(lines)


def test_own_words_come_before_everybodys():
    lines = ["Anybody's.", {"who": "ann", "line": "Ann's."}]
    session = call(small(topics={"power": {"fact": {"says": lines}}}))
    assert said_by(session.say(line("situation", "power"))) == "Ann's."


@pytest.mark.parametrize(
    ("blank", "filled"), [("{company}", "Frost Ltd"), ("{product}", "CoolBox"), ("{person}", "Ann Frost")]
)
def test_blanks_are_filled(blank, filled):
    session = call(small(people={"ann": {"lines": {"small-talk": f"So, {blank}."}}}))
    assert said_by(session.say(line("small-talk"))) == f"So, {filled}."


def test_an_opening_is_said_before_the_greeting():
    assert said_by(call(small(opening="The line crackles.")).opening) == "The line crackles."
    assert said_by(call().opening) == "Yes?"


def test_a_crossed_word_shows_and_a_point_does_not():
    shows, hides = call(small(people={"ann": {"start": {"trust": "58"}}})), call()
    assert said_by(shows.say(line("agenda")), "cue") == "leans in"
    assert said_by(hides.say(line("agenda")), "cue") == ""


def test_patience_turning_short_is_said():
    impatient = small(people={"ann": {"start": {"patience": "26"}, "lines": {"losing-patience": "Soon over?"}}})
    assert "Soon over?" in said_by(call(impatient).say(line("off-topic")))


def test_what_one_person_says_in_a_row_is_one_line():
    scenario, book, _ = shipped("discovery-plant-director")
    session = call(scenario, book, 7)
    exchange = session.say(line("give-reason"))
    said = [spoken for spoken in exchange.spoken if spoken.kind == "said"]
    assert [spoken.person for spoken in said] == [0, 1]
    assert len(said[0].places) == 2


def test_every_line_names_its_place_in_the_documents():
    session = call()
    exchange = session.say(line("situation", "ice"))
    assert exchange.spoken[0].places == ("topics.ice.fact.says.0",)


def test_the_words_of_a_told_thing_are_remembered():
    session = call()
    session.say(line("situation", "ice"))
    assert session.heard == {session.case.names.thing("ice.fact"): "We have two stores."}


@pytest.mark.parametrize("persona", ["analytical", "driver", "amiable", "expressive"])
def test_a_built_in_manner_finds_words_for_every_move(persona):
    scenario = small(people={"ann": {**manner(persona), "start": {"trust": "90", "patience": "100"}}})
    for move in call(scenario).case.moves:
        session = call(scenario)
        exchange = session.say(line(move.id, "ice" if move.rung >= 0 else ""))
        assert said_by(exchange), move.id


def test_in_a_correspondence_nobody_leans_in():
    warm = {"reacts": {"agenda": {"trust": "+20"}}, "start": {"trust": "50"}}
    written = call(small(kind="e-mail", people={"ann": warm}))
    assert said_by(written.say(line("agenda")), "cue") == "answers within the hour"


def test_in_a_correspondence_people_are_copied_in():
    bob = {"name": "Bob Berg", "role": "Clerk", "persona": "amiable", "power": "uses", "joins": "when you ask for him"}
    written = call(small(kind="e-mail", people={"bob": bob}))
    assert said_by(written.say(line("greet", to="bob")), "happening") == "Bob Berg is copied in."
