"""W403: one phrase for two things."""

import pytest

from salessim.library.check import check_document
from salessim.library.checks.phrases import phrases_do_not_collide
from salessim.library.finding import Library

RULES = (phrases_do_not_collide,)
ENTRY = phrases_do_not_collide.check


def found(folder, text):
    file = folder / "it.yaml"
    file.write_text(text, encoding="utf-8")
    return check_document(Library(), str(file), rules=RULES).problems


def test_the_examples_do_what_they_say(tmp_path):
    (problem,) = found(tmp_path, ENTRY.bad)
    assert (problem.code, problem.place.line, problem.severity) == ("W403", ENTRY.line, "warning")
    assert "stands for" in problem.message
    assert found(tmp_path, ENTRY.good) == ()


def test_moves_of_a_playbook_are_compared_whatever_their_stops_and_capitals(tmp_path):
    text = """\
format: playbook/1
title: Two of them
moves:
  poke: {label: Poke, acts_like: problem, sounds_like: ["Does it hurt?"]}
  prod: {label: Prod, acts_like: implication, sounds_like: ["does it hurt"]}
"""
    (problem,) = found(tmp_path, text)
    assert problem.place.line == 5


@pytest.mark.parametrize("kind", ["scenario", "playbook"])
def test_no_shipped_document_has_one(kind):
    library = Library()
    names = [located for located in library.documents if located.kind == kind]
    assert names
    assert [p for located in names for p in check_document(library, located, rules=RULES).problems] == []
