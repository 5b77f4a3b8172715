"""Decisions in the queue, and taking them back."""

import datetime as dt

import pytest

ON = "on=2025-11-30"


def item(site, query=""):
    return site.json(f"/queue.json?{ON}{query}")


def decide(site, verb, **fields):
    return site.post(f"/queue?{ON}", verb=verb, **fields)


def test_the_most_valuable_comes_first(site):
    seen = [item(site, f"&at={at}")["item"]["worth"] for at in range(6)]
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_a_decision_takes_the_claim_out_and_undo_brings_it_back(site, verb):
    before = item(site)
    claim = before["item"]["id"]
    done = decide(site, verb, claim=claim, at="0", reason="looked at it")
    assert done.status_code == 303
    assert done.headers["location"] == f"/queue?{ON}&at=0"
    after = item(site)
    assert after["waiting"] < before["waiting"] or verb == "reject"
    assert after["item"]["id"] != claim
    assert (after["latest"][0]["verb"], after["latest"][0]["by"], after["latest"][0]["reason"]) == (
        verb,
        "Tester",
        "looked at it",
    )
    assert decide(site, "withdraw").status_code == 303
    assert item(site)["item"] == before["item"]
    assert item(site)["latest"] == []


def test_the_same_decision_can_be_made_again_after_it_was_undone(site):
    claim = item(site)["item"]["id"]
    for _ in range(2):
        decide(site, "accept", claim=claim)
        assert item(site)["item"]["id"] != claim
        decide(site, "withdraw")
        assert item(site)["item"]["id"] == claim


def agreement(site):
    listed = site.json(f"/register.json?{ON}&kind=agreement&q=allied")["records"][0]
    return site.json(f"/register/{listed['id']}.json?{ON}")["record"]["quotes"][0]


def test_an_amendment_corrects_the_slots_and_keeps_earlier_ones(site):
    claim = agreement(site)
    first = item(site, f"&claim={claim['id']}")["item"]["id"]
    told = {"slot-title": "Treaty on Allied Ties", "slot-type": "treaty"}
    assert decide(site, "amend", claim=first, **told).status_code == 303
    again = item(site, f"&claim={first}")["item"]
    assert again["claim"]["slots"]["title"] == "Treaty on Allied Ties"
    assert again["id"] == first
    assert decide(site, "amend", claim=again["claim"]["id"], **{"slot-place": "Khiva"}).status_code == 303
    slots = item(site, f"&claim={first}")["item"]["claim"]["slots"]
    assert (slots["title"], slots["place"]) == ("Treaty on Allied Ties", "Khiva")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"slot-status": "dreamt"}, "dreamt"), ({"slot-date": "soon"}, "soon"), ({"slot-parties": "x y"}, "taken"),
        ({"slot-fields": "cheese"}, "cheese"), ({}, "nothing was changed"), ({"slot-count": "many"}, "taken"),
    ],
)  # fmt: skip
def test_a_wrong_amendment_is_refused_in_one_sentence(site, fields, told):
    before = site.ledger.last_stamp()
    answer = decide(site, "amend", claim=agreement(site)["id"], **fields)
    assert answer.status_code == 400
    assert told in answer.text.lower()
    assert site.ledger.last_stamp() == before


def test_the_form_as_it_stands_changes_nothing(site):
    """What the page shows and what it takes are the same: a form sent back untouched is refused as unchanged."""
    for at in range(8):
        shown = item(site, f"&at={at}")["item"]
        fields = {f"slot-{one['name']}": one["value"] for one in shown["fields"]}
        answer = decide(site, "amend", claim=shown["id"], **fields)
        assert answer.status_code == 400
        assert "othing was changed" in answer.text


def test_link_and_unlink(site):
    shown = next(one for at in range(40) if (one := item(site, f"&at={at}")["item"])["alike"])
    other = shown["alike"][0]["id"]
    done = decide(site, "link", claim=shown["id"], other=other)
    assert done.status_code == 303
    assert f"claim={shown['id']}" in done.headers["location"]
    linked = item(site, f"&claim={shown['id']}")["item"]
    assert len(linked["others"]) > len(shown["others"])
    mine = {one["id"] for one in linked["others"]} - {one["id"] for one in shown["others"]}
    for one in mine:
        decide(site, "unlink", claim=shown["id"], other=one)
    assert item(site, f"&claim={shown['id']}")["latest"][0]["verb"] == "different"


def links(site, query=""):
    return site.json(f"/queue/links.json?{ON}{query}")


@pytest.mark.parametrize("verb", ["link", "unlink"])
def test_a_doubted_link_is_settled_by_a_person(site, verb):
    before = links(site)
    left, right = before["item"]["ids"]
    assert before["item"]["decision"]["by"].startswith("rule ")
    done = decide(site, verb, claim=left, other=right, at="0", to="/queue/links")
    assert done.headers["location"].startswith("/queue/links?")
    after = links(site)
    assert after["item"]["ids"] != [left, right]
    assert after["waiting"] < before["waiting"]
    decide(site, "withdraw", to="/queue/links")
    assert links(site)["item"] == before["item"]


def test_links_come_the_least_sure_first(site):
    scores = [links(site, f"&at={at}")["item"]["decision"]["score"] for at in range(links(site)["waiting"])]
    assert scores == sorted(scores)


def test_an_address_to_return_to_stays_within_the_queue(site):
    claim = item(site)["item"]["id"]
    for to in ("https://evil.example", "//evil.example", "/review"):
        assert decide(site, "accept", claim=claim, to=to).headers["location"].startswith("/queue?")


def test_unknown_claims_verbs_and_decisions_are_refused(site):
    claim = item(site)["item"]["id"]
    assert decide(site, "accept", claim="c-none").status_code == 404
    assert decide(site, "bless", claim=claim).status_code == 400
    assert decide(site, "withdraw").status_code == 400
    assert decide(site, "withdraw", decision="d-none").status_code == 400
    assert decide(site, "link", claim=claim, other="").status_code == 400
    assert decide(site, "link", claim=claim, other=claim).status_code == 400


def test_a_past_moment_is_read_only(site):
    stamp = site.ledger.last_stamp()
    assert "earlier moment" in site.get(f"/queue?{ON}&known={stamp}").text
    claim = item(site)["item"]["id"]
    assert site.post(f"/queue?{ON}&known={stamp}", verb="accept", claim=claim).status_code == 400
    decide(site, "accept", claim=claim)
    assert item(site, f"&known={stamp}")["item"]["id"] == claim


def test_choices_are_shown_in_words(site):
    fields = [field for at in range(12) for field in item(site, f"&at={at}")["item"]["fields"]]
    said = [choice for field in fields for choice in field["choices"]]
    assert said
    assert not [choice for choice in said if "{" in choice[1]]


def test_every_key_is_on_the_map(site):
    import re

    page = site.get(f"/queue?{ON}&at=1").text
    keys = set(re.findall(r'data-key="(\w)"', page))
    assert {"a", "r", "e", "l", "n", "p"} <= keys
    shown = {key.lower() for key in re.findall(r"<dt><kbd>(\w+)</kbd>", page)}
    assert keys <= shown


def test_the_order_that_is_kept_is_the_order_made_anew(site):
    """After each decision the queue is built on; it must be what weighing everything again gives."""
    from kelisim.faces.web import queueing

    def kept_and_anew():
        shown = site.desk.shown(dt.date(2025, 11, 30))
        kept = [(one.id, one.worth, one.why, one.claim.id) for one in queueing.waiting(shown)]
        queueing._ORDERED.clear()
        queueing._KEPT.clear()
        anew = queueing.waiting.__wrapped__(shown)
        return kept, [(one.id, one.worth, one.why, one.claim.id) for one in anew]

    assert len(kept_and_anew()[0]) > 10
    disputed = next(one for at in range(60) if "disputed" in (one := item(site, f"&at={at}")["item"])["why"])
    linked = next(one for at in range(40) if (one := item(site, f"&at={at}")["item"])["alike"])
    first = item(site)["item"]["id"]
    for verb, fields in (
        ("accept", {"claim": first}), ("reject", {"claim": disputed["id"]}), ("withdraw", {}),
        ("amend", {"claim": linked["id"], "slot-speaker": "Somebody Else"}), ("withdraw", {}),
        ("link", {"claim": linked["id"], "other": linked["alike"][0]["id"]}), ("withdraw", {}), ("withdraw", {}),
    ):  # fmt: skip
        assert decide(site, verb, **fields).status_code == 303
        kept, anew = kept_and_anew()
        assert kept == anew, verb


def test_a_record_to_link_with_is_found_by_its_title(site):
    shown = next(one for at in range(40) if (one := item(site, f"&at={at}")["item"])["alike"])
    other = shown["alike"][-1]
    done = decide(site, "link", claim=shown["id"], other="", words=other["id"][:12])
    assert done.status_code == 303
    linked = item(site, f"&claim={shown['id']}")["item"]
    assert len(linked["others"]) > len(shown["others"])
    assert decide(site, "link", claim=shown["id"], other="", words="zzzz nothing is called so").status_code in (
        400,
        404,
    )
