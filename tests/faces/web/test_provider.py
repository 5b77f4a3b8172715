"""Signing in by the team's identity provider."""

import base64
import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from faces.web.provider import CLIENT, ISSUER, SECRET, FakeProvider
from faces.web.team import URL, TeamSite

from kelisim.errors import MisuseError
from kelisim.faces.web.accounts.oidc import Provider

DILNOZA = {"email": "Dilnoza@Example.org", "email_verified": True}


@pytest.fixture
def fake():
    return FakeProvider()


@pytest.fixture
def provided(register_file, tmp_path, fake):
    site = TeamSite(register_file, tmp_path, provider=Provider(ISSUER, CLIENT, SECRET, "Ministry", ask=fake.ask))
    site.add("Dilnoza D.", "analyst", "dilnoza@example.org", password=None)
    yield site
    site.close()


def begin(person, to="/register"):
    sent = person.get(f"/sign-in/provider?to={to}")
    assert sent.status_code == 303, sent.text
    return sent.headers["location"]


def come(site, fake, *, person=None, **who):
    person = person or site.stranger()
    told = fake.authorize(begin(person), **who)
    return person, person.client.get("/sign-in/back", params=told)


def test_who_has_an_account_with_the_verified_address_is_signed_in(provided, fake):
    assert "sign in with Ministry" in provided.stranger().get("/sign-in").text
    person, answer = come(provided, fake, **DILNOZA)
    assert answer.status_code == 200
    assert "url=/register" in answer.text  # a page that goes on by itself: the cookie is strict
    assert "Dilnoza D." in person.get("/").text
    assert person.json("/account.json")["sessions"][0]["way"] == "provider"


def test_the_address_to_which_one_is_sent(provided):
    query = dict(parse_qsl(urlsplit(begin(provided.stranger())).query))
    assert query["redirect_uri"] == f"{URL}/sign-in/back"
    assert all(len(query[name]) >= 43 for name in ("state", "nonce", "code_challenge"))
    again = dict(parse_qsl(urlsplit(begin(provided.stranger())).query))
    assert all(query[name] != again[name] for name in ("state", "nonce", "code_challenge"))


def test_afterwards_the_person_counts_and_not_the_address(provided, fake):
    come(provided, fake, **DILNOZA)
    person, _ = come(provided, fake, email="other@example.org", email_verified=True)
    assert "Dilnoza D." in person.get("/").text
    _, other = come(provided, fake, sub="78", **DILNOZA)  # another person who has the address now
    assert other.status_code == 403


def test_another_address_of_the_account_asks_anew_whose_it_is(provided, fake):
    come(provided, fake, **DILNOZA)
    boss = provided.person("administrator")
    id_ = next(one["id"] for one in boss.json("/people.json")["people"] if one["name"] == "Dilnoza D.")
    boss.post(f"/people/{id_}", verb="email", email="new@example.org")
    assert come(provided, fake, **DILNOZA)[1].status_code == 403
    assert come(provided, fake, email="new@example.org", email_verified=True)[1].status_code == 200


@pytest.mark.parametrize(
    "who",
    [
        {"email": "dilnoza@example.org", "email_verified": False}, {"email": "dilnoza@example.org"},
        {"email": "dilnoza@example.org", "email_verified": "true"},
        {"email": "nobody@example.org", "email_verified": True},
        {},
    ],
)  # fmt: skip
def test_an_address_that_is_not_verified_or_not_known_opens_nothing(provided, fake, who):
    person, answer = come(provided, fake, **who)
    assert answer.status_code == 403
    assert "No open account here belongs to you" in answer.text
    assert person.secret is None
    assert provided.log()[0].event == "sign-in-refused"


def test_a_closed_account_opens_nothing(provided, fake):
    come(provided, fake, **DILNOZA)
    boss = provided.person("administrator")
    account = next(one for one in boss.json("/people.json")["people"] if one["name"] == "Dilnoza D.")
    assert account["linked"]
    boss.post(f"/people/{account['id']}", verb="close")
    assert come(provided, fake, **DILNOZA)[1].status_code == 403


LIES = {
    "another issuer": {"iss": "https://evil.example"}, "no issuer": {"iss": None}, "another program": {"aud": "other"},
    "also another program": {"aud": [CLIENT, "other"]}, "for another": {"azp": "other"},
    "another nonce": {"nonce": "x"},
    "no nonce": {"nonce": None}, "over": {"exp": 1}, "no end": {"exp": None}, "no person": {"sub": None},
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_word_that_does_not_hold_here_opens_nothing(provided, fake, lie):
    fake.changes = LIES[lie]
    person, answer = come(provided, fake, **DILNOZA)
    assert answer.status_code == 403
    assert person.secret is None


def test_a_signature_of_another_key_or_none_opens_nothing(provided, fake, monkeypatch):
    fake.forge()
    assert come(provided, fake, **DILNOZA)[1].status_code == 403
    fake.sign_by_secret()
    assert come(provided, fake, **DILNOZA)[1].status_code == 403

    def unsigned(form, auth):
        query, person = fake.codes.pop(form["code"])
        parts = [
            {"alg": "none"},
            {"iss": ISSUER, "aud": CLIENT, "sub": "77", "nonce": query["nonce"], "exp": 9e9} | person,
        ]
        told = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
        return {"id_token": ".".join([*told, ""])}

    monkeypatch.setattr(fake, "_token", unsigned)
    assert come(provided, fake, **DILNOZA)[1].status_code == 403


def test_keys_that_were_changed_meanwhile_are_asked_for_again(provided, fake):
    come(provided, fake, **DILNOZA)
    fake.turn()
    assert come(provided, fake, **DILNOZA)[1].status_code == 200
    assert fake.asked.count(f"{ISSUER}/keys") == 2
    assert fake.asked.count(f"{ISSUER}/.well-known/openid-configuration") == 1


def test_a_way_back_that_was_not_begun_here_opens_nothing(provided, fake):
    person, other = provided.stranger(), provided.stranger()
    theirs = fake.authorize(begin(other), **DILNOZA)
    assert person.client.get("/sign-in/back", params=theirs).status_code == 403  # without the cookie of the errand
    begin(person)
    assert person.client.get("/sign-in/back", params=theirs).status_code == 403  # with another state
    assert other.client.get("/sign-in/back", params={**theirs, "iss": "https://evil.example"}).status_code == 403
    assert other.client.get("/sign-in/back", params=theirs).status_code == 403  # an errand is used once
    assert (person.secret, other.secret) == (None, None)
    assert f"{ISSUER}/token" not in fake.asked


@pytest.mark.parametrize("told", [{}, {"error": "access_denied"}, {"code": "x"}, {"state": "x"}])
def test_a_refusal_of_the_provider_is_one_sentence(provided, told):
    person = provided.stranger()
    begin(person)
    answer = person.client.get("/sign-in/back", params=told)
    assert answer.status_code == 403
    assert 'role="alert"' in answer.text


def test_the_way_takes_no_longer_than_ten_minutes(provided, fake):
    import datetime as dt

    person = provided.stranger()
    told = fake.authorize(begin(person), **DILNOZA)
    real = provided.accounts._clock
    provided.accounts._clock = lambda: real() + dt.timedelta(minutes=11)
    assert person.client.get("/sign-in/back", params=told).status_code == 403


def test_a_provider_that_describes_itself_falsely_is_not_followed(provided, fake):
    fake.description = {**fake.description, "issuer": "https://evil.example"}
    assert provided.stranger().get("/sign-in/provider").status_code == 400
    fake.description = {**fake.description, "issuer": ISSUER, "authorization_endpoint": "http://id.example.org/a"}
    provided.house.provider._kept.clear()
    assert provided.stranger().get("/sign-in/provider").status_code == 400


def test_without_a_provider_there_is_no_way_to_one(team_site):
    assert team_site.stranger().get("/sign-in/provider").status_code == 404
    assert "/sign-in/provider" not in team_site.stranger().get("/sign-in").text


def test_a_provider_without_https_is_refused():
    with pytest.raises(MisuseError, match="is not https"):
        Provider("http://id.example.org", CLIENT, SECRET)
    assert SECRET not in repr(Provider(ISSUER, CLIENT, SECRET))
