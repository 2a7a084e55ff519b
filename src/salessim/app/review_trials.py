"""Trials that put reviews to the test: ordinary calls of bots, calls with a planted blunder, mended mistakes.

`docs/measure_review.py` runs them by the hundred. Each is a plain job with a plain result, so that a run can be kept
on disk and gone on with.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from salessim.app.playable import load_playable
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.events import RULES
from salessim.conversation.review.rolling import Board, board_for
from salessim.conversation.review.trials import judged_call, mend, plant, said_by_bot
from salessim.errors import SurroundingsError
from salessim.library.finding import Library
from salessim.runs import JsonCodec, ResultCache

Kind = Literal["lines", "planted", "mended"]
Outcome = dict[str, Any]

CALLS: Final = (
    "discovery-plant-director",
    "disqualify-three-vans",
    "demo-spare-parts-warehouse",
    "closing-county-training",
    "insight-meeting-supermarkets",
    "proof-vision-for-bottler",
)
"""The shipped calls on which trials are made: a first meeting, a lead to let go, a demonstration, a closing, an insight
and a proof."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One call of one bot on one seed, and which experiment it is for.

    Attributes:
        kind: `lines`: an ordinary call, every line judged; `planted`: with a blunder in it; `mended`: with its worst
            marked mistake mended.
        call: The scenario.
        seed: Seed of its luck.
        bot: Who plays it.
        plays: Plays from each position.
    """

    kind: Kind
    call: str
    seed: int
    bot: str
    plays: int


def tried(trial: Trial) -> Outcome:
    """What came of a trial, in plain values; empty: nothing could be planted, or there was nothing to mend.

    Returns:
        lines: `worths`, of each line [points]. planted: `place` of the planted line among all, the worst first [0..],
        `marked`: whether it was called a mistake or worse, `cost`: how much lower the bot ends by it in the mean
        [points]. mended: `was`, `now` and `promised` [points].
    """
    board, bot = _board(trial), bot_called(trial.bot)
    if trial.kind == "lines":
        return {"worths": [line.worth for line in judged_call(board, said_by_bot(board, bot), trial.plays).turns]}
    if trial.kind == "mended":
        mended = mend(board, bot, trial.plays)
        return {} if mended is None else {"was": mended.was, "now": mended.now, "promised": float(mended.promised)}
    planted = plant(board, bot)
    if planted is None:
        return {}
    review = judged_call(board, planted.call, trial.plays)
    place = next(number for number, line in enumerate(review.worst) if line.number == planted.turn)
    return {"place": place, "marked": review.turns[planted.turn - 1].is_bad, "cost": planted.cost}


def _board(trial: Trial) -> Board:
    playable = load_playable(Library(None), trial.call)
    return board_for(playable.scenario, playable.playbook, trial.seed)


def kept_in(folder: Path) -> "ResultCache[Outcome]":
    """Results of trials on disk, so that a run that was broken off goes on where it was.

    They hang on the rules and on the documents that are played; whoever changes the bots or the reviews begins with an
    empty folder.
    """
    return ResultCache(folder, version=_version(CALLS), codec=_Plain(), on_trouble=_told)


class _Plain:
    """Outcomes as JSON."""

    def encode(self, value: Outcome) -> bytes:
        return JsonCodec().encode(value)

    def decode(self, data: bytes) -> Outcome:
        found = json.loads(data)
        if not isinstance(found, dict):
            raise ValueError("an outcome is a mapping")
        return found


def _version(calls: Iterable[str]) -> str:
    hashed = hashlib.blake2b(digest_size=16)
    for name in calls:
        playable = load_playable(Library(None), name)
        hashed.update(json.dumps(playable.documents, sort_keys=True).encode())
    return f"rules {RULES}, documents {hashed.hexdigest()}"


def _told(trouble: SurroundingsError) -> None:
    raise trouble  # results that cannot be kept are not worth an hour's work
