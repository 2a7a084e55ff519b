"""What the trainee can see, and what he cannot."""

from dataclasses import asdict, fields

from playing import call, line, shipped, small
from salessim.conversation.turn import NamedTurn
from salessim.conversation.view import view_of

HIDDEN = small(
    people={"ann": {"secret": "She is broke.", "start": {"trust": "61", "patience": "83", "urgency": "37"}}},
    topics={"ice": {"problem": {"otherwise": "All is well."}}},
    vary={"ice.impact.figure": ["7k EUR/month"]},
)


def flat(value):
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in flat(part)]
    if isinstance(value, list | tuple):
        return [leaf for part in value for leaf in flat(part)]
    return [value]


def test_nothing_hidden_shows():
    session = call(HIDDEN)
    session.say(line("situation", "ice"))
    leaves = flat(asdict(view_of(session)))
    numbers = {leaf for leaf in leaves if isinstance(leaf, int) and not isinstance(leaf, bool)}
    texts = " ".join(str(leaf) for leaf in leaves if isinstance(leaf, str))
    situation = session.situation
    assert not numbers & {situation.trust[0], situation.patience[0], situation.urgency[0]}
    for hidden in ("broke", "door freezes", "7,000", "sleep", "All is well", "needs"):
        assert hidden not in texts


def test_only_those_heard_of_are_seen():
    scenario, book, _ = shipped("discovery-plant-director")
    session = call(scenario, book)
    assert [person.id for person in view_of(session).people] == ["petra", "marta"]
    session.say(line("give-reason"))
    assert view_of(session).people[0].id == "marta"  # who leads comes first


def test_what_was_told_is_kept_with_its_words():
    session = call(small(qualification={"budget": {"claims": "Plenty.", "says": "None."}}))
    session.say(line("situation", "ice"))
    session.say(line("ask-budget"))
    assert [(h.subject, h.rung, h.text, h.is_claim) for h in view_of(session).heard] == [
        ("ice", "fact", "We have two stores.", False),
        ("budget", "", "Plenty.", True),
    ]


def test_open_questions_concerns_and_proposals_show():
    asks = {"what": {"who": "ann", "when": {"after": "1 turn"}, "says": "What is it?", "good_answer": ["insight"]}}
    session = call(small(asks=asks))
    session.say(line("advantage", "ice"))
    session.say(line("propose-next-step"))
    view = view_of(session)
    assert view.question == "What is it?"
    assert len(view.concerns) == 1
    assert view.proposed == ("step.leaflet",)


def test_the_transcript_holds_both_sides_and_the_reading():
    session = call()
    session.say(line("situation", "ice", text="How many stores have you?"))
    lines = [(seen.speaker, seen.text, seen.kind) for seen in view_of(session).lines]
    assert lines == [
        ("Ann Frost", "Yes?", "said"),
        ("You", "How many stores have you?", "said"),
        ("", "Fact question · ice", "reading"),
        ("Ann Frost", "We have two stores.", "said"),
    ]


def test_the_last_words_are_the_buyers():
    session = call()
    session.say(line("walk-away"))
    view = view_of(session)
    assert view.has_ended
    assert view.last_words.endswith("Bye.")


def test_hanging_up_shows():
    session = call()
    session.say(NamedTurn(hangs_up=True))
    assert ("", "You end the call.", "happening") in [
        (seen.speaker, seen.text, seen.kind) for seen in view_of(session).lines
    ]


def test_the_share_of_talk_is_counted_in_words():
    session = call()
    assert view_of(session).talk_share_pct is None
    session.say(line("situation", "ice", text="one two three four five six"))
    assert view_of(session).talk_share_pct == 60  # 6 of 10 words


def test_a_view_has_no_field_for_a_number_of_the_mind():
    session = call()
    names = {field.name for part in (view_of(session), *view_of(session).people) for field in fields(part)}
    assert not names & {"trust", "patience", "urgency", "needs", "secret"}
