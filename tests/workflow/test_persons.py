"""What persons do to a register: claims by hand, splits, overruling, undoing, second codings."""

from __future__ import annotations

import datetime as dt

import pytest
from growing import add, register_of, second_reports

from kelisim import register, workflow
from kelisim.errors import InvalidDocumentError, MisuseError, NotFoundError
from kelisim.model import Decision
from kelisim.model.claim import BY_HAND
from kelisim.model.codec import claim_to_plain

ON = dt.date(2030, 1, 1)


@pytest.fixture
def ledger(tmp_path):
    with register_of(tmp_path / "r.kelisim") as made:
        add(made, second_reports()[:4])
        workflow.link(made)
        yield made


def shown(ledger):
    return register.build(ledger.entries(), on=ON)


def some_claim(ledger):
    """A claim with its document."""
    entries = ledger.entries()
    one = min(entries.claims, key=lambda c: c.id)
    return one, entries.document_of[one.quote.document_digest]


def told(ledger, **other):
    """A line for a commitment nobody made, with the words of some claim."""
    one, document = some_claim(ledger)
    line = {
        "start": one.quote.span.start, "end": one.quote.span.end, "quote": one.quote.text, "kind": "commitment",
        "parties": list(ledger.parties), "fields": ["trade"], "speaker": None, "actors": list(ledger.parties),
        "action": "build a bridge of glass", "strength": "agreed",
    }  # fmt: skip
    return document.digest, line | other


def test_a_claim_by_hand_is_in_the_register_until_it_is_undone(ledger):
    before = shown(ledger)
    made = workflow.add_claim(ledger, *told(ledger), by="Aigul", reason="the reader missed it")
    after = shown(ledger)
    assert made.id in after.claim_of
    assert after.claim_of[made.id].rule == BY_HAND
    (said,) = [d for d in ledger.entries().decisions if d.left == made.id and not d.automatic]
    assert (said.verb, said.by, said.reason) == ("accept", "Aigul", "the reader missed it")
    workflow.undo(ledger, said, by="Aigul")
    assert set(shown(ledger).claim_of) == set(before.claim_of)
    assert workflow.add_claim(ledger, *told(ledger), by="Aigul").id in shown(ledger).claim_of


def test_a_claim_that_somebody_refused_can_be_made_again(ledger):
    made = workflow.add_claim(ledger, *told(ledger), by="Aigul")
    workflow.judge(ledger, Decision("reject", made.id, by="Botir"))
    assert made.id not in shown(ledger).claim_of
    workflow.add_claim(ledger, *told(ledger), by="Aigul")
    assert made.id in shown(ledger).claim_of


@pytest.mark.parametrize(
    ("other", "fault"),
    [({"quote": "words of another"}, "does not stand"), ({"kind": "wish"}, "no kind"), ({"fields": []}, "fields"),
     ({"strength": "perhaps"}, "strength"), ({"end": 10**7, "quote": None}, "ends after")],
)  # fmt: skip
def test_a_claim_that_breaks_a_rule_is_refused_and_leaves_nothing(ledger, other, fault):
    before = ledger.last_stamp()
    with pytest.raises(InvalidDocumentError, match=fault):
        workflow.add_claim(ledger, *told(ledger, **other), by="Aigul")
    assert ledger.last_stamp() == before


def test_the_same_claim_twice_and_unknown_reports_are_refused(ledger):
    digest, line = told(ledger)
    workflow.add_claim(ledger, digest, line, by="Aigul")
    with pytest.raises(MisuseError, match="already"):
        workflow.add_claim(ledger, digest, line, by="Botir")
    with pytest.raises(NotFoundError):
        workflow.add_claim(ledger, "0" * 64, line, by="Aigul")


def halves(ledger):
    _, one = told(ledger, action="build a bridge of glass")
    _, other = told(ledger, action="open a theatre of shadows")
    return [one, other]


def test_a_split_is_one_act_and_undone_as_one(ledger):
    claim, _ = some_claim(ledger)
    before = shown(ledger)
    heard = workflow.split(ledger, claim, claim.id, halves(ledger), by="Aigul", seen=())
    assert not heard.meanwhile
    after = set(shown(ledger).claim_of)
    assert set(heard.decision.value["into"]) == after - set(before.claim_of)
    assert set(before.claim_of) - after == {claim.id}
    assert workflow.undo(ledger, heard.decision, by="Aigul") == 3
    assert set(shown(ledger).claim_of) == set(before.claim_of)


def test_a_part_that_says_what_the_claim_says_leaves_it_in_its_place(ledger):
    claim, document = some_claim(ledger)
    line = {key: value for key, value in claim_to_plain(claim, document).items() if key != "doc"}
    before = set(shown(ledger).claim_of)
    heard = workflow.split(ledger, claim, claim.id, [line, halves(ledger)[0]], by="Aigul")
    assert heard.decision.verb == "accept"
    assert len(set(shown(ledger).claim_of) - before) == 1
    assert before <= set(shown(ledger).claim_of)
    workflow.undo(ledger, heard.decision, by="Aigul")
    assert set(shown(ledger).claim_of) == before


@pytest.mark.parametrize("parts", [slice(0, 1), slice(0, 0)])
def test_a_split_into_one_is_refused(ledger, parts):
    claim, _ = some_claim(ledger)
    with pytest.raises(MisuseError, match="same"):
        workflow.split(ledger, claim, claim.id, halves(ledger)[parts], by="Aigul")
    with pytest.raises(MisuseError, match="same"):
        workflow.split(ledger, claim, claim.id, [halves(ledger)[0]] * 2, by="Aigul")


def test_who_decides_on_what_was_decided_meanwhile_is_told_so(ledger):
    claim, _ = some_claim(ledger)
    first = workflow.judge(ledger, Decision("accept", claim.id, by="Aigul"), seen=()).decision
    heard = workflow.judge(ledger, Decision("reject", claim.id, by="Botir"), seen=())
    assert [one.id for one in heard.meanwhile] == [first.id]
    assert claim.id in shown(ledger).claim_of
    split = workflow.split(ledger, claim, claim.id, halves(ledger), by="Botir", seen=())
    assert split.meanwhile
    assert claim.id in shown(ledger).claim_of
    assert not [one for one in shown(ledger).claim_of.values() if one.rule == BY_HAND]


def judgements(ledger, claim):
    return [d.id for d in ledger.entries().standing_decisions if d.left == claim.id and d.judgement]


def test_overruling_withdraws_the_other_and_undoing_it_brings_that_back(ledger):
    claim, _ = some_claim(ledger)
    first = workflow.judge(ledger, Decision("reject", claim.id, by="Aigul")).decision
    mine = workflow.judge(ledger, Decision("accept", claim.id, by="Botir"), seen=(), over=[first.id]).decision
    assert claim.id in shown(ledger).claim_of
    assert judgements(ledger, claim) == [mine.id]
    workflow.undo(ledger, mine, by="Botir")
    assert judgements(ledger, claim) == [first.id]
    assert claim.id not in shown(ledger).claim_of


def code(claim, first, verb, by="Botir", **slots):
    value = {"verb": verb, "first": first.id} | ({"slots": slots} if slots else {})
    return Decision("code", claim.id, value=value, by=by)


def test_a_second_coding_changes_nothing_and_is_held_against_the_first(ledger):
    claim, _ = some_claim(ledger)
    first = workflow.judge(ledger, Decision("accept", claim.id, by="Aigul")).decision
    before = shown(ledger)
    workflow.judge(ledger, code(claim, first, "reject"))
    assert shown(ledger).records == before.records
    (coded,) = workflow.second_codings(ledger.entries())
    assert (coded.claim_id, coded.first, coded.second.by, coded.agrees) == (claim.id, first, "Botir", False)
    workflow.undo(ledger, first, by="Aigul")
    assert len(workflow.second_codings(ledger.entries())) == 1
    workflow.undo(ledger, coded.second, by="Botir")
    assert workflow.second_codings(ledger.entries()) == ()


def test_two_corrections_agree_where_all_slots_do(ledger):
    claim, _ = some_claim(ledger)
    first = workflow.judge(ledger, Decision("amend", claim.id, value={"speaker": "A", "fields": ["water"]}, by="Aigul"))
    for fields, agrees in ((["water"], True), (["trade"], False)):
        made = workflow.judge(ledger, code(claim, first.decision, "amend", speaker="A", fields=fields)).decision
        (coded,) = workflow.second_codings(ledger.entries())
        assert coded.agrees is agrees
        workflow.undo(ledger, made, by="Botir")


def test_ones_own_second_word_is_no_second_coding(ledger):
    claim, _ = some_claim(ledger)
    first = workflow.judge(ledger, Decision("accept", claim.id, by="Aigul")).decision
    workflow.judge(ledger, code(claim, first, "reject", by="Aigul"))
    assert workflow.second_codings(ledger.entries()) == ()
