"""What a review shows, ready for any front end: figures, names and words, nothing that needs the rules."""

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.conversation.review.estimating import Estimate
from salessim.conversation.review.grading import Grade


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the transcript: who speaks (empty: nobody), the words, and `said`, `cue` or `happening`."""

    speaker: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Better:
    """A line that could have been said instead.

    Attributes:
        label: What it does, in the playbook's words.
        text: How it could be worded in this call.
        own: What it leads to on the luck of the call.
        other: What it leads to on other luck.
        gain: What it would have been worth more than what was said, on the luck of the call [points].
        opens: What it brings out, with the share of plays on other luck in which it does.
        opens_today: Whether it would have brought something out in this very call.
        agrees: In how many plays on other luck it gets a yes to a next step at once [share].
        moves: Its moves, by name.
        on: What it is about, by name; empty: nothing in particular.
        to: To whom it is said, by name; empty: whoever leads.
        offer: Options that it proposes, as `issue.option`.
    """

    label: str
    text: str
    own: Estimate
    other: Estimate
    gain: float
    opens: tuple[tuple[str, float], ...]
    opens_today: bool
    agrees: float
    moves: tuple[str, ...]
    on: str
    to: str
    offer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnShown:
    """One line of the seller's, judged.

    Attributes:
        number: The turn [1..].
        you: His words.
        reading: How they were read, in the playbook's words.
        answers: What was said and could be noticed then.
        before: What the call was worth before it, on the luck of the call.
        after: What it was worth after it.
        change: The difference [points].
        choice: What the line does on average on other luck, against what the seller who plays on would do [points].
        luck: The part of the change that was luck [points].
        grade: What the line is called.
        why: What made it so, in sentences.
        about_luck: What there is to say about luck; empty: nothing of weight.
        better: The best that could have been said instead, the best first.
        hidden: Where everybody stood after it, which nobody could see: a line for each person, and what was in reach.
    """

    number: int
    you: str
    reading: str
    answers: tuple[LineShown, ...]
    before: Estimate
    after: Estimate
    change: float
    choice: float
    luck: float
    grade: Grade
    why: tuple[str, ...]
    about_luck: str
    better: tuple[Better, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The review of one call.

    Attributes:
        attempt: Id of the attempt.
        scenario: Name of the scenario.
        title: Its title.
        seed: Seed of the attempt's luck.
        bot: Who plays on from every position.
        plays: The budget of a position [plays].
        rolled: Plays in all.
        is_complete: Whether everything was looked at; a review that goes on grows.
        score: The score of the call.
        pass_mark: The score that passes.
        result: What the end of the call counts as, in words.
        currency: What money is counted in; empty: there was no negotiation table.
        opening: What was said before the first line.
        begins: What the call was worth before the first line.
        turns: The seller's lines.
        turning_point: The line with which the call became what it was; None: there was none.
        missed: The line in whose place something else would have brought most; None: there was none.
        written: What his pad and verdict were worth against those of the seller who plays on [points].
        lessons: What to do differently: one for a call that did not pass, three at most for one that did.
    """

    attempt: str
    scenario: str
    title: str
    seed: int
    bot: str
    plays: int
    rolled: int
    is_complete: bool
    score: int
    pass_mark: int
    result: str
    currency: str
    opening: tuple[LineShown, ...]
    begins: Estimate
    turns: tuple[TurnShown, ...]
    turning_point: int | None
    missed: int | None
    written: float
    lessons: tuple[str, ...]

    @property
    def curve(self) -> tuple[Estimate, ...]:
        """What the call was worth before the first line and after each."""
        return (self.begins, *(turn.after for turn in self.turns))

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim review --json` prints."""
        return {
            "attempt": self.attempt,
            "scenario": self.scenario,
            "seed": self.seed,
            "bot": self.bot,
            "plays": self.plays,
            "rolled": self.rolled,
            "score": self.score,
            "pass_mark": self.pass_mark,
            "outcome": self.result,
            "currency": self.currency,
            "begins": estimate_json(self.begins),
            "turns": [_turn(turn) for turn in self.turns],
            "turning_point": self.turning_point,
            "missed": self.missed,
            "written": _rounded(self.written),
            "lessons": list(self.lessons),
        }


def _turn(turn: TurnShown) -> dict[str, object]:
    return {
        "turn": turn.number,
        "you": turn.you,
        "reading": turn.reading,
        "answers": [line_json(line) for line in turn.answers],
        "before": estimate_json(turn.before),
        "after": estimate_json(turn.after),
        "change": _rounded(turn.change),
        "choice": _rounded(turn.choice),
        "luck": _rounded(turn.luck),
        "grade": turn.grade,
        "why": list(turn.why),
        "about_luck": turn.about_luck,
        "better": [better_json(one) for one in turn.better],
        "hidden": list(turn.hidden),
    }


def line_json(line: LineShown) -> dict[str, object]:
    """A line of the transcript for programs."""
    return {"speaker": line.speaker, "text": line.text, "kind": line.kind}


def better_json(one: Better) -> dict[str, object]:
    """A line that could have been said instead, for programs."""
    return {
        "label": one.label,
        "text": one.text,
        "moves": list(one.moves),
        "on": one.on,
        "to": one.to,
        "offer": list(one.offer),
        "after": estimate_json(one.own),
        "on_other_luck": estimate_json(one.other),
        "gain": _rounded(one.gain),
        "opens": [{"what": what, "share": _rounded(share)} for what, share in one.opens],
        "opens_today": one.opens_today,
        "agrees": _rounded(one.agrees),
    }


def estimate_json(estimate: Estimate) -> Mapping[str, object]:
    """What a position is worth, for programs."""
    values: dict[str, object] = {
        "score": _rounded(estimate.score),
        "error": _rounded(estimate.error),
        "chances": {result: _rounded(share) for result, share in estimate.chances.items()},
        "plays": estimate.plays,
    }
    if estimate.money is not None:
        values["money"] = _rounded(estimate.money)
        values["money_error"] = _rounded(estimate.money_error or 0.0)
    return values


def _rounded(value: float) -> float:
    return round(value, 2) + 0.0  # never -0.0
