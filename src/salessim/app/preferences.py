"""The few things a person chooses once: name and theme. Kept in one small file in the user's own folder."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from salessim.errors import SurroundingsError

FILE_NAME = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose.

    Attributes:
        name: How the person wants to be called; may stay empty.
        theme: Name of the theme; empty for the default.
        was_welcomed: Whether the first start lies behind him.
        database: Where attempts are kept, as an SQLAlchemy URL; empty: in a file of the user's own folder.
    """

    name: str = ""
    theme: str = ""
    was_welcomed: bool = False
    database: str = ""


def preferences_folder() -> Path:
    """The user's own folder: `SALESSIM_DATA` if set, else the platform's place for a program's data."""
    if chosen := os.environ.get("SALESSIM_DATA"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("salessim", appauthor=False)


def load_preferences(folder: Path) -> Preferences:
    """Read what was chosen; the defaults where there is nothing, or nothing that can be read.

    A damaged file costs a person two answers, so it is not worth an error at the start.
    """
    try:
        found = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    name, theme, database = found.get("name"), found.get("theme"), found.get("database")
    return Preferences(
        name=name if isinstance(name, str) else "",
        theme=theme if isinstance(theme, str) else "",
        was_welcomed=found.get("was_welcomed") is True,
        database=database if isinstance(database, str) else "",
    )


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep what was chosen, in one step, so that a file is never half written.

    Raises:
        SurroundingsError: The folder cannot be written.
    """
    text = json.dumps(asdict(preferences), ensure_ascii=False, indent=2) + "\n"
    new = folder / f"{FILE_NAME}.{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new.write_text(text, encoding="utf-8")
        new.replace(folder / FILE_NAME)
    except OSError as problem:
        raise SurroundingsError(
            f"Your choice could not be kept in {folder}: {problem.strerror or problem}.",
            "It holds until you leave. Free some space there, or name another folder in SALESSIM_DATA.",
        ) from problem
