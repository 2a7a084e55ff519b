"""The records on a PostgreSQL server, which the test starts from the programs on the machine."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import create_engine, text

from playing import DISCOVERY
from recorded_class import START, leave_open, play_sample
from salessim.app import classroom
from salessim.app.play import resume_call
from salessim.app.progress import progress_of, progress_of_cohort
from salessim.cli.main import salessim
from salessim.errors import NotFoundError, SurroundingsError
from salessim.library.finding import Library
from salessim.records.attempts import AttemptFiles
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts, write_lines
from salessim.records.people import all_cohorts
from salessim.records.person_data import everything_of, forget
from salessim.records.revisions import run_revisions
from salessim.records.tables import metadata

pytestmark = pytest.mark.peers


@pytest.fixture
def url(postgres):
    """A server whose database is empty."""
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgres


@pytest.fixture
def database(url):
    database = Database(url)
    yield database
    database.close()


def differences(database):
    with database.reading() as connection:
        return compare_metadata(MigrationContext.configure(connection), metadata)


def test_new_tables_and_those_brought_up_are_what_the_program_expects(database, url, monkeypatch):
    assert differences(database) == []
    with database.writing() as connection:
        metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    database.close()
    monkeypatch.setattr("salessim.records.database.bring_up", run_revisions)
    assert differences(database) == []


def test_a_call_is_played_left_and_gone_on_with(database):
    call = leave_open(database, "Ana", "a1")
    store = KeptAttempts(database, "Ana", lambda: START)
    again = resume_call(store, "a1")
    assert again.view == call.view
    again.hang_up()
    (past,) = store.summaries()
    assert (past.is_finished, past.turns, past.started) == (True, 2, START)
    assert store.read("a1") == again.journal()
    assert again.warning == ""


def test_a_second_window_is_refused(database, url):
    leave_open(database, "Ana", "a1")
    other = Database(url)
    first, second = (resume_call(KeptAttempts(each, "Ana", lambda: START), "a1") for each in (database, other))
    first.say("situation", "line-2-stops")
    assert "goes on in another window" in second.say("problem", "line-2-stops").warning
    other.close()


def test_two_writers_of_one_line_at_the_same_moment(database, url):
    """The unique key decides where neither can see the other's line yet."""
    store = KeptAttempts(database, "Ana", lambda: START)
    leave_open(database, "Ana", "a1")
    count = len(store.read("a1").splitlines())
    other = Database(url)

    def late():
        with pytest.raises(SurroundingsError, match="goes on in another window"):
            KeptAttempts(other, "Ana", lambda: START).append("a1", ['{"turn":2,"text":"late"}'], after=count)

    with database.writing() as connection, ThreadPoolExecutor() as pool:
        write_lines(connection, "a1", ['{"turn":2,"text":"soon"}'], trainee="Ana", now=START, after=count)
        waiting = pool.submit(late)
        while not connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one():
            assert not waiting.done()
        connection.commit()
        waiting.result()
    assert store.read("a1").count('"turn":2') == 1
    other.close()


def test_a_class_on_one_server(database):
    classroom.enrol(database, ["Ana", "Ben"], "North", START)
    classroom.assign_scenario(
        database,
        Library(),
        DISCOVERY,
        to=None,
        cohort="north",
        due_on=START.date(),
        pass_mark=70,
        tries=2,
        now=START,
    )
    play_sample(database, "Ana", "a1", started=START + timedelta(hours=1))
    classroom.note_mark(database, "a1", "Asks about problems", "Good.", points=7.6, by="Tom", now=START)
    classroom.dispute_mark(database, "a1", "Brought Ivo in", "I did.", START)
    ana, ben = progress_of_cohort(database, "North", START)
    assert (ana.standings[0].state, ana.standings[0].trainer_best, ben.standings[0].state) == ("passed", 75, "open")
    assert [dispute.why for dispute in ana.tries[0].disputes] == ["I did."]


def test_somebody_is_handed_out_and_forgotten(database, tmp_path):
    play_sample(database, "Ana", "a1")
    leave_open(database, "Ben", "b1")
    with database.reading() as connection:
        own = everything_of(connection, "Ana")
    assert [each["code"] for each in own["attempts"]] == ["a1"]
    assert forget(database, AttemptFiles(tmp_path), "Ana").attempts == 1
    with pytest.raises(NotFoundError):
        progress_of(database, "Ana", START)
    assert len(progress_of(database, "Ben", START).tries) == 1


MAKER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from salessim.records.database import Database
from salessim.records.people import cohort_of

database = Database(sys.argv[1])
sys.stdin.readline()
for number in range(20):
    with database.writing() as connection:
        cohort_of(connection, f"{sys.argv[2]} {number}", datetime(2027, 1, 1, tzinfo=UTC))
"""


def test_two_programs_can_make_one_database_at_once(url):
    programs = [
        subprocess.Popen([sys.executable, "-c", MAKER, url, name], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in ("first", "second")
    ]
    for program in programs:
        program.stdin.write(b"go\n")
        program.stdin.flush()
    assert [program.communicate()[1] for program in programs] == [b"", b""]
    database = Database(url)
    with database.reading() as connection:
        assert len(all_cohorts(connection)) == 40
    database.close()


def test_the_command_line_works_on_it(url, monkeypatch):
    monkeypatch.setenv("SALESSIM_DATABASE", url)
    for arguments in (["enrol", "Ana", "--cohort", "North"], ["progress", "--cohort", "North"]):
        done = CliRunner().invoke(salessim, arguments)
        assert done.exit_code == 0, done.output
    assert "Ana · North" in done.stdout
