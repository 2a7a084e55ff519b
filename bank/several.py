"""Learning which moves a line makes when it may make several: see `salessim.conversation.reading.several`."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize

from salessim.conversation.reading.bank import NOTHING
from salessim.conversation.reading.head import softmax
from salessim.conversation.reading.reader import MERGED
from salessim.conversation.reading.several import EVIDENCE, candidates, chances, evidence, made
from training import LABELS, Floats, Unheard, merged

NAMES: Final = tuple(label for label in LABELS if label not in MERGED)
"""The labels that can be told apart without a situation."""
_HELD_BACK: Final = 0.5
_RARE: Final = 0.3
_AT_LEAST: Final = 10.0


@dataclass(frozen=True)
class Witnesses:
    """Lines that were read by what other voices taught, as evidence for sets of moves.

    Attributes:
        row: The line of each candidate.
        move: The candidate's number among `NAMES`.
        found: Its evidence [candidates x EVIDENCE].
        is_made: Whether the line makes it.
    """

    row: np.ndarray
    move: np.ndarray
    found: Floats
    is_made: Floats


def truth_of(judged: Unheard, row: int) -> set[int]:
    """The moves of a line, as numbers among `NAMES`."""
    moves = judged.rows.lines[row].moves or (NOTHING,)
    return {NAMES.index(MERGED.get(move, move)) for move in moves}


def pairs_of(judged: Unheard, rows: np.ndarray) -> Floats:
    """How likely one move stands beside another in a line [moves x moves, natural logarithms]."""
    together = np.zeros((len(NAMES), len(NAMES)))
    for row in rows:
        own = sorted(truth_of(judged, row))
        together[np.ix_(own, own)] += 1
    alone = np.diag(together).copy()
    np.fill_diagonal(together, 0.0)
    found: Floats = np.log((together + _RARE * (1 - np.eye(len(NAMES)))) / (alone[:, None] + _AT_LEAST) + 1e-4)
    return found


def witnesses(judged: Unheard, rows: np.ndarray, factors: tuple[float, float], pairs: Floats) -> Witnesses:
    """The evidence of lines.

    Args:
        judged: The lines as read.
        rows: Which of them.
        factors: The temperatures of the whole and of pieces.
        pairs: How likely moves stand beside one another.
    """
    shares, _ = merged(softmax(factors[0] * judged.scores[:, : len(LABELS)]))
    of_row, of_move, found, is_made = [], [], [], []
    for row in rows:
        pieces = judged.pieces[row]
        parts = merged(softmax(factors[1] * pieces))[0] if len(pieces) else np.zeros((0, len(NAMES)))
        own = evidence(shares[row], parts, float(judged.scores[row, -1]), pairs)
        truth = truth_of(judged, row)
        for move in candidates(shares[row], parts):
            of_row.append(row)
            of_move.append(move)
            found.append(own[move])
            is_made.append(float(move in truth))
    return Witnesses(np.array(of_row), np.array(of_move), np.array(found), np.array(is_made))


def regression(seen: Witnesses) -> Floats:
    """Coefficients with which the evidence tells best which moves were made [EVIDENCE]."""
    scale = np.maximum(seen.found.std(axis=0), 1e-6)
    scale[-1] = 1.0
    tidy = seen.found / scale

    def surprise(weights: Floats) -> tuple[float, Floats]:
        chance = chances(weights, tidy)
        told = seen.is_made * np.log(chance + 1e-12) + (1 - seen.is_made) * np.log(1 - chance + 1e-12)
        return (
            float(-told.sum() + _HELD_BACK / 2 * weights @ weights),
            tidy.T @ (chance - seen.is_made) + _HELD_BACK * weights,
        )

    found: Floats = minimize(surprise, np.zeros(EVIDENCE), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    unscaled: Floats = found / scale
    return unscaled


def sets_by(
    coefficients: Floats, judged: Unheard, seen: Witnesses, factor: float, least: float
) -> dict[int, list[int]]:
    """The moves of each line, likeliest of the whole first."""
    shares, _ = merged(softmax(factor * judged.scores[:, : len(LABELS)]))
    chance = chances(coefficients, seen.found)
    found = {}
    for row in np.unique(seen.row):
        own = np.flatnonzero(seen.row == row)
        known = np.zeros(len(NAMES))
        known[seen.move[own]] = chance[own]
        found[int(row)] = made(known, seen.move[own].tolist(), shares[row], least)
    return found


def unheard_sets(judged: Unheard, rows: np.ndarray, factors: tuple[float, float], least: float) -> dict[int, list[int]]:
    """The moves of each line by what other voices taught, about sets of moves, too."""
    found: dict[int, list[int]] = {}
    for number in range(int(judged.fold.max()) + 1):
        here, there = rows[judged.fold[rows] == number], rows[judged.fold[rows] != number]
        pairs = pairs_of(judged, there)
        coefficients = regression(witnesses(judged, there, factors, pairs))
        found |= sets_by(coefficients, judged, witnesses(judged, here, factors, pairs), factors[0], least)
    return found


def is_exact(judged: Unheard, row: int, moves: list[int]) -> bool:
    """Whether all moves of a line were found, and no other."""
    return {NAMES[move] for move in moves} - {NOTHING} == {NAMES[move] for move in truth_of(judged, row)} - {NOTHING}
