"""The language of the pages is kept with the account: it is there again in every browser in which a person signs in."""

import pytest
from faces.web.team import NAMES, PASSWORD
from lxml import html

from kelisim.faces.web.tongue import COOKIE
from kelisim.workflow import accounts as team

HOST = f"__Host-{COOKIE}"


def choose(person, code, path="/register?on=2025-11-30&q=a"):
    """Press a button of the menu, as a browser does without a script."""
    page = html.fromstring(person.get(path).text)
    (form,) = page.xpath("//details[contains(@class, 'tongues')]/form")
    assert form.xpath(f".//button[@name='language'][@value='{code}'][@lang='{code}']")
    fields = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    return person.client.post(form.get("action"), data={**fields, "language": code})


def spoken(person, path="/"):
    return html.fromstring(person.get(path).text).get("lang")


def test_a_choice_leads_back_and_is_there_in_another_browser(team_site):
    first, second = team_site.person("analyst"), team_site.stranger()
    assert spoken(first) == "en"
    answer = choose(first, "ru")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/register?on=2025-11-30&q=a"
    assert spoken(first) == "ru"
    assert spoken(second, "/sign-in") == "en"
    second.sign_in(NAMES["analyst"])
    assert spoken(second) == "ru"
    assert spoken(team_site.person("editor")) == "en"


def test_the_cookie_is_as_careful_as_the_others(team_site):
    told = choose(team_site.person("analyst"), "kk").headers["set-cookie"]
    assert told.startswith(f"{HOST}=kk;")
    assert "HttpOnly" in told
    assert "Secure" in told


def test_the_later_choice_counts_and_a_browser_of_its_own_choice_keeps_it(team_site):
    first, second = team_site.person("analyst"), team_site.person("analyst")
    for code in ("ru", "kk", "ru", "uz"):
        assert choose(first, code).status_code == 303
    assert spoken(second) == "en"  # it is signed in; the choice comes with the next sign-in
    second.sign_in(NAMES["analyst"])
    assert spoken(second) == "uz"
    assert second.get("/?language=ru").status_code == 303
    assert spoken(second) == "ru"
    second.sign_in(NAMES["analyst"])
    assert spoken(second) == "uz"


def test_it_is_there_after_an_invitation_and_a_new_password(team_site):
    person = team_site.person("reader")
    choose(person, "ru")
    code, _ = team.invite(team_site.accounts, team_site.people["reader"].id, by="test", where="test")
    invited = team_site.stranger()
    invited.post("/invitation", page="/invitation", code=code, password=PASSWORD, again=PASSWORD)
    assert spoken(invited) == "ru"


@pytest.mark.parametrize("code", ["", "xx", "../ru", "en,ru"])
def test_what_is_no_language_is_refused_and_nothing_kept(team_site, code):
    person = team_site.person("analyst")
    answer = person.post("/account/language", language=code)
    assert answer.status_code == 400
    assert HOST not in answer.headers.get("set-cookie", "")
    assert team.language_of(team_site.accounts, team_site.people["analyst"].id) is None


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", ""])
def test_a_choice_never_leads_elsewhere(team_site, to):
    assert team_site.person("analyst").post("/account/language", language="ru", to=to).headers["location"] == "/"


def test_a_choice_needs_the_key_of_the_form_and_a_person(team_site):
    person = team_site.person("analyst")
    assert person.client.post("/account/language", data={"language": "ru"}).status_code == 403
    assert team_site.program("analyst", "read", "decide").post("/account/language", language="ru").status_code == 403
    assert team.language_of(team_site.accounts, team_site.people["analyst"].id) is None


def test_accounts_that_are_older_than_the_choice_take_it(team_site):
    import sqlalchemy as sa

    with team_site.accounts.writing() as work:
        work.connection.execute(sa.text("DROP TABLE account_preference"))
    with team.Accounts.open(str(team_site.address)) as again:
        team.keep_language(again, team_site.people["analyst"].id, "kk")
        assert team.language_of(again, team_site.people["analyst"].id) == "kk"
