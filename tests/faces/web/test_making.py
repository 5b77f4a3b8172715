"""Claims that persons make: from words of a report, and several in the place of one."""

import re

import pytest

from kelisim.model.claim import BY_HAND

ON = "on=2025-11-30"


def report(site):
    """A report with its text, and a sentence of it that no claim quotes."""
    for listed in site.json(f"/reports.json?{ON}")["reports"]:
        found = site.json(f"/reports/{listed['digest']}.json?{ON}")
        quoted = [one["quote"] for one in found["claims"]]
        sentences = re.split(r"(?<=[.!?])\s+", found["report"]["text"])
        free = [
            one for one in sentences if 40 < len(one) < 200 and not any(one in q or q in one for q in quoted)
            and found["report"]["text"].count(one) == 1
        ]  # fmt: skip
        if free and quoted:
            return found, free[0]
    raise AssertionError("every sentence is quoted")


def slots(**other):
    told = {"actors": "KAZ\nUZB", "action": "build a bridge of glass", "strength": "agreed", "status": "promised",
            "deadline": "2031", "parties": "uzb kaz", "fields": "transport", "speaker": ""}  # fmt: skip
    return {f"slot-{name}": value for name, value in (told | other).items()}


def make(site, digest, words, **other):
    fields = {"kind": "commitment", "quote": words, "reason": "missed"} | slots() | other
    return site.post(f"/reports/{digest}/claim?{ON}", **fields)


def test_words_of_a_report_become_a_claim_and_undo_takes_it_back(site):
    found, words = report(site)
    digest = found["report"]["digest"]
    done = make(site, digest, words)
    assert done.status_code == 303, done.text
    after = site.json(f"/reports/{digest}.json?{ON}")["claims"]
    (made,) = [one for one in after if one["id"] not in {old["id"] for old in found["claims"]}]
    assert done.headers["location"].endswith(f"#{made['id']}")
    assert (made["quote"], made["rule"], made["parties"]) == (words, BY_HAND, ["KAZ", "UZB"])
    assert (made["slots"]["action"], made["slots"]["deadline"]) == ("build a bridge of glass", "2031")
    latest = site.json(f"/queue.json?{ON}")["latest"][0]
    assert (latest["deed"], latest["by"], latest["reason"]) == ("add", "Tester", "missed")
    assert "added" in site.get(f"/queue?{ON}").text
    site.post(f"/queue?{ON}", verb="withdraw")
    assert site.json(f"/reports/{digest}.json?{ON}")["claims"] == found["claims"]


def test_the_form_is_filled_with_parties_and_shows_the_kinds_slots(site):
    found, words = report(site)
    digest = found["report"]["digest"]
    told = site.json(f"/reports/{digest}/claim.json?{ON}&kind=target&quote={words[:40].strip()}")
    names = [one["name"] for one in told["fields"]]
    assert names[:3] == ["indicator", "value", "unit"]
    assert next(one["value"] for one in told["fields"] if one["name"] == "parties")
    page = site.get(f"/reports/{digest}/claim?{ON}&kind=target&quote={words[:40].strip()}").text
    assert 'class="k-selected' in page
    assert f"/reports/{digest}/claim" in site.get(f"/reports/{digest}?{ON}").text


def test_line_breaks_of_the_browser_do_not_matter_and_the_nearest_place_is_taken(site):
    found, words = report(site)
    digest = found["report"]["digest"]
    assert make(site, digest, words.replace(" ", "\n", 1)).status_code == 303
    text = found["report"]["text"]
    told = site.json(f"/reports/{digest}/claim.json?{ON}&quote=a&start={len(text)}")
    assert told["start"] == text.rindex("a")


@pytest.mark.parametrize(
    ("other", "why"),
    [({"quote": "words that nobody wrote"}, "do not stand in the report"), ({"quote": ""}, "do not stand"),
     ({"kind": "wish"}, "no kind of claim"), ({"slot-fields": ""}, "fields"), ({"slot-strength": "x"}, "strength"),
     ({"slot-deadline": "soon"}, "deadline")],
)  # fmt: skip
def test_what_is_no_claim_is_refused_in_a_sentence(site, other, why):
    found, words = report(site)
    before = site.ledger.last_stamp()
    answer = make(site, found["report"]["digest"], words, **other)
    assert answer.status_code == 400
    assert why in answer.text
    assert site.ledger.last_stamp() == before
    assert make(site, "0" * 64, words).status_code == 404


def test_the_same_claim_again_is_refused(site):
    found, words = report(site)
    digest = found["report"]["digest"]
    make(site, digest, words)
    again = make(site, digest, words)
    assert again.status_code == 400
    assert "already" in again.text


def split(site, item, **other):
    fields = {"claim": item["id"], "seen": " ".join(item["seen"]), "reason": "two facts"}
    for number in (1, 2):
        fields |= {f"{number}-quote": item["claim"]["quote"], f"{number}-start": str(item["claim"]["start"])}
        fields |= {f"{number}-{name}": value for name, value in slots(action=f"do thing {number}").items()}
    fields |= other
    return site.visitor.post(
        f"/queue/split?{ON}", data={"key": site.keys.form_key, "kind": ["commitment", "commitment"], **fields}
    )


def test_one_claim_becomes_two_and_one_undo_brings_it_back(site):
    item = site.json(f"/queue.json?{ON}")["item"]
    page = site.json(f"/queue/split.json?{ON}&claim={item['id']}&kinds=meeting&kinds=&kinds=agreement")
    assert [part["kind"] for part in page["parts_of_it"]] == ["meeting", "agreement"]
    assert site.get(f"/queue/split?{ON}&claim={item['id']}").text.count("<fieldset") == 2
    digest = item["claim"]["report"]["digest"]
    before = {one["id"] for one in site.json(f"/reports/{digest}.json?{ON}")["claims"]}
    done = split(site, item)
    assert done.status_code == 303, done.text
    after = {one["id"]: one for one in site.json(f"/reports/{digest}.json?{ON}")["claims"]}
    new = [after[one] for one in after if one not in before]
    assert sorted(one["slots"]["action"] for one in new) == ["do thing 1", "do thing 2"]
    assert before - set(after) == {item["claim"]["id"]}
    latest = site.json(f"/queue.json?{ON}")["latest"]
    assert [one["deed"] for one in latest] == ["split"]
    site.post(f"/queue?{ON}", verb="withdraw")
    assert {one["id"] for one in site.json(f"/reports/{digest}.json?{ON}")["claims"]} == before
    assert site.json(f"/queue.json?{ON}")["item"]["id"] == item["id"]


def test_a_split_into_two_of_the_same_is_refused(site):
    item = site.json(f"/queue.json?{ON}")["item"]
    answer = split(site, item, **{"2-slot-action": "do thing 1"})
    assert answer.status_code == 400
    assert "say the same" in answer.text
    assert site.json(f"/queue.json?{ON}")["latest"] == []


def test_nothing_is_made_in_the_past(site):
    stamp = site.ledger.last_stamp()
    found, _ = report(site)
    digest = found["report"]["digest"]
    assert site.visitor.get(f"/reports/{digest}/claim?{ON}&known={stamp}").status_code == 400
    item = site.json(f"/queue.json?{ON}")["item"]
    assert site.visitor.get(f"/queue/split?{ON}&known={stamp}&claim={item['id']}").status_code == 400
