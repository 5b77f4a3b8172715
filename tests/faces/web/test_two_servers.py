"""Two server processes on one PostgreSQL register: people who write at once lose nothing and are counted together."""

import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest
from faces.web.team import PASSWORD
from ledger import postgresql
from ledger.conftest import server  # noqa: F401  (a fixture)

from kelisim import workflow
from kelisim.ledger import Ledger, copy_register
from kelisim.workflow import accounts as team

pytestmark = pytest.mark.slow
ON = "on=2025-11-30"
_BY = {"by": "test", "where": "test"}
EACH = 12
PATIENCE = 30.0


class Browser:
    """What a person's browser does, over real HTTP."""

    def __init__(self, base):
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path, headers=None):
        request = urllib.request.Request(self.base + path, headers=headers or {})
        with self.opener.open(request, timeout=60) as answer:
            return answer.read().decode()

    def post(self, path, page, **fields):
        key = re.search(r'name="key" value="([^"]*)"', self.get(page))[1]
        data = urllib.parse.urlencode({"key": key, **fields}).encode()
        with self.opener.open(self.base + path, data=data, timeout=60) as answer:
            return answer.status

    def sign_in(self, name, password=PASSWORD):
        return self.post("/sign-in", "/sign-in", name=name, password=password)


@pytest.fixture
def shared(server, register_file):  # noqa: F811
    """The address of a PostgreSQL register with two analysts."""
    address = postgresql.fresh_schema(server, f"web_{os.getpid()}")
    with workflow.open_ledger(str(register_file)) as ledger:
        copy_register(ledger, address)
    with team.Accounts.open(address) as accounts:
        for name, role in (("Boss B.", "administrator"), ("Aigul A.", "analyst"), ("Bek B.", "analyst")):
            made = team.add_account(accounts, name, role, **_BY)
            team.set_first_password(accounts, made, PASSWORD, **_BY)
    return address


@pytest.fixture
def two(shared):
    """Two servers of that register."""
    command = [sys.executable, "-m", "kelisim", "serve", shared, "--port", "0"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
    try:
        yield [_opened(one) for one in both]
    finally:
        for one in both:
            one.terminate()
            one.wait(20)
            one.stdout.close()


def _opened(process):
    told = process.stdout.readline()
    assert told.startswith("Open http://127.0.0.1:"), told + process.stdout.read()
    return told.split()[1]


def test_two_servers_lose_no_decision_and_no_report(shared, two):
    people = [Browser(base) for base in two]
    for person, name in zip(people, ("Aigul A.", "Bek B."), strict=True):
        person.sign_in(name)
    register = json.loads(people[0].get(f"/register.json?{ON}"))
    claims = _claims(people[0], register)[: 2 * EACH]
    shares, barrier, wrong = (claims[:EACH], claims[EACH:]), threading.Barrier(2), []

    def work(person, mine, number):
        barrier.wait()
        try:
            for claim in mine:
                person.post(f"/queue?{ON}", "/account", verb="accept", claim=claim, reason=f"of {number}")
            text = f"Kazakhstan and Uzbekistan signed a treaty on water number {number} on {number + 1} May 2024."
            person.post("/reports", "/account", pasted=text, title=f"Report {number}", date="2024-05-04")
        except (urllib.error.HTTPError, OSError) as error:
            wrong.append(error)

    threads = [
        threading.Thread(target=work, args=(person, mine, number))
        for number, (person, mine) in enumerate(zip(people, shares, strict=True))
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []
    with Ledger.open(shared) as ledger:
        entries = ledger.entries()
        made = {(one.left, one.by, one.reason) for one in entries.decisions if one.verb == "accept"}
        assert made == {
            (claim, name, f"of {number}")
            for number, (name, mine) in enumerate(zip(("Aigul A.", "Bek B."), shares, strict=True))
            for claim in mine
        }
        assert {"Report 0", "Report 1"} <= {one.title for one in entries.documents}
        assert ledger.verify() == ()
    for person in people:  # each server shows what the other wrote, once its keeper has seen it
        assert _soon_shown(person, {"Report 0", "Report 1"})


def _soon_shown(person, titles):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if titles <= {one["title"] for one in json.loads(person.get("/reports.json"))["reports"]}:
            return True
        time.sleep(0.1)
    return False


def _claims(person, register):
    found = []
    for record in register["records"]:
        told = json.loads(person.get(f"/register/{record['id']}.json?{ON}"))
        found += [one["id"] for one in told["record"]["quotes"]]
    return list(dict.fromkeys(found))


def test_a_session_holds_on_both_servers_and_ends_on_both(two):
    person = Browser(two[0])
    person.sign_in("Aigul A.")
    assert "Aigul A." in person.get("/account")
    jar = next(one for one in person.opener.handlers if hasattr(one, "cookiejar")).cookiejar
    secret = next(one.value for one in jar if one.name.startswith("kelisim-team") and not one.name.endswith("-form"))

    def at_the_other():
        port = two[1].rpartition(":")[2]
        request = urllib.request.Request(two[1] + "/account.json", headers={"cookie": f"kelisim-team-{port}={secret}"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    assert at_the_other() == 200
    person.post("/sign-out", "/account")
    assert at_the_other() == 401


def test_tries_on_both_servers_are_counted_together(two):
    codes = []
    for number in range(12):
        person = Browser(two[number % 2])
        try:
            codes.append(person.sign_in("Aigul A.", "wrong wrong wrong"))
        except urllib.error.HTTPError as error:
            with error:
                codes.append(error.code)
    assert codes == [403] * 10 + [429] * 2
