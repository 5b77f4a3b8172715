"""What each role and each token may open: every route of the application is asked by everybody."""

import re

import pytest
from faces.web.team import walk
from fastapi.routing import APIRoute

from kelisim.faces.web.rights import NEEDS, need, page_path
from kelisim.model.account import RIGHTS, ROLES, SCOPES

SPECIAL = {"/sign-out", "/account/sessions", "/account/password"}  # they end the session that asks


def addresses(site):
    return sorted({(route.path, verb) for route in walk(site.app.router.routes) for verb in route.methods})


def filled(path):
    return re.sub(r"\{(\w+)\}", "app.css" if "static" in path else "none", path)


def test_every_route_says_what_it_asks_for(team_site):
    routes = list(walk(team_site.app.router.routes))
    assert all(isinstance(route, APIRoute) for route in routes)  # no other kind stands behind ``permitted``
    assert [one for one in addresses(team_site) if need(*one) is None] == []


def test_nothing_is_named_that_is_not_there(team_site):
    there = {(page_path(path), verb) for path, verb in addresses(team_site)}
    assert {(path, verb) for path, verbs in NEEDS.items() for verb in verbs} <= there


def test_a_route_that_nobody_thought_of_is_refused(team_site):
    team_site.app.add_api_route("/secret", lambda: "told", methods=["GET", "POST"])
    boss = team_site.person("administrator")
    assert boss.get("/secret").status_code == 403
    assert boss.post("/secret").status_code == 403
    assert team_site.program("administrator", *SCOPES).get("/secret").status_code == 403
    assert team_site.stranger().get("/secret").status_code == 303


def test_strangers_get_the_pages_for_signing_in_and_nothing_else(team_site):
    stranger = team_site.stranger()
    for path, verb in addresses(team_site):
        answer = stranger.client.request(verb, filled(path))
        if need(path, verb) == "open":
            assert answer.status_code not in (401, 303) or path.startswith("/sign-in"), path
        elif verb == "GET" and not path.endswith(".json"):
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/sign-in")
        else:
            assert answer.status_code == 401, path
            assert "Bearer" in answer.headers["www-authenticate"]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may(team_site, role):
    person = team_site.person(role)
    key = person.key("/account")
    for path, verb in addresses(team_site):
        wanted = need(path, verb)
        if path in SPECIAL or wanted == "open":
            continue
        answer = person.client.request(verb, filled(path), data={"key": key} if verb == "POST" else None)
        allowed = wanted == "own" or wanted in RIGHTS[role]
        assert (answer.status_code != 403) is allowed, (role, verb, path, answer.status_code)
        assert answer.status_code < 500


@pytest.mark.parametrize("scopes", [("read",), ("read", "add"), ("read", "decide"), SCOPES])
def test_each_token_opens_what_its_scopes_say(team_site, scopes):
    program = team_site.program("administrator", *scopes)
    for path, verb in addresses(team_site):
        wanted = need(path, verb)
        answer = program.client.request(verb, filled(path))
        if wanted != "open":
            assert (answer.status_code != 403) is (wanted in scopes), (scopes, verb, path)


def test_a_token_may_no_more_than_the_person(team_site):
    from kelisim.workflow import accounts as team

    program = team_site.program("analyst", *SCOPES)
    assert program.get("/queue.json").status_code == 200
    team.change_role(team_site.accounts, team_site.people["analyst"].id, "reader", by="test", where="test")
    assert program.get("/register.json").status_code == 200
    assert program.get("/queue.json").status_code == 403


def test_a_role_that_changes_holds_from_the_next_request_on(team_site):
    from kelisim.workflow import accounts as team

    person = team_site.person("editor")
    assert person.get("/queue").status_code == 200
    team.change_role(team_site.accounts, team_site.people["editor"].id, "reader", by="test", where="test")
    assert person.get("/queue").status_code == 403
    assert person.get("/register").status_code == 200


def test_what_a_role_may_not_do_is_not_offered(team_site):
    reader = team_site.person("reader")
    assert 'action="/queue' not in reader.get("/").text
    assert 'type="file"' not in reader.get("/reports").text
    assert 'type="file"' not in reader.get("/measures").text
    assert '<form method="post" action="/review' not in reader.get("/review").text
    assert 'href="/queue"' not in reader.get("/").text
    assert 'type="file"' in team_site.person("analyst").get("/reports").text
    assert '<form method="post" action="/review' in team_site.person("editor").get("/review").text


def test_alone_everything_is_allowed_and_there_are_no_accounts(site):
    for path in ("/sign-in", "/account", "/people", "/invitation"):
        assert site.visitor.get(path).status_code == 404
    assert site.visitor.get("/audit").status_code == 200
    assert {need(path, verb) for path, verb in addresses(site)} <= {"read", "add", "decide", "issue", "open"}
