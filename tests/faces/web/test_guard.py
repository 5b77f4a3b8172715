"""Who may come in."""

import pytest
from faces.web.site import BASE, PORT
from faces.web.team import walk


def test_nothing_is_open_without_the_cookie(site):
    for path in ("/", "/register.json", "/openapi.json", "/static/app.css", "/nothing", "/docs"):
        answer = site.anyone.get(path)
        assert answer.status_code == 403
        assert len(answer.text.splitlines()) == 1
    assert site.anyone.post("/queue", data={"key": site.keys.form_key}).status_code == 403


def test_a_wrong_cookie_or_token_opens_nothing(site):
    assert site.anyone.get("/", headers={"cookie": f"{site.keys.cookie}=guess"}).status_code == 403
    for token in ("", "guess", site.keys.session):
        answer = site.anyone.get("/start", params={"token": token})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
    assert site.anyone.post("/start", params={"token": site.keys.token}).status_code == 403


def test_the_token_becomes_a_strict_cookie(site):
    told = site.anyone.get("/start", params={"token": site.keys.token}).headers["set-cookie"]
    assert told.startswith(f"kelisim-{PORT}=")
    assert "HttpOnly" in told
    assert "samesite=strict" in told.lower()
    assert "domain" not in told.lower()
    assert site.keys.token not in told


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:80", "", "localhost"])
def test_another_host_is_refused(site, host):
    for path in ("/", f"/start?token={site.keys.token}"):
        assert site.visitor.get(path, headers={"host": host}).status_code == 421


def posts(site):
    return sorted({route.path for route in walk(site.app.router.routes) if "POST" in route.methods})


def test_every_post_wants_the_key_of_the_form(site):
    found = posts(site)
    assert found == [
        "/measures", "/queue", "/queue/split", "/register/{record}/lineage", "/reports", "/reports/{digest}/claim",
        "/review",
    ]  # fmt: skip
    before = site.ledger.last_stamp()
    for path in found:
        for key in (None, "", "guess"):
            data = {} if key is None else {"key": key}
            assert site.visitor.post(path, data=data).status_code == 403, path
    assert site.ledger.last_stamp() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
        {"origin": BASE, "sec-fetch-site": "cross-site"},
    ],
)  # fmt: skip
def test_a_post_from_elsewhere_is_refused_though_it_has_all_keys(site, headers):
    before = site.ledger.last_stamp()
    assert site.post("/review", headers=headers).status_code == 403
    assert site.ledger.last_stamp() == before


def test_a_post_from_here_is_taken(site):
    assert site.post("/review", headers={"origin": BASE, "sec-fetch-site": "same-origin"}).status_code == 303


def test_every_answer_has_the_headers(site):
    answers = [
        site.visitor.get("/"),
        site.anyone.get("/"),
        site.visitor.get("/nothing"),
        site.visitor.get("/static/app.css"),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"


def test_a_failure_inside_tells_nothing_of_itself(site, monkeypatch):
    from starlette.testclient import TestClient

    monkeypatch.setattr(site.desk, "shown", lambda *_: 1 / 0)
    client = TestClient(site.app, base_url=BASE, raise_server_exceptions=False, cookies=dict(site.visitor.cookies))
    answer = client.get("/register")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
