"""One line of a review as it is drawn, and a line that was tried."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.visual import Visual

from salessim.app.review_branch import Branch, BranchTurn
from salessim.conversation.review import words as judged_words
from salessim.conversation.review.telling import difference_sign, moved, opens_text, quoted_words, worth_text
from salessim.conversation.review.views import Better, LineShown, ReviewView, TurnShown
from salessim.tui import review_words, words
from salessim.tui.widgets.columns import Columns, cell, filling

_NAME = 8
_MOST_NAME = 9


def turn_lines(review: ReviewView, number: int) -> list[Visual]:
    """Everything about one line: what was said, what it was worth, why, and what would have been better."""
    turn = review.turns[number - 1]
    ink = review_words.GRADE_INKS[turn.grade]
    grade = f"{judged_words.GRADES[turn.grade]} {judged_words.SIGNS[turn.grade]}".strip()
    lines: list[Visual] = [
        Columns(
            cell(f"{number:>2}", "$ink-soft"),
            cell(words.YOU, "bold $ink-accent", width=_NAME - 4),
            filling(turn.you, "$ink"),
        ),
        Columns(
            cell("", width=_NAME),
            filling(f"‹ {turn.reading} ›" if turn.reading else "", "$ink-soft"),
            cell(grade, f"bold {ink}"),
            cell(moved(turn, review.currency), ink),
        ),
        *_answers(turn.answers),
        *_labelled(review_words.WHY, turn.why),
        *_labelled(review_words.LUCK, [turn.about_luck] if turn.about_luck else []),
        *_better_lines(turn, review),
        *_labelled(review_words.HIDDEN, turn.hidden, "$ink-soft"),
    ]
    return [*lines, *_remarks(turn, review)]


def _answers(answers: Sequence[LineShown]) -> Iterable[Visual]:
    for line in answers:
        if line.kind == "said":
            name = line.speaker.split()[0][:_MOST_NAME] if line.speaker else ""
            yield Columns(cell(name, "bold $ink-other", width=_NAME), filling(line.text, "$ink"))
        else:
            text = f"{words.CUE} {line.speaker} {line.text}" if line.kind == "cue" else f"— {line.text}"
            yield Columns(cell("", width=_NAME), filling(text, "italic $ink-soft"))


def _labelled(label: str, texts: Sequence[str], style: str = "$ink") -> Iterable[Visual]:
    for number, text in enumerate(texts):
        yield Columns(cell(label if not number else "", "bold $ink-accent", width=_NAME), filling(text, style))


def _better_lines(turn: TurnShown, review: ReviewView) -> Iterable[Visual]:
    better = [one for one in turn.better if one.gain > 0]
    for number, one in enumerate(better):
        yield from _better(one, review_words.BETTER if not number else "")
    if not better:
        text = review_words.NOTHING_BETTER if turn.better or review.is_complete else review_words.MORE_COMES
        yield from _labelled(review_words.BETTER, [text], "$ink-soft")


def _better(one: Better, label: str) -> Iterable[Visual]:
    yield Columns(
        cell(label, "bold $ink-accent", width=_NAME),
        filling(one.label, "$ink-good"),
        cell(f"→ {one.own.score:.0f} {difference_sign(one.gain)}", "bold $ink-good"),
    )
    if one.text and one.text != one.label:
        yield Columns(cell("", width=_NAME), filling(quoted_words(one.text), "$ink"))
    if told := opens_text(one):
        yield Columns(cell("", width=_NAME), filling(told, "$ink-soft"))


def _remarks(turn: TurnShown, review: ReviewView) -> Iterable[Visual]:
    """What the whole call has to say at this line."""
    if turn.number == review.turning_point:
        yield Content.styled(f"{words.BULLET} {review_words.POINT}", "$ink-accent")
    if turn.number == review.missed:
        yield Content.styled(f"{words.BULLET} {review_words.MISSED}", "$ink-accent")
    if turn.number == len(review.turns):
        yield from _labelled(review_words.LESSON, review.lessons)


def branch_cards(made: Branch) -> list[tuple[str, list[Visual]]]:
    """Both ways on, one under the other: what would be first."""
    would_be = review_words.WOULD_BE.format(
        result=made.new_result, score=made.new_score, worth=worth_text(made.would_be, "")
    )
    was = review_words.WAS.format(result=made.result, score=made.score, worth=worth_text(made.was, ""))
    cards = [(would_be, list(_way(made.instead))), (was, list(_way(made.said)))]
    if made.best is not None:
        title = review_words.REGRET.format(points=round(made.regret))
        cards.insert(1, (title, list(_better(made.best, ""))))
    return cards


def _way(turns: Sequence[BranchTurn]) -> Iterable[Visual]:
    for turn in turns:
        who = review_words.BOT if turn.is_bots else words.YOU
        yield Columns(cell(f"{turn.number:>2} {who}", "bold $ink-accent", width=_NAME), filling(turn.you, "$ink"))
        if turn.reading:
            yield Columns(cell("", width=_NAME), filling(f"‹ {turn.reading} ›", "$ink-soft"))
        yield from _answers(turn.answers)
