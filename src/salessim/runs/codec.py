"""Results as bytes and back, without pickle: nothing that is read from disk can run."""

import json
from typing import Protocol, TypeVar

Value = TypeVar("Value")


class Codec(Protocol[Value]):
    """How results are written to disk: `decode(encode(x))` equals x, and equal results give equal bytes."""

    def encode(self, value: Value) -> bytes:
        """The bytes of a value.

        Raises:
            TypeError: The value would not come back as it is.
        """
        ...

    def decode(self, data: bytes) -> Value:
        """The value of some bytes.

        Raises:
            ValueError: They are no bytes of a value.
        """
        ...


class JsonCodec:
    """Numbers, texts, lists and mappings as canonical JSON: keys sorted, no spaces, floats in their shortest
    exact form.

    NaN and the infinities are kept: a result may say that a ratio does not exist. What JSON would change on
    the way, a tuple or a number of another library, is refused rather than changed, so that a result read
    from disk can never differ from a fresh one.
    """

    def encode(self, value: object) -> bytes:
        """The canonical JSON of a value.

        Raises:
            TypeError: Something in it is no plain bool, int, float, str, None, list, or dict with texts as
                keys.
        """
        _refuse_what_changes(value, "the result")
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")

    def decode(self, data: bytes) -> object:
        """The value of canonical JSON.

        Raises:
            ValueError: This is not JSON.
        """
        return json.loads(data)


def _refuse_what_changes(value: object, where: str) -> None:
    if value is None or type(value) in (bool, int, float, str):
        return
    if type(value) is list:
        for index, item in enumerate(value):
            _refuse_what_changes(item, f"{where}[{index}]")
        return
    if type(value) is dict:
        for key, item in value.items():
            if type(key) is not str:
                raise TypeError(f"{where} has the key {key!r}; only texts can be keys")
            _refuse_what_changes(item, f"{where}[{key!r}]")
        return
    raise TypeError(f"{where} is a {type(value).__module__}.{type(value).__qualname__}: {value!r}; make it a plain one")
