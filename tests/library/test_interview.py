"""The interview: questions, answers, and being stopped."""

import pytest

from salessim.errors import InputError
from salessim.library.interview import LONGEST, QUESTIONS, Answers, Question, ask_all, read_answers


def answering(*answers: str):
    """Answers one question after the other, then stops as Ctrl+C does."""
    left = list(answers)
    asked: list[str] = []

    def ask(question: Question) -> str:
        asked.append(question.key)
        if not left:
            raise KeyboardInterrupt
        return left.pop(0) or question.default

    return ask, asked


def test_every_question_has_its_own_key_and_a_default_that_can_be_used() -> None:
    assert len({one.key for one in QUESTIONS}) == len(QUESTIONS) < 20
    for one in QUESTIONS:
        assert one.read(one.default) == one.default


def test_all_questions_are_asked_in_order() -> None:
    ask, asked = answering(*[""] * len(QUESTIONS))
    answers = ask_all(ask, lambda error: pytest.fail(error.message))
    assert asked == [one.key for one in QUESTIONS]
    assert not answers.was_stopped
    assert answers.given == answers.complete()


def test_stopping_loses_no_answer_and_one_can_go_on() -> None:
    ask, _ = answering("renewal", "Wachtmeister “Pro”: #1")
    answers = ask_all(ask, lambda error: None)
    assert answers.was_stopped
    assert answers.given == {"call": "renewal", "product": "Wachtmeister “Pro”: #1"}
    again = read_answers(answers.as_yaml(), "answers.yaml")
    assert again == answers.given
    ask, asked = answering()
    assert ask_all(ask, lambda error: None, again).given == again
    assert asked == ["seller"]


def test_an_answer_that_cannot_be_used_is_asked_for_again() -> None:
    told: list[str] = []
    ask, asked = answering("cold cal", "Dust", "Cleano", "a lot", "", "Acme")
    answers = ask_all(ask, lambda error: told.append(error.message))
    assert answers.given["call"] == "cold call"
    assert asked.count("price") == 2
    assert len(told) == 1
    assert answers.complete()["role"] == "Head of deliveries"


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (" two\n lines ", "two lines"),
        ("a {blank}", "a (blank)"),
        ("zero\u200bwidth", "zero width"),
        ("tab\there", "tab here"),
    ],
)
def test_answers_become_one_clean_line(answer: str, read: str) -> None:
    assert next(one for one in QUESTIONS if one.key == "hurts").read(answer) == read


@pytest.mark.parametrize("answer", ["", "  ", "\u200b", "x" * (LONGEST + 1)])
def test_no_answer_and_too_long_a_one_are_refused(answer: str) -> None:
    with pytest.raises(InputError):
        next(one for one in QUESTIONS if one.key == "hurts").read(answer)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("prise: 9k EUR/year\n", "no question “prise”"),
        ("price: cheap\n", "The answer to “price” cannot be used"),
        ("hurts: [a, b]\n", "should be one text"),
        ("- a\n", "holds no answers"),
        ('hurts: "open\n', "cannot be read"),
    ],
)
def test_a_file_of_answers_is_read_strictly(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_answers(text, "answers.yaml")


def test_an_empty_file_holds_no_answers() -> None:
    assert read_answers("", "answers.yaml") == {}
    assert Answers({}).complete()["product"] == "Morning Plan"
