import pytest

from salessim.errors import NotFoundError
from salessim.model.parameters import GRADES, parameter, parameters


def test_every_parameter_is_complete_and_inside_its_range():
    for name, entry in parameters().items():
        assert entry.low <= entry.default <= entry.high, name
        assert entry.unit, name
        assert entry.source, name
        assert entry.description, name
        assert entry.grade in GRADES, name


def test_an_assumption_says_so_in_source_and_grade():
    for name, entry in parameters().items():
        assert (entry.source == "assumption") == (entry.grade == "assumption"), name


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(NotFoundError, match=r"trust\.open\.start"):
        parameter("trust.opne.start")
