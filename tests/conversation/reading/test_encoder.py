"""Which encoder is used: only the one that the head has learned from."""

import pytest

from salessim.conversation.reading import encoder

needs_extra = pytest.mark.skipif(not encoder.is_installed(), reason="the extra [nlu] is not installed")


@needs_extra
def test_the_installed_files_are_those_the_head_has_learned_from():
    assert encoder.load_encoder() is not None


@needs_extra
def test_other_weights_are_not_used(monkeypatch):
    other = dict.fromkeys(encoder._LEARNED_WITH, "0" * 64)
    monkeypatch.setattr(encoder, "_LEARNED_WITH", other)
    encoder._is_as_learned.cache_clear()
    try:
        assert encoder.load_encoder() is None
    finally:
        encoder._is_as_learned.cache_clear()
