"""The review of a call as one HTML page to hand to a coach: no script, nothing loaded from elsewhere."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from salessim.conversation import words as call_words
from salessim.conversation.review import words
from salessim.conversation.review.estimating import Estimate as Worth
from salessim.conversation.review.telling import better_text, moved, worth_text
from salessim.conversation.review.views import LineShown, ReviewView, TurnShown
from salessim.reports.page.markup import figure, paragraph, section, table
from salessim.reports.page.plots import Line, lines
from salessim.study.intervals import Estimate

_MOST_PLACES = 14
_TWO_ERRORS = 0.954  # confidence level of two standard errors either way, of a normal mean


def review_html(review: ReviewView) -> str:
    """The page."""
    style = (files("salessim.reports.page") / "report.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(review.title)}: review</title><style>{style}</style></head><body>\n"
        f"<header><h1>{escape(review.title)}</h1>{_how(review)}</header>\n<main>"
        f"{_in_short(review)}{_curve(review)}{_turns(review)}{_figures(review)}</main></body></html>\n"
    )


def _how(review: ReviewView) -> str:
    return paragraph(words.PAGE_HOW.format(bot=review.bot, plays=review.plays, rolled=review.rolled), quiet=True)


def _in_short(review: ReviewView) -> str:
    said = [words.PAGE_RESULT.format(result=review.result, score=review.score, pass_mark=review.pass_mark)]
    if review.turning_point is not None:
        turn = review.turns[review.turning_point - 1]
        said.append(words.PAGE_TURNING.format(turn=turn.number, moved=moved(turn, review.currency)))
    if review.missed is not None:
        better = next((one for one in review.turns[review.missed - 1].better if one.gain > 0), None)
        if better is not None:
            said.append(words.PAGE_MISSED.format(turn=review.missed, better=better_text(better)))
    if round(review.written):
        said.append(words.WRITTEN.format(points=review.written))
    lessons = "".join(f"<li>{escape(lesson)}</li>" for lesson in review.lessons)
    return section(
        "short", words.PAGE_SHORT, *map(paragraph, said), f"<h3>{escape(words.PAGE_LESSONS)}</h3><ul>{lessons}</ul>"
    )


def _curve(review: ReviewView) -> str:
    points = tuple((float(number), _plotted(one)) for number, one in enumerate(review.curve))
    step = max(1, -(-len(points) // _MOST_PLACES))
    places = [(float(number), str(number)) for number in range(0, len(points), step)]
    plot = lines(
        words.PAGE_CURVE,
        words.PAGE_CURVE_TELLS.format(first=points[0][1].mean, last=points[-1][1].mean),
        (Line(words.PAGE_SCORE, points),),
        lambda value: f"{value:.0f}",
        places,
        words.PAGE_TURN,
        100.0,
    )
    return section("curve", words.PAGE_CURVE, figure(plot, words.PAGE_CURVE_CAPTION))


def _plotted(worth: Worth) -> Estimate:
    # The band is two standard errors either way: how well the expected score itself is known.
    low, high = worth.score - 2 * worth.error, worth.score + 2 * worth.error
    return Estimate(worth.score, 2 * worth.error, max(0.0, low), min(100.0, high), _TWO_ERRORS, worth.plays)


def _turns(review: ReviewView) -> str:
    parts = [_said(review.opening), *(part for turn in review.turns for part in _turn(turn, review))]
    return section("turns", words.PAGE_LINES, *parts)


def _turn(turn: TurnShown, review: ReviewView) -> Iterator[str]:
    sign = f" {words.SIGNS[turn.grade]}".rstrip()
    yield f'<h3 id="turn-{turn.number}">{turn.number}. {escape(words.GRADES[turn.grade] + sign)}, '
    yield f"{escape(moved(turn, review.currency))}</h3>"
    yield f"<p><b>{escape(words.PAGE_YOU)}</b> {escape(turn.you)}</p>"
    if turn.reading:
        yield paragraph(f"‹ {turn.reading} ›", quiet=True)
    yield _said(turn.answers)
    told = [*turn.why, *([turn.about_luck] if turn.about_luck else [])]
    told += [f"{words.PAGE_BETTER} {better_text(one)}" for one in turn.better if one.gain > 0]
    if told:
        yield "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in told) + "</ul>"
    hidden = "".join(f"<li>{escape(line)}</li>" for line in turn.hidden)
    yield f"<details><summary>{escape(words.PAGE_HIDDEN)}</summary><ul>{hidden}</ul></details>"


def _said(said: Sequence[LineShown]) -> str:
    parts = []
    for line in said:
        if line.kind == "said":
            parts.append(f"<p><b>{escape(line.speaker)}</b> {escape(line.text)}</p>")
        else:
            parts.append(paragraph(f"◦ {line.speaker} {line.text}" if line.kind == "cue" else line.text, quiet=True))
    return "".join(parts)


def _figures(review: ReviewView) -> str:
    rows = [("0", words.PAGE_BEFORE, worth_text(review.begins, review.currency), "", "", "", _chances(review.begins))]
    rows += [
        (
            str(turn.number),
            words.GRADES[turn.grade],
            worth_text(turn.after, review.currency),
            f"{turn.change:+.0f}",
            f"{turn.choice:+.0f}",
            f"{turn.luck:+.0f}",
            _chances(turn.after),
        )
        for turn in review.turns
    ]
    return section("figures", words.PAGE_FIGURES, table(words.PAGE_FIGURES, words.PAGE_COLUMNS, rows, (2, 3, 4, 5)))


def _chances(worth: Worth) -> str:
    return ", ".join(f"{call_words.RESULTS[result]} {share:.0%}" for result, share in worth.chances.items())
