import pickle
import signal
import sys

import pytest

from runs.sample_jobs import divide_ten_by
from salessim.runs.worker import answer, ctrl_c_held_back


def test_a_call_is_answered_with_its_result():
    call = pickle.dumps((divide_ten_by, (4,), {}))
    assert pickle.loads(answer(call)) == (True, 2.5, "")


def test_a_failing_call_is_answered_with_the_error_and_where_it_happened():
    is_result, error, trace = pickle.loads(answer(pickle.dumps((divide_ten_by, (), {"number": 0}))))
    assert not is_result
    assert isinstance(error, ZeroDivisionError)
    assert "return 10 / number" in trace


def test_a_call_that_cannot_be_read_is_answered_with_an_error():
    is_result, error, _ = pickle.loads(answer(b"no pickle"))
    assert not is_result
    assert isinstance(error, pickle.UnpicklingError)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal masks")
def test_ctrl_c_is_held_back_for_this_thread_only_while_asked():
    def blocked() -> set[int]:
        return set(signal.pthread_sigmask(signal.SIG_BLOCK, set()))

    before = blocked()
    with ctrl_c_held_back():
        assert signal.SIGINT in blocked()
    assert blocked() == before
