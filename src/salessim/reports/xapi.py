"""Attempts as xAPI statements, for a learning record store: one JSON object a line, nothing is sent anywhere.

After the Experience API, version 1.0.3 (Advanced Distributed Learning, 2016), part 2: a statement has an actor, a verb
and an object, and here also a result, a context and a timestamp. Ids are made from the attempt's own, so that the same
attempt gives the same statements each time and a store takes none twice.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID, uuid5

from salessim.records.attempts import Marked, Summary

VERSION: Final = "1.0.3"
HOME: Final = "http://localhost/salessim"
"""Whose accounts and activities these are, unless a name of one's own is given."""

_VERBS: Final = {
    "attempted": "http://adlnet.gov/expapi/verbs/attempted",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "passed": "http://adlnet.gov/expapi/verbs/passed",
    "failed": "http://adlnet.gov/expapi/verbs/failed",
}
_SIMULATION: Final = "http://adlnet.gov/expapi/activities/simulation"


def statements(
    summary: Summary, marked: Marked | None, home: str = HOME, trainer_score: int | None = None
) -> Iterator[dict[str, Any]]:
    """The statements of one attempt: that it was begun, and what it came to.

    Passed or failed are said of attempts that count; one that was helped is only completed.

    Args:
        summary: The attempt.
        marked: Its marks; None: it is not over.
        home: Address under which accounts and activities are named, without a slash at its end.
        trainer_score: The score with a trainer's points; None: no trainer gave any.
    """
    yield _statement(summary, "attempted", summary.started, home)
    if marked is None:
        return
    verb = ("passed" if marked.has_passed else "failed") if summary.counts else "completed"
    statement = _statement(summary, verb, summary.last_at or summary.started, home)
    result: dict[str, Any] = {
        "score": {"scaled": marked.score / 100, "raw": marked.score, "min": 0, "max": 100},
        "completion": True,
        "extensions": {
            f"{home}/xapi/outcome": marked.outcome,
            f"{home}/xapi/pass-mark": marked.pass_mark,
            f"{home}/xapi/turns": summary.turns,
            f"{home}/xapi/marks": [
                {"criterion": mark["criterion"], "points": mark["points"], "of": mark["of"]}
                for mark in marked.marks
                if mark["applicable"]
            ],
        },
    }
    if summary.counts:
        result["success"] = marked.has_passed
    if trainer_score is not None:
        result["extensions"][f"{home}/xapi/trainer-score"] = trainer_score
    yield statement | {"result": result}


def _statement(summary: Summary, verb: str, at: datetime, home: str) -> dict[str, Any]:
    context: dict[str, Any] = {
        "registration": summary.uuid,
        "platform": "salessim",
        "extensions": {
            f"{home}/xapi/playbook": summary.playbook,
            f"{home}/xapi/difficulty": summary.difficulty,
        },
    }
    if summary.cohort:
        context["contextActivities"] = {
            "grouping": [{"objectType": "Activity", "id": f"{home}/cohorts/{quote(summary.cohort, safe='')}"}]
        }
    return {
        "id": str(uuid5(UUID(summary.uuid), verb)),
        "version": VERSION,
        "timestamp": at.isoformat(timespec="milliseconds"),
        "actor": {
            "objectType": "Agent",
            "name": summary.trainee,
            "account": {"homePage": home, "name": summary.trainee_uuid},
        },
        "verb": {"id": _VERBS[verb], "display": {"en": verb}},
        "object": {
            "objectType": "Activity",
            "id": f"{home}/scenarios/{quote(summary.scenario, safe='')}",
            "definition": {"type": _SIMULATION, "name": {"en": summary.title}},
        },
        "context": context,
    }
