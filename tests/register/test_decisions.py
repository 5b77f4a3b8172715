"""A person's decision wins over the linker's, cuts the weakest link, and can be taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from register_help import entries, report

from kelisim.model import Decision
from kelisim.register import LINKER, build, doubtful, link

ON = dt.date(2030, 1, 1)


def council(name, date, status, title="Council of Foreign Ministers"):
    return report(name, date, f"The {title} of {date} is told to be {status}.", body=(title, status))


def linked(*reports, decisions=()):
    found = entries(*reports, decisions=decisions)
    return replace(found, decisions=(*decisions, *link(found)))


def claim(pair):
    return pair[1][0].id


def sizes(found):
    return sorted(len(r.claims) for r in build(found, on=ON).records)


A, B, C = (council("a", "2024-02-20", "planned"), council("b", "2025-03-20", "convened"),
           council("c", "2025-04-01", "operational"))  # fmt: skip


def person(verb, left, right=None, **more):
    return Decision(verb, left, right, by="A. Person", reason="known to the desk", **more)


def test_different_parts_two_claims_and_the_third_stays_with_one():
    found = linked(A, B, C)
    assert sizes(found) == [3]
    parted = replace(found, decisions=(*found.decisions, person("different", claim(A), claim(B))))
    assert sizes(parted) == [1, 2]
    back = replace(parted, decisions=(*parted.decisions, person("withdraw", parted.decisions[-1].id)))
    assert sizes(back) == [3]


def test_same_joins_what_the_linker_keeps_apart():
    other = council("d", "2025-05-01", "operational", "Supreme Interstate Council")
    found = linked(A, other)
    assert sizes(found) == [1, 1]
    joined = replace(found, decisions=(*found.decisions, person("same", claim(A), claim(other))))
    assert sizes(joined) == [2]


def test_a_person_overrules_the_linker_on_a_pair_and_the_linker_does_not_insist():
    told = person("unsure", claim(A), claim(B))
    found = linked(A, B, decisions=(told,))
    assert sizes(found) == [1, 1]
    assert link(found) == ()


def test_a_refused_claim_is_in_no_record_and_no_longer_holds_others_together():
    found = linked(A, B, C)
    refused = replace(found, decisions=(*found.decisions, person("reject", claim(B))))
    again = replace(refused, decisions=(*refused.decisions, *link(refused)))
    assert sizes(again) == [2]


def test_an_amended_claim_shows_as_corrected_and_still_resolves():
    found = linked(A, B)
    amended = replace(found, decisions=(*found.decisions, person("amend", claim(B), value={"status": "established"})))
    register = build(amended, on=ON)
    (record,) = register.records
    assert record.status == "established"
    assert register.find(claim(B)) == register.find(record.id) == record
    assert record.claims[1].quote == B[1][0].quote


def test_an_accepted_claim_is_shown_before_others():
    other = council("e", "2025-05-01", "operational", "Foreign Ministers' Council")
    found = linked(A, B, other)
    accepted = replace(found, decisions=(*found.decisions, person("accept", claim(A))))
    (record,) = build(accepted, on=ON).records
    assert record.slots["name"].value == "Council of Foreign Ministers"
    assert record.status == "operational"


def test_a_reprint_counts_once():
    copied = council("f", "2024-02-21", "planned")
    found = linked(A, copied)
    assert build(found, on=ON).records[0].grade == "E"
    same = ("The Council of X is planned.", ("Council of X", "planned"))
    days = (("a", "2024-02-20", "One"), ("b", "2024-02-21", "Two"))
    named = [report(name, day, same[0], body=same[1], publisher=paper) for name, day, paper in days]
    found = linked(*named)
    assert build(found, on=ON).records[0].grade == "D"
    copy = Decision("reprint", named[1][0].digest, named[0][0].digest, by="rule reprint @ 1")
    assert build(replace(found, decisions=(*found.decisions, copy)), on=ON).records[0].grade == "E"


def test_what_nearly_joins_is_offered_to_a_person_until_decided():
    one = council("g", "2024-02-20", "planned", "Commission on Agriculture, Food and Tourism")
    other = council("h", "2025-03-20", "planned", "Commission on Agriculture, Food and Sport")
    found = linked(one, other)
    assert sizes(found) == [1, 1]
    (offered,) = doubtful(found)
    assert (offered.verb, {offered.left, offered.right}) == ("unsure", {claim(one), claim(other)})
    assert offered.score < 0.45 and offered.reason.startswith("perhaps the same body: name: agriculture")
    parted = replace(found, decisions=(*found.decisions, person("different", claim(one), claim(other))))
    assert doubtful(parted) == ()
    assert doubtful(linked(A, B, C)) == ()


def test_only_the_newest_linkers_links_count_beside_those_of_other_rules():
    def made(by, left, right):
        return Decision("same", claim(left), claim(right), by=by, score=0.9)

    found = entries(A, B, C)
    old, new = made("rule body @ linker 1", A, B), made("rule body @ linker 2", B, C)
    assert sizes(replace(found, decisions=(old,))) == [1, 2]
    assert sizes(replace(found, decisions=(old, new))) == [1, 2]
    undone = Decision("withdraw", new.id, by="a person")
    assert sizes(replace(found, decisions=(old, new, undone))) == [1, 1, 1]  # what is older does not come back
    carried = made("rule carried over @ 7", A, B)
    assert sizes(replace(found, decisions=(carried, new))) == [3]


def test_a_linker_makes_its_own_links_beside_those_of_another_version():
    old = Decision("same", claim(A), claim(B), by="rule body @ linker 9", score=0.9)
    found = entries(A, B, decisions=(old,))
    (made,) = link(found)
    assert made.by == f"rule body @ {LINKER}"
