"""The register's laws: order, withdrawal, union, traceability, and that adding a report only adds links."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from gold_register import GOLD
from hypothesis import given, settings
from hypothesis import strategies as st
from second_register import second_entries

from kelisim.model import Decision, Entries
from kelisim.model.codec import to_json
from kelisim.register import build, keys_of, link

LAST = dt.date(2030, 1, 1)
QUICK = settings(max_examples=25, deadline=None)


@lru_cache
def whole():
    entries, _ = second_entries()
    return replace(entries, decisions=link(entries))


def some(entries: Entries, names, decisions=()) -> Entries:
    """The entries of some reports only."""
    documents = tuple(d for d in entries.documents if d.name in names)
    digests = {d.digest for d in documents}
    claims = tuple(c for c in entries.claims if c.quote.document_digest in digests)
    return Entries(entries.parties, documents, claims=claims, decisions=tuple(decisions))


def plain(register):
    return [(r, r.title, r.status, r.contradictions, r.relations) for r in register.records]


def groups(entries):
    return {frozenset(c.id for c in r.claims) for r in build(entries, on=LAST).records}


names = st.sets(st.sampled_from([f"r{n:02}" for n in range(1, 13)]), min_size=1)


@QUICK
@given(st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(random):
    entries = whole()
    mixed = {}
    for name in ("documents", "claims", "decisions"):
        items = list(getattr(entries, name))
        random.shuffle(items)
        mixed[name] = tuple(items)
    other = replace(entries, **mixed)
    assert set(link(replace(other, decisions=()))) == set(entries.decisions)
    assert plain(build(other, on=LAST)) == plain(build(entries, on=LAST))


@QUICK
@given(names, names)
def test_the_union_of_two_ledgers_commutes_and_adding_a_report_makes_the_same_records(one, other):
    entries = whole()
    first, second = some(entries, one), some(entries, other)
    together = some(entries, one | other)
    scratch = groups(replace(together, decisions=link(together)))
    for earlier, later in ((first, second), (second, first)):
        known = link(earlier)
        new = {c.id for c in later.claims} - {c.id for c in earlier.claims}
        grown = replace(together, decisions=known)
        grown = replace(grown, decisions=(*known, *link(grown, only=new)))
        assert groups(grown) == scratch


@QUICK
@given(st.data())
def test_withdrawing_a_decision_restores_the_view_before_it(data):
    entries = whole()
    ids = [c.id for c in entries.claims]
    left, right = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    verb = data.draw(st.sampled_from(["same", "different", "unsure", "reject", "accept"]))
    pair = verb in ("same", "different", "unsure")
    decision = Decision(verb, left, right if pair else None, by="A. Person", reason="a test")
    changed = replace(entries, decisions=(*entries.decisions, decision))
    undone = replace(changed, decisions=(*changed.decisions, Decision("withdraw", decision.id, by="A. Person")))
    assert plain(build(undone, on=LAST)) == plain(build(entries, on=LAST))


@QUICK
@given(st.dates(dt.date(2022, 1, 1), dt.date(2026, 1, 1)))
def test_every_shown_value_traces_to_claims_and_every_claim_stands_in_one_record(on):
    register = build(whole(), on=on)
    seen = [c.id for r in register.records for c in r.claims]
    assert len(seen) == len(set(seen))
    assert all(register.document(c).date <= on.isoformat() for r in register.records for c in r.claims)
    for record in register.records:
        own = {c.id for c in record.claims}
        for name, view in record.slots.items():
            assert set(view.claim_ids) <= own
            if view.value is not None and view.value != ():
                assert view.claim_ids and view.chosen_by, (record.title, name)
        said = [c for x in record.contradictions for c in x.claim_ids]
        acts = [c for x in record.acts for c in x.claim_ids] + [c for x in record.sessions for c in x.claim_ids]
        assert set(said) | set(acts) | {s.claim_id for s in (*record.history, *record.steps)} <= own


@QUICK
@given(st.dates(dt.date(2022, 1, 1), dt.date(2026, 1, 1)))
def test_what_later_reports_say_does_not_change_what_is_shown_on_a_day(on):
    """Once it is decided which claims speak of one thing: that is decided over all that is known."""
    entries = whole()
    shown = build(entries, on=on)
    early = some(entries, {d.name for d in entries.documents if d.date <= on.isoformat()})
    chains = [pair for r in shown.records for pair in zip(r.claims, r.claims[1:], strict=False)]
    decided = [Decision("same", one.id, other.id, by="A. Person") for one, other in chains]
    assert plain(build(replace(early, decisions=tuple(decided)), on=on)) == plain(shown)


def test_links_hold_each_record_together_and_no_more():
    entries = whole()
    records = build(entries, on=LAST).records
    assert len(entries.decisions) == sum(len(r.claims) - 1 for r in records)
    assert link(entries) == ()


def test_the_keys_of_two_linked_claims_of_two_reports_meet():
    entries = whole()
    for decision in entries.decisions:
        one, other = entries.claim_of[decision.left], entries.claim_of[decision.right]
        if one.quote.document_digest != other.quote.document_digest:
            docs = entries.document_of
            assert keys_of(one, docs[one.quote.document_digest]) & keys_of(other, docs[other.quote.document_digest])


def test_the_json_of_the_example_holds_what_the_gate_reads():
    from kelisim.faces.exports.records_json import records_to_plain

    assert GOLD.is_dir()
    found = records_to_plain(build(whole(), on=LAST))
    assert {"id", "kind", "name", "status", "slots", "claims", "contradictions"} <= set(found["records"][0])
    assert "60000000" in to_json(found)
