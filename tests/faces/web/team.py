"""A register served to a team: one person of each role, programs with tokens, and strangers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from starlette.testclient import TestClient

from kelisim import workflow
from kelisim.faces.web.accounts.house import House
from kelisim.faces.web.app import create_team_app
from kelisim.faces.web.desk import Desk
from kelisim.model.account import ROLES
from kelisim.workflow import accounts as team

URL = "https://kelisim.example.org"
PASSWORD = "wandering otters sign late"
OTHER_PASSWORD = "seven copper kettles at dawn"
NAMES = {"reader": "Rano R.", "analyst": "Aigul A.", "editor": "Ermek E.", "administrator": "Akmal D."}
_BY = {"by": "test", "where": "test"}


class Person:
    """A browser: a client with its cookies, which fills in the key of the forms."""

    def __init__(self, site, *, where="testclient"):
        self.site = site
        self.client = TestClient(site.app, base_url=site.house.url, follow_redirects=False, client=(where, 1))

    def get(self, path, **named):
        return self.client.get(path, **named)

    def json(self, path):
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    def key(self, path):
        """The key of a page's forms."""
        page = self.get(path).text
        return re.search(r'name="key" value="([^"]*)"', page)[1]

    def post(self, path, *, page="/account", headers=None, files=None, **fields):
        return self.client.post(path, data={"key": self.key(page), **fields}, files=files, headers=headers)

    def sign_in(self, name, password=PASSWORD, **fields):
        return self.post("/sign-in", page="/sign-in", name=name, password=password, **fields)

    @property
    def secret(self):
        return self.client.cookies.get(self.site.house.cookie)

    def hold(self, secret):
        """Put a session's secret into the browser."""
        self.client.cookies.set(self.site.house.cookie, secret, domain="kelisim.example.org", path="/")


class Program:
    """A program with a token."""

    def __init__(self, site, key):
        self.client = TestClient(site.app, base_url=site.house.url, follow_redirects=False)
        self.client.headers["authorization"] = f"Bearer {key}"

    def get(self, path, **named):
        return self.client.get(path, **named)

    def post(self, path, *, files=None, headers=None, **fields):
        return self.client.post(path, data=fields, files=files, headers=headers)


class TeamSite:
    """The application over a copy of a register, with an account for each role."""

    def __init__(self, register: Path, folder: Path, *, url=URL, proxies=(), provider=None):
        self.address = folder / "team.kelisim"
        shutil.copy(register, self.address)
        self.ledger = workflow.open_ledger(str(self.address))
        self.accounts = team.Accounts.open(str(self.address))
        self.house = House(self.accounts, url, proxies, provider)
        self.desk = Desk(self.ledger, by="")
        self.app = create_team_app(self.desk, self.house)
        self.people = {role: self.add(NAMES[role], role) for role in ROLES}

    def add(self, name, role, email=None, password=PASSWORD):
        made = team.add_account(self.accounts, name, role, email, **_BY)
        if password:
            team.set_first_password(self.accounts, made, password, **_BY)
        return made

    def stranger(self, **named):
        return Person(self, **named)

    def person(self, role):
        """Somebody of that role, signed in."""
        found = Person(self)
        assert found.sign_in(NAMES[role]).status_code == 303
        return found

    def program(self, role, *scopes):
        key, _ = team.create_token(self.accounts, self.people[role], "a program", list(scopes), 30, where="test")
        return Program(self, key)

    def log(self):
        return team.log_lines(self.accounts, most=1000)

    def close(self):
        self.accounts.close()
        self.ledger.close()


def walk(routes):
    """All routes, those of included routers too."""
    for route in routes:
        inner = getattr(route, "routes", None) or getattr(getattr(route, "original_router", None), "routes", None)
        yield from walk(inner) if inner else [route]
