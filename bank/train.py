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

from salessim.conversation.reading.bank import voices_in
from salessim.conversation.reading.encoder import load_encoder
from salessim.conversation.reading.head import softmax
from several import pairs_of, regression, unheard_sets, witnesses
from training import LABELS, Floats, Learned, learned, pieces_in, rows_of, sure_from, temperature, unheard, vectors_of

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src/salessim/conversation/reading/head.npz"
PRECISION: Final = 0.92
"""So many of the readings taken as sure have to be right, on voices not learned from."""
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
    encoder = load_encoder()
    vectors = vectors_of([line.text for line in rows.lines], encoder)
    pieces = pieces_in(rows, encoder)
    kept = np.flatnonzero(~rows.is_copy)
    arrays: dict[str, NDArray[np.generic]] = {"labels": np.array(LABELS)}
    limits = []
    for kind, seen in (("", None), ("_beside_vector", vectors)):
        if not kind or vectors is not None:
            whole = learned(rows, seen)
            judged = unheard(rows, whole, pieces)
            factor = temperature(judged.scores[:, : len(LABELS)], rows)
            pairs = pairs_of(judged, kept)
            sets = regression(witnesses(judged, kept, (factor, factor), pairs))
            found = unheard_sets(judged, kept, (factor, factor), SECOND)
            limits.append(
                (factor, sure_from(softmax(factor * judged.scores[:, : len(LABELS)]), rows, found, PRECISION))
            )
        arrays |= _coefficients(whole, kind) | {f"sets{kind}": sets, "pairs": pairs.astype(np.float32)}
    (alone, sure), (both, sure_both) = limits[0], limits[-1]
    arrays["gaps"] = np.diff(whole.buckets, prepend=0).astype(np.uint16)
    arrays["vector"] = whole.of_vectors().astype(np.float16)
    arrays["limits"] = np.array((alone, both, sure, sure_both, LOST, SECOND), dtype=np.float32)
    data = packed(arrays)
    arguments.to.write_bytes(data)
    told = "with sentence vectors" if vectors is not None else "without sentence vectors"
    sys.stdout.write(
        f"{len(rows.lines)} rows, {len(whole.buckets)} features, {len(data):,} bytes, {told}, limits {limits}\n"
    )
    return 0


def _coefficients(whole: Learned, kind: str) -> dict[str, NDArray[np.generic]]:
    """The coefficients of the features as whole numbers, with what one of them is worth."""
    weights, bias = whole.coefficients()
    scale: Floats = np.abs(weights).max(axis=0) / 127
    return {
        f"weights{kind}": np.rint(weights / scale).astype(np.int8),
        f"scale{kind}": scale.astype(np.float32),
        f"bias{kind}": bias.astype(np.float32),
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
