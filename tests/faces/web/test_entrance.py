"""Signing in and out, invitations, the own account."""

import re

import pytest
from faces.web.team import NAMES, OTHER_PASSWORD, PASSWORD, URL, Person, TeamSite

from kelisim.workflow import accounts as team
from kelisim.workflow.accounts import signing

REFUSED = "The name or the password is not right"


def test_the_way_in_and_out(team_site):
    person = team_site.stranger()
    asked = person.get("/register?on=2025-11-30&q=a b")
    there = asked.headers["location"]
    assert there == "/sign-in?to=%2Fregister%3Fon%3D2025-11-30%26q%3Da%2520b"
    to = re.search(r'name="to" value="([^"]*)"', person.get(there).text)[1].replace("&amp;", "&")
    done = person.sign_in(NAMES["reader"], to=to)
    assert done.status_code == 303
    assert done.headers["location"] == "/register?on=2025-11-30&q=a%20b"
    assert NAMES["reader"] in person.get("/").text
    held = person.secret
    out = person.post("/sign-out")
    assert out.headers["location"] == "/sign-in"
    assert '"cache"' in out.headers["clear-site-data"]
    assert person.secret is None
    person.hold(held)
    assert person.get("/").status_code == 303


def test_the_cookie_of_a_session(team_site):
    told = [
        one
        for one in team_site.stranger().sign_in(NAMES["reader"]).headers.get_list("set-cookie")
        if one.startswith("__Host-kelisim=")
    ]
    assert len(told) == 1
    for part in ("HttpOnly", "Secure", "Path=/", "SameSite=strict"):
        assert part in told[0]
    assert "Domain" not in told[0]
    assert "Max-Age" not in told[0]  # gone with the browser


def test_over_https_browsers_are_told_to_stay_there(team_site):
    for path in ("/", "/sign-in", "/static/app.css", "/sign-in?language=ru"):
        assert "max-age=63072000" in team_site.stranger().get(path).headers["strict-transport-security"]


def test_without_https_only_on_this_machine(register_file, tmp_path):
    site = TeamSite(register_file, tmp_path, url="http://127.0.0.1:8600")
    person = site.stranger()
    assert person.sign_in(NAMES["reader"]).status_code == 303
    assert person.client.cookies.get("kelisim-team-8600")
    assert "strict-transport-security" not in person.get("/").headers
    site.close()


@pytest.mark.parametrize("name", [NAMES["reader"], "Nobody N.", "", "x" * 5000, "rano@example.org"])
@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper(), PASSWORD + " ", PASSWORD[:-1], "x" * 10_000])
def test_a_refusal_says_nothing_of_which_accounts_there_are(team_site, name, password):
    person = team_site.stranger()
    answer = person.sign_in(name, password)
    assert answer.status_code == 403
    assert REFUSED in answer.text
    assert person.secret is None
    assert password not in answer.text or not password or password == "wrong"


def test_nobody_costs_as_much_work_as_somebody(team_site, monkeypatch):
    from kelisim.workflow.accounts import passwords

    asked = []
    real = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda kept, told: asked.append(told) or real(kept, told))
    for name in (NAMES["reader"], "Nobody N."):
        team_site.stranger().sign_in(name, "wrong words of some length")
    assert len(asked) == 2


def test_a_closed_account_is_refused_like_any_other(team_site):
    person = team_site.person("reader")
    program = team_site.program("reader", "read")
    boss = team_site.person("administrator")
    boss.post(f"/people/{team_site.people['reader'].id}", verb="close")
    assert person.get("/").status_code == 303
    assert program.get("/register.json").status_code == 401
    assert REFUSED in team_site.stranger().sign_in(NAMES["reader"]).text
    boss.post(f"/people/{team_site.people['reader'].id}", verb="open")
    assert team_site.stranger().sign_in(NAMES["reader"]).status_code == 303
    assert program.get("/register.json").status_code == 401  # a token that was taken back stays so


def test_signing_in_works_by_name_and_address_in_any_case(team_site):
    team_site.add("Zulfiya Z.", "reader", "zulfiya@example.org")
    for told in ("zulfiya z.", "ZULFIYA@example.ORG", " Zulfiya Z. "):
        assert team_site.stranger().sign_in(told).status_code == 303


def test_each_sign_in_has_a_new_secret_and_ends_the_one_before(team_site):
    person = team_site.stranger()
    person.hold("chosen-by-somebody-else")
    person.sign_in(NAMES["reader"])
    first = person.secret
    assert first != "chosen-by-somebody-else"
    person.sign_in(NAMES["reader"])
    assert person.secret != first
    assert team.signed_in(team_site.accounts, first) is None


def test_too_many_tries_are_slowed_for_the_account_from_there(team_site):
    thief = team_site.stranger(where="203.0.113.7")
    for _ in range(signing.FROM_ONE_PLACE):
        assert thief.sign_in(NAMES["reader"], "guess guess guess").status_code == 403
    slowed = thief.sign_in(NAMES["reader"])
    assert slowed.status_code == 429
    assert slowed.headers["retry-after"]
    assert "wait" in slowed.text
    assert thief.sign_in(NAMES["editor"], "guess guess guess").status_code == 403
    assert thief.sign_in(NAMES["reader"]).status_code == 429
    assert [one.event for one in team_site.log()].count("sign-in-slowed") == 1
    assert (
        team_site.stranger(where="203.0.113.8").sign_in(NAMES["reader"]).status_code == 303
    )  # the person is not shut out


def test_too_many_tries_from_one_address_are_slowed_for_all_accounts(team_site):
    thief = team_site.stranger(where="203.0.113.7")
    key = thief.key("/sign-in")
    for number in range(signing.OF_ONE_PLACE):
        thief.client.post("/sign-in", data={"key": key, "name": f"guess {number}", "password": "x"})
    assert thief.sign_in(NAMES["reader"]).status_code == 429


def test_too_many_tries_on_one_account_are_slowed_from_everywhere(team_site):
    for number in range(signing.FOR_ONE_ACCOUNT):
        team_site.stranger(where=f"203.0.113.{number}").sign_in(NAMES["reader"], "guess guess guess")
    assert team_site.stranger(where="198.51.100.1").sign_in(NAMES["reader"]).status_code == 429
    assert team_site.stranger(where="198.51.100.1").sign_in(NAMES["editor"]).status_code == 303


def test_all_addresses_of_one_network_count_as_one(team_site):
    for number in range(signing.FROM_ONE_PLACE):
        team_site.stranger(where=f"2001:db8:0:1::{number:x}").sign_in(NAMES["reader"], "guess guess guess")
    assert team_site.stranger(where="2001:db8:0:1:ffff::1").sign_in(NAMES["reader"]).status_code == 429
    assert team_site.stranger(where="2001:db8:0:2::1").sign_in(NAMES["reader"]).status_code == 303


def test_a_header_that_says_where_one_comes_from_is_believed_of_proxies_only(register_file, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain = TeamSite(register_file, tmp_path / "a")
    behind = TeamSite(register_file, tmp_path / "b", proxies=("10.0.0.5",))
    seen = {}
    for name, site, where in (
        ("open", plain, "10.0.0.5"),
        ("behind", behind, "10.0.0.5"),
        ("other", behind, "10.0.0.6"),
    ):
        person = site.stranger(where=where)
        person.client.headers["x-forwarded-for"] = "203.0.113.9"
        person.sign_in(NAMES["reader"])
        seen[name] = site.log()[0].where
    assert seen == {"open": "10.0.0.5", "behind": "203.0.113.9", "other": "10.0.0.6"}
    plain.close()
    behind.close()


def test_the_form_for_signing_in_wants_its_key(team_site):
    person = team_site.stranger()
    person.get("/sign-in")
    told = {"name": NAMES["reader"], "password": PASSWORD}
    assert person.client.post("/sign-in", data=told).status_code == 403
    assert person.client.post("/sign-in", data={**told, "key": "guess"}).status_code == 403
    other = Person(team_site).key("/sign-in")  # of another browser
    assert person.client.post("/sign-in", data={**told, "key": other}).status_code == 403
    assert person.secret is None


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_no_other_site_can_send_a_form_of_ours(team_site, headers):
    person = team_site.person("administrator")
    assert person.post("/people", headers=headers, name="Evil E.", role="administrator").status_code == 403
    assert person.post("/sign-out", headers=headers).status_code == 403
    assert person.post("/people", headers={"origin": URL}, name="Good G.", role="reader").status_code == 200


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil", "/a\nb", ""]
)
def test_signing_in_leads_to_no_other_site(team_site, to):
    done = team_site.stranger().sign_in(NAMES["reader"], to=to)
    assert done.headers["location"] == "/"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:8600", "localhost", "kelisim.example.org:8443", ""])
def test_another_host_is_refused(team_site, host):
    assert team_site.stranger().get("/sign-in", headers={"host": host}).status_code == 421


def test_an_idle_session_ends_and_no_session_lasts_for_ever(team_site, clock):
    idle, busy = team_site.person("reader"), team_site.person("editor")
    clock.forward(minutes=119)
    assert busy.get("/account").status_code == 200
    clock.forward(minutes=2)
    assert idle.get("/account").status_code == 303
    for _ in range(12):
        answer = busy.get("/account")
        clock.forward(minutes=60)
    assert answer.status_code == 303  # after twelve hours, though it was never idle


def invited(team_site, name="Nodira N.", role="analyst"):
    boss = team_site.person("administrator")
    page = boss.post("/people", name=name, role=role, email="nodira@example.org").text
    return re.search(rf"{URL}/invitation#([\w-]+)", page)[1]


def test_an_invitation_works_once_and_is_not_in_any_address(team_site):
    code = invited(team_site)
    person = team_site.stranger()
    assert person.get("/invitation").status_code == 200
    told = {"code": code, "password": PASSWORD, "again": PASSWORD}
    done = person.post("/invitation", page="/invitation", **told)
    assert done.status_code == 303
    assert "Nodira N." in person.get("/").text
    again = team_site.stranger().post("/invitation", page="/invitation", **told)
    assert again.status_code == 403
    assert "used up or over" in again.text
    assert team_site.stranger().sign_in("Nodira N.").status_code == 303


def test_an_invitation_is_over_after_three_days(team_site, clock):
    code = invited(team_site)
    clock.forward(hours=73)
    told = {"code": code, "password": PASSWORD, "again": PASSWORD}
    assert team_site.stranger().post("/invitation", page="/invitation", **told).status_code == 403


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("tiny-words", "tiny-words", "is short"), ("x" * 300, "x" * 300, "is long"),
        ("aaaaaaaaaaaaaaaaaa",) * 2 + ("guessed",),
        ("Nodira Nodira N.",) * 2 + ("guessed",), (PASSWORD, OTHER_PASSWORD, "not alike"),
        ("qwertyuiopasdfgh",) * 2 + ("guessed",), ("password12345678",) * 2 + ("guessed",),
    ],
)  # fmt: skip
def test_a_weak_password_is_refused_and_the_invitation_stays(team_site, password, again, words):
    code = invited(team_site)
    person = team_site.stranger()
    answer = person.post("/invitation", page="/invitation", code=code, password=password, again=again)
    assert answer.status_code == 400
    assert words in answer.text
    assert password not in answer.text
    told = {"code": code, "password": PASSWORD, "again": PASSWORD}
    assert person.post("/invitation", page="/invitation", **told).status_code == 303


@pytest.mark.parametrize("password", ["пароль из пяти простых слов", "Qv7#mK!z2&Rt9@" * 18, "  blanks at both ends  "])
def test_any_characters_make_a_password_and_none_is_cut_off(team_site, password):
    code = invited(team_site)
    told = {"code": code, "password": password, "again": password}
    assert team_site.stranger().post("/invitation", page="/invitation", **told).status_code == 303
    assert team_site.stranger().sign_in("Nodira N.", password).status_code == 303
    assert team_site.stranger().sign_in("Nodira N.", password[:-1]).status_code == 403
    assert team_site.stranger().sign_in("Nodira N.", password.swapcase()).status_code == 403


def test_changing_the_password_wants_the_present_one_and_signs_out_all_others(team_site):
    person, other = team_site.person("reader"), team_site.person("reader")
    new = {"password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    assert person.post("/account/password", before="wrong", **new).status_code == 400
    before = person.secret
    assert person.post("/account/password", before=PASSWORD, **new).status_code == 303
    assert person.secret != before
    assert person.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    assert team_site.stranger().sign_in(NAMES["reader"]).status_code == 403
    assert team_site.stranger().sign_in(NAMES["reader"], OTHER_PASSWORD).status_code == 303


def test_signing_out_elsewhere_and_everywhere(team_site):
    one, two, three = (team_site.person("reader") for _ in range(3))
    assert len(one.json("/account.json")["sessions"]) == 3
    assert one.post("/account/sessions", verb="elsewhere").headers["location"] == "/account"
    assert [p.get("/account").status_code for p in (one, two, three)] == [200, 303, 303]
    two.sign_in(NAMES["reader"])
    assert one.post("/account/sessions", verb="everywhere").headers["location"] == "/sign-in"
    assert [p.get("/account").status_code for p in (one, two)] == [303, 303]


def test_nothing_secret_is_stored_as_it_is(team_site):
    person = team_site.person("reader")
    code = invited(team_site)
    program = team_site.program("reader", "read")
    secrets = [person.secret, PASSWORD, code, program.client.headers["authorization"].split()[1]]
    team_site.accounts.close()
    kept = team_site.address.with_name(team_site.address.name + ".accounts").read_bytes()
    assert b"$argon2id$" in kept
    assert [one for one in secrets if one.encode() in kept] == []


def test_the_fields_of_passwords_are_told_to_the_browser_as_such(team_site):
    pages = [
        team_site.stranger().get("/sign-in").text,
        team_site.stranger().get("/invitation").text,
        team_site.person("reader").get("/account").text,
    ]
    for page in pages:
        fields = re.findall(r"<input[^>]*password[^>]*>", page)
        assert fields
        for field in fields:
            assert 'type="password"' in field
            assert 'autocomplete="new-password"' in field or 'autocomplete="current-password"' in field
            assert "onpaste" not in field


def test_while_the_accounts_cannot_be_asked_nobody_is_let_in(team_site, monkeypatch):
    from kelisim.errors import LedgerError

    def gone(*_):
        raise LedgerError("the register cannot be reached; check that the server runs")

    person = team_site.person("administrator")
    monkeypatch.setattr(team, "signed_in", gone)
    answer = person.get("/")
    assert answer.status_code == 503
    assert len(answer.text.splitlines()) == 1


def test_a_form_that_is_sent_after_the_session_gets_a_page_and_a_script_a_sentence(team_site, clock):
    person = team_site.person("analyst")
    key = person.key("/account")
    clock.forward(hours=3)
    page = person.client.post("/queue", data={"key": key, "verb": "accept"})
    assert page.status_code == 401
    assert "not signed in any more" in page.text
    assert 'href="/sign-in"' in page.text
    told = person.client.post("/reports", data={"key": key}, headers={"accept": "application/json"})
    assert told.status_code == 401
    assert "not signed in any more" in told.json()["error"]
    assert "Bearer" in team_site.stranger().get("/register.json").json()["error"]
