from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from salessim.tui.composing import LEAVE_OPEN, Draft
from tui.scripted_desk import LINE_2, MENU


def answered(*answers: str, text: str = "") -> Draft:
    draft = Draft(text=text)
    for answer in answers:
        draft = draft.answered(answer, MENU)
    return draft


def test_a_move_without_a_subject_is_meant_at_once():
    draft = answered("greet")
    assert draft.is_meant
    assert draft.text == "Good morning, this is Ana of Voltane."
    assert draft.meaning == "Greeting"


def test_the_subject_brings_its_own_sentence():
    draft = answered("problem", "weekend-overtime")
    assert draft.text == "What does the weekend overtime do to your crew?"
    assert draft.meaning == "Problem question · weekend overtime"


def test_a_single_subject_is_not_asked_for():
    entry = replace(MENU[2], subjects=(LINE_2,), sentences=("How often does it stop?",))
    draft = Draft().answered("problem", (entry,))
    assert draft.is_meant
    assert draft.subject == LINE_2


def test_each_issue_is_asked_for_in_turn():
    draft = answered("propose-next-step")
    assert [answer.label for answer in draft.question(MENU).answers] == ["site visit", "brochure", "Leave it open"]
    draft = draft.answered("next-step.site-visit", MENU)
    assert draft.question(MENU).title == "Propose the next step: date?"
    draft = draft.answered(LEAVE_OPEN, MENU)
    assert draft.offer == ("next-step.site-visit",)
    assert draft.meaning == "Propose the next step · site visit"


def test_own_words_are_kept_whatever_they_turn_out_to_mean():
    assert answered("problem", "line-2-stops", text="Stops a lot?").text == "Stops a lot?"


def test_a_model_sentence_gives_way_to_the_next_one_unless_it_was_changed():
    draft = replace(answered("greet"), entry=None)
    assert draft.answered("feature", MENU).text == "We have a module that hears a bearing fail."
    changed = replace(answered("greet"), entry=None, text="Good evening, this is Ana.")
    assert changed.answered("feature", MENU).text == "Good evening, this is Ana."


def test_a_missing_sentence_leaves_the_box_as_it_is():
    entry = replace(MENU[0], sentences=())
    assert Draft().answered("greet", (entry,)).text == ""


paths = st.sampled_from(
    [("greet",), ("problem", "line-2-stops"), ("propose-next-step", "next-step.brochure", LEAVE_OPEN)]
)


@given(paths, st.text(max_size=20))
def test_stepping_back_takes_the_last_answer_away_and_no_word(path, text):
    draft = answered(*path, text=text)
    steps = [answered(*path[:count], text=text) for count in range(len(path))]
    for earlier in reversed(steps):
        draft = draft.step_back()
        assert (draft.entry, draft.subject, draft.options) == (earlier.entry, earlier.subject, earlier.options)
        if text.strip():
            assert draft.text == text
