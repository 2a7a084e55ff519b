"""The review of an attempt: from its journal to every line judged, in one process or in several, growing as it goes."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from salessim.app.buyers_call import BuyersCall
from salessim.app.review_pages import review_page
from salessim.conversation.journal import Header
from salessim.conversation.marks import Marks, judged, mark_call
from salessim.conversation.replaying import read_journal, replayed
from salessim.conversation.review.judging import judge
from salessim.conversation.review.rolling import STANDARD_BOT
from salessim.conversation.review.searching import Alternative, Searched
from salessim.conversation.review.views import ReviewView
from salessim.conversation.review.working import Job, Material, Played, work
from salessim.conversation.session import Session
from salessim.errors import InputError, NotPlayableError
from salessim.runs import CancelToken, Progress, open_executor, stream_jobs

PLAYS = 24
"""Plays from a position unless another budget is asked for. The standard error of an expected score is then a fifth of
the spread of single plays: 6 points where that is 30, as it is early in a call."""

MOST_PLAYS = 2000
LEAST_PLAYS = 4

_FIRST_PLAYS = 2  # so many from every position make the first curve, which is there within a second
_BETWEEN_S = 0.25  # a screen can use no more than four reviews a second


@dataclass(frozen=True, slots=True)
class Reviewable:
    """An attempt that can be reviewed.

    Attributes:
        header: What it was played from.
        session: The call, played again.
        marks: Its marks.
        material: What a review is made from.
        text: The journal; empty for a call that is not kept.
    """

    header: Header
    session: Session
    marks: Marks
    material: Material
    text: str = field(repr=False)


def reviewable(text: str, name: str, bot: str = STANDARD_BOT) -> Reviewable:
    """Open the journal of a finished attempt for its review.

    Args:
        text: The journal.
        name: What to call it in messages.
        bot: Who plays on from every position.

    Raises:
        JournalError: It was damaged or changed, or was played under other rules.
        NotPlayableError: The call is not over, or nothing was said in it.
    """
    journal = read_journal(text, name)
    header = journal.header
    session = replayed(journal)
    if not session.has_ended:
        raise NotPlayableError("This call is not over yet.", "Play it to its end; then it can be reviewed.")
    if not session.exchanges:
        raise NotPlayableError("Nothing was said in this call.", "There is nothing to review.")
    scenario, playbook = header.scenario_model(), header.playbook_model()
    marks = mark_call(judged(scenario, playbook, session.case, session.events))
    turns = tuple(exchange.turn for exchange in session.exchanges)
    material = Material(scenario, playbook, header.seed, turns, bot, header.earlier)
    return Reviewable(header, session, marks, material, text)


def reviewable_buyers_call(call: BuyersCall, bot: str = STANDARD_BOT) -> Reviewable:
    """A finished call in which somebody was the buyer: the seller's lines are reviewed, with the answers they had.

    What the buyer did counts as the luck of the call; on other luck the rules answer in his place.

    Args:
        call: The call.
        bot: Who plays on from every position.

    Raises:
        NotPlayableError: The call is not over, or nothing was said in it.
    """
    session = call.swapped.session
    if not (session.has_ended and session.exchanges):
        raise NotPlayableError("This call is not over yet.", "Answer on, or end it.")
    seed = session.luck.seed
    header = Header(
        attempt=f"buyer-{seed}",
        started="",
        engine="",
        scenario=call.name,
        title=call.title,
        playbook=call.playbook_name,
        difficulty=call.difficulty,
        seed=seed,
        documents={},
        sources=(),
    )
    turns = tuple(exchange.turn for exchange in session.exchanges)
    decided = tuple(
        (situation, exchange.events)
        for situation, exchange in zip(session.situations[1:], session.exchanges, strict=True)
    )
    material = Material(call.scenario, call.playbook, seed, turns, bot, None, decided)
    return Reviewable(header, session, call.marks(), material, "")


@dataclass(slots=True)
class _Found:
    """What is known so far."""

    played: list[Played]
    better: dict[int, tuple[Alternative, ...]] = field(default_factory=dict)
    rolled: int = 0


def stream_review(
    call: Reviewable,
    *,
    plays: int = PLAYS,
    workers: int | None = 0,
    seconds: float | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[ReviewView]:
    """A review that grows: at first a rough curve, then a better one, then what could have been said instead.

    The last one hangs on nothing but the attempt, the bot and the number of plays, unless the time ends first.

    Args:
        call: The attempt.
        plays: Plays from each position.
        workers: Worker processes; 0: none; None: as many as there are processors.
        seconds: Stop after so long [s]; None: not before everything was looked at.
        on_progress: Told how far it is.
        cancelled: Ends it once it is set.
        clock: Seconds that only go forward [s].

    Raises:
        InputError: The number of plays is too small or too large.
        RunError: It was cancelled, or a worker failed.
    """
    if not LEAST_PLAYS <= plays <= MOST_PLAYS:
        raise InputError(f"{plays:,} plays cannot be made.", f"Give a number from {LEAST_PLAYS} to {MOST_PLAYS:,}.")
    began = shown = clock()
    lines = len(call.material.turns)
    positions = range(lines + 1)
    found = _Found([Played() for _ in positions])
    for number in positions:
        _take(found, Job(call.material, "curve", number, range(_FIRST_PLAYS)))
    yield _page(call, found, is_complete=False)
    jobs = [Job(call.material, "position", number, range(plays)) for number in positions]
    jobs += [Job(call.material, "search", number, range(plays)) for number in range(lines)]
    with open_executor(workers) as executor:
        stream = stream_jobs(
            work, jobs, executor=executor, on_progress=on_progress, cancelled=cancelled, describe=_described
        )
        for number, (job, result) in enumerate(zip(jobs, stream, strict=True), start=1):
            _add(found, job, result)
            now, is_last = clock(), number == len(jobs)
            is_late = seconds is not None and now - began > seconds
            if is_last or is_late or now - shown > _BETWEEN_S:
                shown = now
                yield _page(call, found, is_complete=is_last)
            if is_late:
                stream.close()
                return


def review(
    call: Reviewable,
    *,
    plays: int = PLAYS,
    workers: int | None = 0,
    on_progress: Callable[[Progress], None] | None = None,
) -> ReviewView:
    """The whole review; the arguments are those of `stream_review`."""
    *_, last = stream_review(call, plays=plays, workers=workers, on_progress=on_progress)
    return last


def _described(job: Job) -> str:
    return f"{'what could be said at' if job.kind == 'search' else 'position'} {job.number + 1}"


def _take(found: _Found, job: Job) -> None:
    _add(found, job, work(job))


def _add(found: _Found, job: Job, result: Played | Searched) -> None:
    if isinstance(result, Played):
        found.played[job.number] = result
        found.rolled += result.plays
    else:
        found.better[job.number + 1] = result.alternatives
        found.rolled += result.plays


def _page(call: Reviewable, found: _Found, *, is_complete: bool) -> ReviewView:
    made = judge(found.played, found.better, call.marks.score)
    return review_page(
        made,
        call.header,
        call.session,
        call.material.scenario,
        call.marks,
        found.rolled,
        bot=call.material.bot,
        is_complete=is_complete,
    )
