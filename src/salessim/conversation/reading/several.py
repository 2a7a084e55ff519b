"""Which moves a line makes when it may make several: the whole line and its pieces are witnesses, weighed together.

For each move that the line or one of its pieces speaks for, a logistic regression tells how likely the line makes it.
It looks at what the whole and the pieces say, at whether other pieces speak for other moves, and at how often sellers
make two moves in one breath. The coefficients are learned from lines read by what other voices taught.
"""

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LEAST: Final = 1e-4
_CANDIDATES: Final = 5
EVIDENCE: Final = 26
"""How many numbers `evidence` gives for each move, the constant included."""


def candidates(whole: "Floats", pieces: "Floats") -> list[int]:
    """The moves that may be among those of a line: the likeliest of the whole, and of each piece.

    Args:
        whole: Share of each move for the whole line.
        pieces: Shares for its pieces [pieces x moves]; no rows: it is of one piece.
    """
    found = np.argsort(-whole, kind="stable")[:_CANDIDATES].tolist()
    found += pieces.argmax(axis=1).tolist() if len(pieces) else []
    return list(dict.fromkeys(found))


def evidence(whole: "Floats", pieces: "Floats", several: float, pairs: "Floats") -> "Floats":
    """What speaks for and against each move [moves x EVIDENCE].

    Args:
        whole: Share of each move for the whole line.
        pieces: Shares for its pieces [pieces x moves]; no rows: it is of one piece.
        several: How much it looks like a line of several moves.
        pairs: For each move, how likely another stands beside it in a line [moves x moves, natural logarithms].
    """
    said = np.log(np.maximum(whole, _LEAST))
    order = np.argsort(-whole, kind="stable")
    top = order[0]
    moves = np.arange(len(whole))
    is_top = (moves == top).astype(np.float64)
    beside = (1 - is_top) * pairs[top]
    alone = np.max((pairs[top] + said)[order[1:4]])
    constant = np.ones(len(whole))
    common = [
        is_top,
        (moves == order[1]).astype(np.float64),
        said[top] - said,
        constant * said[top],
        constant * several,
        several * said,
        several * is_top,
        beside,
        is_top * alone,
        beside * several,
        (1 - is_top) * several,
        constant,
    ]
    none = np.zeros(len(whole))
    own = [*_of_pieces(said, pieces), none, none] if len(pieces) > 1 else [*((none,) * 12), constant, said]
    return np.stack([*own, *common], axis=1)


def _of_pieces(said: "Floats", pieces: "Floats") -> "list[Floats]":
    """What the pieces say of each move, and of other moves beside it."""
    heard = np.log(np.maximum(pieces, _LEAST))
    best, at = heard.max(axis=0), heard.argmax(axis=0)
    tops = pieces.argmax(axis=1)
    moves = np.arange(pieces.shape[1])
    in_order = np.sort(heard, axis=1)
    # The strongest word of another piece for another move.
    others = np.where(tops[:, None] == moves[None, :], in_order[:, -2:-1], in_order[:, -1:])
    others[at, moves] = -np.inf
    differ = float(len(set(tops.tolist())) > 1)
    return [
        np.ones(len(moves)),
        said,
        best,
        np.isin(moves, tops).astype(np.float64),
        heard.mean(axis=0),
        np.full(len(moves), float(len(pieces) == 2)),
        heard[0],
        heard[-1],
        others.max(axis=0),
        np.full(len(moves), differ),
        differ * said,
        differ * best,
    ]


def chances(coefficients: "Floats", found: "Floats") -> "Floats":
    """How likely the line makes each move, from its evidence."""
    shares: Floats = 1 / (1 + np.exp(-np.clip(found @ coefficients, -30, 30)))
    return shares


def made(chance: "Floats", among: list[int], whole: "Floats", least: float) -> list[int]:
    """The moves of a line: the likeliest of the whole, and every other candidate that is likely enough.

    Args:
        chance: How likely the line makes each move.
        among: The candidates.
        whole: Share of each move for the whole line.
        least: From which chance on a move is taken beside the likeliest.
    """
    first = int(np.argmax(whole))
    return [first, *(move for move in among if move != first and chance[move] >= least)]
