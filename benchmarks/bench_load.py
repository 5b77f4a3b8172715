#!/usr/bin/env python3
"""A team on one register: readers and writers at once, as people use it.

  bench_load.py [REGISTER] [--size 50000] [--readers 50] [--writers 5] [--minutes 5]

Without a register one of that many claims is made by recombining the corpora. The application is served to a team by
`kelisim serve --team`; every reader opens pages, every writer accepts or rejects what the queue shows, each pausing one
to three seconds between pages; all of them run on the same machine as the server. Prints, for all pages and for each
sort, how many were answered and within what time (median, 95 and 99 of a hundred, worst); how long after a decision it
was seen on a page of somebody else; the errors; how often somebody else had decided on a claim meanwhile, which the
page says (409); and whether every decision that was answered stands in the ledger.
"""

from __future__ import annotations

import argparse
import datetime as dt
import http.client
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench_growth import LAST, fill

from kelisim import workflow
from kelisim.workflow import accounts as team

PASSWORD = "wandering otters sign late"
PEOPLE = 6
CONFLICT = 409
LOOK_EVERY = 0.1
KINDS = ("agreement", "project", "commitment", "meeting", "target", "body")
WORDS = ("transport", "water", "Tashkent", "trade", "council", "railway")


@dataclass
class Decided:
    """What came of the decisions.

    Attributes:
        claims: Those that were answered.
        refused: How many were not taken, since somebody else had decided meanwhile.
        last: The last claim that was decided on, and when (monotonic).
        lags: Seconds after which decisions were seen by somebody else.
    """

    claims: list[str] = field(default_factory=list)
    refused: int = 0
    last: tuple[str, float] = ("", 0.0)
    lags: list[float] = field(default_factory=list)


class Visitor:
    """A browser without a screen: one connection, the cookies, and how long each page took."""

    def __init__(self, base: str, spent: dict[str, list[float]], errors: list[str]) -> None:
        self.host, self.spent, self.errors = urlsplit(base).netloc, spent, errors
        self.origin = base
        self.cookies: dict[str, str] = {}
        self.status = 0
        self.link = http.client.HTTPConnection(self.host, timeout=60)

    def ask(self, sort: str, path: str, fields: dict[str, str] | None = None) -> str | None:
        """The page, or ``None`` where it failed (which is noted)."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Accept": "text/html"}
        body = None
        if fields is not None:
            body, headers["Content-Type"] = urlencode(fields), "application/x-www-form-urlencoded"
            headers["Origin"] = self.origin
        begun = time.perf_counter()
        try:
            self.link.request("GET" if body is None else "POST", path, body, headers)
            answer = self.link.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            self.link.close()
            self.errors.append(f"{sort}: {error!r}")
            return None
        self.spent[sort].append(1000 * (time.perf_counter() - begun))
        for cookie in answer.headers.get_all("set-cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.status = answer.status
        away = "/sign-in" in answer.headers.get("location", "") and sort != "sign in"
        if answer.status == CONFLICT:
            return None
        if answer.status >= 400 or away:
            self.errors.append(f"{sort} {path[:80]}: {answer.status}")
            return None
        return page

    def sign_in(self, name: str) -> None:
        """Sign in by the form, as a person does."""
        page = self.ask("sign in", "/sign-in")
        self.ask("sign in", "/sign-in", {"key": hidden(page, "key"), "name": name, "password": PASSWORD})


def hidden(page: str | None, name: str) -> str:
    """The value of a hidden field of a page's first form that has it."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page or "")
    return found[1] if found else ""


def read(visitor: Visitor, records: list[str], until: float, on: str) -> None:
    """Open one page after the other."""
    sorts = {
        "overview": lambda: f"/?on={on}",
        "register": lambda: f"/register?kind={random.choice(KINDS)}&on={on}",
        "search": lambda: f"/register?q={random.choice(WORDS)}&on={on}",
        "record": lambda: f"/register/{random.choice(records)}?on={on}",
        "reports": lambda: f"/reports?on={on}",
        "measures": lambda: f"/measures?on={on}",
    }
    while time.monotonic() < until:
        sort = random.choice(list(sorts))
        visitor.ask(sort, sorts[sort]())
        time.sleep(random.uniform(1, 3))


def write(visitor: Visitor, decided: Decided, until: float, on: str) -> None:
    """Decide on what the queue shows."""
    page = visitor.ask("queue", f"/queue?on={on}")
    while time.monotonic() < until:
        time.sleep(random.uniform(1, 3))
        claim = hidden(page, "claim")
        if not claim:
            page = visitor.ask("queue", f"/queue?on={on}")
            continue
        verb = random.choice(("accept", "reject"))
        fields = {"key": hidden(page, "key"), "claim": claim, "seen": hidden(page, "seen"), "verb": verb}
        if visitor.ask("decision", f"/queue?on={on}", fields) is not None:
            decided.claims.append(claim)
            decided.last = (claim, time.monotonic())
        decided.refused += visitor.status == CONFLICT
        page = visitor.ask("queue", f"/queue?on={on}")


def watch(visitor: Visitor, decided: Decided, until: float, on: str) -> None:
    """See how long it takes until somebody who did not decide is shown a decision."""
    while time.monotonic() < until:
        claim, when = decided.last
        page = visitor.ask("seen", f"/queue.json?claim={claim}&on={on}") if claim else None
        while page is not None and time.monotonic() < until and not json.loads(page)["item"]["said"]:
            time.sleep(LOOK_EVERY)
            page = visitor.ask("seen", f"/queue.json?claim={claim}&on={on}")
        if page is not None and json.loads(page)["item"]["said"]:
            decided.lags.append(time.monotonic() - when)
        time.sleep(random.uniform(1, 3))


def made(address: Path, size: int) -> None:
    """A linked register of that many claims."""
    fill(str(address), size)
    with workflow.open_ledger(str(address)) as ledger:
        workflow.link(ledger)


def people(address: Path) -> tuple[list[str], list[str]]:
    """Accounts of readers and of editors."""
    by = {"by": "bench", "where": "here"}
    found: tuple[list[str], list[str]] = ([], [])
    accounts = team.Accounts.open(str(address))
    team.add_account(accounts, "administrator", "administrator", None, **by)
    for which, role in ((0, "reader"), (1, "editor")):
        for number in range(PEOPLE):
            name = f"{role} {number}"
            team.set_first_password(accounts, team.add_account(accounts, name, role, None, **by), PASSWORD, **by)
            found[which].append(name)
    accounts.close()
    return found


def table(spent: dict[str, list[float]]) -> None:
    """Times by sort of page."""
    print(f"{'page':<12}{'count':>7}{'median':>9}{'95 %':>9}{'99 %':>9}{'worst':>9}   ms")
    rows = {**spent, "all": [one for sort, times in spent.items() if sort != "sign in" for one in times]}
    for sort, times in rows.items():
        order = sorted(times)
        marks = [order[min(len(order) - 1, int(share * len(order)))] for share in (0.5, 0.95, 0.99)] + [order[-1]]
        print(f"{sort:<12}{len(order):>7}" + "".join(f"{mark:>9.0f}" for mark in marks))


def run(address: Path, base: str, options: argparse.Namespace, on: str) -> None:
    """Let everybody work and print what came of it."""
    spent: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    decided = Decided()
    readers, editors = options.people
    keys = {}
    for name in (*readers, *editors):
        visitor = Visitor(base, spent, errors)
        visitor.sign_in(name)
        keys[name] = visitor.cookies
    with workflow.open_ledger(str(address)) as ledger:
        records = [record.id for record in workflow.view(ledger, on=dt.date.fromisoformat(on)).records][:2000]
    begun = time.perf_counter()
    warm = Visitor(base, defaultdict(list), errors)
    warm.cookies = dict(keys[editors[0]])
    warm.ask("first", f"/?on={on}")
    print(f"the first page after the start: {time.perf_counter() - begun:.1f} s", flush=True)
    begun = time.perf_counter()
    for path in (
        f"/measures?on={on}",
        f"/reports?on={on}",
        f"/queue?on={on}",
        *(f"/register?q={word}&on={on}" for word in WORDS),
    ):
        warm.ask("first", path)
    print(f"each sort of page once: {time.perf_counter() - begun:.1f} s", flush=True)
    until = time.monotonic() + 60 * options.minutes
    threads = []
    for number in range(options.readers + options.writers):
        visitor = Visitor(base, spent, errors)
        writes = number < options.writers
        visitor.cookies = dict(keys[editors[number % (PEOPLE - 1)] if writes else readers[number % PEOPLE]])
        args = (visitor, decided, until, on) if writes else (visitor, records, until, on)
        threads.append(threading.Thread(target=write if writes else read, args=args))
    watcher = Visitor(base, defaultdict(list), errors)
    watcher.cookies = dict(keys[editors[-1]])
    threads.append(threading.Thread(target=watch, args=(watcher, decided, until, on)))
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    table(spent)
    print(f"errors: {len(errors)}", *errors[:5], sep="\n  ")
    with workflow.open_ledger(str(address)) as ledger:
        kept = {d.left for d in ledger.entries().decisions if d.by in editors and d.verb in ("accept", "reject")}
    lags = sorted(decided.lags)
    if lags:
        seen = " ".join(f"{lags[min(len(lags) - 1, int(share * len(lags)))]:.1f}" for share in (0.5, 0.95, 1))
        print(f"seconds until somebody else saw a decision (median, 95 %, worst of {len(lags)}): {seen}")
    print(f"decisions refused, since somebody else had decided meanwhile: {decided.refused}")
    told = f"decisions answered: {len(decided.claims)}, on {len(set(decided.claims))} claims"
    print(f"{told}; of these in the ledger: {len(kept & set(decided.claims))}")


def main() -> None:
    """Make, serve, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", nargs="?", type=Path)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=5)
    parser.add_argument("--minutes", type=float, default=5)
    options = parser.parse_args()
    random.seed(1)
    with tempfile.TemporaryDirectory() as home:
        address = Path(home) / "load.kelisim"
        if options.register:
            shutil.copy(options.register, address)
        else:
            made(address, options.size)
        options.people = people(address)
        command = [sys.executable, "-m", "kelisim", "serve", str(address), "--team", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout is not None
                base = re.search(r"https?://[^/\s]+", server.stdout.readline())
                run(address, base[0] if base else "", options, str(LAST))
            finally:
                server.terminate()


if __name__ == "__main__":
    main()
