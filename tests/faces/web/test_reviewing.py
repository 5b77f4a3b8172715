"""Pages after a decision are those of a fresh process; a review that takes long is made beside the pages."""

import time

import pytest
from faces.web.site import BASE
from starlette.testclient import TestClient

from kelisim import workflow
from kelisim.faces.web import reviewing
from kelisim.faces.web.app import create_app
from kelisim.faces.web.desk import Desk
from kelisim.faces.web.guard import Keys

ON = "on=2026-06-01"
TWINS = ("/overview.json", "/measures.json", "/reports.json", "/register.json", "/queue.json")


def told(visitor, known=""):
    moment = f"&known={known}" if known else ""
    return {path: visitor.get(f"{path}?{ON}{moment}").json() for path in TWINS}


@pytest.fixture
def anew(site):
    """What a process that has just begun tells of the register."""

    def look(known=""):
        with workflow.open_ledger(str(site.desk.ledger.address)) as ledger:
            keys = Keys.fresh(8600)
            visitor = TestClient(create_app(Desk(ledger, by="Tester"), keys), base_url=BASE, follow_redirects=False)
            visitor.get("/start", params={"token": keys.token})
            return told(visitor, known)

    return look


def decide(site):
    _, fields = next((a, f) for a, f in site.forms(f"/queue?{ON}") if "claim" in f)
    assert site.post(f"/queue?{ON}", verb="reject", **fields).status_code == 303


def test_after_a_decision_all_pages_are_those_of_a_fresh_process(site, anew, monkeypatch):
    monkeypatch.setattr(reviewing, "QUICK", 60)  # whatever else the machine does: a long review is another test's
    before = told(site.visitor)
    for _ in range(3):
        decide(site)
        assert told(site.visitor) == anew()
    assert told(site.visitor) != before


def test_a_review_that_takes_long_is_made_beside_the_pages(site, anew, monkeypatch):
    monkeypatch.setattr(reviewing, "QUICK", -1)
    monkeypatch.setattr(reviewing, "REST", 0)
    first = site.json(f"/overview.json?{ON}")
    assert first["reviewed"] is None
    moment = site.desk.ledger.last_stamp()
    decide(site)
    after = site.json(f"/overview.json?{ON}")
    assert after["reviewed"] == moment
    assert after["counts"]["waiting"] < first["counts"]["waiting"]
    assert [after[part] for part in ("important", "newest", "targets")] == [
        first[part] for part in ("important", "newest", "targets")
    ]
    assert "follows shortly" in site.get(f"/?{ON}").text or site.json(f"/overview.json?{ON}")["reviewed"] is None
    until = time.monotonic() + 20
    while site.json(f"/overview.json?{ON}")["reviewed"] and time.monotonic() < until:
        time.sleep(0.05)
    assert told(site.visitor) == anew()


def test_a_moment_of_knowledge_is_never_shown_as_of_another(site, monkeypatch):
    monkeypatch.setattr(reviewing, "QUICK", -1)
    site.json(f"/overview.json?{ON}")
    decide(site)
    known = site.desk.ledger.last_stamp()
    assert site.json(f"/overview.json?{ON}&known={known}")["reviewed"] is None


def test_pages_of_measures_hold_each_target_once(site, monkeypatch):
    whole = site.json(f"/measures.json?{ON}")
    monkeypatch.setattr("kelisim.faces.web.pages.measures.PER_PAGE", 1)
    first = site.json(f"/measures.json?{ON}")
    pages = [site.json(f"/measures.json?{ON}&page={number}") for number in range(1, first["pages"] + 1)]
    assert [one for page in pages for one in page["measures"]] == whole["measures"]
    assert first["total"] == len(whole["measures"]) > 1
    assert 'rel="next"' in site.get(f"/measures?{ON}").text
