"""A person's word on lineage, said on a record's page: it shows on both records, is undone, and asks for its rights."""

import re

import pytest

from kelisim.model.history import INVERSE

ON = "on=2025-11-30"


def two(site, kind="agreement"):
    records = site.json(f"/register.json?kind={kind}&sort=title")["records"]
    alone = [one["id"] for one in records if not site.json(f"/register/{one['id']}.json")["record"]["relations"]]
    return alone[:2]


def relations(site, record):
    return [(one["kind"], one["other"]) for one in site.json(f"/register/{record}.json")["record"]["relations"]]


def say(site, record, kind, other, **more):
    return site.post(f"/register/{record}/lineage", **{"as": kind}, other=other, **more)


@pytest.mark.parametrize("kind", ["renamed", "rescoped", "split", "merged", "succeeds"])
def test_what_is_said_shows_on_both_records(site, kind):
    younger, older = two(site)
    answer = say(site, younger, kind, older, reason="the press release says so")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/register/{younger}#lineage"
    assert (kind, older) in relations(site, younger)
    assert (INVERSE[kind], younger) in relations(site, older)
    page = site.get(f"/register/{older}").text
    assert "the press release says so" in page
    assert "Tester" in page


@pytest.mark.parametrize("kind", ["renamed_to", "split_into", "succeeded_by"])
def test_it_can_be_said_from_the_older_record(site, kind):
    younger, older = two(site)
    say(site, older, kind, younger)
    assert (kind, younger) in relations(site, older)


def test_it_is_undone_where_it_was_said(site):
    younger, older = two(site)
    say(site, younger, "succeeds", older)
    action, fields = next((a, f) for a, f in site.forms(f"/register/{older}") if "decision" in f)
    assert site.post(action, verb="withdraw", **fields).status_code == 303
    assert relations(site, younger) == relations(site, older) == []
    assert "decision" not in dict(next(iter(site.forms(f"/register/{older}")), ("", {}))[1])


def test_a_relation_is_refused_by_one_button_and_comes_back(site):
    younger, older = two(site)
    say(site, younger, "renamed", older)
    action, fields = next((a, f) for a, f in site.forms(f"/register/{older}") if f.get("as") == "nothing")
    site.post(action, **fields)
    assert relations(site, younger) == []
    told = [f for a, f in site.forms(f"/register/{older}") if "decision" in f]
    assert len(told) == 2
    site.post(f"/register/{older}/lineage", verb="withdraw")  # without one, the latest
    assert relations(site, younger) == [("renamed", older)]


def test_the_other_record_is_found_by_words(site):
    younger, older = two(site)
    title = site.json(f"/register/{older}.json")["record"]["title"]
    page = site.visitor.get(f"/register/{younger}/lineage", params={"q": title}).text
    assert f'name="other" value="{older}"' in page
    assert f'name="other" value="{younger}"' not in page
    assert "<select" in page
    nothing = site.visitor.get(f"/register/{younger}/lineage", params={"q": "zzzz"}).text
    assert "No other record holds these words" in nothing
    assert 'name="other"' not in site.get(f"/register/{younger}/lineage").text


def test_the_record_offers_the_way_there(site):
    younger, _ = two(site)
    assert re.search(rf'<form method="get" action="/register/{younger}/lineage"', site.get(f"/register/{younger}").text)
    past = site.visitor.get(f"/register/{younger}", params={"known": "2099-01-01"}).text
    assert f'action="/register/{younger}/lineage"' not in past


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"as": "eats", "other": "OTHER"}, 400), ({"as": "", "other": "OTHER"}, 400),
        ({"as": "renamed", "other": ""}, 400), ({"as": "renamed", "other": "r-none"}, 404),
        ({"as": "renamed", "other": "SELF"}, 400),
        ({"verb": "withdraw", "decision": "d-none"}, 400), ({"verb": "withdraw"}, 400),
        ({"as": "session_of", "other": "OTHER"}, 400),
    ],
)  # fmt: skip
def test_what_makes_no_sense_gets_one_sentence_and_leaves_nothing(site, fields, status):
    younger, older = two(site)
    told = {k: {"OTHER": older, "SELF": younger}.get(v, v) for k, v in fields.items()}
    before = site.desk.ledger.last_stamp()
    answer = site.post(f"/register/{younger}/lineage", **told)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert site.desk.ledger.last_stamp() == before


def test_the_past_is_not_decided_on_and_a_form_needs_its_key(site):
    younger, older = two(site)
    address, told = f"/register/{younger}/lineage", {"as": "renamed", "other": older}
    assert site.post(f"{address}?known=2099-01-01", **told).status_code == 400
    assert site.visitor.post(address, data=told).status_code == 403


def test_another_kind_of_decision_is_not_taken_back_here(site):
    _, fields = next((a, f) for a, f in site.forms(f"/queue?{ON}") if "claim" in f)
    site.post(f"/queue?{ON}", verb="accept", **fields)
    younger, _ = two(site)
    assert site.post(f"/register/{younger}/lineage", verb="withdraw").status_code == 400


def test_an_analyst_takes_back_only_the_own_word(team_site):
    analyst, editor, reader = (team_site.person(role) for role in ("analyst", "editor", "reader"))
    records = analyst.json("/register.json?kind=agreement&sort=title")["records"]
    younger, older = [one["id"] for one in records][:2]
    address = f"/register/{younger}/lineage"
    assert editor.post(address, **{"as": "succeeds"}, other=older).status_code == 303
    told = [one for one in analyst.json(f"/register/{younger}.json")["decisions"] if one["verb"] == "descends"]
    assert [one["by"] for one in told] == ["Ermek E."]
    assert analyst.post(address, verb="withdraw", decision=told[0]["id"]).status_code == 400
    assert 'value="withdraw"' not in analyst.get(f"/register/{younger}").text
    assert reader.post(address, **{"as": "succeeds"}, other=older).status_code == 403
    assert "/lineage" not in reader.get(f"/register/{younger}").text
    assert analyst.post(address, **{"as": "merged"}, other=older).status_code == 303
    mine = next(
        one["id"] for one in analyst.json(f"/register/{younger}.json")["decisions"]
        if one["verb"] == "descends" and one["by"] == "Aigul A."
    )  # fmt: skip
    assert editor.post(address, verb="withdraw", decision=mine).status_code == 303
    assert "decided" in {line.event for line in team_site.log()}
