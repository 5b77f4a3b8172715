"""An issued review is a page: what the review read on that day, with date, issuer and seal, beside the others."""

import json
import re

import pytest

from kelisim.model import Issue

ON = "on=2025-11-30"


def issued(site, on="2025-11-30"):
    assert site.post(f"/review?on={on}").status_code == 303
    return site.json("/review.json")["issued"][0]


def reading(page):
    return page[page.index('<div class="reading"') : page.index("</main>")]


def test_it_reads_as_the_review_read_when_it_was_issued(site):
    before = reading(site.get(f"/review?{ON}").text)
    one = issued(site)
    page = site.get(f"/review/issued/{one['id']}").text
    assert reading(page) == before
    for told in ("30 November 2025", "Tester", one["id"], one["digest"]):
        assert told in page
    _, fields = next((a, f) for a, f in site.forms(f"/queue?{ON}") if "claim" in f)
    site.post(f"/queue?{ON}", verb="reject", **fields)
    assert reading(site.get(f"/review?{ON}").text) != before
    assert reading(site.get(f"/review/issued/{one['id']}").text) == before


def test_it_is_linked_from_the_review_and_the_audit_trail(site):
    address = f"/review/issued/{issued(site)['id']}"
    assert f'href="{address}"' in site.get("/review").text
    assert f'href="{address}"' in site.get("/audit").text


def test_it_is_taken_along_in_every_format(site):
    one = issued(site)
    for suffix in ("html", "md", "docx", "pdf"):
        answer = site.get(f"/review/issued/{one['id']}/file/{suffix}")
        assert answer.content == site.get(f"/review/file/{suffix}?{ON}").content
        assert f"{one['id']}.{suffix}" in answer.headers["content-disposition"]
    kept = next(entry for entry in site.desk.ledger.entries().issues if entry.id == one["id"])
    assert site.get(f"/review/issued/{one['id']}/file/json").text == kept.canonical_json
    assert site.visitor.get(f"/review/issued/{one['id']}/file/exe").status_code == 404


def test_it_leads_to_what_changed_since_the_one_before(site):
    earlier, later = issued(site, "2024-03-01"), issued(site)
    page = site.get(f"/review/issued/{later['id']}?lang=ru").text
    assert re.search(rf'<option value="{earlier["id"]}" selected>', page)
    assert f'name="b" value="{later["id"]}"' in page
    compared = site.get(f"/review/compare?a={earlier['id']}&b={later['id']}").text
    assert f'href="/review/issued/{earlier["id"]}"' in compared
    assert f'<option value="{earlier["id"]}"' not in site.get(f"/review/issued/{earlier['id']}").text


def test_words_of_another_version_are_told_as_such_and_nothing_is_left_out_in_silence(site):
    one = issued(site)
    told = json.loads(next(x for x in site.desk.ledger.entries().issues if x.id == one["id"]).canonical_json)
    told["sections"][0]["nodes"].append({"hologram": 1})
    strange = Issue(json.dumps(told), "Later B.")
    site.desk.ledger.add_issue(strange)
    page = site.get(f"/review/issued/{strange.id}").text
    assert "Another version of the program" in page
    assert page.count('class="finding ') == len(told["findings"])
    assert site.get(f"/review/issued/{strange.id}/file/json").text == strange.canonical_json
    refused = site.visitor.get(f"/review/issued/{strange.id}/file/html")
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "1",
        '"x"',
        "{}",
        '{"on": 5}',
        "[" * 5000,
        '{"findings": 1}',
        '{"findings": [{"rule": 1}]}',
        '{"on":"soon"}',
    ],
)
def test_what_is_no_review_breaks_no_page(site, text):
    odd = Issue(text, "<b>M.</b>")
    site.desk.ledger.add_issue(odd)
    for path in ("/review", "/audit", f"/review/issued/{odd.id}", f"/review/compare?a={odd.id}&b={odd.id}"):
        answer = site.visitor.get(path)
        assert answer.status_code in (200, 400), (path, answer.text)
        assert "<b>M." not in answer.text


def test_a_view_of_an_earlier_moment_knows_no_later_issue(site):
    before = site.desk.ledger.last_stamp()
    one = issued(site)
    assert site.visitor.get(f"/review/issued/{one['id']}", params={"known": before}).status_code == 404
