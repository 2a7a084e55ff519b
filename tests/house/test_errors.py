import pickle
import re

import pytest

from salessim import errors
from salessim.errors import DocumentError, NotationError, Place, Problem, SalessimError, error_classes


def test_the_tree_in_the_docstring_is_the_tree():
    listed = re.findall(r"(\w+Error)\s+(S\d\d)", errors.__doc__)
    assert listed == [(kind.__name__, kind.code) for kind in sorted(error_classes(), key=lambda kind: kind.code)]


def test_codes_are_used_once():
    codes = [kind.code for kind in error_classes()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    "error",
    [
        SalessimError("It broke.", "Mend it.", Place("a.yaml", 3, 4, "people.marta")),
        NotationError("12 bananas", "“12 bananas” is not an amount of money.", ["48k EUR"], within="range"),
        DocumentError([Problem("E001", "error", Place("a.yaml", 1, 1), "Wrong.", "Right it.")]),
    ],
)
def test_errors_survive_the_way_to_another_process(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert str(back) == str(error)
    assert back.__dict__ == error.__dict__


def test_a_document_error_counts_what_else_is_wrong():
    place = Place("a.yaml", 2, 5, "title")
    error = DocumentError(
        [
            Problem("W201", "warning", place, "Odd."),
            Problem("E001", "error", place, "First."),
            Problem("E002", "error", place, "Second."),
        ]
    )
    assert str(error) == "a.yaml:2:5: First. (1 more)"


def test_a_message_says_where_and_what_to_do():
    error = SalessimError("“trsut” is not known.", "Did you mean “trust”?", Place("a.yaml", 3, 4))
    assert str(error) == "a.yaml:3:4: “trsut” is not known. Did you mean “trust”?"
