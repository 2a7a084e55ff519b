"""How the head is learned: ridge regression of the labels on the features of every line, one coefficient a feature.

With fewer lines than features the regression is solved among the lines (kernel form) and turned back into
coefficients. Nothing is drawn at random; the same lines give the same bytes. A voice's lines are only ever judged by
what other voices taught: the folds are groups of voices.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix

from salessim.conversation.reading.bank import MOVES, NOTHING, BankLine, Voice
from salessim.conversation.reading.encoder import Encoder
from salessim.conversation.reading.features import BUCKETS, GROUPS, features_of, hashed
from salessim.conversation.reading.forms import FORMS
from salessim.conversation.reading.head import softmax
from salessim.conversation.reading.reader import MERGED
from salessim.conversation.reading.segments import pieces_of

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

LABELS: Final = (*MOVES, NOTHING)
FOLDS: Final = 8
RIDGE: Final = 0.8
"""How much coefficients are held back; chosen on the bank, by folds."""
RIDGE_OF_VECTORS: Final = 0.3
WEIGHT_OF_VECTORS: Final = 0.6
"""What the encoder's score counts beside that of the features; chosen on the bank, by folds."""
_BIAS: Final = 0.3
_LEAST_VOICES: Final = 2


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
    """The buckets of features that at least two voices have: what only one says teaches nothing about others."""
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
        duals: The weight of each line for each label [lines x labels + forms].
        features: The known features of the lines [lines x known].
        buckets: The known buckets.
    """

    inverse: Singles
    duals: Floats
    features: csr_matrix
    buckets: NDArray[np.int64]

    def coefficients(self) -> tuple[Floats, Floats]:
        """Coefficients of the known buckets, and the bias."""
        return np.asarray(self.features.T @ self.duals), _BIAS * self.duals.sum(axis=0)


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


def vector_coefficients(vectors: Floats, targets: Floats) -> Floats:
    """Coefficients of the encoder's vectors [size x labels]."""
    square = vectors.T @ vectors + RIDGE_OF_VECTORS * np.eye(vectors.shape[1])
    found: Floats = WEIGHT_OF_VECTORS * np.linalg.solve(square, vectors.T @ targets)
    return found


def vectors_of(rows: Rows, encoder: Encoder | None) -> Floats | None:
    """The encoder's vector of each line [lines x size]; None without an encoder."""
    if encoder is None:
        return None
    known = {text: encoder.vector(text) for text in dict.fromkeys(line.text for line in rows.lines)}
    return np.array([known[line.text] for line in rows.lines], dtype=np.float64)


def fold_of(voices: int) -> NDArray[np.int64]:
    """The fold of each voice, by turns in the order of their names."""
    return np.arange(voices) % min(FOLDS, voices)


@dataclass(frozen=True)
class Unheard:
    """What the head says of each line when it has not learned from the line's voice.

    Attributes:
        rows: The lines.
        scores: Scores of labels and forms, by features alone [lines x labels + forms].
        vectors: What the encoder adds [lines x labels]; None: there is none.
        pieces: For each line the scores of its pieces [pieces x labels]; none where it is of one piece.
    """

    rows: Rows
    scores: Floats
    vectors: Floats | None
    pieces: tuple[Floats, ...]


def unheard(rows: Rows, whole: Learned, vectors: Floats | None = None) -> Unheard:
    """Read every line by what the voices of the other folds taught.

    Leaving a fold out needs no new solution: with G the inverse, S the fold and a the weights of all lines, the weights
    of the others are a - G[:, S] G[S, S]^-1 a[S] (inverse of a partitioned matrix), exactly.
    """
    fold = fold_of(int(rows.voice.max()) + 1)[rows.voice]
    parts = [pieces_of(line.text) for line in rows.lines]
    flat = [(row, part) for row, own in enumerate(parts) if len(own) > 1 for part in own]
    of_row = np.array([row for row, _ in flat], dtype=np.int64)
    alike = kernel_of(matrix([(part, "") for _, part in flat])[:, whole.buckets], whole.features)
    scores = np.zeros_like(rows.targets)
    part_scores = np.zeros((len(flat), len(LABELS)))
    added = np.zeros((len(rows.lines), len(LABELS))) if vectors is not None else None
    for number in range(int(fold.max()) + 1):
        here = np.flatnonzero(fold == number)
        core = np.linalg.solve(whole.inverse[np.ix_(here, here)], whole.duals[here])
        scores[here] = rows.targets[here] - core
        own = np.flatnonzero(np.isin(of_row, here))
        if len(own):
            duals = whole.duals - whole.inverse[:, here] @ core
            duals[here] = 0.0
            part_scores[own] = (alike[own] @ duals)[:, : len(LABELS)]
        if vectors is not None and added is not None:
            there = fold != number
            taught = vector_coefficients(vectors[there], rows.targets[there][:, : len(LABELS)])
            added[here] = vectors[here] @ taught
    pieces = tuple(part_scores[of_row == row] for row in range(len(rows.lines)))
    return Unheard(rows, scores, added, pieces)


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


def sure_from(shares: Floats, rows: Rows, precision: float) -> float:
    """The least share from which readings are right so often; what is never sure is left out."""
    together, labels = merged(shares)
    best = together.argmax(axis=1)
    top = together.max(axis=1)
    right = np.array(
        [
            labels[column] in {MERGED.get(move, move) for move in line.moves or (NOTHING,)}
            for line, column in zip(rows.lines, best, strict=True)
        ]
    )
    for limit in np.arange(0.05, 0.96, 0.01):
        passed = top >= limit
        if passed.any() and right[passed].mean() >= precision:
            return round(float(limit), 2)
    return 0.95


def sets_of(judged: Unheard, shares: Floats, factor: float, limits: tuple[float, float]) -> list[set[str]]:
    """The moves of each line: the likeliest of the whole, and where there may be several those of clear pieces.

    Args:
        judged: The lines as read.
        shares: The shares of whole lines.
        factor: The temperature for pieces.
        limits: From which score on a line may hold several, and from which share on a piece is clear.
    """
    found = []
    for row, own in enumerate(judged.pieces):
        moves = {LABELS[int(shares[row].argmax())]}
        if len(own) and judged.scores[row, -1] >= limits[0]:
            parts = softmax(factor * own)
            moves |= {LABELS[int(part.argmax())] for part in parts if part.max() >= limits[1]}
        found.append(_merged(moves))
    return found


def exact(judged: Unheard, sets: Sequence[set[str]]) -> float:
    """The share of lines whose moves were all found, and no other."""
    right = [_merged(set(line.moves)) == found for line, found in zip(judged.rows.lines, sets, strict=True)]
    return float(np.mean(right))


def several_from(judged: Unheard, shares: Floats, factor: float) -> tuple[float, float]:
    """The limits with which most sets are found exactly."""
    choices = [(several / 20, second / 20) for several in range(1, 14) for second in range(3, 14)]
    return max(choices, key=lambda limits: exact(judged, sets_of(judged, shares, factor, limits)))


def _merged(moves: set[str]) -> set[str]:
    return {MERGED.get(move, move) for move in moves} - {NOTHING}
