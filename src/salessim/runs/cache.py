"""Results on disk, filed under what was asked, so that one question is never computed twice.

This is also what makes a run go on after a cancel, a crash or a power cut: the same jobs are asked again, and
those that were finished are found.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from salessim.errors import SurroundingsError
from salessim.runs.canonical import canonical_bytes
from salessim.runs.codec import Codec

Result = TypeVar("Result")

FORMAT = b"salessim-result/1"
_SUFFIX = ".result"
_UNFINISHED = ".part"


class ResultCache(Generic[Result]):
    """A folder of results, each under the hash of function, version and job.

    Files are written beside their place and moved into it, so that a reader sees all of a result or none. One
    that is damaged all the same counts as absent and is written anew. When the disk refuses (full, read-only,
    gone), the cache says so once and stops writing; the run goes on without it. Several programs may share a
    folder.

    Args:
        folder: Where the results lie; made when the first one is written.
        version: Whatever else the results hang on (the version of the engine, of its rules, of its data).
            Change it and every question is new.
        codec: How results become bytes and back.
        on_trouble: Called once if results can no longer be written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        version: str,
        codec: Codec[Result],
        on_trouble: Callable[[SurroundingsError], None],
    ) -> None:
        self._folder = folder
        self._version = version
        self._codec = codec
        self._on_trouble = on_trouble
        self._is_writing = True

    def key(self, function: Callable[..., Result], job: object) -> str:
        """The name of one question, in hexadecimal digits.

        Raises:
            TypeError: The function has no name that means the same tomorrow, or the job is not a plain value.
        """
        hashed = hashlib.blake2b(digest_size=24)
        for part in (FORMAT, _lasting_name(function).encode(), self._version.encode(), canonical_bytes(job)):
            # With its length before it, no part can run into the next.
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
        return hashed.hexdigest()

    def load(self, key: str) -> Result:
        """The result filed under a key.

        Raises:
            KeyError: There is none, or what is there is damaged.
        """
        try:
            head, _, payload = self._path(key).read_bytes().partition(b"\n")
            if head == _head(key, payload):
                return self._codec.decode(payload)
        except (OSError, ValueError):
            pass
        raise KeyError(key)

    def store(self, key: str, result: Result) -> Result:
        """File a result, and give it back as `load` will: what a run returns does not hang on who ran first.

        Raises:
            TypeError: The codec cannot write this result.
        """
        payload = self._codec.encode(result)
        if self._is_writing:
            try:
                self._write(self._path(key), _head(key, payload) + b"\n" + payload)
            except OSError as error:
                self._is_writing = False
                self._on_trouble(
                    SurroundingsError(
                        f"Results can no longer be kept in {self._folder}: {error.strerror or error}.",
                        "The run goes on without; make room or choose another folder to keep them next time.",
                    )
                )
        return self._codec.decode(payload)

    def trim(self, most_bytes: int) -> int:
        """Delete the oldest results until the rest take at most `most_bytes`; returns the bytes left."""
        entries = []
        for path in self._folder.glob("??/*"):
            if path.suffix in (_SUFFIX, _UNFINISHED):
                try:
                    status = path.stat()
                except OSError:  # another program deleted it meanwhile
                    continue
                entries.append((status.st_mtime_ns, path, status.st_size))
        left = sum(size for _, _, size in entries)
        for _, path, size in sorted(entries):
            if left <= most_bytes:
                break
            path.unlink(missing_ok=True)
            left -= size
        return left

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}{_SUFFIX}"

    def _write(self, path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # No fsync: what a power cut leaves half written is found out by its checksum, and costs one job.
        handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=_UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).replace(path)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise


def _head(key: str, payload: bytes) -> bytes:
    checksum = hashlib.blake2b(key.encode() + payload, digest_size=16).hexdigest()
    return FORMAT + b" " + checksum.encode()


def _lasting_name(function: Callable[..., object]) -> str:
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", None)
    found: object = sys.modules.get(module or "")
    for part in (name or "").split("."):
        found = getattr(found, part, None)
    # A method or a nested function carries state that its name does not show, and `__main__` is another
    # module in every program.
    if found is not function or module == "__main__":
        raise TypeError(f"{function!r} has no lasting name: only results of functions of imported modules can be kept")
    return f"{module}:{name}"
