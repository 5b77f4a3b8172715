"""Several persons at one queue: held items, decisions made meanwhile, and blind second looks."""

import pytest

ON = "on=2025-11-30"


@pytest.fixture
def two(team_site):
    return team_site.person("analyst"), team_site.person("editor")


def item(person, query=""):
    return person.json(f"/queue.json?{ON}{query}")


def decide(person, shown, verb, **fields):
    told = {"claim": shown["id"], "seen": " ".join(shown["seen"])} | ({"look": "second"} if shown["second"] else {})
    return person.post(f"/queue?{ON}", verb=verb, **{**told, **fields})


def test_what_one_looks_at_is_left_to_them(two):
    one, other = two
    first, second = item(one), item(other)
    assert first["item"]["id"] != second["item"]["id"]
    assert second["waiting"] == first["waiting"] - 1
    assert (first["with_others"], second["with_others"]) == (0, 1)
    assert "1 is with somebody else" in other.get(f"/queue?{ON}").text
    assert item(one)["item"]["id"] == first["item"]["id"]
    ahead = item(one, f"&at=1&after={first['item']['id']}")["item"]["id"]
    assert ahead not in (first["item"]["id"], second["item"]["id"])


def test_links_are_held_too(two):
    one, other = (person.json(f"/queue/links.json?{ON}") for person in two)
    assert one["item"]["decision"]["id"] != other["item"]["decision"]["id"]


def test_a_hold_ends_with_the_decision_and_with_time(two, team_site, monkeypatch):
    one, other = two
    first = item(one)["item"]
    decide(one, first, "accept")
    assert first["id"] not in team_site.ledger.held("2000-01-01T00:00:00.000000+00:00")
    mine = item(one)["item"]["id"]
    monkeypatch.setattr("kelisim.faces.web.holding._stamp", lambda *, minutes=0: "2100-01-01T00:00:00.000000+00:00")
    assert item(other)["item"]["id"] == mine


def test_alone_nothing_is_held(site):
    shown = site.json(f"/queue.json?{ON}")
    assert site.ledger.held("2000") == {}
    assert not shown["item"]["second"]


def test_what_was_decided_meanwhile_is_told_with_both(two):
    one, other = two
    shown = item(one)["item"]
    assert decide(other, shown, "accept", reason="looks right").status_code == 303
    answer = decide(one, shown, "reject", reason="looks wrong")
    assert answer.status_code == 409
    for told in ("meanwhile", "accepted", "looks right", "rejected", "looks wrong", "Ermek E."):
        assert told in answer.text
    assert "Put mine in its place" not in answer.text, "an analyst does not overrule an editor"
    assert item(one, f"&claim={shown['id']}")["item"]["said"][0]["verb"] == "accept"


def test_a_refusal_meanwhile_is_told_too_and_an_editor_may_overrule(two):
    one, other = two
    shown = item(other)["item"]
    assert decide(one, shown, "reject").status_code == 303
    answer = decide(other, shown, "accept")
    assert answer.status_code == 409
    theirs = item(other, f"&claim={shown['id']}")["item"]["seen"]
    assert "Put mine in its place" in answer.text
    done = decide(other, shown, "accept", seen=" ".join(theirs), over=" ".join(theirs))
    assert done.status_code == 303
    standing = item(other, f"&claim={shown['id']}")["item"]["said"]
    assert [(said["verb"], said["by"]) for said in standing] == [("accept", "Ermek E.")]
    other.post(f"/queue?{ON}", verb="withdraw")
    standing = item(other, f"&claim={shown['id']}")["item"]["said"]
    assert [(said["verb"], said["by"]) for said in standing] == [("reject", "Aigul A.")]


def test_ones_word_can_be_kept_beside_anothers_and_changes_nothing(two):
    one, other = two
    shown = item(one)["item"]
    decide(other, shown, "accept")
    assert decide(one, shown, "reject", look="beside").status_code == 303
    assert item(other, f"&claim={shown['id']}")["item"]["record"]
    (apart,) = other.json(f"/queue/agreement.json?{ON}")["disagreements"]
    assert [side["judged"] for side in apart["sides"]] == ["accept", "reject"]


def test_the_same_word_twice_is_no_quarrel(two):
    one, _ = two
    shown = item(one)["item"]
    assert [decide(one, shown, "accept").status_code for _ in range(2)] == [303, 303]


def test_a_program_is_told_in_json(two, team_site):
    one, _ = two
    shown = item(one)["item"]
    program = team_site.program("editor", "read", "decide")
    json = {"accept": "application/json"}
    made = program.post(f"/queue?{ON}", verb="accept", claim=shown["id"], headers=json)
    assert made.json()["decision"]["verb"] == "accept"
    answer = program.post(f"/queue?{ON}", verb="reject", claim=shown["id"], seen="", headers=json)
    assert answer.status_code in (303, 409)


def test_only_editors_take_back_what_others_decided(two):
    one, other = two
    shown = item(one)["item"]
    decide(other, shown, "accept")
    (said,) = item(one, f"&claim={shown['id']}")["item"]["said"]
    refused = one.post(f"/queue?{ON}", verb="withdraw", decision=said["id"])
    assert refused.status_code == 400
    assert "editor" in refused.text
    decide(one, item(one)["item"], "reject")
    (mine,) = item(one)["latest"]
    assert other.post(f"/queue?{ON}", verb="withdraw", decision=mine["id"]).status_code == 303


def second_of(person, first):
    """The item of a queue that asks again about a claim."""
    for at in range(200):
        shown = item(person, f"&at={at}")
        if shown["item"]["id"] == first["id"]:
            return shown["item"]
        if at + 1 >= shown["waiting"]:
            break
    return None


@pytest.fixture
def all_twice(team_site):
    team_site.desk.second_share = 1.0
    return team_site


def test_a_second_person_is_asked_without_being_told(all_twice, two):
    one, other = two
    shown = item(one)["item"]
    field = next(field for field in shown["fields"] if field["name"] == "speaker")
    assert decide(one, shown, "amend", **{"slot-speaker": "Somebody Else"}).status_code == 303, field
    again = second_of(other, shown)
    assert again["second"]
    assert again["claim"]["speaker"] == shown["claim"]["speaker"]
    assert again["said"] == again["seen"] == again["decisions"] == again["others"] == []
    assert again["record"] is None
    page = other.get(f"/queue?{ON}&at=0").text
    assert "Somebody Else" not in page
    assert "Aigul" not in page
    assert second_of(one, shown) is None, "who decided is not asked again"
    before = other.json(f"/register.json?{ON}")
    assert decide(other, again, "reject").status_code == 303
    assert other.json(f"/register.json?{ON}") == before
    assert second_of(other, shown) is None
    told = other.json(f"/queue/agreement.json?{ON}")
    assert (told["twice"], told["agreed"], told["coders"]) == (1, 0.0, ["Aigul A.", "Ermek E."])
    assert [side["judged"] for side in told["disagreements"][0]["sides"]] == ["amend", "reject"]
    page = other.get(f"/queue/agreement?{ON}").text
    assert f"claim={shown['id']}" in page
    assert "Krippendorff" in page


def test_who_corrects_and_then_accepts_has_said_the_correction(all_twice, two):
    one, other = two
    shown = item(one)["item"]
    decide(one, shown, "amend", **{"slot-speaker": "Somebody Else"})
    decide(one, item(one, f"&claim={shown['id']}")["item"], "accept")
    decide(other, second_of(other, shown), "amend", **{"slot-speaker": "Somebody Else"})
    told = other.json(f"/queue/agreement.json?{ON}")
    assert (told["twice"], told["agreed"], told["disagreements"]) == (1, 1.0, [])


def test_a_second_look_can_be_undone(all_twice, two):
    one, other = two
    shown = item(one)["item"]
    decide(one, shown, "accept")
    decide(other, second_of(other, shown), "accept")
    assert other.json(f"/queue/agreement.json?{ON}")["agreed"] == 1.0
    other.post(f"/queue?{ON}", verb="withdraw")
    assert other.json(f"/queue/agreement.json?{ON}")["twice"] == 0
    assert second_of(other, shown)


def test_a_disagreement_is_settled_by_a_decision(all_twice, two):
    one, other = two
    shown = item(one)["item"]
    decide(one, shown, "accept")
    decide(other, second_of(other, shown), "reject")
    assert not other.json(f"/queue/agreement.json?{ON}")["disagreements"][0]["settled"]
    seen = item(other, f"&claim={shown['id']}")["item"]["seen"]
    done = other.post(f"/queue?{ON}", verb="reject", claim=shown["id"], seen=" ".join(seen), over=" ".join(seen))
    assert done.status_code == 303
    assert other.json(f"/queue/agreement.json?{ON}")["disagreements"][0]["settled"]
    assert other.json(f"/queue/agreement.json?{ON}")["twice"] == 1


def test_the_share_is_about_what_was_asked_for():
    from kelisim.faces.web.queueing import in_share

    ids = [f"c-{number}" for number in range(4000)]
    chosen = {one for one in ids if in_share(one, 0.1)}
    assert 320 < len(chosen) < 480
    assert chosen < {one for one in ids if in_share(one, 0.2)}
    assert not any(in_share(one, 0.0) for one in ids)
    assert all(in_share(one, 1.0) for one in ids)
