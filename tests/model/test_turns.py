import pytest
from pydantic import TypeAdapter, ValidationError

from salessim.model.turns import Joining, JoiningRule, RoundsCount, TurnsCount


@pytest.mark.parametrize(("text", "count"), [("7 turns", 7), ("1 turn", 1), ("12", 12), (3, 3)])
def test_turns(text, count):
    assert TypeAdapter(TurnsCount).validate_python(text) == count


@pytest.mark.parametrize(("text", "count"), [("1 round", 1), ("4 rounds without movement", 4), ("2", 2)])
def test_rounds(text, count):
    assert TypeAdapter(RoundsCount).validate_python(text) == count


@pytest.mark.parametrize(
    ("text", "joining"),
    [
        ("after 7 turns", Joining(7, False)),
        ("when you ask for her", Joining(None, True)),
        ("after 7 turns, or when you ask for him", Joining(7, True)),
        ("when you ask for them or after 2 turns", Joining(2, True)),
    ],
)
def test_joining(text, joining):
    assert TypeAdapter(JoiningRule).validate_python(text) == joining


@pytest.mark.parametrize("text", ["after lunch", "when you like", "7 turns or so", ""])
def test_what_is_no_moment_is_refused_with_examples(text):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(JoiningRule).validate_python(text)
    (error,) = caught.value.errors()
    assert error["type"] == "notation"
    assert "after 7 turns" in error["ctx"]["hint"]
