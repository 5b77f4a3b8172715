"""Fixtures of the application's tests."""

import datetime as dt

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


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch):
    """Argon2 with the least work: what the real parameters are is tested where passwords are."""
    from argon2 import PasswordHasher

    from kelisim.workflow.accounts import passwords

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


class Clock:
    """The time of the accounts, which a test moves."""

    def __init__(self):
        self.now = dt.datetime.now(dt.UTC)

    def forward(self, **span):
        self.now += dt.timedelta(**span)


@pytest.fixture
def team_site(register_file, tmp_path):
    from faces.web.team import TeamSite

    made = TeamSite(register_file, tmp_path)
    yield made
    made.close()


@pytest.fixture
def clock(team_site):
    made = Clock()
    team_site.accounts._clock = lambda: made.now
    return made
