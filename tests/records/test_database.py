"""The database file: made, brought up, and everything that can be wrong with it."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from records.test_kept_attempts import START
from salessim.errors import SurroundingsError
from salessim.records import database as module
from salessim.records.database import Database
from salessim.records.people import all_cohorts, cohort_of
from salessim.records.revisions import revision_of, run_revisions
from salessim.records.tables import HEAD, cohorts, metadata


def at(path):
    return Database(f"sqlite:///{path}")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder" / "records.sqlite3"


def schema(database):
    with database.reading() as connection:
        return sorted(connection.execute(text("SELECT type, name, tbl_name FROM sqlite_master")).tuples())


def test_a_new_database_and_one_brought_up_have_the_same_tables(path, tmp_path, monkeypatch):
    new = at(path)
    with new.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert revision_of(connection) == HEAD
    monkeypatch.setattr(module, "bring_up", run_revisions)
    migrated = at(tmp_path / "migrated.sqlite3")
    with migrated.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert revision_of(connection) == HEAD
    assert schema(new) == schema(migrated)


def test_it_is_opened_so_that_nothing_is_lost_and_two_can_work(path):
    with at(path).reading() as connection:
        said = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }


def test_a_newer_database_is_left_alone(path):
    with at(path).writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'r999'"))
    with pytest.raises(SurroundingsError, match="newer version"), at(path).writing():
        pass


def test_a_file_that_is_no_database_is_left_alone(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database, but somebody's letter" * 50)
    before = path.read_bytes()
    with pytest.raises(SurroundingsError, match="no database"), at(path).reading():
        pass
    assert path.read_bytes() == before


def test_a_damaged_database_is_said(path):
    with at(path).writing() as connection:
        cohort_of(connection, "North", START)
    pages = bytearray(path.read_bytes())
    pages[4096:] = b"\xff" * (len(pages) - 4096)
    path.write_bytes(bytes(pages))
    with pytest.raises(SurroundingsError, match=r"damaged|no database"), at(path).reading() as connection:
        all_cohorts(connection)


def test_a_place_where_no_folder_can_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(SurroundingsError, match="I cannot write") as error, at(tmp_path / "file" / "r.db").writing():
        pass
    assert "SALESSIM_DATA" in error.value.hint


def test_a_full_disk_loses_nothing_that_was_kept(path):
    database = at(path)
    with database.writing() as connection:
        cohort_of(connection, "North", START)
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()

    def fill():
        with database.writing() as connection:
            connection.execute(text(f"PRAGMA max_page_count = {pages + 1}"))
            for number in range(2000):
                cohort_of(connection, f"Class {number}", START)

    with pytest.raises(SurroundingsError, match="the disk is full"):
        fill()
    with at(path).reading() as connection:
        assert [cohort.name for cohort in all_cohorts(connection)] == ["North"]
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


LIMITED = """
import resource, signal, sys
from datetime import UTC, datetime
from salessim.errors import SurroundingsError
from salessim.records.database import Database
from salessim.records.people import cohort_of

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
database = Database("sqlite:///" + sys.argv[1])
kept = 0
try:
    while kept < 5000:
        with database.writing() as connection:
            cohort_of(connection, f"Class {kept}", datetime(2027, 1, 1, tzinfo=UTC))
        kept += 1
except SurroundingsError as error:
    print(kept, error.message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited on Windows")
def test_files_that_may_not_grow_lose_nothing_that_was_kept(path):
    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)
    kept, _, message = done.stdout.partition(" ")
    assert int(kept) > 5
    assert "I cannot write" in message
    with at(path).reading() as connection:
        assert len(all_cohorts(connection)) == int(kept)
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"


READER = """
import ctypes, os, sys
if os.getuid() == 0:  # the rights of files mean nothing to root until he gives up what sets him above them
    nothing = (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), nothing) == 0
from datetime import UTC, datetime
from salessim.errors import SurroundingsError
from salessim.records.database import Database
from salessim.records.people import all_cohorts, cohort_of

database = Database("sqlite:///" + sys.argv[1])
with database.reading() as connection:
    print([cohort.name for cohort in all_cohorts(connection)])
try:
    with database.writing() as connection:
        cohort_of(connection, "South", datetime(2027, 1, 1, tzinfo=UTC))
except SurroundingsError as error:
    print(error.message)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="giving up rights is done as Linux does it")
def test_a_folder_that_can_only_be_read_still_shows_what_is_there(path):
    database = at(path)
    with database.writing() as connection:
        cohort_of(connection, "North", START)
    database.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=False)
    finally:
        path.parent.chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["['North']", f"I cannot write {path}: it can only be read."]


MAKER = """
import sys
from datetime import UTC, datetime
from salessim.records.database import Database
from salessim.records.people import cohort_of

database = Database("sqlite:///" + sys.argv[1])
sys.stdin.readline()
for number in range(30):
    with database.writing() as connection:
        cohort_of(connection, f"{sys.argv[2]} {number}", datetime(2027, 1, 1, tzinfo=UTC))
"""


def test_two_programs_can_make_and_write_one_database_at_once(path):
    programs = [
        subprocess.Popen([sys.executable, "-c", MAKER, str(path), name], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in ("first", "second")
    ]
    for program in programs:
        program.stdin.write(b"go\n")
        program.stdin.flush()
    said = [program.communicate()[1] for program in programs]
    assert said == [b"", b""]
    with at(path).reading() as connection:
        assert len(all_cohorts(connection)) == 60


def test_a_program_that_does_not_let_go_is_named_after_a_while(path, monkeypatch):
    monkeypatch.setattr(module, "_BUSY_S", 0.05)
    with at(path).writing():
        with pytest.raises(SurroundingsError, match="another program is writing"), at(path).writing():
            pass
        with at(path).reading() as connection:  # who only reads does not wait
            assert all_cohorts(connection) == ()


def test_what_was_deleted_is_not_in_the_file_any_more(path):
    database = at(path)
    with database.writing() as connection:
        cohort_of(connection, "Nightingale-4711", START)
    with database.writing() as connection:
        connection.execute(cohorts.delete())
    assert database.scrub()
    for file in path.parent.iterdir():
        assert b"Nightingale" not in file.read_bytes()


def test_a_driver_that_is_missing_is_named():
    with pytest.raises(SurroundingsError, match="no driver") as error, Database("mysql+nothing://h/n").reading():
        pass
    assert "salessim[postgres]" in error.value.hint


def test_a_server_that_does_not_answer_is_said_without_its_password():
    database = Database("postgresql+pg8000://ana:geheim@127.0.0.1:9/records")
    with pytest.raises(SurroundingsError, match="does not answer") as error, database.reading():
        pass
    assert "geheim" not in str(error.value)
