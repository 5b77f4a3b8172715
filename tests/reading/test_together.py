"""Reports that are read together give what each gives by itself."""

from __future__ import annotations

from pathlib import Path

from kelisim import reading, sources
from kelisim.model import Document

GATE = Path(__file__).resolve().parent.parent / "gate"


def _documents() -> list[Document]:
    paths = [*sorted((GATE / "pairs" / "docs").glob("*.md"))[:5], *sorted((GATE / "russian" / "docs").glob("*.md"))[:5]]
    found = [one.document for one in sources.load_all(map(str, paths)) if one.document is not None]
    nobody_reads = Document(
        name="kk", text="Екі ел арасындағы сауда бір жылда екі есе өсті деп хабарлады.", language="kk"
    )
    strange = Document(name="no words", text="12 34 56")
    return [found[0], nobody_reads, *found[1:7], strange, *found[7:]]


def test_each_report_gives_what_it_gives_alone() -> None:
    documents = _documents()
    alone = [reading.read(document) for document in documents]
    assert sum(len(one.claims) for one in alone) > 50
    assert [one.language for one in alone].count(None) == 1
    assert reading.read_all(documents) == alone
    assert reading.read_all(documents[::-1]) == alone[::-1]


def test_why_a_claim_was_read_is_told_of_each() -> None:
    documents = _documents()[:4]
    together = reading.read_all(documents, explain=True)
    assert together == [reading.read(document, explain=True) for document in documents]
    assert all(len(one.explanations) == len(one.claims) for one in together)


def test_the_sides_are_those_of_all() -> None:
    text = "The two sides agreed to open a consulate in Cebu."
    documents = [Document(name=str(number), text=text, language="en") for number in range(3)]
    claims = [claim for one in reading.read_all(documents, parties=("CHL", "PHL")) for claim in one.claims]
    assert [claim.parties for claim in claims] == [("CHL", "PHL")] * 3


def test_nothing_gives_nothing() -> None:
    assert reading.read_all([]) == []
