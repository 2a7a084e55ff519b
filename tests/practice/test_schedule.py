"""When something is due again, and when it counts as mastered."""

from datetime import UTC, datetime, timedelta

from salessim.practice.schedule import MASTERED, Card, card_of, reviewed

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
CARD = Card("cold-call", "Finds what is wrong", NOW, "2 of 9 points")


def practised(*shares: float, seeds: tuple[int, ...] | None = None) -> Card:
    card = CARD
    for number, share in enumerate(shares):
        card = reviewed(card, share, seeds[number] if seeds else number, card.due)
    return card


def test_what_went_well_comes_back_later_each_time() -> None:
    first, second, third = practised(0.8), practised(0.8, 0.8), practised(0.8, 0.8, 0.8)
    assert timedelta() < first.due - NOW < second.due - first.due < third.due - second.due


def test_what_went_badly_comes_back_soon() -> None:
    good, bad = practised(0.8, 0.8, 0.8), practised(0.8, 0.8, 0.1)
    assert bad.due < good.due
    assert bad.due - practised(0.8, 0.8).due <= timedelta(days=1)


def test_the_same_tries_give_the_same_day() -> None:
    assert practised(0.8, 0.3, 0.95) == practised(0.8, 0.3, 0.95)


def test_only_luck_never_seen_before_shows_mastery() -> None:
    assert practised(*[0.9] * MASTERED).is_mastered
    assert not practised(*[0.9] * MASTERED, seeds=(4,) * MASTERED).is_mastered
    assert not practised(0.9, 0.9, 0.1, 0.9).is_mastered


def test_a_card_survives_being_kept() -> None:
    card = practised(0.8, 0.9)
    assert card_of(card.as_json(), card.due) == card
