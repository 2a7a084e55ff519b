"""Settings that every test shares."""

import gc
import os

import pytest
from hypothesis import settings

# Time never decides a test, and the same checkout gives the same verdict: exploring with new examples is for
# `make test-all`, which sets the profile `explore`.
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_finish():
    """What was imported and collected stays to the end: the collector of memory need not walk through it every time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """No test reads or writes the folders of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SALESSIM_DATA", str(home / "data"))
    monkeypatch.setenv("SALESSIM_LIBRARY", str(home / "own"))
