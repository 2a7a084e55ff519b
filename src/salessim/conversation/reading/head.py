"""The learned part: coefficients of a linear head over the features of a line, and how sure it may be.

`bank/train.py` writes them from the phrase bank; here they are only read. A score is the sum of the coefficients of a
line's features, and with the encoder what the networks say of its vector; scores become probabilities by a softmax with
the temperature that fits voices never heard.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from salessim.conversation.reading.features import BUCKETS, GROUPS, features_of, hashed
from salessim.conversation.reading.forms import FORMS, QuestionForm
from salessim.conversation.reading.network import networks_in, side_by_side
from salessim.conversation.reading.normalising import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE: Final = "head.npz"
_LONGEST_WORD: Final = 60


@dataclass(frozen=True, slots=True)
class Scores:
    """What the head says of a line, before situation and prototypes.

    Attributes:
        moves: Score of each label of the head [arbitrary units].
        forms: Score of each form, in the order of `FORMS`.
        several: How much it looks like a line of several moves [about 0..1].
    """

    moves: "NDArray[np.float64]"
    forms: "NDArray[np.float64]"
    several: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure the head may be; chosen on voices that it had not heard.

    Attributes:
        temperature: Factor of scores before the softmax.
        with_encoder: The same where the encoder's score is added.
        sure: From this probability on a reading is taken without asking.
        sure_with_encoder: The same with the encoder.
        lost: Below this the line was not understood.
        second: From this chance on a line makes another move beside the likeliest.
    """

    temperature: float
    with_encoder: float
    sure: float
    sure_with_encoder: float
    lost: float
    second: float


class Head:
    """The coefficients."""

    def __init__(self, arrays: dict[str, "NDArray[np.generic]"]) -> None:
        """Take the arrays of a file that `bank/train.py` wrote."""
        self.labels: tuple[str, ...] = tuple(str(label) for label in arrays["labels"])
        self._features: NDArray[np.int8] = arrays["weights"].astype(np.int8)
        self._scale: NDArray[np.float64] = arrays["scale"].astype(np.float64)
        self._bias: NDArray[np.float64] = arrays["bias"].astype(np.float64)
        self._networks = networks_in(arrays)
        self._sets = (arrays["sets"].astype(np.float64), arrays["sets_with_vector"].astype(np.float64))
        self.pairs = arrays["pairs"].astype(np.float64)
        self._places = np.full(BUCKETS, -1, dtype=np.int32)
        buckets = np.cumsum(arrays["gaps"].astype(np.int64))
        self._places[buckets] = np.arange(len(buckets), dtype=np.int32)
        self.limits = Limits(*arrays["limits"].astype(np.float64).tolist())

    @property
    def takes_vector(self) -> bool:
        """Whether it has learned from sentence vectors, too."""
        return bool(self._networks)

    def scores(
        self,
        text: str,
        before: str = "",
        vector: "NDArray[np.float32] | None" = None,
        vector_before: "NDArray[np.float32] | None" = None,
    ) -> Scores:
        """The scores of a line or a part of it.

        Args:
            text: The line.
            before: What the buyer said before.
            vector: The encoder's vector of the line; None: there is no encoder.
            vector_before: The same of what the buyer said before; None: it is not known.
        """
        total = np.zeros(len(self._scale))
        for places, share in self._known(text, before):
            if len(places):
                total += share * self._features[places].sum(axis=0, dtype=np.int32)
        total = total * self._scale + self._bias
        if vector is not None:
            both = side_by_side(vector, vector_before)
            for network in self._networks:
                total[:-1] += network.scores(both)[0]
        return Scores(total[: len(self.labels)], total[len(self.labels) : -1], float(total[-1]))

    def sets(self, *, with_vector: bool) -> "NDArray[np.float64]":
        """Coefficients of the evidence for sets of moves."""
        return self._sets[with_vector]

    def speaks_for(self, text: str, label: str, before: str = "", most: int = 6) -> tuple[tuple[str, float], ...]:
        """Which words and word runs speak most for a label, with what they add to its score."""
        column = self.labels.index(label)
        found: dict[str, float] = {}
        features = features_of(text, before)
        for group in GROUPS:
            if group.name not in ("w", "s"):
                continue
            share = group.weight / (len(features[group.name]) or 1) ** 0.5
            for feature in features[group.name]:
                place = self._places[hashed(group.name, feature)]
                words = feature.lstrip("^$|!").strip()
                if place >= 0 and words:
                    added = share * float(self._features[place, column]) * self._scale[column]
                    found[words] = found.get(words, 0.0) + added
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple((words, added) for words, added in ranked[:most] if added > 0)

    def known_words(self, text: str) -> float:
        """The share of a line's words that several voices of the bank used, too [0..1]; 0 for a line without words."""
        if max(map(len, text.split()), default=0) > _LONGEST_WORD:
            return 0.0
        words = [word for word in words_of(text) if word[0].isalpha()]
        known = [word for word in words if self._places[hashed("w", word)] >= 0]
        return len(known) / (len(words) or 1)

    def _known(self, text: str, before: str) -> list[tuple["NDArray[np.int32]", float]]:
        found = []
        features = features_of(text, before)
        for group in GROUPS:
            buckets = sorted({hashed(group.name, feature) for feature in features[group.name]})
            places = self._places[buckets] if buckets else np.empty(0, dtype=np.int32)
            found.append((places[places >= 0], group.weight / (len(buckets) or 1) ** 0.5))
        return found

    def form(self, scores: Scores) -> QuestionForm:
        """The likeliest form."""
        return FORMS[int(np.argmax(scores.forms))]


def softmax(values: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Shares of one, along the last axis."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: NDArray[np.float64] = raised / raised.sum(axis=-1, keepdims=True)
    return shares


@lru_cache(maxsize=1)
def load_head() -> Head:
    """The shipped head; it never changes, so that one is enough."""
    data = (files(__package__) / FILE).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Head(dict(arrays))
