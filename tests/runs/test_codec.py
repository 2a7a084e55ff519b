import math

import numpy as np
import pytest

from salessim.runs.codec import JsonCodec

CODEC = JsonCodec()


def test_numbers_come_back_to_the_last_bit():
    value = {
        "mean": 0.1 + 0.2,
        "tiny": 5e-324,
        "count": 10**30,
        "is_won": True,
        "names": ["ä", ""],
        "none": None,
    }
    back = CODEC.decode(CODEC.encode(value))
    assert back == value
    assert [type(back[key]) for key in value] == [type(value[key]) for key in value]


def test_figures_that_do_not_exist_come_back():
    back = CODEC.decode(CODEC.encode([math.nan, math.inf, -math.inf]))
    assert isinstance(back, list)
    assert math.isnan(back[0])
    assert back[1:] == [math.inf, -math.inf]


def test_equal_results_have_equal_bytes():
    assert CODEC.encode({"a": 1, "b": 2}) == CODEC.encode({"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ((1, 2), r"the result is a builtins.tuple"),
        ({"kpis": [np.float64(1.0)]}, r"the result\['kpis'\]\[0\] is a numpy.float64"),
        ({1: "a"}, r"the result has the key 1; only texts can be keys"),
    ],
)
def test_what_would_come_back_changed_is_refused_with_its_place(value, message):
    with pytest.raises(TypeError, match=message):
        CODEC.encode(value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe{"])
def test_what_is_no_json_is_a_value_error(data):
    with pytest.raises(ValueError):
        CODEC.decode(data)
