"""How the head is learned: ridge regression of the labels on the features of every line, one coefficient a feature.

With fewer lines than features the regression is solved among the lines (kernel form) and turned back into
coefficients. Nothing is drawn at random; the same lines give the same bytes. A voice's lines are only ever judged by
what other voices taught: the folds are groups of voices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix

from entropy import entropy_coefficients
from network import learned_networks, scores_of
from salessim.conversation.reading.bank import MOVES, NOTHING, BankLine, Voice
from salessim.conversation.reading.encoder import Encoder
from salessim.conversation.reading.features import BUCKETS, GROUPS, features_of, hashed
from salessim.conversation.reading.forms import FORMS
from salessim.conversation.reading.head import softmax
from salessim.conversation.reading.reader import MERGED, NEVER_SURE
from salessim.conversation.reading.segments import pieces_of

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

LABELS: Final = (*MOVES, NOTHING)
FOLDS: Final = 8
RIDGE: Final = 0.8
"""How much coefficients are held back; chosen on the bank, by folds."""
WORTH_OF_NETWORKS: Final = 0.05
"""What the scores of the networks count beside those of the head; chosen on the bank, by folds."""
WORTH_OF_ENTROPY: Final = 0.055
"""What the coefficients that minimise the cross entropy count beside those of the regression; chosen likewise."""
_BIAS: Final = 0.3
_LEAST_VOICES: Final = 3


@dataclass(frozen=True)
class Rows:
    """Lines ready to be learned from.

    Attributes:
        lines: The lines; one with something said before stands here twice, with and without it.
        voice: Number of each line's voice.
        features: Their features, weighted [lines x buckets].
        targets: The labels as shares of one, the forms, whether there are several [lines x labels + forms + 1].
        is_copy: Whether it stands here for a second time, without what was said before.
    """

    lines: tuple[BankLine, ...]
    voice: NDArray[np.int64]
    features: csr_matrix
    targets: Floats
    is_copy: NDArray[np.bool_]


def rows_of(voices: Sequence[Voice]) -> Rows:
    """The lines of voices, ready to be learned from."""
    entries = []
    for number, voice in enumerate(voices):
        for line in voice.lines:
            entries.append((number, line, line.before, False))
            if line.before:
                entries.append((number, line, "", True))
    targets = np.zeros((len(entries), len(LABELS) + len(FORMS) + 1))
    for row, (_, line, _, _) in enumerate(entries):
        moves = line.moves or (NOTHING,)
        for move in moves:
            targets[row, LABELS.index(move)] = 1 / len(moves)
        targets[row, len(LABELS) + FORMS.index(line.form)] = 1.0
        targets[row, -1] = float(len(moves) > 1)
    return Rows(
        tuple(line for _, line, _, _ in entries),
        np.array([number for number, _, _, _ in entries]),
        matrix([(line.text, before) for _, line, before, _ in entries]),
        targets,
        np.array([is_copy for _, _, _, is_copy in entries]),
    )


def matrix(texts: Sequence[tuple[str, str]]) -> csr_matrix:
    """The weighted features of (line, what was said before) [lines x buckets]."""
    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for text, before in texts:
        found: dict[int, float] = {}
        features = features_of(text, before)
        for group in GROUPS:
            buckets = sorted({hashed(group.name, feature) for feature in features[group.name]})
            for bucket in buckets:
                found[bucket] = found.get(bucket, 0.0) + group.weight / len(buckets) ** 0.5
        places += found
        values += found.values()
        ends.append(len(places))
    return csr_matrix((np.array(values), np.array(places, dtype=np.int64), np.array(ends)), shape=(len(texts), BUCKETS))


def known_buckets(rows: Rows) -> NDArray[np.int64]:
    """The buckets of features that at least three voices have: what only one or two say teaches little about others."""
    voices = np.zeros(BUCKETS, dtype=np.int64)
    for number in range(int(rows.voice.max()) + 1):
        voices[np.unique(rows.features[rows.voice == number].indices)] += 1
    found: NDArray[np.int64] = np.flatnonzero(voices >= _LEAST_VOICES)
    return found


def kernel_of(one: csr_matrix, other: csr_matrix) -> Singles:
    """How alike lines are, with a constant for the bias [lines x lines]."""
    alike: Singles = (one @ other.T).toarray().astype(np.float32) + np.float32(_BIAS)
    return alike


@dataclass(frozen=True)
class Learned:
    """The regression, solved among the lines.

    Attributes:
        inverse: Inverse of the kernel with its ridge [lines x lines].
        duals: The weight of each line for each target [lines x targets].
        features: The known features of the lines [lines x known].
        buckets: The known buckets.
    """

    inverse: Singles
    duals: Floats
    features: csr_matrix
    buckets: NDArray[np.int64]

    def coefficients(self, rows: Rows) -> tuple[Floats, Floats]:
        """Coefficients of the known buckets, and the bias: those of the regression and of the cross entropy."""
        weights, bias = np.asarray(self.features.T @ self.duals), _BIAS * self.duals.sum(axis=0)
        told, told_bias = entropy_coefficients(self.features, _shares(rows))
        weights[:, : len(LABELS)] += WORTH_OF_ENTROPY * told
        bias[: len(LABELS)] += WORTH_OF_ENTROPY * told_bias
        return weights, bias

    def alike(self, features: csr_matrix) -> Singles:
        """How alike other lines are to those that were learned from [others x lines]."""
        return kernel_of(features[:, self.buckets], self.features)


def _shares(rows: Rows) -> Singles:
    """The labels of lines as shares of one [lines x labels]."""
    return rows.targets[:, : len(LABELS)].astype(np.float32)


def learned(rows: Rows) -> Learned:
    """Solve the regression over all lines."""
    buckets = known_buckets(rows)
    kept = rows.features[:, buckets]
    kernel = kernel_of(kept, kept)
    kernel[np.diag_indices_from(kernel)] += np.float32(RIDGE)
    triangle, fault = lapack.spotrf(kernel, lower=1, overwrite_a=1)
    assert fault == 0, "the ridge makes the kernel positive"
    inverse, fault = lapack.spotri(triangle, lower=1, overwrite_c=1)
    assert fault == 0, "what was factored can be inverted"
    inverse = np.tril(inverse) + np.tril(inverse, -1).T
    return Learned(inverse, inverse.astype(np.float32) @ rows.targets, kept, buckets)


def vectors_of(texts: Sequence[str], encoder: Encoder | None) -> Singles | None:
    """The encoder's vector of each text, zeros for none [texts x size]; None without an encoder."""
    if encoder is None:
        return None
    known = {text: np.array(encoder.vector(text)) for text in dict.fromkeys(texts) if text}
    nothing = np.zeros_like(encoder.vector("Hello."))
    return np.array([known.get(text, nothing) for text in texts], dtype=np.float32)


@dataclass(frozen=True)
class Vectors:
    """The encoder's vectors of all that is learned from.

    Attributes:
        lines: Of lines [lines x size].
        before: Of what was said before them; zeros where it is not known [lines x size].
        pieces: Of pieces of lines [pieces x size].
    """

    lines: Singles
    before: Singles
    pieces: Singles


def vectors_for(rows: Rows, pieces: "Pieces", encoder: Encoder | None) -> Vectors | None:
    """The vectors of lines and pieces; None without an encoder."""
    heard = ["" if is_copy else line.before for line, is_copy in zip(rows.lines, rows.is_copy.tolist(), strict=True)]
    lines = vectors_of([line.text for line in rows.lines], encoder)
    before, parts = vectors_of(heard, encoder), vectors_of(pieces.texts, encoder)
    if lines is None or before is None or parts is None:
        return None
    return Vectors(lines, before, parts)


def fold_of(voices: int) -> NDArray[np.int64]:
    """The fold of each voice, by turns in the order of their names."""
    return np.arange(voices) % min(FOLDS, voices)


@dataclass(frozen=True)
class Pieces:
    """The pieces of lines that have several.

    Attributes:
        texts: Their words.
        row: The row of each one's line.
        features: Their features [pieces x buckets].
    """

    texts: tuple[str, ...]
    row: NDArray[np.int64]
    features: csr_matrix


def pieces_in(rows: Rows) -> Pieces:
    """The pieces of all lines of several pieces."""
    flat = [
        (row, part) for row, line in enumerate(rows.lines) if len(parts := pieces_of(line.text)) > 1 for part in parts
    ]
    texts = tuple(part for _, part in flat)
    of_row = np.array([row for row, _ in flat], dtype=np.int64)
    return Pieces(texts, of_row, matrix([(part, "") for part in texts]))


@dataclass(frozen=True)
class Unheard:
    """What the head says of each line when it has not learned from the line's voice.

    Attributes:
        rows: The lines.
        fold: The fold of each.
        scores: Scores of labels and forms [lines x targets].
        pieces: For each line the scores of its pieces [pieces x labels]; none where it is of one piece.
    """

    rows: Rows
    fold: NDArray[np.int64]
    scores: Floats
    pieces: tuple[Floats, ...]


def unheard(rows: Rows, whole: Learned, pieces: Pieces) -> Unheard:
    """Read every line by what the voices of the other folds taught.

    Leaving a fold out needs no new solution: with G the inverse, S the fold and a the weights of all lines, the weights
    of the others are a - G[:, S] G[S, S]^-1 a[S] (inverse of a partitioned matrix), exactly.
    """
    fold = fold_of(int(rows.voice.max()) + 1)[rows.voice]
    alike = whole.alike(pieces.features)
    scores = np.zeros_like(rows.targets)
    part_scores = np.zeros((len(pieces.texts), len(LABELS)))
    for number in range(int(fold.max()) + 1):
        here = np.flatnonzero(fold == number)
        core = np.linalg.solve(whole.inverse[np.ix_(here, here)], whole.duals[here])
        scores[here] = rows.targets[here] - core
        own = np.flatnonzero(fold[pieces.row] == number)
        if len(own):
            duals = whole.duals - whole.inverse[:, here] @ core
            duals[here] = 0.0
            part_scores[own] = (alike[own] @ duals)[:, : len(LABELS)]
        there = fold != number
        told, bias = entropy_coefficients(whole.features[there], _shares(rows)[there])
        scores[here, : len(LABELS)] += WORTH_OF_ENTROPY * (whole.features[here] @ told + bias)
        part_scores[own] += WORTH_OF_ENTROPY * (pieces.features[own][:, whole.buckets] @ told + bias)
    return Unheard(rows, fold, scores, _by_line(part_scores, pieces, len(rows.lines)))


def with_networks(judged: Unheard, pieces: Pieces, vectors: Vectors) -> Unheard:
    """The same, and beside it what networks say that have not learned from the line's voice."""
    scores = judged.scores.copy()
    part_scores = np.concatenate([*judged.pieces, np.zeros((0, len(LABELS)))])
    of_piece = judged.fold[pieces.row]
    for number in range(int(judged.fold.max()) + 1):
        there, here, own = judged.fold != number, judged.fold == number, of_piece == number
        networks = learned_networks(vectors.lines[there], vectors.before[there], judged.rows.targets[there, :-1])
        scores[here, :-1] += WORTH_OF_NETWORKS * scores_of(networks, vectors.lines[here], vectors.before[here])
        nothing = np.zeros_like(vectors.pieces[own])
        said = scores_of(networks, vectors.pieces[own], nothing)
        part_scores[own] += WORTH_OF_NETWORKS * said[:, : len(LABELS)]
    return Unheard(judged.rows, judged.fold, scores, _by_line(part_scores, pieces, len(scores)))


def _by_line(scores: Floats, pieces: Pieces, lines: int) -> tuple[Floats, ...]:
    ends = np.searchsorted(pieces.row, np.arange(lines + 1))
    return tuple(scores[start:end] for start, end in pairwise(ends.tolist()))


# ------------------------------------------------------------------------------------------------ how sure it may be
def temperature(scores: Floats, rows: Rows) -> float:
    """The factor of scores with which the shares tell the truth best (least cross entropy)."""
    truth = rows.targets[:, : len(LABELS)]

    def surprise(factor: float) -> float:
        return float(-(truth * np.log(softmax(factor * scores) + 1e-12)).sum(axis=1).mean())

    found = minimize_scalar(surprise, bounds=(1.0, 40.0), method="bounded", options={"xatol": 1e-3})
    return round(float(found.x), 2)


def merged(shares: Floats) -> tuple[Floats, tuple[str, ...]]:
    """Shares with the finer labels added to those that they are told apart from only by the situation."""
    labels = tuple(label for label in LABELS if label not in MERGED)
    found = np.zeros((len(shares), len(labels)))
    for column, label in enumerate(LABELS):
        found[:, labels.index(MERGED.get(label, label))] += shares[:, column]
    return found, labels


def sure_from(shares: Floats, rows: Rows, sets: dict[int, list[int]], precision: float) -> float:
    """The least share from which readings are right so often; what is never sure is left out.

    Args:
        shares: The shares of whole lines [lines x labels].
        rows: The lines.
        sets: The moves of each line as read, the likeliest first: their shares count together.
        precision: How often a reading has to be right.
    """
    together, labels = merged(shares)
    top, right = [], []
    for row, moves in sets.items():
        line = rows.lines[row]
        first = labels[moves[0]]
        if first not in NEVER_SURE and first != NOTHING:
            top.append(float(together[row, [move for move in moves if labels[move] not in NEVER_SURE]].sum()))
            right.append(first in {MERGED.get(move, move) for move in line.moves})
    shares_of, is_right = np.array(top), np.array(right)
    for limit in np.arange(0.05, 0.96, 0.01):
        passed = shares_of >= limit
        if passed.any() and is_right[passed].mean() >= precision:
            return round(float(limit), 2)
    return 0.95
