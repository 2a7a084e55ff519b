"""The attempts of a trainee in the database: journals, line by line, only ever added to."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from salessim.errors import JournalError, NotFoundError, SurroundingsError
from salessim.records.attempts import Marked, Summary, check_id
from salessim.records.database import Database
from salessim.records.people import Trainee, find_trainee, trainee_of
from salessim.records.tables import attempts, cohorts, corrections, events, trainees

_ENDED: Final = '{"event":"ended"'


@dataclass(frozen=True, slots=True)
class KeptAttempts:
    """The attempts of one trainee. Fulfils `salessim.records.attempts.AttemptStore`.

    Attributes:
        database: Where they are.
        trainee: His name; he is entered with his first attempt.
        now: Tells the time, with its time zone.
    """

    database: Database
    trainee: str
    now: Callable[[], datetime]

    def ids(self, scenario: str = "") -> tuple[str, ...]:
        """Ids of his attempts, the one written to last first; of those at one scenario where it is named.

        Raises:
            SurroundingsError: The database cannot be read.
        """
        if not self.database.is_there:
            return ()
        wanted = select(attempts.c.code).order_by(attempts.c.touched_at.desc(), attempts.c.code.desc())
        if scenario:
            wanted = wanted.where(attempts.c.scenario == scenario)
        with self.database.reading() as connection:
            trainee = find_trainee(connection, self.trainee)
            if trainee is None:
                return ()
            return tuple(connection.execute(wanted.where(attempts.c.trainee_id == trainee.id)).scalars())

    def read(self, attempt: str) -> str:
        """The journal of an attempt, also of another trainee's.

        Raises:
            NotFoundError: There is no such attempt.
            SurroundingsError: The database cannot be read.
        """
        check_id(attempt)
        if self.database.is_there:
            with self.database.reading() as connection:
                lines = journal_lines(connection, attempt)
            if lines:
                return "".join(f"{line}\n" for line in lines)
        raise NotFoundError(f"There is no attempt “{attempt}”.", f"Attempts are kept in {self.database.name}.")

    def append(
        self,
        attempt: str,
        lines: Iterable[str],
        *,
        durable: bool = False,  # noqa: ARG002 - everything is on the disk before this comes back
        after: int | None = None,
    ) -> None:
        """Add lines to the journal of an attempt; all of them are on the disk, or none.

        Args:
            attempt: Its id.
            lines: What to add, without line ends; the first line of all is the journal's header.
            durable: Not looked at: it always is.
            after: How many lines the writer knows to stand there; None: he does not mind.

        Raises:
            JournalError: The first line of a new attempt is no header.
            SurroundingsError: It cannot be written, or another program has gone on with this attempt.
        """
        check_id(attempt)
        added = list(lines)
        if not added:
            return
        with self.database.writing() as connection:
            write_lines(connection, attempt, added, trainee=self.trainee, now=self.now(), after=after)

    def replace(self, attempt: str, text: str) -> None:
        """Put a mended journal in the place of one whose end was torn off; all or nothing.

        What stands in both stays as it is; only what follows is written anew.

        Raises:
            JournalError: The first line of a new attempt is no header.
            SurroundingsError: It cannot be written.
        """
        check_id(attempt)
        wanted = text.splitlines()
        with self.database.writing() as connection:
            there = journal_lines(connection, attempt)
            same = next((n for n, pair in enumerate(zip(there, wanted, strict=False)) if pair[0] != pair[1]), None)
            same = min(len(there), len(wanted)) if same is None else same
            if same < len(there):
                _tear_off(connection, attempt, same)
            if same < len(wanted):
                write_lines(connection, attempt, wanted[same:], trainee=self.trainee, now=self.now())

    def summaries(self) -> tuple[Summary, ...]:
        """What is known of his attempts without reading them, the one started last first.

        Raises:
            SurroundingsError: The database cannot be read.
        """
        if not self.database.is_there:
            return ()
        with self.database.reading() as connection:
            trainee = find_trainee(connection, self.trainee)
            return summaries_of(connection, trainee) if trainee else ()

    def keep_marks(self, attempt: str, marked: Marked) -> None:
        """Remember what an attempt came to.

        Raises:
            SurroundingsError: The database cannot be written.
        """
        values = {
            "marked_by": marked.by,
            "score": marked.score,
            "pass_mark": marked.pass_mark,
            "has_passed": marked.has_passed,
            "outcome": marked.outcome,
            "ending": marked.ending,
            "marks": marked.marks,
        }
        with self.database.writing() as connection:
            connection.execute(update(attempts).where(attempts.c.code == attempt).values(values))


def journal_lines(connection: Connection, attempt: str) -> Sequence[str]:
    """The lines of the journal of an attempt; none where there is no such attempt."""
    wanted = select(events.c.line).join_from(events, attempts).where(attempts.c.code == attempt).order_by(events.c.seq)
    return connection.execute(wanted).scalars().all()


def write_lines(
    connection: Connection,
    attempt: str,
    lines: Sequence[str],
    *,
    trainee: str,
    now: datetime,
    after: int | None = None,
) -> None:
    """Add lines to the journal of an attempt, which is entered with the first of them.

    Args:
        connection: In a writing transaction.
        attempt: Its id.
        lines: What to add, without line ends.
        trainee: Who plays it, where it is new.
        now: The time.
        after: How many lines the writer knows to stand there; None: he does not mind.

    Raises:
        JournalError: The first line of a new attempt is no header.
        SurroundingsError: Another program has gone on with this attempt.
    """
    row = connection.execute(select(attempts.c.id).where(attempts.c.code == attempt)).first()
    number = row.id if row else _enter(connection, attempt, lines[0], trainee, now)
    there = connection.execute(select(func.count()).where(events.c.attempt_id == number)).scalar_one()
    if after is not None and after != there:
        raise _gone_on(attempt)
    rows = [
        {"attempt_id": number, "seq": there + place, "at": now, "kind": _kind(line), "line": line}
        for place, line in enumerate(lines)
    ]
    try:
        connection.execute(insert(events), rows)
    except IntegrityError as error:  # on a server, where two writers do not wait for each other
        raise _gone_on(attempt) from error
    turns = sum((row["kind"] == "turn") - (row["kind"] == "taken_back") for row in rows)
    values: dict[str, Any] = {"touched_at": now, "turns": attempts.c.turns + turns}
    if any(line.startswith(_ENDED) for line in lines):
        values["is_finished"] = True
    connection.execute(update(attempts).where(attempts.c.id == number).values(values))
    _note_corrections(connection, number, lines, now)


def _gone_on(attempt: str) -> SurroundingsError:
    return SurroundingsError(
        f"The attempt {attempt} goes on in another window.", "Close one of the two; what was said there is kept."
    )


def _kind(line: str) -> str:
    """The first key of a line, which says what kind of line it is."""
    return line[2 : line.find('"', 2)][:16] if line.startswith('{"') else ""


def _enter(connection: Connection, attempt: str, header: str, trainee: str, now: datetime) -> UUID:
    try:
        values = json.loads(header)
        started = datetime.fromisoformat(values["started"])
        row = {
            "started_at": started,
            "scenario": str(values["scenario"]),
            "title": str(values["title"]),
            "playbook": str(values["playbook"]),
            "difficulty": str(values["difficulty"]),
            "counts": "aid" not in values,
        }
        if started.tzinfo is None:
            raise ValueError("no time zone")
    except (KeyError, TypeError, ValueError) as error:
        raise JournalError(
            f"The attempt {attempt} does not begin as a journal does.", 'Its first line should begin with {"journal":1.'
        ) from error
    who = trainee_of(connection, trainee, now)
    number = uuid4()
    more = {"trainee_id": who.id, "cohort_id": who.cohort_id, "touched_at": now, "turns": 0, "is_finished": False}
    connection.execute(insert(attempts).values(id=number, code=attempt, **row, **more))
    return number


def _note_corrections(connection: Connection, number: UUID, lines: Iterable[str], now: datetime) -> None:
    rows = []
    for line in lines:
        if line.startswith('{"taken_back"'):
            again = and_(corrections.c.attempt_id == number, corrections.c.turn == json.loads(line)["taken_back"])
            connection.execute(delete(corrections).where(again))
        if not (line.startswith('{"turn"') and '"corrected":true' in line):
            continue
        values = json.loads(line)
        guesses = values["reading"]["guesses"]
        rows.append(
            {
                "attempt_id": number,
                "turn": values["turn"],
                "at": now,
                "read_as": guesses[0][0] if guesses else "",
                "meant": " ".join(values["moves"]),
                "text": values["text"],
            }
        )
    if rows:
        connection.execute(insert(corrections), rows)


def _tear_off(connection: Connection, attempt: str, line: int) -> None:
    """Take away what was not finished: the lines from one on."""
    number = connection.execute(select(attempts.c.id).where(attempts.c.code == attempt)).scalar_one()
    torn = and_(events.c.attempt_id == number, events.c.seq >= line)
    turns = connection.execute(select(events.c.line).where(torn, events.c.kind == "turn")).scalars().all()
    back = select(func.count()).select_from(events).where(torn, events.c.kind == "taken_back")
    taken_back = connection.execute(back).scalar_one()
    connection.execute(delete(events).where(torn))
    if turns:
        gone = corrections.c.turn.in_([json.loads(each)["turn"] for each in turns])
        connection.execute(delete(corrections).where(corrections.c.attempt_id == number, gone))
        less = {"turns": attempts.c.turns - len(turns) + taken_back}
        connection.execute(update(attempts).where(attempts.c.id == number).values(less))


_SUMMARIES = (
    select(attempts, trainees.c.name.label("trainee"), cohorts.c.name.label("cohort"))
    .select_from(attempts.join(trainees).outerjoin(cohorts, attempts.c.cohort_id == cohorts.c.id))
    .order_by(attempts.c.started_at.desc(), attempts.c.code.desc())
)


def summaries_of(connection: Connection, trainee: Trainee) -> tuple[Summary, ...]:
    """What is known of the attempts of a trainee, the one started last first."""
    rows = connection.execute(_SUMMARIES.where(attempts.c.trainee_id == trainee.id))
    return tuple(_summary(row) for row in rows)


def summary_of(connection: Connection, attempt: str) -> Summary:
    """What is known of one attempt.

    Raises:
        NotFoundError: There is no such attempt.
    """
    check_id(attempt)
    row = connection.execute(_SUMMARIES.where(attempts.c.code == attempt)).first()
    if row is None:
        raise NotFoundError(f"There is no attempt “{attempt}”.", "`salessim progress` lists the attempts.")
    return _summary(row)


def _summary(row: Row[Any]) -> Summary:
    marked = None
    if row.marked_by is not None:
        marked = Marked(row.score, row.pass_mark, row.has_passed, row.outcome, row.ending, row.marks, row.marked_by)
    return Summary(
        attempt=row.code,
        trainee=row.trainee,
        started=row.started_at,
        scenario=row.scenario,
        title=row.title,
        playbook=row.playbook,
        difficulty=row.difficulty,
        turns=row.turns,
        is_finished=row.is_finished,
        counts=row.counts,
        marked=marked,
        cohort=row.cohort or "",
        last_at=row.touched_at,
        uuid=str(row.id),
        trainee_uuid=str(row.trainee_id),
    )
