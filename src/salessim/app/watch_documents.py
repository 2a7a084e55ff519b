"""Check documents again and again: whenever one of them, or a file that they refer to, has changed."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from salessim.app.check_documents import CheckReport
from salessim.errors import SalessimError
from salessim.library.finding import SUFFIXES

PAUSE_SECONDS = 0.4
"""How long to wait between two looks at the files [s]."""

Stamp: TypeAlias = tuple[object, ...] | None
"""What changes when a file is written, or when a folder gets or loses documents; None where there is nothing."""


def watched_checks(
    check: Callable[[], CheckReport], given: Iterable[Path], *, sleep: Callable[[float], None]
) -> Iterator[CheckReport | SalessimError]:
    """Every check's report, or what kept it from being made: one at once, then one after each change; never ends.

    Args:
        check: Checks the documents, reading everything anew.
        given: Files and folders to look at besides those that the check has read; folders with all that is in them.
        sleep: Waits for so many seconds.

    Raises:
        SalessimError: Already the first check cannot be made.
    """
    asked = frozenset(given)
    before = _stamps(asked, asked)
    report: CheckReport | SalessimError = check()
    while True:
        if isinstance(report, CheckReport):
            read = asked | frozenset(report.read)
            # A document that was missing may appear beside those that were read.
            watched = read | frozenset(path.parent for path in read if path.suffix in SUFFIXES)
            before = _stamps(watched - before.keys(), asked) | {path: before[path] for path in watched & before.keys()}
        yield report
        while _stamps(before, asked) == before:
            sleep(PAUSE_SECONDS)
        # From before the check: what is written while it reads is a change, too.
        before = _stamps(before, asked)
        try:
            report = check()
        except SalessimError as error:
            # A file that is being saved is sometimes gone for a moment.
            report = error


def _stamps(paths: Iterable[Path], deep: Collection[Path]) -> dict[Path, Stamp]:
    return {path: _stamp(path, path in deep) for path in paths}


def _stamp(path: Path, is_deep: bool) -> Stamp:
    try:
        if path.is_dir():
            entries = path.rglob("*") if is_deep else path.iterdir()
            return tuple(sorted(str(entry) for entry in entries if entry.suffix in SUFFIXES))
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
