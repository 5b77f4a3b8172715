"""Every page is there with its twin, keeps its dates, and escapes what is foreign."""

import re
from html.parser import HTMLParser

import pytest
from faces.web.site import HOSTILE

ON = "on=2025-11-30"
PAGES = ["/", "/register", "/reports", "/queue", "/queue/links", "/measures", "/review"]


def paths(site):
    record = site.json(f"/register.json?{ON}")["records"][0]["id"]
    reports = site.json(f"/reports.json?{ON}")["reports"]
    hostile = next(one["digest"] for one in reports if one["name"] == "hostile")
    return [*PAGES, f"/register/{record}", f"/register/{record}/lineage", f"/reports/{hostile}"]


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_every_page_has_its_twin(site):
    for path in paths(site):
        page = site.get(f"{path}?{ON}")
        assert page.headers["content-type"].startswith("text/html")
        twin = re.search(r'type="application/json" href="([^"]+)"', page.text)[1].replace("&amp;", "&")
        assert ON in twin
        assert isinstance(site.json(twin), dict)


def test_every_twin_is_described(site):
    described = site.json("/openapi.json")["paths"]
    pages = (
        "overview",
        "register",
        "register/{record}",
        "register/{record}/lineage",
        "reports",
        "reports/{digest}",
        "queue",
        "queue/links",
        "measures",
        "review",
        "review/compare",
        "review/issued/{issue}",
    )
    for path in (f"/{page}.json" for page in pages):
        names = {one["name"] for one in described[path]["get"]["parameters"]}
        assert {"on", "known"} <= names


def test_all_links_keep_both_dates(site):
    dates = {"on": "2025-11-30", "known": "2099-01-01"}
    for path in paths(site):
        page = site.visitor.get(path, params=dates).text
        links = [
            attrs["href"] for tag, attrs in Elements(page).found if tag == "a" and attrs.get("href", "").startswith("/")
        ]
        kept = [link for link in links if link.startswith("/") and not link.startswith("/openapi.json")]
        lost = [link for link in kept if "on=2025-11-30" not in link or "known=2099-01-01" not in link]
        assert kept
        assert set(lost) <= {"/queue", "/queue/links", path}, path  # "go to now", and "today, now" of the dates' form


def test_nothing_foreign_becomes_markup(site):
    for path in [*paths(site), f"/register?q={HOSTILE}", f"/reports?q={HOSTILE}"]:
        page = site.get(path).text
        assert HOSTILE not in page
        assert "<img" not in page
        elements = Elements(page).found
        assert not [attrs for tag, attrs in elements if tag == "a" and "javascript:" in attrs.get("href", "")]
        assert all(attrs.get("src", "").startswith("/static/") for tag, attrs in elements if tag == "script")


def test_the_hostile_words_are_shown_as_words(site):
    hostile = paths(site)[-1]
    assert "&lt;script&gt;" in site.get(hostile).text


def test_no_page_has_inline_script_style_or_foreign_address(site):
    for path in paths(site):
        for tag, attrs in Elements(site.get(f"{path}?{ON}").text).found:
            assert "style" not in attrs, (path, tag)
            assert not [name for name in attrs if name.startswith("on")], (path, tag)
            if tag in ("script", "link", "img", "iframe", "source"):
                address = attrs.get("src") or attrs.get("href")
                assert address.startswith("/"), (path, tag, attrs)
            assert tag not in ("style", "iframe", "object", "embed")


def test_every_field_has_a_label_and_ids_are_unique(site):
    for path in paths(site):
        page = site.get(f"{path}?{ON}").text
        elements = Elements(page).found
        ids = [attrs["id"] for _, attrs in elements if "id" in attrs]
        assert len(ids) == len(set(ids)), path
        targets = {attrs.get("for") for tag, attrs in elements if tag == "label"}
        bare = re.sub(r"<label[^>]*>.*?</label>", "", page, flags=re.DOTALL)
        for tag, attrs in Elements(bare).found:
            if tag in ("select", "textarea") or (tag == "input" and attrs.get("type") != "hidden"):
                assert attrs.get("id") in targets, (path, attrs)


def test_search_finds_words_of_quotes_without_case_and_accents(site):
    all_ = site.json(f"/register.json?{ON}")["total"]
    some = site.json(f"/register.json?{ON}&q=ALLIED%20relations")["total"]
    assert 0 < some < all_
    assert site.json(f"/register.json?{ON}&q=zzzz")["total"] == 0


def test_filters_and_export_show_the_same(site):
    query = f"{ON}&kind=agreement&sort=title"
    listed = site.json(f"/register.json?{query}")
    assert {one["kind"] for one in listed["records"]} == {"agreement"}
    titles = [one["title"].casefold() for one in listed["records"]]
    assert titles == sorted(titles)
    exported = site.json(f"/register/export?format=json&{query}")
    assert [one["id"] for one in exported][: len(titles)] == [one["id"] for one in listed["records"]]
    assert "attachment" in site.get(f"/register/export?format=csv&{query}").headers["content-disposition"]


def test_a_day_before_all_reports_shows_none(site):
    assert site.json("/register.json?on=1999-01-01")["total"] == 0
    for path in PAGES:
        site.get(f"{path}?on=1999-01-01")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/register/none", 404), ("/reports/none", 404), ("/queue?claim=c-none", 404),
        ("/register?on=yesterday", 400), ("/register?known=soon", 400), ("/register?sort=price", 422),
        ("/register/export?format=exe", 404), ("/review/file/exe", 404), ("/review?lang=xx", 400),
        ("/review/issued/i-none", 404), ("/static/../app.py", 404), ("/static/%2e%2e%2fapp.py", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_gets_one_sentence(site, path, status):
    page = site.visitor.get(path)
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert "Traceback" not in page.text


def test_an_error_of_a_twin_is_json(site):
    answer = site.visitor.get("/register/none.json")
    assert answer.status_code == 404
    assert list(answer.json()) == ["error"]


def test_views_are_computed_once_and_bounded(site):
    site.get("/?on=2025-11-30")
    first = site.desk.shown(__import__("datetime").date(2025, 11, 30))
    assert site.desk.shown(__import__("datetime").date(2025, 11, 30)) is first
    for day in range(1, 20):
        site.get(f"/register?on=2025-10-{day:02}")
    assert len(site.desk._views) <= 8


def test_a_review_in_every_format_and_issued(site):
    for suffix in ("html", "md", "json", "docx", "pdf"):
        answer = site.get(f"/review/file/{suffix}?{ON}")
        assert f"review-2025-11-30.{suffix}" in answer.headers["content-disposition"]
        assert len(answer.content) > 1000
    done = site.post(f"/review?{ON}")
    assert done.status_code == 303
    issued = site.json(f"/review.json?{ON}")["issued"]
    assert [one["on"] for one in issued] == ["2025-11-30"]
    assert [one["by"] for one in issued] == ["Tester"]
    whole = site.json(f"/review/issued/{issued[0]['id']}.json")
    assert whole["review"]["parties"] == ["KAZ", "UZB"]


def test_a_review_reads_in_other_languages(site):
    assert 'lang="ru"' in site.get(f"/review?{ON}&lang=ru").text


def test_two_issued_reviews_are_compared(site):
    for on in ("2024-03-01", "2025-11-30"):
        assert site.post(f"/review?on={on}").status_code == 303
    later, earlier = (one["id"] for one in site.json("/review.json")["issued"])
    told = site.json(f"/review/compare.json?a={earlier}&b={later}")
    assert told["new"]
    assert all(one["from"] != one["to"] for one in told["moved"])
    back = site.json(f"/review/compare.json?a={later}&b={earlier}")
    assert len(back["gone"]) == len(told["new"])
    assert len(back["changed"]) == len(told["changed"])
    same = site.json(f"/review/compare.json?a={later}&b={later}")
    assert not (same["new"] or same["gone"] or same["changed"] or same["moved"])
    assert "They say the same" in site.get(f"/review/compare?a={later}&b={later}").text
    site.get(f"/review/compare?a={earlier}&b={later}")
    assert site.visitor.get("/review/compare").status_code == 404


@pytest.mark.parametrize(
    "text", ["0001-01-01", "9999-12-31", "2024-W01-1", "٢٠٢٤-٠١-٠١", "\x00", "1", "2024-02-30", "2024-01-01T00:00"]
)
def test_no_date_is_a_server_error(site, text):
    for path in PAGES:
        for name in ("on", "known", "since"):
            assert site.visitor.get(path, params={name: text}).status_code in (200, 400), (path, name)


def test_a_page_is_of_one_moment_and_asks_for_it_once(site, monkeypatch):
    for path in paths(site):
        site.get(f"{path}?{ON}")
        asked = []
        real = site.desk.shown
        monkeypatch.setattr(site.desk, "shown", lambda *told, real=real, asked=asked: asked.append(told) or real(*told))
        site.get(f"{path}?{ON}")
        assert len(asked) <= 1, path
        monkeypatch.undo()
