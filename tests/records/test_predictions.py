"""What a trainee thought of a call."""

import pytest

from records.test_kept_attempts import START, header
from salessim.errors import InputError, NotFoundError
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts
from salessim.records.predictions import keep_prediction, prediction_of


def test_the_first_thought_is_kept_and_stays(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")
    KeptAttempts(database, "Ana", lambda: START).append("a1", [header()])
    with database.writing() as connection:
        assert prediction_of(connection, "a1") is None
        keep_prediction(connection, "a1", {"score": 70}, START)
        with pytest.raises(InputError, match="kept already"):
            keep_prediction(connection, "a1", {"score": 40}, START)
        with pytest.raises(NotFoundError):
            keep_prediction(connection, "a2", {"score": 40}, START)
    with database.reading() as connection:
        assert prediction_of(connection, "a1") == {"score": 70}
