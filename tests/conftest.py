"""Puts this folder on the path, so that tests of several rooms can share helpers; keeps out of the user's folders."""

import os
import tempfile

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_state():
    """The key that seals caches belongs to the user; tests have one of their own, also in programs that they start."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "XDG_STATE_HOME", folder)
        yield
