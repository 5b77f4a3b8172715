"""JSON in and out through one converter, all faults at once with their paths; the gold corpora go round."""

import json
from pathlib import Path

import pytest

from kelisim.errors import InvalidDocumentError
from kelisim.model import Claim, Document
from kelisim.model.codec import claim_from_plain, claim_to_plain, load, to_json

GATE = Path(__file__).resolve().parents[1] / "gate"


def gold():
    for path in sorted(GATE.glob("*/gold/*.json")):
        body = (path.parents[1] / "docs" / f"{path.stem}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
        document = Document(name=path.stem, text=body)
        for data in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            yield document, data


def test_every_gold_claim_goes_round():
    count = 0
    for document, data in gold():
        claim = claim_from_plain(data, document)
        again = json.loads(to_json(claim_to_plain(claim, document)))
        assert {**again, "parties": sorted(data["parties"])} == {
            **data,
            "parties": sorted(data["parties"]),
            "doc": document.name,
            "start": claim.quote.span.start,
            "end": claim.quote.span.end,
        }
        assert claim_from_plain(again, document) == claim
        assert claim_from_plain(again, document).id == claim.id
        count += 1
    assert count > 1000


def example() -> tuple[Document, dict]:
    document, data = next(pair for pair in gold() if pair[1]["kind"] == "target")
    return document, dict(data)


def test_all_faults_of_a_claim_are_told_at_once():
    document, data = example()
    data.update(indicator="happiness", value="many", quote="words that nobody said")
    with pytest.raises(InvalidDocumentError) as caught:
        claim_from_plain(data, document)
    faults = "\n".join(caught.value.faults)
    assert "$.value" in faults or "value" in faults
    assert "happiness" in faults
    assert "$.quote" in faults


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "wish"}, "is no kind of claim"),
        ({"parties": []}, "parties"),
        ({"fields": ["gossip"]}, "is no field"),
        ({"deadline": "soon"}, "deadline"),
        ({"mood": "good"}, "mood"),
        ({"direction": "sideways"}, "'sideways' is none of reach, increase_by, multiply_by"),
        ({"start": 0, "end": 1, "quote": "zz"}, "does not stand at"),
        ({"confidence": 7}, "between 0 and 1"),
    ],
)
def test_a_fault_names_its_place(change, words):
    document, data = example()
    with pytest.raises(InvalidDocumentError, match=words):
        claim_from_plain({**data, **change}, document)


def test_a_quote_that_stands_twice_needs_offsets():
    document = Document(name="r", text="They signed it. They signed it.")
    _, data = example()
    data["quote"] = "They signed it."
    with pytest.raises(InvalidDocumentError, match="stands 2 times"):
        claim_from_plain(data, document)
    assert claim_from_plain({**data, "start": 16, "end": 31}, document).quote.span.start == 16


def test_the_id_hangs_on_content_alone():
    document, data = example()
    claim = claim_from_plain(data, document)
    renamed = Document(name="another", text=document.text)
    assert claim_from_plain(data, renamed).id == claim.id
    assert claim_from_plain({**data, "confidence": 0.3, "rule": "x"}, document).id == claim.id
    assert claim_from_plain({**data, "deadline": "2031"}, document).id != claim.id


def test_plain_documents_are_checked_whole():
    with pytest.raises(InvalidDocumentError) as caught:
        load({"name": 3, "words": "x"}, Document)
    faults = "\n".join(caught.value.faults)
    assert "name" in faults
    assert "words" in faults
    assert "text" in faults


def test_an_amended_claim_keeps_its_quote():
    document, data = example()
    claim = claim_from_plain(data, document)
    amended = claim.amended(qualifier="approx")
    assert isinstance(amended, Claim)
    assert amended.quote == claim.quote
    assert amended.slots.qualifier == "approx"
    assert amended.id != claim.id
