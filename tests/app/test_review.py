"""The review of an attempt, from its journal."""

from datetime import UTC, datetime
from itertools import count

import pytest

from playing import DISCOVERY, line
from salessim.app.model_call import model_call
from salessim.app.play import start_call
from salessim.app.practice_desk import buyers_call
from salessim.app.review import review, reviewable, reviewable_buyers_call, stream_review
from salessim.errors import InputError, NotFoundError, NotPlayableError, RunError
from salessim.library.finding import Library

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FEW = 4
"""Plays from a position: enough to see that it works."""


@pytest.fixture(scope="module")
def journal():
    """A call with a good beginning and a bad end."""
    call = start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=NOW)
    call.take_turn(line("give-reason", text="I call about your press line."))
    call.take_turn(line("problem", "line-2-stops", text="How often does line 2 stop?"))
    call.take_turn(line("rude", text="You must be blind."))
    call.hang_up()
    return call.journal()


@pytest.fixture(scope="module")
def made(journal):
    return review(reviewable(journal, "a1"), plays=FEW)


def test_every_line_has_what_it_was_worth(made):
    assert [turn.number for turn in made.turns] == [1, 2, 3, 4]
    assert made.is_complete
    for earlier, later in zip(made.turns, made.turns[1:], strict=False):
        assert earlier.after == later.before
    assert all(turn.change == pytest.approx(turn.after.score - turn.before.score) for turn in made.turns)
    assert all(sum(turn.after.chances.values()) == pytest.approx(1) for turn in made.turns)


def test_the_end_is_what_the_call_was_scored_but_for_what_was_written_down(made):
    assert made.turns[-1].after.score + made.written == pytest.approx(made.score)
    assert made.turns[-1].after.error == 0 or made.turns[-1].after.score >= 0


def test_insulting_her_and_hanging_up_are_bad_and_have_better_lines(made):
    bad = [turn for turn in made.turns if turn.change < 0]
    assert {turn.number for turn in bad} & {3, 4}
    worst = min(made.turns, key=lambda turn: turn.change)
    assert worst.number in {3, 4}
    assert worst.better
    assert all(better.text and better.label for turn in made.turns for better in turn.better)


def test_the_transcript_is_that_of_the_call(made, journal):
    assert made.turns[1].you == "How often does line 2 stop?"
    spoken = [answer.text for answer in made.turns[1].answers if answer.kind == "said"]
    assert spoken
    assert all(text in journal for text in spoken)


def test_the_hidden_is_laid_open(made):
    assert any("trust" in text for text in made.turns[0].hidden)


def test_a_weak_call_has_one_lesson(made):
    assert made.score < made.pass_mark
    assert len(made.lessons) == 1


def test_same_attempt_same_budget_same_bytes_in_one_process_or_in_two(journal):
    alone = review(reviewable(journal, "a1"), plays=FEW)
    shared = review(reviewable(journal, "a1"), plays=FEW, workers=2)
    assert repr(alone.as_json()) == repr(shared.as_json())


def test_the_first_review_is_rough_and_the_last_complete(journal):
    pages = list(stream_review(reviewable(journal, "a1"), plays=FEW, clock=count().__next__))
    assert pages[0].plays < pages[-1].plays == FEW
    assert not pages[0].turns[0].better
    assert [page.is_complete for page in pages] == [*[False] * (len(pages) - 1), True]
    assert [page.rolled for page in pages] == sorted(page.rolled for page in pages)


def test_it_can_be_ended_by_time_and_by_hand(journal):
    *_, last = stream_review(reviewable(journal, "a1"), plays=FEW, seconds=2, clock=count().__next__)
    assert not last.is_complete

    class Cancelled:
        def is_set(self):
            return True

    with pytest.raises(RunError, match="cancelled"):
        list(stream_review(reviewable(journal, "a1"), plays=FEW, cancelled=Cancelled()))


def test_what_cannot_be_reviewed_says_so(journal):
    call = start_call(Library(), DISCOVERY, seed=7, attempt="a2", now=NOW)
    with pytest.raises(NotPlayableError, match="not over"):
        reviewable(call.journal(), "a2")
    with pytest.raises(InputError, match="cannot be made"):
        review(reviewable(journal, "a1"), plays=1)
    with pytest.raises(NotFoundError, match="no bot"):
        review(reviewable(journal, "a1", "nobody"), plays=FEW)


def test_a_bots_call_can_be_reviewed_and_does_not_count():
    call = model_call(Library(), "disqualify-three-vans", "closer", seed=3, now=NOW)
    assert not call.header.counts
    assert call.session.has_ended
    made = review(reviewable(call.journal(), call.attempt), plays=FEW)
    assert made.score == call.marks().score
    assert all("Blue seven" not in turn.you for turn in made.turns)


def test_a_negotiation_is_reviewed_in_money():
    call = start_call(Library(), "negotiation-quarter-end", seed=3, attempt="n1", now=NOW)
    call.take_turn(line("clarify", text="What is behind that?"))
    call.hang_up()
    made = review(reviewable(call.journal(), "n1"), plays=FEW)
    assert made.currency
    assert all(turn.after.money is not None for turn in made.turns)
    assert made.turns[0].better


def test_a_call_with_a_person_as_the_buyer_is_reviewed_with_his_answers():
    call = buyers_call(Library(), "disqualify-three-vans", seed=3)
    call.reply("answer")
    while not call.view.has_ended:
        call.reply("end" if "end" in {choice.id for choice in call.view.choices} else "answer")
    made = review(reviewable_buyers_call(call), plays=FEW)
    assert made.score == call.marks().score
    assert [turn.you for turn in made.turns] == [each.said.text for each in call.swapped.session.exchanges]
    assert made.turns[-1].after.score + made.written == pytest.approx(made.score)
    again = review(reviewable_buyers_call(call), plays=FEW, workers=1)
    assert again == made


def test_a_call_with_a_person_as_the_buyer_that_is_not_over_cannot_be_reviewed():
    with pytest.raises(NotPlayableError, match="not over"):
        reviewable_buyers_call(buyers_call(Library(), "disqualify-three-vans", seed=3))
