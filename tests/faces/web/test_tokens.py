"""Programs with tokens: on the JSON twins and on what changes the register."""

import re

import pytest
from faces.web.team import NAMES, Program

from kelisim.model.account import SCOPES

ON = "on=2025-11-30"


def make(person, **fields):
    return person.post("/account/tokens", **{"name": "nightly import", "days": "30", **fields})


def key_in(answer):
    return re.search(r"kelisim_[\w-]{43}", answer.text)[0]


def test_a_key_is_shown_once_and_opens_what_its_scopes_say(team_site):
    person = team_site.person("analyst")
    answer = make(person, scope=["add"])
    key = key_in(answer)
    assert key not in person.get("/account").text
    told = person.json("/account.json")["tokens"]
    assert [(one["name"], one["scopes"], one["hint"]) for one in told] == [
        ("nightly import", ["read", "add"], key[:14])
    ]
    assert "digest" not in str(told)
    program = Program(team_site, key)
    assert program.get(f"/register.json?{ON}").json()["total"] > 0
    assert program.get("/queue.json").status_code == 403
    assert program.get("/account.json").status_code == 403
    assert program.post("/account/tokens", name="another", days="30").status_code == 403


def test_a_program_adds_reports_and_decides_without_a_form(team_site):
    adding = team_site.program("analyst", "add")
    report = b"---\ntitle: A\ndate: 2025-01-01\nlanguage: en\n---\nKazakhstan and Uzbekistan signed a treaty on water."
    done = adding.post("/reports", files={"files": ("a.md", report)}, headers={"accept": "application/json"})
    assert done.json()["reports"] == 1
    deciding = team_site.program("analyst", "decide")
    claim = deciding.get(f"/queue.json?{ON}").json()["item"]["id"]
    answer = deciding.post(f"/queue?{ON}", verb="accept", claim=claim, reason="by a program")
    assert answer.status_code in (200, 303)
    made = [one for one in team_site.ledger.entries().decisions if not one.automatic]
    assert [(one.verb, one.left, one.by) for one in made] == [("accept", claim, NAMES["analyst"])]
    logged = team_site.log()[0]
    assert (logged.event, logged.actor, logged.details["token"]) == ("decided", NAMES["analyst"], "a program")


def test_a_token_that_is_taken_back_or_over_opens_nothing(team_site, clock):
    person = team_site.person("reader")
    one, two = (Program(team_site, key_in(make(person))) for _ in range(2))
    ids = [told["id"] for told in person.json("/account.json")["tokens"]]
    assert [program.get("/register.json").status_code for program in (one, two)] == [200, 200]
    for id_ in ids[:1]:
        assert person.post(f"/account/tokens/{id_}").status_code == 303
    assert sorted(program.get("/register.json").status_code for program in (one, two)) == [200, 401]
    clock.forward(days=31)
    assert [program.get("/register.json").status_code for program in (one, two)] == [401, 401]


def test_nobody_takes_back_the_token_of_another(team_site):
    person = team_site.person("analyst")
    program = Program(team_site, key_in(make(person)))
    id_ = person.json("/account.json")["tokens"][0]["id"]
    assert team_site.person("administrator").post(f"/account/tokens/{id_}").status_code == 404
    assert program.get("/register.json").status_code == 200


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"days": "0"}, "1 to 366"), ({"days": "9999"}, "1 to 366"), ({"days": "soon"}, "needs an end"),
        ({"scope": ["administer"]}, "no scope"), ({"scope": ["decide"]}, "role does not allow"),
        ({"name": ""}, "A name has"),
    ],
)  # fmt: skip
def test_a_token_that_cannot_be_is_refused_in_one_sentence(team_site, fields, words):
    answer = make(team_site.person("reader"), **fields)
    assert answer.status_code == 400
    assert words in answer.text
    assert "kelisim_" not in answer.text


@pytest.mark.parametrize(
    "told", ["", "Bearer", "Bearer ", "Bearer guess", "Basic eDp5", "Token x", "Bearer kelisim_" + "x" * 5000]
)
def test_a_wrong_key_opens_nothing_whatever_cookie_is_there(team_site, told):
    person = team_site.person("administrator")
    answer = person.get("/register.json", headers={"authorization": told})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_when_a_token_was_used_is_noted(team_site, clock):
    person = team_site.person("reader")
    program = Program(team_site, key_in(make(person)))
    assert person.json("/account.json")["tokens"][0]["used_at"] is None
    program.get("/register.json")
    first = person.json("/account.json")["tokens"][0]["used_at"]
    program.get("/register.json")
    assert person.json("/account.json")["tokens"][0]["used_at"] == first
    clock.forward(minutes=2)
    program.get("/register.json")
    assert person.json("/account.json")["tokens"][0]["used_at"] > first


def test_the_description_says_which_scope_each_address_asks_for(team_site):
    told = team_site.program("reader", "read").get("/openapi.json").json()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    paths = told["paths"]
    assert paths["/register.json"]["get"]["x-scope"] == "read"
    assert paths["/queue"]["post"]["x-scope"] == "decide"
    assert paths["/reports"]["post"]["x-scope"] == "add"
    assert "x-scope" not in paths["/review"]["post"]  # only a person issues
    for path, verbs in paths.items():
        for verb, told_of in verbs.items():
            assert told_of["security"], (path, verb)
            assert told_of.get("x-scope") in (None, *SCOPES)


def test_alone_the_description_knows_no_tokens(site):
    assert "securitySchemes" not in site.json("/openapi.json").get("components", {})
