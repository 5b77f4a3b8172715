"""Parts of the entries are what the whole says of them, and the digest of the inputs follows every change."""

import pytest
from ledger.samples import observation, same, unit

from kelisim.ledger import Kept, Mark
from kelisim.model import Decision


@pytest.fixture
def filled(ledger):
    units = [unit(number) for number in range(4)]
    ledger.add_readings(units)
    ids = [claims[0].id for _, _, claims in units]
    link = same(units[0][2][0], units[1][2][0])
    ledger.add_decisions([link, Decision("reject", ids[2]), Decision("withdraw", link.id)])
    ledger.add_observations([observation("2023")])
    return ledger, units


def test_all_reports_together_are_the_entries(filled):
    ledger, units = filled
    whole, part = ledger.entries(), ledger.part([document.digest for _, document, _ in units])
    assert (part.documents, part.readings, part.claims) == (whole.documents, whole.readings, whole.claims)
    assert part.decisions == whole.decisions
    assert ledger.observations() == whole.observations


def test_a_part_holds_whole_reports_single_claims_and_what_was_decided_on_them(filled):
    ledger, units = filled
    (_, first, own), (_, second, others), *_ = units
    part = ledger.part([first.digest], [others[0].id])
    assert {document.digest for document in part.documents} == {first.digest, second.digest}
    assert {claim.id for claim in part.claims} == {*(claim.id for claim in own), others[0].id}
    assert sorted(decision.verb for decision in part.decisions) == ["same", "withdraw"]
    assert ledger.part([first.digest], decided=False).decisions == ()
    assert ledger.part([], []).documents == ()


def test_a_part_as_known_earlier_is_that_of_the_earlier_entries(filled):
    ledger, units = filled
    digest = units[0][1].digest
    moment, before = ledger.last_stamp(), ledger.part([digest])
    ledger.add_readings([unit(0, reader="reader 2", value="13")])
    assert ledger.part([digest], known=moment).claims == before.claims
    assert ledger.part([digest]).claims != before.claims


def test_the_digest_of_the_inputs_changes_with_each_entry_and_not_with_what_is_computed(filled):
    ledger, units = filled
    moment, seen = ledger.last_stamp(), {ledger.inputs()}
    ledger.put_view("a", b"b")
    ledger.add_observations([observation("2024")])
    assert seen == {ledger.inputs()}, "observations are not what a register is made from"
    ledger.add_readings([unit(9)])
    seen.add(ledger.inputs())
    ledger.add_decisions([Decision("accept", units[3][2][0].id)])
    seen.add(ledger.inputs())
    past = ledger.inputs(moment)
    ledger.redact(units[0][1].digest, "a court's order")
    seen.add(ledger.inputs())
    assert len(seen) == 4
    assert ledger.inputs(moment) != past, "a redaction changes every view"


def test_what_must_be_linked_again_is_told(filled):
    ledger, units = filled
    moment = ledger.last_stamp()
    assert ledger.touched_since(moment) == (frozenset(), frozenset())
    ids = [claims[0].id for _, _, claims in units]
    rejected = next(d for d in ledger.entries().decisions if d.verb == "reject")
    ledger.add_decisions([Decision("withdraw", rejected.id), Decision("amend", ids[0], value={"value": "14"})])
    ledger.add_decisions([same(units[0][2][0], units[3][2][0])])
    ledger.add_readings([unit(7)])
    reports, claims = ledger.touched_since(moment)
    assert reports == {unit(7)[1].digest}
    assert claims == {ids[2], ids[0]}


def test_what_linking_remembers_is_kept_counted_and_dropped(filled):
    ledger, _ = filled
    least, most = -(2**63), 2**63 - 1
    assert ledger.near_counts() == (0, 0, 0, 0)
    marks = {"c-1": Mark(least, "2024-01-01", (1, 2)), "c-2": Mark(most, "", (2,))}
    told = Kept(marks, {"c-1": "c-1", "c-2": "c-2"}, sketches={"d": b"\x00\xff"})
    for kept in (told, told):
        assert ledger.keep_near(kept, lambda counted: ("note", repr(counted).encode()))
    assert ledger.get_view("note") == b"(3, 2, 2, 1)"
    assert ledger.near([1]) == [(least, "2024-01-01", "c-1")]
    assert sorted(ledger.near([2])) == [(least, "2024-01-01", "c-1"), (most, "", "c-2")]
    assert ledger.near([5]) == []
    assert ledger.sketches() == {"d": b"\x00\xff"}
    assert ledger.roots(["c-1", "c-3"]) == {"c-1": "c-1"}
    changed = Kept({"c-1": Mark(5, "2025-01-01", (9,))}, {"c-3": "c-1"}, {"c-2": "c-1"}, ["c-2"])
    assert ledger.keep_near(changed, lambda counted: ("note", repr(counted).encode()))
    assert ledger.near([1, 2, 9]) == [(5, "2025-01-01", "c-1")]
    assert ledger.members(["c-1"]) == {"c-1": "c-1", "c-3": "c-1"}
    ledger.drop_views()
    assert (ledger.near_counts(), ledger.near([9]), ledger.get_view("note")) == ((0, 0, 0, 0), [], None)
