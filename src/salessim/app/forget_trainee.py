"""Forgets a trainee: his records, and his name where the settings hold it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from salessim.app.preferences import load_preferences, save_preferences
from salessim.app.records_of_user import records_of_user
from salessim.records.attempts import AttemptFiles, data_folder

if TYPE_CHECKING:
    from salessim.records.person_data import Forgotten


def kept_of(environment: Mapping[str, str], name: str) -> int:
    """How many attempts of a trainee are kept.

    Raises:
        NotFoundError: There is no such trainee.
    """
    from salessim.records.kept_attempts import summaries_of
    from salessim.records.people import named_trainee

    with records_of_user(environment).reading() as connection:
        return len(summaries_of(connection, named_trainee(connection, name)))


def forget_trainee(environment: Mapping[str, str], name: str) -> "Forgotten":
    """Delete everything that is kept of a trainee.

    Raises:
        NotFoundError: There is no such trainee.
        SurroundingsError: Something of it could not be deleted; it says what.
    """
    from salessim.records.people import key_of
    from salessim.records.person_data import forget

    folder = data_folder(environment)
    gone = forget(records_of_user(environment), AttemptFiles.of_user(environment), name)
    preferences = load_preferences(folder)
    if key_of(preferences.name) == key_of(name):
        save_preferences(folder, replace(preferences, name=""))
    return gone
