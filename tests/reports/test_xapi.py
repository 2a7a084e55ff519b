"""xAPI statements, held against the rules of the specification (xAPI 1.0.3, part 2)."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from salessim.records.attempts import Marked, Summary
from salessim.reports.xapi import HOME, statements

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
SUMMARY = Summary(
    attempt="a1",
    trainee="Ana Röth",
    started=START,
    scenario="first call",
    title="The cold store",
    playbook="core",
    difficulty="standard",
    turns=9,
    is_finished=True,
    counts=True,
    cohort="North & South",
    last_at=START + timedelta(minutes=12),
    uuid="6a3ab93c-7a5c-4a4f-8a3c-2f1f4a8f7d11",
    trainee_uuid="0b0f2a52-4a5b-4bb2-8f0c-97a3f5f3c1aa",
)
MARKED = Marked(
    score=61,
    pass_mark=60,
    has_passed=True,
    outcome="advance",
    ending="visit",
    marks=[
        {"criterion": "Asks", "points": 5.5, "of": 10.0, "applicable": True, "lines": [1], "why": ""},
        {"criterion": "Closes", "points": 0.0, "of": 0.0, "applicable": False, "lines": [], "why": ""},
    ],
    by="1",
)
# Part 2, 4.1: the properties of a statement; nothing else may stand in one, and these have to.
ALLOWED = {"id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version"}
ISO_8601 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def check_iri(text):
    parts = urlsplit(text)
    assert parts.scheme in ("http", "https"), text
    assert parts.netloc, text
    assert not re.search(r"[\s<>{}|\\^`]", text), text


def check_no_nulls(value):
    assert value is not None
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        check_no_nulls(each)


def check_language_map(given):
    assert given
    assert all(re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", tag) and isinstance(text, str) for tag, text in given.items())


def check_activity(given):
    assert set(given) <= {"objectType", "id", "definition"}
    assert given["objectType"] == "Activity"
    check_iri(given["id"])
    definition = given.get("definition", {})
    assert set(definition) <= {"name", "description", "type", "moreInfo", "extensions"}
    if definition:
        check_language_map(definition["name"])
        check_iri(definition["type"])


def check_extensions(given):
    for key in given:
        check_iri(key)


def check_statement(given):
    """The rules of part 2, chapters 2.3 and 4, as far as they concern these statements."""
    check_no_nulls({key: value for key, value in given.items() if key != "extensions"})
    assert set(given) <= ALLOWED
    UUID(given["id"])
    assert given["version"] == "1.0.3"
    assert ISO_8601.fullmatch(given["timestamp"])
    actor = given["actor"]
    assert actor["objectType"] == "Agent"
    identifiers = {"mbox", "mbox_sha1sum", "openid", "account"} & set(actor)
    assert identifiers == {"account"}  # exactly one
    assert set(actor) == {"objectType", "name", "account"}
    assert set(actor["account"]) == {"homePage", "name"}
    check_iri(actor["account"]["homePage"])
    check_iri(given["verb"]["id"])
    check_language_map(given["verb"]["display"])
    check_activity(given["object"])
    check_context(given["context"])
    if "result" in given:
        check_result(given["result"])


def check_context(given):
    assert set(given) <= {"registration", "platform", "language", "contextActivities", "extensions", "instructor"}
    UUID(given["registration"])
    check_extensions(given.get("extensions", {}))
    for kind, activities in given.get("contextActivities", {}).items():
        assert kind in ("parent", "grouping", "category", "other")
        for activity in activities:
            check_activity(activity)


def check_result(given):
    assert set(given) <= {"score", "success", "completion", "response", "duration", "extensions"}
    score = given["score"]
    assert set(score) == {"scaled", "raw", "min", "max"}
    assert -1 <= score["scaled"] <= 1
    assert score["min"] <= score["raw"] <= score["max"]
    assert isinstance(given["completion"], bool)
    assert isinstance(given.get("success", True), bool)
    check_extensions(given["extensions"])


def made(summary=SUMMARY, marked=MARKED, **more):
    found = [json.loads(json.dumps(each)) for each in statements(summary, marked, **more)]
    for each in found:
        check_statement(each)
    return found


def changed(**values):
    from dataclasses import replace

    return replace(SUMMARY, **values)


def test_a_passed_call_is_begun_and_passed():
    begun, passed = made()
    assert begun["verb"]["id"].endswith("/attempted")
    assert "result" not in begun
    assert begun["timestamp"] == "2027-03-01T09:00:00.000+00:00"
    assert passed["verb"]["id"] == "http://adlnet.gov/expapi/verbs/passed"
    assert passed["timestamp"] == "2027-03-01T09:12:00.000+00:00"
    assert passed["result"]["score"] == {"scaled": 0.61, "raw": 61, "min": 0, "max": 100}
    assert (passed["result"]["success"], passed["result"]["completion"]) == (True, True)
    assert passed["actor"]["name"] == "Ana Röth"
    assert passed["object"]["id"] == f"{HOME}/scenarios/first%20call"
    assert passed["context"]["contextActivities"]["grouping"][0]["id"].endswith("/North%20%26%20South")


def test_only_marks_that_apply_are_told():
    extensions = made()[1]["result"]["extensions"]
    assert extensions[f"{HOME}/xapi/marks"] == [{"criterion": "Asks", "points": 5.5, "of": 10.0}]


def test_a_failed_call_an_open_one_and_one_that_does_not_count():
    from dataclasses import replace

    assert made(marked=replace(MARKED, has_passed=False))[1]["verb"]["display"] == {"en": "failed"}
    assert [each["verb"]["display"]["en"] for each in made(changed(is_finished=False), None)] == ["attempted"]
    helped = made(changed(counts=False, cohort=""))[1]
    assert helped["verb"]["display"] == {"en": "completed"}
    assert "success" not in helped["result"]
    assert "contextActivities" not in helped["context"]


def test_the_same_attempt_gives_the_same_ids_and_another_others():
    ids = [each["id"] for each in made()]
    assert ids == [each["id"] for each in made(home="https://learning.example.org")]
    assert len(set(ids)) == 2
    assert set(ids).isdisjoint(each["id"] for each in made(changed(uuid="6a3ab93c-7a5c-4a4f-8a3c-2f1f4a8f7d12")))


def test_a_trainers_score_stands_beside():
    result = made(trainer_score=75)[1]["result"]
    assert result["score"]["raw"] == 61
    assert result["extensions"][f"{HOME}/xapi/trainer-score"] == 75


@pytest.mark.parametrize("break_it", ["id", "actor", "timestamp"])
def test_the_rules_would_find_a_wrong_statement(break_it):
    (statement, _) = made()
    two_names = {**statement["actor"], "mbox": "mailto:a@b.c"}
    wrong = statement | {break_it: two_names if break_it == "actor" else "nonsense"}
    with pytest.raises((AssertionError, ValueError)):
        check_statement(wrong)
