"""Fixtures of the application's tests."""

import pytest

pytest.importorskip("fastapi")

from faces.web.site import Site, make_register


@pytest.fixture(scope="session")
def register_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "made.kelisim"
    make_register(path)
    return path


@pytest.fixture
def site(register_file, tmp_path):
    made = Site(register_file, tmp_path)
    yield made
    made.ledger.close()
