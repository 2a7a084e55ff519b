"""Learn the head from the phrase bank: `python bank/train.py`, or `make bank`.

Writes src/salessim/conversation/reading/head.npz, the same bytes from the same lines. With the extra `[nlu]` installed
the head learns from sentence vectors, too; without it the file's part for them is kept away and the program says so.
"""

import argparse
import io
import sys
import zipfile
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from network import arrays_of, learned_networks
from salessim.conversation.reading.bank import voices_in
from salessim.conversation.reading.encoder import load_encoder
from salessim.conversation.reading.head import softmax
from several import pairs_of, regression, unheard_sets, witnesses
from training import (
    LABELS,
    WORTH_OF_NETWORKS,
    Floats,
    Learned,
    Rows,
    Unheard,
    learned,
    pieces_in,
    rows_of,
    sure_from,
    temperature,
    unheard,
    vectors_for,
    with_networks,
)

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src/salessim/conversation/reading/head.npz"
PRECISION: Final = (0.92, 0.93)
"""So many of those taken as sure have to be right on voices not learned from, without and with sentence vectors: with
them a little more than is promised, because enough lines pass all the same."""
SECOND: Final = 0.35
"""From this chance on a line makes another move beside the likeliest; chosen on the bank, by folds."""
LOST: Final = 0.12
"""Below this probability a line was not understood: at a twelfth even the three likeliest hold the truth rarely."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def main() -> int:
    """Learn, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=TARGET, help="Where to write the head.")
    arguments = parser.parse_args()
    rows = rows_of(voices_in(HERE / "voices"))
    pieces = pieces_in(rows)
    vectors = vectors_for(rows, pieces, load_encoder())
    kept = np.flatnonzero(~rows.is_copy)
    whole = learned(rows)
    arrays: dict[str, NDArray[np.generic]] = {"labels": np.array(LABELS)} | _coefficients(whole, rows)
    alone = unheard(rows, whole, pieces)
    limits, arrays["sets"] = _limits_of(alone, kept, PRECISION[0])
    with_vector = limits
    arrays["sets_with_vector"] = arrays["sets"]
    if vectors is not None:
        with_vector, arrays["sets_with_vector"] = _limits_of(with_networks(alone, pieces, vectors), kept, PRECISION[1])
        networks = learned_networks(vectors.lines, vectors.before, rows.targets[:, :-1])
        arrays |= arrays_of(networks, WORTH_OF_NETWORKS)
    (factor, sure), (factor_both, sure_both) = limits, with_vector
    arrays["pairs"] = pairs_of(alone, kept).astype(np.float32)
    arrays["gaps"] = np.diff(whole.buckets, prepend=0).astype(np.uint16)
    arrays["limits"] = np.array((factor, factor_both, sure, sure_both, LOST, SECOND), dtype=np.float32)
    data = packed(arrays)
    arguments.to.write_bytes(data)
    told = "with sentence vectors" if vectors is not None else "without sentence vectors"
    sys.stdout.write(
        f"{len(rows.lines)} rows, {len(whole.buckets)} features, {len(data):,} bytes, {told}, "
        f"limits {limits} and {with_vector}\n"
    )
    return 0


def _limits_of(judged: Unheard, kept: NDArray[np.int64], precision: float) -> tuple[tuple[float, float], Floats]:
    """The temperature, from which share on a reading is sure, and the coefficients for sets of moves."""
    scores = judged.scores[:, : len(LABELS)]
    factor = temperature(scores, judged.rows)
    sets = regression(witnesses(judged, kept, (factor, factor), pairs_of(judged, kept)))
    found = unheard_sets(judged, kept, (factor, factor), SECOND)
    return (factor, sure_from(softmax(factor * scores), judged.rows, found, precision)), sets


def _coefficients(whole: Learned, rows: Rows) -> dict[str, NDArray[np.generic]]:
    """The coefficients of the features as whole numbers, with what one of them is worth."""
    weights, bias = whole.coefficients(rows)
    scale: Floats = np.abs(weights).max(axis=0) / 127
    return {
        "weights": np.rint(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def packed(arrays: dict[str, NDArray[np.generic]]) -> bytes:
    """The arrays as an .npz whose bytes depend on nothing but them."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            part = io.BytesIO()
            np.lib.format.write_array(part, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, part.getvalue())
    return whole.getvalue()


if __name__ == "__main__":
    sys.exit(main())
