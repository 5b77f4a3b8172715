"""The reader's language: how it is found, chosen and kept, and that a page speaks nothing else."""

import json
import re

import pytest
from faces.web.russian import STATISTICS, english_of, texts_of_scripts
from faces.web.team import NAMES, TeamSite
from lxml import html
from starlette.requests import Request

from kelisim.faces.web.choosing import tongues
from kelisim.faces.web.tongue import COOKIE, chosen, lacking, language, percent, say, say_many, speak
from kelisim.lang.labels import FALLBACK_MARK
from kelisim.lang.messages import message_languages

ON = "on=2025-11-30"
NEW = """---
title: О встрече министров
date: 2025-02-02
language: ru
---
Казахстан и Узбекистан подписали Соглашение о сотрудничестве в области транспорта.
"""
PAGES = ("/", "/register", "/reports", "/queue", "/queue/links", "/queue/agreement", "/measures", "/review", "/audit")


@pytest.fixture
def spoken():
    """What a test says is said in English again after it."""
    yield speak
    speak("en")


def request(*, cookie=None, accept=None, method="GET", path="/", query=""):
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie is not None else []
    headers += [(b"accept-language", accept.encode())] if accept is not None else []
    return Request(
        {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": headers,
         "scheme": "http", "server": ("127.0.0.1", 8600)}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cookie", "accept", "wanted"),
    [
        ("ru", "kk", "ru"), (None, "kk-KZ,ru;q=0.8,en;q=0.5", "kk"), (None, "de,fr;q=0.9,uz-Latn;q=0.2", "uz"),
        (None, "en;q=0.1, ru;q=0.9", "ru"), (None, "de", "en"), (None, "", "en"), (None, None, "en"),
        ("xx", "ru", "ru"), ("../ru", "", "en"), (None, "ru;q=0, kk;q=0.1", "kk"), (None, "ru;q=x,,;;=", "en"),
        ("", "RU", "ru"), (None, "*", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_readers(cookie, accept, wanted):
    assert chosen(request(cookie=cookie, accept=accept), "en") == wanted


def test_the_language_of_the_register_is_for_who_wants_no_other():
    assert chosen(request(), "uz") == "uz"
    assert chosen(request(accept="de"), "uz") == "uz"


def test_the_menu_offers_all_languages_and_leads_back_to_the_page():
    offered = tongues(request(path="/register", query="q=a+b&on=2025-01-01&language=kk"))
    assert [code for code, _, _ in offered] == list(message_languages())
    assert {address for _, _, address in offered if address.endswith("=ru")} == {
        "/register?q=a+b&on=2025-01-01&language=ru"
    }
    assert {address for _, _, address in tongues(request(method="POST", path="/reports"))} == {
        f"/?language={code}" for code in message_languages()
    }


def test_a_choice_is_kept_and_changes_nothing_else(site):
    answer = site.visitor.get(f"/register?{ON}&language=ru&q=a")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/register?{ON}&q=a"
    told = answer.headers["set-cookie"]
    assert told.startswith(f"{COOKIE}=ru;")
    assert "HttpOnly" in told
    assert "samesite=lax" in told.lower()
    assert "content-security-policy" in answer.headers
    page = site.get(answer.headers["location"]).text
    assert '<html lang="ru">' in page
    assert "Реестр" in page
    assert "30 ноября 2025" in page


@pytest.mark.parametrize("path", ["//evil.example/a", "/\\evil.example", "///evil.example"])
def test_a_choice_never_leads_elsewhere(site, path):
    from kelisim.faces.web.choosing import _kept

    there = _kept(request(path=path, query="language=ru"), "ru").headers["location"]
    assert re.match(r"/[^/\\]", there), there


@pytest.mark.parametrize("code", ["", "xx", "ru%00", "../ru"])
def test_what_is_no_language_is_no_choice(site, code):
    answer = site.visitor.get(f"/register?{ON}&language={code}")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_the_menu_works_without_a_script(site):
    page = html.fromstring(site.get(f"/register?{ON}").text)
    links = {one.get("hreflang"): one.get("href") for one in page.xpath("//details[@class='tongues']//a")}
    assert set(links) == set(message_languages()) - {"en"}
    assert site.visitor.get(links["kk"]).status_code == 303
    assert 'lang="kk"' in site.get(f"/register?{ON}").text


def all_pages(site):
    """Every page of the application, with records, reports, reviews and decisions on them."""
    records = [one["id"] for one in site.json(f"/register.json?{ON}")["records"]]
    reports = [one["digest"] for one in site.json(f"/reports.json?{ON}")["reports"]]
    claim = site.json(f"/queue.json?{ON}")["item"]["id"]
    assert site.post(f"/queue?{ON}", verb="accept", claim=claim, reason="верно").status_code == 303
    for on in ("2024-03-01", "2025-11-30"):
        site.post(f"/review?on={on}")
    issued = [one["id"] for one in site.json("/review.json")["issued"]]
    shown = [f"{path}?{ON}" for path in PAGES]
    shown += [f"/register/{one}?{ON}" for one in records] + [f"/reports/{one}?{ON}" for one in reports]
    shown += [f"/queue?{ON}&claim={claim}", f"/queue/split?{ON}&claim={claim}", f"/reports/{reports[0]}/claim?{ON}"]
    return [*shown, f"/register?q={'я' * 9}", f"/review/compare?a={issued[1]}&b={issued[0]}"]


def test_every_page_in_russian_has_no_english_left(russian_site):
    for path in all_pages(russian_site):
        page = russian_site.get(path).text
        assert '<html lang="ru">' in page, path
        assert english_of(page, "ru") == [], path
        assert FALLBACK_MARK not in page, path
        assert "ещё не переведен" not in page, path


def test_what_was_read_and_skipped_is_told_in_russian(russian_site):
    files = [
        ("files", ("пусто.md", b"")),
        ("files", ("рисунок.pdf", b"\x89PNG")),
        ("files", ("новое.md", NEW.encode())),
    ]
    read = russian_site.post("/reports", files=files)
    assert read.status_code == 200
    assert "Прочитано 1 сообщение" in read.text
    assert "файл пуст." in read.text.casefold()
    assert english_of(read.text, "ru") == []
    again = russian_site.post("/reports", files=files[2:])
    assert "Уже есть" in again.text
    assert english_of(again.text, "ru") == []
    counted = russian_site.post(
        "/measures", files=[("files", ("данные.csv", STATISTICS + b"2021,KAZ,UZB,turnover,x\n"))]
    )
    assert counted.status_code == 200
    assert english_of(counted.text, "ru") == []
    told = russian_site.post("/reports", files=files[:1], headers={"accept": "application/json"}).json()
    assert [gap["why"] for gap in told["gaps"]] == ["файл пуст."]


def test_a_form_that_does_not_fit_is_told_in_russian(russian_site):
    claim = russian_site.json(f"/queue.json?{ON}")["item"]["id"]
    for fields in ({"verb": "amend"}, {"verb": "amend", "slot-parties": "Казахстан"}, {"verb": "link"}, {"verb": "no"}):
        answer = russian_site.post(f"/queue?{ON}", claim=claim, **fields)
        assert answer.status_code == 400, fields
        alert = html.fromstring(answer.text).xpath("string(//*[@role='alert'])")
        assert re.match("[А-Я«]", alert), alert
        assert "ещё не переведен" not in answer.text, (fields, alert)


REFUSED = (
    "/nothing", "/register/none", "/reports/none", "/queue?claim=c-x", "/register?on=yesterday", "/register?known=soon",
    "/register?sort=price", "/review/file/exe", "/review?lang=xx", "/static/none.js",
)  # fmt: skip


@pytest.mark.parametrize("path", REFUSED)
def test_errors_are_told_in_russian(russian_site, path):
    answer = russian_site.visitor.get(path)
    assert answer.status_code >= 400
    found = html.fromstring(answer.text).xpath("string(//*[@role='alert'])")
    assert re.match("[А-Я«]", found), found
    assert "ещё не переведен" not in answer.text


def test_refusals_of_the_gate_are_told_in_russian(russian_site):
    answer = russian_site.anyone.get("/", headers={"accept-language": "ru"})
    assert answer.status_code == 403
    assert answer.text.startswith("Откройте адрес")


def test_pages_for_strangers_and_of_accounts_in_russian(russian_file, tmp_path):
    made = TeamSite(russian_file, tmp_path)
    for person, paths in (
        (made.stranger(), ("/sign-in", "/invitation")),
        (made.person("administrator"), ("/account", "/people", "/audit", "/")),
    ):
        person.client.headers["accept-language"] = "ru"
        for path in paths:
            answer = person.get(path)
            assert answer.status_code == 200, (path, answer.headers)
            named = page = answer.text
            for name in NAMES.values():
                named = named.replace(name, "")
            assert english_of(named, "ru") == [], path
            assert '<html lang="ru">' in page
    refused = made.stranger()
    refused.client.headers["accept-language"] = "ru"
    assert "имя или пароль неверны" in refused.sign_in("nobody", "at all and never").text.casefold()
    made.close()


@pytest.mark.parametrize("code", ["kk", "uz"])
def test_other_languages_show_their_words_and_tell_how_many_are_lacking(site, code):
    words = {"kk": ("Тізілім", "Хабарлар", "Кездесулер"), "uz": ("Reyestr", "Xabarlar", "Uchrashuvlar")}[code]
    site.visitor.cookies.set(COOKIE, code)
    page = site.get(f"/register?{ON}").text
    assert f'<html lang="{code}">' in page
    assert all(word in page for word in words)
    for path in PAGES:
        shown = site.get(f"{path}?{ON}").text
        told = {"kk": "аударылмаған", "uz": "tarjima qilinmagan"}[code]
        known = re.findall(r"<footer>.*?</footer>", shown, re.DOTALL)[0]
        assert (told in known) or ("English" not in known), path


def test_twins_are_the_same_for_every_reader(site):
    for path in ("/overview", "/register", "/reports", "/queue", "/measures", "/review"):
        english = site.json(f"{path}.json?{ON}")
        site.visitor.cookies.set(COOKIE, "ru")
        assert site.visitor.get(f"{path}.json?{ON}", headers={"accept-language": "kk"}).json() == english
        site.visitor.cookies.delete(COOKIE)
    record = site.json(f"/register.json?{ON}")["records"][0]
    assert record["kind"].isascii()
    assert record["status"] is None or record["status"].isascii()


def test_scripts_get_their_texts_in_a_data_attribute(russian_site):
    told = [json.loads(text) for text in texts_of_scripts(russian_site.get(f"/reports?{ON}").text)]
    texts = {key: value for one in told for key, value in one.items()}
    assert texts["{name}: there already."] == "{name}: уже есть."
    counted = texts["{name}: read, {n} claim. {why}"]
    assert set(counted) == {"one", "few", "many", "other"}
    assert "утверждений" in counted["many"]


def test_what_is_said_fills_its_places(spoken):
    assert language() == "en"
    assert say("page {page} of {pages}", page=1, pages=1234) == "page 1 of 1,234"
    spoken("ru")
    assert say("page {page} of {pages}", page=1, pages=1234) == "страница 1 из 1\u00a0234"
    assert say_many("{n} record", "{n} records", 3) == "3 записи"
    assert percent("0.5") == "50\u00a0%"
    assert lacking() == 0
    assert say("Nobody wrote this") == "Nobody wrote this"
    assert say("Nobody wrote this") == "Nobody wrote this"
    assert lacking() == 1


def test_what_is_said_escapes_what_is_foreign():
    from markupsafe import Markup

    made = say("said by {speaker}", speaker="<b>")
    assert not hasattr(made, "__html__")
    mixed = say("As on {day}, known {moment}", day=Markup("<b>1</b>"), moment="<i>")
    assert mixed == Markup("As on <b>1</b>, known &lt;i&gt;")


def test_titles_are_in_the_readers_language_or_marked(site):
    site.visitor.cookies.set(COOKIE, "ru")
    records = site.json(f"/register.json?{ON}")["records"]
    page = html.fromstring(site.get(f"/register?{ON}").text)
    shown = {one.get("href").partition("?")[0]: one for one in page.xpath("//ol[@class='rows']//div[@class='head']/a")}
    assert len(shown) == len(records)
    named = [shown[f"/register/{one['id']}"] for one in records if one["title"].isascii()]
    marked = [one for one in named if one.xpath("span[@lang='en']")]
    made = [one.text_content() for one in named if one not in marked]
    assert marked
    assert made
    assert all(re.search("[а-я]|[A-Za-z]", text) for text in made)
    assert any("Взаимная торговля" in text for text in made)


def test_claims_without_a_name_are_called_by_their_codes(spoken):
    from kelisim.faces.web.titles import claim_title

    spoken("ru")
    report = {"date": "2024-02-20", "language": "en"}
    slots = {"direction": "reach", "indicator": "trade_turnover", "value": "10000000000", "unit": "USD"}
    target = {"kind": "target", "slots": slots, "fields": ["trade"], "report": report}
    assert claim_title(target).startswith("Взаимная торговля")
    agreement = {"kind": "agreement", "slots": {"type": "treaty", "title": "allied <relations>"}, "fields": []}
    assert claim_title(agreement | {"report": report}) == 'Договор: <span lang="en">allied &lt;relations&gt;</span>'
    project = {"kind": "project", "slots": {"count": 3}, "fields": [], "report": report}
    assert claim_title(project) == "3 проекта"
