"""A team served by several processes: who wrote sees it, workers that die are replaced, and nobody stays behind."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from faces.web.team import PASSWORD
from faces.web.test_two_servers import Browser

from kelisim.ledger import Ledger
from kelisim.workflow import accounts as team

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")]
ON = "on=2025-11-30"
_BY = {"by": "test", "where": "test"}


@pytest.fixture
def server(register_file, tmp_path):
    """A server with two analysts: its process and its address."""
    address = tmp_path / "team.kelisim"
    shutil.copy(register_file, address)
    with team.Accounts.open(str(address)) as accounts:
        for name, role in (("Boss B.", "administrator"), ("Aigul A.", "analyst"), ("Bek B.", "analyst")):
            made = team.add_account(accounts, name, role, **_BY)
            team.set_first_password(accounts, made, PASSWORD, **_BY)
    command = [sys.executable, "-m", "kelisim", "serve", str(address), "--team", "--port", "0"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as one:
        try:
            yield one, one.stdout.readline().split()[1], address
        finally:
            one.kill()


@pytest.fixture
def people(server):
    """Both analysts, signed in."""
    found = [Browser(server[1]) for _ in range(2)]
    for person, name in zip(found, ("Aigul A.", "Bek B."), strict=True):
        person.sign_in(name)
    return found


def children(process):
    """The processes that a process has forked, and theirs."""
    found = []
    for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
        found += [int(one), *children(int(one))]
    return found


def alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def until(holds, seconds=20):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def queue(person):
    return json.loads(person.get(f"/queue.json?{ON}"))


def test_whoever_decided_sees_it_on_the_next_page(people):
    seen = []
    for turn in range(4):
        person = people[turn % 2]
        item = queue(person)["item"]
        assert item["id"] not in seen
        seen.append(item["id"])
        person.post(f"/queue?{ON}", f"/queue?{ON}", verb="accept", claim=item["id"], seen="")
        after = queue(person)  # of the generation before, with what was decided since
        assert after["item"]["id"] not in seen
        assert after["latest"][0]["left"] == item["id"]
        trail = person.get("/audit")
        assert trail.count("accepted") >= turn + 1
        record = json.loads(person.get(f"/queue.json?{ON}&claim={item['id']}"))["item"]
        assert [one["verb"] for one in record["said"]] == ["accept"]
    person.post(f"/queue?{ON}", f"/queue?{ON}", verb="withdraw", decision="")
    assert queue(person)["latest"][0]["left"] == seen[1]


def test_what_a_command_enters_is_seen_too(server, people):
    added = "Kazakhstan and Uzbekistan signed the Treaty on Joint Wells on 19 November 2025."
    report = server[2].parent / "wells.md"
    report.write_text(f"---\ntitle: Wells\ndate: 2025-11-20\nlanguage: en\n---\n{added}\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "kelisim", "add", str(server[2]), str(report)], check=True, capture_output=True
    )
    assert until(lambda: "Wells" in people[0].get(f"/reports?{ON}"))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_that_is_killed_is_replaced(server, people):
    people[0].get(f"/?{ON}")
    keeper = children(server[0].pid)[0]
    before = children(keeper)
    for worker in before:
        os.kill(worker, signal.SIGKILL)
    assert "Overview" in people[0].get(f"/?{ON}")
    assert until(lambda: not set(before) & set(children(keeper)))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nobody_outlives_the_server(server, people, how):
    people[0].get(f"/?{ON}")
    every = children(server[0].pid)
    assert len(every) >= 3
    server[0].send_signal(how)
    server[0].wait(20)
    assert until(lambda: not any(alive(one) for one in every))
    assert until(lambda: not list(server[2].parent.glob("kelisim-*")))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_without_its_keeper_the_server_ends_with_a_sentence(server, people):
    people[0].get(f"/?{ON}")
    os.kill(children(server[0].pid)[0], signal.SIGKILL)
    assert server[0].wait(20) == 1
    assert "start `kelisim serve` again" in server[0].stdout.read()


def test_large_bodies_come_through_and_too_large_ones_are_refused(people):
    boundary, key = "b0undary", re.search(r'name="key" value="([^"]*)"', people[0].get("/account"))[1]
    for megabytes, wanted in ((8, 200), (60, 413)):
        text = b"A line that says nothing.\n" * (megabytes * 2**20 // 26)
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="key"\r\n\r\n{key}\r\n--{boundary}\r\n'
        head += 'Content-Disposition: form-data; name="files"; filename="a.bin"\r\n\r\n'
        body = head.encode() + text + f"\r\n--{boundary}--\r\n".encode()
        assert sent(people[0], "/reports", body, f"multipart/form-data; boundary={boundary}") == wanted


def sent(person, path, body, kind):
    import urllib.error
    import urllib.request

    headers = {"content-type": kind, "accept": "application/json"}
    request = urllib.request.Request(person.base + path, data=body, headers=headers)
    try:
        with person.opener.open(request, timeout=60) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_a_client_that_dawdles_holds_nobody_up(server, people):
    place = urlsplit(server[1])
    slow = [socket.create_connection((place.hostname, place.port)) for _ in range(20)]
    try:
        for one in slow:
            one.sendall(
                f"POST /sign-in HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Length: 100000\r\n\r\nkey=".encode()
            )
        begun = time.monotonic()
        for _ in range(5):
            people[0].get(f"/?{ON}")
        assert queue(people[1])["item"]
        assert time.monotonic() - begun < 20
    finally:
        for one in slow:
            with suppress(OSError):
                one.close()


def test_connections_are_let_go_before_a_fork(register_file, tmp_path):
    address = tmp_path / "copy.kelisim"
    shutil.copy(register_file, address)
    with Ledger.open(str(address)) as ledger, team.Accounts.open(str(address)) as accounts:
        stamp = ledger.last_stamp()
        for one in (ledger, accounts):
            one.release()
        assert not [one for one in Path("/proc/self/fd").iterdir() if one.resolve().name.startswith(address.name)]
        process = os.fork()
        if not process:
            os._exit(0 if ledger.last_stamp() == stamp else 1)
        assert ledger.last_stamp() == stamp
        assert os.waitpid(process, 0)[1] == 0
