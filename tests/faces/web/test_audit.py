"""Who entered, decided, took back and issued."""

from faces.web.team import NAMES

ON = "on=2025-11-30"


def lines(person, **query):
    return person.get("/audit.json", params=query).json()["lines"]


def work(team_site):
    analyst, editor = team_site.person("analyst"), team_site.person("editor")
    claim = analyst.json(f"/queue.json?{ON}")["item"]["id"]
    analyst.post(f"/queue?{ON}", verb="accept", claim=claim, reason="looked at it")
    decision = next(one for one in team_site.ledger.entries().decisions if not one.automatic)
    editor.post(f"/queue?{ON}", verb="withdraw", decision=decision.id)
    editor.post(f"/review?{ON}")
    report = b"---\ntitle: A\ndate: 2025-01-01\nlanguage: en\n---\nKazakhstan and Uzbekistan signed a treaty on water."
    analyst.post("/reports", files={"files": ("water.md", report)})
    return claim


def test_every_entry_of_a_person_bears_the_name_of_who_was_signed_in(team_site):
    work(team_site)
    told = [(one["event"], one["by"]) for one in lines(team_site.person("reader")) if one["by"]]
    assert told == [
        ("reports-added", NAMES["analyst"]), ("issued", NAMES["editor"]), ("withdraw", NAMES["editor"]),
        ("accept", NAMES["analyst"]),
    ]  # fmt: skip
    assert [one.by for one in team_site.ledger.entries().issues] == [NAMES["editor"]]


def test_a_name_that_a_form_sends_is_not_believed(team_site):
    analyst = team_site.person("analyst")
    claim = analyst.json(f"/queue.json?{ON}")["item"]["id"]
    analyst.post(f"/queue?{ON}&by=Somebody", verb="accept", claim=claim, by="Somebody Else")
    assert {one.by for one in team_site.ledger.entries().decisions if not one.automatic} == {NAMES["analyst"]}


def test_only_administrators_see_who_signed_in_and_from_where(team_site):
    work(team_site)
    seen = {role: lines(team_site.person(role)) for role in ("reader", "editor", "administrator")}
    for role in ("reader", "editor"):
        assert not [
            one for one in seen[role] if one["event"].startswith(("sign", "account", "password")) or one["where"]
        ]
    events = {one["event"] for one in seen["administrator"]}
    assert {"signed-in", "account-added", "password-set", "accept", "withdraw", "issued"} <= events
    assert {"testclient"} <= {one["where"] for one in seen["administrator"]}


def test_lines_are_chosen_by_person_and_event_and_are_the_newest_first(team_site):
    work(team_site)
    boss = team_site.person("administrator")
    every = lines(boss)
    assert [one["at"] for one in every] == sorted((one["at"] for one in every), reverse=True)
    assert {one["by"] for one in lines(boss, who=NAMES["editor"])} == {NAMES["editor"]}
    assert {one["event"] for one in lines(boss, what="accept")} == {"accept"}
    assert lines(boss, who="Nobody") == []


def test_an_earlier_moment_shows_what_was_there_then(team_site):
    before = team_site.ledger.last_stamp()
    work(team_site)
    told = lines(team_site.person("administrator"), known=before)
    assert told
    assert all(one["at"] <= before for one in told)


def test_the_page_says_what_the_twin_says(team_site):
    work(team_site)
    page = team_site.person("reader").get("/audit").text
    for words in ("accepted", "took back", "issued a review", "water.md", NAMES["analyst"], "looked at it"):
        assert words in page


def test_alone_there_is_the_trail_too(site):
    claim = site.json(f"/queue.json?{ON}")["item"]["id"]
    site.post(f"/queue?{ON}", verb="accept", claim=claim)
    told = site.json("/audit.json")["lines"]
    assert ("accept", "Tester") in {(one["event"], one["by"]) for one in told}
    assert {"read", "counted"} <= {one["event"] for one in told}


def test_decisions_do_not_wait_while_reports_are_read_in(team_site, monkeypatch):
    import threading

    from kelisim import workflow

    analyst, editor = team_site.person("analyst"), team_site.person("editor")
    claim = analyst.json(f"/queue.json?{ON}")["item"]["id"]
    key = editor.key("/account")
    reading, go_on = threading.Event(), threading.Event()
    real = workflow.ingest_bytes

    def slow(*arguments):
        reading.set()
        assert go_on.wait(30)
        return real(*arguments)

    monkeypatch.setattr(workflow, "ingest_bytes", slow)
    files = {"files": ("a.md", b"---\ntitle: A\ndate: 2025-01-01\nlanguage: en\n---\nNothing.")}
    sending = threading.Thread(
        target=editor.client.post, args=("/reports",), kwargs={"data": {"key": key}, "files": files}
    )
    sending.start()
    assert reading.wait(30)
    try:
        assert analyst.post(f"/queue?{ON}", verb="accept", claim=claim).status_code == 303
    finally:
        go_on.set()
        sending.join()
    assert "reports-added" in {one.event for one in team_site.log()}
