"""Every kind of claim comes through the ledger as it was; shown on the gold corpora and by made-up values."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.samples import claim, reading_of, report

from kelisim.ledger import Ledger
from kelisim.model import KINDS, Decision, Document, Issue, Observation, Period
from kelisim.model.codec import claim_from_plain

GATE = Path(__file__).parent.parent / "gate"
GOLD = sorted([*GATE.glob("kaz-uzb/gold/*.json"), *GATE.glob("pairs/gold/*.json"), *GATE.glob("russian/gold/*.json")])


def _report(gold):
    text = gold.parent.parent.joinpath("docs", f"{gold.stem}.md").read_text(encoding="utf-8")
    _, head, body = text.split("---\n", 2)
    header = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Document(name=gold.stem, text=body.strip(), title=header.get("title", ""), date=header.get("date"))


def test_every_kind_of_claim_comes_out_as_it_was(ledger):
    added, kinds = {}, set()
    for gold in GOLD:
        document = _report(gold)
        lines = json.loads(gold.read_text(encoding="utf-8"))["claims"]
        claims = {one.id: one for one in (claim_from_plain(line, document) for line in lines)}
        ledger.add_reading(*reading_of(document, claims.values()))
        added |= claims
        kinds |= {one.kind for one in claims.values()}
    assert kinds == set(KINDS)
    assert ledger.entries().claim_of == added
    assert ledger.verify() == ()


words = st.text(min_size=1, max_size=20)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
exactly = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def memory():
    with Ledger.create(":memory:", ["KAZ", "UZB"]) as made:
        yield made


@exactly
@given(value=amounts, confidence=st.none() | st.floats(0, 1), rule=st.none() | words, speaker=st.none() | words)
def test_numbers_and_words_of_claims_are_exact(memory, value, confidence, rule, speaker):
    document = report(1)
    one = claim(document, 0, value=str(value), confidence=confidence, rule=rule, speaker=speaker)
    memory.add_reading(*reading_of(document, [one], reader=f"{confidence} {rule!r}"))
    found = memory.entries().claim_of.get(one.id)
    if found is not None:  # else an equal reading was there before, and another one is in force
        assert (found, found.confidence, found.rule) == (one, confidence, rule)
    assert memory.verify() == ()


@exactly
@given(value=amounts, words=words, unit=words, vintage=st.none() | words)
def test_observations_are_exact(memory, value, words, unit, vintage):
    one = Observation(words, words, "exports", "KAZ", "UZB", Period("2024"), value, unit, vintage=vintage)
    memory.add_observations([one])
    assert one in memory.entries().observations


plain = st.dictionaries(
    words, st.none() | st.booleans() | st.integers() | words | st.lists(words, max_size=3), max_size=4
)


@exactly
@given(value=st.none() | plain, by=words, reason=st.text(max_size=30), score=st.none() | st.floats(0, 1))
def test_decisions_are_exact(memory, value, by, reason, score):
    one = Decision("amend", "c-1", value=value, by=by, reason=reason, score=score)
    if memory.add_decisions([one]):
        assert one in memory.entries().decisions


@exactly
@given(text=st.text(), by=words)
def test_issues_are_exact(memory, text, by):
    one = Issue(text, by=by)
    memory.add_issue(one)
    assert one in memory.entries().issues


@exactly
@given(text=st.text(min_size=1).filter(str.strip), title=st.text(), publisher=st.none() | words)
def test_documents_are_exact(memory, text, title, publisher):
    document = Document(name="odd", text=text, title=title, publisher=publisher)
    memory.add_reading(*reading_of(document, []))
    assert memory.entries().document_of[document.digest] == document


def test_decimals_come_back_without_a_float_between(memory):
    one = Observation("s", "s", "exports", "KAZ", "UZB", Period("2024"), Decimal("0.1000000000000000055"), "USD")
    memory.add_observations([one])
    assert one in memory.entries().observations
