"""The few things a person chooses once: name, colours, pace, keys. Kept in one small file in his own folder."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from salessim.errors import SurroundingsError

FILE_NAME = "preferences.json"


PACES = ("at once", "a short pause", "like a person")
"""How quickly the buyer's answer is shown."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose.

    Attributes:
        name: How the person wants to be called; may stay empty.
        theme: Name of the theme; empty for the default.
        was_welcomed: Whether the first start lies behind him.
        pace: How quickly the buyer's answer is shown, one of `PACES`; empty for the first.
        has_coach: Whether calls begin with a coach, and then do not count.
        guesses_first: Whether he is asked for his own judgement before a debrief.
        keys: Keys that he gave to actions, by the action's id.
        database: Where attempts are kept, as an SQLAlchemy URL; empty: in a file of the user's own folder.
    """

    name: str = ""
    theme: str = ""
    was_welcomed: bool = False
    pace: str = ""
    has_coach: bool = False
    guesses_first: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
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
    keys = found.get("keys")
    return Preferences(
        name=_text(found, "name"),
        theme=_text(found, "theme"),
        was_welcomed=found.get("was_welcomed") is True,
        pace=_text(found, "pace"),
        has_coach=found.get("has_coach") is True,
        guesses_first=found.get("guesses_first") is not False,
        keys={str(action): str(key) for action, key in keys.items()} if isinstance(keys, dict) else {},
        database=_text(found, "database"),
    )


def _text(found: Mapping[str, object], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


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
