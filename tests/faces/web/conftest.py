"""Fixtures of the application's tests."""

import datetime as dt
import shutil

import pytest

pytest.importorskip("fastapi")

from faces.web.browser import Browser, served
from faces.web.russian import make_russian_register
from faces.web.site import Site, make_register

from kelisim.faces.web.tongue import COOKIE


def _made(factory, make):
    path = factory.mktemp("web") / "made.kelisim"
    make(path)
    return path


def _visited(register, folder):
    made = Site(register, folder)
    yield made
    made.ledger.close()


@pytest.fixture(scope="session")
def register_file(tmp_path_factory):
    return _made(tmp_path_factory, make_register)


@pytest.fixture
def site(register_file, tmp_path):
    yield from _visited(register_file, tmp_path)


@pytest.fixture(scope="session")
def russian_file(tmp_path_factory):
    return _made(tmp_path_factory, make_russian_register)


@pytest.fixture
def russian_site(russian_file, tmp_path):
    for made in _visited(russian_file, tmp_path):
        made.visitor.cookies.set(COOKIE, "ru")
        yield made


@pytest.fixture
def alone(register_file, tmp_path):
    """The address that opens a register served to one person, in the server's own process."""
    address = tmp_path / "r.kelisim"
    shutil.copy(register_file, address)
    with served(address, "--by", "Tester") as start:
        yield start


@pytest.fixture
def inside(alone):
    """A browser that has come in, and the address before the paths."""
    base = alone.partition("/start")[0]
    with Browser() as browser:
        browser.size(1280, 900)
        browser.open(alone)
        browser.wait("location.pathname === '/' && !!document.querySelector('h1')")
        yield browser, base
        assert [one["params"] for one in browser.events if one["method"] == "Runtime.exceptionThrown"] == []


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
