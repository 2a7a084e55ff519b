"""`salessim check --watch`: shows each check until Ctrl+C."""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.app.check_documents import CheckReport


def show_each_check(
    check: "Callable[[], CheckReport]", documents: Sequence[str], own: Path, width: Callable[[], int]
) -> None:
    """Check at once and after every change; comes back only by Ctrl+C.

    Args:
        check: Checks the documents.
        documents: Names, files and folders, as they were given.
        own: The user's own folder of documents.
        width: Tells how many columns there are [columns].
    """
    from salessim.app.watch_documents import watched_checks
    from salessim.cli.refusing import in_words
    from salessim.errors import SalessimError

    given = [own, *(path for path in (Path(name).expanduser() for name in documents) if path.exists())]
    for report in watched_checks(check, given, sleep=time.sleep):
        if sys.stdout.isatty():
            click.clear()
        click.echo(in_words(report) if isinstance(report, SalessimError) else report.written(width()))
        sys.stdout.flush()
        at = datetime.now().astimezone()
        click.echo(f"Checked at {at:%H:%M:%S}. I check again when a file changes; Ctrl+C ends it.\n", err=True)
