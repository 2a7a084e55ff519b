"""What there is to say after a call."""

from playing import call, line, playbook, small
from salessim.conversation.debrief import debriefing
from salessim.conversation.marks import judged, mark_call

CLIMB = [line(move, "ice") for move in ("situation", "problem", "implication", "need-payoff")]


def told(*turns, scenario=None, book=None):
    scenario = small() if scenario is None else scenario
    book = playbook() if book is None else book
    session = call(scenario, book)
    for turn in turns:
        if not session.has_ended:
            session.say(turn)
    judgement = judged(scenario, book, session.case, session.events)
    return debriefing(judgement, mark_call(judgement), session.heard)


def test_the_author_speaks_where_his_condition_holds():
    debrief = [
        {"when": {"shared_all": "ice.fact"}, "say": "You heard about the stores."},
        {"when": {"shared_all": "ice.payoff"}, "say": "You heard what sleep is worth."},
        {"always": "yes", "say": "Well."},
    ]
    says = told(CLIMB[0], line("walk-away"), scenario=small(debrief=debrief)).says
    assert says[:2] == ("You heard about the stores.", "Well.")
    assert "You heard what sleep is worth." not in says


def test_pitfalls_of_the_playbook_are_named():
    says = told(line("feature", "ice"), line("walk-away")).says
    assert any(text.startswith("The early pitch:") for text in says)


def test_what_was_behind_a_concern_is_told():
    says = told(line("advantage", "ice"), line("walk-away")).says
    assert any("Behind it: You described a solution" in text for text in says)


def test_an_agreement_below_the_sellers_own_floor_is_named():
    says = told(*CLIMB[:2], line("propose-next-step"), line("confirm")).says
    assert any("0 % of the best package, where 50 % is the least" in text for text in says)


def test_coaching_is_about_what_cost_most_and_never_more_than_three():
    everything_wrong = [
        line("rude"),
        line("feature situation ask-budget", "ice"),
        line("implication", "ice"),
        line("implication", "ice"),
        line("situation", "ice"),
        line("situation", "ice"),
        line("walk-away"),
    ]
    book = playbook()
    coaching = [rule.coach for rule in vars(book.rules).values() if getattr(rule, "coach", None)]
    coaching += [move.too_early.coach for move in book.moves.values() if move.too_early]
    found = [text for text in told(*everything_wrong).says if text in coaching]
    assert 1 <= len(found) <= 3


def test_everything_there_was_to_find_is_listed_with_the_words_heard():
    findings = told(CLIMB[0], line("walk-away")).findings
    assert [(found.subject, found.rung, found.was_found) for found in findings] == [
        ("ice", "fact", True),
        ("ice", "problem", False),
        ("ice", "what it costs", False),
        ("ice", "what solving it is worth", False),
        ("power", "fact", False),
    ]
    assert findings[2].text == "It costs 2,000 EUR a month."


def test_secrets_come_out():
    findings = told(line("walk-away"), scenario=small(people={"ann": {"secret": "She is broke."}})).findings
    assert findings[-1].text == "She is broke."


def test_the_lesson_is_the_mark_with_most_points_left_lying():
    lesson = told(*CLIMB[:2], line("walk-away")).lesson
    assert lesson.startswith("Most was left at “Finds what it costs and what solving it is worth”: 0 of")


def test_a_lesson_about_finding_out_says_from_when_it_was_in_reach():
    rubric = [{"criterion": "Cost", "weight": "100", "measure": {"learned": "impact"}, "levels": {"4": "1"}}]
    lesson = told(*CLIMB[:2], line("walk-away"), book=playbook(rubric=rubric)).lesson
    assert lesson == "Most was left at “Cost”: 0 of 100 points. It was in reach from turn 2."


def test_where_nothing_was_missed_there_is_no_lesson():
    rubric = [{"criterion": "Fact", "weight": "100", "measure": {"learned": "fact"}, "levels": {"4": "1+"}}]
    lesson = told(CLIMB[0], line("walk-away"), book=playbook(rubric=rubric)).lesson
    assert lesson == "Nothing of weight was left lying."


def spent(*turns, book=None):
    book = book or playbook()
    session = call(small(), book)
    for turn in turns:
        session.say(turn)
    judgement = judged(small(), book, session.case, session.events)
    says = debriefing(judgement, mark_call(judgement), session.heard, words_you=session.situation.words_you).says
    return [text for text in says if text.startswith("Where the time went")]


def test_where_the_time_went_is_told_beside_what_the_playbook_has():
    (text,) = spent(line("agenda"), *CLIMB[:3], line("walk-away"))
    assert "Opening 20 % (Core has up to 15%), Finding out 60 % (Core has 40% to 80%)" in text
    assert "You spoke" in text


def test_who_did_nothing_of_a_stage_hears_nothing_about_it():
    assert spent(line("walk-away"))[0].startswith(
        "Where the time went (for you to know, without marks): Agreeing 100 %"
    )
    assert spent() == []


def test_how_to_talk_to_somebody_is_told_of_those_who_were_met():
    met = small(people={"ann": {"voice": "Slow and kind."}})
    voices = [
        found for found in told(CLIMB[0], line("walk-away"), scenario=met).findings if found.text == "Slow and kind."
    ]
    assert [found.subject for found in voices] == ["Ann Frost"]
    away = {
        "ben": {
            "name": "Ben",
            "role": "Fitter",
            "persona": "driver",
            "power": "uses",
            "joins": "after 9 turns",
            "voice": "Curt.",
        }
    }
    assert not [
        found for found in told(line("walk-away"), scenario=small(people=away)).findings if found.text == "Curt."
    ]
