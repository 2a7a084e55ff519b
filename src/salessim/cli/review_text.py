"""A review as text: the curve as figures down the side of the transcript."""

import textwrap
from collections.abc import Iterator, Sequence

from salessim.conversation.review import words
from salessim.conversation.review.telling import better_text, moved, worth_text
from salessim.conversation.review.views import LineShown, ReviewView, TurnShown

_WIDTH = 80
_INDENT = 10


def review_lines(review: ReviewView, *, all_alternatives: bool = False) -> Iterator[str]:
    """The lines of a review.

    Args:
        review: The review.
        all_alternatives: Whether to show what could have been said instead of good lines, too.
    """
    yield f"{review.title} · attempt {review.attempt}"
    yield f"{review.result}, {review.score} points ({review.pass_mark} pass)"
    yield f"In brackets: what the call is worth from there [points] to a seller of the strength “{review.bot}”."
    yield ""
    yield f"{'':{_INDENT}}[{worth_text(review.begins, review.currency)}] before the first line"
    yield from _said(review.opening)
    for turn in review.turns:
        yield ""
        yield from _turn(turn, review, all_alternatives)
    yield ""
    yield from _summary(review)


def _turn(turn: TurnShown, review: ReviewView, all_alternatives: bool) -> Iterator[str]:
    yield from wrapped(f"{turn.number:>2}  You".ljust(_INDENT), turn.you)
    if turn.reading:
        yield from wrapped(" " * _INDENT, f"‹ {turn.reading} ›")
    yield from _said(turn.answers)
    sign = f"{words.GRADES[turn.grade]} {words.SIGNS[turn.grade]}".rstrip()
    yield f"{'':{_INDENT}}[{moved(turn, review.currency)}] {sign}"
    for why in turn.why:
        yield from wrapped(f"{'':4}why   ", why)
    if turn.about_luck:
        yield from wrapped(f"{'':4}luck  ", turn.about_luck)
    if all_alternatives or turn.grade in ("inaccurate", "mistake", "blunder") or turn.number == review.missed:
        for better in turn.better:
            if better.gain > 0:
                yield from wrapped(f"{'':4}better", f" {better_text(better)}")


def _said(lines: Sequence[LineShown]) -> Iterator[str]:
    for line in lines:
        if line.kind == "cue":
            yield f"{'':{_INDENT}}◦ {line.speaker} {line.text}".rstrip()
        else:
            speaker = line.speaker.split()[0] if line.speaker and line.kind == "said" else ""
            yield from wrapped(f"    {speaker} ".ljust(_INDENT), line.text)


def _summary(review: ReviewView) -> Iterator[str]:
    if review.turning_point is not None:
        turn = review.turns[review.turning_point - 1]
        yield from wrapped("Turning point: ", f"turn {turn.number}, {moved(turn, review.currency)}.")
    if review.missed is not None:
        better = next((one for one in review.turns[review.missed - 1].better if one.gain > 0), None)
        if better is not None:
            yield from wrapped("The chance that cost most: ", f"turn {review.missed}. {better_text(better)}")
    if round(review.written):
        yield from wrapped("", words.WRITTEN.format(points=review.written))
    for lesson in review.lessons:
        yield from wrapped("Lesson: ", lesson)
    yield f"{review.rolled:,} plays by “{review.bot}”, {review.plays} from each position; seed {review.seed}."


def wrapped(label: str, text: str) -> list[str]:
    """A text with a label before it, wrapped under itself."""
    indent = " " * min(len(label), _INDENT)
    return textwrap.wrap(
        label + text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [label.rstrip()]
