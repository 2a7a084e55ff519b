"""What to practise next."""

from datetime import UTC, datetime

from salessim.app.practice_record import NOTHING, Practised
from salessim.app.progress_practice import BEGINNER, what_to_practise
from salessim.library.finding import Library
from salessim.practice.schedule import Card

NOW = datetime(2027, 3, 1, tzinfo=UTC)
TABLES = ("negotiation-new-deal", "negotiation-renewal")


def test_a_beginner_is_never_sent_to_a_negotiation_first() -> None:
    names, played = Library(None).names("scenario"), list[str]()
    for _ in range(BEGINNER):
        step = what_to_practise(Practised(calls=len(played)), names, (), played, NOW)
        assert step is not None
        assert not step.scenario.startswith("negotiation-")
        played.append(step.scenario)


def test_whoever_can_play_nothing_else_or_is_told_to_bargains_from_the_start() -> None:
    assert what_to_practise(NOTHING, TABLES, (), (), NOW).scenario in TABLES
    names = Library(None).names("scenario")
    assert what_to_practise(NOTHING, names, ("negotiation-renewal",), (), NOW).scenario == "negotiation-renewal"


def test_what_is_due_comes_first() -> None:
    due = Practised(cards=(Card("cold-call-hospital-cleaning", "Closes", NOW, "why"),))
    step = what_to_practise(due, Library(None).names("scenario"), ("negotiation-renewal",), (), NOW)
    assert (step.kind, step.scenario, step.aim) == ("drill", "cold-call-hospital-cleaning", "Closes")
