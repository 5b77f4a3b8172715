"""A small register behind the application, and a visitor who holds the key."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from starlette.testclient import TestClient

from kelisim import workflow
from kelisim.faces.web.app import create_app
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.guard import Keys

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "kazakhstan-uzbekistan"
PORT = 8600
BASE = f"http://127.0.0.1:{PORT}"
HOSTILE = '<script>alert("x")</script>'

HOSTILE_REPORT = f"""---
id: hostile
title: {HOSTILE} & "quoted"
date: 2024-05-02
publisher: <img src=x onerror=alert(1)>
source_url: javascript:alert(1)
language: en
---
Kazakhstan and Uzbekistan signed the Treaty on {HOSTILE} Allied Relations on 1 May 2024.

Kazakhstan and Uzbekistan plan to increase trade to $10 billion by 2030, President Tokayev said.
"""


def make_register(path: Path, *, reports: int = 12) -> None:
    """A register of some of the example's reports, its statistics, and a report that wants to be a script."""
    with workflow.create(str(path), ("KAZ", "UZB")) as ledger:
        files = [(file.name, file.read_bytes()) for file in sorted((EXAMPLE / "docs").iterdir())[-reports:]]
        workflow.ingest_bytes(ledger, [*files, ("hostile.md", HOSTILE_REPORT.encode())])
        workflow.observe(ledger, str(EXAMPLE / "trade.csv"))


class Site:
    """The application over a copy of a register.

    Attributes:
        anyone: A client without a cookie.
        visitor: One with it.
    """

    def __init__(self, register: Path, folder: Path) -> None:
        address = folder / "register.kelisim"
        shutil.copy(register, address)
        self.ledger = workflow.open_ledger(str(address))
        self.keys = Keys.fresh(PORT)
        self.desk = Desk(self.ledger, by="Tester")
        self.app = create_app(self.desk, self.keys)
        self.anyone = TestClient(self.app, base_url=BASE, follow_redirects=False)
        self.visitor = TestClient(self.app, base_url=BASE, follow_redirects=False)
        self.visitor.get("/start", params={"token": self.keys.token})

    def get(self, path):
        answer = self.visitor.get(path)
        assert answer.status_code == 200, (path, answer.text)
        return answer

    def json(self, path):
        return self.get(path).json()

    def post(self, path, *, files=None, headers=None, **fields):
        data = {"key": self.keys.form_key, **fields}
        return self.visitor.post(path, data=data, files=files, headers=headers)

    def forms(self, path):
        """What the forms of a page are ready to send: a list of action and fields."""
        page = self.get(path).text
        found = []
        for form in re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL):
            action = re.search(r'action="([^"]+)"', form)[1]
            fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
            found.append((action, fields))
        return found
