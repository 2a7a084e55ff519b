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
from training import (
    LABELS,
    Floats,
    Rows,
    Unheard,
    learned,
    rows_of,
    several_from,
    sure_from,
    temperature,
    unheard,
    vector_coefficients,
    vectors_of,
)

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src/salessim/conversation/reading/head.npz"
PRECISION: Final = 0.92
"""So many of the readings taken as sure have to be right, on voices not learned from."""
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
    vectors = vectors_of(rows, encoder)
    whole = learned(rows)
    limits = _limits(unheard(rows, whole, vectors), rows)
    weights, bias = whole.coefficients()
    scale = np.abs(weights).max(axis=0) / 127
    of_vectors: Floats = np.zeros((0, 0))
    if vectors is not None:
        of_vectors = vector_coefficients(vectors, rows.targets[:, : len(LABELS)])
    arrays: dict[str, NDArray[np.generic]] = {
        "labels": np.array(LABELS),
        "gaps": np.diff(whole.buckets, prepend=0).astype(np.uint16),
        "weights": np.rint(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": bias.astype(np.float32),
        "encoder": of_vectors.astype(np.float16),
        "limits": np.array(limits, dtype=np.float32),
    }
    data = packed(arrays)
    arguments.to.write_bytes(data)
    told = "with sentence vectors" if vectors is not None else "without sentence vectors"
    sys.stdout.write(
        f"{len(rows.lines)} rows, {len(whole.buckets)} features, {len(data):,} bytes, {told}, limits {limits}\n"
    )
    return 0


def _limits(judged: Unheard, rows: Rows) -> tuple[float, ...]:
    """The limits of the head, in the order of `head.Limits`."""
    scores = judged.scores[:, : len(LABELS)]
    alone = temperature(scores, rows)
    shares = softmax(alone * scores)
    several = several_from(judged, shares, alone)
    sure = sure_from(shares, rows, PRECISION)
    if judged.vectors is None:
        return (alone, alone, sure, sure, LOST, *several)
    both = temperature(scores + judged.vectors, rows)
    sure_both = sure_from(softmax(both * (scores + judged.vectors)), rows, PRECISION)
    return (alone, both, sure, sure_both, LOST, *several)


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
