"""What attempts leave to be practised."""

from datetime import UTC, datetime, timedelta

from salessim.app.practised import Done, cards_after
from salessim.practice.schedule import Card
from salessim.records.attempts import Marked, Summary

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
BEHAVIOURS = frozenset({"Asks", "Closes", "Listens", "Opens"})


def done(shares: dict[str, float], *, seed: int = 1, aim: str = "", scenario: str = "cold-call") -> Done:
    summary = Summary("a", "Ana", NOW, scenario, "Cold", "core", "standard", 5, is_finished=True, counts=not aim)
    marks = [
        {"criterion": name, "points": 10 * share, "of": 10, "applicable": True, "lines": []}
        for name, share in shares.items()
    ]
    marked = Marked(50, 60, False, "advance", "end", marks, "v")
    return Done(summary, marked, seed, aim, BEHAVIOURS)


def test_the_two_worst_behaviours_of_a_call_become_practice_for_the_next_day() -> None:
    cards = cards_after({}, done({"Asks": 0.3, "Closes": 0.0, "Listens": 0.1, "Opens": 0.9, "own goal": 0.0}), NOW)
    assert {card.aim for card in cards.values()} == {"Closes", "Listens"}
    assert {card.due for card in cards.values()} == {NOW + timedelta(days=1)}
    assert "0 of 10 points in “Cold”" in {card.why for card in cards.values()}


def test_a_drill_puts_back_its_own_card_and_no_other() -> None:
    cards = {card.id: card for card in (Card("cold-call", "Asks", NOW, ""), Card("cold-call", "Closes", NOW, ""))}
    changed = cards_after(cards, done({"Asks": 1.0, "Closes": 0.0}, aim="Asks"), NOW)
    assert [card.aim for card in changed.values()] == ["Asks"]
    assert changed["cold-call:Asks"].due > NOW
    assert changed["cold-call:Asks"].streak == 1


def test_a_whole_call_is_a_try_of_all_that_is_practised_in_it_and_of_nothing_elsewhere() -> None:
    cards = {card.id: card for card in (Card("cold-call", "Asks", NOW, ""), Card("renewal", "Asks", NOW, ""))}
    assert set(cards_after(cards, done({"Asks": 0.9}), NOW)) == {"cold-call:Asks"}


def test_the_luck_of_the_call_that_made_a_card_says_nothing_about_mastery() -> None:
    cards = cards_after({}, done({"Asks": 0.0}, seed=4), NOW)
    again = cards_after(cards, done({"Asks": 1.0}, seed=4, aim="Asks"), NOW)
    assert again["cold-call:Asks"].streak == 0
    other = cards_after(cards, done({"Asks": 1.0}, seed=5, aim="Asks"), NOW)
    assert other["cold-call:Asks"].streak == 1
